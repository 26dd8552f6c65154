"""What a person should know of pages that were read by OCR."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dalil.errors import Issue, Severity
from dalil.reading.scans.pages import ScannedPage

POOR = 0.65  # a page read with less confidence is reported
STRANGE = 0.6  # so is one of whose words fewer are in use
SHOWN = 8  # words or pages that an issue names


def issues_of(pages: Mapping[int, ScannedPage], name: str) -> tuple[Issue, ...]:
    """The issues of the pages of a file that were read by OCR, by their numbers."""
    return (
        *_late(pages, name),
        *_poor(pages, name),
        *_doubled(pages, name),
        *_read(pages, name),
        *_left_out(pages, name),
    )


def _read(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    read = {n: p for n, p in pages.items() if p.lines}
    if not read:
        return
    letters = {n: sum(len(line.text) for line in p.lines) for n, p in read.items()}
    mean = sum(p.confidence * letters[n] for n, p in read.items()) / sum(letters.values())
    values = (("count", str(len(read))), ("pages", numbered(list(read))), ("confidence", percent(mean)))
    yield Issue(code="D167", severity=Severity.NOTE, where=name, values=values)


def _poor(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    for number, page in pages.items():
        strange = page.sense is not None and page.sense < STRANGE
        if not page.lines or (page.confidence >= POOR and not strange):
            continue
        sense = "-" if page.sense is None else percent(page.sense)
        values = (("page", str(number)), ("confidence", percent(page.confidence)), ("known", sense))
        yield Issue(code="D168", severity=Severity.WARNING, where=name, values=values)


def _late(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    late = [n for n, p in pages.items() if p.late]
    if late:
        values = (("count", str(len(late))), ("pages", numbered(late)))
        yield Issue(code="D169", severity=Severity.ERROR, where=name, values=values)


def _left_out(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    words = [word for page in pages.values() for word in page.left_out]
    if words:
        values = (("count", str(len(words))), ("words", " ".join(words[:SHOWN])))
        yield Issue(code="D170", severity=Severity.NOTE, where=name, values=values)


def _doubled(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    pairs = [
        (n, f"{line.text[d.start : d.end]} / {d.other}")
        for n, page in pages.items()
        for line in page.lines
        for d in line.doubts
        if d.other is not None
    ]
    if pairs:
        numbers = list(dict.fromkeys(n for n, _ in pairs))
        shown = "; ".join(words for _, words in pairs[:SHOWN])
        values = (("count", str(len(pairs))), ("pages", numbered(numbers)), ("words", shown))
        yield Issue(code="D171", severity=Severity.WARNING, where=name, values=values)


def percent(share: float) -> str:
    """A share in whole percent."""
    return str(round(100 * share))


def numbered(pages: list[int]) -> str:
    """Page numbers as people write them: 1-3, 7."""
    runs: list[list[int]] = []
    for n in sorted(pages):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in runs]
    return ", ".join(shown[:SHOWN]) + (", ..." if len(shown) > SHOWN else "")
