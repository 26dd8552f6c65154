"""The reader, used as a person does: by keys, in both languages, on papers that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from axe import serious_faults
from dalil.workflow.project import open_study
from dalil.workflow.runs import silent
from dalil.workflow.study import add_to_study, new_study, run_in_study
from pdf_pages import Words, pdf_of
from workbench import ARABIC, a_study

Open = Callable[..., Page]
Serve = Callable[..., Any]
HOSTILE = """Relations of the Harbour Union: <img src=x onerror="window.harmed=1">

Gains:

- Norway <script>window.harmed=1</script> granted the Harbour Union 20 million dollars in 2014.
- [Norway](javascript:window.harmed=1) condemned the \u202enoinU ruobraH\u202c statement of the Harbour Union.
"""


def opened(page: Page, study: Path, origin: str, query: str = "") -> Page:
    """The page, once it shows a paper."""
    with open_study(study).open_store(write=False) as store:
        source = next(s.id for s in store.sources() if s.origin == origin)
    return at(page, f"/read/{source}{query}", "[data-start]")


@pytest.fixture
def senegal(tmp_path: Path, serve: Serve, open_page: Open) -> Page:
    """The Arabic paper in the English interface."""
    study = a_study(tmp_path)
    page = opened(open_page(serve(study).url), study, "senegal.txt")
    page.locator("article[aria-current]").wait_for()
    return page


def test_keys_step_through_claims_and_say_where_they_are(senegal: Page) -> None:
    said = senegal.locator("[role=status][aria-live=polite]")
    senegal.keyboard.press("j")
    expect(said).to_contain_text("Claim \u20682\u2069 of \u20683\u2069")
    senegal.keyboard.press("k")
    expect(said).to_contain_text("Claim \u20681\u2069 of \u20683\u2069")
    senegal.keyboard.press("k")
    expect(said).to_contain_text("first claim")


def test_keys_step_through_units_without_claims_too(senegal: Page) -> None:
    for _ in range(8):
        senegal.keyboard.press("n")
    expect(senegal.locator("[data-note]").last).to_contain_text("No claim in this unit")
    expect(senegal.locator("[role=status][aria-live=polite]")).to_contain_text("last unit")


def test_the_address_names_the_claim_and_leads_back_to_it(senegal: Page) -> None:
    senegal.keyboard.press("j")
    chosen = senegal.locator("article[aria-current]").get_attribute("id") or ""
    senegal.wait_for_url(f"**claim={chosen.removeprefix('claim-')}*")
    senegal.reload()
    expect(senegal.locator("article[aria-current]")).to_have_attribute("id", chosen)


def test_search_is_our_own_and_folds(senegal: Page) -> None:
    senegal.keyboard.press("Control+f")
    senegal.keyboard.type("اليابَان")
    expect(senegal.get_by_role("search")).to_contain_text(f"\u2068{ARABIC.count('اليابان')}\u2069")
    senegal.keyboard.press("Enter")
    expect(senegal.get_by_role("search")).to_contain_text("\u20682\u2069 of")
    senegal.keyboard.press("Escape")
    expect(senegal.get_by_role("search")).to_have_count(0)
    expect(senegal.locator(".view")).to_be_focused()


def test_the_outline_is_gone_through_by_arrows(senegal: Page) -> None:
    senegal.keyboard.press("o")
    senegal.keyboard.press("o")
    expect(senegal.locator("[role=treeitem]:focus")).to_have_count(1)
    senegal.keyboard.press("End")
    senegal.keyboard.press("Enter")
    expect(senegal.locator("[role=treeitem][aria-current]")).to_have_text("خسائر العلاقة")


def test_the_machine_gives_its_reasons(senegal: Page) -> None:
    senegal.keyboard.press("w")
    aside = senegal.get_by_role("complementary")
    expect(aside.get_by_text("Claims", exact=True)).to_be_visible()
    senegal.keyboard.press("Escape")
    expect(aside).to_have_count(0)


def test_a_source_without_pages_offers_no_page_image(senegal: Page) -> None:
    expect(senegal.get_by_role("button", name="Page image")).to_have_count(0)


def test_an_inherited_actor_is_led_to_its_heading(senegal: Page) -> None:
    senegal.keyboard.press("j")
    expect(senegal.locator("article[aria-current]").get_by_label("the document's own voice")).to_have_count(1)
    expect(senegal.locator("svg path[d^=M]").first).to_be_attached()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault_in_the_reader(
    tmp_path: Path, serve: Serve, open_page: Open, language: str, dark: bool
) -> None:
    study = a_study(tmp_path)
    page = opened(open_page(serve(study).url, language=language, dark=dark), study, "senegal.txt")
    page.keyboard.press("w")
    page.locator("details").first.wait_for()
    assert serious_faults(page) == []


def test_a_hostile_paper_is_shown_as_what_it_is(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    study = a_study(tmp_path, papers={"hostile.txt": HOSTILE})
    page = opened(open_page(serve(study).url), study, "hostile.txt")
    page.locator(".gutter").first.wait_for()
    page.keyboard.press("n")
    text = page.locator(".view")
    expect(text).to_contain_text("<script>window.harmed=1</script>")
    expect(text).to_contain_text("⇐noinU ruobraH↓")
    page.keyboard.press("w")
    page.locator("details").first.wait_for()
    assert page.evaluate("window.harmed") is None
    assert page.locator("main script, main img, main a[href^='javascript']").count() == 0


def test_the_page_stands_beside_its_text_with_a_box_round_the_words(
    tmp_path: Path, serve: Serve, open_page: Open
) -> None:
    lines = ("Relations of the Harbour Union: Norway", "Norway granted the Harbour Union 20 million dollars in 2014.")
    pages = [[Words(60, 700 - 40 * n, line) for n, line in enumerate(lines)], [Words(60, 500, "The wind was cold.")]]
    study = tmp_path / "study"
    (tmp_path / "paper.pdf").write_bytes(pdf_of(*pages))
    new_study(study, title="Pages", language="en")
    add_to_study(study, [tmp_path / "paper.pdf"], progress=silent)
    run_in_study(study, progress=silent)
    page = opened(open_page(serve(study).url), study, "paper.pdf")
    page.locator("article[aria-current]").wait_for()
    page.keyboard.press("g")
    image = page.locator("aside img")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 500
    box = page.locator("aside rect").first
    expect(box).to_have_attribute("y", re.compile(r"^1[67]\d"))  # of a line 842 - 660 points from the top
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_role("complementary")).to_contain_text("2")
    expect(page.locator("aside rect")).to_have_count(0)
