"""One pass over a text: names by registry and by grammar, and what is no actor."""

from __future__ import annotations

import pytest

from dalil.recognition.document import scanner_of
from dalil.recognition.found import Found, Standing
from dalil.recognition.registry import load_registry


def scan(text: str) -> list[tuple[str, Found]]:
    return [(text[f.start : f.end], f) for f in scanner_of(load_registry()).scan(text)]


def words(text: str) -> list[str]:
    return [w for w, f in scan(text) if f.standing is not Standing.SHORT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("أعلنت حركة تحرير الشمال عن", ["حركة تحرير الشمال"]),
        ("التقى حزب العمل الوطني مع", ["حزب العمل الوطني"]),
        ("دعم كتائب الشهيد سالم بالمال", ["كتائب الشهيد سالم"]),
        ("قالت وزارة الصحة التنزانية إن", ["وزارة الصحة التنزانية"]),
        ("وزارة الشؤون الخارجية والتعاون في", ["وزارة الشؤون الخارجية والتعاون"]),
        ("الاتحاد الوطني للمعلمين الموريتانيين يدعو", ["الاتحاد الوطني للمعلمين الموريتانيين"]),
        ("تدريب كوادر الدفاع المدني وتزويدها", ["الدفاع المدني"]),
        ("تابع للقوات المسلحة الأردنية.", ["للقوات المسلحة الأردنية"]),
        ("أدانت السفارة النرويجية الهجوم", ["السفارة النرويجية"]),
        ("شركة هواوي الصينية", ["شركة هواوي الصينية"]),
        ('حركة "الموج" تنفي', ['حركة "الموج"']),
        ("قوات سودانية وصلت", ["قوات سودانية"]),
        ("فصائل المعارضة السورية", ["فصائل المعارضة السورية"]),
        ("المعارضة المسلحة في الشمال", ["المعارضة المسلحة"]),
        ("الأمين العام للأمم المتحدة زار", ["الأمين العام للأمم المتحدة"]),
        ("قال الرئيس الأمريكي دونالد ترامب إن", ["الرئيس الأمريكي دونالد ترامب"]),
        ("وزير الدفاع الفرنسي أعلن", ["وزير الدفاع الفرنسي"]),
        ("رئيس وزراء إسرائيل غائب", ["رئيس وزراء إسرائيل"]),
        ("المتحدث باسم الحكومة اليمنية نفى", ["المتحدث باسم الحكومة اليمنية"]),
        ("وصل محمود سالم العلي إلى", ["محمود سالم"]),
        ("تضامن مع الشعب الفلسطيني", ["الشعب الفلسطيني"]),
        ("بين مصر والسودان وتشاد", ["مصر", "السودان", "تشاد"]),
    ],
)
def test_arabic_names(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Relations of the Coastal Parties Alliance with", ["Coastal Parties Alliance"]),
        ("the Movement for the Autonomy of Kabylie said", ["Movement for the Autonomy of Kabylie"]),
        ("the Ministry of Foreign Affairs and Cooperation met", ["Ministry of Foreign Affairs and Cooperation"]),
        ("a campaign with Norwegian unions", ["Norwegian unions"]),
        ("support for Harbour TV after it was raided by the police", ["Harbour TV", "police"]),
        ("the Afghan communist regime fell", ["Afghan communist regime"]),
        ("Turkish President Recep Tayyip Erdogan said", ["Turkish President Recep Tayyip Erdogan"]),
        ("Foreign Minister Anna Holm visited", ["Foreign Minister Anna Holm"]),
        ("the volunteer rescue corps sailed", ["rescue corps"]),
        ("armed forces of Argentina landed", ["armed forces of Argentina"]),
        ("the Kabila regime and Hutu leaders", ["Kabila regime", "Hutu leaders"]),
        ("Secretary-General of the United Nations", ["Secretary-General of the United Nations"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("الحكومة المغربية", "state:MAR"),
        ("حكومة قطر", "state:QAT"),
        ("السلطات التركية", "state:TUR"),
        ("النظام السوري", "state:SYR"),
        ("the Turkish government", "state:TUR"),
        ("the government of Iraq", "state:IRQ"),
        ("Taliban fighters", "armed_group:taliban"),
        ("حزب العدالة والتنمية المغربي", "party:justice-and-development-party-morocco"),
    ],
)
def test_institutions_that_stand_for_an_actor(text: str, actor: str) -> None:
    assert [f.naming.actor_id for _, f in scan(text)] == [actor]


@pytest.mark.parametrize("text", ["وزارة الخارجية الإيرانية", "الجيش النيجيري", "Swedish embassy"])
def test_institutions_that_are_actors_themselves(text: str) -> None:
    assert [f.naming.actor_id for _, f in scan(text)] == [None]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("الدعم الإيراني للمشروع", "state:IRN"),
        ("العلاقات الإيرانية", "state:IRN"),
        ("رفض خطط الضم الإسرائيلية", "state:ISR"),
        ("دعماً إيرانياً", "state:IRN"),
        ("Iranian support", "state:IRN"),
        ("شكر الإسرائيليين على", "state:ISR"),
        ("the Soviets left", "state:SUN"),
    ],
)
def test_relational_adjective_is_the_state(text: str, actor: str) -> None:
    assert [(f.naming.actor_id, f.standing) for _, f in scan(text)] == [(actor, Standing.RELATIONAL)]


@pytest.mark.parametrize(
    "text",
    [
        "أبناء اللاجئين السوريين",
        "Syrian refugees",
        "the Turkish lira",
        "اللغة الفرنسية",
        "الطلاب اليمنيين الجدد",
        "تقديم دعم مالي سخي",
        "تنظيم حملة إعلامية",
        "معارضة الخطة الجديدة",
        "منظمة دولية كبيرة",
        "في القاهرة",
        "in Geneva",
        "النظام السياسي الجديد",
        "فتح أبواب المؤسسات",
        "المكتب التنفيذي",
    ],
)
def test_no_actor(text: str) -> None:
    assert words(text) == []


def test_campaign_titles_in_quotation_marks_hold_no_actor() -> None:
    assert words('حملة تحت شعار "معاً من أجل فلسطين" في لبنان') == ["لبنان"]
    assert words('under the title "Our Norway, our rules" in Iceland') == ["Iceland"]
    assert words('قال: "إن إيران دعمت لبنان بالمال"') == ["إيران", "لبنان"]


def test_a_name_in_quotation_marks_is_an_actor() -> None:
    assert words('هجوم تنظيم "داعش" على') == ['تنظيم "داعش"']


def test_short_forms_and_words_of_a_side_wait_for_the_document() -> None:
    standings = {w: f.standing for w, f in scan("واجهت الحركة العدو ودعمت الحكومة حركتنا")}
    assert standings == {
        "الحركة": Standing.SHORT,
        "العدو": Standing.PARTISAN,
        "الحكومة": Standing.ALONE,
        "حركتنا": Standing.SHORT,
    }


def test_partisan_word_with_a_states_adjective_is_that_state() -> None:
    (found,) = scan("في مواجهة العدو الإسرائيلي")
    assert found[0] == "العدو الإسرائيلي" and found[1].naming.actor_id == "state:ISR"


def test_common_word_is_a_state_only_in_its_place() -> None:
    assert words("دعم مالي") == []
    assert words("قوات في مالي") == ["مالي"]


def test_kind_follows_the_head_noun() -> None:
    kinds = [f.naming.kind for _, f in scan("حزب الموجة وقناة البحر وجيش الشمال والاتحاد الوطني للعمال")]
    assert kinds == ["party", "media", "military", "union"]


def test_spelling_of_the_preposition_is_no_given_name() -> None:
    assert words("ناطق الحركة على التلفزيون الفنزويلي") == ["التلفزيون الفنزويلي"]
