from __future__ import annotations

from dataclasses import replace

from dalil.reading.health import Health, health_of, inspect
from dalil.records.layouts import Doubt, Layout, Page, Read
from dalil.records.quotes import Span
from factories import make_source


def report(text: str) -> Health:
    source = make_source(text)
    return health_of(source, inspect(source))


def test_a_plain_text_has_no_pages_and_nothing_doubtful() -> None:
    found = report("نقابة الميناء تؤيد الحزب\n")
    assert (found.file, found.reader, found.language, found.direction) == ("paper.txt", "dalil.plain.v1", "ar", "rtl")
    assert (found.pages, found.confidence, found.unknown, found.doubtful) == (0, None, None, ())
    assert found.characters == 25


def test_pages_are_counted_by_how_they_were_read() -> None:
    pages = (
        Page(width=595, height=842),
        Page(width=595, height=842, read=Read.OCR, confidence=0.9),
        Page(width=595, height=842, read=Read.OCR, confidence=0.8),
        Page(width=595, height=842, read=Read.EMPTY),
    )
    doubt = Doubt(span=Span(start=0, end=3), confidence=0.4)
    source = replace(make_source("حزب الساحل"), layout=Layout(blocks=(), pages=pages, doubts=(doubt,)))
    found = health_of(source, ())
    assert (found.pages, found.text_pages, found.ocr_pages, found.empty_pages) == (4, 1, 2, (4,))
    assert (found.confidence, found.doubts) == (0.85, 1)


def test_signs_are_counted_and_the_graver_ones_named() -> None:
    found = report("\u202eevil\u202c a\u200fb lost \ufffd ﻧﻘﺎﺑﺔ حزبX\n")
    assert (found.hidden, found.lost, found.forms, found.mixed) == (3, 1, 1, 1)
    assert found.doubtful == ("D150", "D153", "D156")


def test_reversed_lines_and_unknown_words_are_part_of_it() -> None:
    line = "أعلنت نقابة الميناء أنها تؤيد الحزب الذي يدعو إلى إصلاح الأجور"
    assert report(line[::-1]).reversed_lines == 1
    assert report(f"{line}\n" * 10).unknown == 0.0
