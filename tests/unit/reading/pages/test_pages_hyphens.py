"""Hyphens at the ends of lines."""

from __future__ import annotations

import pytest

from dalil.reading.pages.hyphens import Hyphens, Joint, hyphens_of
from dalil.reading.pages.lines import Line


def line(text: str) -> Line:
    return Line(text=text, places=(), page=1, left=0, top=0, right=100, bottom=10, size=10)


def joint(*texts: str, elsewhere: str = "") -> Joint:
    """How the first two lines are joined, in a document that has others."""
    found = hyphens_of([[line(t) for t in texts], [line(elsewhere)]])
    return found.joint(texts[0], texts[1])


@pytest.mark.parametrize(
    ("elsewhere", "expected"),
    [("The lock-out ended.", Joint.KEPT), ("The lockout ended.", Joint.WHOLE), ("They went out.", Joint.KEPT)],
)
def test_the_rest_of_the_document_shows_what_a_hyphen_is(elsewhere: str, expected: Joint) -> None:
    assert joint("They ended the lock-", "out of May.", elsewhere=elsewhere) is expected


def test_parts_that_are_no_words_belong_to_one() -> None:
    assert joint("after a suspen-", "sion of nine months", elsewhere="the port") is Joint.WHOLE


def test_a_document_that_divides_words_divides_all_that_stand_in_no_other_form() -> None:
    texts = ("a meet-", "ing of two engi-", "neers in the work-", "shop")
    assert joint(texts[2], texts[3], *texts, elsewhere="a shop") is Joint.WHOLE


@pytest.mark.parametrize("hyphen", ["\u00ad", "\u2010"])
def test_hyphens_that_programs_put_in_go(hyphen: str) -> None:
    assert joint(f"a regu{hyphen}", "lar meeting", elsewhere="a lar") is Joint.WHOLE


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the Mid-", "Gulf Union", Joint.KEPT),
        ("of short-", "and long-term loans", Joint.BLANK),
        ("a non-", "aligned state", Joint.KEPT),
        ("pages 13-", "24 of it", Joint.BLANK),
        ("المادة أ-", "في النص", Joint.BLANK),
        ("no hyphen", "at all", Joint.BLANK),
        ("-", "", Joint.BLANK),
    ],
)
def test_other_hyphens_stay(first: str, second: str, expected: Joint) -> None:
    assert joint(first, second) is expected


def test_nothing_known_keeps_blanks() -> None:
    assert Hyphens().joint("one", "two") is Joint.BLANK
