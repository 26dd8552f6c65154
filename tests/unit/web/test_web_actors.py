"""Actors over the API."""

from __future__ import annotations

from pathlib import Path

from httpx2 import Response

from workbench import Browser, a_study, client_of


def test_names_are_completed(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        found = browser.get("/api/actors/complete", params={"q": "الياب"}).json()
    assert found["choices"][0]["id"] == "state:JPN"
    assert found["choices"][0]["name_en"] == "Japan"


def test_nobody_completes_names_without_signing_in(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        browser.cookies.clear()
        assert browser.get("/api/actors/complete", params={"q": "x"}).json()["code"] == "D060"


def test_too_long_a_name_is_refused(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        assert browser.get("/api/actors/complete", params={"q": "x" * 501}).status_code == 422


def judge(browser: Browser, **body: object) -> Response:
    return browser.post("/api/actors/judgements", json=body)


def test_an_actor_has_a_page_with_its_claims(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path)) as browser:
        shown = browser.get("/api/actors/actor", params={"key": "state:JPN"}).json()
        listed = browser.get("/api/actors", params={"used": True}).json()
    assert shown["actor"]["uses"] == 3
    assert {f["relation"] for f in shown["figures"]} == {"funding", "criticism_accusation"}
    assert shown["examples"][0]["title"] == "senegal.txt"
    assert listed["total"] == len(listed["actors"]) and listed["actors"][0]["uses"] >= listed["actors"][-1]["uses"] > 0


def test_actors_are_listed_by_name_in_both_scripts(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        for q in ("jap", "اليابان"):
            found = browser.get("/api/actors", params={"q": q, "kind": "state"}).json()
            assert [a["key"] for a in found["actors"]][:1] == ["state:JPN"]


def test_names_that_no_registry_knows_are_merged_split_and_taken_back(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path)) as browser:
        names = browser.get("/api/actors/unresolved").json()
        key = names["names"][0]["actor"]["key"]
        assert names["names"][0]["examples"]
        asked = {"act": "same", "keys": ["ngo:amnesty-international", key]}
        seen = browser.post("/api/actors/preview", json=asked).json()
        assert [m["key"] for m in seen["members"]] == asked["keys"]
        said = judge(browser, **asked).json()
        assert browser.get("/api/actors/unresolved").json()["total"] == names["total"] - 1
        page = browser.get("/api/actors/actor", params={"key": key}).json()
        assert page["actor"]["key"] == said["key"] == "ngo:amnesty-international"
        assert page["history"][0]["by"] == "Layla" and page["history"][0]["holds"]
        browser.post("/api/actors/undo", json={"entry": said["entry"]})
        assert browser.get("/api/actors/unresolved").json()["total"] == names["total"]


def test_refusals_say_why(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False), language="ar") as browser:
        judge(browser, act="distinct", keys=["state:JPN"], others=["state:NOR"])
        refused = judge(browser, act="same", keys=["state:JPN", "state:NOR"])
        assert (refused.status_code, refused.json()["code"]) == (409, "D650")
        assert refused.json()["detail"]["path"][0]["is_same"] is False
        assert judge(browser, act="same", keys=["state:JPN", "state:ZZZ"]).status_code == 404
        assert judge(browser, act="same", keys=["state:JPN"]).json()["code"] == "D657"
        assert judge(browser, act="undo").json()["code"] == "D657"
        assert browser.get("/api/actors/actor", params={"key": "name:nobody"}).json()["code"] == "D652"


def test_the_list_is_written_only_where_it_was_seen(tmp_path: Path) -> None:
    study = a_study(tmp_path, code=False)
    with client_of(study) as browser:
        judge(browser, act="new", name="Weavers", kind="union")
        seen = browser.get("/api/actors/file").json()
        assert [a["id"] for a in seen["additions"]] == ["union:weavers"]
        assert browser.put("/api/actors/file", json={"base": "0" * 64}).json()["code"] == "D655"
        assert browser.put("/api/actors/file", json={"base": seen["digest"]}).status_code == 200
        assert (
            browser.get("/api/actors/complete", params={"q": "weavers"}).json()["choices"][0]["id"] == "union:weavers"
        )
    assert "union:weavers,union,Weavers" in (study / "actors.csv").read_text(encoding="utf-8")
