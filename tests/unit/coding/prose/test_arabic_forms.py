"""What an Arabic word form answers by itself."""

import pytest

from dalil.coding.prose.arabic_forms import FORMS, Form
from dalil.coding.prose.nodes import LINK


def form(word: str, ending: str | None = None) -> Form:
    found = FORMS[word + (ending or word[-1])]
    assert found is not None
    return found


@pytest.mark.parametrize("sign", ["", "و", "او", "2024", "«"])
def test_signs_and_joiners_are_no_forms(sign: str) -> None:
    assert FORMS[sign + sign[-1:]] is None


def test_a_plain_form_is_a_noun_and_nothing_else() -> None:
    assert form("المدينه", "ة").plain
    assert not form("في").plain  # a preposition
    assert not form("اعلن").plain  # a verb


def test_an_expression_is_known_by_the_word_after_its_first() -> None:
    assert {"استراتيجيا", "استراتيجي"} & set(form("استراتيجيا").alike)
    assert "دوله" in form("الدوله", "ة").alike


def test_compounds_are_known_with_their_pronoun() -> None:
    compounds = form("الي").compounds
    assert compounds is not None
    compound, pronoun = compounds.with_pronoun["جانبها"]
    assert (compound.text, pronoun) == ("الي جانب", "ها")


def test_a_compound_that_opens_a_clause_says_so() -> None:
    compounds = form("وبعد").compounds
    assert compounds is not None
    assert [(c.opener, c.conjunction) for c in compounds.each if c.text == "بعد ان"] == [(LINK, True)]


def test_clitics_before_a_party_are_counted() -> None:
    assert form("وبالسلاح").attached == 2
    assert form("للجيش").attached == 0  # the ل has merged with the article
