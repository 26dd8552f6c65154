"""The registry: what the built-in list holds, users' lists, and faults gathered in one error."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dalil.errors import LexiconError
from dalil.recognition.registry import COLUMNS, KINDS, load_registry


def write(folder: Path, text: str, name: str = "actors.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def faults(*paths: Path) -> LexiconError:
    with pytest.raises(LexiconError) as caught:
        load_registry(*paths)
    assert caught.value.code == "D301"
    return caught.value


def test_built_in_registry_knows_states_in_both_languages() -> None:
    iran = load_registry().actors["state:IRN"]
    assert (iran.kind, iran.name_en, iran.name_ar) == ("state", "Iran", "إيران")
    assert iran.name("ar") == "إيران" and iran.name("en") == "Iran"


def test_built_in_ids_are_ascii_and_begin_with_their_kind() -> None:
    for actor in load_registry().actors.values():
        assert re.fullmatch(r"[a-z_]+:[A-Za-z0-9-]+", actor.id), actor.id
        assert actor.id.split(":")[0] == actor.kind
        assert actor.kind in KINDS and actor.source and actor.licence


def test_built_in_part_of_points_at_actors() -> None:
    actors = load_registry().actors
    assert all(a.part_of in actors for a in actors.values() if a.part_of)


@pytest.mark.parametrize("city", ["القدس", "Jerusalem", "جنيف", "Geneva"])
def test_no_disputed_or_host_city_stands_for_a_state(city: str) -> None:
    assert not any(city in (*a.metonyms_ar, *a.metonyms_en) for a in load_registry().actors.values())


def test_built_in_is_loaded_once() -> None:
    assert load_registry() is load_registry()


def test_users_actors_come_after_the_built_in_ones(tmp_path: Path) -> None:
    path = write(tmp_path, "id,kind,name_ar,aliases_ar\nparty:wave,party,حزب الموجة,الموجة|موجة\n")
    registry = load_registry(path)
    assert list(registry.actors)[-1] == "party:wave"
    assert registry.actors["party:wave"].aliases_ar == ("الموجة", "موجة")
    assert "party:wave" not in load_registry().actors


def test_byte_order_mark_and_blank_rows_are_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,kind,name_en\n\nngo:x,ngo,X Aid\n", encoding="utf-8-sig")
    assert load_registry(path).actors["ngo:x"].name("ar") == "X Aid"


def test_a_row_for_a_built_in_actor_adds_its_names(tmp_path: Path) -> None:
    path = write(tmp_path, "id,kind,name_en,aliases_ar\nstate:JPN,state,Nippon,أرض الشمس\n")
    japan = load_registry(path).actors["state:JPN"]
    assert (japan.name_en, japan.name_ar) == ("Nippon", "اليابان")
    assert "Japan" in japan.aliases_en and "أرض الشمس" in japan.aliases_ar
    assert japan.adjectives_en == load_registry().actors["state:JPN"].adjectives_en


def test_a_second_row_for_a_built_in_actor_is_a_fault(tmp_path: Path) -> None:
    path = write(tmp_path, "id,kind,name_en\nstate:JPN,state,Nippon\nstate:JPN,state,Nihon\n")
    assert "line 3" in str(faults(path)) and "taken" in str(faults(path))


def test_all_faults_of_all_files_are_gathered(tmp_path: Path) -> None:
    first = write(tmp_path, "id,kind,name_en\nstate:IRN,company,Iran\nngo:a,charity,A\nngo:b,ngo,\n", "one.csv")
    second = write(tmp_path, "id,kind,name_en,colour\nngo:c,ngo,C,red\n", "two.csv")
    text = str(faults(first, second))
    assert "one.csv, line 2" in text and "one.csv, line 3" in text and "one.csv, line 4" in text
    assert "two.csv, line 1" in text and "colour" in text and "4 fault" in text


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("id,kind,name_en\nngo:a,ngo,A\nngo:a,ngo,B\n", "taken"),
        ("id,kind,name_en\n,ngo,A\n", "id is empty"),
        ("id,name_en\nngo:a,A\n", "kind is missing"),
        ("id,kind\nngo:a,ngo\n", "name_en / name_ar"),
        ("id,kind,name_en\nngo:a,ngo,A,B\n", "4 cells"),
        ("id,kind,name_en,valid_from\nngo:a,ngo,A,spring\n", "spring"),
        ("id,kind,name_en,part_of\nngo:a,ngo,A,ngo:none\n", "ngo:none"),
    ],
)
def test_each_fault_says_what_and_where(tmp_path: Path, rows: str, words: str) -> None:
    text = str(faults(write(tmp_path, rows)))
    assert words in text and "actors.csv, line " in text


def test_file_that_is_no_text_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xff\xfe\xba\xad")
    assert "UTF-8" in str(faults(path))


def test_faults_are_told_in_arabic(tmp_path: Path) -> None:
    error = faults(write(tmp_path, "id,kind,name_en\nngo:a,charity,A\n"))
    assert "السطر 2" in error.render("ar") and "D301" not in error.render("ar")


def test_columns_are_those_of_the_built_in_file() -> None:
    assert COLUMNS[0] == "id" and len(set(COLUMNS)) == len(COLUMNS) == 15


def test_unknown_id_yields_none() -> None:
    assert load_registry().get(None) is None and load_registry().get("state:NONE") is None
