from __future__ import annotations

import pytest

from dalil.publishing.lean import DateBasis, LeanClaim, Standing
from dalil.workflow.review.filters import NONE, Filters, kept, once, unsure, within
from lean_claims import lean

PERSON = {"standing": Standing.PERSON, "coder_id": "layla"}
DECIDED = {"standing": Standing.DECIDED, "coder_id": None}


def some(*codes: str) -> frozenset[str]:
    return frozenset(codes)


def standings(claims: list[LeanClaim]) -> list[Standing]:
    return [c.standing for c in claims]


@pytest.mark.parametrize(
    ("date", "first", "last", "expected"),
    [
        ("2019", "2019", "2019", True),
        ("2019-07-01", "2019", "2019", True),
        ("2019", "2018", None, True),
        ("2019", "2019-05", None, None),
        ("2019", "2018-05", "2019-05", None),
        ("2019", None, "2018-12", False),
        ("2018", "2019-05", None, False),
        ("2019-05-17", "2019-05", "2019-05", True),
        ("2019-06", None, "2019-05-31", False),
    ],
)
def test_a_date_lies_within_limits_or_not_or_nobody_can_tell(
    date: str, first: str | None, last: str | None, expected: bool | None
) -> None:
    assert within(date, first, last) is expected


def test_a_claim_whose_date_is_too_coarse_is_left_out_and_counted() -> None:
    claims = [lean(date="2019"), lean(date="2019-06"), lean(date="2021"), lean()]
    filters = Filters(date_from="2019-05", date_to="2020")
    assert [c.date for c in kept(claims, filters)] == ["2019-06"]
    assert unsure(claims, filters) == 1


def test_each_units_claim_counts_once_as_it_was_decided() -> None:
    claims = [lean(unit_id="u", overruled=True), lean(unit_id="u", overruled=True, **PERSON)]
    claims.append(lean(unit_id="u", **DECIDED))
    assert standings(kept(claims, Filters())) == [Standing.DECIDED]


def test_the_same_claim_of_two_people_counts_once() -> None:
    claims = [lean(unit_id="u", **PERSON), lean(unit_id="u", **(PERSON | {"coder_id": "adam"}))]
    assert len(kept(claims, Filters())) == 1
    assert len(kept(claims, Filters(once=False))) == 2


def test_what_people_refused_does_not_count_though_they_put_nothing_in_its_place() -> None:
    refused = lean(standing=Standing.REJECTED, overruled=True)
    assert kept([refused], Filters()) == []
    assert kept([refused], Filters(standings=some("rejected"))) == [refused]


def test_a_coders_claims_are_all_that_this_coder_says() -> None:
    claims = [lean(unit_id="u", overruled=True), lean(unit_id="u", **PERSON)]
    assert [c.coder_id for c in kept(claims, Filters(coders=some("machine")))] == ["machine"]


def test_counting_once_does_not_depend_on_order() -> None:
    claims = [lean(unit_id="u"), lean(unit_id="u", **PERSON), lean(unit_id="v")]
    assert set(once(claims)) == set(once(claims[::-1]))


@pytest.mark.parametrize(
    "filters",
    [
        Filters(relations=some("funding")),
        Filters(families=some("support", "conflict")),
        Filters(domains=some(NONE)),
        Filters(facets=some("basis")),
        Filters(sources=some("s1")),
        Filters(givers=some("A"), receivers=some("B")),
        Filters(between=some("A", "B")),
        Filters(actors=some("B")),
        Filters(named=some("A")),
        Filters(polarities=some("asserted"), least_score=0.5),
    ],
)
def test_each_filter_keeps_what_it_asks_for_only(filters: Filters) -> None:
    wanted = lean(facet="basis", score=0.5)
    other = lean("C", "D", "threat", family="x", domain="media", source_id="s2", polarity="denied", score=0.4)
    assert kept([wanted, other], filters) == [wanted]


def test_a_name_that_nobody_has_keeps_nothing() -> None:
    assert kept([lean()], Filters(named=frozenset())) == []


def test_undated_claims_can_be_asked_for() -> None:
    claims = [lean(date="2019"), lean(published="2019")]
    assert kept(claims, Filters(undated=True)) == claims[1:]
    assert kept(claims, Filters(undated=True, dates=DateBasis.PUBLICATION)) == claims[:1]
