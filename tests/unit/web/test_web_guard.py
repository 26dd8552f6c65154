from __future__ import annotations

from pathlib import Path

import pytest

from dalil.storage.people import Role
from workbench import ORIGIN, Browser, a_study, another_browser, browser_of, client_of, settings_of, with_accounts


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_study(tmp_path_factory.mktemp("guard"), code=False)


@pytest.fixture
def browser(study: Path) -> Browser:
    return browser_of(settings_of(study))


@pytest.mark.parametrize("path", ["/", "/api/health", "/assets/app-1.js", "/api/session"])
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1", "127.0.0.1:8001", "127.0.0.1:8000.evil.example", ""]
)
def test_a_foreign_host_is_refused_before_anything_else(browser: Browser, path: str, host: str) -> None:
    answer = browser.get(path, headers={"host": host})
    assert (answer.status_code, answer.json()["code"]) == (421, "D063")


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "LOCALHOST:8000", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(browser: Browser, host: str) -> None:
    assert browser.get("/api/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1:8001",
        "http://127.0.0.1",
        "http://localhost:8000",
        "file://",
        "x",
    ],
)
def test_another_origin_may_change_and_read_nothing(study: Path, origin: str) -> None:
    with client_of(study) as browser:
        answers = [
            browser.request(method, path, headers={"origin": origin})
            for method, path in (("POST", "/api/session"), ("DELETE", "/api/session"), ("GET", "/api/people"))
        ]
        assert {(a.status_code, a.json()["code"]) for a in answers} == {(403, "D064")}
        assert browser.get("/api/session").status_code == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_a_browser_says_comes_from_elsewhere_is_refused(study: Path, site: str) -> None:
    with client_of(study) as browser:
        for path in ("/api/session", "/api/events", "/assets/app-1.js"):
            assert browser.get(path, headers={"sec-fetch-site": site}).status_code == 403


def test_a_link_from_elsewhere_leads_to_the_page(browser: Browser) -> None:
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document"}
    assert browser.get("/", headers=visit).status_code == 200
    assert browser.get("/", headers=visit | {"sec-fetch-dest": "iframe"}).status_code == 403


def test_the_own_origin_is_answered(study: Path) -> None:
    with client_of(study) as browser:
        assert browser.delete("/api/session", headers={"origin": ORIGIN, "sec-fetch-site": "same-origin"}).is_success


def test_a_wrong_token_for_changes_is_refused(study: Path) -> None:
    with client_of(study) as browser:
        other = another_browser(browser)
        other.sign_in()
        answer = browser.delete("/api/session", headers={"x-csrf-token": other.headers["x-csrf-token"]})
        assert (answer.status_code, answer.json()["code"]) == (403, "D064")


def test_every_route_but_the_named_ones_needs_a_session(browser: Browser) -> None:
    from dalil.web.openapi import description
    from dalil.web.security.sessions import OPEN

    for path, methods in description()["paths"].items():
        for method in methods:
            if (method.upper(), path) not in OPEN and path != "/api/words/{lang}":
                answer = browser.request(method, path.replace("{", "").replace("}", ""))
                assert (answer.status_code, answer.json()["code"]) == (401, "D060"), (method, path)


@pytest.mark.parametrize(
    "path", ["/", "/nothing.txt", "/api/nothing", "/api/session", "/api/health", "/assets/app-1.js"]
)
def test_every_answer_says_what_a_browser_may_do_with_it(browser: Browser, path: str) -> None:
    for answer in (browser.get(path), browser.get(path, headers={"host": "evil.example"})):
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'self'; ")
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in answer.headers
        assert not any(name.startswith("access-control") for name in answer.headers)
        if path.startswith("/api"):
            assert answer.headers["cache-control"] == "no-store"


def test_an_unknown_address_has_the_common_shape(study: Path) -> None:
    with client_of(study) as browser:
        assert browser.get("/api/nothing").json()["code"] == "D071"
        assert browser.put("/api/session", json={}).json()["code"] == "D071"


def test_what_does_not_fit_is_told_without_repeating_it(browser: Browser) -> None:
    answer = browser.post("/api/session", json={"name": "secret-name", "pass": 1})
    assert (answer.status_code, answer.json()["code"]) == (422, "D072")
    assert "secret-name" not in answer.text


def test_a_body_that_is_too_long_is_refused(browser: Browser) -> None:
    answer = browser.post("/api/session", content=b"x" * (1 << 20) + b"x", headers={"content-type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "D069")


def test_guessing_gets_slower(study: Path) -> None:
    browser = browser_of(settings_of(study))
    codes = [browser.post("/api/session", json={"token": f"{i}"}).json()["code"] for i in range(22)]
    assert codes[:21] == ["D066"] * 21
    assert codes[21] == "D068"
    assert int(browser.post("/api/session", json={"token": "x"}).headers["retry-after"]) >= 1


def test_what_is_for_managers_is_refused_to_others(tmp_path: Path) -> None:
    browser = browser_of(settings_of(with_accounts(a_study(tmp_path, code=False), Amal=Role.CODER)))
    browser.sign_in("Amal")
    answer = browser.post("/api/people/disable", json={"name": "Amal"})
    assert (answer.status_code, answer.json()["code"]) == (403, "D073")
