from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.workflow.project import open_study
from dalil.workflow.review.searching import bring_up_to_date
from workbench import Browser, a_study, client_of


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    study = a_study(tmp_path)
    bring_up_to_date(open_study(study))
    with client_of(study) as found:
        yield found


def test_the_library_lists_sources_with_health_and_progress(browser: Browser) -> None:
    norway, senegal = browser.get("/api/sources").json()["sources"]
    assert (norway["origin"], senegal["direction"]) == ("norway.txt", "rtl")
    assert norway["machine"] == "coded"
    assert norway["issues"] == {"error": 0, "warning": 0, "note": 0}
    assert browser.get(f"/api/sources/{norway['id']}/issues").json() == {"issues": []}


def test_issues_of_a_source_that_is_not_there_are_refused(browser: Browser) -> None:
    answer = browser.get("/api/sources/nothing/issues")
    assert (answer.status_code, answer.json()["code"]) == (404, "D815")


def test_a_search_gives_words_places_and_names(browser: Browser) -> None:
    found = browser.get("/api/search", params={"q": "لليابان ميناء"}).json()
    assert (found["units"], found["searched"], found["total"]) == (1, 2, 2)
    (source,) = found["found"]
    (hit,) = source["hits"]
    words = [hit["text"][m["start"] - hit["start"] : m["end"] - hit["start"]] for m in hit["marks"]]
    assert words == ["اليابان", "ميناءً"]
    more = browser.get(f"/api/search/{source['source_id']}", params={"q": "اليابان"}).json()["hits"]
    assert len(more) == 4


@pytest.mark.parametrize(
    ("query", "status", "code"), [("…", 400, "D610"), ("a " * 30, 400, "D611"), ("a" * 501, 422, "D072")]
)
def test_a_search_that_cannot_be_made_is_told(browser: Browser, query: str, status: int, code: str) -> None:
    answer = browser.get("/api/search", params={"q": query})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_codebook_says_all_of_every_code_in_both_languages(browser: Browser) -> None:
    book = browser.get("/api/codebook").json()
    funding = next(code for code in book["codes"] if code["code"] == "funding")
    assert set(funding["label"]) == {"ar", "en"}
    assert funding["examples"][0]["claims"] and funding["includes"] and funding["crosswalk"]["plover"]
    assert funding["figures"]["machine"] >= 2
    assert [value["code"] for value in book["dimensions"]["polarity"]] == [
        "asserted",
        "denied",
        "planned",
        "hypothetical",
    ]
