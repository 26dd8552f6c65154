from __future__ import annotations

from dalil.publishing.lean import Standing
from dalil.workflow.review.choices import choices_of
from dalil.workflow.review.filters import NONE, Filters
from lean_claims import lean


def test_the_choices_of_a_filter_are_counted_with_all_others_on() -> None:
    claims = [lean(domain="military"), lean(domain="media", polarity="denied"), lean(domain="media")]
    choices = choices_of(claims, Filters(domains=frozenset({"media"}), polarities=frozenset({"asserted"})))
    assert choices.by_filter["domains"] == (("media", 1), ("military", 1))
    assert choices.by_filter["polarities"] == (("asserted", 1), ("denied", 1))


def test_claims_without_a_code_are_a_choice() -> None:
    assert choices_of([lean(domain=None)], Filters()).by_filter["domains"] == ((NONE, 1),)


def test_coders_are_counted_as_each_answers() -> None:
    claims = [lean(unit_id="u", overruled=True), lean(unit_id="u", coder_id="layla", standing=Standing.PERSON)]
    choices = choices_of(claims, Filters())
    assert choices.by_filter["coders"] == (("layla", 1), ("machine", 1))
    assert choices.by_filter["relations"] == (("funding", 1),)


def test_an_actor_counts_once_where_it_acts_towards_itself() -> None:
    assert choices_of([lean("A", "A"), lean("A", None)], Filters()).actors == (("A", 2),)


def test_the_dates_to_choose_from_are_told() -> None:
    choices = choices_of([lean(date="2019-05"), lean(date="1999"), lean()], Filters(date_from="2005"))
    assert (choices.first_date, choices.last_date, choices.undated) == ("1999", "2019-05", 1)
