"""A whole job in one go, in Arabic and in English: from an empty study to a table of what two people decided."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from axe import serious_faults
from dalil.records.decisions import Decision
from dalil.workflow.project import open_study
from dalil.workflow.study import check_study, new_study
from workbench import ARABIC, ENGLISH

PAPERS = {"ar": ARABIC, "en": ENGLISH}
RELATION = {"ar": "تسليح", "en": "arms"}
GIVER = {"ar": "اليابان", "en": "Norway"}
TABLE = {"ar": "الأرقام بصيغة CSV", "en": "Figures as CSV"}
SAVE = {"ar": "حفظ", "en": "Save"}
Serve = Callable[..., Any]
Open = Callable[..., Page]


def add_paper(page: Page, path: Path) -> str:
    """Add a paper in the library, wait until the machine has coded it, and give the address of its reader."""
    page.locator("input[type=file]").first.set_input_files(path)
    row = page.locator("a[href^='/read/']").first
    expect(row).to_be_visible(timeout=30_000)
    return str(row.get_attribute("href"))


def ready(page: Page) -> None:
    """Wait until a claim is selected, so that keys have something to judge."""
    expect(page.locator("section.bar button").first).to_be_enabled()


def judge(page: Page, *keys: str) -> None:
    """Press keys one by one, each once the one before was saved."""
    for key in keys:
        with page.expect_response(lambda r: r.request.method == "PUT" and "/coding" in r.url and r.ok):
            page.keyboard.press(key)


def change(page: Page) -> None:
    """Change the selected claim by keys: how it is put."""
    page.keyboard.press("e")
    editor = page.locator("section.editor")
    expect(editor).to_be_visible()
    editor.get_by_role("radio").first.wait_for()
    with page.expect_response(lambda r: r.request.method == "PUT" and r.ok):
        page.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)


def write_claim(page: Page, language: str) -> None:
    """Write a claim of one's own with the keyboard alone: words, relation, source, target."""
    page.keyboard.press("v")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowLeft" if language == "ar" else "Shift+ArrowRight")
    page.keyboard.press("Enter")
    editor = page.locator("section.editor")
    expect(editor.get_by_role("button", name=GIVER[language]).first).to_be_visible()
    page.keyboard.type(RELATION[language])
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("1")
    page.keyboard.press("2")
    with page.expect_response(lambda r: r.request.method == "PUT" and r.ok):
        page.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)


def decisions_of(study: Path) -> list[Decision]:
    """What was decided, in text order."""
    with open_study(study).open_store(write=False) as store:
        return [d for source in store.source_ids() for d in store.decisions(source)]


def look(page: Page, url: str) -> None:
    """Look at what stands as dossier, graph and matrix."""
    page.goto(urljoin(url, "/dossier"))
    page.locator(".dyad a").first.click()
    expect(page.locator("#claims article").first).to_be_visible()
    page.goto(urljoin(url, "/graph"))
    page.locator("[data-drawn]").wait_for()
    page.goto(urljoin(url, "/matrix"))
    page.locator("td button").first.wait_for()


def table(page: Page, language: str) -> list[list[str]]:
    """The figures of what is shown, as the page saves them."""
    page.get_by_role("button", name=SAVE[language], exact=True).click()
    with page.expect_download() as download:
        page.get_by_text(TABLE[language]).click()
    return list(csv.reader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_an_empty_study_to_a_table_of_what_was_decided(
    tmp_path: Path, serve: Serve, open_page: Open, language: str
) -> None:
    study, paper = tmp_path / "study", tmp_path / "paper.txt"
    new_study(study, title="A whole job", language=language)
    paper.write_text(PAPERS[language], encoding="utf-8")

    # The first person adds the paper, reads it, judges the machine's claims and writes one.
    url = serve(study, "--as", "Layla").url
    page = open_page(url, language=language)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    reader = urljoin(url, add_paper(page, paper))
    page.goto(reader)
    ready(page)
    judge(page, "a", "r")
    expect(page.locator("article.rejected")).to_have_count(1)
    change(page)
    write_claim(page, language)
    assert serious_faults(page) == []

    # The second reads the same units otherwise.
    other = open_page(serve(study, "--as", "Omar").url, language=language)
    expect(other.get_by_role("heading", level=1)).to_be_visible()
    other.goto(urljoin(other.url, reader[reader.index("/read/") :]))
    ready(other)
    judge(other, "r", "a", "r")

    # Both are brought together.
    page.goto(urljoin(url, "/adjudicate"))
    page.locator("tbody article").first.wait_for()
    page.keyboard.press("Digit1")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("Layla reads it rightly")
    with page.expect_response(lambda r: "/decision" in r.url and r.ok):
        page.keyboard.press("Enter")
    (decision,) = decisions_of(study)
    assert (decision.note, len(decision.coding_ids)) == ("Layla reads it rightly", 3)  # two people and the machine

    look(page, url)
    assert len(table(page, language)) > 1
    assert check_study(study).ok
