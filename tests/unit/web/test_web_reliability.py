"""How far coders agree, over the API: for adjudicators, and without sources that they code blind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adjudication_parts import two_coders
from dalil.storage.people import Role
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from workbench import Browser, browser_of, client_of, settings_of, with_accounts

ADDRESS = "/api/reliability"
TRIES = 40  # answers without figures, on a busy machine


def shown(client: Browser, **asked: Any) -> dict[str, Any]:
    """The report, once it is there."""
    found: dict[str, Any] = {}
    for _ in range(TRIES):
        found = client.get(ADDRESS, **asked).json()
        if found["is_current"]:
            break
    return found


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with two_coders(tmp_path_factory.mktemp("reliability")) as (seat, _):
        return seat.study.folder


@pytest.fixture(scope="module")
def client(study: Path) -> Iterator[Browser]:
    with client_of(study) as browser:
        yield browser


def test_a_report_says_who_was_compared_on_what(client: Browser) -> None:
    found = shown(client)
    assert found["is_current"] and found["hidden"] == 0
    assert [c["name"] for c in found["agreement"]["coders"]] == ["Omar", "Sara", "dalil.rules.v1"]
    assert (found["agreement"]["units"], found["agreement"]["documents"]) == (1, 1)


def test_coders_can_be_chosen_and_a_wrong_name_is_answered_with_the_right_ones(client: Browser) -> None:
    chosen = shown(client, params={"coder": ["Sara", "Omar"]})
    assert [c["name"] for c in chosen["agreement"]["coders"]] == ["Omar", "Sara"]
    assert [c["name"] for c in chosen["coders"]] == ["Omar", "Sara", "dalil.rules.v1"]
    wrong = client.get(ADDRESS, params={"coder": ["Zaid"]})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "D529") and "Sara" in wrong.json()["message"]


@pytest.mark.parametrize("query", [{"draws": "100000"}, {"since": "2020"}, {"matching": "guess"}, {"strange": "1"}])
def test_what_is_out_of_bounds_is_refused(client: Browser, query: dict[str, str]) -> None:
    assert client.get(ADDRESS, params=query).status_code == 422


def test_figures_are_for_adjudicators_and_leave_out_what_they_code_blind(study: Path, tmp_path: Path) -> None:
    study = Path(shutil.copytree(study, tmp_path / "study"))
    with browser_of(settings_of(with_accounts(study, Omar=Role.CODER, Layla=Role.ADJUDICATOR))) as browser:
        browser.sign_in("Omar")
        assert browser.get(ADDRESS).json()["code"] == "D073"
        browser.sign_in("Layla")
        assert shown(browser)["hidden"] == 0
        held = browser.workbench.study
        with held.open_store() as store:
            seat = Seat(study=held, store=store, person=coder_of_person("Layla"))
            turn_blind(seat, next(store.source_ids()), blind=True)
        refused = browser.get(ADDRESS)
        assert refused.json()["code"] == "D528"


@pytest.mark.parametrize(
    ("form", "begins"),
    [("html", "<!doctype html>"), ("md", "#"), ("tex", "\\document"), ("csv", "\ufeff"), ("json", "{")],
)
def test_a_report_is_saved_in_each_form(client: Browser, form: str, begins: str) -> None:
    found = client.get(f"/api/export/reliability.{form}", params={"lang": "ar"})
    assert found.status_code == 200 and begins in found.text[:400], found.text[:100]
    assert f"dalil-reliability.{form}" in found.headers["content-disposition"]


def test_a_file_is_refused_while_its_figures_are_worked_out(client: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dalil.web.routes.reliability.PATIENCE", 0.0)
    refused = client.get("/api/export/reliability.md", params={"draws": "999"})
    assert (refused.status_code, refused.json()["code"]) == (409, "D680")


def test_the_units_behind_a_cell_are_told_with_their_places(client: Browser) -> None:
    (confusion, *_) = shown(client)["agreement"]["confusions"]
    (unit_id, *_) = confusion["behind"][0]["units"]
    found = client.get("/api/reliability/units", params={"unit": [unit_id, "strange"]}).json()
    assert [u["unit_id"] for u in found["units"]] == [unit_id]
    assert found["units"][0]["excerpt"].startswith("Samoa funded")


def test_the_methods_come_in_the_language_of_the_request(client: Browser) -> None:
    found = shown(client, headers={"accept-language": "ar"})
    assert any("المرمِّز" in paragraph for paragraph in found["methods"])
    assert any("Krippendorff" in work for work in found["references"])
