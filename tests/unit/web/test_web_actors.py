"""Actors over the API."""

from __future__ import annotations

from pathlib import Path

from workbench import a_study, client_of


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
