"""What all screens share: signing in, languages, themes, keys, links, width, and what axe finds on each of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from addresses import at, entered
from axe import serious_faults
from dalil.storage.people import Role
from workbench import PASSWORD, a_study, with_accounts

SCREENS = ("library", "adjudicate", "actors", "dossier", "graph", "matrix", "timeline", "codebook", "people")

Open = Callable[..., Page]
Serve = Callable[..., Any]


@pytest.fixture
def page(tmp_path: Path, serve: Serve, open_page: Open) -> Page:
    """A page that is signed in, at the library."""
    return entered(open_page(serve(a_study(tmp_path)).url))


def test_a_link_used_twice_in_one_browser_goes_on(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    served = serve(a_study(tmp_path))
    page = entered(open_page(served.url))
    page.goto(served.url)
    expect(page.get_by_role("navigation")).to_be_visible()


def test_an_account_signs_in_and_out(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    served = serve(with_accounts(a_study(tmp_path, code=False), Huda=Role.CODER))
    page = open_page(served.url)
    for password in ("wrong", PASSWORD):
        page.get_by_label("Name").fill("Huda")
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.locator("[role=alert], nav").first.wait_for()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert serious_faults(page) == []


def test_the_language_turns_the_page_over_and_is_kept(page: Page) -> None:
    page.get_by_role("button", name="العربية").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("المكتبة")
    page.reload()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("dir", "ltr")


def test_the_theme_goes_round(page: Page) -> None:
    for wanted in ("light", "dark", None):
        page.get_by_role("button", name="Colours").click()
        assert page.evaluate("document.documentElement.dataset.theme ?? null") == wanted


def test_a_link_changes_title_and_focus_and_back_returns(page: Page) -> None:
    page.get_by_role("link", name="Codebook").click()
    expect(page.get_by_role("heading", level=1, name="Codebook")).to_be_focused()
    assert page.title().startswith("Codebook · Two papers")
    page.go_back()
    expect(page.get_by_role("heading", level=1, name="Library")).to_be_focused()


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_help_sheet_opens_by_key_and_gives_the_focus_back(page: Page) -> None:
    link = page.get_by_role("link", name="Matrix")
    link.focus()
    page.keyboard.press("Shift+Slash")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_an_unknown_address_says_so(page: Page) -> None:
    expect(at(page, "/nowhere").get_by_role("link", name="To the library", exact=True)).to_be_visible()


def test_a_title_with_markup_and_an_override_is_shown_harmless(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    title = "<script>alert(1)</script>\u202etnemele"
    page = entered(open_page(serve(a_study(tmp_path, title=title, code=False)).url))
    expect(page.locator("header .study")).to_have_text("<script>alert(1)</script>⇐tnemele")


@pytest.mark.parametrize(("language", "dark"), [("en", False), ("ar", True)])
def test_every_screen_fits_a_tablet_and_axe_finds_no_serious_fault(
    tmp_path: Path, serve: Serve, open_page: Open, language: str, dark: bool
) -> None:
    page = entered(open_page(serve(a_study(tmp_path)).url, language=language, dark=dark, width=768))
    faults = {}
    for screen in SCREENS:
        at(page, f"/{screen}")
        too_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        faults[screen] = [*serious_faults(page), *(["too wide"] if too_wide else [])]
    assert {screen: found for screen, found in faults.items() if found} == {}
