"""`dalil code`: files in, published claims out, without a study."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dalil.codebook.loading import load_codebook
from dalil.errors import DalilError, Issue, Severity, UsageError
from dalil.plugins import coding_method
from dalil.publishing.jsonl import answer_line
from dalil.publishing.material import CodedSource
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitKind, unit_id
from dalil.workflow.actors import registry_with, settings_digest
from dalil.workflow.exports import Report
from dalil.workflow.runs import files_of
from dalil.workflow.steps import Kit, code_source, code_units, decided, read_source
from dalil.workflow.texts import placed, source_of_text

METHOD = "dalil.rules.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked of a coding."""

    codebook: str = "relations"
    actors: tuple[Path, ...] = ()
    voice: str | None = None


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
    method = coding_method(METHOD, settings_digest=settings_digest(registry))
    return Kit(codebook=codebook, registry=registry, method=method)


def code_files(paths: Sequence[Path], wish: Wish, *, progress: TellFile = silent) -> Report:
    """Code files, and folders with all below them; one that cannot be read becomes an issue, and the others go on.

    Raises the reading error itself where only one file was given. Bytes that were coded already are not coded twice.
    """
    if not paths:
        raise UsageError("D002")
    kit = kit_for(wish)
    done: dict[str, CodedSource] = {}
    failed: list[Issue] = []
    duplicates: list[tuple[str, str]] = []
    files = list(files_of(paths, Path.cwd()))
    for number, (path, fault) in enumerate(files, start=1):
        try:
            source, health = read_source(path, fault)
        except DalilError as error:
            if len(files) == 1:
                raise
            failed.append(issue_of(error, path))
        else:
            if source.raw_digest in done:
                duplicates.append((str(path), done[source.raw_digest].source.origin))
            else:
                done[source.raw_digest] = _coded(source, health, kit, voice=wish.voice)
        progress(handled=number, total=len(files), where=str(path))
    return Report(material=tuple(done.values()), failed=tuple(failed), duplicates=tuple(duplicates), codebook=kit.codebook)


def code_lines(lines: Iterable[bytes], wish: Wish) -> Iterator[str]:
    """One {"id", "text"} a line in, one {"id", "claims"} a line out, in the same order."""
    kit = kit_for(wish)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        given_id, text = _unit_given(line, number)
        yield answer_line(given_id, _code_text(text, kit, wish.voice))
