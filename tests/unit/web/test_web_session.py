from __future__ import annotations

from pathlib import Path

import pytest

from dalil.storage.people import Role
from dalil.workflow.review.people import open_people, revoke_sessions
from workbench import PASSWORD, a_study, another_browser, browser_of, client_of, settings_of, with_accounts


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_study(tmp_path_factory.mktemp("session"))


def test_the_token_signs_in_whoever_started_the_server(study: Path) -> None:
    with client_of(study, person="ليلى") as browser:
        shown = browser.get("/api/session").json()
    assert shown["person"]["name"] == "ليلى"
    assert shown["person"]["role"] == "manager"
    assert shown["person"]["is_local"] is True
    assert shown["study"] == {"title": "Two papers", "language": "en"}


def test_nobody_is_signed_in_without_a_session(study: Path) -> None:
    answer = browser_of(settings_of(study)).get("/api/session")
    assert answer.status_code == 401
    assert answer.json()["code"] == "D060"


def test_messages_are_in_the_language_of_the_request(study: Path) -> None:
    answer = browser_of(settings_of(study)).get("/api/session", headers={"accept-language": "ar"})
    assert "سجّل الدخول" in answer.json()["message"]


def test_a_token_works_once(study: Path) -> None:
    browser = browser_of(settings_of(study))
    token = browser.workbench.token.issue()
    first = browser.post("/api/session", json={"token": token})
    second = another_browser(browser).post("/api/session", json={"token": token})
    assert (first.status_code, second.status_code, second.json()["code"]) == (200, 401, "D066")


def test_a_wrong_token_is_refused_and_uses_nothing_up(study: Path) -> None:
    browser = browser_of(settings_of(study))
    token = browser.workbench.token.issue()
    assert browser.post("/api/session", json={"token": "wrong"}).json()["code"] == "D066"
    assert browser.post("/api/session", json={"token": token}).status_code == 200


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(study: Path) -> None:
    browser = browser_of(settings_of(study))
    cookie = browser.sign_in().headers["set-cookie"].lower()
    assert cookie.startswith("dalil-8000=")
    for part in ("httponly", "samesite=strict", "path=/", "max-age="):
        assert part in cookie
    assert "domain" not in cookie


def test_who_signs_out_has_no_session_any_more(study: Path) -> None:
    with client_of(study) as browser:
        cookies = dict(browser.cookies)
        assert browser.delete("/api/session").status_code == 200
        browser.cookies.update(cookies)
        assert browser.get("/api/session").status_code == 401


def test_a_change_without_the_csrf_token_is_refused(study: Path) -> None:
    with client_of(study) as browser:
        del browser.headers["x-csrf-token"]
        answer = browser.delete("/api/session")
    assert (answer.status_code, answer.json()["code"]) == (403, "D064")


def test_accounts_sign_in_by_name(tmp_path: Path) -> None:
    browser = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER)))
    answer = browser.sign_in("amal")
    assert answer.json()["person"]["name"] == "Amal"
    assert answer.json()["person"]["is_local"] is False


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(tmp_path: Path) -> None:
    browser = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER)))
    answers = [browser.sign_in("Amal", "not the password"), browser.sign_in("Nobody", "not the password")]
    assert [a.status_code for a in answers] == [401, 401]
    assert answers[0].json() == answers[1].json()
    assert answers[0].json()["code"] == "D067"


def test_who_is_told_to_sign_in_is_told_how(study: Path, tmp_path: Path) -> None:
    alone = browser_of(settings_of(study)).get("/api/session")
    several = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER))).get("/api/session")
    assert [a.json()["detail"] for a in (alone, several)] == [{"accounts": False}, {"accounts": True}]


def test_a_session_that_was_revoked_elsewhere_ends_at_once(tmp_path: Path) -> None:
    study = with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER)
    browser = browser_of(settings_of(study))
    browser.sign_in("Amal")
    assert browser.get("/api/people").status_code == 200
    with open_people(study) as people:
        revoke_sessions(people, "Amal")
    assert browser.get("/api/people").json()["code"] == "D060"


def test_a_name_that_is_guessed_at_has_to_wait(tmp_path: Path) -> None:
    browser = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER)))
    codes = [browser.sign_in("Amal", f"password number {i}").json()["code"] for i in range(7)]
    assert codes == ["D067"] * 6 + ["D068"]
    assert browser.sign_in("AMAL").status_code == 429


def test_a_manager_opens_and_closes_accounts(tmp_path: Path) -> None:
    browser = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.MANAGER)))
    browser.sign_in("Amal")
    made = browser.post("/api/people", json={"name": "باسم", "role": "coder", "password": PASSWORD})
    assert (made.status_code, made.json()["name"]) == (201, "باسم")
    other = another_browser(browser)
    assert other.sign_in("باسم").status_code == 200
    assert browser.post("/api/people/disable", json={"name": "باسم"}).json()["disabled"] is not None
    assert other.get("/api/people").status_code == 401
    assert [p["name"] for p in browser.get("/api/people").json()["people"]] == ["Amal", "باسم"]


def test_accounts_are_not_opened_where_one_person_works_alone(study: Path) -> None:
    with client_of(study) as browser:
        answer = browser.post("/api/people", json={"name": "Amal", "role": "coder", "password": PASSWORD})
    assert answer.json()["code"] == "D074"
