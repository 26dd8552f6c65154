"""What OCR has read is marked in every output."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from publishing_samples import LABELS, arabic_paper, doubt_of, grey_png, scanned_paper

from dalil.publishing.dossiers import publication_of
from dalil.publishing.html import html_page, policy
from dalil.publishing.html_claims import png_size
from dalil.publishing.jsonl import jsonl
from dalil.publishing.markdown import markdown_page
from dalil.publishing.material import CodedSource, placed_claims
from dalil.publishing.scanned import SHOWN
from dalil.publishing.tables import csv_table
from dalil.publishing.terminal import terminal_dossier
from dalil.records.layouts import Read


def shown(form: str, coded: CodedSource, lang: str = "en") -> str:
    """A dossier without the marks of direction."""
    publication = publication_of([coded], LABELS)
    if form == "terminal":
        text = terminal_dossier(publication, LABELS, lang, plain=True)
    else:
        text = "".join({"html": html_page, "markdown": markdown_page}[form](publication, LABELS, lang))
    return re.sub("[\u2068\u2069\u200f]", "", text)


def claims_of(coded: CodedSource) -> list[dict[str, object]]:
    """The claims as JSON."""
    return [claim for line in jsonl([coded]) for claim in json.loads(line)["claims"]]


def test_amounts_and_dates_from_ocr_are_to_verify_in_json() -> None:
    marked = [[c[key] and c[key]["to_verify"] for key in ("amount", "date")] for c in claims_of(scanned_paper())]
    assert marked[:1] + marked[3:6] == [[None, False], [True, True], [True, None], [True, None]]
    assert not any(c["amount"] and c["amount"]["to_verify"] for c in claims_of(arabic_paper()))


def test_quotes_have_their_pages_and_boxes() -> None:
    (quote,) = claims_of(scanned_paper())[3]["evidence"]
    assert quote["page"] == 2
    assert quote["boxes"] == [{"page": 2, "left": 180.0, "top": 115.0, "right": 495.0, "bottom": 125.0}]
    assert claims_of(arabic_paper())[3]["evidence"][0]["boxes"] == []


def test_a_table_has_a_column_for_it() -> None:
    text = "".join(csv_table([scanned_paper()], LABELS, bom=False))
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["page"], row["to_verify"]) for row in rows][2:5] == [("1", "false"), ("2", "true"), ("2", "true")]


def test_the_whole_unit_counts_for_a_narrow_quote() -> None:
    coded = scanned_paper()
    layout = coded.source.layout
    pages = tuple(replace(p, read=Read.TEXT) for p in layout.pages[:2])
    moved = replace(layout, pages=(*pages, layout.pages[2]))
    assert [
        p.number for p in placed_claims(replace(coded, source=replace(coded.source, layout=moved))) if p.to_verify
    ] == [6]


@pytest.mark.parametrize("form", ["html", "markdown", "terminal"])
@pytest.mark.parametrize(("lang", "mark", "page"), [("en", "to verify", "page "), ("ar", "للتحقق", "الصفحة ")])
def test_every_dossier_marks_what_is_to_verify_and_names_pages(form: str, lang: str, mark: str, page: str) -> None:
    text, plain = (re.sub("</?bdi>", "", shown(form, paper, lang)) for paper in (scanned_paper(), arabic_paper()))
    assert text.count(mark) > 6 and mark not in plain
    assert f"· {page}2 ·" in text and f"· {page}" not in plain
    assert not re.search(r"\bline \d|السطر \d", text)


@pytest.mark.parametrize("form", ["html", "markdown", "terminal"])
def test_both_readings_of_a_word_are_shown(form: str) -> None:
    text = re.sub("</?bdi>", "", shown(form, scanned_paper()))
    assert "“2,500,000”: confidence 0.48; a second reading has “2,800,000”" in text
    assert "“مليون”: confidence 0.71" in text


def test_totals_say_how_many_of_their_sums_are_to_verify() -> None:
    (total,) = publication_of([scanned_paper()], LABELS).totals
    assert total.to_verify == 2
    text = shown("terminal", scanned_paper())
    assert "about 3,000,000 US dollars (to verify: 2 of 2 sums)" in text
    assert "Amounts to verify: 3 of 3." in text
    assert "Claims with an amount or a date to verify, as OCR read their words in an image: 3 (4, 5, 6)." in text


def test_a_claim_without_amount_or_date_says_that_ocr_read_it() -> None:
    denial = list(placed_claims(scanned_paper()))[6]
    assert denial.scan is not None and not denial.to_verify
    assert (denial.scan.pages, denial.scan.confidence) == ((3,), 0.617)
    assert shown("terminal", scanned_paper()).count("Read by OCR with a confidence of 0.62") == 3


def test_a_sure_reading_tells_no_confidence_unless_something_is_to_verify() -> None:
    coded = scanned_paper()
    layout = coded.source.layout
    sure = replace(layout, pages=tuple(replace(p, confidence=0.97) for p in layout.pages))
    text = shown("terminal", replace(coded, source=replace(coded.source, layout=sure)))
    assert text.count("Read by OCR with a confidence of 0.97") == 3
    assert text.count("Read by OCR\n") == 2


def test_many_doubts_are_cut_to_the_weightiest() -> None:
    coded = scanned_paper()
    words = re.findall(r"\S+", "تقديم منحة مالية بقيمة نصف مليون دولار لعوائل البحارة سنة 2014")
    doubts = tuple(doubt_of(coded.source, w, 0.7, after="تقديم") for w in words)
    source = replace(coded.source, layout=replace(coded.source.layout, doubts=doubts))
    scan = list(placed_claims(replace(coded, source=source)))[3].scan
    assert (len(scan.doubts), scan.further) == (SHOWN, len(words) - SHOWN)
    assert {"نصف", "مليون", "دولار", "2014"} <= {d.words for d in scan.doubts}


def test_the_head_tells_author_pages_and_how_they_were_read() -> None:
    text = shown("terminal", scanned_paper())
    assert "Author: لجنة الأرشيف\nPages: 3; read by OCR: 2 (mean confidence 0.78)\n" in text
    assert "Read by: dalil.pdf.v1" in text
    assert "Pages:" not in shown("terminal", arabic_paper())


def test_a_strip_stands_in_the_page_with_its_words_and_only_then_are_images_allowed() -> None:
    html = shown("html", scanned_paper(strips=True), "ar")
    assert html.count('<img src="data:image/png;base64,') == 3
    assert 'alt="صورة من الصفحة 2 في الموضع الذي اقتُبس منه الادعاء 4" width="460" height="48"' in html
    assert "img-src data:;" in html and "img-src" not in shown("html", scanned_paper())
    assert policy() == policy(images=True).replace(" img-src data:;", "")


def test_a_bullet_in_doubt_is_not_worth_telling() -> None:
    coded = scanned_paper()
    doubts = tuple(doubt_of(coded.source, w, 0.3, after="تقديم") for w in ("منحة", "."))
    source = replace(coded.source, layout=replace(coded.source.layout, doubts=doubts))
    scan = list(placed_claims(replace(coded, source=source)))[3].scan
    assert [d.words for d in scan.doubts] == ["منحة"]


def test_words_in_doubt_are_tinted_in_their_quote() -> None:
    html = shown("html", scanned_paper())
    assert 'قدره نحو <span class="doubt">2,500,000</span> دولار' in html
    assert "tinted words" in html and "tinted words" not in shown("html", arabic_paper())


def test_other_forms_show_no_image() -> None:
    assert shown("markdown", scanned_paper(strips=True)) == shown("markdown", scanned_paper())


def test_the_size_of_a_strip_is_that_of_its_header() -> None:
    assert png_size(grey_png(460, 48)) == (460, 48)
    assert png_size(b"\x89PNG") == png_size(b"") == ()


def test_an_empty_page_is_told() -> None:
    coded = scanned_paper()
    layout = coded.source.layout
    empty = replace(layout, pages=(*layout.pages, replace(layout.pages[0], read=Read.EMPTY)))
    assert "(mean confidence 0.78); without text: 1\n" in shown(
        "terminal", replace(coded, source=replace(coded.source, layout=empty))
    )
