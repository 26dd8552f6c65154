from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fastapi import APIRouter

from dalil.errors import CodebookError, DalilError, ReadingError, Severity, StorageError, UsageError, issue_of
from dalil.web.answers import answer_to, language_wanted, status_of
from workbench import Browser, a_study, browser_of, settings_of


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """A browser on a server with routes that answer with what is hard to answer with."""
    browser = browser_of(settings_of(a_study(tmp_path, code=False), debug=True))
    router = APIRouter(prefix="/api/test")
    router.add_api_route("/surrogate", lambda: {"text": "a\ud800\u2028ب"}, response_model=dict[str, str])
    router.add_api_route("/fault", lambda: 1 / 0, response_model=None)
    router.add_api_route("/storage", _locked, response_model=None)
    browser.app.include_router(router)  # type: ignore[attr-defined]
    browser.sign_in()
    return browser


def _locked() -> None:
    raise StorageError("D804", path="store.sqlite", detail="locked")


def test_a_lone_surrogate_of_a_source_can_be_answered(browser: Browser) -> None:
    answer = browser.get("/api/test/surrogate")
    assert answer.content == '{"text":"a\\ud800\u2028ب"}'.encode()
    assert answer.json() == {"text": "a\ud800\u2028ب"}


def test_a_fault_in_dalil_is_answered_without_its_traceback(
    browser: Browser, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = browser.get("/api/test/fault")
    assert (answer.status_code, answer.json()["code"]) == (500, "D901")
    assert "Traceback" not in answer.text and "Traceback" in capsys.readouterr().err


def test_an_error_of_the_store_says_whether_to_try_again(browser: Browser) -> None:
    answer = browser.get("/api/test/storage", headers={"accept-language": "ar,en;q=0.5"})
    assert (answer.status_code, answer.json()["code"]) == (503, "D804")
    assert "المخزن" in answer.json()["message"]


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (UsageError("D020", path="x"), 400),
        (UsageError("D060"), 401),
        (StorageError("D815", path="x", id="y"), 404),
        (ReadingError("D100"), 422),
        (UsageError("D076", name="a", twin="b"), 409),
    ],
)
def test_errors_have_the_status_of_their_code_or_family(error: DalilError, status: int) -> None:
    assert status_of(error) == status


def test_gathered_faults_come_as_detail() -> None:
    fault = issue_of("D071", Severity.ERROR, "codebook.yaml:3", method="GET", path="/x")
    answer = answer_to(CodebookError("D022", faults=(fault,), path="x", count=1), "en")
    assert b'"where":"codebook.yaml:3"' in answer.body


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("ar", "ar"),
        ("ar-SY;q=0.9,en", "ar"),
        ("fr,en", "en"),
        ("EN-gb", "en"),
        ("fr", "ar"),
        ("", "ar"),
        ("\xff", "ar"),
    ],
)
def test_the_first_language_that_dalil_has_is_taken(header: str, lang: str) -> None:
    assert language_wanted([(b"Accept-Language", header.encode("latin-1"))], "ar") == lang


def test_nothing_of_the_machine_is_told(browser: Browser) -> None:
    assert str(Path(sys.prefix)) not in browser.get("/api/test/fault").text
