"""A person's answer is checked slot by slot, and becomes a coding through grounding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from dalil.codebook.loading import load_codebook
from dalil.coding.human.answering import Link, answered, says_same
from dalil.coding.human.desk import Desk
from dalil.coding.human.faults import AnswerError
from dalil.coding.human.given import (
    Answer,
    GivenActor,
    GivenAmount,
    GivenClaim,
    GivenDate,
    GivenDay,
    GivenSum,
    GivenVerdict,
    GivenWords,
    KeptClaim,
)
from dalil.records.claims import Claim
from dalil.records.codings import CoderKind, Coding, Outcome, Verdict, coder_of
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import quote_at
from dalil.records.units import Heading, Role, unit_text
from dalil.workflow.review.reading_words import WordReader
from factories import make_source, make_unit

TEXT = "العلاقة مع نيبال\n- منحت فيجي 3 ملايين دولار لتدريب الطلّاب في 12/9/1440 😀\n"
UNIT = "منحت فيجي 3 ملايين دولار لتدريب الطلّاب في 12/9/1440 😀"
CODEBOOK = load_codebook("relations")
LINK = Link(coder=coder_of("سلمى", CoderKind.HUMAN, version="1", settings_digest="person"), run_id="r",
            supersedes=None, at="2026-01-02T03:04:05.000+00:00")  # fmt: skip
FIJI = ActorRef(quote=None, name="فيجي", name_en="Fiji", actor_id="state:FJI", how=How.INHERITED, kind="state")
NEPAL = ActorRef(quote=None, name="نيبال", name_en="Nepal", actor_id="state:NPL", how=How.INHERITED, kind="state")
SOURCE = make_source(TEXT)


def words(exact: str) -> GivenWords:
    return GivenWords(start=SOURCE.text.index(exact), exact=exact)


def desk(**more: object) -> Desk:
    title = Heading(quote=quote_at(SOURCE.id, SOURCE.text, 0, 16), level=0, role=Role.TITLE)
    text = unit_text(make_unit(SOURCE, UNIT, path=(title,)), SOURCE.text, "ar")
    reader = WordReader(unit=text, published=None)
    known = {"state:FJI": FIJI, "state:NPL": NEPAL}
    made = Desk(
        unit=text,
        codebook=CODEBOOK,
        find_actor=known.get,
        read_amount=reader.amount,
        read_date=reader.date,
        surroundings=lambda: (FIJI, (NEPAL,)),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def claim(**more: object) -> GivenClaim:
    made = GivenClaim(
        relation="funding",
        source=GivenActor(words=words("فيجي"), actor_id="state:FJI"),
        target=GivenActor(actor_id="state:NPL"),
        evidence=(words("منحت فيجي 3 ملايين دولار"),),
        domain="financial",
    )
    return replace(made, **more)  # type: ignore[arg-type]


def coded(*claims: GivenClaim | KeptClaim, at: Desk | None = None, **more: object) -> Coding:
    return answered(Answer(claims=claims, **more), at or desk(), LINK)  # type: ignore[arg-type]


def faults(answer: Answer, at: Desk | None = None) -> dict[str, str]:
    with pytest.raises(AnswerError, match="D630") as caught:
        answered(answer, at or desk(), LINK)
    return {f.slot: f.issue.code for f in caught.value.faults}


def test_words_become_a_claim_of_the_person() -> None:
    (made,) = coded(claim()).claims
    assert made.source is not None and made.source.quote is not None and made.source.quote.exact == "فيجي"
    assert (made.source.name_en, made.source.how, made.score) == ("Fiji", How.EXPLICIT, 1.0)
    assert made.target is not None and (made.target.how, made.target.quote) == (How.INHERITED, None)


def test_words_in_a_heading_are_inherited_and_keep_their_place() -> None:
    given = GivenActor(words=words("نيبال"), actor_id="state:NPL")
    target = coded(claim(target=given)).claims[0].target
    assert target is not None and target.quote is not None
    assert (target.how, target.quote.span.start) == (How.INHERITED, SOURCE.text.index("نيبال"))


def test_the_voice_has_no_words() -> None:
    source = coded(claim(source=GivenActor(is_voice=True))).claims[0].source
    assert source is not None and (source.name, source.how, source.quote) == ("فيجي", How.VOICE, None)


def test_an_unresolved_actor_goes_by_its_words_or_by_the_name_the_person_gives() -> None:
    plain = coded(claim(source=GivenActor(words=words("الطلّاب")))).claims[0].source
    named = coded(claim(source=GivenActor(words=words("الطلّاب"), name="طلّاب الجزر"))).claims[0].source
    assert plain is not None and named is not None
    assert (plain.name, plain.actor_id, named.name) == ("الطلّاب", None, "طلّاب الجزر")


def test_a_selection_that_parts_a_mark_from_its_letter_is_widened() -> None:
    cut = SOURCE.text.index("الطلّاب") + 5  # between the letter and its shadda
    given = GivenWords(start=cut - 1, exact=SOURCE.text[cut - 1 : cut])
    assert coded(claim(evidence=(given,))).claims[0].evidence[0].exact == "لّ"


def test_amounts_are_read_from_their_words_which_join_the_evidence() -> None:
    made = coded(claim(evidence=(words("منحت فيجي"),), amount=GivenAmount(words=words("3 ملايين دولار")))).claims[0]
    assert made.amount is not None and (made.amount.number, made.amount.currency) == (Decimal(3_000_000), "USD")
    assert [q.exact for q in made.evidence] == ["منحت فيجي", "3 ملايين دولار"]


def test_a_corrected_amount_keeps_the_words_of_the_source() -> None:
    value = GivenSum(number=Decimal("3.5"), currency="FJD", qualifier="about")
    amount = coded(claim(amount=GivenAmount(words=words("3 ملايين دولار"), value=value))).claims[0].amount
    assert amount is not None
    assert (amount.number, amount.currency, amount.written) == (Decimal("3.5"), "FJD", "3 ملايين دولار")


def test_a_day_may_be_given_in_the_hijri_calendar() -> None:
    given = GivenDate(words=words("12/9/1440"), value=GivenDay(text="1440-09-12", calendar="hijri"))
    date = coded(claim(date=given)).claims[0].date
    assert date is not None and (date.text, date.precision, date.calendar) == ("2019-05-17", "day", "hijri")


def test_every_fault_is_told_at_once_under_its_slot() -> None:
    bad = claim(
        relation="lending",
        source=GivenActor(words=GivenWords(start=words("فيجي").start, exact="فيحي")),
        target=GivenActor(actor_id="state:XXX"),
        evidence=(),
        domain="weather",
        polarity="doubtful",
        amount=GivenAmount(words=words("لتدريب")),
        beneficiary=words("العلاقة"),
    )
    found = faults(Answer(claims=(bad, KeptClaim(coding_id="0" * 16, claim_id="1" * 16))))
    assert found == {
        "claims.0.relation": "D635",
        "claims.0.domain": "D635",
        "claims.0.polarity": "D635",
        "claims.0.source": "D631",
        "claims.0.target": "D634",
        "claims.0.amount": "D637",
        "claims.0.beneficiary": "D632",
        "claims.0.evidence": "D633",
        "claims.1": "D638",
    }


def test_where_words_differ_the_first_place_is_named() -> None:
    given = GivenWords(start=words("فيجي").start, exact="فيحي")
    with pytest.raises(AnswerError) as caught:
        coded(claim(evidence=(given,)))
    values = dict(caught.value.faults[0].issue.values)
    assert (values["given"], values["found"], values["differs"]) == ("فيحي", "فيجي", str(given.start + 2))


@pytest.mark.parametrize(
    ("changed", "slot", "code"),
    [
        (lambda: claim(source=None, target=None), "claims.0.source", "D453"),
        (lambda: claim(mode="loan"), "claims.0.mode", "D635"),
        (lambda: claim(facet="middle"), "claims.0.facet", "D635"),
        (lambda: claim(source=GivenActor()), "claims.0.source", "D633"),
        (lambda: claim(target=GivenActor(name="بوتان")), "claims.0.target", "D638"),
        (lambda: claim(target=GivenActor(words=GivenWords(start=2**40, exact="بوتان"))), "claims.0.target", "D632"),
        (lambda: claim(evidence=(GivenWords(start=17, exact="  "),)), "claims.0.evidence.0", "D633"),
        (lambda: claim(against=(GivenActor(actor_id="x"),)), "claims.0.against.0", "D634"),
        (lambda: claim(date=GivenDate(words=words("لتدريب"))), "claims.0.date", "D637"),
        (lambda: claim(date=GivenDate(words=words("لتدريب"), value=GivenDay(text="2019-13"))), "claims.0.date", "D637"),
        (lambda: claim(date=GivenDate(words=words("في"), value=GivenDay(text="ا"))), "claims.0.date", "D637"),
    ],
)
def test_a_faulty_slot_is_refused(changed: Callable[[], GivenClaim], slot: str, code: str) -> None:
    assert faults(Answer(claims=(changed(),))) == {slot: code}


def test_two_claims_with_the_same_ends_and_relation_are_refused() -> None:
    assert faults(Answer(claims=(claim(), claim(domain="social")))) == {"claims.1": "D636"}


def test_a_claim_that_is_wholly_the_same_twice_is_one() -> None:
    assert len(coded(claim(), claim()).claims) == 1


def others() -> tuple[KeptClaim, dict[KeptClaim, Claim]]:
    made = coded(claim()).claims[0]
    key = KeptClaim(coding_id="a" * 16, claim_id=made.id)
    return key, {key: replace(made, score=0.6)}


def test_a_verdict_says_what_was_done_and_not_what_was_pressed() -> None:
    key, records = others()
    verdict = GivenVerdict(coding_id=key.coding_id, claim_id=key.claim_id, becomes=0)
    kept = coded(key, at=desk(others=records), judged=(verdict,))
    changed = coded(claim(domain="social"), at=desk(others=records), judged=(verdict,))
    assert [c.judged[0].verdict for c in (kept, changed)] == [Verdict.ACCEPTED, Verdict.EDITED]
    assert kept.judged[0].becomes == kept.claims[0].id and kept.claims[0].score == 1.0
    assert says_same(kept.claims[0], records[key])


def test_verdicts_on_what_is_not_there_are_refused() -> None:
    key, records = others()
    unknown = GivenVerdict(coding_id="b" * 16, claim_id=key.claim_id)
    rejected = GivenVerdict(coding_id=key.coding_id, claim_id=key.claim_id)
    found = faults(Answer(judged=(unknown, rejected, replace(rejected, becomes=3))), desk(others=records))
    assert found == {"judged.0": "D638", "judged.1": "D636", "judged.2": "D636"}
    assert faults(Answer(judged=(replace(rejected, becomes=0),)), desk(others=records)) == {"judged.0": "D638"}


def test_no_claim_is_an_answer() -> None:
    key, records = others()
    made = coded(at=desk(others=records), judged=(GivenVerdict(coding_id=key.coding_id, claim_id=key.claim_id),))
    assert (made.outcome, made.claims, made.judged[0].verdict) == (Outcome.CODED, (), Verdict.REJECTED)


def test_who_abstains_says_why_and_claims_nothing() -> None:
    abstained = answered(Answer(outcome=Outcome.ABSTAINED, reason=" لا أعرف "), desk(), LINK)
    assert (abstained.outcome, abstained.reason) == (Outcome.ABSTAINED, "لا أعرف")
    assert faults(Answer(outcome=Outcome.ABSTAINED, claims=(claim(),))) == {"reason": "D633", "outcome": "D456"}


def test_equal_answers_at_other_places_of_a_chain_have_other_ids() -> None:
    answer = Answer(claims=(claim(),))
    first = answered(answer, desk(), LINK)
    again = answered(answer, desk(), replace(LINK, supersedes=first.id))
    assert first.id != again.id and first.claims == again.claims
