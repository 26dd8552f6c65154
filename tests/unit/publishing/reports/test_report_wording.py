"""The words and numbers of reports."""

from __future__ import annotations

import pytest

from agreements import AMAL, RULES, agreement, figure, variable
from dalil.codebook.loading import load_codebook
from dalil.publishing.labels import labels_of
from dalil.publishing.reports.names import Naming, names_of
from dalil.publishing.reports.wording import Wording, rounded
from dalil.records.agreements import Remark

WORDS = Wording("en", str, str)


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        (0.8125, 2, "0.81"),
        (-0.5, 3, "\u22120.500"),
        (-0.0001, 3, "0.000"),
        (12480, 0, "12,480"),
        (-1234.5, 1, "\u22121,234.5"),
    ],
)
def test_numbers(value, places, shown):
    assert rounded(value, places) == shown


def test_a_remark_without_words_is_shown_as_it_is():
    assert WORDS.remark(Remark(key="unheard_of", values=(("n", "3"),))) == "unheard_of n=3"


def test_a_remark_that_lacks_a_value_is_shown_as_it_is():
    assert WORDS.remark(Remark(key="few_documents")) == "few_documents"


def test_a_measure_without_words_goes_by_its_name():
    assert WORDS.called("measures", "unheard_of") == "unheard_of"


@pytest.mark.parametrize(
    ("value", "of", "shown"),
    [
        ("yes", "has_claim", "yes"),
        ("", "relations", "none"),
        ("", "asserter", "the document itself"),
        ("funding, mediation", "relations", "funding + mediation"),
        ("a, b", "asserter", "a, b"),
    ],
)
def test_answers(value, of, shown):
    assert names_of(WORDS, Naming()).value(value, of) == shown


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        ("Plains → funding → Union", "Plains → Funding → Union"),
        ("Plains → funding → Union (ltd) (denied)", "Plains → Funding → Union (ltd) (denied)"),
        ("no claim at all", "no claim at all"),
    ],
)
def test_a_claim_in_short_has_its_relation_in_words(claim, shown):
    labels = labels_of(load_codebook("relations"))
    assert names_of(WORDS, Naming(labels=labels)).said(claim) == shown


def test_a_claim_in_short_runs_in_reading_direction():
    names = names_of(Wording("ar", str, str), Naming(labels=labels_of(load_codebook("relations"))))
    assert names.said("السهول → funding → الاتحاد (planned)") == "السهول ← تمويل ← الاتحاد (مخطَّط له)"


def test_two_coders_stand_side_by_side_and_claims_by_how_they_were_matched():
    names = names_of(WORDS, Naming(), agreement().coders)
    found = variable("relation", figure("f1"), of=(AMAL, RULES))
    assert names.variable(found, "pairs") == "Relations, whoever acts: Amal – dalil.rules.v1"
    assert names.variable(variable("relation", figure("f1")), "claims") == "Relation"
