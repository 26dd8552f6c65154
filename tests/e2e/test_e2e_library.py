"""The library in a browser: files added and what became of each, words found and where, and the codebook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from axe import serious_faults
from workbench import ENGLISH, a_study

Open = Callable[..., Page]
Serve = Callable[..., Any]
NEW = "علاقات السنغال\n- موّلت اليابان ميناءً في السنغال 😀 وبسفنها.\n- قال \u202eكلاماً <script>alert(1)</script>.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files to add: a new paper, one that is there already, and one that cannot be read."""
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "ورقة.txt").write_text(NEW, encoding="utf-8")
    (folder / "copy.txt").write_text(ENGLISH, encoding="utf-8", newline="\n")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 no")
    return sorted(folder.iterdir())


@pytest.mark.parametrize(
    ("language", "added", "failed", "there"),
    [("en", "added", "failed", "there already"), ("ar", "أُضيف", "أخفق", "موجود من قبل")],
)
def test_files_are_added_and_each_fate_is_told(
    tmp_path: Path, serve: Serve, open_page: Open, files: list[Path], language: str, added: str, failed: str, there: str
) -> None:
    page = open_page(serve(a_study(tmp_path)).url, language=language)
    expect(page.get_by_role("article")).to_have_count(2)
    page.set_input_files("#library-files", [str(path) for path in files])
    job = page.locator("section.job")
    expect(job.locator("li.file")).to_have_count(3, timeout=60_000)
    for name, fate in (("ورقة.txt", added), ("broken.pdf", failed), ("copy.txt", there)):
        expect(job.locator("li.file", has_text=name).locator(".badge", has_text=fate)).to_be_visible(timeout=60_000)
    expect(page.get_by_role("article")).to_have_count(3, timeout=20_000)
    page.reload()
    expect(page.get_by_role("article", name="ورقة.txt")).to_contain_text("رُمِّز" if language == "ar" else "coded")
    assert serious_faults(page) == []


def test_files_that_are_dropped_are_added(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(a_study(tmp_path)).url)
    page.get_by_role("article").first.wait_for()
    data = page.evaluate_handle(
        "() => { const data = new DataTransfer();"
        " data.items.add(new File(['Norway thanked Malawi.\\n'], 'dropped.txt')); return data; }"
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event("main", event, {"dataTransfer": data})
    expect(page.get_by_role("article", name="dropped.txt")).to_be_visible(timeout=60_000)


def test_words_are_found_marked_exactly_and_lead_to_their_unit(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(a_study(tmp_path, papers={"a.txt": NEW})).url)
    page.locator("main h1").wait_for()
    page.keyboard.press("/")
    expect(page.locator("#library-search")).to_be_focused()
    page.keyboard.type("السفن ميناء")
    page.keyboard.press("Enter")
    hit = page.locator("a.hit")
    expect(hit).to_have_count(1, timeout=30_000)
    assert hit.locator("mark").all_inner_texts() == ["ميناءً", "وبسفنها"]
    hit.press("Enter")
    page.wait_for_url("**/read/*?unit=*")
    page.go_back()
    expect(page.locator("#library-search")).to_have_value("السفن ميناء")


def test_what_a_text_hides_is_shown_and_does_nothing(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(a_study(tmp_path, papers={"a.txt": NEW})).url)
    at(page, "/library?q=كلاما")
    hit = page.locator("a.hit")
    expect(hit).to_contain_text("⇐كلاماً <script>alert(1)</script>", timeout=30_000)
    at(page, "/library")
    page.get_by_role("article").get_by_role("button").click()
    expect(page.get_by_role("dialog")).to_contain_text("D150")
    assert serious_faults(page) == []


def test_the_list_is_filtered_and_sorted(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    page = open_page(serve(a_study(tmp_path)).url)
    page.locator("#library-filter").fill("SENEGAL")
    expect(page.get_by_role("article")).to_have_count(1)
    page.locator("#library-filter").fill("")
    page.get_by_label("Show").select_option("not_coded")
    expect(page.get_by_role("article")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_code_has_an_address_and_is_found_by_its_words(
    tmp_path: Path, serve: Serve, open_page: Open, language: str
) -> None:
    page = open_page(serve(a_study(tmp_path)).url, language=language)
    at(page, "/codebook#arms_materiel")
    heading = page.locator("#arms_materiel")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    page.locator("#codebook-search").fill("فيتو" if language == "ar" else "veto")
    expect(page.locator("section.code")).not_to_have_count(27)
    page.locator("#codebook-search").fill("")
    page.locator("nav a[href='#troops']").click()
    expect(page.locator("#troops")).to_be_in_viewport()
    assert serious_faults(page) == []
