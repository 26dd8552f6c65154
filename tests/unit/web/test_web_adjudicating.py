"""The queue, a unit's codings side by side, decisions, assignments and progress, over the API."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adjudication_parts import two_coders
from codebook_versions import AGREEMENT, ELSE, FUNDING, TRAINING, both, coded_once, revise
from dalil.adjudication.rules import RuleName
from dalil.coding.human.given import Answer
from dalil.storage.people import Role
from dalil.workflow.deciding import RuleWish, decide_by_rule
from dalil.workflow.review.coding import save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import taken
from workbench import Browser, another_browser, browser_of, client_of, settings_of, with_accounts


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with two_coders(tmp_path) as (seat, _):
        return seat.study.folder


@pytest.fixture
def client(study: Path) -> Iterator[Browser]:
    with client_of(study) as browser:
        yield browser


def first_case(client: Browser, **query: Any) -> dict[str, Any]:
    (item,) = client.get("/api/queue", params=query).json()["items"]
    found: dict[str, Any] = client.get(f"/api/units/{item['unit_id']}/cases", params=query).json()
    return found


def decision(found: dict[str, Any], *picks: str, note: str | None = None) -> dict[str, Any]:
    weighed = [c["coding_id"] for c in found["columns"]]
    chosen = [{"claim_id": p, "taken": []} for p in picks]
    return {"base": found["base"], "weighed": weighed, "picks": chosen, "note": note}


def test_a_whole_job_from_the_queue_to_a_decision_and_back(client: Browser) -> None:
    found = first_case(client)
    assert [c["label"] for c in found["columns"]] == ["A", "B", "C"]
    omar = found["columns"][0]
    assert omar["coder"]["name"] == "Omar"
    asked = decision(found, *(c["id"] for c in omar["claims"]), note="as written")
    made = client.put(f"/api/units/{found['unit_id']}/decision", json=asked)
    assert made.status_code == 200 and made.json()["stands"] is True
    after = first_case(client)
    assert after["stands"]["note"] == "as written" and after["stands"]["decided_by"] == "Layla"
    assert [c["is_dissent"] for c in after["columns"]] == [False, True, False]
    back = client.post(f"/api/units/{found['unit_id']}/decision/withdraw", json={"base": after["base"]})
    assert back.json()["stands"] is False
    assert first_case(client)["stands"] is None


def test_the_passage_holds_every_quote_at_its_place(client: Browser) -> None:
    found = first_case(client)
    passage = found["passage"]
    for column in found["columns"]:
        for quote in (q for c in column["claims"] for q in c["evidence"]):
            start = quote["start"] - passage["start"]
            assert passage["text"][start : start + len(quote["exact"])] == quote["exact"]


def test_a_second_decision_is_answered_with_both(client: Browser) -> None:
    found = first_case(client)
    address = f"/api/units/{found['unit_id']}/decision"
    client.put(address, json=decision(found))
    late = client.put(address, json=decision(found, found["columns"][0]["claims"][0]["id"]))
    assert (late.status_code, late.json()["code"]) == (409, "D640")
    both = late.json()["detail"]
    assert both["theirs"]["claims"] == [] and len(both["yours"]["claims"]) == 1
    assert len(first_case(client)["asides"]) == 1


def test_a_coder_who_answered_meanwhile_is_told_with_both(client: Browser) -> None:
    found = first_case(client)
    study = client.workbench.study
    with study.open_store() as store:
        sara = Seat(study=study, store=store, person=coder_of_person("Sara"))
        taken(save(sara, found["unit_id"], Answer(), base=found["columns"][1]["coding_id"]))
    late = client.put(f"/api/units/{found['unit_id']}/decision", json=decision(found))
    assert (late.status_code, late.json()["code"]) == (409, "D641")
    assert "Sara" in late.json()["message"] and late.json()["detail"]["theirs"] is None


def test_names_are_hidden_until_a_unit_is_decided(client: Browser) -> None:
    found = first_case(client, blind=True)
    assert found["blind"] is True and [c["coder"] for c in found["columns"]] == [None] * 3
    assert {c["at"] for c in found["columns"]} == {None}
    said = client.get("/api/queue", params={"blind": True}).json()
    assert said["coders"] == [] and said["items"][0]["coders"] == []
    assert "Omar" not in client.get(f"/api/units/{found['unit_id']}/cases", params={"blind": True}).text
    client.put(f"/api/units/{found['unit_id']}/decision", json=decision(found))
    assert first_case(client, blind=True)["columns"][0]["coder"] is not None


def test_the_rule_that_decided_and_those_that_do_not_are_told(client: Browser) -> None:
    found = first_case(client)
    assert found["left"] == [{"rule": "unanimous", "left": "differ", "differs": ["relation", "domain", "facet"]}]
    decide_by_rule(client.workbench.study.folder, RuleWish(rule=RuleName.MAJORITY))
    (item,) = client.get("/api/queue").json()["items"]
    assert (item["decided"]["rule"], item["left"], item["touched"]) == ("majority", None, "nothing")
    after = first_case(client)
    assert (after["stands"]["rule"], after["stands"]["at"]) == ("majority", None)
    again = client.put(f"/api/units/{found['unit_id']}/decision", json=decision(after, note="over the rule"))
    assert again.json()["decision"]["rule"] == "expert"


def test_what_was_made_under_an_earlier_codebook_is_told_in_both_languages(tmp_path: Path) -> None:
    with coded_once(tmp_path) as (seat, _):
        folder = seat.study.folder
    revise(folder, TRAINING, AGREEMENT, ELSE)
    with client_of(folder) as client:
        assert client.get("/api/queue", params={"state": "earlier"}).json()["found"] == 1
        found = first_case(client)
        assert found["touched"] == {"gravity": "recode", "why": ["code funding: removed"]}
        assert [c["earlier"] and c["earlier"]["gravity"] for c in found["columns"]] == ["recode", None, "recode"]
        arabic = client.get(f"/api/units/{found['unit_id']}/cases", headers={"Accept-Language": "ar"}).json()
        assert arabic["touched"]["why"] == ["الرمز funding: حُذف"]
        refused = client.put(
            f"/api/units/{found['unit_id']}/decision",
            json=decision(found, *(c["id"] for c in found["columns"][0]["claims"])),
        )
        assert (refused.status_code, refused.json()["code"]) == (400, "D644")


def test_a_coder_is_told_which_answers_a_new_codebook_touches(tmp_path: Path) -> None:
    with coded_once(tmp_path) as (seat, unit):
        folder = seat.study.folder
    wider = {**FUNDING, "definition": both("Money or goods are given.")}
    revise(folder, wider, TRAINING, AGREEMENT, ELSE)
    with client_of(folder, person="Omar") as client:
        (answer,) = client.get("/api/answers/earlier").json()["answers"]
        assert (answer["unit_id"], answer["title"]) == (unit.id, "tonga.txt")
        assert answer["earlier"] == {"gravity": "look", "why": ["code funding: defined otherwise"]}
        address = f"/api/units/{unit.id}/coding/confirm"
        assert client.post(address, json={"base": answer["coding_id"]}).status_code == 200
        assert client.get("/api/answers/earlier").json() == {"answers": []}
        assert client.post(address, json={"base": "0" * 16}).json()["code"] == "D639"


def test_counts_of_the_deciding(client: Browser) -> None:
    assert client.get("/api/queue/tallies").json()["units"] == 1


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"weighed": ["nowhere"]}, 400, "D645"),
        ({"picks": [{"claim_id": "nowhere"}]}, 400, "D642"),
        ({"picks": [{"claim_id": "x", "taken": [{"trait": "colour", "claim_id": "x"}]}]}, 422, "D072"),
        ({"weighed": []}, 422, "D072"),
        ({"more": 1}, 422, "D072"),
    ],
)
def test_what_cannot_be_decided_is_refused(client: Browser, change: dict[str, Any], status: int, code: str) -> None:
    found = first_case(client)
    answer = client.put(f"/api/units/{found['unit_id']}/decision", json={**decision(found), **change})
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_coders_neither_see_nor_make_decisions(study: Path) -> None:
    with_accounts(study, omar=Role.CODER, layla=Role.MANAGER)
    with browser_of(settings_of(study)) as browser:
        assert browser.sign_in("omar").status_code == 200
        for address in ("/api/queue", "/api/queue/tallies", "/api/units/x/cases"):
            assert browser.get(address).json()["code"] == "D073"
        asked = {"people": ["omar"], "source_ids": ["x"]}
        assert browser.post("/api/assignments", json=asked).json()["code"] == "D073"


def test_an_adjudicator_who_codes_a_source_blind_does_not_see_it_here(study: Path) -> None:
    with_accounts(study, sara=Role.ADJUDICATOR, layla=Role.MANAGER)
    with browser_of(settings_of(study)) as manager:
        manager.sign_in("layla")
        found = first_case(manager)
        asked = {"people": ["sara"], "source_ids": [found["source_id"]], "blind": True}
        assert manager.post("/api/assignments", json=asked).status_code == 201
        sara = another_browser(manager)
        sara.sign_in("sara")
        assert sara.get("/api/queue").json()["items"] == []
        answer = sara.get(f"/api/units/{found['unit_id']}/cases")
        assert (answer.status_code, answer.json()["code"]) == (403, "D648")
        put = sara.put(f"/api/units/{found['unit_id']}/decision", json=decision(found))
        assert (put.status_code, put.json()["code"]) == (403, "D648")
        back = sara.post(f"/api/units/{found['unit_id']}/decision/withdraw", json={"base": "none"})
        assert (back.status_code, back.json()["code"]) == (403, "D648")
        assert first_case(manager)["decisions"] == []
        assert (sara.get("/api/queue/tallies").json()["units"], manager.get("/api/queue/tallies").json()["units"]) == (
            0,
            1,
        )


def test_sources_are_handed_out_split_and_taken_back(study: Path) -> None:
    with_accounts(study, omar=Role.CODER, sara=Role.CODER, layla=Role.MANAGER)
    with browser_of(settings_of(study)) as manager:
        manager.sign_in("layla")
        (source,) = manager.get("/api/progress").json()["sources"]
        asked = {"people": ["omar", "sara"], "source_ids": [source["id"]], "each": 2, "due": "Friday"}
        made = manager.post("/api/assignments/split", json=asked).json()["assignments"]
        assert len(made) == 2 and {a["due"] for a in made} == {"Friday"}
        omar = another_browser(manager)
        omar.sign_in("omar")
        assert len(omar.get("/api/assignments").json()["assignments"]) == 1
        assert {r["coder"]["name"] for r in omar.get("/api/progress").json()["rows"]} == {"omar"}
        taken = manager.post("/api/assignments/withdraw", json={"ids": [a["id"] for a in made]})
        assert taken.json() == {"count": 2}
        assert manager.get("/api/assignments").json()["assignments"] == []


def test_nothing_is_handed_to_somebody_without_an_account(client: Browser) -> None:
    answer = client.post("/api/assignments", json={"people": ["Nobody"], "source_ids": ["x"]})
    assert answer.json()["code"] == "D077"
