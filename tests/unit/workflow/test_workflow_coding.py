from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dalil.errors import ReadingError, UsageError
from dalil.plugins import METHOD, coding_method
from dalil.workflow.codebooks import check_codebook
from dalil.workflow.coding import Wish, code_files, code_lines, kit_for
from papers import ENGLISH, write_paper


def test_further_actors_make_another_coder(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text("id,kind,name_en\nparty:a,party,A Party\n", encoding="utf-8")
    second.write_text("id,kind,name_en\nparty:a,party,Another Party\n", encoding="utf-8")
    coders = [kit_for(Wish(actors=lists)).method.coder.id for lists in ((), (first,), (second,))]
    assert len(set(coders)) == 3


def test_an_empty_list_of_actors_makes_no_other_coder(tmp_path: Path) -> None:
    empty = tmp_path / "actors.csv"
    empty.write_text("id,kind,name_en\n", encoding="utf-8")
    assert kit_for(Wish(actors=(empty,))).method.coder == kit_for(Wish()).method.coder == coding_method(METHOD).coder


def test_an_unknown_method_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        coding_method("dalil.rules.v0")
    assert caught.value.code == "D003" and "dalil.rules.v1" in caught.value.render("en")


def test_the_codebook_chooses_the_coder() -> None:
    assert kit_for(Wish()).method.coder.name == METHOD
    assert kit_for(Wish(codebook="plover")).method.coder.name == "dalil.events.v1"


def test_the_event_coder_answers_the_examples_of_its_codebook() -> None:
    check = check_codebook("plover")
    assert check.misses("en") == ()
    assert check.codes == 16


def test_coding_without_a_study_loads_no_database() -> None:
    code = "import sys, dalil.workflow.coding; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert not {"sqlalchemy", "alembic", "sqlite3"} & set(ran.stdout.split())


def test_progress_is_told_file_by_file(tmp_path: Path) -> None:
    write_paper(tmp_path, "a.txt")
    write_paper(tmp_path, "b.txt", ENGLISH + "\n")
    told: list[tuple[int, int, str]] = []
    code_files(
        [tmp_path], Wish(), progress=lambda *, handled, total, where: told.append((handled, total, Path(where).name))
    )
    assert told == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_one_file_that_cannot_be_read_is_an_error_and_one_of_several_an_issue(tmp_path: Path) -> None:
    with pytest.raises(ReadingError):
        code_files([tmp_path / "none.txt"], Wish())
    report = code_files([tmp_path / "none.txt", write_paper(tmp_path)], Wish())
    assert [i.code for i in report.failed] == ["D101"]
    assert report.counts == {"sources": 1, "units": 2, "claims": 1, "issues": 1}


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    write_paper(tmp_path)
    write_paper(tmp_path, ".hidden.txt", ENGLISH + "x")
    assert code_files([tmp_path], Wish()).counts["sources"] == 1


def test_positions_count_in_the_text_made_canonical() -> None:
    text = "Norway granted\r\nMalawi 20 million dollars."
    (answer,) = map(json.loads, code_lines([json.dumps({"id": "a", "text": text}).encode()], Wish()))
    for quote in (q for claim in answer["claims"] for q in claim["evidence"]):
        assert text.replace("\r\n", "\n")[quote["start"] : quote["end"]] == quote["exact"]
