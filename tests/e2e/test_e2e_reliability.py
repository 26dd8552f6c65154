"""How far coders agree, samples and corrected counts: with the keyboard, in both languages, on both grounds."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from axe import serious_faults
from compared_papers import compared

PLOTS = "main table svg circle"
WAYS = [("ar", False, "ArrowLeft"), ("en", True, "ArrowRight")]  # language, dark, the key along the line


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study that two people and the machine have coded."""
    with compared(tmp_path_factory.mktemp("reliability")) as seat:
        return seat.study.folder


@pytest.mark.parametrize(("language", "dark", "along"), WAYS)
def test_figures_samples_and_counts(
    coded: Path,
    tmp_path: Path,
    serve: Callable,
    open_page: Callable[..., Page],
    language: str,
    dark: bool,
    along: str,
) -> None:
    study = Path(shutil.copytree(coded, tmp_path / "study"))
    page = open_page(serve(study, "--as", "Layla").url, language=language, dark=dark)
    figures_with_their_intervals(at(page, "/reliability", PLOTS), language)
    parts_by_key(page, along)
    units_behind_a_cell(at(page, "/reliability?view=confusions", "td.cell button"))
    units_apart(at(page, "/reliability?view=apart", ".units a"))
    a_sample_is_drawn(at(page, "/samples", ".empty"))
    a_sample_is_coded_in_order(page)
    counts_are_corrected(at(page, "/counts?by=actor", "main table circle.hollow"))


def figures_with_their_intervals(page: Page, language: str) -> None:
    expect(page.locator("main")).to_contain_text("0.740 [0.655, 0.831]")
    ticks = page.locator("main table").first.locator("thead svg text")
    places = dict(ticks.evaluate_all("all => all.map(one => [one.textContent, Number(one.getAttribute('x'))])"))
    assert (places["0"] < places["1"]) is (language == "en")  # the axis runs along the line of the page
    assert serious_faults(page) == []


def parts_by_key(page: Page, along: str) -> None:
    page.get_by_role("tab").first.focus()
    page.keyboard.press(along)
    expect(page).to_have_url(re.compile("view=codes"))
    expect(page.get_by_role("tabpanel").locator("tbody tr")).to_have_count(4)
    page.keyboard.press("End")
    expect(page.locator(".prose")).to_contain_text("Krippendorff")


def units_behind_a_cell(page: Page) -> None:
    page.locator("td.cell button").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("li")).to_have_count(9)
    assert serious_faults(page) == []
    page.keyboard.press("Escape")


def units_apart(page: Page) -> None:
    page.locator(".units a").first.click()
    expect(page).to_have_url(re.compile("/adjudicate"))
    page.locator("tbody article").first.wait_for()


def a_sample_is_drawn(page: Page) -> None:
    page.locator("main button.main").click()
    dialog = page.get_by_role("dialog")
    dialog.locator("details").wait_for()  # the plan is there
    dialog.locator("input").first.fill("spring")
    assert serious_faults(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_contain_text("spring")
    page.locator("section table tbody").first.wait_for()
    assert serious_faults(page) == []


def a_sample_is_coded_in_order(page: Page) -> None:
    page.locator("article button.main").click()
    expect(page).to_have_url(re.compile("sample=spring.*nth=1"))
    page.locator(".barred [role=treeitem]").first.wait_for()
    assert serious_faults(page) == []
    page.keyboard.press("Shift+N")
    expect(page).to_have_url(re.compile("nth=2"))


def counts_are_corrected(page: Page) -> None:
    expect(page.locator("main tbody tr")).to_have_count(7)
    assert serious_faults(page) == []
