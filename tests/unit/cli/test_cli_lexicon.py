from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import Dalil
from dalil.coding.lexicons.entries import LexiconFile
from dalil.workflow import lexicons
from papers import ENGLISH, write_paper

UNITS = [{"id": "a", "text": "دعمت تركيا قطر."}, {"id": "b", "text": "Norway granted Malawi 20 million dollars."}]
FAULTY = """[frames]
f = { bare = "T", target = ["to"] }
[[trigger]]
id = "odd"
relation = "fundng"
frame = "f"
n = ["aid"]
"""


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """An English lexicon with a wrong relation and a preposition nobody knows."""
    file = LexiconFile(name="triggers.en.toml", text=FAULTY)
    monkeypatch.setattr(lexicons, "files_of", lambda language: (file,))


@pytest.mark.usefixtures("faulty")
def test_errors_are_told_with_their_place_and_give_status_1(dalil: Dalil) -> None:
    ran = dalil("lexicon", "check", "--language", "en")
    assert ran.status == 1
    first, second, *_ = ran.out.translate(dict.fromkeys(map(ord, "\u2068\u2069"))).splitlines()
    assert first == "error D462 triggers.en.toml:5: odd: fundng is no code of the codebook. Did you mean: funding?"
    assert second.startswith("warning D471 triggers.en.toml:2: [frames] f: “to” in target")
    assert ran.said == ["Entries: 1. Errors: 1. Warnings: 1. Units read: 0."]


@pytest.mark.usefixtures("faulty")
def test_errors_are_told_in_arabic_and_as_json(dalil: Dalil) -> None:
    ran = dalil("--lang", "ar", "lexicon", "check", "--language", "en")
    assert ran.out.startswith("\u200fخطأ D462 \u2068triggers.en.toml:5\u2069")
    lines = dalil("--json", "lexicon", "check", "--language", "en").lines
    assert [line["issue"] for line in lines[:2]] == ["D462", "D471"]
    assert lines[-1] == {"result": "lexicon_checked", "entries": 1, "errors": 1, "warnings": 1, "units": 0}


def test_the_built_in_english_lexicon_has_no_errors(dalil: Dalil) -> None:
    ran = dalil("lexicon", "check", "--language", "en")
    assert ran.status == 0 and "Errors: 0." in ran.err


def test_entries_are_counted_on_units_and_on_texts(dalil: Dalil, tmp_path: Path) -> None:
    units = tmp_path / "units.jsonl"
    units.write_text("\n".join(map(json.dumps, UNITS)) + "\n", encoding="utf-8")
    paper = write_paper(tmp_path, "paper.txt", ENGLISH)
    lines = dalil("--json", "lexicon", "check", units, paper).lines
    fired = {(f["file"], f["entry"]): (f["tried"], f["read"], f["claims"]) for f in lines if "tried" in f}
    assert fired["frames.ar.toml", "support"] == (1, 1, 1)
    assert fired["triggers.en.toml", "give"] == (1, 1, 1)
    assert fired["triggers.en.toml", "mobilise"] == (0, 0, 0)
    assert lines[-1]["units"] == 4


def test_what_fired_and_what_never_did_is_shown(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("lexicon", "check", "--language", "en", write_paper(tmp_path, "paper.txt", ENGLISH))
    lines = ran.out.translate(dict.fromkeys(map(ord, "\u2068\u2069"))).splitlines()
    assert "  triggers.en.toml give: tried 1, read 1, claims 1" in lines
    silent = next(line for line in lines if line.startswith("  triggers.en.toml: "))
    assert "mobilise" in silent and " give," not in silent


def test_files_that_cannot_be_read_are_told(dalil: Dalil, tmp_path: Path) -> None:
    assert "D030" in dalil("lexicon", "check", tmp_path / "none.txt").err
    (tmp_path / "odd.jsonl").write_text("{\n", encoding="utf-8")
    assert "D004" in dalil("lexicon", "check", tmp_path / "odd.jsonl").err
