"""The decision of a sole coder."""

from dataclasses import replace

from dalil.adjudication.consensus import consensus, sole_coder, standing
from dalil.records.claims import Claim
from dalil.records.codings import Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import quote_at


def make_coding(outcome: Outcome = Outcome.CODED, reason: str | None = None, claims: tuple[Claim, ...] = ()) -> Coding:
    return Coding(
        id="coding1",
        run_id="run1",
        coder_id="coder1",
        unit_id="unit1",
        codebook_digest="d",
        outcome=outcome,
        claims=claims,
        reason=reason,
    )


def a_claim() -> Claim:
    return Claim(
        id="claim1",
        unit_id="unit1",
        source=ActorRef(quote=None, name="Plains", how=How.VOICE),
        relation="funding",
        target=None,
        domain=None,
        evidence=(quote_at("source1", "words", 0, 5),),
    )


def test_the_answer_stands_as_it_is():
    coding = make_coding(claims=(a_claim(),))
    decision = sole_coder(coding)
    assert (decision.claims, decision.coding_ids) == (coding.claims, ("coding1",))
    assert (decision.rule, decision.unit_id, decision.note) == ("sole_coder", "unit1", None)


def test_no_claims_is_an_answer():
    assert sole_coder(make_coding()).rule == "sole_coder"


def test_abstaining_and_failing_are_no_answer_and_keep_the_reason():
    decision = sole_coder(make_coding(Outcome.ABSTAINED, "not my language"))
    assert (decision.rule, decision.note, decision.claims) == ("no_answer", "not my language", ())


def test_the_id_comes_from_the_content():
    assert sole_coder(make_coding()) == sole_coder(make_coding())
    assert sole_coder(make_coding()).id != sole_coder(make_coding(Outcome.FAILED, "broke")).id


def a_decision(rule: str = "expert", unit: str = "unit1") -> Decision:
    return Decision(
        id=f"{rule} {unit}", unit_id=unit, coding_ids=("coding1",), claims=(), decided_by="Layla", rule=rule
    )


def test_what_a_person_decided_takes_the_place_of_the_coders_answer():
    other = replace(make_coding(claims=(a_claim(),)), id="coding2", unit_id="unit1")
    decided = standing([a_decision()])
    assert consensus([other], decided) == {"unit1": a_decision()}


def test_without_a_decision_the_answer_stands_unless_only_decisions_count():
    coding = make_coding(claims=(a_claim(),))
    assert consensus([coding], {})["unit1"] == sole_coder(coding)
    alone = consensus([coding], {}, decided_only=True)["unit1"]
    assert (alone.rule, alone.claims, alone.coding_ids) == ("undecided", (), ("coding1",))


def test_a_decision_that_was_taken_back_does_not_stand():
    assert standing([a_decision("withdrawn"), a_decision(unit="unit2")]) == {"unit2": a_decision(unit="unit2")}
