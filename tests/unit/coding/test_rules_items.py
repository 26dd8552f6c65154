"""Outline items in Arabic and English: what is given, to whom, and what is inherited."""

from __future__ import annotations

from decimal import Decimal

import pytest

from coding_passages import item, item_en, told

LEAGUE, JAPAN = "رابطة الصيادين", "اليابان"


@pytest.mark.parametrize(
    ("words", "domain", "relation"),
    [
        ("تأييد ترشيح الرابطة لعضوية المجلس.", "سياسياً", "political_endorsement"),
        ("الوقوف إلى جانب الرابطة في النزاع.", "سياسياً", "political_endorsement"),
        ("استقبال وفد من الرابطة في طوكيو.", "سياسياً", "meeting_consult"),
        ("فتح مكتب للرابطة في طوكيو.", "سياسياً", "diplomatic_action"),
        ("الاعتراف بالرابطة ممثلاً للصيادين.", "سياسياً", "diplomatic_action"),
        ("تدريب كوادر الرابطة على الإنقاذ.", "اجتماعياً", "training_expertise"),
        ("تزويد الرابطة بأجهزة اتصال.", "عسكرياً", "arms_materiel"),
        ("منحة بقيمة نصف مليون دولار.", "مالياً", "funding"),
        ("صرف رواتب لموظفي الرابطة.", "مالياً", "funding"),
        ("تسيير قوافل إغاثة إلى القرى.", "اجتماعياً", "humanitarian_aid"),
        ("تبادل المعلومات مع الرابطة.", "أمنياً", "intelligence"),
        ("إعفاء الرابطة من الرسوم الجمركية.", "اقتصادياً", "economic_cooperation"),
        ("إنتاج فيلم وثائقي عن الرابطة.", "إعلامياً", "media_support"),
        ("ثلاثون شاحنة وكميات من الوقود.", "عسكرياً", "arms_materiel"),
    ],
)
def test_the_giver_is_the_other_party_and_the_receiver_the_voice(words: str, domain: str, relation: str) -> None:
    assert told(item(words, domain=domain)) == [(JAPAN, relation, LEAGUE)]


@pytest.mark.parametrize(
    ("words", "domain", "relation"),
    [
        ("Backing the League's candidate for the assembly.", "Political", "political_endorsement"),
        ("Hosting a League delegation in Oslo.", "Political", "meeting_consult"),
        ("Permission for the League to open an office in Oslo.", "Political", "diplomatic_action"),
        ("Training of the League's stewards.", "Security", "training_expertise"),
        ("Two hundred radios for the League's stewards.", "Security", "arms_materiel"),
        ("A grant of USD 2 million towards the League's fund.", "Financial", "funding"),
        ("Treatment of 38 wounded sailors.", "Social", "humanitarian_aid"),
        ("Weekly airtime for the League on Norwegian radio.", "Media", "media_support"),
    ],
)
def test_english_items_are_read_alike(words: str, domain: str, relation: str) -> None:
    assert [c.relation for c in item_en(words, domain=domain)] == [relation]
    assert told(item_en(words, domain=domain))[0][0] == "Norway"


def test_what_is_inherited_is_marked_and_quotes_nothing() -> None:
    (claim,) = item("منحة بقيمة نصف مليون دولار.", domain="مالياً")
    assert claim.source is not None and claim.target is not None
    assert (claim.source.how, claim.source.quote) == ("inherited", None)
    assert (claim.target.how, claim.target.quote) == ("voice", None)


def test_facet_and_domain_come_from_the_headings() -> None:
    (claim,) = item("تأييد مطالب الرابطة.")
    assert (claim.facet, claim.domain) == ("outcome", "political")


def test_an_amount_and_its_beneficiary() -> None:
    (claim,) = item("صرف مبلغ ٧٥ ألف دو لار لعائلات البحارة.", domain="مالياً")
    assert claim.amount is not None and claim.beneficiary is not None
    assert (claim.amount.number, claim.amount.currency) == (Decimal(75000), "USD")
    assert claim.beneficiary.exact == "عائلات البحارة"


def test_a_third_giver_is_named_as_written() -> None:
    claims = item("قرض قدره مليون يورو من بنك المدن.", domain="مالياً")
    assert told(claims) == [("بنك المدن", "funding", LEAGUE)]


def test_the_doer_after_a_relative_verb() -> None:
    assert told(item("سبعة ملايين ريال قطري قدمتها الدوحة للرابطة.", domain="مالياً")) == [("قطر", "funding", LEAGUE)]


def test_two_acts_of_one_item_are_two_claims() -> None:
    claims = item("تدريب خفر السواحل اللبناني وتزويده بزوارق.", domain="أمنياً")
    assert [c.relation for c in claims] == ["training_expertise", "arms_materiel"]
    assert len({c.target and c.target.name for c in claims}) == 1


def test_a_host_of_talks_mediates_between_each_party() -> None:
    claims = item("استضافة جولة من المفاوضات بين الرابطة وحزب النور.")
    assert told(claims) == [(JAPAN, "mediation", LEAGUE), (JAPAN, "mediation", "حزب النور")]


def test_a_joint_campaign_has_its_two_parties() -> None:
    claims = item('حملة مشتركة بين الرابطة واليابان بعنوان "بحرنا".', domain="إعلامياً")
    assert told(claims) == [(LEAGUE, "media_support", JAPAN)]


def test_condemning_an_act_is_against_its_doer_and_tells_the_act() -> None:
    claims = item("إدانة إغلاق مقر الرابطة من قبل شركة الواحات.")
    assert told(claims) == [
        (JAPAN, "criticism_accusation", "شركة الواحات"),
        ("شركة الواحات", "coercion", LEAGUE),
    ]


def test_condemning_an_act_against_the_voice_without_a_doer_takes_its_side() -> None:
    assert told(item("إدانة الاعتداء على مقرات الرابطة.")) == [(JAPAN, "political_endorsement", LEAGUE)]


def test_what_is_rejected_is_named_or_there_is_no_claim() -> None:
    assert item("رفض الإجراءات الأحادية.") == []
    assert told(item("رفض خطط التوسع الإسرائيلية.")) == [(JAPAN, "rejection", "إسرائيل")]


def test_a_cause_of_the_voice_is_where_it_is_reached() -> None:
    (claim,) = item_en("Supporting the harbour marches.")
    assert claim.target is not None and claim.target.quote is not None
    assert (claim.target.how, claim.target.quote.exact) == ("voice", "harbour marches")


def test_what_serves_as_purpose_is_no_act() -> None:
    (claim,) = item("صرف قرض بقيمة مليون دولار لدعم الموازنة.", domain="مالياً")
    assert claim.relation == "funding"


def test_first_person_is_the_voice() -> None:
    assert told(item("الوقوف معنا في المحنة.")) == [(JAPAN, "political_endorsement", LEAGUE)]
