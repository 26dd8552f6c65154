"""Pages of Word files, as far as their breaks tell them."""

from __future__ import annotations

from dalil.reading.extracts import Extract
from word_files import p, r, read

BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
NOTED = "<w:r><w:lastRenderedPageBreak/></w:r>"
A4 = '<w:sectPr>{type}<w:pgSz w:w="11900" w:h="16840"/></w:sectPr>'


def page_of(found: Extract, words: str) -> int | None:
    return found.layout.page_at(found.text.index(words))


def test_a_file_without_breaks_tells_no_pages() -> None:
    layout = read(p("words") + A4.format(type="")).layout
    assert (layout.pages, layout.page_at(0)) == ((), None)


def test_breaks_that_the_author_set_begin_pages() -> None:
    found = read(p("one") + BREAK + p("two") + p("three", ppr="<w:pageBreakBefore/>") + A4.format(type=""))
    assert [page_of(found, words) for words in ("one", "two", "three")] == [1, 2, 3]
    assert [(page.width, page.height) for page in found.layout.pages] == [(595, 842)] * 3


def test_a_break_that_was_set_and_noted_is_one() -> None:
    found = read(p("one") + BREAK + f"<w:p>{NOTED}{r('two ')}{NOTED}{r('three')}</w:p>")
    assert [page_of(found, words) for words in ("one", "two", "three")] == [1, 2, 3]
    assert len(found.layout.pages) == 3


def test_breaks_that_were_set_are_not_believed_where_a_page_would_overflow() -> None:
    layout = read(p("word " * 3_000) + BREAK + p("end")).layout
    assert (layout.pages, layout.page_at(0)) == ((), None)


def test_a_page_break_is_no_gap() -> None:
    ended = f'<w:p>{r("two")}<w:r><w:br w:type="page"/></w:r></w:p>'
    assert read(p("one") + ended + p("three") + BREAK + p("four") + p("five")).text == "one\ntwo\nthree\nfour\nfive\n"


def test_a_page_does_not_begin_twice() -> None:
    found = read(BREAK + p("two", ppr="<w:pageBreakBefore/>"))
    assert page_of(found, "two") == 2


def test_sections_begin_pages_of_their_size_unless_they_go_on() -> None:
    wide = '<w:sectPr><w:pgSz w:w="16840" w:h="11900"/></w:sectPr>'
    on = A4.format(type='<w:type w:val="continuous"/>')
    found = read(p("one", ppr=A4.format(type="")) + p("two", ppr=wide) + p("same") + on)
    assert [page_of(found, words) for words in ("one", "two", "same")] == [1, 2, 2]
    assert [page.width for page in found.layout.pages] == [595, 842]


def test_pages_of_no_size_have_a_usual_one() -> None:
    found = read(p("one") + BREAK + p("two") + '<w:sectPr><w:pgSz w:w="x" w:h="-5"/></w:sectPr>')
    assert found.layout.pages[0].width == 612
