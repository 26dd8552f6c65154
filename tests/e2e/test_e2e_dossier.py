"""The dossier of a dyad in a real browser: chosen by keys, read in both directions, and kept as files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from axe import serious_faults
from dyad_papers import PAPERS, SAMOA, TONGA
from workbench import a_study

Open = Callable[..., Page]
Serve = Callable[..., Any]
OVERRIDE = "\u202e"
HOSTILE = f"""Relations of the Harbour {OVERRIDE}Union: Norway

Gains:

- Norway granted the Harbour {OVERRIDE}Union 20 million dollars in 2014 <script>alert(1)</script>.
"""
DYAD = f"/dossier?first={SAMOA}&second={TONGA}"


@pytest.fixture
def visit(tmp_path: Path, serve: Serve, open_page: Open) -> Callable[..., Page]:
    """An address of the workbench, on a study of papers."""

    def go(path: str, *, papers: dict[str, str] | None = None, **how: Any) -> Page:
        url = serve(a_study(tmp_path, papers=papers or PAPERS)).url
        page = open_page(url, **how)
        page.locator("main h1").wait_for()
        page.goto("/".join(url.split("/")[:3]) + path)
        page.locator("main h1").wait_for()
        return page

    return go


@pytest.mark.parametrize(
    ("language", "heading", "sums"),
    [("en", "Samoa – Tonga", "USD"), ("ar", "ساموا – تونغا", "USD")],
)
def test_a_dyad_is_chosen_with_the_keyboard_and_read(
    visit: Callable[..., Page], language: str, heading: str, sums: str
) -> None:
    page = visit("/dossier", language=language, width=1280 if language == "en" else 768, dark=language == "ar")
    rows = page.get_by_role("listitem").filter(has=page.locator(".dyad"))
    expect(rows).to_have_count(2)
    assert serious_faults(page) == []
    rows.first.get_by_role("link").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("main article").first).to_be_visible()
    assert re.sub("[\u2068\u2069]", "", page.locator("h1").inner_text()) == heading
    expect(page.locator("#sums table").first).to_contain_text(f"27,000,000 {sums}")
    expect(page.locator("#contradictions article")).to_have_count(2)
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_leads_to_its_claims_and_they_to_their_words(visit: Callable[..., Page]) -> None:
    page = visit(DYAD)
    page.get_by_role("link", name=re.compile("Samoa.*Tonga.*Financial.*claims: .*3", re.IGNORECASE)).first.click()
    listed = page.locator("#claims article")
    expect(listed).to_have_count(3)
    page.get_by_label("Order").select_option("date")
    assert "in_domain=financial" in page.url and "order=date" in page.url
    page.reload()
    expect(listed).to_have_count(3)
    listed.last.get_by_role("link", name="Read the words").click()
    expect(page).to_have_url(re.compile(r"/read/\w+\?unit=\w+&claim=\w+"))


def test_filters_and_actor_fields_choose_what_is_shown(visit: Callable[..., Page]) -> None:
    page = visit("/dossier")
    for label, typed in (("First actor", "تونغا"), ("Second actor", "Samoa")):
        page.get_by_role("combobox", name=label).fill(typed)
        page.get_by_role("option").first.click()
    page.get_by_role("button", name="Open the dossier").click()
    expect(page.locator("#claims article")).to_have_count(7)
    page.get_by_role("button", name=re.compile("^Domain")).click()
    page.get_by_role("checkbox", name=re.compile("political", re.IGNORECASE)).check()
    expect(page.locator("#claims article")).to_have_count(2)
    expect(page.locator("#coverage")).to_contain_text("Read")


def test_a_dossier_is_saved_in_the_language_of_the_page(visit: Callable[..., Page]) -> None:
    page = visit(DYAD, language="ar")
    page.get_by_role("button", name="حفظ", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Markdown")).click()
    assert download.value.suggested_filename == "dalil-ساموا-تونغا.md"
    assert "## المبالغ" in download.value.path().read_text(encoding="utf-8")


def test_a_name_with_an_override_is_harmless(visit: Callable[..., Page]) -> None:
    page = visit("/dossier", papers={"hostile.txt": HOSTILE})
    link = page.locator(".dyad a").first
    expect(link).to_be_visible()
    assert OVERRIDE not in link.inner_text() and "⇐" in link.inner_text()
    link.click()
    expect(page.locator("#claims article").first).to_be_visible()
    assert OVERRIDE not in page.locator("main").inner_text() + page.title()
    expect(page.locator("#claims blockquote").first).to_contain_text("<script>")
