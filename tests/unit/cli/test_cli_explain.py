from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from commands import Dalil
from dalil.messages import LANGUAGES, catalogue
from dalil.records.claims import Reason
from dalil.workflow.explained import told
from papers import ARABIC, write_paper

SENTENCE = "أشادت اليابان بدور السنغال، ووصف النادي الريح."
UNITS = [{"id": "a", "text": SENTENCE}, {"id": "b", "text": "Norway granted Malawi 20 million dollars."}]


@pytest.fixture
def units(tmp_path: Path) -> Path:
    """A file of two units."""
    path = tmp_path / "units.jsonl"
    path.write_text("\n".join(map(json.dumps, UNITS)) + "\n", encoding="utf-8")
    return path


def bare(text: str) -> str:
    """Lines without direction marks."""
    return text.translate(dict.fromkeys(map(ord, "\u200f\u2068\u2069")))


def test_a_sentence_is_explained_part_by_part(dalil: Dalil) -> None:
    ran = dalil("explain", SENTENCE)
    lines = bare(ran.out).splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert lines[0] == SENTENCE
    titles = ["What each word can be", "Who, how much, when", "Phrases", "Entries read", "Tried, nothing", "Claims"]
    assert [line for line in lines[2:] if line and not line.startswith(" ")] == titles
    assert "  actor اليابان: اليابان (state:JPN, state)" in lines
    assert "  #0 أشادت: entry praise (political_endorsement), as a verb" in lines
    assert "      source: اليابان (the subject)" in lines
    tried = "  #2 ووصف: entry describe (criticism_accusation), as a verb: none of the words it needs"
    assert any(line.startswith(tried) for line in lines)
    assert any(line.startswith("  kept: اليابان – political_endorsement → السنغال #0 score ") for line in lines)


def test_an_explanation_in_arabic_runs_from_the_right(dalil: Dalil) -> None:
    ran = dalil("--lang", "ar", "explain", SENTENCE)
    assert all(line.startswith("\u200f") for line in ran.out.splitlines() if line)
    assert ran.out.count("\u2068") == ran.out.count("\u2069") > 20
    lines = bare(ran.out).splitlines()
    assert "      المصدر: اليابان (الفاعل النحوي)" in lines
    assert any(line.startswith("  أُبقي: اليابان – political_endorsement ← السنغال #0 الدرجة ") for line in lines)


def test_an_explanation_comes_as_one_json_line(dalil: Dalil) -> None:
    (record,) = dalil("--json", "explain", SENTENCE).lines
    assert (record["result"], record["reader"], record["unit"]["text"]) == ("explained", "prose", SENTENCE)
    read, *_, tried = record["triggers"]
    assert (read["entry"], read["read"], read["source"]) == (
        "praise",
        True,
        {"name": "subject", "parties": ["اليابان"]},
    )
    assert (tried["read"], tried["missing"]["name"]) == (False, "words")
    (claim,) = record["claims"]
    assert (claim["kept"], claim["verdict"], claim["trigger"], claim["polarity"]) == (True, "kept", 0, "asserted")
    assert {f["name"] for f in claim["features"]} >= {"bias", "source:subject"}
    assert [m["words"] for m in record["mentions"]] == ["اليابان", "السنغال"]


def test_a_list_item_is_explained_in_its_simpler_form(dalil: Dalil) -> None:
    ran = dalil("explain", "--item", "قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار.")
    assert "Read by the outline's triggers: a list item" in bare(ran.out)
    assert "Phrases" not in ran.out
    assert "amount 5 ملايين دولار: 5000000 USD" in bare(ran.out)
    assert "kept: اليابان – funding → السنغال #0 score 0.85" in bare(ran.out)


def test_a_text_comes_from_standard_input(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(("\ufeff" + SENTENCE + "\n").encode())))
    assert dalil("--json", "explain", "-").lines[0]["unit"]["text"] == SENTENCE
    monkeypatch.setattr(sys, "stdin", None)
    assert "D006" in dalil("explain", "-").err


def test_a_unit_of_a_file_is_explained(dalil: Dalil, units: Path) -> None:
    (record,) = dalil("--json", "explain", "--units", units, "--id", "b").lines
    assert (record["unit"]["text"], record["claims"][0]["relation"]) == (UNITS[1]["text"], "funding")


def test_further_actors_and_the_voice_are_used(dalil: Dalil, tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("id,kind,name_ar\nunion:wind,union,نادي الريح\n", encoding="utf-8")
    (record,) = dalil(
        "--json", "explain", "--actors", actors, "--voice", "اتحاد المرفأ", "أشاد نادي الريح باليابان."
    ).lines
    assert record["mentions"][0]["id"] == "union:wind"
    assert record["voice"] == "اتحاد المرفأ"


def test_a_reason_whose_wording_asks_for_more_is_shown_raw() -> None:
    assert told(Reason("why.source_voice", (("words", "قطر"),)), "en") == "why.source_voice words=قطر"
    assert told(Reason("why.denied", (("words", "لم"),)), "en") == "denied: “لم”"


@pytest.mark.parametrize("text", [[], [""], [" \n"]])
def test_no_text_is_d017(dalil: Dalil, text: list[str]) -> None:
    ran = dalil("explain", *text)
    assert ran.status == 2 and "D017" in ran.err and "--units FILE --id ID" in ran.err


def test_an_unknown_unit_is_answered_with_the_ids_there_are(dalil: Dalil, units: Path) -> None:
    ran = dalil("explain", "--units", units, "--id", "z")
    assert ran.status == 2 and "D018" in ran.err and "a, b" in ran.err


def test_a_missing_file_and_a_faulty_line_are_told(dalil: Dalil, tmp_path: Path) -> None:
    assert "D006" in dalil("explain", "--units", tmp_path / "none", "--id", "a").err
    (tmp_path / "odd.jsonl").write_text("{\n", encoding="utf-8")
    assert "D004" in dalil("explain", "--units", tmp_path / "odd.jsonl", "--id", "a").err


def test_two_things_at_once_are_d036(dalil: Dalil, units: Path) -> None:
    for given in (["--units", units], ["--id", "a"], [SENTENCE, "--units", units, "--id", "a"]):
        ran = dalil("explain", *given)
        assert ran.status == 2 and "D036" in ran.err


# --- claims of a study ---


@pytest.fixture
def study(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A coded study with one paper, from within."""
    folder = tmp_path / "study"
    dalil("new", folder)
    monkeypatch.chdir(folder)
    dalil("add", write_paper(tmp_path, "b.txt", ARABIC))
    dalil("run")
    dalil("publish", "--format", "jsonl")
    return folder


def claim_id(study: Path) -> str:
    """The id of the study's one claim."""
    lines = (study / "published" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    (claim,) = (c for line in lines for c in json.loads(line)["claims"])
    return str(claim["id"])


def test_a_claim_of_a_study_shows_its_unit(dalil: Dalil, study: Path) -> None:
    ran = dalil("explain", claim_id(study))
    assert "From b.txt:7." in bare(ran.out)
    assert "Under علاقات السنغال مع اليابان › ثمار العلاقة › مالياً\n" in bare(ran.out)
    assert "is made by the coder as it is now" in ran.out
    assert "the document's voice: السنغال" in bare(ran.out)
    assert "kept: اليابان – funding → السنغال" in bare(ran.out)


def test_a_claim_that_is_made_no_longer_says_so(dalil: Dalil, study: Path) -> None:
    claim = claim_id(study)
    (study / "actors.csv").write_text("id,kind,name_ar\ntest:japan,state,اليابان الجديدة\n", encoding="utf-8")
    text = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(text + '\n[sources."b.txt"]\nvoice = "غانا"\n', encoding="utf-8")
    (record,) = dalil("--json", "explain", claim).lines
    assert record["stored"] == {"id": claim, "relation": "funding", "still_made": True}
    dalil("codebook", "new", "codebook.yaml")
    small = (study / "codebook.yaml").read_text(encoding="utf-8").replace("funding", "grants")
    (study / "codebook.yaml").write_text(small, encoding="utf-8")
    (study / "study.toml").write_text(text.replace('"relations"', '"codebook.yaml"'), encoding="utf-8")
    (record,) = dalil("--json", "explain", claim).lines
    assert record["stored"]["still_made"] is False
    assert "refused (D452" in bare(dalil("explain", claim).out)


def test_an_unknown_claim_is_d019(dalil: Dalil, study: Path) -> None:
    ran = dalil("explain", "0123456789abcdef")
    assert ran.status == 2 and "D019" in ran.err and str(study) in ran.err


def test_outside_a_study_a_claim_is_d020(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "D020" in dalil("explain", "0123456789abcdef").err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_slot_that_a_sentence_fills_has_words(dalil: Dalil, lang: str) -> None:
    known = {k.removeprefix("explain.slot_") for k in catalogue(lang) if k.startswith("explain.slot_")}
    for text in ("أدانت مصر الهجوم على ليبيا.", "التقت النرويج مع ملاوي.", "تلقت ملاوي قروضاً من النرويج.", SENTENCE):
        for trigger in dalil("--json", "explain", text).lines[0]["triggers"]:
            assert {trigger["source"]["name"], trigger["target"]["name"]} - {""} <= known


def test_an_event_is_explained_by_its_reasons(dalil: Dalil) -> None:
    lines = bare(dalil("explain", "--codebook", "plover", "Ghana will send Togo medicine.").out).splitlines()
    assert [line for line in lines[2:] if line and not line.startswith(" ")] == ["Who, how much, when", "Claims"]
    assert lines[-2:] == ["      the words “send” are read as aid (lexicon entry give)", "      “will” makes it agree"]
