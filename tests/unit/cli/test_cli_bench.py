from __future__ import annotations

import json
from pathlib import Path

from commands import Dalil
from gold_folders import write_lines, write_sets


def test_figures_are_printed_one_a_line_and_written(dalil: Dalil, tmp_path: Path) -> None:
    out, page = tmp_path / "results.json", tmp_path / "accuracy.md"
    ran = dalil("bench", write_sets(tmp_path / "sets"), "--set", "relations.en", "-o", out, "--page", page)
    assert ran.status == 0
    assert "relations.en\tclaim\tf1\t1.000\t1.000\t1.000\t12\t0.730" in ran.out.splitlines()
    assert json.loads(out.read_text(encoding="utf-8"))["sets"][0]["items"] == 24
    assert page.read_text(encoding="utf-8").startswith("# Accuracy")
    assert "results.json" in ran.err and "accuracy.md" in ran.err


def test_in_json_a_set_is_a_line(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("--json", "bench", write_sets(tmp_path / "sets"), "--set", "papers", "--set", "clitics")
    names = [json.loads(line)["name"] for line in ran.out.splitlines()]
    assert (ran.status, names) == (0, ["papers", "clitics"])


def test_the_page_speaks_the_language_asked_for(dalil: Dalil, tmp_path: Path) -> None:
    page = tmp_path / "accuracy.md"
    dalil("bench", write_sets(tmp_path / "sets"), "--set", "clitics", "--page", page, "--lang", "ar")
    assert page.read_text(encoding="utf-8").startswith("# الدقّة")


def test_a_line_that_does_not_fit_is_named(dalil: Dalil, tmp_path: Path) -> None:
    write_lines(tmp_path / "relations/own_ar.jsonl", [{"id": "1", "text": "x"}])
    ran = dalil("bench", tmp_path, "--set", "relations.ar")
    assert ran.status == 2 and "D053" in ran.err and "own_ar.jsonl" in ran.err


def test_a_folder_without_sets_is_an_error(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("bench", tmp_path)
    assert ran.status == 2 and "D050" in ran.err and ran.out == ""
