"""`dalil code`: files in, published claims out, without a study."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Codebook
from dalil.errors import DalilError, Issue, Severity, UsageError
from dalil.plugins import coding_method
from dalil.publishing.files import write_text
from dalil.publishing.jsonl import answer_line
from dalil.publishing.labels import labels_of
from dalil.publishing.material import CodedSource, units_read
from dalil.records.quotes import Span
from dalil.records.units import Unit, UnitKind, unit_id
from dalil.recognition.registry import load_registry
from dalil.workflow.exports import EXPORTS, render
from dalil.workflow.steps import Kit, code_source, code_units, decided, read_source
from dalil.workflow.texts import source_of_text

METHOD = "dalil.rules.v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the user asked of a coding."""

    codebook: str = "relations"
    actors: tuple[Path, ...] = ()
    voice: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a coding."""

    material: tuple[CodedSource, ...]
    failed: tuple[Issue, ...]
    codebook: Codebook = field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """Sources, units, claims and issues."""
        return {
            "sources": len(self.material),
            "units": units_read(self.material),
            "claims": sum(len(m.claims(u)) for m in self.material for u in m.units),
            "issues": len(self.issues),
        }

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every issue, of files that failed and of files that did not."""
        return (*self.failed, *(i for m in self.material for i in m.issues))

    def render(self, name: str, lang: str) -> Iterator[str]:
        """The text of one format, in pieces."""
        return render(name, self.material, labels_of(self.codebook), lang)


def kit_for(wish: Wish) -> Kit:
    """Codebook, registry and coder as wished for."""
    return Kit(
        codebook=load_codebook(wish.codebook), registry=load_registry(*wish.actors), method=coding_method(METHOD)
    )


def code_files(paths: Sequence[Path], wish: Wish) -> Report:
    """Code files, each for itself; one that cannot be read becomes an issue, and the others go on.

    Raises the reading error itself where only one file was given.
    """
    kit = kit_for(wish)
    done: list[CodedSource] = []
    failed: list[Issue] = []
    for path in files_in(paths):
        try:
            source, health = read_source(path)
        except DalilError as error:
            if len(paths) == 1 and not paths[0].is_dir():
                raise
            values = tuple((name, str(value)) for name, value in error.values.items())
            failed.append(Issue(code=error.code, severity=Severity.ERROR, where=str(path), values=values))
            continue
        done.append(code_source(source, health, kit, voice=wish.voice))
    return Report(material=tuple(done), failed=tuple(failed), codebook=kit.codebook)


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the files of folders named, in sorted order without hidden ones."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def write_report(report: Report, folder: Path, formats: Sequence[str], lang: str) -> tuple[Path, ...]:
    """Write the wanted formats into a folder; returns the files."""
    written = []
    for name in formats:
        path = folder / EXPORTS[name]
        write_text(path, report.render(name, lang))
        written.append(path)
    return tuple(written)


def code_lines(lines: Iterable[bytes], wish: Wish) -> Iterator[str]:
    """One {"id", "text"} a line in, one {"id", "claims"} a line out, in the same order."""
    kit = kit_for(wish)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        given_id, text = _unit_given(line, number)
        yield answer_line(given_id, _code_text(text, kit, wish.voice))


def _unit_given(line: bytes, number: int) -> tuple[str, str]:
    try:
        given = json.loads(line)
        given_id, text = given["id"], given["text"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError("D004", line=number, detail=str(error) or type(error).__name__) from error
    if not isinstance(given_id, str) or not isinstance(text, str):
        raise UsageError("D004", line=number, detail="id, text")
    return given_id, text


def _code_text(text: str, kit: Kit, voice: str | None) -> CodedSource:
    """One text as one unit of a source of its own; its positions count in the text made canonical (NFC, LF)."""
    source = source_of_text(text, "")
    text = source.text
    units: tuple[Unit, ...] = ()
    if text:
        span = Span(start=0, end=len(text))
        kind = UnitKind.SENTENCE
        units = (
            Unit(
                id=unit_id(source.id, kind, 0, len(text)),
                source_id=source.id,
                kind=kind,
                ordinal=0,
                span=span,
                context=span,
            ),
        )
    return decided(source, units, (), code_units(source, units, kit, voice=voice), kit)
