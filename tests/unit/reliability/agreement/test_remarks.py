from __future__ import annotations

import pytest

from coded_units import coded, figure
from dalil.messages import LANGUAGES, words
from dalil.records.agreements import Prevalence, Remark, Section, Variable
from dalil.reliability.agreement.remarks import remarks_on
from dalil.reliability.comparing.saying import Said


def section(first: str, second: str) -> Section:
    """Whether there is a claim, as two coders say, a letter a unit."""
    said = {"y": "yes", "n": "no"}
    found = figure(coded([said[v] for v in first], [said[v] for v in second]), "alpha_nominal")
    prevalence = tuple(
        Prevalence(value=w, count=(first + second).count(v)) for v, w in said.items() if v in first + second
    )
    return Section(
        name="unit", variables=(Variable(name="has_claim", figures=(found,), units=len(first), prevalence=prevalence),)
    )


def few_units(first: str, second: str) -> list[Remark]:
    found = remarks_on(Said(voters=(), units=()), (), [section(first, second)])
    return [r for r in found if r.key == "agreeing.few_units"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_report_says_how_many_units_an_alpha_needs(lang: str) -> None:
    (found,) = few_units("yynn" * 10, "yynn" * 10)
    values = dict(found.values)
    assert values == {"units": "40", "needed": "103", "rarer": "50%", "level": "5%", "alpha": "0.8"}
    assert words(lang)[found.key].format(**values).count("103") == 1


def test_units_enough_need_no_remark() -> None:
    assert few_units("yynn" * 26, "yynn" * 26) == []


def test_without_a_rarer_answer_nothing_can_be_said() -> None:
    assert few_units("yyyy", "yyyy") == []
