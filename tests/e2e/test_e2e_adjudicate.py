"""Two coders are brought together with the keyboard alone, in both languages, and nothing is written over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from adjudication_parts import case, made, two_coders, wanting
from axe import serious_faults
from dalil.workflow.review.adjudicating import settle
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.queue import QueueWish, queue

DECIDED = {"ar": "تم القرار", "en": "Decided. Claims that stand"}


def deciding(open_page: Callable[..., Page], url: str, **how: object) -> Page:
    """The screen of adjudication, with a unit on it."""
    return at(open_page(url, **how), "/adjudicate", "tbody article")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_whole_coding_is_taken_with_a_reason_and_taken_back(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str
) -> None:
    with two_coders(tmp_path) as (seat, unit):
        page = deciding(open_page, serve(seat.study.folder, "--as", "Layla").url, language=language)
        page.keyboard.press("Digit2")
        expect(page.locator("textarea")).to_be_focused()
        page.keyboard.type("the second reads it rightly")
        page.keyboard.press("Enter")
        expect(page.locator(".said")).to_contain_text(DECIDED[language])
        decided = case(seat, unit)
        assert decided.stands is not None
        assert decided.stands.note == "the second reads it rightly"
        assert decided.stands.claims == decided.codings[1].claims
        page.keyboard.press("u")
        expect(page.locator(".said")).not_to_contain_text(DECIDED[language])
        assert case(seat, unit).stands is None


def test_a_second_decision_shows_both(tmp_path: Path, serve: Callable, open_page: Callable) -> None:
    with two_coders(tmp_path) as (seat, unit):
        page = deciding(open_page, serve(seat.study.folder, "--as", "Layla").url)
        first = made(settle(seat, unit.id, wanting(case(seat, unit))))
        page.keyboard.press("Digit1")
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("D640")
        dialog.get_by_role("button").last.click()
        expect(dialog).to_have_count(0)
        found = case(seat, unit)
        assert found.stands == first and len(found.asides) == 1
        assert queue(seat.study, seat.store, QueueWish(weighing=Weighing.ALL)).open == 0


@pytest.mark.parametrize(("language", "dark"), [("ar", False), ("en", True)])
def test_axe_finds_no_serious_fault_in_deciding_and_handing_out(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str, dark: bool
) -> None:
    with two_coders(tmp_path) as (seat, _):
        url = serve(seat.study.folder, "--as", "Layla").url
        page = deciding(open_page, url, language=language, dark=dark)
        assert serious_faults(page) == []
        page.keyboard.press("m")
        page.wait_for_selector("dialog[open] fieldset")
        assert serious_faults(page) == []
        page.keyboard.press("Escape")
        page.goto(urljoin(url, "/people"))
        page.wait_for_selector("table progress")
        assert serious_faults(page) == []
        page.locator("button.main").first.click()
        page.wait_for_selector("dialog[open] fieldset")
        assert serious_faults(page) == []
