"""Whom Arabic phrases stand for: groups of persons, names no list has, and words that only look like parties."""

from __future__ import annotations

import pytest

from coding_passages import claims_in, told
from dalil.coding.prose.arabic import reader_of
from dalil.coding.prose.arabic_nodes import Builder
from dalil.coding.prose.nodes import Kind, Node
from dalil.coding.rules.atoms import laid_out
from sentence_passages import studied


def parties_in(text: str) -> list[str]:
    """The words of all parties in one sentence."""
    passage, nodes = read(text)
    return [passage[p.start : p.end] for n in nodes for p in n.parties]


def read(text: str) -> tuple[str, list[Node]]:
    """One sentence and its nodes."""
    passage, mentions = studied(text)
    return passage.text, Builder(laid_out(passage, mentions), passage.text, passage.unit.span.start).build()


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("هاجم متمردان الميناء.", "متمردان"),
        ("هاجم مستوطنو التل سوقا قديمة.", "مستوطنو التل"),
        ("اتهم الوفد محتجا بالسرقة.", "محتجا"),
        ("التقى الوفد بالنقابيين أمس.", "النقابيين"),
        ("قال الملاحون إنهم باقون.", "الملاحون"),
        ("التقى الوفد بأصدقائه أمس.", "أصدقائه"),
        ("قال حلفاؤها إنهم باقون.", "حلفاؤها"),
        ("هاجم الوندال كينيا.", "الوندال"),
        ("تظاهر آلاف الكينيين أمس.", "الكينيين"),
        ("بحث الوفد مع نظيره سبل التعاون.", "نظيره"),
        ("هاجم الجيش وحليفه حزب الله الميناء.", "حليفه حزب الله"),
        ("تعهد الوفد بتقديم العون للاجئين الكينيين.", "للاجئين الكينيين"),
        ("اعتقلت السلطات الكينية القيادي دياب.", "السلطات الكينية"),
        ("قدم الوفد القمح لمقاتلين.", "مقاتلين"),
        ("اغتال مهندسون القيادي خليل دياب.", "مهندسون"),
        ("هاجم الجنود الأتراك كينيا.", "الجنود الأتراك"),
        ("أدرجت الخزانة الكينية التجار على القائمة.", "الخزانة الكينية"),
        ("استهدف الجيش مواقع للمتمردين.", "للمتمردين"),
        ("وصل المئات من مؤيدي ومعارضي الوزير.", "معارضي الوزير"),
        ("التقى الوفد بكل من كينيا وبيرو.", "كينيا"),
    ],
)
def test_groups_of_persons_in_all_their_forms(text: str, party: str) -> None:
    assert party in parties_in(text)


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قال سفنسون إن الطريق مغلق.", "سفنسون"),
        ("التقى الوفد مع توماسينو أمس.", "توماسينو"),
        ("قال الزعبلاوي إن الطريق مغلق.", "الزعبلاوي"),
        ("قال هيثم إن الطريق مغلق.", "هيثم"),
        ("سفنسون الخندقي يدعو الوفد إلى العشاء.", "سفنسون الخندقي"),
        ("اتهم الخندقي الحكومة بالتقصير.", "الخندقي"),
        ("اعتقلت السلطات الكينية المعارض جوهر بن سفنسون.", "المعارض جوهر بن سفنسون"),
        ("أرسل الوفد القمح إلى توماسينو دريلغاز.", "توماسينو دريلغاز"),
        ("قال وزير الزراعة النرويجي سفنسون إن الطريق مغلق.", "وزير الزراعة النرويجي سفنسون"),
    ],
)
def test_a_name_no_list_has_is_a_party_where_persons_act(text: str, party: str) -> None:
    assert party in parties_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "اجتمع الوفد في سفنسون.",  # perhaps a place
        "ناقش الحاضرون شروطا إنسانية.",  # an adjective in ة has no pronoun
        "بنى العمال قاعدة بحرية.",
        "استمر الحديث عن العلاقات الخارجية.",
        "وصل الوفد مدينة قديمة.",
    ],
)
def test_places_and_adjectives_are_no_parties(text: str) -> None:
    passage, nodes = read(text)
    assert not [passage[p.start : p.end] for n in nodes[2:] for p in n.parties]


def test_a_number_after_a_name_does_not_count_what_follows() -> None:
    assert "الفرقة" in parties_in("غادرت الفرقة 92 المدربة الميناء.")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قدمت كينيا العون لبيرو.", "كينيا"),
        ("هاجمت كينيا المعادية لبيرو الميناء.", "كينيا"),
        ("التقى الوزير خليل دياب كينيا.", "الوزير خليل دياب"),
        ("التقى الوفد جيش بلادها أمس.", "جيش بلادها"),
        ("وصلت منظمات غير حكومية.", "منظمات غير حكومية"),
        ("خطف مسلحون صحفيا كينيا أمس.", "مسلحون"),
        ("حملت كينيا بيرو المسؤولية.", "بيرو"),
        ("قدمت كينيا التعازي لبيرو.", "كينيا"),
        ("آوت كينيا معارضين كثيرين.", "معارضين كثيرين"),
        ("دخلت القوات الكينية المدينة الساحلية.", "القوات الكينية"),
        ("وصل الوفد منذ نشأته إلى كينيا أو بيرو.", "بيرو"),
        ("بدأت القوات الهجوم على الميناء.", "القوات"),
        ("سلمت كينيا الأسرى إلى الوفد.", "كينيا"),
        ("التقى الوزراء العرب أمس.", "الوزراء العرب"),
        ("وقعت الدول الدائمة العضوية في مجلس الأمن (كينيا، وبيرو، وتشيلي، وغانا، ومالطا) الاتفاق.", "مالطا"),
        ("وقعت الدول (كينيا، وبيرو، وتشيلي، وغانا، ومالطا) الاتفاق.", "مالطا"),
    ],
)
def test_a_phrase_ends_where_its_party_does(text: str, party: str) -> None:
    assert party in parties_in(text)


def test_a_state_named_by_its_people_is_a_plural() -> None:
    _, nodes = read("وصل الكينيون أمس.")
    (people,) = (n for n in nodes if n.parties)
    assert people.plural and not people.feminine


def test_two_capitals_after_a_deal_are_its_sides() -> None:
    assert parties_in("رحب البرلمان باتفاق طهران وأنقرة على التجارة.")[-2:] == ["طهران", "أنقرة"]


def test_one_capital_after_a_deal_is_its_place() -> None:
    assert "طهران" not in parties_in("رحب البرلمان باتفاق طهران على التجارة.")


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("قال مسؤول في وزارة الزراعة إن الطريق مغلق.", "مسؤول في وزارة الزراعة"),
        ("قال المتحدث باسم الصيادين إن الطريق مغلق.", "المتحدث باسم الصيادين"),
        ("غادر جنود من الجيش الكيني.", "جنود من الجيش الكيني"),
        ("غادرت القوات التابعة لبلدية الميناء.", "القوات التابعة لبلدية الميناء"),
        ("غادر المكتب السياسي لحركة الصيادين.", "المكتب السياسي لحركة الصيادين"),
        ("غادرت القوات الموالية للحكومة الميناء.", "القوات الموالية للحكومة"),
        ("غادر الجنود المناهضون للوزير الميناء.", "الجنود المناهضون للوزير"),
        ("غادرت القوات الكينية الموالية للشرعية.", "القوات الكينية الموالية للشرعية"),
        ("غادرت الحكومة المعترف بها دولياً الميناء.", "الحكومة المعترف بها دولياً"),
        ("غادرت صحيفة (حماس) الميناء.", "صحيفة (حماس)"),
        ("وصل السفير الكيني في ليبيا سفنسون.", "السفير الكيني في ليبيا سفنسون"),
        ("أدان المندوب اغتيال رفيق الحريري رئيس وزراء لبنان الأسبق.", "رفيق الحريري رئيس وزراء لبنان الأسبق"),
        ("التقى الوزير مع محمد مرسي رئيس مصر.", "محمد مرسي رئيس مصر"),
        ("غادر الرئيس اليمني السابق علي عبد الله صالح الميناء.", "الرئيس اليمني السابق علي عبد الله صالح"),
        ("غادر الرئيس اليمني الأسبق سفنسون الميناء.", "الرئيس اليمني الأسبق سفنسون"),
    ],
)
def test_what_belongs_to_a_party(text: str, party: str) -> None:
    assert party in parties_in(text)


def test_a_title_that_two_states_share_stands_for_both() -> None:
    assert parties_in("اجتمع الرئيسان الكيني والليبي أمس.") == ["الكيني", "الليبي"]


def test_a_weak_future_verb_has_its_last_letter() -> None:
    _, nodes = read("دخل الوفد بلدة سنجار.")
    assert not any(n.kind is Kind.VERB for n in nodes[1:])


def test_a_masculine_verb_does_not_follow_a_feminine_subject() -> None:
    _, nodes = read("قررت الحكومة وقف العمل.")
    assert not any(n.kind is Kind.VERB for n in nodes[1:])


def test_a_word_in_t_that_no_verb_has_may_be_a_name() -> None:
    _, nodes = read("دخل الوفد مدينة تكريت.")
    assert nodes[-2].text == "مدينه"


def test_a_name_and_an_office_after_a_verb_are_two_parties() -> None:
    assert parties_in("استقبل محمد مرسي رئيس وزراء لبنان.") == ["محمد مرسي", "رئيس وزراء لبنان"]


def test_a_title_that_two_share_is_no_part_of_the_names() -> None:
    assert parties_in("استقبل الوفد الرئيسين حافظ الأسد ومحمد مرسي.")[1:] == ["حافظ الأسد", "محمد مرسي"]


def test_a_word_that_opens_like_a_future_verb_may_be_a_name() -> None:
    assert "ستيفنز" in parties_in("قال ستيفنز إن الطريق مغلق.")


def test_envoys_of_a_country_and_where_they_are_stand_apart() -> None:
    assert "كينيا" in parties_in("استدعى الوزير سفيره لدى كينيا.")


def test_what_is_refused_is_no_part_of_who_refuses() -> None:
    assert parties_in("رفض الوفد العرض.") == ["الوفد"]


def test_persons_in_a_country_stand_alone() -> None:
    assert "مسؤول" in parties_in("قال مسؤول في كينيا إن الطريق مغلق.")


@pytest.mark.parametrize("words", ["شط العرب", "نهر الأردن", "تشكيل لجنة", "انتخاب برلمان جديد"])
def test_nature_and_what_is_still_to_be_formed_are_no_parties(words: str) -> None:
    assert parties_in(f"ناقش الوفد {words}.") == ["الوفد"]


def test_no_place_is_the_nearest_party() -> None:
    claims = told(claims_in("استهدفت القوات الكينية في مالي."))
    assert ("كينيا", "armed_attack", "مالي") not in claims


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("دعمت كينيا حركات في المنطقة مثل حركة الشباب وحزب النور.", "حركات حركة الشباب حزب النور"),
        ("ساندت كينيا أحزابا بينها حزب النور.", "أحزابا حزب النور"),
        ("ساندت كينيا الدول الثلاث (بيرو، مالطا، تشيلي) أمس.", "بيرو مالطا تشيلي"),
        ("هاجمت مالطا بيرو وتشيلي، ثم دعمت كينيا الدولتين.", "بيرو تشيلي"),
        ("ساندت كينيا كل من بيرو وتشيلي.", "بيرو تشيلي"),
        ("شنت كينيا غارات على مواقع لحركة الشباب في الصومال.", "حركة الشباب"),
        ("ساندت كينيا القوات الموالية للرئيس المالطي.", "القوات الموالية للرئيس المالطي"),
    ],
)
def test_whom_groups_duals_and_things_stand_for(text: str, targets: str) -> None:
    sentence, reader = reader_of(*studied(text))
    found = [r for r in reader.readings() if r.sources and sentence.text[r.sources[0].start :].startswith("كينيا")]
    assert " ".join(sentence.text[p.start : p.end] for p in found[-1].targets) == targets


def test_unnamed_members_are_not_told_apart() -> None:
    assert told(claims_in("هاجمت كينيا ثلاثة مدنيين، بينهم طفلة، أمس.")) == [("كينيا", "armed_attack", "ثلاثة مدنيين")]


def test_the_country_alone_is_whichever_is_spoken_of() -> None:
    _, nodes = read("دخلت القوات الكينية البلاد أمس.")
    assert [p.pronoun for n in nodes for p in n.parties] == [False, True]


def test_a_title_after_a_preposition_takes_the_name_behind_it() -> None:
    assert "ولي العهد الأردني الأمير حسين بن عبدالله" in parties_in(
        "التقى الوفد بولي العهد الأردني الأمير حسين بن عبدالله."
    )


def test_who_is_among_a_group_is_no_subject() -> None:
    claims = claims_in("قال الوفد إن عددا من الجنود بينهم ضابط في البحرية هاجموا بيرو.")
    assert ("عددا من الجنود", "armed_attack", "بيرو") in told(claims)
