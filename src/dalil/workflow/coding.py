"""`dalil code`: files in, published claims out, without a study."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Protocol

from dalil.codebook.loading import load_codebook
from dalil.errors import DalilError, Issue, UsageError
from dalil.plugins import coding_method, method_of
from dalil.publishing.jsonl import answer_line
from dalil.publishing.material import CodedSource
from dalil.reading.likeness import Likenesses, signature_of
from dalil.records.sources import Source
from dalil.workflow.actors import registry_with, settings_digest
from dalil.workflow.archives import Archives, PathIssue
from dalil.workflow.exports import Report
from dalil.workflow.files import NO_FILE, error_of, files_of
from dalil.workflow.sidecars import Sidecars
from dalil.workflow.steps import Kit, code_source, code_units, decided, read_source
from dalil.workflow.strips import Strips, bytes_at
from dalil.workflow.texts import placed, source_of_text, whole_unit
from dalil.workflow.twins import twin_issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked of a coding."""

    codebook: str = "relations"
    actors: tuple[Path, ...] = ()
    voice: str | None = None
    min_score: float = 0.0  # claims scored lower are left out


class TellFile(Protocol):
    """How long work tells that one file more is through."""

    def __call__(self, *, handled: int, total: int, where: str) -> None: ...


def silent(*, handled: int, total: int, where: str) -> None:
    """Tell nobody."""


def kit_for(wish: Wish) -> Kit:
    """Codebook, registry and coder as wished for."""
    if wish.voice is not None and not wish.voice.strip():
        raise UsageError("D013")
    codebook = load_codebook(wish.codebook)
    registry = registry_with(wish.actors)
    method = coding_method(method_of(codebook), settings_digest=settings_digest(registry))
    return Kit(codebook=codebook, registry=registry, method=method)


def code_files(
    paths: Sequence[Path],
    wish: Wish,
    *,
    out: Path | None = None,
    images: bool = False,
    progress: TellFile = silent,
) -> Report:
    """Code files, and folders and archives with all in them; one that cannot be read becomes an issue.

    Raises the reading error itself where there is only one file. The same bytes are coded once, and what lies in `out`
    is passed over. With `images`, the page is shown where an amount or a date from OCR is to verify.
    """
    if not paths:
        raise UsageError("D002")
    kit = kit_for(wish)
    strips = Strips() if images else None
    done: dict[str, CodedSource] = {}
    texts = Likenesses()
    failed: list[Issue] = []
    duplicates: list[tuple[str, str]] = []
    with Archives() as archives:
        sidecars = Sidecars(paths, is_root=archives.is_root)
        with archives.naming():
            files, notes = sidecars.parted(_files_of(paths, out, archives))
        for number, (path, fault) in enumerate(files, start=1):
            shown = archives.shown(path) if fault is None else fault.where
            try:
                source, health = _read(path, fault, archives)
            except DalilError as error:
                if len(files) == 1:
                    raise
                failed.append(error.as_issue(shown))
            else:
                twin = done.get(source.raw_digest)
                if twin is None:
                    source = sidecars.of(path).applied(source)
                    health = (*health, *_twins(source, texts)) if len(files) > 1 else health
                    coded = _coded(source, health, kit, voice=source.voice or wish.voice).scored(wish.min_score)
                    done[source.raw_digest] = coded if strips is None else strips.beside(coded, partial(bytes_at, path))
                else:
                    duplicates.append((shown, twin.source.origin))
            progress(handled=number, total=len(files), where=shown)
    return Report(
        material=tuple(done.values()),
        failed=tuple(failed),
        duplicates=tuple(duplicates),
        notes=tuple(map(archives.named, notes)),
        codebook=kit.codebook,
    )


def _twins(source: Source, texts: Likenesses) -> tuple[Issue, ...]:
    """That a source has the text of one before it, or nearly; it is remembered for those after it."""
    signature = signature_of(source.text)
    found = twin_issue(source, signature, texts, name=str)
    texts.add(source.origin, signature)
    return found


def _files_of(paths: Sequence[Path], out: Path | None, archives: Archives) -> Iterator[PathIssue]:
    """The files to code, each once, in order, with what is wrong with a path that has none."""
    seen: set[tuple[Path, Issue | None]] = set()
    for path, fault in files_of(paths, Path.cwd(), archives):
        goal = path.resolve()
        if (goal, fault) not in seen and (out is None or out.resolve() not in goal.parents):
            seen.add((goal, fault))
            yield path, fault


def _read(path: Path, fault: Issue | None, archives: Archives) -> tuple[Source, tuple[Issue, ...]]:
    if fault is not None and fault.code != NO_FILE:  # its reader says more exactly why there is none
        raise error_of(fault)
    return archives.read(path, read_source)


def _coded(source: Source, health: Sequence[Issue], kit: Kit, *, voice: str | None) -> CodedSource:
    coded = code_source(source, health, kit, voice=voice)
    return replace(coded, issues=tuple(placed(issue, source) for issue in coded.issues))


def code_lines(lines: Iterable[bytes], wish: Wish) -> Iterator[str]:
    """One {"id", "text"} a line in, one {"id", "claims"} a line out, in the same order."""
    kit = kit_for(wish)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        given_id, text = unit_given(line, number)
        yield answer_line(given_id, code_text(text, kit, voice=wish.voice).scored(wish.min_score))


def unit_given(line: bytes, number: int) -> tuple[str, str]:
    """The id and the text of one line of units; raises `UsageError` D004."""
    try:
        given = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UsageError("D004", line=number, detail=str(error)) from error
    if not isinstance(given, dict):
        raise UsageError("D004", line=number, detail=type(given).__name__)
    found = {key: type(given[key]).__name__ if key in given else "–" for key in ("id", "text")}
    if set(found.values()) != {"str"}:
        raise UsageError("D004", line=number, detail=", ".join(f"{key}: {kind}" for key, kind in found.items()))
    return given["id"], given["text"]


def code_text(text: str, kit: Kit, *, voice: str | None = None) -> CodedSource:
    """One text as one unit of a source of its own; its positions count in the text made canonical (NFC, LF)."""
    source = source_of_text(text, "")
    units = whole_unit(source)
    return decided(source, units, (), code_units(source, units, kit, voice=voice))
