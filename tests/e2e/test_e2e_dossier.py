"""The dossier of a dyad in a real browser: chosen by keys, read in both directions, and kept as files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from axe import serious_faults
from dyad_papers import PAPERS
from workbench import a_study

Open = Callable[..., Page]
Serve = Callable[..., Any]
OVERRIDE = "\u202e"
HOSTILE = f"""Relations of the Harbour {OVERRIDE}Union: Norway

Gains:

- Norway granted the Harbour {OVERRIDE}Union 20 million dollars in 2014 <script>alert(1)</script>.
"""


@pytest.fixture
def visit(tmp_path: Path, serve: Serve, open_page: Open) -> Callable[..., Page]:
    """An address of the workbench, on a study of papers."""

    def go(path: str, *, papers: dict[str, str] | None = None, **how: Any) -> Page:
        url = serve(a_study(tmp_path, papers=papers or PAPERS)).url
        return at(open_page(url, **how), path)

    return go


def plain(text: str) -> str:
    """Words without the marks that keep names apart."""
    return re.sub("[\u2068\u2069]", "", text)


def test_a_dyad_is_chosen_with_the_keyboard_and_saved_in_arabic(visit: Callable[..., Page]) -> None:
    page = visit("/dossier", language="ar", width=768, dark=True)
    rows = page.locator(".dyad a")
    expect(rows).to_have_count(2)
    assert serious_faults(page) == []
    rows.first.focus()
    for key in ("ArrowDown", "ArrowUp", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#claims article")).to_have_count(7)
    assert plain(page.locator("h1").inner_text()) == "ساموا – تونغا"
    expect(page.locator("#sums table").first).to_contain_text("27,000,000 USD")
    expect(page.locator("#contradictions article")).to_have_count(2)
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="حفظ", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Markdown")).click()
    assert download.value.suggested_filename == "dalil-ساموا-تونغا.md"
    assert "## المبالغ" in download.value.path().read_text(encoding="utf-8")


def test_fields_cells_and_filters_lead_to_claims_and_their_words(visit: Callable[..., Page]) -> None:
    page = visit("/dossier")
    for label, typed in (("First actor", "تونغا"), ("Second actor", "Samoa")):
        page.get_by_role("combobox", name=label).fill(typed)
        page.get_by_role("option").first.click()
    page.get_by_role("button", name="Open the dossier").click()
    listed = page.locator("#claims article")
    expect(listed).to_have_count(7)
    assert serious_faults(page) == []
    page.get_by_role("link", name=re.compile("Samoa.*Tonga.*financial.*claims: .*3", re.IGNORECASE)).first.click()
    expect(listed).to_have_count(3)
    page.get_by_label("Order").select_option("date")
    page.reload()
    expect(listed).to_have_count(3)
    page.get_by_role("link", name="Show all claims").click()
    page.get_by_role("button", name=re.compile("^Domain")).click()
    page.get_by_role("checkbox", name=re.compile("political", re.IGNORECASE)).check()
    expect(listed).to_have_count(2)
    listed.last.get_by_role("link", name="Read the words").click()
    expect(page).to_have_url(re.compile(r"/read/\w+\?unit=\w+&claim=\w+"))


def test_a_name_with_an_override_is_harmless(visit: Callable[..., Page]) -> None:
    page = visit("/dossier", papers={"hostile.txt": HOSTILE})
    link = page.locator(".dyad a").first
    expect(link).to_be_visible()
    assert OVERRIDE not in link.inner_text() and "⇐" in link.inner_text()
    link.click()
    expect(page.locator("#claims article").first).to_be_visible()
    assert OVERRIDE not in page.locator("main").inner_text() + page.title()
    expect(page.locator("#claims blockquote").first).to_contain_text("<script>")
