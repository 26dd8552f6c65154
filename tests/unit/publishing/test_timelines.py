from __future__ import annotations

import pytest

from dalil.publishing.lean import DateBasis
from dalil.publishing.timelines import Layer, Step, period_of, timeline_of
from lean_claims import lean

EVENT = DateBasis.EVENT


@pytest.mark.parametrize(
    ("date", "step", "period"),
    [
        ("2019", Step.YEAR, "2019"),
        ("2019-05-17", Step.YEAR, "2019"),
        ("2019-03", Step.QUARTER, "2019-Q1"),
        ("2019-04-01", Step.QUARTER, "2019-Q2"),
        ("2019-12", Step.QUARTER, "2019-Q4"),
        ("2019-12-31", Step.MONTH, "2019-12"),
    ],
)
def test_a_date_lies_in_its_step(date: str, step: Step, period: str) -> None:
    assert period_of(date, step) == period


def test_a_year_is_never_spread_over_its_months() -> None:
    line = timeline_of([lean(date="2019"), lean(date="2019-05"), lean(date="2018")], step=Step.MONTH, basis=EVENT)
    assert [(m.period, m.claims) for m in line.moments] == [("2019-05", 1)]
    assert line.too_coarse == (("2018", 1), ("2019", 1))


def test_undated_claims_are_counted_beside() -> None:
    line = timeline_of([lean(), lean(published="2020"), lean(date="2019")], basis=EVENT)
    assert (line.undated, len(line.moments)) == (2, 1)


def test_the_publication_date_stands_in_only_when_asked_for() -> None:
    line = timeline_of([lean(published="2020", date="1999")], basis=DateBasis.PUBLICATION)
    assert [m.period for m in line.moments] == ["2020"]


def test_a_step_is_parted_by_its_layer() -> None:
    claims = [lean(date="2019", polarity="denied"), lean(date="2019-01"), lean(date="2019-02")]
    (moment,) = timeline_of(claims, layer=Layer.POLARITY, basis=EVENT).moments
    assert moment.layers == (("asserted", 2), ("denied", 1))


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [lean(date="2019"), lean(date="2018", family=None), lean(date="2019", family="conflict"), lean()]
    assert timeline_of(claims, basis=EVENT) == timeline_of(claims[::-1], basis=EVENT)
