"""PDFs read whole: order, pages and places, and what a person is told of them."""

from __future__ import annotations

import io
import random
import shutil

import pypdfium2 as pdfium
import pytest

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import DEFAULT_LIMITS, Limits
from dalil.reading.pdf.reader import extract
from dalil.reading.scans.outcomes import Failure
from dalil.records.layouts import Read
from dalil.records.quotes import Span
from pdf_pages import WIDTH, Words, at_right, pdf_of

SENTENCES = (
    "عقدت الوزارة اجتماعها السنوي في المدينة",
    "وأعلنت أن المشروع بدأ في الشهر الماضي",
    "ثم أكدت أن العمل مستمر",
)


def read(data: bytes, *, limits: Limits = DEFAULT_LIMITS) -> Extract:
    return extract(data, "paper.pdf", limits)


def codes(found: Extract) -> set[str]:
    return {issue.code for issue in found.issues}


def visual(*parts: str) -> str:
    """Parts of a line from right to left, each as it stands on the page."""
    return "".join(reversed([p if p.isascii() else p[::-1] for p in parts]))


def test_right_to_left_words_are_read_from_their_first_letter() -> None:
    assert read(pdf_of([at_right(SENTENCES[0], 700)])).text == SENTENCES[0] + "\n"


def test_numbers_and_latin_words_keep_their_order_in_arabic_lines() -> None:
    line = visual("وقعت ", "12/5/2019", " اتفاقية ", "WHO", " بقيمة ", "3,500.25", " دينار")
    found = read(pdf_of([Words(100, 700, line)]))
    assert found.text == "وقعت 12/5/2019 اتفاقية WHO بقيمة 3,500.25 دينار\n"


def test_brackets_open_before_what_they_hold_however_they_are_named() -> None:
    for opening, closing in (("(", ")"), (")", "(")):
        line = closing + "الثلاثة"[::-1] + opening + "المادة "[::-1]
        assert read(pdf_of([Words(100, 700, line)])).text == "المادة (الثلاثة)\n"


def test_a_ligature_gives_its_letters_in_order_each_with_its_part_of_the_ink() -> None:
    found = read(pdf_of([Words(100, 700, ["ة", "ث", "لا", "ث"])]))
    assert found.text == "ثلاثة\n"
    lam, alif = (found.layout.boxes_of(Span(start=n, end=n + 1))[0] for n in (1, 2))
    assert lam.left == pytest.approx(alif.right, abs=0.3)


def test_vowel_signs_stand_after_their_letters() -> None:
    found = read(pdf_of([Words(100, 700, ["َ", "ب", "َ", "ت", "ِ", "ك"])]))
    assert found.text == "كِتَبَ\n"


def test_every_letter_has_its_page_and_a_box_on_its_ink() -> None:
    found = read(pdf_of([at_right(SENTENCES[0], 700)], [Words(100, 500, "second page")]))
    at = found.text.index("page")
    (box,) = found.layout.boxes_of(Span(start=at, end=at + 4))
    assert (box.page, box.left) == (2, pytest.approx(100 + 7 * WIDTH * 12, abs=3))
    assert 842 - 500 - 12 < box.top < box.bottom < 842 - 500 + 4


def test_lines_stored_from_the_wrong_end_are_turned_and_told() -> None:
    wrong = [Words(60, 700 - 20 * n, s) for n, s in enumerate(SENTENCES)]
    found = read(pdf_of(wrong))
    assert found.text.split() == " ".join(SENTENCES).split()
    assert "D165" in codes(found)


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        [at_right("تقرير الهيئة السنوي", 810, size=9), at_right(SENTENCES[n], 600), Words(290, 30, str(n + 1), 9)]
        for n in range(3)
    ]
    found = read(pdf_of(*pages))
    assert found.text == "\n".join(SENTENCES) + "\n"
    assert dict(found.issues[0].values)["lines"] == "6"
    assert codes(found) == {"D160"}


def test_the_number_of_a_note_stays_out_of_the_word_and_the_note_follows_its_block() -> None:
    page = [
        at_right("تدفع كل سفينة رسما", 700, right=540),
        Words(540 - 18 * WIDTH * 12 - 5, 705, "1", 7),
        at_right("وتعين لجنة", 660),
        "60 110 150 0.5 re f",
        at_right("1 حدد الرسم في العام الماضي", 90, size=9),
    ]
    page[4] = Words(330, 90, "يضاملا ماعلا يف مسرلا ددح 1", 9)
    found = read(pdf_of(page))
    kinds = [b.kind.value for b in found.layout.blocks]
    assert found.text.splitlines()[0] == "تدفع كل سفينة رسما"
    assert kinds == ["paragraph", "note", "paragraph"]


def test_letters_no_reader_sees_are_left_out_and_told() -> None:
    found = read(pdf_of([at_right(SENTENCES[0], 700), Words(60, 600, "buried words", 12, paint="1 g")]))
    assert "buried" not in found.text
    assert "D166" in codes(found)


def test_white_letters_on_a_dark_ground_are_read() -> None:
    page = ["0.1 g 50 590 300 30 re f", at_right(SENTENCES[0], 700), Words(60, 600, "table head", 12, paint="1 g")]
    assert "table head" in read(pdf_of(page)).text


def test_words_with_letters_of_other_scripts_are_told() -> None:
    broken = ["اǂجتماع", "دوǂر", "المǂك", "الǂعمال"]
    page = [at_right(SENTENCES[0], 700), *(at_right(w, 600 - 20 * n) for n, w in enumerate(broken))]
    assert "D164" in codes(read(pdf_of(page)))


def test_an_empty_page_is_told_by_its_number() -> None:
    found = read(pdf_of([at_right(SENTENCES[0], 700)], []))
    assert found.layout.pages[1].read is Read.EMPTY
    assert [(i.code, dict(i.values)["pages"]) for i in found.issues] == [("D163", "2")]


def photographed(data: bytes) -> bytes:
    """The first page of a PDF as an image in another."""
    image = pytest.importorskip("PIL.Image")
    assert image is not None
    picture = pdfium.PdfDocument(data)[0].render(scale=3).to_pil()
    out = io.BytesIO()
    picture.save(out, format="PDF", resolution=216)
    return out.getvalue()


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")
def test_a_page_that_is_an_image_is_read_by_ocr_and_told() -> None:
    found = read(photographed(pdf_of([Words(60, 700, "MINISTRY OF WATER", 24, font="F2")])))
    assert found.layout.pages[0].read is Read.OCR
    assert "D161" in codes(found)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs Tesseract")
def test_a_page_where_ocr_fails_is_told_once_and_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    scanned = pytest.importorskip("dalil.reading.pdf.scanned")
    failed = scanned.ScannedPage(lines=(), confidence=0.0, failure=Failure.LATE)
    monkeypatch.setattr(scanned, "read_page", lambda *_, **__: failed)
    both = pdfium.PdfDocument(pdf_of([at_right(SENTENCES[0], 700)]))
    both.import_pages(pdfium.PdfDocument(photographed(pdf_of([Words(60, 700, "MINISTRY OF WATER", 24)]))))
    out = io.BytesIO()
    both.save(out)
    assert [c for c in codes(read(out.getvalue())) if c in ("D162", "D163", "D169")] == ["D169"]


def test_pages_that_are_images_are_told_where_there_is_no_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = pytest.importorskip("dalil.reading.scans.engine")
    monkeypatch.setenv("PATH", "")
    engine.languages.cache_clear()
    image = photographed(pdf_of([Words(60, 700, "MINISTRY OF WATER", 24)]))
    both = pdfium.PdfDocument(pdf_of([at_right(SENTENCES[0], 700)]))
    both.import_pages(pdfium.PdfDocument(image))
    out = io.BytesIO()
    both.save(out)
    assert "D162" in codes(read(out.getvalue()))
    with pytest.raises(ReadingError) as failure:
        read(image)
    engine.languages.cache_clear()
    assert failure.value.code in ("D124", "D127")


def test_title_author_and_date_come_from_the_file_unless_a_program_made_them() -> None:
    page = [at_right(SENTENCES[0], 700)]
    found = read(pdf_of(page, info="/Title (Water report) /Author (A. Writer) /CreationDate (D:20190512)"))
    assert (found.metadata.title, found.metadata.author) == ("Water report", "A. Writer")
    assert found.metadata.published == "2019-05-12"
    assert read(pdf_of(page, info="/Title (Microsoft Word - x.doc)")).metadata.title is None


def test_turned_pages_are_read_like_upright_ones() -> None:
    for turn in (90, 180, 270):
        found = read(pdf_of([at_right(SENTENCES[0], 700)], page_entries=f"/Rotate {turn}"))
        assert found.text == SENTENCES[0] + "\n"


def test_the_same_bytes_give_the_same_text_and_places() -> None:
    data = pdf_of([at_right(s, 700 - 20 * n) for n, s in enumerate(SENTENCES)])
    assert read(data) == read(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 nothing else", "D120"),
        (pdf_of([at_right(SENTENCES[0], 700)])[:300], "D120"),
        (pdf_of([]), "D105"),
    ],
)
def test_files_that_cannot_be_read_say_why(data: bytes, code: str) -> None:
    with pytest.raises(ReadingError) as failure:
        read(data)
    assert failure.value.code == code


def test_a_locked_file_asks_for_a_copy_without_password() -> None:
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (" + "o" * 32 + ") /U (" + "u" * 32 + ") >> /ID [(a) (a)]"
    data = pdf_of([at_right(SENTENCES[0], 700)]).replace(b"/Root 1 0 R", f"/Root 1 0 R {lock}".encode())
    with pytest.raises(ReadingError) as failure:
        read(data)
    assert failure.value.code == "D128"


def test_more_pages_or_text_than_the_limits_are_refused() -> None:
    data = pdf_of(*[[at_right(s, 700)] for s in SENTENCES])
    for limits, code in ((Limits(max_pages=2), "D121"), (Limits(max_chars=40), "D122")):
        with pytest.raises(ReadingError) as failure:
            read(data, limits=limits)
        assert failure.value.code == code


def test_a_page_tree_that_runs_in_a_circle_ends() -> None:
    data = pdf_of([at_right(SENTENCES[0], 700)]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    try:
        read(data)
    except ReadingError as error:
        assert error.code in ("D105", "D120", "D127", "D124")


def test_damaged_bytes_give_a_coded_error_or_a_text() -> None:
    whole = pdf_of([at_right(s, 700 - 20 * n) for n, s in enumerate(SENTENCES)])
    rng = random.Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(rng.choice((1, 4, 20))):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            read(bytes(data))
        except ReadingError as error:
            assert error.code.startswith("D1")


def test_a_letter_that_the_font_names_wrongly_is_told_by_its_words() -> None:
    words = "المدينة السلطة المجلس العمل الماء الدولة المال"
    page = [at_right(w.replace("ل", "थ"), 700 - 20 * n) for n, w in enumerate(words.split())]
    found = read(pdf_of([at_right(SENTENCES[0], 760), *page]))
    assert words.split() == found.text.split()[-7:]
    assert next(dict(i.values)["letters"] for i in found.issues if i.code == "D164") == "थ = ل"


def test_numbers_are_kept_where_a_line_goes_on_after_arabic() -> None:
    first = at_right("كلمات كثيرة تملأ هذا السطر كله حتى آخره", 700)
    rest = Words(540 - WIDTH * 12 * 13, 684, "لاوط " + "2021-2019")
    assert "2019-2021 طوال" in read(pdf_of([first, rest])).text.replace("\n", " ")


def test_bullets_of_symbol_fonts_and_drawn_dots_are_marks_of_items() -> None:
    page = [at_right("\uf0b7 بند أول", 700), at_right("بند ثان", 680, right=520), "530 682 4 4 re f"]
    found = read(pdf_of(page))
    assert [b.kind.value for b in found.layout.blocks] == ["item", "item"]
    assert found.text.startswith("• بند أول\n▪ بند ثان")


def test_letters_that_are_cut_off_at_the_edge_of_a_page_are_not_read() -> None:
    page = [at_right(SENTENCES[0], 400), "q 0 100 595 642 re W n", at_right("سطر الصفحة التالية", 90), "Q"]
    assert read(pdf_of(page)).text == SENTENCES[0] + "\n"


def test_signs_are_cut_off_with_their_letters() -> None:
    page = [at_right(SENTENCES[0], 400), "q 0 106 595 642 re W n", at_right("سَطْرُ الصَّفْحَةِ", 99), "Q"]
    assert read(pdf_of(page)).text == SENTENCES[0] + "\n"


def test_many_bullets_of_symbol_fonts_are_no_broken_letters() -> None:
    page = [at_right(f"\uf0b7 {SENTENCES[n % 3]}", 700 - 20 * n) for n in range(8)]
    assert codes(read(pdf_of(page))) == set()
