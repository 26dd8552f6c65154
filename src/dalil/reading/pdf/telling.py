"""What a person should know about how a PDF was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dalil.errors import Issue, Severity, issue_of
from dalil.reading.pages.lines import Line
from dalil.reading.pdf.leaves import Leaf
from dalil.reading.scans.reporting import faults_of, runs_of_pages
from dalil.records.layouts import Read

WORDS = 12  # that an issue shows
LISTED = 12  # stretches of pages that an issue names


def issues_of(leaves: Sequence[Leaf], left_out: Sequence[Line], name: str) -> tuple[Issue, ...]:
    """The issues of a document, each for all its pages."""
    scanned = {leaf.sheet.number: leaf.scan for leaf in leaves if leaf.scan is not None}
    page_wise = (*_recognised(leaves, name), *faults_of(scanned, name), *_unread(leaves, name), *_odd(leaves, name))
    return (*_left_out(leaves, left_out, name), *page_wise)


def _left_out(leaves: Sequence[Leaf], lines: Sequence[Line], name: str) -> Iterator[Issue]:
    references = sum(leaf.references for leaf in leaves)
    if lines or references:
        words = first_words(dict.fromkeys(m.text for m in lines))
        yield issue_of("D160", Severity.NOTE, name, lines=len(lines), references=references, words=words)


def _recognised(leaves: Sequence[Leaf], name: str) -> Iterator[Issue]:
    read = [leaf for leaf in leaves if leaf.page.read is Read.OCR]
    if read:
        known = [leaf.page.confidence or 0.0 for leaf in read]
        confidence = f"{sum(known) / len(known):.2f}"
        yield issue_of("D161", Severity.WARNING, name, pages=pages_of(read), confidence=confidence)


def _unread(leaves: Sequence[Leaf], name: str) -> Iterator[Issue]:
    unread = [leaf for leaf in leaves if leaf.unread and (leaf.scan is None or leaf.scan.failure is None)]
    if unread:
        yield issue_of("D162", Severity.ERROR, name, pages=pages_of(unread))
    empty = [leaf for leaf in leaves if leaf.page.read is Read.EMPTY and not leaf.unread]
    if empty:
        yield issue_of("D163", Severity.NOTE, name, pages=pages_of(empty))


def _odd(leaves: Sequence[Leaf], name: str) -> Iterator[Issue]:
    garbled = [leaf for leaf in leaves if leaf.garbled or leaf.renamed]
    if garbled:
        words = first_words(dict.fromkeys(w for leaf in garbled for w in leaf.garbled)) or "–"
        letters = ", ".join(dict.fromkeys(r for leaf in garbled for r in leaf.renamed)) or "–"
        yield issue_of("D164", Severity.WARNING, name, pages=pages_of(garbled), words=words, letters=letters)
    turned = [leaf for leaf in leaves if leaf.turned]
    if turned:
        count = sum(leaf.turned for leaf in turned)
        yield issue_of("D165", Severity.WARNING, name, pages=pages_of(turned), lines=count)
    hidden = [leaf for leaf in leaves if leaf.hidden]
    if hidden:
        words = first_words(leaf.hidden for leaf in hidden)
        count = sum(len(leaf.hidden) for leaf in hidden)
        yield issue_of("D166", Severity.WARNING, name, pages=pages_of(hidden), letters=count, words=words)


def first_words(texts: Iterable[str]) -> str:
    """The first words of some texts."""
    words = " / ".join(texts).split()
    return " ".join(words[:WORDS]) + ("…" if len(words) > WORDS else "")


def pages_of(leaves: Iterable[Leaf]) -> str:
    """The numbers of pages, those in a row as a range."""
    runs = runs_of_pages(leaf.sheet.number for leaf in leaves)
    ranges = [str(a) if a == b else f"{a}–{b}" for a, b in runs]
    return ", ".join(ranges[:LISTED]) + (", …" if len(ranges) > LISTED else "")
