"""Sources made of text at hand, not of files (lines of a pipe, examples of a codebook), and places told to people."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from dalil.errors import Issue
from dalil.records.quotes import Span
from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id
from dalil.records.units import Unit, UnitKind, unit_id
from dalil.text.direction import direction_of, language_of

READER = "dalil.text.v1"
SPAN = re.compile(r":(\d+)-(\d+)$")


def source_of_text(text: str, origin: str) -> Source:
    """A source of that text, made canonical (NFC, LF)."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raw = digest_of(text.encode("utf-8", "surrogatepass"))
    language = language_of(text)
    return Source(
        id=source_id(raw, READER),
        raw_digest=raw,
        text=text,
        text_digest=raw,
        language=language,
        direction=direction_of(language),
        title=None,
        publisher=None,
        published=None,
        origin=origin,
        reader=READER,
        encoding="utf-8",
    )


def whole_unit(source: Source, kind: UnitKind = UnitKind.SENTENCE) -> tuple[Unit, ...]:
    """The whole text of a source as one unit without context; no unit where it is empty."""
    if not source.text:
        return ()
    span = Span(start=0, end=len(source.text))
    id_ = unit_id(source.id, kind, span.start, span.end)
    return (Unit(id=id_, source_id=source.id, kind=kind, ordinal=0, span=span, context=span),)


def placed(issue: Issue, source: Source | None) -> Issue:
    """An issue at a place of a source, with file and line in place of the source's id and a span."""
    if source is None:
        return issue
    found = SPAN.fullmatch(issue.where.removeprefix(source.id))
    if found is None or not issue.where.startswith(source.id):
        return issue
    line = source.text.count("\n", 0, int(found[1])) + 1
    return replace(issue, where=f"{source.origin}:{line}")
