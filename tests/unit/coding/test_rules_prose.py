"""Sentences: subjects and objects, carried parties, passives, pairs, polarity, who says so."""

from __future__ import annotations

import pytest

from coding_passages import claims_in, told
from dalil.records.claims import Polarity


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دعمت تركيا قطر.", [("تركيا", "unspecified_support", "قطر")]),
        ("تركيا تمول الصومال.", [("تركيا", "funding", "الصومال")]),
        ("قصفت إسرائيل لبنان.", [("إسرائيل", "armed_attack", "لبنان")]),
        ("وقّعت فرنسا اتفاقية مع المغرب.", [("فرنسا", "agreement", "المغرب")]),
        ("أقامت الأردن علاقات دبلوماسية مع اليابان.", [("الأردن", "diplomatic_action", "اليابان")]),
        ("Iran supports Iraq.", [("Iran", "unspecified_support", "Iraq")]),
        ("Sudan was attacked by Chad.", [("Chad", "armed_attack", "Sudan")]),
        ("Qatar mediated between Chad and Sudan.", [("Qatar", "mediation", "Chad"), ("Qatar", "mediation", "Sudan")]),
        ("France threatened Mali.", [("France", "threat", "Mali")]),
        ("Kenya lifted its sanctions on Somalia.", [("Kenya", "concession", "Somalia")]),
        ("Japan withdrew its support for Laos.", [("Japan", "rejection", "Laos")]),
    ],
)
def test_the_parties_of_a_sentence(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(claims_in(text)) == expected


def test_coordinated_receivers_are_expanded() -> None:
    assert told(claims_in("ساندت تركيا تشاد وغينيا.")) == [
        ("تركيا", "unspecified_support", "تشاد"),
        ("تركيا", "unspecified_support", "غينيا"),
    ]


def test_a_joined_verb_keeps_the_subject() -> None:
    claims = claims_in("Sweden supports Latvia and funds Estonia.")
    assert told(claims) == [("Sweden", "unspecified_support", "Latvia"), ("Sweden", "funding", "Estonia")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("لم تمول تركيا قطر.", Polarity.DENIED),
        ("ستمول تركيا قطر.", Polarity.PLANNED),
        ("قد تمول تركيا قطر.", Polarity.HYPOTHETICAL),
        ("مولت تركيا قطر.", Polarity.ASSERTED),
        ("Norway did not fund Peru.", Polarity.DENIED),
        ("Norway never funded Peru.", Polarity.DENIED),
        ("Norway will fund Peru.", Polarity.PLANNED),
        ("Norway may fund Peru.", Polarity.HYPOTHETICAL),
        ("Norway denied that it had funded Peru.", Polarity.DENIED),
    ],
)
def test_polarity(text: str, polarity: Polarity) -> None:
    (claim,) = claims_in(text)
    assert (claim.relation, claim.polarity) == ("funding", polarity)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("لم تقدم كينيا أي دعم لبيرو.", Polarity.DENIED),
        ("لم تتلق بيرو أي دعم من كينيا.", Polarity.DENIED),
        ("قال الوزير إن كينيا ما دعمت بيرو.", Polarity.DENIED),
        ("لا اتفاق بين كينيا وبيرو.", Polarity.DENIED),
        ("قال الوزير إن كينيا ما زالت تدعم بيرو.", Polarity.ASSERTED),
        ("لم تتوقف كينيا عن دعم بيرو.", Polarity.ASSERTED),
        ("وقع التفجير، ما أدى إلى مقتل سبعة جنود كينيين.", Polarity.ASSERTED),
        ("لم تستقر بيرو بسبب دعم كينيا للمتمردين.", Polarity.ASSERTED),
        ("دخلت كينيا الحرب دون استئذان ودعمت بيرو.", Polarity.ASSERTED),
    ],
)
def test_a_negation_reaches_what_its_verb_carries_and_no_further(text: str, polarity: Polarity) -> None:
    assert {claim.polarity for claim in claims_in(text)} == {polarity}


def test_a_denial_ends_where_a_joined_verb_goes_on_after_a_comma() -> None:
    claims = claims_in("نفت بيرو أنها سلحت كينيا، وطالبت الأمم المتحدة بالتحقيق.")
    assert [(c.relation, c.polarity) for c in claims] == [
        ("arms_materiel", Polarity.DENIED),
        ("demand_request", Polarity.ASSERTED),
    ]


def test_a_pledge_of_money_is_planned_funding() -> None:
    (claim,) = claims_in("Norway pledged 4 million dollars to Peru.")
    assert (claim.relation, claim.polarity) == ("funding", Polarity.PLANNED)


def test_the_speaker_of_a_report_is_the_asserter() -> None:
    (claim,) = claims_in("Kenya said that Norway funded Peru.")
    assert claim.asserter is not None
    assert (claim.asserter.name, claim.source and claim.source.name) == ("Kenya", "Norway")


def test_a_news_sentence_inherits_nothing() -> None:
    assert claims_in("وصلت مساعدات غذائية أمس.") == []


def test_a_document_without_a_voice_hands_nothing_down() -> None:
    assert claims_in("النظام الداخلي\n\nمالياً:\n- تخصيص مبلغ 12 ألف دينار لصيانة المضخات.\n") == []


def test_the_user_may_say_whose_document_it_is() -> None:
    text = "العلاقات اليابانية\n\nأسس العلاقة:\n- مصلحة مشتركة.\n\nثمار العلاقة:\n- تدريب كوادر الجمعية.\n"
    claims = claims_in(text, voice="جمعية الضياء")
    assert ("اليابان", "training_expertise", "جمعية الضياء") in told(claims)


def test_each_claim_says_why_and_quotes_its_clause() -> None:
    (claim,) = claims_in("دعمت تركيا قطر.")
    assert claim.why[0].key == "why.trigger"
    assert claim.evidence[0].exact == "دعمت تركيا قطر"


def test_statutes_and_nature_make_no_claims() -> None:
    assert claims_in("دعم العذوق بأعمدة خشبية قبل النضج.") == []
