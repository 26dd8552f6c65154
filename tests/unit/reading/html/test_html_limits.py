import random
import time

import pytest

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from pages import blocks, read

PAGE = (
    "<html><body><h1>تقرير</h1><ul><li>بند<b>س</b></ul>"
    "<table><tr><td>a<td>b</table><p style='x:y'>نص&amp;</p></body></html>"
)


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "x",
        "<b>" * 50_000 + "x",
        "<p>" + "".join(f"<b a={n}>" for n in range(900)) + "<p>x" * 5_000,
        "<ul><li>" * 5_000 + "x",
        "<table><tr><td>" * 3_000 + "x",
        "<span><div>" * 400 + "x",
    ],
)
def test_nesting_beyond_any_page_is_refused(markup: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(markup)
    assert refused.value.code == "D126"


@pytest.mark.parametrize(
    "markup",
    [
        "<" * 1_500_000,
        "<p>" * 600_001,
        "<p " + " ".join(f"a{n}=x" for n in range(100_000)) + ">x",
    ],
)
def test_more_tags_or_attributes_than_any_page_are_refused(markup: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(markup)
    assert refused.value.code == "D120"


@pytest.mark.parametrize(
    "markup",
    [
        "<p>x<!--" + "-" * 1_000_000,
        "<p>x<p " + "a=1 " * 1_500 + ">",
        "<p>x" + "&" * 500_000,
        "<style>" + "a{" * 100_000 + "</style><p>x",
        "<style>" + "/*" * 100_000 + "</style><p>x",
        "<script>" * 50_000 + "</script><p>x",
        "<p>x" + "<![CDATA[" * 30_000,
        "<p>x" + "<table>x<td>" * 30 + "<a href=x>" * 20_000,
        "<p style='" + "a:b;" * 100_000 + "'>x",
        "<p>x" + "<br>" * 30_000,
        "<p class='" + "c " * 50_000 + "'>x",
    ],
)
def test_hostile_markup_is_read_quickly(markup: str) -> None:
    began = time.monotonic()
    assert "x" in read(markup).text
    assert time.monotonic() - began < 5


def test_a_text_beyond_the_limit_is_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        read("<p>" + "word " * 100, limits=Limits(max_chars=300))
    assert refused.value.code == "D122"


@pytest.mark.parametrize("markup", ["", "   ", "<html></html>", "<script>x</script>", "<!-- x -->", "<p>&nbsp;</p>"])
def test_a_page_without_words_is_told(markup: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(markup)
    assert refused.value.code == "D105"


def test_entities_that_a_page_declares_are_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        read('<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "b">]><html><body>&a;</body></html>')
    assert refused.value.code == "D129"


def test_rows_of_marks_on_a_letter_are_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        read("<p>ب" + "\u064e" * 300)
    assert refused.value.code == "D116"


def test_elements_that_xml_closes_at_once_swallow_nothing() -> None:
    head = '<?xml version="1.0" encoding="utf-8"?><html><head><script src="x.js"/><title/></head>'
    page = f"{head}<body><p/>words</body></html>"
    assert read(page).text == "words\n"


def test_damaged_pages_give_text_or_a_coded_error() -> None:
    chance = random.Random(7)
    whole = PAGE.encode()
    for _ in range(300):
        data = bytearray(whole[: chance.randrange(1, len(whole))])
        for _ in range(chance.randrange(4)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            assert read(bytes(data)).text
        except ReadingError as error:
            assert error.render("ar")


def test_unclosed_inline_elements_cost_no_text() -> None:
    lines = "".join(f"<p><font size=2>line {n}</p>" for n in range(50))
    assert len(blocks(lines)) == 50
