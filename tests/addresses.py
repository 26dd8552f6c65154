"""Pages of the workbench at other addresses of it, for tests in a browser."""

from __future__ import annotations

from urllib.parse import urljoin

from playwright.sync_api import Page

HEADING = "main h1"


def entered(page: Page) -> Page:
    """The page, once its screen stands."""
    page.locator(HEADING).wait_for()
    return page


def at(page: Page, path: str, shown: str = HEADING) -> Page:
    """The page at another address, once `shown` stands there; it is signed in first."""
    entered(page).goto(urljoin(page.url, path))
    page.locator(shown).first.wait_for()
    return page
