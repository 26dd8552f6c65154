"""Coding by hand in a real browser: by keys alone, and in two browsers at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from axe import serious_faults
from dalil.records.codings import Coding
from dalil.workflow.project import open_study
from dalil.workflow.review.asides import asides_of
from dalil.workflow.study import check_study
from workbench import ARABIC, a_study

LINE = "قدّمت اليابان"
# The middle of the first words of a line of the text.
BEGINNING = """
(words) => {
  const row = [...document.querySelectorAll('[data-start]')].find((one) => one.textContent.includes(words));
  const range = document.createRange();
  const at = row.textContent.indexOf(words);
  range.setStart(row.firstChild, at);
  range.setEnd(row.firstChild, at + words.length);
  const { left, width, top, height } = range.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}
"""
IN_EDITOR = "document.activeElement.closest('section.editor') !== null"


def source_of(study: Path) -> str:
    with open_study(study).open_store(write=False) as store:
        (found,) = store.source_ids()
    return found


def by_hand(study: Path, unit: str | None = None) -> list[Coding]:
    """What people answered, the newest link last."""
    with open_study(study).open_store(write=False) as store:
        found = store.codings(source_id=source_of(study))
    return [c for c in found if c.at is not None and unit in (None, c.unit_id)]


def open_reader(page: Page, url: str, study: Path) -> None:
    parts = urlsplit(url)
    page.goto(f"{parts.scheme}://{parts.netloc}/read/{source_of(study)}")
    expect(page.locator("article").first).to_be_visible()


def another(page: Page, open_page: Callable[..., Page], url: str, study: Path) -> Page:
    """A second browser of the same person, to which no news comes."""
    other = open_page("about:blank")
    other.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    other.route("**/api/events", lambda route: route.abort())
    open_reader(other, url, study)
    return other


def test_a_claim_is_accepted_changed_and_undone_by_keys_alone(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url, language="ar")
    open_reader(page, url, study)
    page.keyboard.press("a")
    expect(page.locator("article.accepted")).to_have_count(1)
    page.keyboard.press("r")  # the next claim came by itself
    expect(page.locator("article.rejected")).to_have_count(1)
    page.keyboard.press("k")
    page.keyboard.press("k")
    page.keyboard.press("u")
    expect(page.locator("article.accepted")).to_have_count(0)
    page.keyboard.press("Shift+U")
    expect(page.locator("article.accepted")).to_have_count(1)
    assert [len(c.claims) for c in by_hand(study)].count(1) == 2 and check_study(study).ok


def test_a_claim_is_written_in_arabic_by_keys_alone(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url, language="ar")
    open_reader(page, url, study)
    page.keyboard.press("v")
    page.keyboard.press("Shift+ArrowLeft")  # a word on, as the line runs from right to left
    page.keyboard.press("Enter")
    editor = page.locator("section.editor")
    expect(editor.get_by_role("button", name="اليابان").first).to_be_visible()
    page.keyboard.type("تسليح")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("1")  # the first actor of the unit gives
    page.keyboard.press("2")  # and the second receives
    page.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)
    (coding,) = by_hand(study)
    (claim,) = coding.claims
    assert claim.source is not None and claim.target is not None
    assert (claim.relation, claim.source.actor_id, claim.target.actor_id) == ("arms_materiel", "state:JPN", "state:SEN")
    assert [q.exact for q in claim.evidence] == [LINE]


def click_on(page: Page, words: str) -> None:
    page.mouse.click(*page.evaluate(BEGINNING, words))
    assert not page.evaluate(IN_EDITOR)


def test_the_keys_of_the_editor_work_after_a_click_on_plain_words(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url, language="ar")
    open_reader(page, url, study)
    editor = page.locator("section.editor")
    page.keyboard.press("c")
    expect(editor.locator('[data-slot="source"] kbd').first).to_be_visible()
    click_on(page, "كان الجو")
    page.keyboard.press("Escape")
    expect(editor).to_have_count(0)
    assert by_hand(study) == []
    page.keyboard.press("k")
    page.keyboard.press("c")
    page.keyboard.type("تسليح")
    for key in ("Enter", "Tab", "1", "2"):
        page.keyboard.press(key)
    click_on(page, "كان الجو")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("خروج بلا حفظ")
    page.keyboard.press("Control+Enter")  # a dialog has its own keys
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(editor).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(editor).to_have_count(0)
    (coding,) = by_hand(study)
    assert [claim.relation for claim in coding.claims] == ["arms_materiel"]


def test_faults_stand_at_their_slots_and_the_editor_stays(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url)
    open_reader(page, url, study)
    page.keyboard.press("c")
    editor = page.locator("section.editor")
    page.keyboard.type("mediat")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+Enter")
    expect(editor.get_by_role("alert")).to_contain_text("neither source nor target")
    assert serious_faults(page) == []
    page.keyboard.press("Escape")
    expect(editor).to_have_count(0)
    assert by_hand(study) == []


def test_two_browsers_on_one_unit_see_both_versions_and_lose_none(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    first = open_page(url)
    open_reader(first, url, study)
    second = another(first, open_page, url, study)
    first.keyboard.press("a")
    expect(first.locator("article.accepted")).to_have_count(1)
    second.keyboard.press("r")
    dialog = second.get_by_role("dialog")
    expect(dialog).to_contain_text("Two versions of your answer")
    expect(dialog.locator("article")).to_have_count(1)
    assert serious_faults(second) == []
    dialog.get_by_role("button", name="Keep mine").click()
    expect(dialog).to_have_count(0)
    expect(second.locator("article.rejected")).to_have_count(1)
    expect(first.locator("article.rejected")).to_have_count(1)  # news reaches the first browser
    accepted, kept = by_hand(study)
    assert (len(accepted.claims), kept.claims, kept.supersedes) == (1, (), accepted.id)
    with open_study(study).open_store(write=False) as store:
        (aside,) = asides_of(store, kept.unit_id)
    assert aside.coding.claims == () and aside.stood == accepted.id
    second.keyboard.press("k")
    second.keyboard.press("h")
    expect(second.get_by_role("dialog")).to_contain_text("not taken, as another answer had come first")


def test_what_the_server_cannot_take_now_waits_and_is_tried_again(
    serve: Callable[..., object], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    study = a_study(tmp_path, papers={"senegal.txt": ARABIC})
    url = serve(study).url  # type: ignore[attr-defined]
    page = open_page(url)
    open_reader(page, url, study)
    page.route("**/coding", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.get_by_text("It is tried again by itself")).to_be_visible()
    assert by_hand(study) == []
    page.unroute("**/coding")
    page.get_by_role("button", name="Try now").click()
    expect(page.locator("article.accepted")).to_have_count(1)
    assert len(by_hand(study)) == 1
