from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from commands import Dalil
from dalil.cli.intake import tell
from dalil.cli.talk import Talk
from dalil.reading.health import Health, health_of
from factories import make_source
from papers import write_paper

SCAN = replace(
    health_of(make_source("نقابة الميناء"), ()),
    file="scan.pdf",
    pages=12,
    text_pages=3,
    ocr_pages=2,
    empty_pages=(2, 4, 5, 6, 7, 8, 9),
    confidence=0.871,
    unknown=0.18,
    reversed_lines=3,
    doubtful=("D183", "D184", "D999"),
)


def line(health: Health, capsys: pytest.CaptureFixture[str], *, language: str = "en") -> str:
    tell(health, Talk(language=language))
    return capsys.readouterr().err.rstrip("\n")


def test_pages_and_doubts_are_told_in_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert line(SCAN, capsys) == (
        "scan.pdf: Arabic, 12 page(s), 3 as text, 2 by OCR (sure to 87 %), without text: 2, 4, 5, 6, 7 …. "
        "In doubt: reversed text (3), unknown words (18 %), D999."
    )


def test_a_sound_text_takes_few_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert line(health_of(make_source("The party.\n"), ()), capsys) == "paper.txt: English, 11 characters."


def test_arabic_speaks_arabic_and_isolates_names(capsys: pytest.CaptureFixture[str]) -> None:
    told = line(SCAN, capsys, language="ar")
    assert told.startswith("\u200f\u2068scan.pdf\u2069: العربية، الصفحات \u206812\u2069")
    assert "المشكوك فيه: نص معكوس (3)، كلمات غير معروفة (18 %)، D999" in told


def test_adding_tells_each_new_source(dalil: Dalil, tmp_path: Path) -> None:
    dalil("new", tmp_path / "study")
    paper = write_paper(tmp_path, "a.txt")
    assert dalil("add", paper, "--study", tmp_path / "study").said[0].startswith("a.txt: English, ")
    assert "same bytes" in dalil("add", paper, "--study", tmp_path / "study").said[0]


def test_adding_with_json_gives_the_whole_report(dalil: Dalil, tmp_path: Path) -> None:
    dalil("new", tmp_path / "study")
    found = dalil("--json", "add", write_paper(tmp_path, "a.txt"), "--study", tmp_path / "study").lines[0]
    assert (found["result"], found["file"], found["language"], found["empty_pages"]) == ("source", "a.txt", "en", [])
    assert found["characters"] > 0
