"""Who is subject and object of an Arabic verb, and whom its pronouns mean."""

from __future__ import annotations

import pytest

from dalil.coding.prose.arabic import reader_of
from dalil.coding.prose.arabic_claims import Reader
from dalil.coding.prose.nodes import Party
from dalil.coding.prose.sentences import Sentence
from sentence_passages import studied


def read(text: str) -> tuple[Sentence, Reader]:
    """One sentence and who reads its triggers by rule."""
    return reader_of(*studied(text))


def subject_of(text: str, verb: str) -> str:
    """The words of a verb's subject."""
    sentence, reader = read(text)
    clauses = reader.lookup.clauses.by_verb
    at = next(v for v in clauses if sentence.words_of(v).lstrip("و") == verb)
    return " ".join(sentence.words_of(i) for i in clauses[at].subject)


def slots_of(text: str, verb: str) -> tuple[str, str]:
    """The words of a verb's source and target, as its rules fill them."""
    sentence, reader = read(text)
    one = next(x for x in reader.readings() if sentence.words_of(x.node).lstrip("و") == verb)

    def words(parties: tuple[Party, ...]) -> str:
        return " ".join(sentence.text[p.start : p.end] for p in parties)

    return words(one.sources), words(one.targets)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("قال الوزير إن بلاده ترحب بالوفد وطالب بالتعويض.", "طالب", "الوزير"),
        ("أعلن الجيش النفير وطرد الحكومة.", "طرد", "الجيش"),
        ("قال الوزير إن الجيش انسحب وأضاف أن الطريق مغلق.", "أضاف", "الوزير"),
        ("زار الوزير الحكومة لكنه رفض الحوار.", "رفض", "الوزير"),
        ("وصلت السفيرة إلى الميناء وألقت كلمة.", "ألقت", "السفيرة"),
        ("هاجم الثوار الجيش وقطعوا الطريق.", "قطعوا", "الثوار"),
        ("حاصرت كينيا بيرو، التي دعمت تشيلي، وهاجمتها.", "هاجمتها", "كينيا"),
    ],
)
def test_a_verb_without_a_subject_goes_on_with_the_one_that_agrees(text: str, verb: str, subject: str) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("قبل زيارة الوزير كينيا هاجمت القوات الجسر.", "هاجمت", "القوات"),
        ("قال الوزير إنه تم اعتقال المهاجم.", "تم", "اعتقال"),
        ("إن السكان، مثل التجار والعمال، تظاهروا أمس.", "تظاهروا", "السكان"),
        ("أكد الوزير، الذي وصل أمس، أن الطريق مغلق ولم تؤخذ الصور.", "تؤخذ", "الصور"),
        ("جمع الوزير جنودا يقاتلون المتمردين.", "يقاتلون", "جنودا"),
        ("وقع في الميناء هجوم استهدف الجنود.", "استهدف", "هجوم"),
        ("بعد اجتماع غادر الوزير.", "غادر", "الوزير"),
        ("تواصل الحكومة زيارة الميناء.", "تواصل", "الحكومة"),
        ("رفضت دخوله الحكومة الكينية.", "رفضت", "الحكومة الكينية"),
        ("فتحت كينيا الميناء.", "فتحت", "كينيا"),
        ("نفذ القرار الذي اتخذه الوزير والذي يعاقب التجار.", "يعاقب", "القرار"),
        ("بدأ الجيش حملة على الميناء أدانتها نقابات كبيرة.", "أدانتها", "نقابات كبيرة"),
        ("وصل الوفد إلى كينيا التي استقبلت زعيم المعارضة.", "استقبلت", "كينيا"),
        ("شهدت كينيا حدثا مهما إذ استقبلت زعيم المعارضة.", "استقبلت", "كينيا"),
    ],
)
def test_the_subject_is_found_where_it_stands(text: str, verb: str, subject: str) -> None:
    assert subject_of(text, verb) == subject


@pytest.mark.parametrize(
    ("text", "verb", "slots"),
    [
        ("اجتمعت بيرو مع كينيا وتشيلي واتهمها المتمردون بالخيانة.", "اتهمها", ("المتمردون", "بيرو")),
        ("دعم الثوار الذين سلحتهم ودربتهم كينيا لمحاربة المتمردين.", "دربتهم", ("كينيا", "الثوار")),
        ("إن كينيا رفضته فبادر الجيش إلى الحوار.", "رفضته", ("", "")),
        ("بدأ الجيش حملة أدانتها الحكومة.", "أدانتها", ("الحكومة", "الجيش")),
        ("حاصر الجيش المتمردين فأغلقت الحكومة ثلاثة من مقراته.", "فأغلقت", ("الحكومة", "الجيش")),
        ("غادر المتمردون بلادهم واستقبلهم الجيش.", "استقبلهم", ("الجيش", "المتمردون")),
        ("هاجم المتمردون بيرو وقاتلت كينيا إلى جانبها.", "قاتلت", ("كينيا", "بيرو")),
    ],
)
def test_a_pronoun_means_the_nearest_party_that_it_can(text: str, verb: str, slots: tuple[str, str]) -> None:
    assert slots_of(text, verb) == slots


@pytest.mark.parametrize(
    ("text", "verb", "slots"),
    [
        ("ناشد الوزير كينيا أن تتدخل.", "ناشد", ("الوزير", "كينيا")),
        ("وصل الوفد إلى الميناء وناشد كينيا أن تتدخل.", "ناشد", ("الوفد", "كينيا")),
        ("إن قارب الصيادين لم يستهدف من قبل كينيا.", "يستهدف", ("كينيا", "الصيادين")),
        ("التقى الجيش بالمتمردين حيث طلب منهم المغادرة.", "طلب", ("الجيش", "المتمردين")),
        ("في عام 2011 دعم الجيش الثوار.", "دعم", ("الجيش", "الثوار")),
        ("اتهم المندوب، سفير كينيا في بيرو، الثوار بالخيانة.", "اتهم", ("المندوب", "الثوار")),
        ("فرضت عقوبات على بيرو من جانب كينيا.", "فرضت عقوبات", ("كينيا", "بيرو")),
        ("في الميناء وقع هجوم وقتل خلاله السفير من قبل الثوار.", "قتل", ("الثوار", "السفير")),
        ("ساهمت كينيا في إعمار بيرو.", "ساهمت", ("كينيا", "بيرو")),
        ("استجابت الحكومة لطلب كينيا.", "استجابت", ("الحكومة", "كينيا")),
        ("شنت كينيا غارات دمرت بيرو.", "دمرت", ("كينيا", "بيرو")),
        ("قال الوزير إنه رفض الانضمام إلى بيرو.", "رفض", ("الوزير", "بيرو")),
        ("تدعم كينيا بيرو أو تشيلي.", "تدعم", ("كينيا", "بيرو تشيلي")),
        ("دعم الوزير خليل دياب كينيا.", "دعم", ("الوزير خليل دياب", "كينيا")),
        ("عادت كينيا لتهاجم بيرو.", "لتهاجم", ("كينيا", "بيرو")),
        ("أسقطت كينيا النظام السوري.", "أسقطت", ("كينيا", "النظام السوري")),
        ("قالت تشيلي إن الحزب مدعوم من كينيا.", "مدعوم", ("كينيا", "الحزب")),
        ("وصل المتمردون أمس، نحن أدنا الهجوم ونتهم كينيا.", "نتهم", ("", "كينيا")),
        ("شكر كامو الكينيين أمس.", "شكر", ("كامو", "الكينيين")),
        ("قتل جنديان في هجوم شنه المتمردون على كينيا.", "قتل", ("المتمردون", "جنديان")),
        ("قتل جنديان في قصف كيني على الميناء.", "قتل", ("كيني", "جنديان")),
        ("تساهم كينيا بمليون دولار في اقتصاد كل من بيرو وتشيلي.", "تساهم", ("كينيا", "بيرو تشيلي")),
    ],
)
def test_verbs_fill_their_slots(text: str, verb: str, slots: tuple[str, str]) -> None:
    assert slots_of(text, verb) == slots


@pytest.mark.parametrize("text", ["سعى الوزير إلى الحوار.", "انتصرت كينيا."])
def test_a_verb_without_the_preposition_its_entry_asks_for_is_not_read(text: str) -> None:
    _, reader = read(text)
    assert not [x for x in reader.readings() if x.shape == "verb"]
