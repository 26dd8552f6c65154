"""Krippendorff's alpha on the tables that it was published with.

Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, sections A to D; the table of four coders also
stands in the documentation of `kripp.alpha` of the R package irr, which gives the same values.
"""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from coded_units import coded, figure
from dalil.errors import UsageError
from dalil.records.agreements import Lack, Scale
from dalil.reliability.coefficients.distances import interval

FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def test_two_coders_and_two_values() -> None:
    found = figure(coded("0100000000", "1110010100"), "alpha_nominal")
    assert found.value is not None and round(found.value, 3) == 0.095


def test_two_coders_and_five_values() -> None:
    found = figure(coded("aabbdcccedda", "babbbccceddd"), "alpha_nominal")
    assert found.value is not None and round(found.value, 3) == 0.692


@pytest.mark.parametrize(
    ("scale", "published"),
    [(Scale.NOMINAL, 0.743), (Scale.ORDINAL, 0.815), (Scale.INTERVAL, 0.849), (Scale.RATIO, 0.797)],
)
def test_four_coders_and_missing_answers(scale: Scale, published: float) -> None:
    found = figure(coded(*FOUR, scale=scale), f"alpha_{scale}")
    assert found.value is not None and round(found.value, 3) == published
    assert (found.units, found.coders, found.values, found.documents) == (11, 4, 40, 11)


def test_disagreements_are_given_as_published() -> None:
    found = figure(coded(*FOUR), "alpha_nominal")
    assert (found.observed, found.expected) == (pytest.approx(8 / 40), pytest.approx(1 - 344 / (40 * 39)))


@pytest.mark.parametrize(
    ("coders", "lack"),
    [
        (("123",), Lack.ONE_CODER),
        (("123", "..."), Lack.ONE_CODER),
        (("12..", "..12"), Lack.NO_PAIRS),
        (("12", "1."), Lack.ONE_UNIT),
        (("1111", "1111"), Lack.NO_VARIATION),
        (("", ""), Lack.ONE_CODER),
    ],
)
@pytest.mark.parametrize("scale", [Scale.NOMINAL, Scale.ORDINAL, Scale.INTERVAL, Scale.RATIO])
def test_what_cannot_be_measured_says_why(coders: tuple[str, ...], lack: Lack, scale: Scale) -> None:
    found = figure(coded(*coders, scale=scale), f"alpha_{scale}")
    assert (found.value, found.lack) == (None, lack)


def test_few_documents_give_no_interval() -> None:
    found = figure(coded("12312", "12313"), "alpha_nominal")
    assert found.value is not None and found.interval_lack is Lack.FEW_DOCUMENTS


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 10**400, "many", 1e101])
def test_what_is_no_number_is_refused(value: object) -> None:
    with pytest.raises(UsageError, match="D500"):
        figure(coded([1, value], [1, 2], scale=Scale.INTERVAL), "alpha_interval")


def test_numbers_below_zero_have_no_ratio() -> None:
    with pytest.raises(UsageError, match="D501"):
        figure(coded([1, -1], [1, 2], scale=Scale.RATIO), "alpha_ratio")


def test_an_unknown_measure_lists_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"D502.*alpha_nominal"):
        figure(coded("12", "12"), "kapa")


def test_one_far_value_does_not_blur_draws_without_it() -> None:
    distance = interval([1, 2, 3, 10**12])
    without = distance.total(np.array([[5.0], [5.0], [2.0], [0.0]]))[0] * distance.one
    assert without == pytest.approx(2 * (25 * 1 + 10 * 4 + 10 * 1), rel=1e-9)


def test_numbers_may_be_written_in_any_way() -> None:
    found = [figure(coded(*FOUR, scale=Scale.INTERVAL), "alpha_interval").value]
    for write in (float, Decimal, str):
        rows = [[None if v == "." else write(v) for v in coder] for coder in FOUR]
        found.append(figure(coded(*rows, scale=Scale.INTERVAL), "alpha_interval").value)
    assert found == [pytest.approx(found[0])] * 4
