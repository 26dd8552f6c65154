from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dalil.errors import StorageError, UsageError
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.searching import (
    LONGEST,
    Answer,
    Hit,
    Page,
    bring_up_to_date,
    index_file,
    pages_of,
    search,
    search_source,
)
from study_parts import add
from workbench import a_study

PAPERS = {
    "a.txt": "علاقات السنغال\n- موّلت اليابان ميناءً.\n- وبسفنهم وصلوا إلى الميناء 😀 في ٢٠١٩.\n",
    "b.txt": "Relations of Norway\n- The port opened.\n- Norway's vessels came.\n- A port of ships.\n",
}


@pytest.fixture
def study(tmp_path: Path) -> Study:
    found = open_study(a_study(tmp_path, papers=PAPERS, code=False))
    bring_up_to_date(found)
    return found


def asked(study: Study, query: str, page: Page | None = None) -> Answer:
    with study.open_store(write=False) as store:
        return search(study, store, query, page)


def marked(study: Study, query: str) -> list[str]:
    return [words for found in asked(study, query).found for hit in found.hits for words in words_of(hit)]


def words_of(hit: Hit) -> list[str]:
    return [hit.text[m.start - hit.start : m.end - hit.start] for m in hit.marks]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("سفن", ["وبسفنهم"]),
        ("والسفن", ["وبسفنهم"]),
        ("ميناء", ["ميناءً", "الميناء"]),
        ("2019", ["٢٠١٩"]),
        ("norway", ["Norway", "Norway's"]),
        ("ships port", ["port", "ships"]),
        ('"port of ships"', ["port of ships"]),
        ("«إلى الميناء» وصلوا", ["وصلوا", "إلى الميناء"]),
        ('"ships port"', []),
        ("قطار", []),
    ],
)
def test_words_are_found_whatever_is_attached_to_them(study: Study, query: str, words: list[str]) -> None:
    assert marked(study, query) == words


def test_places_are_those_of_the_source(study: Study) -> None:
    (found,) = asked(study, "2019").found
    with study.open_store(write=False) as store:
        text = store.source(found.source_id).text
    (mark,) = found.hits[0].marks
    assert text[mark.start : mark.end] == "٢٠١٩"


def test_all_words_must_stand_in_one_unit(study: Study) -> None:
    assert asked(study, "opened vessels").units == 0
    assert asked(study, "ships port").units == 1


def test_the_fullest_source_comes_first_and_results_come_in_pages(study: Study) -> None:
    answer = asked(study, "port", Page(sources=1, hits=1))
    assert (answer.units, answer.sources, len(answer.found[0].hits)) == (2, 1, 1)
    assert asked(study, "port", Page(after=1)).found == ()
    assert len(search_source(study, answer.found[0].source_id, "port", most=5, after=1)) == 1
    assert search_source(study, "nothing", "port", most=5) == ()


@pytest.mark.parametrize("query", ["", "  ", '"', "…", "«»", '"." -'])
def test_a_query_without_words_is_told(study: Study, query: str) -> None:
    with pytest.raises(UsageError, match="D610"):
        asked(study, query)


def test_a_query_of_too_many_words_is_told(study: Study) -> None:
    with pytest.raises(UsageError, match="D611"):
        asked(study, "word " * 21)


@pytest.mark.parametrize(
    "query", ['port" OR "x', "port*", "stems:port", "port NEAR ships", "'); DROP TABLE words", "\ud800 port"]
)
def test_signs_of_the_query_language_are_only_signs(study: Study, query: str) -> None:
    assert asked(study, query).total == 2
    assert asked(study, "port").units == 2


def test_sources_added_later_are_told_as_missing_until_they_are_taken_in(study: Study, tmp_path: Path) -> None:
    new = tmp_path / "c.txt"
    new.write_text("The port again.\n", encoding="utf-8")
    add(study, new)
    assert (asked(study, "port").searched, asked(study, "port").total) == (2, 3)
    told: list[tuple[int, int]] = []
    assert bring_up_to_date(study, lambda done, total: told.append((done, total))) == 1
    assert told == [(1, 1)]
    assert asked(study, "port").units == 3
    assert bring_up_to_date(study) == 0


def test_a_very_long_unit_is_shown_about_the_words_found(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(300))
    study = open_study(a_study(tmp_path, papers={"a.txt": f"{words} ميناء {words}\n"}, code=False))
    bring_up_to_date(study)
    (hit,) = asked(study, "الميناء").found[0].hits
    assert len(hit.text) <= LONGEST and hit.is_cut_before and hit.is_cut_after
    assert words_of(hit) == ["ميناء"]
    assert hit.text.startswith("word")


@pytest.mark.parametrize("content", [b"no database at all, but long enough to be looked at" * 40, b""])
def test_an_index_that_is_broken_is_begun_anew(study: Study, content: bytes) -> None:
    for part in ("-wal", "-shm"):
        index_file(study).with_name(index_file(study).name + part).unlink(missing_ok=True)
    index_file(study).write_bytes(content)
    assert bring_up_to_date(study) == 2
    assert asked(study, "port").units == 2


def test_an_index_of_another_version_is_begun_anew(study: Study) -> None:
    connection = sqlite3.connect(index_file(study))
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert asked(study, "port").searched == 0
    assert bring_up_to_date(study) == 2


def test_an_index_that_cannot_be_opened_is_told_and_does_not_hide_the_library(study: Study) -> None:
    for part in ("", "-wal", "-shm"):
        index_file(study).with_name(index_file(study).name + part).unlink(missing_ok=True)
    index_file(study).mkdir()
    with pytest.raises(StorageError, match="D612"):
        asked(study, "port")
    assert pages_of(study) == {}
