"""What a person should know of pages that were read by OCR."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from dalil.errors import Issue, ReadingError, Severity, issue_of
from dalil.reading.files import Limits
from dalil.reading.scans.outcomes import Failure, ScannedPage

POOR = 0.65  # a page read with less confidence is reported
STRANGE = 0.6  # so is one of whose words fewer are in use
FAILURES = (("D169", Failure.LATE), ("D195", Failure.BROKEN), ("D196", Failure.CROWDED))
NO_LINES = "no lines of text"
SHOWN = 8  # words or pages that an issue names


def issues_of(pages: Mapping[int, ScannedPage], name: str) -> tuple[Issue, ...]:
    """The issues of the pages of a file that were read by OCR, by their numbers."""
    return (*faults_of(pages, name), *_read(pages, name))


def faults_of(pages: Mapping[int, ScannedPage], name: str) -> tuple[Issue, ...]:
    """The issues without the one that says which pages were read by OCR, which a PDF words in its own way."""
    failed = (i for code, failure in FAILURES for i in _failed(pages, name, code, failure))
    return (*failed, *_poor(pages, name), *_doubled(pages, name), *_left_out(pages, name))


def refusal(pages: Collection[ScannedPage], name: str, limits: Limits) -> ReadingError | None:
    """Why a file of which no page was read has no text, where it is not that its pages are empty."""
    failures = {p.failure for p in pages}
    if Failure.LATE in failures:
        return ReadingError("D117", path=name, limit=f"{limits.max_page_seconds:g}")
    if failures <= {None}:
        return None
    said = (p.reason for p in pages if p.failure is Failure.BROKEN)
    return ReadingError("D120", path=name, reason=next(said, NO_LINES))


def _read(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    read = {n: p for n, p in pages.items() if p.lines}
    if not read:
        return
    letters = {n: sum(len(line.text) for line in p.lines) for n, p in read.items()}
    mean = sum(p.confidence * letters[n] for n, p in read.items()) / sum(letters.values())
    pages_read = numbered(list(read))
    yield issue_of("D167", Severity.NOTE, name, count=len(read), pages=pages_read, confidence=percent(mean))


def _poor(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    for number, page in pages.items():
        strange = page.sense is not None and page.sense < STRANGE
        if not page.lines or (page.confidence >= POOR and not strange):
            continue
        sense = "-" if page.sense is None else percent(page.sense)
        sure = percent(page.confidence)
        yield issue_of("D168", Severity.WARNING, name, page=number, confidence=sure, known=sense)


def _failed(pages: Mapping[int, ScannedPage], name: str, code: str, failure: Failure) -> Iterator[Issue]:
    failed = [n for n, p in pages.items() if p.failure is failure]
    if failed:
        yield issue_of(code, Severity.ERROR, name, count=len(failed), pages=numbered(failed))


def _left_out(pages: Mapping[int, ScannedPage], name: str) -> Iterator[Issue]:
    words = [word for page in pages.values() for word in page.left_out]
    if words:
        yield issue_of("D170", Severity.NOTE, name, count=len(words), words=" ".join(words[:SHOWN]))


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
        yield issue_of("D171", Severity.WARNING, name, count=len(pairs), pages=numbered(numbers), words=shown)


def percent(share: float) -> str:
    """A share in whole percent."""
    return str(round(100 * share))


def numbered(pages: list[int]) -> str:
    """Page numbers as people write them: 1-3, 7."""
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in runs_of_pages(pages)]
    return ", ".join(shown[:SHOWN]) + (", ..." if len(shown) > SHOWN else "")


def runs_of_pages(pages: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last numbers of pages that follow one another."""
    runs: list[tuple[int, int]] = []
    for n in sorted(pages):
        if runs and n == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], n)
        else:
            runs.append((n, n))
    return runs
