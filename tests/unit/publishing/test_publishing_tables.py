"""Tables of claims."""

import csv
import io
import re
from pathlib import Path

import pytest
from publishing_samples import LABELS, arabic_paper, dollars, english_paper, one_line

from dalil.publishing.tables import columns_of, csv_table, guarded

DOCS = Path(__file__).parents[3] / "docs"


def rows_of(*material, **options):
    text = "".join(csv_table(material, LABELS, **options))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_one_row_a_claim_over_all_sources():
    rows = rows_of(arabic_paper(), english_paper())
    assert len(rows) == 10
    assert rows[3]["amount"] == "500000"
    assert rows[3]["source_how"] == "inherited"
    assert rows[3]["unit_path"] == "منجزات العلاقة > مالياً"


def test_labels_are_in_the_language_asked_for_and_columns_are_not():
    row = rows_of(english_paper(), lang="ar")[0]
    assert (row["relation"], row["relation_label"]) == ("funding", "تمويل")


def test_a_byte_order_mark_opens_the_table_unless_unwanted():
    assert next(iter(csv_table([], LABELS))) == "\ufeff"
    assert "".join(csv_table([], LABELS, bom=False)).startswith("claim_id,")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@SUM(A1)", "  =1", "\t=1", "\u200f=1", "＝1", "- gift"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "+3.2", "500000", "a=b", "", "نص"])
def test_numbers_and_ordinary_words_stay(cell):
    assert guarded(cell) == cell


def test_a_formula_in_a_quote_reaches_no_cell():
    row = rows_of(one_line('=HYPERLINK("x")', amount=dollars("5", written="=5")))[0]
    assert row["quote"].startswith("'=") and row["amount_written"] == "'=5"


def test_every_column_is_documented_in_order():
    page = (DOCS / "reference" / "csv.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)`", page, re.M) == list(columns_of(LABELS, "en"))
