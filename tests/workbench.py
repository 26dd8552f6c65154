"""A study in a workbench, for tests: two short papers, coded by rules, and a browser that is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from httpx2 import Response
from starlette.testclient import TestClient

from dalil.storage.people import Role
from dalil.web.app import create_app
from dalil.web.settings import WorkbenchSettings
from dalil.web.workbench import Workbench
from dalil.workflow.review.people import add_person, open_people
from dalil.workflow.study import add_to_study, new_study, run_in_study

ENGLISH = """Relations of the Harbour Union: Norway

Gains:

Finance:

- Norway granted the Harbour Union 20 million dollars in 2014.
- Norway trained 30 pilots of the Harbour Union.

Losses:

- Norway condemned the statement of the Harbour Union.
- The wind was cold.
"""
ARABIC = """علاقات السنغال مع اليابان

ثمار العلاقة:

مالياً:

- قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار عام 2016.
- موّلت اليابان ميناءً في السنغال.

خسائر العلاقة:

- أدانت اليابان بيان السنغال.
- كان الجو بارداً.
"""
INDEX = '<!doctype html><html lang="en"><title>dalil</title><script type="module" src="/assets/app-1.js"></script>'
PORT = 8000
HOST = f"127.0.0.1:{PORT}"
ORIGIN = f"http://{HOST}"
PASSWORD = "a long enough password"


def a_study(
    folder: Path,
    *,
    papers: dict[str, str] | None = None,
    title: str = "Two papers",
    language: str = "en",
    code: bool = True,
) -> Path:
    """The folder of a study with papers, coded by the rules coder."""
    study, texts = folder / "study", folder / "papers"
    texts.mkdir(parents=True, exist_ok=True)
    for name, text in (papers or {"norway.txt": ENGLISH, "senegal.txt": ARABIC}).items():
        (texts / name).write_text(text, encoding="utf-8", newline="\n")
    new_study(study, title=title, language=language)
    add_to_study(study, [texts], progress=lambda _: None)
    if code:
        run_in_study(study, progress=lambda _: None)
    return study


def some_pages(folder: Path) -> Path:
    """A folder of built pages, much smaller than the real ones."""
    assets = folder / "pages" / "assets"
    assets.mkdir(parents=True, exist_ok=True)
    (assets.parent / "index.html").write_text(INDEX, encoding="utf-8")
    (assets / "app-1.js").write_text("export {};\n", encoding="utf-8")
    return assets.parent


def settings_of(study: Path, *, person: str = "Layla", language: str = "en", debug: bool = False) -> WorkbenchSettings:
    """How the server of a test is run."""
    pages = some_pages(study.parent)
    return WorkbenchSettings(
        study=study, person=person, language=language, port=PORT, pages=pages, debug=debug, warm=False
    )


class Browser(TestClient):
    """Asks as the pages do, with the token for changes once it is signed in."""

    @property
    def workbench(self) -> Workbench:
        """What the server holds."""
        found: Workbench = self.app.state.workbench  # type: ignore[attr-defined]
        return found

    def sign_in(self, name: str | None = None, password: str = PASSWORD) -> Response:
        """Sign in with the one-time token, or with an account."""
        asked = {"token": self.workbench.token.issue()} if name is None else {"name": name, "password": password}
        answer = self.post("/api/session", json=asked)
        self.headers["x-csrf-token"] = answer.json().get("csrf", "")
        return answer


def browser_of(settings: WorkbenchSettings) -> Browser:
    """A browser on a server of its own that nobody is signed in to."""
    return another_browser(Browser(create_app(settings), base_url=ORIGIN, raise_server_exceptions=False))


def another_browser(browser: Browser) -> Browser:
    """A further browser on the same server."""
    other = Browser(browser.app, base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False)
    other.headers["sec-fetch-site"] = "same-origin"
    return other


@contextmanager
def client_of(study: Path, *, person: str = "Layla", language: str = "en") -> Iterator[Browser]:
    """A browser that is signed in as the person who started the server."""
    with browser_of(settings_of(study, person=person, language=language)) as browser:
        assert browser.sign_in().status_code == 200
        yield browser


def with_accounts(study: Path, **roles: Role) -> Path:
    """The study with accounts of these names, all with `PASSWORD`."""
    with open_people(study) as people:
        for name, role in roles.items():
            add_person(people, name, role, PASSWORD)
    return study
