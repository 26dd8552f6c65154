"""Graph, matrix and timeline in a real browser: from a mark to the words, by keyboard too, and kept as files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from addresses import at
from axe import serious_faults
from workbench import ARABIC, ENGLISH, a_study

Open = Callable[..., Page]
Serve = Callable[..., Any]
OVERRIDE = "\u202e"
HOSTILE = f"""علاقات السنغال مع اليابان

ثمار العلاقة:

- موّلت اليابان حركة{OVERRIDE} النهر الأزرق عام 2016.
"""
MARK = "⇐"  # how the override is shown
SVG = "{http://www.w3.org/2000/svg}"
# How often something of the picture was taken away from here on.
REMOVED = """
() => {
  window.removed = 0;
  const count = (all) => all.forEach((one) => (window.removed += one.removedNodes.length));
  new MutationObserver(count).observe(document.querySelector('[data-drawn]'), { childList: true, subtree: true });
}
"""


@pytest.fixture
def visit(tmp_path: Path, serve: Serve, open_page: Open) -> Callable[..., Page]:
    """A screen of a study with two papers, or with others."""

    def go(path: str, *, papers: dict[str, str] | None = None, **how: Any) -> Page:
        url = serve(a_study(tmp_path, papers=papers)).url
        return at(open_page(url, **how), path, ".counted")

    return go


def saved(page: Page, name: str) -> str:
    """What the page gives when it is asked to save."""
    page.get_by_role("button", name="Save", exact=True).click()
    with page.expect_download() as download:
        page.get_by_text(name).click()
    return download.value.path().read_text(encoding="utf-8", errors="replace")


def drawn_at(canvas: Locator) -> tuple[float, float, float]:
    """Left edge, width and a line low in a picture, once it has its place: it is drawn anew as its room changes."""
    before: FloatRect | None = None
    while (box := canvas.bounding_box()) is None or box != before:
        before = box
        canvas.page.wait_for_timeout(150)
    return box["x"], box["width"], box["y"] + box["height"] - 60


def test_a_link_of_the_graph_leads_to_its_words(visit: Callable[..., Page]) -> None:
    page = visit("/graph")
    page.get_by_role("tab", name="Table").click()
    link = page.get_by_role("button", name=re.compile("Japan.*Senegal.*Support")).first
    link.click()
    claims = page.get_by_role("complementary", name="Claims behind the mark")
    expect(claims.get_by_role("article").first).to_contain_text("Japan")
    assert (claims.get_by_role("link").first.get_attribute("href") or "").startswith("/read/")
    page.keyboard.press("Escape")
    expect(claims).to_be_hidden()
    expect(link).to_be_focused()


@pytest.mark.parametrize("dark", [False, True])
def test_the_graph_is_used_with_keys_only_in_arabic(visit: Callable[..., Page], dark: bool) -> None:
    page = visit("/graph", language="ar", dark=dark)
    page.locator("[data-drawn]").wait_for()
    page.get_by_role("application").focus()
    for key in ("ArrowLeft", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    claims = page.get_by_role("complementary")
    expect(claims.get_by_role("heading")).to_contain_text("إلى")
    expect(claims.get_by_role("article").first).to_be_visible()
    assert serious_faults(page) == []


def test_the_same_claims_make_the_same_picture(visit: Callable[..., Page]) -> None:
    page = visit("/graph")
    page.locator("[data-drawn]").wait_for()
    first = saved(page, "Picture as SVG")
    page.reload()
    page.locator("[data-drawn]").wait_for()
    assert saved(page, "Picture as SVG") == first


def test_a_saved_graph_keeps_words_as_words_in_their_direction(visit: Callable[..., Page]) -> None:
    page = visit("/graph?domains=financial", language="en", papers={"a.txt": ARABIC, "b.txt": ENGLISH})
    page.locator("[data-drawn]").wait_for()
    page.get_by_role("button", name="العربية").click()
    page.locator("html[dir=rtl]").wait_for()
    page.locator("[data-drawn]").wait_for()
    page.get_by_role("button", name="حفظ", exact=True).click()
    with page.expect_download() as download:
        page.get_by_text("الصورة بصيغة SVG").click()
    drawn = ElementTree.parse(download.value.path())
    words = {"".join(c for c in t.text or "" if c not in "\u2068\u2069"): t for t in drawn.iter(f"{SVG}text")}
    assert words["اليابان"].get("direction") == "rtl"
    assert any("المجال" in said for said in words)  # the filter is told in the picture
    assert any("دليل" in said for said in words)


def test_an_override_in_a_name_is_shown_and_not_obeyed(visit: Callable[..., Page]) -> None:
    page = visit("/graph", papers={"a.txt": HOSTILE})
    page.locator("[data-drawn]").wait_for()
    drawn = saved(page, "Picture as SVG")
    assert (OVERRIDE in drawn, MARK in drawn) == (False, True)
    page.get_by_role("tab", name="Table").click()
    words = page.locator("main table").inner_text()
    assert (OVERRIDE in words, MARK in words) == (False, True)


def test_a_cell_of_the_matrix_opens_by_key_and_gives_the_focus_back(visit: Callable[..., Page]) -> None:
    page = visit("/matrix")
    cell = page.locator("td button").first
    cell.focus()
    page.keyboard.press("Enter")
    claims = page.get_by_role("complementary")
    expect(claims.get_by_role("article").first).to_be_visible()
    assert serious_faults(page) == []
    page.keyboard.press("Escape")
    expect(cell).to_be_focused()
    assert "<rect" in saved(page, "Picture as SVG")


def test_a_filter_stands_in_the_address_and_changes_what_is_counted(visit: Callable[..., Page]) -> None:
    page = visit("/matrix")
    before = page.locator(".counted").inner_text()
    page.get_by_role("button", name="Domain", exact=True).click()
    page.get_by_role("checkbox", name="financial").check()
    expect(page.locator(".counted")).not_to_have_text(before)
    assert "domains=financial" in page.url
    page.get_by_role("button", name=re.compile("Take out the filter.*Domain")).click()
    expect(page.locator(".counted")).to_have_text(before)
    assert "domains" not in page.url


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_timeline_is_drawn_without_making_code_of_text(visit: Callable[..., Page], language: str) -> None:
    page = visit("/timeline", language=language)
    page.locator("[data-drawn] canvas").wait_for()
    assert serious_faults(page) == []
    page.get_by_role("tab").nth(1).click()
    page.locator("tbody td button").first.click()
    expect(page.get_by_role("complementary").get_by_role("article").first).to_contain_text("201")


def test_a_saved_timeline_says_what_it_counts(visit: Callable[..., Page]) -> None:
    page = visit("/timeline")
    page.locator("[data-drawn] canvas").wait_for()
    drawn = saved(page, "Picture as SVG")
    assert "Without such a date" in drawn
    assert "state of the claims" in drawn


def test_dragging_over_the_timeline_chooses_a_period_and_a_click_opens_a_bar(visit: Callable[..., Page]) -> None:
    page = visit("/timeline")
    canvas = page.locator("[data-drawn] canvas")
    canvas.wait_for()
    left, width, low = drawn_at(canvas)
    page.mouse.click(left + 0.2 * width, low)
    claims = page.get_by_role("complementary")
    expect(claims.get_by_role("article").first).to_contain_text("2014")
    page.keyboard.press("Escape")
    expect(claims).to_be_hidden()
    left, width, low = drawn_at(canvas)
    page.mouse.move(left + 0.3 * width, low)
    page.mouse.down()
    page.mouse.move(left + 0.95 * width, low, steps=5)
    page.mouse.up()
    page.wait_for_url("**date_from=2014&date_to=2016")


def test_the_timeline_keeps_its_canvas_when_the_claims_open_beside_it(visit: Callable[..., Page]) -> None:
    page = visit("/timeline")
    canvas = page.locator("[data-drawn] canvas")
    canvas.wait_for()
    left, width, low = drawn_at(canvas)
    page.evaluate(REMOVED)
    page.mouse.click(left + 0.2 * width, low)
    expect(canvas).not_to_have_css("width", f"{width:g}px")
    assert page.evaluate("window.removed") == 0
