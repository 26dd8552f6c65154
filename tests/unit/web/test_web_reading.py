"""The reader's routes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from dalil.errors import Issue, Severity
from workbench import ARABIC, Browser, a_study, client_of


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with client_of(a_study(tmp_path_factory.mktemp("reading"))) as client:
        yield client


@pytest.fixture
def source(browser: Browser) -> str:
    """The id of the Arabic paper."""
    with browser.workbench.study.open_store(write=False) as store:
        return next(s.id for s in store.sources() if s.origin == "senegal.txt")


def asked(browser: Browser, address: str, **query: Any) -> Any:
    """The answer in JSON."""
    answer = browser.get(address, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_a_source_tells_its_facts(browser: Browser, source: str) -> None:
    found = asked(browser, f"/api/sources/{source}")
    assert (found["origin"], found["direction"], found["language"]) == ("senegal.txt", "rtl", "ar")
    assert (found["length"], found["pages"], found["page_starts"]) == (len(ARABIC), 0, [])


def test_the_text_comes_whole_or_in_pieces(browser: Browser, source: str) -> None:
    assert asked(browser, f"/api/sources/{source}/text")["text"] == ARABIC
    piece = asked(browser, f"/api/sources/{source}/text", start=8, end=15)
    assert piece == {"start": 8, "end": 15, "text": ARABIC[8:15]}


def test_units_count_into_the_headings(browser: Browser, source: str) -> None:
    found = asked(browser, f"/api/sources/{source}/units")
    unit = next(u for u in found["units"] if "منحة" in ARABIC[u["start"] : u["end"]])
    assert [found["headings"][n]["text"] for n in unit["path"]][-1] == "مالياً"
    assert all(ARABIC[h["start"] : h["end"]] == h["text"] for h in found["headings"])


def test_words_are_found(browser: Browser, source: str) -> None:
    found = asked(browser, f"/api/sources/{source}/find", q="اليابَان")
    assert found["count"] == len(found["spans"]) == ARABIC.count("اليابان")
    assert {ARABIC[s["start"] : s["end"]] for s in found["spans"]} == {"اليابان"}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_reasons_are_told_in_the_language_that_is_asked_for(browser: Browser, source: str, language: str) -> None:
    units = asked(browser, f"/api/sources/{source}/units")["units"]
    unit = next(u for u in units if "منحة" in ARABIC[u["start"] : u["end"]])
    found = browser.get(f"/api/units/{unit['id']}/why", headers={"Accept-Language": language}).json()
    titles = {s["name"]: s["title"] for s in found["sections"]}
    assert titles["claims"] == {"ar": "الادعاءات", "en": "Claims"}[language]
    assert [c["kept"] for c in found["candidates"]].count(True) == 1


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("sources/nothing", 404, "D815"),
        ("sources/nothing/text", 404, "D815"),
        ("units/nothing/why", 404, "D817"),
        ("sources/{id}/pages/1", 404, "D621"),
        ("sources/{id}/pages/1/image", 404, "D621"),
        ("sources/{id}/pages/one", 422, "D072"),
        ("sources/{id}/text?start=5&end=2", 400, "D620"),
        ("sources/{id}/text?start=-1", 422, "D072"),
        ("sources/{id}/text?end=99999", 400, "D620"),
        ("sources/{id}/find", 422, "D072"),
    ],
)
def test_what_cannot_be_shown_is_told(browser: Browser, source: str, path: str, status: int, code: str) -> None:
    answer = browser.get(f"/api/{path.format(id=source)}")
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_who_codes_blind_is_not_told_the_reasons(browser: Browser) -> None:
    with browser.workbench.study.open_store(write=False) as store:
        source = next(s.id for s in store.sources() if s.origin == "norway.txt")
        unit = store.units(source)[-1].id
    assert browser.put(f"/api/sources/{source}/blind", json={"blind": True}).status_code == 200
    answer = browser.get(f"/api/units/{unit}/why")
    assert (answer.status_code, answer.json()["code"]) == (403, "D629")
    assert browser.put(f"/api/sources/{source}/blind", json={"blind": False}).status_code == 200
    assert browser.get(f"/api/units/{unit}/why").status_code == 200


def test_who_codes_blind_is_not_told_what_the_machine_noticed(browser: Browser, source: str) -> None:
    issue = Issue(code="D452", severity=Severity.WARNING, where=f"{source}:0-6", values=(("words", "gift"),))
    with browser.workbench.study.open_store() as store:
        store.add_issues(next(run.id for run in store.runs() if run.step == "code"), [issue])
    for blind, count in ((True, 0), (False, 1)):
        browser.put(f"/api/sources/{source}/blind", json={"blind": blind})
        for path in (f"/api/sources/{source}", f"/api/sources/{source}/issues"):
            assert len(asked(browser, path)["issues"]) == count
        rows = asked(browser, "/api/sources")["sources"]
        assert next(row["issues"]["warning"] for row in rows if row["id"] == source) == count
