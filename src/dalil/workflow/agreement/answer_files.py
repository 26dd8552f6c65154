"""Answers in files: JSON Lines with a unit a line, as `dalil code` writes them and as people's readings are kept.

Each file is one coder. Units are the same where their ids are. A unit that a file lacks has no answer of its coder,
and one whose `claims` are null was left out on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import UsageError
from dalil.reliability.comparing.saying import Asked, Claims, Said, Voter
from dalil.workflow.agreement.said_claims import Kind, claim_in
from dalil.workflow.json_lines import Codes, Json, objects

CODES = Codes("D527", "D523")
KINDS = {"dalil.rules.v1": "rules", "dalil.events.v1": "trained"}
UNKNOWN = "file"  # what kind of coder a file is of that does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a coder's file says of one unit."""

    unit_id: str
    document: str | None
    text: str | None
    claims: Claims | None
    coders: frozenset[str]  # that its claims name


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFile:
    """The answers of one coder."""

    path: Path
    lines: Mapping[str, Line]  # by unit

    @property
    def kind(self) -> str:
        """What kind of coder it is, where all its claims name one that dalil knows."""
        named = {KINDS.get(coder, UNKNOWN) for line in self.lines.values() for coder in line.coders}
        return named.pop() if len(named) == 1 else UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledAnswers:
    """What some files say, and the words of their units."""

    said: Said
    texts: Mapping[str, str]


def answers_in(paths: Sequence[Path], kinds: Mapping[str, Kind], *, reference: Path | None = None) -> FiledAnswers:
    """The answers of two or more files, or of one against a reference, whose claims count as decided."""
    given = [*paths, *([] if reference is None else [reference])]
    if len(given) < 2:
        raise UsageError("D521", count=len(given))
    if len({p.resolve() for p in given}) < len(given):
        raise UsageError("D522", paths=", ".join(map(str, given)))
    files = [_read(path, kinds) for path in given]
    units = dict.fromkeys(unit for file in files for unit in file.lines)
    if not any(sum(unit in f.lines for f in files) > 1 for unit in units):
        raise UsageError("D525", paths=", ".join(map(str, given)), example=next(iter(units), "–"))
    texts = {unit: text for unit in units if (text := _text(unit, files)) is not None}
    asked = (_asked(unit, files, len(paths), texts.get(unit, "")) for unit in units)
    return FiledAnswers(said=Said(voters=_voters(files[: len(paths)]), units=tuple(asked)), texts=texts)


def _voters(files: Sequence[AnswerFile]) -> tuple[Voter, ...]:
    """The coders, by the names of their files; by their paths, where names are the same."""
    stems = [f.path.stem for f in files]
    names = stems if len(set(stems)) == len(stems) else [str(f.path) for f in files]
    return tuple(Voter(id=name, name=name, kind=f.kind) for name, f in zip(names, files, strict=True))


def _asked(unit: str, files: Sequence[AnswerFile], coders: int, text: str) -> Asked:
    """What the coders say of a unit; what a file beyond them says is settled."""
    found = [f.lines.get(unit) for f in files]
    lines, beyond = found[:coders], found[coders:]
    documents = sorted(line.document for line in found if line is not None and line.document is not None)
    return Asked(
        unit_id=unit,
        document=documents[0] if documents else unit,
        length=len(text),
        said=tuple(None if line is None else line.claims for line in lines),
        gone=tuple("abstained" if line is not None and line.claims is None else "" for line in lines),
        settled=next((line.claims for line in beyond if line is not None), None),
    )


def _text(unit: str, files: Sequence[AnswerFile]) -> str | None:
    """The words of a unit, which all files that give them must give alike."""
    found = [(f.path, line.text) for f in files if (line := f.lines.get(unit)) is not None and line.text is not None]
    for path, text in found[1:]:
        if text.split() != found[0][1].split():
            raise UsageError("D526", id=unit, path=found[0][0], other=path)
    return found[0][1] if found else None


def _read(path: Path, kinds: Mapping[str, Kind]) -> AnswerFile:
    lines: dict[str, Line] = {}
    first: dict[str, int] = {}
    for number, given in objects(path, CODES):
        try:
            line = _line(given, kinds)
        except (KeyError, TypeError, ValueError, AttributeError) as fault:
            raise UsageError("D523", path=path, line=number, detail=_told(fault)) from fault
        if line.unit_id in lines:
            raise UsageError("D524", path=path, line=number, id=line.unit_id, first=first[line.unit_id])
        lines[line.unit_id], first[line.unit_id] = line, number
    return AnswerFile(path=path, lines=lines)


def _told(fault: Exception) -> str:
    return f"{fault.args[0]!r}" if isinstance(fault, KeyError) else str(fault)


def _line(given: Json, kinds: Mapping[str, Kind]) -> Line:
    unit, source = given.get("unit"), given.get("source")
    at = unit if isinstance(unit, dict) else given
    text, claims = at.get("text"), given["claims"]
    start = int(at.get("start") or 0) if at is unit else 0
    made = None if claims is None else tuple(claim_in(c, kinds, text=text, start=start) for c in claims)
    return Line(
        unit_id=_word(at["id"]),
        document=_document(given.get("doc"), source),
        text=None if text is None else _word(text),
        claims=made,
        coders=frozenset(str(c.get("coder")) for c in claims or ()),
    )


def _document(doc: object, source: object) -> str | None:
    """The document of a unit: what the line says, else the file of its source."""
    if isinstance(doc, str) and doc:
        return doc
    found = source.get("file") or source.get("id") if isinstance(source, dict) else source
    return found if isinstance(found, str) and found else None


def _word(value: object) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value:
        raise TypeError(f"{value!r}")
    return value
