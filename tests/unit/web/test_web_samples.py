"""Samples over the API: planned, drawn, coded in the order of drawing, and what they say of the machine."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compared_papers import compared
from dalil.coding.human.given import Answer
from dalil.storage.people import Role
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.coding import save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import taken
from workbench import Browser, browser_of, client_of, settings_of, with_accounts

SAMPLE = {"name": "spring", "units": 40, "by": ["code", "score"], "people": []}
TRIES = 40  # answers without figures, on a busy machine


def shown(client: Browser, address: str, **query: Any) -> dict[str, Any]:
    """What is worked out, once it is there."""
    found: dict[str, Any] = {}
    for _ in range(TRIES):
        found = client.get(address, params=query).json()
        if found.get("is_current", True):
            break
    return found


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study in which Omar has answered every unit as the machine did, and Sara nothing."""
    with compared(tmp_path_factory.mktemp("samples"), people=("Omar",)) as seat:
        return seat.study.folder


@pytest.fixture(scope="module")
def client(study: Path) -> Iterator[Browser]:
    with client_of(study) as browser:
        assert browser.post("/api/samples", json=SAMPLE).status_code == 201
        yield browser


def test_a_plan_tells_what_it_takes_before_anything_is_drawn(client: Browser) -> None:
    some = shown(client, "/api/samples/plan", units=20)
    assert (some["units"], some["frame"], some["claims"]) == (20, 48, 36)
    assert sum(s["drawn"] for s in some["strata"]) == 20 and sum(s["size"] for s in some["strata"]) == 48
    wide, narrow = (shown(client, "/api/samples/plan", width=w)["units"] for w in (0.3, 0.1))
    assert wide < narrow
    assert client.get("/api/samples/plan").json()["code"] == "D545"


def test_a_sample_is_drawn_once_and_tells_how_far_everybody_is(client: Browser) -> None:
    again = client.post("/api/samples", json=SAMPLE)
    assert (again.status_code, again.json()["code"]) == (400, "D542")
    (sample,) = client.get("/api/samples").json()["samples"]
    assert (sample["name"], sample["drawn"], sample["frame"], sample["mine"]) == ("spring", 40, 48, True)
    assert [(s["coder"]["name"], s["answered"]) for s in sample["shares"]] == [("Omar", 40)]


def test_the_next_unit_is_the_first_in_the_order_of_drawing_without_an_answer(client: Browser) -> None:
    first = client.get("/api/samples/next", params={"name": "spring"}).json()
    assert (first["place"], first["drawn"]) == (1, 40)
    after = client.get("/api/samples/next", params={"name": "spring", "after": first["unit_id"]}).json()
    assert after["place"] == 2
    study = client.workbench.study
    with study.open_store() as store:
        layla = Seat(study=study, store=store, person=coder_of_person("Layla"))
        taken(save(layla, after["unit_id"], Answer(), base=None))
    later = client.get("/api/samples/next", params={"name": "spring", "after": first["unit_id"]}).json()
    assert later["place"] == 3
    assert client.get("/api/samples/next", params={"name": "autumn"}).json()["code"] == "D544"


def test_audit_and_counts_stand_beside_the_machine_s(client: Browser) -> None:
    audit = shown(client, "/api/audit", sample="spring")["audit"]
    assert (audit["drawn"], audit["frame"]) == (40, 48) and audit["rates"][0]["measure"] == "units_alike"
    found = shown(client, "/api/estimates", by="actor")
    assert {a["key"] for a in found["actors"]} >= {"state:NOR"}
    norway = next(t for t in found["estimation"]["tallies"] if t["of"] == ["state:NOR"])
    assert norway["naive"] == 9 and (norway["counts"] or norway["refused"])
    every = shown(client, "/api/estimates", by="all")["estimation"]["tallies"][0]
    (first, *_) = every["counts"]
    assert first["estimator"] == "ppi" and first["low"] <= 36 <= first["high"]


@pytest.mark.parametrize("form", ["html", "md", "tex", "csv", "json"])
def test_audit_and_counts_are_saved(client: Browser, form: str) -> None:
    for what in ("audit", "estimates"):
        found = client.get(f"/api/export/{what}.{form}", params={"lang": "ar", "sample": "spring"})
        assert found.status_code == 200 and found.text, what


@pytest.fixture
def several(study: Path, tmp_path: Path) -> Iterator[Browser]:
    """A server with accounts, on a copy of the study with samples for Omar and for Sara."""
    copy = with_accounts(
        Path(shutil.copytree(study, tmp_path / "study")), Omar=Role.CODER, Sara=Role.CODER, Layla=Role.ADJUDICATOR
    )
    with browser_of(settings_of(copy)) as browser:
        browser.sign_in("Layla")
        for name in ("Omar", "Sara"):
            asked = {**SAMPLE, "name": f"of {name}", "people": [name]}
            assert browser.post("/api/samples", json=asked).status_code == 201
        yield browser


def test_coders_see_their_samples_and_their_own_progress_and_draw_none(several: Browser) -> None:
    several.sign_in("Sara")
    found = several.get("/api/samples").json()["samples"]
    assert {s["name"] for s in found} >= {"of Sara"} and "of Omar" not in {s["name"] for s in found}
    assert {share["coder"]["name"] for s in found for share in s["shares"]} <= {"Sara"}
    for address in ("/api/samples/plan?units=20", "/api/audit", "/api/estimates"):
        assert several.get(address).json()["code"] == "D073", address
    assert several.post("/api/samples", json={**SAMPLE, "name": "mine"}).json()["code"] == "D073"


def test_figures_of_a_sample_are_hidden_from_whoever_codes_it_blind(several: Browser) -> None:
    turned = several.put("/api/samples/blind", json={"name": "of Sara", "blind": True})
    assert turned.json() == {"done": True}
    (sample,) = (s for s in several.get("/api/samples").json()["samples"] if s["name"] == "of Sara")
    assert sample["blind"] == sample["sources"] > 0
    for address in ("/api/audit", "/api/estimates", "/api/export/audit.md"):
        refused = several.get(address, params={"sample": "of Sara"})
        assert (refused.status_code, refused.json()["code"]) == (403, "D681")
    assert several.get("/api/samples/plan", params={"units": 20}).json()["strata"] == []
    several.put("/api/samples/blind", json={"name": "of Sara", "blind": False})
    assert shown(several, "/api/audit", sample="of Sara")["audit"]["drawn"] == 40


def test_sources_that_an_adjudicator_codes_blind_are_left_out_of_agreement(several: Browser) -> None:
    whole = shown(several, "/api/reliability")
    study = several.workbench.study
    with study.open_store() as store:
        layla = Seat(study=study, store=store, person=coder_of_person("Layla"))
        turn_blind(layla, next(store.source_ids()), blind=True)
    part = shown(several, "/api/reliability")
    assert (whole["hidden"], whole["agreement"]["documents"], whole["agreement"]["units"]) == (0, 12, 48)
    assert (part["hidden"], part["agreement"]["documents"], part["agreement"]["units"]) == (1, 11, 44)


def test_a_stranger_is_not_handed_a_sample(several: Browser) -> None:
    asked = {**SAMPLE, "name": "of nobody", "people": ["Zaid"]}
    assert several.post("/api/samples", json=asked).json()["code"] == "D077"
