"""How far coders agree, over the API: for adjudicators, and without sources that they code blind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import two_coders
from dalil.storage.people import Role
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from workbench import Browser, browser_of, client_of, settings_of, with_accounts

ADDRESS = "/api/reliability"


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with two_coders(tmp_path) as (seat, _):
        return seat.study.folder


@pytest.fixture
def client(study: Path) -> Iterator[Browser]:
    with client_of(study) as browser:
        yield browser


def test_a_report_says_who_was_compared_on_what(client: Browser) -> None:
    found = client.get(ADDRESS).json()
    assert found["is_current"] and found["hidden"] == 0
    assert [c["name"] for c in found["agreement"]["coders"]] == ["Omar", "Sara", "dalil.rules.v1"]
    assert (found["agreement"]["units"], found["agreement"]["documents"]) == (1, 1)


def test_coders_can_be_chosen_and_a_wrong_name_is_answered_with_the_right_ones(client: Browser) -> None:
    chosen = client.get(ADDRESS, params={"coder": ["Sara", "Omar"]}).json()
    assert [c["name"] for c in chosen["agreement"]["coders"]] == ["Omar", "Sara"]
    assert [c["name"] for c in chosen["coders"]] == ["Omar", "Sara", "dalil.rules.v1"]
    wrong = client.get(ADDRESS, params={"coder": ["Zaid"]})
    assert (wrong.status_code, wrong.json()["code"]) == (400, "D529") and "Sara" in wrong.json()["message"]


@pytest.mark.parametrize("query", [{"draws": "100000"}, {"since": "2020"}, {"matching": "guess"}, {"strange": "1"}])
def test_what_is_out_of_bounds_is_refused(client: Browser, query: dict[str, str]) -> None:
    assert client.get(ADDRESS, params=query).status_code == 422


def test_figures_are_for_adjudicators_and_leave_out_what_they_code_blind(study: Path) -> None:
    with browser_of(settings_of(with_accounts(study, Omar=Role.CODER, Layla=Role.ADJUDICATOR))) as browser:
        browser.sign_in("Omar")
        assert browser.get(ADDRESS).json()["code"] == "D073"
        browser.sign_in("Layla")
        assert browser.get(ADDRESS).json()["hidden"] == 0
        held = browser.workbench.study
        with held.open_store() as store:
            seat = Seat(study=held, store=store, person=coder_of_person("Layla"))
            turn_blind(seat, next(store.source_ids()), blind=True)
        refused = browser.get(ADDRESS)
        assert refused.json()["code"] == "D528"
