"""Highlighted and selected words are the source's own, whatever they are made of."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from odd_texts import TEXTS, odd_span, odd_text
from playwright.sync_api import Page, expect

from dalil.records.sources import Source
from dalil.segmentation.outline import segment
from dalil.workflow.project import open_study
from factories import make_source
from workbench import a_study

Open = Callable[..., Page]
FEWER = 15
UNPAINTED = "Object.defineProperty(CSS, 'highlights', { value: undefined })"
HELPERS = """
window.frames2 = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
window.until = async (ready) => {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = ready();
    if (found) return found;
    await frames2();
  }
  return null;
};
window.pieceOf = (row, from, to) => {
  const text = row.textContent;
  const start = Number(row.dataset.start) + Array.from(text.slice(0, from)).length;
  return { start, end: start + Array.from(text.slice(from, to)).length, words: text.slice(from, to) };
};
window.painted = () => [...(CSS.highlights.get('found-now') ?? [])].map((range) => {
  const row = range.startContainer.parentElement.closest('[data-start]');
  return pieceOf(row, range.startOffset, range.endOffset);
});
window.parted = () => [...document.querySelectorAll('mark.mark-found-now')].map((mark) => {
  const row = mark.closest('[data-start]');
  const before = document.createRange();
  before.setStart(row, 0);
  before.setEndBefore(mark);
  const from = before.toString().length;
  return pieceOf(row, from, from + mark.textContent.length);
});
"""
# Goes to the words that an address names, and tells what is marked there once the paper is the one that was asked for.
MARKED = """
async ([address, name, kind]) => {
  const last = document.querySelector('[data-start]');
  history.pushState(null, '', address);
  dispatchEvent(new PopStateEvent('popstate'));
  const read = kind === 'painted' ? painted : parted;
  return await until(() => {
    const isThere = document.title.startsWith(name) && document.querySelector('[data-start]') !== last;
    const found = isThere ? read() : [];
    return found.length > 0 && found;
  });
}
"""
# Selects, by code points, what lies between two positions, and tells what the reader makes of it.
SELECTED = """
async ([start, end]) => {
  const place = (point, after) => {
    const rows = [...document.querySelectorAll('[data-start]')];
    const row = rows.findLast((one) => Number(one.dataset.start) <= point);
    const letters = Array.from(row.textContent);
    const left = Math.min(letters.length, point - Number(row.dataset.start));
    return [row.firstChild, letters.slice(0, left).join('').length];
  };
  getSelection().setBaseAndExtent(...place(start), ...place(end));
  await frames2();
  await frames2();
  return document.querySelector('.view').dataset.selected ?? null;
}
"""

MIDDLE = """
() => {
  const [range] = CSS.highlights.get('found-now');
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  const box = live.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}
"""


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with the odd texts, kept as they are: a reader would refuse some of them."""
    folder = a_study(tmp_path_factory.mktemp("odd"), code=False)
    with open_study(folder).open_store() as store:
        for number in range(TEXTS):
            source = make_source(odd_text(number), origin=f"odd{number:03}.txt")
            store.add_source(source, segment(source))
    return folder


def sources_of(study: Path) -> list[Source]:
    with open_study(study).open_store(write=False) as store:
        return [source for source in store.sources() if source.origin.startswith("odd")]


def first_page(open_page: Open, url: str, *, unpainted: bool = False) -> Page:
    page = open_page(url)
    page.get_by_role("heading", level=1).wait_for()
    page.add_init_script(HELPERS + (UNPAINTED if unpainted else ""))
    page.reload()
    page.get_by_role("heading", level=1).wait_for()
    return page


def check(source: Source, span: tuple[int, int], pieces: list[dict[str, Any]]) -> None:
    """The pieces, line for line, are the words of the span; a hidden character is shown as one mark."""
    start, end = span
    wanted = [n for n in range(start, end) if source.text[n] != "\n"]
    assert [n for p in pieces for n in range(p["start"], p["end"])] == wanted, source.origin
    shown = "".join(p["words"] for p in pieces)
    for at, letter in zip(wanted, shown, strict=True):
        kind = unicodedata.category(source.text[at])
        assert letter == source.text[at] or kind in ("Cf", "Cc", "Cs", "Zl", "Zp"), (source.origin, at)


def spans_of(source: Source, number: int) -> tuple[int, int]:
    """A span of more than line breaks."""
    start, end = odd_span(number, len(source.text))
    return (start, end) if source.text[start:end].strip("\n") else (0, 2)


def test_highlights_are_the_words_of_the_source_in_200_odd_texts(
    study: Path, serve: Callable[..., Any], open_page: Open
) -> None:
    sources = sources_of(study)
    page = first_page(open_page, serve(study).url)
    for number, source in enumerate(sources):
        start, end = spans_of(source, number)
        address = f"/read/{source.id}?at={start}-{end}"
        found = page.evaluate(MARKED, [address, source.origin, "painted"])
        assert found, (source.origin, start, end)
        check(source, (start, end), found)
    assert len(sources) == TEXTS


def test_without_painted_ranges_the_same_words_are_marked(
    study: Path, serve: Callable[..., Any], open_page: Open
) -> None:
    page = first_page(open_page, serve(study).url, unpainted=True)
    for number, source in enumerate(sources_of(study)[:FEWER]):
        start, end = spans_of(source, number)
        found = page.evaluate(MARKED, [f"/read/{source.id}?at={start}-{end}", source.origin, "parted"])
        assert found, (source.origin, start, end)
        check(source, (start, end), merged(found))


def merged(pieces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(pieces, key=lambda piece: int(piece["start"]))


def test_selected_words_are_told_by_their_code_points(study: Path, serve: Callable[..., Any], open_page: Open) -> None:
    page = first_page(open_page, serve(study).url)
    for number, source in enumerate(sources_of(study)[:FEWER]):
        start, end = spans_of(source, number)
        end -= source.text[end - 1] == "\n"
        start += source.text[start] == "\n"
        if start >= end:
            continue
        assert page.evaluate(MARKED, [f"/read/{source.id}?at={start}-{end}", source.origin, "painted"])
        assert page.evaluate(SELECTED, [start, end]) == f"{start}-{end}", source.origin


def test_words_selected_with_mouse_and_keyboard_are_told(
    tmp_path: Path, serve: Callable[..., Any], open_page: Open
) -> None:
    text = "عنوان الورقة\n\nقالت ليلى 👩‍👩‍👧 hello كِتَابٌ جديد\n"
    study = a_study(tmp_path, papers={"odd.txt": text}, code=False)
    (source,) = sources_of(study)
    page = first_page(open_page, serve(study).url)
    at = source.text.index("hello")
    assert page.evaluate(MARKED, [f"/read/{source.id}?at={at}-{at + 5}", "odd.txt", "painted"])
    view = page.locator(".view")
    x, y = page.evaluate(MIDDLE)
    page.mouse.dblclick(x, y)
    expect(view).to_have_attribute("data-selected", f"{at}-{at + 5}")
    page.keyboard.press("Shift+ArrowRight")
    expect(view).not_to_have_attribute("data-selected", f"{at}-{at + 5}")
    start, end = map(int, re.findall(r"\d+", view.get_attribute("data-selected") or ""))
    assert source.text[start:end] == page.evaluate("getSelection().toString()")
