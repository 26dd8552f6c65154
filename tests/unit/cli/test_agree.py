from __future__ import annotations

import importlib
import json
from pathlib import Path

import pytest

from answer_lines import FIRST, said, two_files, write_answers
from commands import Dalil
from workbench import a_study


def test_files_are_coders(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("agree", *two_files(tmp_path), "--format", "json")
    found = json.loads(ran.out)
    assert [(c["name"], c["answered"], c["claims"]) for c in found["coders"]] == [("layla", 4, 4), ("omar", 4, 3)]
    assert dalil("agree", "report", *two_files(tmp_path), "--format", "json") == ran


def test_common_options_may_stand_before_files(dalil: Dalil, tmp_path: Path) -> None:
    files = two_files(tmp_path)
    shown = dalil("agree", "report", *files, "--format", "json").out
    assert dalil("agree", "--lang", "ar", *files, "--format=json").out == shown


def test_a_mistyped_command_is_answered_with_the_right_ones(dalil: Dalil) -> None:
    ran = dalil("agree", "reprot")
    assert ran.status == 2
    assert "report" in ran.err


def test_a_study_without_two_coders_says_what_to_do(dalil: Dalil, tmp_path: Path) -> None:
    study = a_study(tmp_path, papers={"a.txt": "Norway criticised Malawi.\n"})
    ran = dalil("agree", "--study", study)
    assert ran.status == 2
    assert "D528" in ran.err and "dalil review" in ran.err


def test_without_numpy_the_extra_is_named(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise ModuleNotFoundError(name, name="numpy")

    monkeypatch.setattr("dalil.cli.app.import_module", lambda name: missing(name) if "report" in name else find(name))
    find = importlib.import_module
    ran = dalil("agree", *two_files(tmp_path))
    assert "D520" in ran.err and "dalil[stats]" in ran.err


BAD = {
    "D523": '{"id": "1"}',
    "D524": '{"id": "1", "claims": []}\n{"id": "1", "claims": []}',
    "D525": '{"id": "elsewhere", "claims": []}',
    "D526": '{"id": "1", "text": "other words", "claims": []}',
}


@pytest.mark.parametrize("code", BAD)
def test_a_bad_file_is_refused_with_its_code(dalil: Dalil, tmp_path: Path, code: str) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(BAD[code], encoding="utf-8")
    ran = dalil("agree", write_answers(tmp_path / "layla.jsonl", FIRST), bad)
    assert ran.status == 2
    assert code in ran.err and "bad.jsonl" in ran.err


def test_one_file_alone_or_twice_is_no_agreement(dalil: Dalil, tmp_path: Path) -> None:
    one, _ = two_files(tmp_path)
    assert "D521" in dalil("agree", one).err
    assert "D522" in dalil("agree", one, one).err
    assert "D527" in dalil("agree", one, tmp_path / "none.jsonl").err


def test_line_and_fault_of_a_claim_are_named(dalil: Dalil, tmp_path: Path) -> None:
    bad = write_answers(tmp_path / "bad.jsonl", {"1": [], "2": [{"source": "Norway"}]})
    ran = dalil("agree", write_answers(tmp_path / "layla.jsonl", FIRST), bad)
    assert "bad.jsonl:2" in ran.err and "relation" in ran.err


def test_an_unknown_coder_is_answered_with_the_known_ones(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("agree", "--study", a_study(tmp_path), "--coder", "Nobody")
    assert "D529" in ran.err


def test_a_day_must_be_one(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("agree", "--study", a_study(tmp_path), "--since", "May 2026")
    assert "D530" in ran.err and "2026-01-31" in ran.err


def test_without_decisions_there_is_nothing_to_hold_against(dalil: Dalil, tmp_path: Path) -> None:
    assert "D531" in dalil("agree", "--study", a_study(tmp_path), "--against-decisions").err


def test_a_reference_gives_precision_and_recall(dalil: Dalil, tmp_path: Path) -> None:
    gold, rules = two_files(tmp_path)
    (found,) = dalil("agree", rules, "--reference", gold, "--json", "--draws", 10).lines
    (claim,) = [v for s in found["sections"] if s["name"] == "machines" for v in s["variables"] if v["name"] == "claim"]
    assert {f["measure"]: round(f["value"], 3) for f in claim["figures"]} == {
        "precision": 0.667,
        "recall": 0.5,
        "f1": 0.571,
    }
    assert [c["name"] for c in found["coders"]] == ["omar"]


def test_every_form_is_written(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("agree", *two_files(tmp_path), "--draws", 10, "-o", tmp_path / "out")
    assert ran.status == 0
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"agreement.{form}" for form in ("txt", "html", "md", "tex", "csv", "json")}


def test_what_is_printed_is_one_form(dalil: Dalil, tmp_path: Path) -> None:
    files = two_files(tmp_path)
    assert "layla" in dalil("agree", *files, "--draws", 10).out
    assert "D005" in dalil("agree", *files, "--format", "md", "--format", "csv").err
    assert dalil("agree", *files, "--json", "--format", "md").lines[0]["error"] == "D014"


def test_options_of_a_study_do_not_go_with_files(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("agree", *two_files(tmp_path), "--coder", "Layla", "--people")
    assert "D532" in ran.err and "--coder, --people" in ran.err
    assert "D533" in dalil("agree", "--study", a_study(tmp_path), "--reference", tmp_path / "x.jsonl").err


def test_families_are_those_of_the_codebook_named(dalil: Dalil, tmp_path: Path) -> None:
    one, two = (
        write_answers(tmp_path / f"{name}.jsonl", {"1": [said(name, "اليابان", "السنغال")]})
        for name in ("assault", "coerce")
    )
    (found,) = dalil("agree", one, two, "--codebook", "plover", "--json", "--draws", 0).lines
    assert found["codebook"] == "plover"
    pairs = next(s for s in found["sections"] if s["name"] == "pairs")
    assert [f["value"] for v in pairs["variables"] if v["name"] == "claim_any" for f in v["figures"]] == [1.0]
