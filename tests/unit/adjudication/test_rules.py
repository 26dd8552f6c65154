"""Decisions by rule, and what rules leave to people."""

import pytest
from adjudication_samples import actor, claim, coding, key, quote

from dalil.adjudication.rules import (
    Rule,
    RuleName,
    Undecided,
    consensus_of,
    is_by_rule,
    next_link,
    withdrawn_by_rule,
)
from dalil.adjudication.traits import Trait
from dalil.adjudication.voting import Left
from dalil.records.claims import Polarity
from dalil.records.codings import Coding
from dalil.records.decisions import Decision

UNANIMOUS = Rule(name=RuleName.UNANIMOUS)
MAJORITY = Rule(name=RuleName.MAJORITY)


def decided(codings: list[Coding], rule: Rule) -> Decision:
    found = consensus_of(codings, rule, key)
    assert isinstance(found, Decision), found
    return found


def left(codings: list[Coding], rule: Rule) -> Undecided:
    found = consensus_of(codings, rule, key)
    assert isinstance(found, Undecided), found
    return found


def follow(*coders: str) -> Rule:
    return Rule(name=RuleName.EXPERT_CODER, quorum=1, experts=frozenset(coders))


def test_what_all_say_is_decided_and_every_coding_is_named():
    one, two = coding("a", claim("a")), coding("b", claim("b"))
    found = decided([two, one], UNANIMOUS)
    assert found.coding_ids == tuple(sorted((one.id, two.id)))
    assert (found.rule, found.decided_by, found.at, found.supersedes) == ("unanimous", "unanimous", None, None)
    assert [c.relation for c in found.claims] == ["funding"]


def test_that_nobody_found_a_claim_is_unanimous_too():
    assert decided([coding("a"), coding("b")], UNANIMOUS).claims == ()


def test_where_one_says_otherwise_unanimity_names_what_they_differ_in():
    codings = [coding("a", claim("a")), coding("b", claim("b", polarity=Polarity.DENIED))]
    found = left(codings, UNANIMOUS)
    assert (found.left, found.traits) == (Left.DIFFER, {Trait.POLARITY})


@pytest.mark.parametrize("rule", [UNANIMOUS, MAJORITY])
def test_fewer_answers_than_asked_for_are_left(rule: Rule):
    assert left([coding("a", claim("a"))], rule).left is Left.TOO_FEW


def test_a_claim_that_most_have_stands_and_one_that_few_have_falls():
    codings = [coding("a", claim("a")), coding("b", claim("b")), coding("c", claim("c", "threat"))]
    assert [c.relation for c in decided(codings, MAJORITY).claims] == ["funding"]


def test_half_of_the_answers_are_no_majority():
    codings = [coding("a", claim("a")), coding("b", claim("b")), coding("c"), coding("d")]
    assert left(codings, MAJORITY).left is Left.TIE


def test_a_trait_that_most_give_takes_the_place_of_another():
    codings = [
        coding("a", claim("a", domain="political")),
        coding("b", claim("b", domain="financial", polarity=Polarity.PLANNED)),
        coding("c", claim("c", domain="financial")),
    ]
    (found,) = decided(codings, MAJORITY).claims
    assert (found.domain, found.polarity, found.id) == ("financial", Polarity.ASSERTED, codings[2].claims[0].id)


def test_a_claim_nobody_made_so_is_put_together_from_the_codings():
    codings = [
        coding("a", claim("a", domain="political", words="Norland paid")),
        coding("b", claim("b", facet="basis", polarity=Polarity.PLANNED)),
        coding("c", claim("c", facet="basis", domain="political", polarity=Polarity.DENIED)),
        coding("d", claim("d", polarity=Polarity.PLANNED, domain="political", facet="basis", date=None, mode="loan")),
        coding("e", claim("e", polarity=Polarity.PLANNED, domain="political", target=actor("guards"))),
    ]
    (found,) = decided(codings, MAJORITY).claims
    assert (found.domain, found.facet, found.polarity, found.mode) == ("political", "basis", Polarity.PLANNED, None)
    assert found.target == actor("Westmark") and found.id not in {c.claims[0].id for c in codings}
    assert [r.key for r in found.why] == ["why.put_together_by_rule"]
    assert set(found.evidence) <= {quote("Norland paid Westmark"), quote("Norland paid")}


def test_a_trait_without_a_majority_is_left_and_named():
    codings = [coding(c, claim(c, domain=d)) for c, d in zip("abc", ("financial", "political", "media"), strict=True)]
    found = left(codings, MAJORITY)
    assert (found.left, found.traits) == (Left.TIE, {Trait.DOMAIN})


def test_a_relation_is_weighed_with_its_mode():
    codings = [coding("a", claim("a", mode="loan")), coding("b", claim("b", mode="grant"))]
    assert left(codings, MAJORITY).traits == {Trait.RELATION}


def test_words_that_do_not_meet_are_left():
    codings = [coding("a", claim("a")), coding("b", claim("b", words="trained its guards"))]
    assert left(codings, MAJORITY).traits == {Trait.EVIDENCE}


def test_no_claim_is_not_decided_where_most_found_one_but_each_another():
    codings = [
        coding("a", claim("a", "funding")),
        coding("b", claim("b", "threat", source=actor("guards"), target=None, domain="military")),
        coding("c"),
        coding("d", claim("d", "travel", source=None, target=actor("Norland"), domain=None, words="guards")),
    ]
    assert left(codings, MAJORITY).left is Left.SCATTERED


def test_the_answer_of_the_coder_followed_stands_as_it_is():
    codings = [coding("a", claim("a")), coding("b", claim("b", "threat")), coding("c", claim("c"))]
    found = decided(codings, follow("b"))
    assert (found.claims, found.rule) == (codings[1].claims, "expert_coder")
    assert len(found.coding_ids) == 3


def test_without_an_answer_of_the_coder_followed_the_unit_is_left():
    assert left([coding("a", claim("a"))], follow("z")).left is Left.NO_EXPERT


def test_several_who_are_followed_must_say_the_same():
    codings = [coding("a", claim("a")), coding("b", claim("b", "threat")), coding("c", claim("c"))]
    assert left(codings, follow("a", "b")).left is Left.EXPERTS_DIFFER
    assert decided(codings, follow("a", "c")).claims[0].relation == "funding"


def test_two_claims_that_most_make_one_are_left():
    west, guards = actor("Westmark"), actor("guards")
    codings = [
        coding("a", claim("a", target=west), claim("a", "threat", target=west)),
        coding("b", claim("b", target=west), claim("b", "threat", target=guards)),
        coding("c", claim("c", target=west), claim("c", "funding", target=guards)),
        coding("d", claim("d", target=west), claim("d", "funding", target=guards)),
        coding("e", claim("e", target=west), claim("e", "funding", target=None)),
    ]
    found = consensus_of(codings, MAJORITY, key)
    ends = [(c.relation, c.target) for c in found.claims] if isinstance(found, Decision) else []
    assert len(ends) == len(set(ends))


def test_codings_of_two_units_are_not_weighed_together():
    with pytest.raises(ValueError, match="one unit"):
        consensus_of([], MAJORITY, key)


def test_a_rule_takes_back_what_it_can_no_longer_decide():
    decision = decided([coding("a"), coding("b")], UNANIMOUS)
    back = withdrawn_by_rule(decision, UNANIMOUS, Left.DIFFER)
    assert (back.rule, back.supersedes, back.note, back.decided_by) == (
        "withdrawn",
        decision.id,
        "differ",
        "unanimous",
    )
    assert is_by_rule(back) and is_by_rule(decision)
    assert next_link(decision, back.id).id != decision.id
