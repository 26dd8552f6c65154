from __future__ import annotations

import pytest

from coded_units import coded, figure
from dalil.messages import LANGUAGES, words
from dalil.records.agreements import Lack, Scale
from dalil.reliability.coefficients.measuring import MEASURES, measured, measures_for
from dalil.reliability.drawing import Drawing

NOMINAL = ("percent", "scott", "cohen", "fleiss", "fleiss_missing", "brennan_prediger", "ac1", "ac2")


@pytest.mark.parametrize("measure", [m for m in MEASURES if not m.startswith("alpha_")])
@pytest.mark.parametrize(
    ("coders", "lack"),
    [(("121",), Lack.ONE_CODER), (("12..", "..12"), Lack.NO_PAIRS), (("11111", "11111"), Lack.NO_VARIATION)],
)
def test_what_cannot_be_measured_says_why(measure: str, coders: tuple[str, ...], lack: Lack) -> None:
    found = figure(coded(*coders, scale=Scale.INTERVAL), measure)
    if measure == "percent" and lack is Lack.NO_VARIATION:
        assert found.value == 1.0
    else:
        assert (found.value, found.lack) == (None, lack)


@pytest.mark.parametrize("measure", NOMINAL)
def test_a_single_unit_tells_nothing_of_chance(measure: str) -> None:
    found = figure(coded("1.", "22"), measure)
    assert (found.value, found.lack) == ((0.0, None) if measure == "percent" else (None, Lack.ONE_UNIT))


@pytest.mark.parametrize("measure", ["scott", "cohen", "cohen_linear", "cohen_quadratic"])
def test_measures_for_two_coders_take_no_third(measure: str) -> None:
    assert figure(coded("121", "121", "112"), measure).lack is Lack.NOT_TWO_CODERS
    assert figure(coded("1212.", "1212.", "....1"), measure).value == 1.0  # the third answers nothing that others do


def test_two_coders_who_never_agree_by_chance_have_zero_and_no_lack() -> None:
    found = figure(coded("1111", "2222"), "cohen")
    assert (found.value, found.lack, found.expected) == (0.0, None, 0.0)


def test_coders_who_always_differ_are_below_zero() -> None:
    assert [figure(coded("1212", "2121"), m).value for m in ("cohen", "scott", "brennan_prediger", "ac1")] == [-1] * 4


def test_fleiss_needs_as_many_answers_for_each_unit_whoever_gives_them() -> None:
    assert figure(coded("12.1", "1.21", ".22."), "fleiss").value is not None
    assert figure(coded("1211", "1221", ".22."), "fleiss").lack is Lack.NOT_COMPLETE


def test_without_variation_in_draws_there_is_no_interval() -> None:
    found = figure(coded("1" * 19 + "2", "1" * 19 + "2"), "cohen", draws=100)
    assert found.value == 1.0 and found.interval_lack is Lack.NOT_ENOUGH_DRAWS


@pytest.mark.parametrize("scale", Scale)
@pytest.mark.parametrize("coders", [2, 3])
def test_each_scale_has_measures_that_give_a_value(scale: Scale, coders: int) -> None:
    answers = ["1", "2", "1", "3", "2", "1"]
    given = [frozenset(a) if scale is Scale.SET else a for a in answers]
    found = measured(coded(*[given] * coders, scale=scale), measures_for(scale, coders), drawing=Drawing(draws=10))
    assert [m.value for m in found] == [pytest.approx(1)] * len(found) and found[0].measure == "percent"


@pytest.mark.parametrize("measure", ["alpha_interval", "alpha_ratio", "cohen_linear", "cohen_quadratic"])
def test_numbers_that_are_the_same_do_not_vary(measure: str) -> None:
    found = figure(coded(["1", "1.0", "1"], ["1.00", "1", "1"], scale=Scale.RATIO), measure)
    assert (found.value, found.lack) == (None, Lack.NO_VARIATION)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_coefficient_has_a_name(lang: str) -> None:
    assert [m for m in MEASURES if f"measures.{m}" not in words(lang)] == []
