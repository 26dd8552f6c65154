"""Coding by hand with the mouse: mentions that are clicked and words that are dragged over fill slots."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from axe import serious_faults
from dalil.records.claims import Claim
from dalil.workflow.project import open_study
from workbench import ARABIC, ENGLISH, a_study

# The box of words in the text, from their first to their last letter.
BOX = """
([line, words]) => {
  const row = [...document.querySelectorAll('[data-start]')].find((one) => one.textContent.includes(line));
  const at = row.textContent.indexOf(words);
  const range = document.createRange();
  range.setStart(row.firstChild, at);
  range.setEnd(row.firstChild, at + words.length);
  const { left, right, top, height } = range.getBoundingClientRect();
  return { left, right, middle: top + height / 2 };
}
"""
FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))"
SLOTS = ("source", "target", "amount", "date")
PAPERS = {
    "ar": (ARABIC, "قدّمت", ("اليابان", "السنغال", "5 ملايين دولار", "2016"), "تسليح", ("state:JPN", "state:SEN")),
    "en": (ENGLISH, "granted", ("Norway", "Harbour Union", "20 million dollars", "2014"), "arm", ("state:NOR", None)),
}


def box_of(page: Page, line: str, words: str) -> dict[str, float]:
    """Where words stand once the text has come to rest: a form that opens makes it move."""
    before: dict[str, float] | None = None
    while (found := page.evaluate(BOX, [line, words])) != before:
        before = found
        page.evaluate(FRAMES)
    return before


def click_on(page: Page, line: str, words: str) -> None:
    box = box_of(page, line, words)
    page.mouse.click((box["left"] + box["right"]) / 2, box["middle"])


def drag_over(page: Page, line: str, words: str, *, language: str) -> None:
    box = box_of(page, line, words)
    start, end = ("right", "left") if language == "ar" else ("left", "right")
    page.mouse.move(box[start] + (-1 if language == "ar" else 1), box["middle"])
    page.mouse.down()
    page.mouse.move((box["left"] + box["right"]) / 2, box["middle"], steps=4)
    page.mouse.move(box[end], box["middle"], steps=4)
    page.mouse.up()


def claim_by_hand(study: Path) -> Claim:
    with open_study(study).open_store(write=False) as store:
        (source,) = store.source_ids()
        (coding,) = [c for c in store.codings(source_id=source) if c.at is not None]
    (claim,) = coding.claims
    return claim


def reader(serve: Callable[..., object], open_page: Callable[..., Page], study: Path, language: str) -> Page:
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url, language=language)
    with open_study(study).open_store(write=False) as store:
        (source,) = store.source_ids()
    parts = urlsplit(url)
    page.goto(f"{parts.scheme}://{parts.netloc}/read/{source}")
    expect(page.locator("article").first).to_be_visible()
    return page


def begin(page: Page, relation: str) -> Locator:
    page.keyboard.press("c")
    page.keyboard.type(relation)
    page.keyboard.press("Enter")
    editor = page.locator("section.editor")
    expect(editor.locator('[data-slot="source"] kbd').first).to_be_visible()
    return editor


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_claim_is_written_by_clicking_mentions(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path, language: str
) -> None:
    paper, line, mentions, relation, actors = PAPERS[language]
    study = a_study(tmp_path, papers={"paper.txt": paper})
    page = reader(serve, open_page, study, language)
    editor = begin(page, relation)
    for slot, words in zip(SLOTS, mentions, strict=True):
        click_on(page, line, words)
        expect(editor.locator(f'[data-slot="{slot}"] q')).to_have_text(words)
    assert "over" in (page.locator(".view").get_attribute("class") or "").split()
    assert serious_faults(page) == []
    page.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)
    claim = claim_by_hand(study)
    assert claim.source is not None and claim.target is not None and claim.amount is not None and claim.date is not None
    assert (claim.source.actor_id, claim.target.actor_id) == actors
    assert (claim.amount.written, claim.date.text) == mentions[2:]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_that_are_dragged_over_fill_the_slot_that_waits(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path, language: str
) -> None:
    paper, line, mentions, relation, _ = PAPERS[language]
    study = a_study(tmp_path, papers={"paper.txt": paper})
    page = reader(serve, open_page, study, language)
    editor = begin(page, relation)
    amount = editor.locator('[data-slot="amount"]')
    amount.locator("button[aria-pressed]").click()
    drag_over(page, line, mentions[2], language=language)
    expect(amount.locator("q")).to_have_text(mentions[2])
    date = editor.locator('[data-slot="date"]')
    date.locator("button[aria-pressed]").click()
    drag_over(page, line, mentions[3], language=language)
    expect(date.locator("q")).to_have_text(mentions[3])


def test_a_click_fills_the_slot_that_has_the_focus(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"paper.txt": ARABIC})
    page = reader(serve, open_page, study, "ar")
    editor = begin(page, "تسليح")
    editor.locator('[data-slot="target"] button').first.focus()
    click_on(page, "قدّمت", "اليابان")
    expect(editor.locator('[data-slot="target"] .chosen q')).to_have_text("اليابان")
    expect(editor.locator('[data-slot="source"] .chosen')).to_have_count(0)


def test_a_digit_pressed_before_the_mentions_come_is_not_lost(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"paper.txt": ARABIC})
    held: list[Route] = []
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url, language="ar")
    page.route("**/mentions", lambda route: held.append(route))
    with open_study(study).open_store(write=False) as store:
        (source,) = store.source_ids()
    parts = urlsplit(url)
    page.goto(f"{parts.scheme}://{parts.netloc}/read/{source}")
    expect(page.locator("article").first).to_be_visible()
    page.keyboard.press("c")
    page.keyboard.type("تسليح")
    for key in ("Enter", "Tab", "1", "2"):
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    for route in held:
        route.continue_()
    editor = page.locator("section.editor")
    expect(editor.locator('[data-slot="source"] .chosen q')).to_have_text("اليابان")
    expect(editor.locator('[data-slot="target"] .chosen q')).to_have_text("السنغال")


def test_the_blind_switch_hides_and_shows_what_others_say(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"paper.txt": ARABIC})
    page = reader(serve, open_page, study, "en")
    blind = page.get_by_label("Blind")
    blind.check()
    expect(page.locator("article")).to_have_count(0)
    blind.uncheck()
    expect(page.locator("article").first).to_be_visible()
