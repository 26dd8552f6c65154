from __future__ import annotations

import csv
import io
import json

from dalil.publishing.crosstabs import crosstab_of
from dalil.publishing.figures import About, crosstab_rows, csv_rows, json_rows, network_rows, timeline_rows
from dalil.publishing.lean import DateBasis, Extent
from dalil.publishing.networks import network_of
from dalil.publishing.timelines import Step, timeline_of
from lean_claims import lean

ABOUT = About(
    filters={"domains": ["media"]},
    extent=Extent(claims=3, units=2, sources=1),
    first_date="2019",
    last_date=None,
    codebook="relations 1 abc",
    program="dalil 0.1.0",
    state="0" * 16,
)


def test_a_name_that_a_spreadsheet_would_run_is_guarded() -> None:
    rows = network_rows(network_of([lean()], frozenset()), lambda key: f"=HYPERLINK({key})")
    text = "".join(csv_rows(rows, ("giver_name", "claims"), ABOUT))
    assert next(csv.DictReader(io.StringIO(text)))["giver_name"] == "'=HYPERLINK(A)"


def test_every_row_says_what_it_was_counted_of() -> None:
    rows = crosstab_rows(crosstab_of([lean(domain="media"), lean("C", domain="media")]), str)
    found = list(csv.DictReader(io.StringIO("".join(csv_rows(rows, ("giver", "domain", "claims"), ABOUT)))))
    assert [row["giver"] for row in found] == ["A", "C"]
    assert all(json.loads(row["filters"]) == {"domains": ["media"]} and row["state"] == "0" * 16 for row in found)


def test_what_has_no_place_in_a_timeline_stands_in_its_file() -> None:
    line = timeline_of([lean(date="2019"), lean(date="2019-05"), lean()], step=Step.MONTH, basis=DateBasis.EVENT)
    assert [(r["period"], r["precision"], r["claims"]) for r in timeline_rows(line)] == [
        ("2019-05", "month", 1),
        ("2019", "year_only", 1),
        (None, "undated", 1),
    ]


def test_a_broken_character_does_not_break_a_file() -> None:
    rows = [{"giver": "\ud800x"}]
    assert "\ufffdx" in "".join(csv_rows(rows, ("giver",), ABOUT))
    assert json.loads(json_rows(rows, ABOUT).encode("utf-8"))["about"]["filters"] == {"domains": ["media"]}
