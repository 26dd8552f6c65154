from __future__ import annotations

from pathlib import Path

from documents.page import PAGE, render
from documents.results import load, store


def test_the_page_is_made_of_the_results() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(load())


def test_sections_that_were_not_measured_are_left_out() -> None:
    assert render({}).count("\n## ") == 0


def test_a_section_is_stored_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    store("speed", {"dalil": {}}, file)
    store("pdfs", {"files": {}}, file)
    assert load(file) == {"speed": {"dalil": {}}, "pdfs": {"files": {}}}


def test_shares_and_rates_are_shown_beside_each_other() -> None:
    one = {"cer_median": 0.0, "cer_worst": 0.04, "folded_median": 0.0, "numbers": 0.995, "order": 1.0}
    summary = {"dalil": {**one, "numbers_all_right": 39, "files": 40}}
    page = render({"pdfs": {"files": {"a.pdf": {"dalil": {"cer": 0.04}}}, "summary": summary}})
    assert "| dalil | 0.000 | 0.040 | 0.000 | 99.5% | 39 of 40 | 100.0% |" in page and "| a | 0.040 |" in page
