"""What Arabic sentences report: own sentences, some for each relation, always with the same two states."""

from __future__ import annotations

import re

import pytest

from dalil.coding.prose.arabic import read_arabic
from dalil.coding.prose.nodes import Party
from dalil.coding.prose.settling import relation_of
from dalil.records.mentions import ActorRef, Mention, MentionKind, Mentions, mention_id
from dalil.records.quotes import quote_at
from dalil.records.units import UnitText
from factories import make_unit_text

STATES = re.compile("كينيا|بيرو|تشيلي")

# From كينيا to بيرو, by the relation that each reports.
SENTENCES = {
    "funding": [
        "منحت كينيا بيرو قرضا بقيمة مليون دولار.",
        "اقترضت بيرو من كينيا مئة مليون دولار.",
        "تلقت بيرو هبات مالية من كينيا.",
        "أسقطت كينيا ديونا مستحقة على بيرو.",
        "أسهمت كينيا بمليون دولار في بيرو.",
    ],
    "arms_materiel": [
        "أمدت كينيا بيرو بالسلاح.",
        "اشترت بيرو مدرعات من كينيا.",
        "باعت كينيا أسلحة لبيرو.",
        "صفقة أسلحة بين كينيا وبيرو.",
        "وردت كينيا صواريخ إلى بيرو.",
    ],
    "training_expertise": [
        "أوفدت كينيا خبراء عسكريين إلى بيرو.",
        "دربت كينيا بيرو على القتال.",
        "تدربت بيرو على يد كينيا.",
    ],
    "troops": [
        "نشرت كينيا كتيبة في بيرو.",
        "قاتلت كينيا إلى جانب بيرو.",
        "تشارك كينيا بخمسين جنديا في بيرو.",
        "تحتفظ كينيا بقوات في بيرو.",
    ],
    "territory_access": [
        "سمحت كينيا لبيرو باستخدام مطاراتها.",
        "منحت كينيا بيرو قاعدة بحرية.",
        "تستضيف كينيا قواعد عسكرية لبيرو.",
    ],
    "intelligence": [
        "قدمت كينيا معلومات استخباراتية لبيرو.",
        "تتبادل كينيا وبيرو المعلومات الاستخباراتية.",
        "زودت كينيا بيرو بمعلومات عن الانقلاب.",
        "تتجسس كينيا لصالح بيرو.",
    ],
    "humanitarian_aid": [
        "قدمت كينيا سلالا غذائية لبيرو.",
        "أرسلت كينيا مساعدات إنسانية إلى بيرو.",
        "تفتح كينيا أبوابها أمام بيرو.",
    ],
    "media_support": [
        "قدمت كينيا لبيرو دعما إعلاميا.",
        "روجت كينيا لبيرو.",
        "شنت كينيا حملة إعلامية لصالح بيرو.",
        "تلمع كينيا صورة بيرو.",
    ],
    "political_endorsement": [
        "بعثت كينيا برقية تهنئة إلى بيرو.",
        "انحازت كينيا إلى بيرو.",
        "أعربت كينيا عن تضامنها مع بيرو.",
        "هتفت كينيا لبيرو.",
        "أبدت كينيا ارتياحها لقرار بيرو.",
        "دافعت كينيا عن بيرو.",
    ],
    "unspecified_support": [
        "استعانت بيرو بكينيا.",
        "كانت كينيا داعمة لبيرو.",
        "ساهمت كينيا في إعادة إعمار بيرو.",
        "مدت كينيا يد العون إلى بيرو.",
    ],
    "economic_cooperation": [
        "بلغت صادرات كينيا إلى بيرو مليون طن.",
        "ابتاعت كينيا القمح من بيرو.",
        "بلغ حجم التبادل التجاري بين كينيا وبيرو مليار دولار.",
        "تصدر كينيا النفط إلى بيرو.",
        "تتعاون كينيا مع بيرو في مجال الزراعة.",
    ],
    "security_cooperation": [
        "سلمت كينيا مطلوبين إلى بيرو.",
        "تواطأت كينيا مع بيرو.",
        "أجرت كينيا تمارين مشتركة مع بيرو.",
        "رحلت كينيا مطلوبا إلى بيرو.",
    ],
    "agreement": [
        "تعاهدت كينيا وبيرو على السلام.",
        "أبرمت كينيا وبيرو معاهدة صداقة.",
        "عقدت كينيا صلحا مع بيرو.",
    ],
    "shared_interest": [
        "تربط كينيا ببيرو علاقات متينة.",
        "تتقاطع مصالح كينيا مع مصالح بيرو.",
        "تقيم كينيا علاقات جيدة مع بيرو.",
    ],
    "meeting_consult": [
        "تداولت كينيا مع بيرو.",
        "أجرت كينيا محادثات مع بيرو.",
        "تبادلت كينيا وجهات النظر مع بيرو.",
        "أوفدت كينيا مبعوثا إلى بيرو.",
        "استأنفت كينيا المفاوضات مع بيرو.",
        "تحدثت كينيا مع بيرو.",
    ],
    "diplomatic_action": [
        "قطعت كينيا علاقاتها مع بيرو.",
        "سحبت كينيا سفيرها من بيرو.",
        "افتتحت كينيا سفارة لها في بيرو.",
        "سحبت كينيا اعترافها ببيرو.",
        "تبادلت كينيا السفراء مع بيرو.",
    ],
    "mediation": [
        "قادت كينيا جهود وساطة بين بيرو وتشيلي.",
        "رعت كينيا محادثات بين بيرو وتشيلي.",
        "عرضت كينيا وساطتها بين بيرو وتشيلي.",
        "قربت كينيا وجهات النظر بين بيرو وتشيلي.",
    ],
    "concession": [
        "سحبت كينيا قواتها من بيرو.",
        "انصاعت كينيا لبيرو.",
        "فكت كينيا الحصار عن بيرو.",
        "خففت كينيا القيود على بيرو.",
        "أعادت كينيا الجزيرة إلى بيرو.",
        "تبادلت كينيا الأسرى مع بيرو.",
        "وافقت كينيا على شروط بيرو.",
        "ألغت كينيا الرسوم على بيرو.",
        "لبت كينيا مطالب بيرو.",
    ],
    "demand_request": [
        "وجهت كينيا نداء إلى بيرو.",
        "استصرخت كينيا بيرو.",
        "طلبت كينيا من بيرو العون.",
    ],
    "criticism_accusation": [
        "ألقت كينيا باللوم على بيرو.",
        "أنحت كينيا باللائمة على بيرو.",
        "صبت كينيا جام غضبها على بيرو.",
        "شنت كينيا هجوما لاذعا على بيرو.",
        "أعربت كينيا عن إدانتها لبيرو.",
        "هاجمت كينيا سياسة بيرو.",
        "اعتبرت كينيا قرار بيرو انتهاكا.",
        "رفعت كينيا دعوى على بيرو.",
        "تبادلت كينيا وبيرو الاتهامات.",
    ],
    "rejection": [
        "ناوأت كينيا بيرو.",
        "تآمرت كينيا على بيرو.",
        "وقفت كينيا في وجه بيرو.",
        "أعلنت كينيا رفضها لخطة بيرو.",
        "أبدت كينيا تحفظات على قرار بيرو.",
        "صوتت كينيا ضد بيرو.",
        "نشب خلاف بين كينيا وبيرو.",
        "توترت العلاقات بين كينيا وبيرو.",
        "خرقت كينيا اتفاقها مع بيرو.",
        "اختلفت كينيا مع بيرو.",
        "سحبت كينيا ثقتها من بيرو.",
        "تناصب كينيا بيرو العداء.",
    ],
    "threat": [
        "وجهت كينيا إنذارا إلى بيرو.",
        "توعدت كينيا بيرو.",
        "هددت كينيا بيرو بالحرب.",
    ],
    "sanction": [
        "علقت كينيا عضوية بيرو.",
        "قاطعت كينيا بضائع بيرو.",
        "شددت كينيا العقوبات على بيرو.",
        "فرضت كينيا إجراءات عقابية على بيرو.",
        "حرمت كينيا بيرو من المساعدات.",
    ],
    "protest": [
        "احتشدت كينيا ضد بيرو.",
        "خرجت كينيا في مظاهرات ضد بيرو.",
        "احتجت كينيا أمام بيرو.",
    ],
    "mobilization": [
        "نشرت كينيا دبابات على حدود بيرو.",
        "استنفرت كينيا جيشها ضد بيرو.",
        "حركت كينيا قواتها قرب بيرو.",
    ],
    "coercion": [
        "طوقت كينيا بيرو.",
        "شنت كينيا هجمات إلكترونية على بيرو.",
        "مارست كينيا ضغوطا على بيرو.",
        "فرضت كينيا هيمنتها على بيرو.",
        "انتهكت كينيا سيادة بيرو.",
        "هيمنت كينيا على بيرو.",
        "نكلت كينيا ببيرو.",
    ],
    "armed_attack": [
        "أطلقت كينيا صواريخ على بيرو.",
        "اندلعت معارك بين كينيا وبيرو.",
        "باغتت كينيا بيرو.",
        "اقتتلت كينيا مع بيرو.",
        "قضت كينيا على بيرو.",
        "تبادلت كينيا وبيرو إطلاق النار.",
        "أسقطت كينيا طائرة بيرو.",
        "أوقعت كينيا خسائر في صفوف بيرو.",
        "سقطت بيرو في يد كينيا.",
    ],
}


def states(unit: UnitText) -> Mentions:
    """The states named in a unit."""
    found = []
    for m in STATES.finditer(unit.text):
        quote = quote_at(unit.unit.source_id, unit.text, *m.span())
        actor = ActorRef(quote=quote, name=m.group(), actor_id=m.group(), kind="state")
        id_ = mention_id(unit.unit.id, MentionKind.ACTOR, *m.span())
        found.append(
            Mention(
                id=id_, unit_id=unit.unit.id, kind=MentionKind.ACTOR, quote=quote, value=actor, recogniser="test.v1"
            )
        )
    return Mentions(unit_id=unit.unit.id, found=tuple(found))


def claims(words: str) -> set[tuple[str, str, str]]:
    """Source, relation and target of every claim; "-" where no words stand for one."""
    unit = make_unit_text(words)
    sentence, readings = read_arabic(unit, states(unit))

    def name(party: Party | None) -> str:
        if party is None:
            return "-"
        return unit.text[party.start : party.end] if party.actor is None else party.actor.name

    return {
        (name(source), relation_of(sentence, one)[0], name(target))
        for one in readings
        for source in one.sources or (None,)
        for target in one.targets or (None,)
    }


@pytest.mark.parametrize(
    ("words", "relation"), [(words, relation) for relation, group in SENTENCES.items() for words in group]
)
def test_the_sentence_reports_the_relation(words: str, relation: str) -> None:
    assert ("كينيا", relation, "بيرو") in claims(words)


@pytest.mark.parametrize(
    "words",
    [
        "أخذت كينيا دروسا من بيرو.",
        "لا يقل إنتاج كينيا عن إنتاج بيرو.",
        "ترد كينيا غدا على بيرو.",
        "يبلغ عدد سكان كينيا ضعف سكان بيرو.",
        "تعد علاقات كينيا وبيرو قديمة.",
        "صدر في كينيا كتاب عن بيرو.",
        "تطورت أجهزة الري في كينيا وبيرو.",
        "يعد كتاب كينيا عن بيرو قديما.",
        "لا تفشل مدارس كينيا وبيرو.",
        "يزيد نقص الماء في كينيا عنه في بيرو.",
        "ترمي خطة كينيا إلى تنمية بيرو.",
        "انتهت دورة الألعاب في كينيا وبيرو.",
        "يقع نصف كينيا شرق بيرو.",
        "انضمت مدن كينيا وبيرو إلى المعرض.",
        "عادت الطيور من كينيا إلى بيرو.",
        "توجد لجان كينيا في بيرو.",
        "صدرت عن كينيا وبيرو برامج كثيرة.",
    ],
)
def test_words_that_only_look_like_a_trigger_report_nothing(words: str) -> None:
    assert claims(words) == set()


def test_a_ban_on_talks_with_someone_rejects_them_and_not_their_enemy() -> None:
    assert ("كينيا", "rejection", "بيرو") in claims("رفضت كينيا الحوار مع بيرو ضد تشيلي.")


def test_leaving_an_alliance_is_no_concession() -> None:
    found = claims("انسحبت كينيا من التحالف الذي تقوده بيرو.")
    assert {relation for _, relation, _ in found} == {"rejection"}
