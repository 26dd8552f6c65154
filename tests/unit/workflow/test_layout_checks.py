"""Layouts that do not fit their text are found when a study or an output is checked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import Issue
from dalil.publishing.jsonl import jsonl
from dalil.records.layouts import Doubt, Layout, Page, Read, Stretch, packed
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.storage.sqlite import open_store
from dalil.workflow.checks import CheckReport, check_jsonl, check_store
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.layout_checks import layout_faults
from dalil.workflow.steps import code_source
from factories import make_layout, make_source

TEXT = "Relations of Malawi: Norway\n\nGains:\n\n- Norway granted Malawi 2 million dollars.\n- The wind was cold.\n"
SECOND = TEXT.index("- Norway")


def paged(change: Callable[[Layout], Layout] = lambda layout: layout) -> Source:
    """A source of two pages, its layout changed."""
    pages = [(0, Read.TEXT, None), (SECOND, Read.OCR, 0.9)]
    return replace(make_source(TEXT, origin="paper.pdf"), layout=change(make_layout(TEXT, pages)))


def second_stretch(layout: Layout, **change: object) -> Layout:
    """The layout with its second stretch changed."""
    first, second = layout.stretches
    return replace(layout, stretches=(first, replace(second, **change)))


def codes(faults: tuple[Issue, ...] | list[Issue]) -> list[str]:
    """The codes of faults that can be told in both languages."""
    assert all(fault.render("en") and fault.render("ar") for fault in faults)
    return [fault.code for fault in faults]


@pytest.mark.parametrize("source", [paged(), make_source(TEXT)])
def test_a_sound_layout_or_none_has_no_fault(source: Source) -> None:
    assert list(layout_faults(source)) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"page": 3}, "D845"),
        ({"page": 0}, "D845"),
        ({"boxes": packed([(1, 2, 3, 4)])}, "D846"),
        ({"boxes": b"no places"}, "D846"),
    ],
)
def test_pages_that_are_not_there_and_damaged_places_are_found(change: dict[str, object], code: str) -> None:
    (fault,) = layout_faults(paged(lambda layout: second_stretch(layout, **change)))
    assert codes([fault]) == [code]
    assert fault.where == "paper.pdf"


def test_doubts_out_of_place_are_found() -> None:
    spans = (Span(start=40, end=44), Span(start=9, end=900), Span(start=9, end=12))
    doubts = tuple(Doubt(span=span, confidence=0.5) for span in spans)
    faults = list(layout_faults(paged(lambda layout: replace(layout, doubts=doubts))))
    assert codes(faults) == ["D844"]
    assert "9..900" in faults[0].render("en") and "(doubt)" in faults[0].render("ar")


def stored(folder: Path, source: Source) -> Path:
    """A store that holds a source."""
    path = folder / "store.sqlite"
    with open_store(path) as store:
        store.add_raw(source.raw_digest, TEXT.encode())
        store.add_source(source, ())
    return path


def test_a_store_is_checked_with_its_layouts(tmp_path: Path) -> None:
    path = stored(tmp_path, paged())
    with open_store(path) as store:
        assert check_store(store).ok
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER layouts_no_update")
    connection.execute("UPDATE layouts SET body = replace(body, '\"page\":2', '\"page\":7')")
    connection.close()
    with open_store(path) as store:
        assert codes(check_store(store).faults) == ["D845"]


def output_check(folder: Path, source: Source) -> CheckReport:
    """An output of the sound source, checked against another reading of it."""
    out = folder / "claims.jsonl"
    out.write_text("".join(jsonl([code_source(paged(), (), kit_for(Wish()))])), encoding="utf-8")
    assert json.loads(out.read_text(encoding="utf-8").splitlines()[-1])["unit"]["page"] == 2
    layouts = {} if source.layout is None else {source.id: source.layout}
    return check_jsonl(out, {}, {source.id: source.text}, layouts=layouts)


def test_an_output_is_checked_with_its_pages(tmp_path: Path) -> None:
    assert output_check(tmp_path, paged()).ok
    one = Layout(blocks=(), pages=(Page(width=1, height=1),), stretches=(Stretch(span=Span(start=0, end=9), page=1),))
    report = output_check(tmp_path, paged(lambda layout: one))
    assert set(codes(report.faults)) == {"D847"}
    assert "page 2 of paper.pdf" in report.faults[0].render("en")
