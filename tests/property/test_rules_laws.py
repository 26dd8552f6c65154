"""Laws of decisions by rule: order means nothing, equal answers stand, and no coding is altered."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from test_adjudication_laws import answers, by, codings, key

from dalil.adjudication.judging import dissent
from dalil.adjudication.rules import Rule, RuleName, Undecided, consensus_of
from dalil.adjudication.traits import traits_of, whole
from dalil.records.decisions import Decision
from dalil.records.serial import dumps

UNANIMOUS = Rule(name=RuleName.UNANIMOUS)
MAJORITY = Rule(name=RuleName.MAJORITY)
rules = st.sampled_from((UNANIMOUS, MAJORITY, Rule(name=RuleName.EXPERT_CODER, quorum=1, experts=frozenset({"c0"}))))


@st.composite
def nearby(draw: st.DrawFn) -> list:
    """Codings of coders who mostly say the same, so that majorities come about."""
    base = draw(answers)
    found = []
    for n in range(draw(st.integers(2, 5))):
        kept = [c for c in base if draw(st.integers(0, 3))]
        found.append(
            by(f"c{n}", [replace(c, domain=draw(st.sampled_from((c.domain, c.domain, "media")))) for c in kept])
        )
    return found


some = st.one_of(codings, nearby())


@given(some, rules, st.randoms(use_true_random=False))
def test_the_order_of_coders_does_not_matter(found, rule, random):
    shuffled = random.sample(found, len(found))
    one, other = (consensus_of(order, rule, key) for order in (found, shuffled))
    assert one == other
    assert isinstance(one, Undecided) or dumps(one) == dumps(other)


@given(answers, st.integers(2, 4), rules)
def test_equal_coders_give_their_claims(answer, coders, rule):
    found = [by(f"c{n}", answer) for n in range(coders)]
    decision = consensus_of(found, rule, key)
    assert isinstance(decision, Decision)
    decided, said = (sorted(repr(whole(traits_of(c, key))) for c in claims) for claims in (decision.claims, answer))
    assert decided == said
    assert dissent(decision, found, key) == ()


@given(some)
def test_what_is_unanimous_is_what_most_say(found):
    unanimous = consensus_of(found, UNANIMOUS, key)
    if isinstance(unanimous, Decision):
        majority = consensus_of(found, MAJORITY, key)
        assert isinstance(majority, Decision) and majority.claims == unanimous.claims


@given(some, rules)
def test_a_decision_alters_no_coding_and_rests_on_their_words(found, rule):
    before = deepcopy(found)
    decision = consensus_of(found, rule, key)
    assert found == before
    if isinstance(decision, Undecided):
        return
    assert decision.coding_ids == tuple(sorted(c.id for c in found))
    quotes = {q for coding in found for c in coding.claims for q in c.evidence}
    assert all(q in quotes for c in decision.claims for q in c.evidence)


@given(some)
def test_every_trait_of_a_majority_is_what_some_coder_said_of_a_claim(found):
    decision = consensus_of(found, MAJORITY, key)
    every = [traits_of(c, key) for coding in found for c in coding.claims]
    for claim in decision.claims if isinstance(decision, Decision) else ():
        made = traits_of(claim, key)
        for trait in ("source", "relation", "target", "domain", "polarity"):
            assert getattr(made, trait) in {getattr(t, trait) for t in every}
