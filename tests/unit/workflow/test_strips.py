"""Pieces of page images beside what OCR has read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from dalil.errors import ReadingError
from dalil.publishing.material import CodedSource
from dalil.records.layouts import Box, Layout, Page, Read, Stretch, packed
from dalil.records.quotes import Span, quote_at
from dalil.records.runs import digest_of
from dalil.records.sources import Source
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.steps import code_source
from dalil.workflow.strips import BATCH, Strips, bytes_at, scanned_boxes
from factories import make_layout, make_source

FILE = b"the bytes of the scan"
PNG = b"\x89PNG\r\n\x1a\n" + b"." * 92
GIFTS = 3


def coded(*, gifts: int = GIFTS, read: Read = Read.OCR) -> CodedSource:
    """A list of gifts, on one page of that kind."""
    lines = [f"- Norway granted Malawi {n + 2} million dollars in 20{n + 10}." for n in range(gifts)]
    text = "Relations of Malawi: Norway\n\nGains:\n\n" + "\n".join(lines) + "\n"
    layout = make_layout(text, [(0, read, 0.9 if read is Read.OCR else None)])
    source = replace(make_source(text, origin="scan.png"), raw_digest=digest_of(FILE), layout=layout)
    return code_source(source, (), kit_for(Wish()))


def cut(data: bytes, source: Source, groups: Sequence[tuple[Box, ...]]) -> list[bytes | None]:
    """A picture for every group."""
    assert data == FILE and 0 < len(groups) <= BATCH
    return [PNG] * len(groups)


def notes(found: CodedSource) -> list[tuple[str, dict[str, str]]]:
    """The notes on strips."""
    return [(i.code, dict(i.values)) for i in found.issues]


def test_every_claim_to_verify_gets_its_lines_of_the_page() -> None:
    found = Strips(cut=cut).beside(coded(gifts=BATCH + 2), lambda: FILE)
    assert len(found.strips) == BATCH + 2
    assert {(s.page, s.png) for strips in found.strips.values() for s in strips} == {(1, PNG)}
    assert notes(found) == []


def test_text_that_the_file_holds_has_no_strip_and_its_bytes_are_not_asked_for() -> None:
    found = coded(read=Read.TEXT)
    assert Strips(cut=cut).beside(found, lambda: 1 / 0) is found


def test_a_full_dossier_says_how_many_strips_it_leaves_out() -> None:
    strips = Strips(cut=cut, count=GIFTS + 1)
    assert notes(strips.beside(coded(), lambda: FILE)) == []
    assert notes(strips.beside(coded(), lambda: FILE)) == [("D707", {"left_out": "2", "count": "3"})]
    small = Strips(cut=cut, size=2 * len(PNG)).beside(coded(), lambda: FILE)
    assert (len(small.strips), notes(small)) == (2, [("D707", {"left_out": "1", "count": "3"})])


def test_pages_that_cannot_be_shown_are_told() -> None:
    found = Strips(cut=lambda data, source, groups: [PNG, None, None]).beside(coded(), lambda: FILE)
    assert (len(found.strips), notes(found)) == (1, [("D708", {"count": "2"})])


def test_a_file_that_is_gone_or_changed_is_never_shown(tmp_path: Path) -> None:
    for data in (bytes_at(tmp_path / "gone.png"), b"other bytes"):
        found = Strips(cut=cut).beside(coded(), lambda data=data: data)
        assert (found.strips, notes(found)) == ({}, [("D708", {"count": "3"})])


def test_a_parser_that_breaks_off_costs_the_strips_only() -> None:
    def broken(data: bytes, source: Source, groups: Sequence[tuple[Box, ...]]) -> list[bytes | None]:
        raise ReadingError("D118", path=source.origin, reason="signal 11")

    found = Strips(cut=broken).beside(coded(), lambda: FILE)
    assert [code for code, _ in notes(found)] == ["D118", "D708"]
    assert {i.severity.value for i in found.issues} == {"note"}


def test_a_quote_over_two_pages_has_a_strip_of_each_that_was_scanned() -> None:
    plain = coded(gifts=1)
    text = plain.source.text
    halves = [(0, Read.TEXT, None), (text.index("2 million"), Read.OCR, 0.9), (text.index("in 2010"), Read.OCR, 0.9)]
    source = replace(plain.source, layout=make_layout(text, halves))
    (strips,) = Strips(cut=cut).beside(replace(plain, source=source), lambda: FILE).strips.values()
    assert [s.page for s in strips] == [2, 3]


def test_lines_of_two_columns_are_shown_apart() -> None:
    lines = [(100, 700), (100, 716), (300, 90), (300, 106)]
    layout = Layout(
        blocks=(),
        pages=(Page(width=595, height=842, read=Read.OCR),),
        stretches=(
            Stretch(
                span=Span(start=0, end=8),
                page=1,
                boxes=packed(
                    [(4 * x + 20 * n, 4 * y, 4 * x + 20 * n + 20, 4 * y + 40) for x, y in lines for n in (0, 1)]
                ),
            ),
        ),
    )
    groups = scanned_boxes([quote_at("s", "abcdefgh", 0, 8)], layout)
    assert [[(b.left, b.top) for b in group] for group in groups] == [lines[:2], lines[2:]]


def test_a_claim_whose_place_is_not_known_has_no_strip() -> None:
    found = coded(gifts=1)
    layout = found.source.layout
    assert isinstance(layout, Layout)
    bare = replace(layout, stretches=tuple(replace(s, boxes=b"") for s in layout.stretches))
    shown = Strips(cut=cut).beside(replace(found, source=replace(found.source, layout=bare)), lambda: FILE)
    assert notes(shown) == [("D708", {"count": "1"})]
