"""The decision of a sole coder."""

from dalil.adjudication.consensus import sole_coder
from dalil.records.claims import Claim
from dalil.records.codings import Coding, Outcome
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
