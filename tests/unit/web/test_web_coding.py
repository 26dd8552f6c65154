"""Coding by hand over the API: saved, refused slot by slot, in conflict, restored; notes; blind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hand_parts import PAPER
from workbench import Browser, a_study, another_browser, client_of


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with client_of(a_study(tmp_path, papers={"tonga.txt": PAPER})) as made:
        yield made


def source_of(browser: Browser) -> str:
    with browser.workbench.study.open_store(write=False) as store:
        (found,) = store.source_ids()
    return found


def machine(browser: Browser) -> dict[str, Any]:
    answered = browser.get(f"/api/sources/{source_of(browser)}/codings").json()["codings"]
    return next(c for c in answered if c["claims"])


def accepting(coding: dict[str, Any], base: str | None = None) -> dict[str, Any]:
    keys = [{"coding_id": coding["id"], "claim_id": c["id"]} for c in coding["claims"]]
    judged = [{**key, "becomes": n} for n, key in enumerate(keys)]
    return {"base": base, "claims": [{"type": "kept", **key} for key in keys], "judged": judged, "is_open": True}


def test_an_answer_is_saved_and_found_again(browser: Browser) -> None:
    coding = machine(browser)
    saved = browser.put(f"/api/units/{coding['unit_id']}/coding", json=accepting(coding)).json()
    assert saved["coding"]["coder"]["name"] == "Layla" and not saved["coding"]["is_open"]
    assert saved["standing"] == {"can_undo": True, "can_redo": False}
    codings = browser.get(f"/api/sources/{source_of(browser)}/codings").json()["codings"]
    assert saved["coding"] in codings


def test_machines_without_claims_are_told_in_short(browser: Browser) -> None:
    source = source_of(browser)
    found = browser.get(f"/api/sources/{source}/codings").json()
    units = {u["id"] for u in browser.get(f"/api/sources/{source}/units").json()["units"]}
    (silent,) = found["silent"]
    assert silent["coder"]["kind"] == "rules" and all(c["claims"] for c in found["codings"])
    assert {*silent["unit_ids"]} | {c["unit_id"] for c in found["codings"]} == units
    (whole,) = browser.get(f"/api/units/{silent['unit_ids'][0]}/codings").json()["codings"]
    assert (whole["claims"], whole["coder"]) == ([], silent["coder"])


def test_faults_are_answered_by_their_slots(browser: Browser) -> None:
    coding = machine(browser)
    quote = coding["claims"][0]["evidence"][0]
    moved = {"start": quote["start"] + 1, "exact": quote["exact"][:-1]}
    claim = {"type": "written", "relation": "funding", "source": {"id": "state:XX"}, "evidence": [moved]}
    refused = browser.put(f"/api/units/{coding['unit_id']}/coding", json={"claims": [claim]})
    assert (refused.status_code, refused.json()["code"]) == (422, "D630")
    assert {(f["slot"], f["code"]) for f in refused.json()["detail"]} == {
        ("claims.0.source", "D634"),
        ("claims.0.evidence.0", "D631"),
    }


def test_a_stale_answer_gets_both_versions_and_is_kept(browser: Browser) -> None:
    coding = machine(browser)
    unit = f"/api/units/{coding['unit_id']}"
    first = browser.put(f"{unit}/coding", json=accepting(coding)).json()["coding"]
    stale = browser.put(f"{unit}/coding", json={"base": None, "claims": []})
    told = stale.json()
    assert (stale.status_code, told["code"]) == (409, "D639")
    assert told["detail"]["theirs"] == first and told["detail"]["yours"]["claims"] == []
    (aside,) = browser.get(f"{unit}/history").json()["asides"]
    assert (aside["id"], aside["coding"]) == (told["detail"]["aside_id"], told["detail"]["yours"])


def test_undo_and_redo_go_through_the_chain(browser: Browser) -> None:
    coding = machine(browser)
    unit = f"/api/units/{coding['unit_id']}"
    first = browser.put(f"{unit}/coding", json=accepting(coding)).json()["coding"]
    undone = browser.post(f"{unit}/coding/restore", json={"base": first["id"], "to": "undo"}).json()
    assert undone["coding"]["claims"] == [] and undone["standing"] == {"can_undo": False, "can_redo": True}
    body = {"base": undone["coding"]["id"], "to": "redo"}
    assert browser.post(f"{unit}/coding/restore", json=body).json()["coding"]["claims"] == first["claims"]
    assert browser.post(f"{unit}/coding/restore", json={"to": "0" * 16}).json()["code"] == "D638"


def test_mentions_and_words_are_read_for_the_slots(browser: Browser) -> None:
    unit = f"/api/units/{machine(browser)['unit_id']}"
    found = browser.get(f"{unit}/mentions").json()
    assert [m["actor"]["id"] for m in found["actors"]][:2] == ["state:WSM", "state:TON"]
    assert found["voice"]["how"] == "voice"
    quote = found["actors"][0]["quote"]
    asked = {"start": quote["start"], "end": quote["end"]}
    read = browser.post(f"{unit}/reading", json=asked).json()
    assert (read["quote"]["exact"], read["amount"], read["date"]) == ("Samoa", None, None)
    assert browser.post(f"{unit}/reading", json={"start": 0, "end": 5}).json()["code"] == "D632"


def test_blind_coders_are_shown_their_own_alone(browser: Browser) -> None:
    coding, source = machine(browser), source_of(browser)
    assert browser.put(f"/api/sources/{source}/blind", json={"blind": True}).json() == {"done": True}
    shown = browser.get(f"/api/sources/{source}/codings").json()
    assert shown == {"codings": [], "silent": [], "decisions": [], "blind": True}
    history = browser.get(f"/api/units/{coding['unit_id']}/history").json()
    assert (history["codings"], history["blind"]) == ([], True)
    assert browser.get(f"/api/units/{coding['unit_id']}/why").json()["code"] == "D629"


def test_notes_are_written_answered_and_taken_back(browser: Browser) -> None:
    unit = f"/api/units/{machine(browser)['unit_id']}"
    asked = browser.post(f"{unit}/notes", json={"text": "أهي مِنحة؟", "is_question": True}).json()
    (question,) = browser.get("/api/questions").json()["questions"]
    assert (question["note"], question["source_id"]) == (asked, source_of(browser))
    browser.post(f"{unit}/notes", json={"text": "نعم", "answers": asked["id"], "settles": True})
    assert browser.get("/api/questions").json()["questions"] == []
    left = browser.delete(f"{unit}/notes/{asked['id']}").json()["notes"]
    assert [n["text"] for n in left] == ["نعم"]
    assert browser.get(f"/api/sources/{source_of(browser)}/notes").json()["notes"] == left


def test_writes_need_the_token_of_the_session(browser: Browser) -> None:
    stranger = another_browser(browser)
    unit = f"/api/units/{machine(browser)['unit_id']}"
    assert stranger.get(f"{unit}/history").status_code == 401
    stranger.cookies.update(browser.cookies)
    assert stranger.put(f"{unit}/coding", json={"claims": []}).status_code == 403


@pytest.mark.parametrize("asked", ["/units/none/history", "/sources/none/codings", "/sources/none/notes"])
def test_what_is_not_there_is_not_found(browser: Browser, asked: str) -> None:
    assert browser.get(f"/api{asked}").status_code == 404
