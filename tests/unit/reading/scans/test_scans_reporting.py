"""What a person is told of pages read by OCR."""

import pytest

from dalil.messages import message
from dalil.reading.outlines import WordDoubt
from dalil.reading.pages.lines import Line
from dalil.reading.scans.outcomes import Failure, ScannedPage
from dalil.reading.scans.reporting import issues_of, numbered


def line(text: str, *doubts: WordDoubt) -> Line:
    places = [(0, 0, 4, 4)] * len(text)
    return Line(
        text=text, places=places, page=1, left=0, top=0, right=9, bottom=9, size=12, rtl=True, doubts=tuple(doubts)
    )


def codes(**page: object) -> list[str]:
    fields = {"lines": (line("بلغت الموازنة 450 ألف دينار"),), "confidence": 0.9, "sense": 1.0} | page
    return [i.code for i in issues_of({1: ScannedPage(**fields)}, "fax.tif")]  # type: ignore[arg-type]


def test_pages_read_are_named_with_their_confidence() -> None:
    pages = {n: ScannedPage(lines=(line("نص"),), confidence=0.8) for n in (1, 2, 3, 7)}
    (issue,) = issues_of(pages, "fax.tif")
    assert issue.code == "D167"
    assert dict(issue.values) == {"count": "4", "pages": "1-3, 7", "confidence": "80"}
    assert "1-3, 7" in issue.render("ar")


def test_a_page_of_low_confidence_is_told() -> None:
    assert codes(confidence=0.4) == ["D168", "D167"]


def test_a_page_of_words_that_nobody_writes_is_told() -> None:
    assert codes(sense=0.2) == ["D168", "D167"]


@pytest.mark.parametrize(
    ("failure", "code"), [(Failure.LATE, "D169"), (Failure.BROKEN, "D195"), (Failure.CROWDED, "D196")]
)
def test_a_page_that_was_not_read_is_told(failure: Failure, code: str) -> None:
    assert codes(lines=(), confidence=0.0, sense=None, failure=failure) == [code]


def test_signs_left_out_are_told() -> None:
    assert codes(left_out=("|", "¢")) == ["D170", "D167"]


def test_a_number_read_in_two_ways_is_told_with_both() -> None:
    doubted = line("نسبة 35%", WordDoubt(start=5, end=8, confidence=0.5, other="95%"))
    (issue,) = [i for i in issues_of({4: ScannedPage(lines=(doubted,), confidence=0.9)}, "fax.tif") if i.code == "D171"]
    assert dict(issue.values)["words"] == "35% / 95%"
    assert message("D171", "ar", **dict(issue.values))


def test_page_numbers_are_written_as_people_do() -> None:
    assert numbered([5, 1, 2, 3]) == "1-3, 5"
    assert numbered(list(range(1, 60, 2))).endswith(", ...")
