from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from commands import Dalil
from papers import ARABIC, ENGLISH, write_paper


def test_one_paper_is_printed_as_markdown(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path))
    assert ran.status == 0
    assert ran.out.startswith("# ")
    assert "Norway granted the Harbour Union 20 million dollars in 2014." in ran.out
    assert ran.said == ["Sources: 1. Units: 2. Claims: 1. Issues: 0."]


def test_the_claim_names_giver_receiver_amount_and_words(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path), "--format", "jsonl")
    (claim,) = [claim for line in ran.lines for claim in line["claims"]]
    assert (claim["source"]["name"], claim["relation"], claim["target"]["name"]) == (
        "Norway",
        "funding",
        "Harbour Union",
    )
    assert claim["amount"]["number"] == "20000000"
    quote = claim["evidence"][0]
    assert ENGLISH[quote["start"] : quote["end"]] == quote["exact"]


def test_an_arabic_paper_is_coded_and_told_in_arabic(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path, text=ARABIC), "--lang", "ar")
    assert ran.status == 0
    assert 'dir="rtl"' in ran.out and "منحة بقيمة 5 ملايين دولار" in ran.out
    assert "الادعاءات: \u20681\u2069" in ran.err


def test_the_language_comes_from_the_environment_if_not_asked_for(
    dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "ar_SA.UTF-8")
    assert "لا يوجد ملف" in dalil("code", tmp_path / "none.txt").err
    assert "There is no file" in dalil("--lang=en", "code", tmp_path / "none.txt").err


def test_a_folder_becomes_one_dossier_in_four_formats(dalil: Dalil, tmp_path: Path) -> None:
    write_paper(tmp_path / "papers", "a.txt")
    write_paper(tmp_path / "papers" / "more", "b.md", ARABIC)
    ran = dalil("code", tmp_path / "papers", "-o", tmp_path / "out")
    assert ran.status == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "claims.csv",
        "claims.jsonl",
        "dossier.html",
        "dossier.md",
    ]
    assert ran.said[-1] == "Sources: 2. Units: 4. Claims: 2. Issues: 0."


@pytest.mark.parametrize("name", ["html", "md", "jsonl", "csv"])
def test_each_format_is_printed_and_written_alike(dalil: Dalil, tmp_path: Path, name: str) -> None:
    paper = write_paper(tmp_path)
    printed = dalil("code", paper, "--format", name).out
    dalil("code", paper, "--format", name, "-o", tmp_path / "out")
    (written,) = (tmp_path / "out").iterdir()
    assert written.read_bytes().decode() == printed


def test_the_table_has_a_row_a_claim(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path), "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"), newline=""))
    assert (row["source"], row["relation"], row["amount"], row["currency"]) == ("Norway", "funding", "20000000", "USD")


def test_the_voice_can_be_given(dalil: Dalil, tmp_path: Path) -> None:
    text = "Relations: Norway\n\nGains:\n\n- A grant of 5 million dollars.\n"
    ran = dalil("code", write_paper(tmp_path, text=text), "--voice", "Harbour Union", "--format", "jsonl")
    (claim,) = [claim for line in ran.lines for claim in line["claims"]]
    assert (claim["target"]["name"], claim["target"]["how"]) == ("Harbour Union", "voice")


def test_further_actors_are_known(dalil: Dalil, tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    actors.write_text("id,kind,name_en\nunion:harbour,union,Harbour Union\n", encoding="utf-8")
    ran = dalil("code", write_paper(tmp_path), "--actors", actors, "--format", "jsonl")
    (claim,) = [claim for line in ran.lines for claim in line["claims"]]
    assert claim["target"]["id"] == "union:harbour"


def test_a_codebook_of_ones_own_keeps_its_own_relations_only(dalil: Dalil, tmp_path: Path) -> None:
    text = ENGLISH + "- Norway attacked the Harbour Union.\n"
    assert dalil("codebook", "new", tmp_path / "mine.yaml").status == 0
    paper = write_paper(tmp_path, text=text)
    ran = dalil("code", paper, "--codebook", tmp_path / "mine.yaml", "--format", "jsonl")
    assert [c["relation"] for line in ran.lines for c in line["claims"]] == ["funding"]
    assert ran.said[0].startswith("D452 paper.txt:9: The codebook has no relation")


def test_json_mode_prints_json_lines_only(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("--json", "code", write_paper(tmp_path), tmp_path / "none.txt")
    kinds = [next(iter(line)) for line in ran.lines]
    assert kinds == ["issue", *["source"] * (len(kinds) - 2), "result"]
    assert ran.lines[-1] == {"result": "counts", "sources": 1, "units": 2, "claims": 1, "issues": 1}
    assert (ran.status, ran.err) == (1, "")


def test_json_mode_prints_no_page(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("--json", "code", write_paper(tmp_path), "--format", "html")
    assert (ran.status, [line["error"] for line in ran.lines]) == (2, ["D014"])


def test_several_formats_cannot_be_printed(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path), "--format", "md", "--format", "csv")
    assert (ran.status, ran.out) == (2, "")
    assert "D005" in ran.err


def test_nothing_to_code_is_said(dalil: Dalil) -> None:
    ran = dalil("code")
    assert ran.status == 2
    assert ran.said == [
        "dalil: D002 No file was given. Name the files or folders to code, as in `dalil code paper.txt`, or give units"
        " with --units."
    ]


def test_an_empty_folder_is_said(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", tmp_path)
    assert ran.status == 2 and "D034" in ran.err


def test_one_bad_file_of_several_costs_itself_only(dalil: Dalil, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    ran = dalil("code", write_paper(tmp_path), tmp_path / "empty.txt", "--format", "jsonl")
    assert ran.status == 1
    assert ran.said[0].startswith(f"D105 {tmp_path}/empty.txt: ")
    assert any(line["claims"] for line in ran.lines)


def test_only_bad_files_are_an_error(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "out")
    assert ran.status == 2
    assert [line.split()[0] for line in ran.said] == ["D101", "D101", "dalil:"]
    assert "D015" in ran.said[-1]
    assert list((tmp_path / "out").iterdir()) == []


def test_the_same_bytes_are_coded_once(dalil: Dalil, tmp_path: Path) -> None:
    first, second = write_paper(tmp_path, "a.txt"), write_paper(tmp_path, "b.txt")
    ran = dalil("code", first, first, second, "--format", "jsonl")
    assert ran.said[0] == f"{second} has the same bytes as a.txt and was passed over."
    assert {line["source"]["file"] for line in ran.lines} == {"a.txt"}


def test_earlier_output_in_the_folder_is_no_source(dalil: Dalil, tmp_path: Path) -> None:
    write_paper(tmp_path)
    first = dalil("code", tmp_path, "-o", tmp_path / "out")
    second = dalil("code", tmp_path, "-o", tmp_path / "out")
    assert (first.status, first.err) == (second.status, second.err) == (0, first.err)


def test_an_empty_voice_is_refused(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path), "--voice", " ")
    assert ran.status == 2 and "D013" in ran.err


def test_the_demo_shows_the_dossier_and_writes_it(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("--lang", "ar", "demo", "-o", tmp_path / "out")
    assert ran.status == 0
    assert "اليابان" in ran.out
    assert 'dir="rtl"' in (tmp_path / "out" / "dossier.html").read_text(encoding="utf-8")
    lines = (tmp_path / "out" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert sum(len(json.loads(line)["claims"]) for line in lines) >= 10


def test_the_demo_in_json_mode_prints_json_only(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("--json", "demo", "-o", tmp_path / "out")
    assert ran.lines[-1]["result"] == "counts"
    assert ran.err == ""


def test_the_same_input_gives_the_same_bytes(dalil: Dalil, tmp_path: Path) -> None:
    paper = write_paper(tmp_path, text=ENGLISH + ARABIC)
    for name in ("html", "md", "jsonl", "csv"):
        assert dalil("code", paper, "--format", name).out == dalil("code", paper, "--format", name).out


def test_claims_scored_below_the_wanted_score_are_left_out_and_told_of(dalil: Dalil, tmp_path: Path) -> None:
    paper = write_paper(tmp_path)
    (claim,) = [c for line in dalil("code", paper, "--format", "jsonl").lines for c in line["claims"]]
    score = claim["score"]
    assert dalil("code", paper, "--min-score", score).said == ["Sources: 1. Units: 2. Claims: 1. Issues: 0."]
    higher = dalil("code", paper, "--min-score", min(1.0, score + 0.005))
    assert "D706" in higher.err
    assert higher.said[-1] == "Sources: 1. Units: 2. Claims: 0. Issues: 1."


def test_a_score_beyond_one_is_refused(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("code", write_paper(tmp_path), "--min-score", "80")
    assert ran.status == 2
    assert "D001" in ran.err
