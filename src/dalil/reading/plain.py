"""Plain text and Markdown. The canonical text is the file's own, but for its byte-order mark, line ends and NFC.

Markdown is kept as it is written: positions count in it, and segmentation knows its marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from dalil.errors import Issue, ReadingError, Severity
from dalil.reading.encodings import Decoded, decode
from dalil.reading.extracts import ISO_DATE, sample
from dalil.reading.files import DEFAULT_LIMITS, Limits, Reading, bytes_of, refuse_other_formats
from dalil.reading.health import inspect
from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.text.direction import direction_of, language_of

PLAIN = "dalil.plain.v1"
MARKDOWN = "dalil.markdown.v1"
MARKDOWN_SUFFIXES = (".md", ".markdown")

LINE_ENDS = re.compile("\r\n?|\f")  # a form feed ends a page, so it ends a line
# NFC sorts the marks of a letter, in time quadratic in their number; no writing comes near this many.
MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\ufe20-\ufe2f"
)
MAX_MARKS = 200
MARKS_IN_A_ROW = re.compile(f"(?<![{MARKS}])[{MARKS}]{{{MAX_MARKS}}}")
# No pattern here may try a long line again and again: files hold lines of many megabytes.
FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<body>(?:.*\n){0,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FIELD = re.compile(r"^(title|publisher|date|published):[ \t]*(?P<value>\S.*)$", re.M)
HEADING = re.compile(r"^ {0,3}(?:(?P<fence>```|~~~)|#[ \t]+(?P<words>\S.*)$)", re.M)


def read(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Source:
    """The source in a text or Markdown file."""
    return _read(path, limits)[0]


def examine(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """The source in a text or Markdown file, and what a person should know about the file."""
    source, changes = _read(path, limits)
    return Reading(source=source, issues=(*changes, *inspect(source)))


def _read(path: Path, limits: Limits) -> tuple[Source, tuple[Issue, ...]]:
    data = bytes_of(path, limits=limits)
    refuse_other_formats(data, path)
    decoded = decode(data, path)
    text = _canonical(decoded.text, path)
    if not text.strip():
        raise ReadingError("D105", path=path)
    changes = tuple(_changes(data, decoded, path.name))
    return _source(text, raw_digest=digest_of(data), encoding=decoded.encoding, path=path), changes


def _canonical(text: str, path: Path) -> str:
    """The text with LF line ends, without NULs, in NFC."""
    if MARKS_IN_A_ROW.search(text):
        raise ReadingError("D116", path=path, limit=MAX_MARKS)
    text = LINE_ENDS.sub("\n", text.removeprefix("\ufeff"))
    return unicodedata.normalize("NFC", text.replace("\0", ""))


def _changes(data: bytes, decoded: Decoded, file: str) -> Iterator[Issue]:
    """What makes the canonical text differ from the file in more than its line ends."""
    if not unicodedata.is_normalized("NFC", decoded.text):
        yield Issue(code="D158", severity=Severity.NOTE, where=file)
    wide = decoded.encoding.startswith(("utf-16", "utf-32"))
    nuls = decoded.text.count("\0") if wide else len(data) - len(data.rstrip(b"\0"))
    if nuls:
        yield Issue(code="D159", severity=Severity.WARNING, where=file, values=(("count", str(nuls)),))


def _source(text: str, *, raw_digest: str, encoding: str, path: Path) -> Source:
    is_markdown = path.suffix.lower() in MARKDOWN_SUFFIXES
    reader = MARKDOWN if is_markdown else PLAIN
    fields = _front_matter(text) if is_markdown else {}
    published = ISO_DATE.match(fields.get("published") or fields.get("date") or "")
    language = language_of(sample(text))
    return Source(
        id=source_id(raw_digest, reader),
        raw_digest=raw_digest,
        text=text,
        text_digest=text_digest(text),
        language=language,
        direction=direction_of(language),
        title=fields.get("title") or (_first_heading(text) if is_markdown else None),
        publisher=fields.get("publisher"),
        published=published.group() if published else None,
        origin=path.name,
        reader=reader,
        encoding=encoding,
    )


def _front_matter(text: str) -> dict[str, str]:
    found = FRONT_MATTER.match(text)
    return {m[1]: _unquoted(m["value"]) for m in FIELD.finditer(found["body"])} if found else {}


def _unquoted(value: str) -> str:
    value = value.rstrip()
    return value[1:-1] if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'" else value


def _first_heading(text: str) -> str | None:
    """The words of the first heading of level one outside code."""
    fenced = False
    for match in HEADING.finditer(text):
        if match["fence"] is not None:
            fenced = not fenced
        elif not fenced:
            return _without_closing(match["words"])
    return None


def _without_closing(words: str) -> str:
    """The words without the marks that may close a heading (`# Title #`)."""
    words = words.rstrip()
    bare = words.rstrip("#")
    return bare.rstrip() if bare.endswith((" ", "\t")) else words
