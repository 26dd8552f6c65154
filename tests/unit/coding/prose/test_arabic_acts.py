"""Whom the rules find for Arabic nouns of acts and things; own sentences, always with the same three states."""

from __future__ import annotations

import pytest

from dalil.coding.prose.arabic import reader_of
from dalil.coding.prose.settling import relation_of
from dalil.coding.prose.slots import Parties
from sentence_passages import studied

KENYA, PERU, CHILE = "كينيا", "بيرو", "تشيلي"

# From كينيا to بيرو, by what tells so.
BOTH = {
    "the genitive and what ل marks": [
        ("إن دعم كينيا لبيرو ثابت.", "unspecified_support"),
        ("أثار قصف كينيا لبيرو غضب تشيلي.", "armed_attack"),
        ("يأتي ذلك في إطار دعم كينيا لبيرو.", "unspecified_support"),
        ("غضبت تشيلي بسبب دعم كينيا لبيرو.", "unspecified_support"),
        ("تخشى تشيلي هجوم كينيا على بيرو.", "armed_attack"),
    ],
    "a pronoun that goes back to the subject": [
        ("أعربت كينيا عن تأييدها لبيرو.", "political_endorsement"),
        ("أعلنت كينيا وقوفها إلى جانب بيرو.", "political_endorsement"),
    ],
    "a pronoun that cannot go back to the owner": [
        ("ردت بيرو على اتهامات كينيا لها.", "criticism_accusation"),
    ],
    "a genitive whose act ل turns to another": [
        ("أكدت تشيلي دعم كينيا لبيرو.", "unspecified_support"),
    ],
    "ل where it marks no target": [
        ("وقع قصف مدفعي لكينيا على بيرو.", "armed_attack"),
    ],
    "things that act": [
        ("نفذت طائرات حربية كينية غارات على بيرو.", "armed_attack"),
    ],
    "an answer": [
        ("رفضت بيرو اتهامات كينيا.", "criticism_accusation"),
        ("لبت بيرو دعوة كينيا.", "demand_request"),
        ("ردت بيرو على انتقادات كينيا.", "criticism_accusation"),
        ("استجابت بيرو لطلب كينيا.", "demand_request"),
    ],
    "a count before the act or thing": [
        ("نفذت كينيا 18 غارة على بيرو.", "armed_attack"),
        ("شنت كينيا أكثر من عشرين غارة على بيرو.", "armed_attack"),
        ("أرسلت كينيا 300 جندي إلى بيرو.", "troops"),
        ("منحت كينيا بيرو عشر دبابات.", "arms_materiel"),
        ("نفذت كينيا نحو ثلاث غارات على بيرو.", "armed_attack"),
        ("قدمت كينيا خمسين شاحنة مساعدات إلى بيرو.", "humanitarian_aid"),
    ],
    "an order to nobody": [
        ("أمرت كينيا بإرسال مساعدات إلى بيرو.", "unspecified_support"),
    ],
    "a warning of the act": [
        ("حذرت تشيلي كينيا من مهاجمة بيرو.", "armed_attack"),
    ],
    "an end of the arrival it is told with": [
        ("وصلت كينيا إلى تشيلي للقاء بيرو.", "meeting_consult"),
    ],
    "the charge before": [
        ("نفت كينيا اتهامات تشيلي لها بدعم بيرو.", "unspecified_support"),
    ],
    "one who is asked to end it": [
        ("طالبت تشيلي كينيا بوقف دعمها لبيرو.", "unspecified_support"),
    ],
    "an agent": [
        ("يعد الهجوم على بيرو من قبل كينيا خرقا.", "armed_attack"),
        ("تم فرض عقوبات على بيرو من جانب كينيا.", "sanction"),
        ("الدعم المقدم من كينيا لبيرو كبير.", "unspecified_support"),
    ],
    "a relative clause": [
        ("الهجمات التي شنتها كينيا على بيرو كثيرة.", "armed_attack"),
        ("الدعم السياسي الذي تقدمه كينيا لبيرو كبير.", "political_endorsement"),
        ("القرض الذي حصلت عليه بيرو من كينيا كبير.", "funding"),
        ("العقوبات التي فرضتها كينيا على بيرو ثقيلة.", "sanction"),
    ],
    "a verb of doing or giving": [
        ("قامت كينيا بقصف بيرو.", "armed_attack"),
        ("نفذت كينيا غارات ضد بيرو.", "armed_attack"),
        ("أعلنت كينيا عن تقديم مساعدات إلى بيرو.", "unspecified_support"),
        ("وعدت كينيا بيرو بتقديم مساعدات.", "unspecified_support"),
        ("قدمت كينيا لبيرو مساعدات وقروضا.", "funding"),
    ],
    "a verb of will or success": [
        ("تريد كينيا دعم بيرو.", "unspecified_support"),
        ("نجحت كينيا في تمويل بيرو.", "funding"),
        ("رفضت كينيا تقديم قرض لبيرو.", "funding"),
    ],
    "a verb of receiving": [
        ("تلقت بيرو دعما من كينيا.", "unspecified_support"),
        ("تحظى بيرو بدعم كينيا.", "unspecified_support"),
        ("تواجه بيرو عقوبات من كينيا.", "sanction"),
    ],
    "the object of a verb that supports with things": [
        ("دعمت كينيا بيرو بالقروض.", "funding"),
        ("دعمت كينيا بيرو بالقروض والأسلحة.", "arms_materiel"),
    ],
    "help that a clause has": [
        ("تقدمت بيرو بدعم من كينيا.", "unspecified_support"),
        ("بمساعدة كينيا، انتصرت بيرو.", "unspecified_support"),
        ("انتصرت بيرو بفضل مساعدات كينيا.", "unspecified_support"),
    ],
    "the noun of giving or doing before": [
        ("تتضمن الخطة تقديم كينيا مساعدات إلى بيرو.", "unspecified_support"),
        ("قيام كينيا بشن هجوم على بيرو مستمر.", "armed_attack"),
        ("تزويد بيرو بأسلحة من كينيا مستمر.", "arms_materiel"),
    ],
    "who owns a plan, right or duty": [
        ("أكدت تشيلي على واجب كينيا في مساندة بيرو.", "unspecified_support"),
        ("انتقدت تشيلي خطط كينيا لتقديم مساعدات لبيرو.", "unspecified_support"),
        ("كان لكينيا دور في دعم بيرو.", "unspecified_support"),
    ],
    "the head of the place that is hit": [
        ("قامت كينيا باحتلال مدينة بيرو.", "armed_attack"),
    ],
    "praise or blame": [
        ("رحبت تشيلي بدعم كينيا لبيرو.", "unspecified_support"),
        ("اتهمت تشيلي كينيا بدعم بيرو.", "unspecified_support"),
        ("اتهمت تشيلي كينيا بشن هجوم على بيرو.", "armed_attack"),
        ("قاطعت تشيلي كينيا واتهمتها بدعم بيرو.", "unspecified_support"),
        ("قاطعت تشيلي كينيا متهمة إياها بدعم بيرو.", "unspecified_support"),
        ("كررت تشيلي اتهام كينيا بقصف بيرو.", "armed_attack"),
        ("رفضت كينيا اتهامات تشيلي لها بقصف بيرو.", "armed_attack"),
    ],
    "a purpose": [
        ("تعمل كينيا على إضعاف تشيلي بهدف دعم بيرو.", "unspecified_support"),
        ("أرسلت كينيا وفدا لزيارة بيرو.", "meeting_consult"),
    ],
    "a joined act": [
        ("جاء ذلك بعد دعم كينيا لتشيلي وتمويل بيرو.", "funding"),
    ],
    "a verb that goes back to the act": [
        ("هجوم شنته كينيا على بيرو.", "armed_attack"),
    ],
    "things that come": [
        ("وصلت إلى بيرو مساعدات من كينيا.", "unspecified_support"),
    ],
    "two sides": [
        ("اندلعت حرب بين كينيا وبيرو.", "armed_attack"),
        ("تجدد القتال بين كينيا وبيرو.", "armed_attack"),
        ("تصاعدت الاتهامات بين كينيا وبيرو.", "criticism_accusation"),
    ],
    "several kinds of support": [
        ("قدمت كينيا دعما سياسيا وماليا لبيرو.", "political_endorsement"),
        ("قدمت كينيا دعما سياسيا وماليا لبيرو.", "funding"),
        ("قدمت كينيا الدعم السياسي والعسكري لبيرو.", "unspecified_support"),
    ],
    "the head of a longer phrase": [
        ("أكدت كينيا ضرورة دعم بيرو.", "unspecified_support"),
    ],
    "the pronoun of an act beside its doer": [
        ("ساندت مالطا بيرو بعد قصفها من قبل كينيا.", "armed_attack"),
        ("زعمت مالطا أن بيرو تمت مساندتها من قبل كينيا.", "unspecified_support"),
    ],
    "a relative clause that says who did it and to whom": [
        ("نددت تشيلي بالهجمات التي شنتها كينيا على بيرو.", "armed_attack"),
    ],
    "who helps in an attack": [
        ("شنت بيرو بدعم من كينيا هجمات على مالطا.", "unspecified_support"),
    ],
}


def read(words: str) -> set[tuple[str, str, str]]:
    """Source, relation and target of every noun read by rule; empty where no words stand for one."""
    sentence, reader = reader_of(*studied(words))

    def names(parties: Parties) -> str:
        return " ".join(p.actor.name if p.actor is not None else sentence.text[p.start : p.end] for p in parties)

    return {
        (names(one.sources), relation_of(sentence, one)[0], names(one.targets))
        for one in reader.readings()
        if one.shape == "noun"
    }


@pytest.mark.parametrize(
    ("words", "relation"),
    [case for group in BOTH.values() for case in group],
    ids=[f"{c[0]} {c[1]}" for g in BOTH.values() for c in g],
)
def test_the_rules_find_both_parties(words: str, relation: str) -> None:
    assert (KENYA, relation, PERU) in read(words)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("لقي القرار رفضا من جانب كينيا.", (KENYA, "rejection", "")),
        ("إدانة بيرو خطوة كبيرة.", ("", "criticism_accusation", PERU)),
        ("عقوبات على بيرو.", ("", "sanction", PERU)),
    ],
)
def test_one_party_is_kept_where_the_other_is_not_told(words: str, found: tuple[str, str, str]) -> None:
    assert found in read(words)


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        ("تقدمت قوات تشيلي بدعم كيني.", "unspecified_support"),
        ("استمرت الغارات الكينية على تشيلي.", "armed_attack"),
        ("نددت تشيلي بالتدخل الكيني في شؤونها.", "coercion"),
    ],
)
def test_a_relational_adjective_acts(words: str, relation: str) -> None:
    assert any(source == KENYA and named == relation and CHILE in target for source, named, target in read(words))


@pytest.mark.parametrize(
    "words",
    ["أسفر قصف كيني عن مقتل جنديين.", "أعلن عن مقتل جنديين جراء غارة نفذتها كينيا."],
)
def test_the_attack_in_which_someone_died_tells_who_killed(words: str) -> None:
    assert (KENYA, "armed_attack", "جنديين") in read(words)


def test_a_war_of_two_is_between_them_but_not_one_on_a_third() -> None:
    assert (KENYA, "armed_attack", CHILE) in read("استمرت الحرب الكينية التشيلية.")
    assert not any(target == CHILE for _, _, target in read("استمرت الحرب الكينية التشيلية على بيرو."))


@pytest.mark.parametrize("under", ["برعاية", "تحت رعاية"])
def test_who_sponsors_a_deal_mediates_between_its_sides(under: str) -> None:
    passage, mentions = studied(f"توصلت كينيا إلى اتفاق بين بيرو وتشيلي {under} مالطا.")
    sentence, reader = reader_of(passage, mentions)
    (brokered,) = (one for one in reader.readings() if relation_of(sentence, one)[0] == "mediation")
    assert [sentence.text[p.start : p.end] for p in brokered.targets] == [PERU, CHILE]


def test_a_dash_joins_two_relational_adjectives() -> None:
    assert (KENYA, "meeting_consult", CHILE) in read("فشلت المحادثات الكينية - التشيلية.")


def test_the_size_of_a_grant_is_no_second_grant() -> None:
    found = read("أعربت تشيلي عن تقديرها للمنحة البالغة مليون دولار التي قدمتها كينيا لبيرو.")
    assert found == {(CHILE, "political_endorsement", KENYA), (KENYA, "funding", PERU)}


@pytest.mark.parametrize("war", ["الحرب الأهلية", "حرب 1967", "الحرب العالمية الثانية"])
def test_a_war_that_is_only_named_reports_nothing(war: str) -> None:
    assert not read(f"تعيش كينيا وبيرو في سلام منذ {war}.")


def test_resistance_to_an_invasion_is_no_body() -> None:
    assert any(relation == "armed_attack" for _, relation, _ in read("شاركت الحركة في مقاومة الغزو الكيني."))


def test_a_threat_that_says_with_what_is_its_genitives() -> None:
    assert (KENYA, "threat", PERU) in read("قالت تشيلي إن تهديد كينيا باستخدام القوة ضد بيرو مرفوض.")
    assert (KENYA, "threat", "") in read("أثار تهديد كينيا بالحرب غضبا.")


@pytest.mark.parametrize("words", ["هددت كينيا بيرو بالهجوم.", "جددت كينيا تهديدها بقصف بيرو."])
def test_what_someone_is_threatened_with_is_no_claim(words: str) -> None:
    assert not any(relation == "armed_attack" for _, relation, _ in read(words))


def test_a_foreign_base_is_let_in_by_where_it_is() -> None:
    assert (PERU, "territory_access", KENYA) in read("تقع قاعدة عسكرية كينية في بيرو.")


def test_two_that_attack_a_place_do_not_attack_each_other() -> None:
    assert (KENYA, "armed_attack", PERU) not in read("شنت كينيا وبيرو هجمات على البلدة.")


def test_a_raid_for_someone_is_not_on_them() -> None:
    assert (KENYA, "armed_attack", PERU) not in read("شنت كينيا غارات للدفاع عن بيرو.")


def test_planes_that_bomb_are_not_given() -> None:
    assert read("قصفت طائرات حربية كينية بيرو.") == set()


def test_a_place_of_a_state_is_not_who_acts() -> None:
    assert (KENYA, "protest", "") not in read("خرجت مظاهرات في أنحاء مختلفة من كينيا.")


def test_what_a_deal_is_about_makes_no_deal() -> None:
    assert (KENYA, "agreement", PERU) in read("أنهت كينيا وبيرو اتفاق الحدود.")


def test_who_makes_a_visit_is_not_visited() -> None:
    assert not any(target for _, _, target in read("غادر الوفد خلال زيارة رئيس بيرو."))


def test_after_an_accusation_an_act_that_names_nobody_has_no_target() -> None:
    assert (KENYA, "armed_attack", "") in read("اتهمت بيرو كينيا بالتورط في الاعتداءات.")


def test_what_is_asked_for_gets_no_stranger() -> None:
    assert read("دعت كينيا إلى الانسحاب من بيرو.") == set()
    assert read("قال الوزير إن على كينيا الانسحاب.") == set()
    assert {x[1] for x in read("جددت كينيا دعوتها إلى بيرو للانسحاب.")} == {"demand_request"}


def test_what_someone_is_warned_against_would_be_his_act() -> None:
    assert (KENYA, "troops", PERU) in read("حذرت تشيلي كينيا من إرسال قوات إلى بيرو.")


def test_who_is_called_responsible_did_it() -> None:
    assert (KENYA, "armed_attack", PERU) in read("قالت تشيلي إن كينيا مسؤولة عن الهجوم على بيرو.")


def test_who_is_accused_of_standing_behind_an_attack_carried_it_out() -> None:
    assert read("اتهمت تشيلي كينيا بالوقوف خلف قصف بيرو.") == {(KENYA, "armed_attack", PERU)}


def test_the_other_side_of_a_deal_stands_in_its_relative_clause() -> None:
    assert ("", "agreement", PERU) in read("صدر القرار بعد الاتفاقات التي تم التوصل إليها مع بيرو.")


def test_sides_of_one_act_against_a_third_are_no_pair() -> None:
    assert (f"{KENYA} {CHILE}", "diplomatic_action", PERU) in read("أعلنت كينيا وتشيلي سحب السفراء من بيرو.")


def test_an_act_is_not_from_the_whole_of_a_part() -> None:
    assert (CHILE, "unspecified_support", "") not in read("انتقدت كينيا تقديم مساعدات لمقاتلين من تشيلي.")


def test_a_refusal_of_something_is_its_genitives() -> None:
    assert (KENYA, "rejection", "") in read("أسف الوزير لرفض كينيا للاتفاق.")


def test_two_who_attack_a_place_are_no_enemies() -> None:
    assert (f"{KENYA} {PERU}", "armed_attack", "") in read("شنت كينيا وبيرو هجمات على التل.")


def test_who_hears_of_an_attack_was_not_attacked() -> None:
    found = read("قال شهود لوكالة الأنباء المالطية إن غارات شنتها كينيا على التل.")
    assert not any("وكالة" in target for _, _, target in found)


def test_an_act_leaves_the_next_its_complements() -> None:
    found = read("تواصل كينيا مساعدة بيرو للتصدي لتشيلي.")
    assert (KENYA, "unspecified_support", PERU) in found
    assert (KENYA, "unspecified_support", CHILE) not in found


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("حصلت بيرو على دعم كينيا.", "unspecified_support"),
        ("تعرضت بيرو لهجوم كينيا.", "armed_attack"),
    ],
)
def test_what_is_received_is_done_by_its_genitive(text: str, relation: str) -> None:
    assert (KENYA, relation, PERU) in read(text)


@pytest.mark.parametrize("verb", ["تمثل", "تعد", "تشكل"])
def test_who_is_said_to_be_a_threat_makes_none(verb: str) -> None:
    assert read(f"{verb} كينيا تهديدا لبيرو.") == set()


def test_who_is_held_responsible_for_an_attack_made_it() -> None:
    assert (KENYA, "armed_attack", "") in read("حملت بيرو كينيا مسؤولية الهجوم.")


def test_who_claims_an_attack_made_it() -> None:
    assert (KENYA, "armed_attack", "") in read("وقع هجوم تبنته كينيا.")


def test_what_is_received_for_a_purpose_leaves_the_purpose_to_the_receiver() -> None:
    assert (CHILE, "unspecified_support", PERU) not in read("حصلت بيرو على السلاح لدعم تشيلي.")
