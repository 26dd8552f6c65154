"""`dalil agree decide`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import two_coders
from commands import Dalil


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    with two_coders(tmp_path) as (seat, _):
        yield seat.study.folder


def test_the_counts_and_the_reasons_are_told(dalil: Dalil, folder: Path) -> None:
    ran = dalil("agree", "decide", "--rule", "unanimous", "--study", folder)
    assert ran.status == 0
    assert ran.out.splitlines() == [
        "Units weighed: 1",
        "  Decided now: 0; of these all answers are alike in 0",
        "  Left to people: 1",
        "    the answers are not all alike: 1",
    ]
    assert ran.said == ["Decisions kept: 0"]


def test_in_json_each_unit_has_a_line(dalil: Dalil, folder: Path) -> None:
    unit, counts, done = dalil("--json", "agree", "decide", "--rule", "majority", "--dry-run", "--study", folder).lines
    assert (unit["source"], unit["fate"], unit["claims"], unit["dissent"]) == ("tonga.txt", "decided", 2, 1)
    assert (counts["rule"], counts["decided"], counts["alike"], counts["reasons"]) == ("majority", 1, 0, {})
    assert done == {"result": "done_dry", "decided": 1}


def test_arabic_speaks_arabic(dalil: Dalil, folder: Path) -> None:
    ran = dalil("--lang", "ar", "agree", "decide", "--rule", "expert", "--expert", "Sara", "--study", folder)
    assert "ما حُسم الآن: \u20681\u2069" in ran.out and "القرارات المحفوظة" in ran.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--rule", "expert", "--expert", "Nobody"), "D660"),
        (("--rule", "majority", "--expert", "Sara"), "D661"),
        (("--rule", "majority", "--coders", "0"), "D662"),
        (("--rule", "majority", "--source", "other.txt"), "D663"),
        ((), "D001"),
        (("--rule", "lottery"), "D001"),
    ],
)
def test_slips_are_told(dalil: Dalil, folder: Path, words: tuple[str, ...], code: str) -> None:
    ran = dalil("agree", "decide", *words, "--study", folder)
    assert ran.status == 2 and code in ran.err and ran.out == ""
