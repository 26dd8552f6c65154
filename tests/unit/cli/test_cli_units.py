from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from commands import Dalil

GIVEN = [
    {"id": "a", "text": "Norway granted Malawi 20 million dollars."},
    {"id": "b", "text": "The wind was cold."},
    {"id": "c", "text": "قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار."},
    {"id": "d", "text": ""},
    {"id": "e", "text": "a\ud800b"},
]


def units_file(folder: Path, *lines: str) -> Path:
    path = folder / "units.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_answers_come_in_the_order_of_the_units(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", "--units", units_file(tmp_path, *map(json.dumps, GIVEN)))
    assert ran.status == 0
    assert [line["id"] for line in ran.lines] == ["a", "b", "c", "d", "e"]
    assert [len(line["claims"]) for line in ran.lines] == [1, 0, 1, 0, 0]
    assert ran.err == ""


def test_quotes_stand_in_the_given_text(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", "--units", units_file(tmp_path, *map(json.dumps, GIVEN)))
    for unit, line in zip(GIVEN, ran.lines, strict=True):
        for quote in (q for claim in line["claims"] for q in claim["evidence"]):
            assert unit["text"][quote["start"] : quote["end"]] == quote["exact"]


def test_units_come_from_standard_input(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\ufeff" + json.dumps(GIVEN[0]) + "\n\n" + json.dumps(GIVEN[1], ensure_ascii=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines.encode())))
    assert [line["id"] for line in dalil("code", "--units", "-").lines] == ["a", "b"]


def test_closed_standard_input_is_said(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    ran = dalil("code", "--units", "-")
    assert ran.status == 2 and "D006" in ran.err


@pytest.mark.parametrize(
    "line", ["{", "[1]", "7", '{"id": 1, "text": "x"}', '{"id": "x"}', '{"text": "x"}', "[" * 100_000, "\udcff"]
)
def test_a_faulty_line_is_named(dalil: Dalil, tmp_path: Path, line: str) -> None:
    path = tmp_path / "units.jsonl"
    path.write_bytes((json.dumps(GIVEN[0]) + "\n" + line).encode("utf-8", "surrogateescape"))
    ran = dalil("code", "--units", path)
    assert ran.status == 2
    assert [answer["id"] for answer in ran.lines] == ["a"]
    assert len(ran.said) == 1 and ran.said[0].startswith("dalil: D004 Line 2 of the units")


def test_a_missing_units_file_is_said(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", "--units", tmp_path / "none.jsonl")
    assert ran.status == 2 and "D006" in ran.err


@pytest.mark.parametrize("more", [["paper.txt"], ["-o", "out"], ["--format", "csv"]])
def test_units_go_with_nothing_else(dalil: Dalil, tmp_path: Path, more: list[str]) -> None:
    ran = dalil("code", "--units", units_file(tmp_path), *more)
    assert ran.status == 2 and "D010" in ran.err
