"""Reports of corrected counts and of audits: what stands on them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agreements import audit, corrected, estimation
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.rendering import render
from dalil.records.estimations import Estimator


def page(record, lang="en", **given):
    return "".join(render(record, "md", lang, **given))


def test_the_machines_count_stands_beside_the_corrected_one():
    row = next(line for line in page(estimation()).splitlines() if line.startswith("| \u2068funding"))
    cells = [cell.strip(" \u2068\u2069") for cell in row.strip("|").split("|")]
    assert cells == ["funding", "1,904", "1,622 \\[1,491–1,754\\]", "0.80", "81", "17"]


def test_a_refused_count_leads_to_its_reason():
    text = page(estimation())
    assert "| refused (\u20681\u2069) |" in text
    assert "- (\u20681\u2069) " in text


def test_actors_stand_by_their_names():
    tally = replace(estimation().tallies[0], of=("state:AA", "union:1"))
    naming = Naming(actors={"state:AA": "Plains", "union:1": "Harbour Union"})
    text = page(estimation(by="dyad", tallies=(tally,)), naming=naming)
    assert "| \u2068Plains\u2069 – \u2068Harbour Union\u2069 |" in text


def test_nothing_to_count_by_is_all_together():
    tally = replace(estimation().tallies[0], of=())
    assert "| all together |" in page(estimation(by="all", tallies=(tally,)))


def test_what_is_not_stated_says_so():
    tally = replace(estimation().tallies[0], of=("",))
    assert "| not stated |" in page(estimation(by="year", tallies=(tally,)))


@pytest.mark.parametrize(
    ("estimator", "work"), [(Estimator.DESIGN, "Horvitz"), (Estimator.DIFFERENCE, "Science"), (Estimator.PPI, "PPI++")]
)
def test_the_methods_are_those_of_the_estimator_used(estimator, work):
    tally = replace(estimation().tallies[0], counts=(replace(corrected(5, 1), estimator=estimator),))
    assert work in page(estimation(tallies=(tally,))).partition("## References")[2]


def test_no_estimator_is_described_where_all_counts_are_refused():
    text = page(estimation(tallies=estimation().tallies[2:]))
    assert "PPI++" not in text


def test_strata_are_called_by_what_their_units_have_in_common():
    strata = (("paper.txt · funding · high", 3, 2, 2, 1), ("–", 1, 1, 1, 1), ("*", 1, 1, 1, 1))
    rows = [line.split(" | ")[0] for line in page(audit(strata=strata)).splitlines()]
    assert {"| \u2068paper.txt\u2069 · \u2068funding\u2069 · high score", "| no claim", "| all together"} <= set(rows)


def test_an_audit_tells_what_was_coded_blind_and_what_each_rate_rests_on():
    text = page(audit())
    assert "\u2068280\u2069 of \u2068288\u2069" in text
    assert "|  | Recall | \u20680.765 \\[0.690, 0.829\\]\u2069 | \u2068155\u2069 |" in text
