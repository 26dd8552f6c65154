"""Reports as tidy tables and as JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from agreements import agreement, audit, estimation
from dalil.publishing.reports.rendering import render
from dalil.publishing.reports.tidy import COUNTS, FIGURES, RATES
from dalil.records.serial import from_json


def table(record):
    text = "".join(render(record, "csv", "en"))
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.mark.parametrize(("record", "columns"), [(agreement(), FIGURES), (estimation(), COUNTS), (audit(), RATES)])
def test_the_columns_are_fixed(record, columns):
    assert tuple(table(record)[0]) == columns


def test_each_figure_is_a_row_as_it_is_in_the_record():
    row = table(agreement())[1]
    assert (row["section"], row["variable"], row["measure"]) == ("unit", "has_claim", "alpha_nominal")
    assert (row["value"], row["low"], row["high"], row["units"]) == ("0.774", "0.674", "0.854", "60")


def test_why_a_figure_has_no_value_or_no_interval_stands_in_its_row():
    found = {row["why_none"] for row in table(agreement())}
    assert found == {"", "no_variation", "few_documents"}


def test_a_refused_count_is_a_row_without_corrected_value():
    row = next(row for row in table(estimation()) if row["of"] == "mediation")
    assert (row["naive"], row["value"], row["why_none"]) == ("31", "", "report_tests.too_rare")


def test_counts_and_shares_are_rows_of_their_own():
    rows = [row for row in table(estimation()) if row["of"] == "funding"]
    assert [(row["quantity"], row["estimator"]) for row in rows] == [("count", "ppi"), ("share", "ppi")]


def test_a_formula_becomes_text():
    tally = replace(estimation().tallies[0], of=("=HYPERLINK(1)",))
    assert table(estimation(tallies=(tally,)))[0]["of"] == "'=HYPERLINK(1)"


@pytest.mark.parametrize("record", [agreement(), estimation(), audit()], ids=["agreement", "estimation", "audit"])
def test_json_is_the_record_itself(record):
    assert from_json(type(record), json.loads("".join(render(record, "json", "ar")))) == record
