"""Questions of coders are answered where a unit is decided on, and the machine's reasons read from the right side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from adjudication_parts import sitting, two_coders
from axe import serious_faults
from dalil.workflow.project import open_study
from dalil.workflow.review.notes import Remark, add_note, notes_of
from workbench import ARABIC, a_study

QUESTION = "هل المنحة قرض؟"
ALIGNED = """(element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const words = range.getClientRects()[0], box = element.getBoundingClientRect();
  return Math.round(box.right - words.right) <= 2 ? 'right' : 'left';
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_question_is_answered_while_deciding(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str
) -> None:
    with two_coders(tmp_path) as (seat, unit):
        add_note(sitting(seat, "Omar"), unit.id, Remark(text=QUESTION, is_question=True))
        url = serve(seat.study.folder, "--as", "Layla").url
        page = open_page(url, language=language)
        page.wait_for_selector("h1")
        page.goto(urljoin(url, "/adjudicate"))
        notes = page.locator("section.notes")
        expect(notes).to_contain_text(QUESTION)
        notes.locator("li button").first.click()
        expect(notes.locator("textarea")).to_be_focused()
        assert serious_faults(page) == []
        page.keyboard.type("A grant, says the heading")
        page.keyboard.press("Control+Enter")
        expect(notes.locator("li")).to_have_count(2)
        expect(notes.locator("textarea")).to_have_count(0)
        asked, answer = notes_of(seat, (unit.id,))
        assert (asked.is_open, answer.remark.answers) == (False, asked.id)


@pytest.mark.parametrize(("language", "label"), [("ar", "تمويل"), ("en", "Funding")])
def test_the_reasons_stand_at_the_side_of_their_words_and_go_by_labels(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str, label: str
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC}, language="ar")
    with open_study(study).open_store(write=False) as store:
        (source,) = store.sources()
        unit = next(u for u in store.units(source.id) if "موّلت" in source.text[u.span.start : u.span.end])
    url = serve(study).url
    page = open_page(url, language=language, dark=language == "en")
    page.wait_for_selector("h1")
    page.goto(urljoin(url, f"/read/{source.id}?unit={unit.id}"))
    page.locator("main").get_by_text("موّلت اليابان").first.wait_for()
    page.keyboard.press("w")
    words = page.locator(".why .document")
    expect(words).to_contain_text("اليابان")
    assert words.evaluate(ALIGNED) == "right"
    claims = page.locator(".why li", has_text=label)
    expect(claims.first).to_be_visible()
    expect(page.locator(".why .code", has_text="funding").first).to_be_visible()
    assert serious_faults(page) == []
