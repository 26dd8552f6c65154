"""Checking layouts: do pages, places and doubts fit the text that they are about?"""

from __future__ import annotations

from collections.abc import Iterator

from dalil.errors import Issue, Severity, issue_of
from dalil.records.layouts import Layout, Stretch, places
from dalil.records.quotes import Span
from dalil.records.sources import Source


def layout_faults(source: Source) -> Iterator[Issue]:
    """What is wrong with the layout of a source, if it has one."""
    layout = source.layout
    if layout is None:
        return
    for what, span in _misplaced(layout, len(source.text)):
        yield _fault("D844", source, what=what, start=span.start, end=span.end, length=len(source.text))
    for stretch in layout.stretches:
        if not 0 < stretch.page <= len(layout.pages):
            yield _fault("D845", source, page=stretch.page, count=len(layout.pages))
        detail = _damage(stretch)
        if detail is not None:
            yield _fault("D846", source, page=stretch.page, detail=detail)


def _misplaced(layout: Layout, length: int) -> Iterator[tuple[str, Span]]:
    """What reaches past the text or stands before what comes before it."""
    parts = (("block", layout.blocks), ("stretch", layout.stretches), ("doubt", layout.doubts))
    for what, members in parts:
        at = 0
        for member in members:
            if member.span.start < at or member.span.end > length:
                yield what, member.span
            at = member.span.start if what == "doubt" else member.span.end


def _damage(stretch: Stretch) -> str | None:
    """Why the places of a stretch cannot be told, where they are said to be known."""
    try:
        places(stretch.boxes, stretch.span.end - stretch.span.start)
    except ValueError as fault:
        return str(fault)
    return None


def _fault(code: str, source: Source, /, **values: object) -> Issue:
    return issue_of(code, Severity.ERROR, source.origin, source=source.origin, **values)
