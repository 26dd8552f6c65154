"""Decisions of people on the codings of a unit."""

from decimal import Decimal

import pytest
from adjudication_samples import actor, claim, coding, key, quote

from dalil.adjudication.judging import (
    DoubledClaimError,
    Pick,
    Ruling,
    UnknownClaimError,
    again,
    decide,
    dissent,
    withdraw,
)
from dalil.adjudication.traits import Trait
from dalil.records.claims import Polarity
from dalil.records.mentions import Amount

AT = "2026-01-02T03:04:05Z"


def ruling(*picks: Pick, note: str | None = None) -> Ruling:
    return Ruling(by="ليلى", coder_id="person1", at=AT, picks=picks, note=note)


def test_a_claim_taken_whole_stays_as_it_is():
    one, two = coding("a", claim("a")), coding("b", claim("b", polarity=Polarity.DENIED))
    decision = decide((one, two), ruling(Pick(claim_id=two.claims[0].id), note="the paper denies it"))
    assert decision.claims == two.claims
    assert (decision.rule, decision.decided_by, decision.note, decision.at) == (
        "expert",
        "ليلى",
        "the paper denies it",
        AT,
    )
    assert decision.coding_ids == tuple(sorted((one.id, two.id)))


def test_no_picks_means_that_none_is_right():
    assert decide((coding("a", claim("a")), coding("b")), ruling()).claims == ()


def test_a_claim_put_together_takes_fields_and_keeps_the_quotes_of_both():
    sum_ = Amount(number=Decimal(50), currency=None, written="50 million dinars")
    one = coding("a", claim("a"))
    two = coding("b", claim("b", "agreement", amount=sum_, words="50 million dinars"))
    pick = Pick(claim_id=one.claims[0].id, taken=((Trait.AMOUNT, two.claims[0].id),))
    (made,) = decide((one, two), ruling(pick)).claims
    assert (made.relation, made.amount) == ("funding", sum_)
    assert made.evidence == (quote("Norland paid Westmark"), quote("50 million dinars"))
    assert made.id not in {one.claims[0].id, two.claims[0].id}


def test_a_relation_comes_with_its_mode():
    one, two = coding("a", claim("a", mode="loan")), coding("b", claim("b", "agreement", mode="signed"))
    pick = Pick(claim_id=one.claims[0].id, taken=((Trait.RELATION, two.claims[0].id),))
    (made,) = decide((one, two), ruling(pick)).claims
    assert (made.relation, made.mode) == ("agreement", "signed")


def test_taking_what_is_equal_anyway_changes_nothing():
    one, two = coding("a", claim("a")), coding("b", claim("b"))
    pick = Pick(claim_id=one.claims[0].id, taken=((Trait.DOMAIN, two.claims[0].id),))
    assert decide((one, two), ruling(pick)).claims == one.claims


def test_a_claim_that_nobody_made_is_refused():
    with pytest.raises(UnknownClaimError, match="nowhere"):
        decide((coding("a", claim("a")),), ruling(Pick(claim_id="nowhere")))


def test_the_same_claim_twice_is_refused():
    one = coding("a", claim("a"))
    with pytest.raises(DoubledClaimError):
        decide((one,), ruling(Pick(claim_id=one.claims[0].id), Pick(claim_id=one.claims[0].id)))


def test_codings_of_two_units_are_not_weighed_together():
    with pytest.raises(ValueError, match="one unit"):
        decide((), ruling())


def test_dissent_names_the_codings_that_say_otherwise():
    one, two, three = coding("a", claim("a")), coding("b", claim("b")), coding("c", claim("c", source=actor("guards")))
    decision = decide((one, two, three), ruling(Pick(claim_id=one.claims[0].id)))
    assert dissent(decision, (three, two, one), key) == (three.id,)


def test_a_coding_that_was_not_weighed_is_no_dissent():
    one, late = coding("a", claim("a")), coding("c")
    decision = decide((one,), ruling(Pick(claim_id=one.claims[0].id)))
    assert dissent(decision, (one, late), key) == ()


def test_a_decision_taken_back_leaves_no_claims_and_names_what_it_replaces():
    decision = decide((coding("a", claim("a")),), ruling())
    back = withdraw(decision, ruling())
    assert (back.rule, back.claims, back.supersedes) == ("withdrawn", (), decision.id)
    assert back.id != decision.id


def test_an_earlier_decision_can_be_made_again():
    decision = decide((coding("a", claim("a")),), ruling(note="as read"))
    anew = again(decision, Ruling(by="عمر", coder_id="person2", at=AT, supersedes="d9"))
    assert (anew.claims, anew.note, anew.decided_by, anew.supersedes) == (decision.claims, "as read", "عمر", "d9")
