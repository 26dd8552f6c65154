"""What a person should know about a source before relying on it: how it was read, and what is doubtful in its text.

Nothing is changed here. An issue names the first lines it was found on; positions count in the canonical text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.errors import Issue, Severity
from dalil.reading.signs import SHOWN, signs_of
from dalil.reading.soundness import Soundness, soundness_of
from dalil.records.layouts import Read
from dalil.records.sources import Source

UTF8 = ("utf-8", "utf-8-bom")
MOST_UNKNOWN = 0.15  # of the words; undamaged texts stay below a third of it, one letter wrong in twenty reaches it
LEAST_WORDS = 50  # below so many Arabic words their share says little
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """How a source was read, and what its text shows; counts of characters, words and places in it."""

    file: str  # its name
    reader: str  # versioned name
    encoding: str  # of the file's text
    language: str  # ar, en or und
    direction: str  # rtl or ltr
    characters: int  # code points of the text
    pages: int  # 0 where the format has none
    text_pages: int  # of them, those whose characters the file holds
    ocr_pages: int  # those recognised in an image
    empty_pages: tuple[int, ...]  # those without text, from 1
    confidence: float | None  # of OCR: mean over its pages, 0 to 1
    doubts: int  # words that OCR is not sure of
    arabic_words: int  # of three letters or more; of a very long text, those of pieces of it
    unknown: float | None  # share of them that are in no use; None where they are too few
    reversed_lines: int  # whose letters or words run from the wrong end
    mojibake: int  # places that look as if read in a wrong encoding
    lost: int  # places where a character was lost
    hidden: int  # invisible characters, those that change the order shown too
    forms: int  # places in Arabic presentation forms
    mixed: int  # words with letters of two scripts
    doubtful: tuple[str, ...]  # codes of the issues above a note


def inspect(source: Source) -> tuple[Issue, ...]:
    """All that a person should know about the text of a source, gravest first."""
    issues = [*_encoding(source), *signs_of(source), *_words(source)]
    return tuple(sorted(issues, key=lambda i: (ORDER.index(i.severity), i.code)))


def health_of(source: Source, issues: Sequence[Issue]) -> Health:
    """The health of a source, of which reading found these issues."""
    pages = source.layout.pages if source.layout is not None else ()
    sure = [p.confidence for p in pages if p.confidence is not None]
    sound = soundness_of(source.text)
    grave = {i.code: None for i in issues if i.severity is not Severity.NOTE}
    return Health(
        file=source.origin,
        reader=source.reader,
        encoding=source.encoding,
        language=source.language,
        direction=source.direction,
        characters=len(source.text),
        pages=len(pages),
        text_pages=sum(p.read is Read.TEXT for p in pages),
        ocr_pages=sum(p.read is Read.OCR for p in pages),
        empty_pages=tuple(n for n, p in enumerate(pages, 1) if p.read is Read.EMPTY),
        confidence=round(sum(sure) / len(sure), 3) if sure else None,
        doubts=len(source.layout.doubts) if source.layout is not None else 0,
        arabic_words=sound.words,
        unknown=round(sound.share, 3) if sound.words >= LEAST_WORDS else None,
        reversed_lines=len(sound.turned),
        mojibake=_count(issues, "D152"),
        lost=_count(issues, "D153") + _count(issues, "D154"),
        hidden=_count(issues, "D150") + _count(issues, "D151"),
        forms=_count(issues, "D156"),
        mixed=_count(issues, "D157"),
        doubtful=tuple(grave),
    )


def _encoding(source: Source) -> Iterator[Issue]:
    if source.encoding not in UTF8:
        yield Issue(code="D155", severity=Severity.NOTE, where=source.origin, values=(("encoding", source.encoding),))


def _words(source: Source) -> Iterator[Issue]:
    """What the Arabic words show."""
    sound = soundness_of(source.text)
    if sound.turned:
        yield _turned(source, sound)
    if sound.words >= LEAST_WORDS and sound.share >= MOST_UNKNOWN:
        values = (("percent", f"{100 * sound.share:.0f}"), ("words", " ".join(sound.unknown_words)))
        yield Issue(code="D184", severity=Severity.WARNING, where=source.origin, values=values)


def _turned(source: Source, sound: Soundness) -> Issue:
    lines = ", ".join(map(str, sound.turned[:SHOWN]))
    values = (("count", str(len(sound.turned))), ("lines", lines))
    where = f"{source.origin}:{sound.turned[0]}"
    return Issue(code="D183", severity=Severity.WARNING, where=where, values=values)


def _count(issues: Sequence[Issue], code: str) -> int:
    return sum(int(dict(i.values).get("count", "0")) for i in issues if i.code == code)
