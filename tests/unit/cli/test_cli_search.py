from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.cli import main
from workbench import a_study


@pytest.fixture
def study(tmp_path: Path) -> str:
    return str(a_study(tmp_path, code=False))


def test_hits_come_with_file_and_counts(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--study", study, "pilots", "NORWAY"]) == 0
    told = capsys.readouterr()
    assert told.out == "norway.txt: Norway trained 30 pilots of the Harbour Union.\n"
    assert "Units: 1." in told.err


def test_words_given_as_one_must_stand_side_by_side(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--study", study, "Harbour pilots"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["search", "--study", study, "الي السنغال"]) == 0
    assert "منحة" in capsys.readouterr().out


def test_json_tells_places_in_code_points(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--study", study, "ميناء"]) == 0
    hit, counts = map(json.loads, capsys.readouterr().out.splitlines())
    (start, end) = hit["marks"][0]
    assert hit["text"][start - hit["start"] : end - hit["start"]] == "ميناءً"
    assert counts == {"result": "found", "units": 1, "sources": 1, "shown": 1}


def test_only_so_many_are_shown_and_all_are_counted(study: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--json", "--study", study, "--most", "2", "norway"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert json.loads(lines[2])["units"] == 4


def test_no_word_and_no_study_are_told(study: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--study", study, "…"]) == 2
    assert "D610" in capsys.readouterr().err
    assert main(["search", "--study", str(tmp_path), "word"]) == 2
    assert "D020" in capsys.readouterr().err
