"""What a document settles: voice, short forms, words of a side, aliases, the actors over a unit."""

from __future__ import annotations

import pytest

from dalil.recognition.document import DocumentLexicon, study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import load_registry
from dalil.records.mentions import How
from dalil.records.quotes import quote_at
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit, UnitKind, unit_text
from factories import make_source, make_unit

UNION = "الاتحاد العام التونسي للشغل"


def heading(source: Source, words: str, level: int, role: Role) -> Heading:
    start = source.text.index(words)
    facet = role if role in (Role.INTRO, Role.BASIS, Role.OUTCOME) else None
    quote = quote_at(source.id, source.text, start, start + len(words))
    return Heading(quote=quote, level=level, role=role, facet=facet)


def paper(*lines: str) -> tuple[Source, list[Unit]]:
    """A paper of lines: `# ` is the title, `## ` a section, `### ` and `#### ` basis and outcome, `- ` an item."""
    kinds = {"# ": (0, Role.TITLE), "## ": (1, Role.SECTION), "### ": (2, Role.BASIS), "#### ": (2, Role.OUTCOME)}
    texts = [line.lstrip("#- ") for line in lines]
    source = make_source("\n".join(texts))
    units: list[Unit] = []
    path: tuple[Heading, ...] = ()
    for line, text in zip(lines, texts, strict=True):
        mark = line[: len(line) - len(text)]
        kind = UnitKind.TITLE if mark == "# " else UnitKind.HEADING if mark in kinds else UnitKind.ITEM
        if mark in kinds:
            path = tuple(h for h in path if h.level < kinds[mark][0])
        kind = UnitKind.SENTENCE if not mark else kind
        units.append(make_unit(source, text, kind=kind, ordinal=len(units), path=path))
        if mark in kinds:
            path = (*path, heading(source, text, *kinds[mark]))
    return source, units


def study(*lines: str, voice: str | None = None) -> tuple[DocumentLexicon, Source, list[Unit]]:
    source, units = paper(*lines)
    return study_document(source, units, load_registry(), voice=voice), source, units


def named(lines: tuple[str, ...], at: int, voice: str | None = None) -> dict[str, str]:
    """What the mentions of the unit at that line are resolved to: words to id or name."""
    lexicon, source, units = study(*lines, voice=voice)
    mentions = recognise(unit_text(units[at], source.text, source.language), lexicon)
    return {a.quote.exact: a.actor_id or a.name for a in mentions.actors() if a.quote is not None}


def voice_of(*lines: str, voice: str | None = None) -> str | None:
    found = study(*lines, voice=voice)[0].voice
    return None if found is None else found.actor_id or found.name


@pytest.mark.parametrize(
    ("title", "voice"),
    [
        ("# علاقات الأردن مع الاتحاد الأوروبي", "state:JOR"),
        ("# علاقة مصر بتركيا", "state:EGY"),
        ("# العلاقات الخارجية لسلطنة عمان", "state:OMN"),
        ("# تونس: العلاقات مع فرنسا", "state:TUN"),
        ("# العلاقات بين قطر وتركيا", "state:QAT"),
        ("# العلاقات المصرية الإيرانية", "state:EGY"),
        ("# Relations of the Harbour Movement with Norway", "Harbour Movement"),
        ("# Norway's foreign relations", "state:NOR"),
        ("# Jordan: relations with the European Union", "state:JOR"),
        ("# Relations between Iceland and Norway", "state:ISL"),
        ("# العلاقات الدولية: العلاقات الإيرانية", None),
        ("# اليمن تقرر قطع علاقاتها مع قطر", None),
        ("# Norway cuts its relations with Iceland", None),
    ],
)
def test_title_tells_who_speaks(title: str, voice: str | None) -> None:
    assert voice_of(title, "- شيء آخر") == voice


def test_most_used_definite_noun_is_the_voice_of_a_paper() -> None:
    lines = ("# العلاقات الدولية: العلاقات الفنزويلية", "- دعم الحركة", "- دعم حركة الشمال", "- تدريب عناصر الحركة")
    assert voice_of(*lines) == "الحركة"
    assert named(lines, 1) == {"الحركة": "الحركة"}


def test_a_name_given_before_the_short_form_is_the_voices() -> None:
    lines = ("# علاقة النقابة بفرنسا", "تأسست النقابة الوطنية للبحارة سنة 1991.", "- دعم النقابة")
    assert voice_of(*lines) == "النقابة الوطنية للبحارة"
    assert named(lines, 2) == {"النقابة": "النقابة الوطنية للبحارة"}


def test_a_kingdom_named_in_full_later_is_the_voice() -> None:
    lines = ("# علاقات المملكة مع فرنسا", "حرصت المملكة الأردنية الهاشمية على ذلك.", "- دعم المملكة")
    assert voice_of(*lines) == "state:JOR"


def test_news_has_no_voice() -> None:
    assert voice_of("# حركة النهضة تدعم المطالب", "قالت الحركة ذلك.", "وأضافت الحركة هذا.") is None


def test_possessives_of_the_first_person_are_the_voice() -> None:
    lines = ("قالت حركتنا ذلك.", "ولحركتنا موقف، وموقف حركتنا ثابت.")
    assert voice_of(*lines) == "الحركة"
    assert voice_of("our movement speaks.", "In our movement we speak.") == "movement"


@pytest.mark.parametrize(
    ("given", "voice"),
    [
        ("الأردن", "state:JOR"),
        ("المملكة الأردنية الهاشمية", "state:JOR"),
        ("حزب الموجة", "حزب الموجة"),
        ("Nobody", "Nobody"),
    ],
)
def test_the_user_says_who_speaks(given: str, voice: str) -> None:
    assert voice_of("# علاقات مصر مع فرنسا", "قال حزب الموجة الحر ذلك.", voice=given) == voice


def test_voice_is_marked_and_has_no_words() -> None:
    found = study("# علاقات الأردن مع فرنسا", "- دعم")[0].voice
    assert found is not None and found.how is How.VOICE and found.quote is None and found.name == "الأردن"


def test_longer_words_decide_between_two_bearers() -> None:
    lines = (f"# العلاقات الخارجية ل{UNION}", "## الاتحاد الدولي للنقابات", "- دعم الاتحاد الدولي للمنظمة")
    assert named(lines, 2) == {"الاتحاد الدولي": "union:ituc", "للمنظمة": "union:tunisian-general-labour-union"}


def test_self_reference_outweighs_another_bearer() -> None:
    first = f"# العلاقات الخارجية ل{UNION}"
    lines = (
        first,
        "## الاتحاد الدولي للنقابات",
        "سعت المنظمة إلى منظمة العمل الدولية.",
        "- دعم المنظمة",
        "- مقر المنظمة",
    )
    assert named(lines, 3) == {"المنظمة": "union:tunisian-general-labour-union"}


def test_short_form_of_the_partner() -> None:
    lines = ("# علاقات المملكة مع الاتحاد الأوروبي", "حرصت المملكة الأردنية الهاشمية.", "- الاتحاد يدعم المملكة")
    assert named(lines, 2) == {"الاتحاد": "igo:european-union", "المملكة": "state:JOR"}


def test_english_short_forms() -> None:
    lines = ("# Relations of the Coastal Alliance with Norway", "The European Commission met the Alliance.",
             "- Opposing the Commission's plan beside the Alliance")  # fmt: skip
    assert named(lines, 2) == {"Commission": "igo:european-commission", "Alliance": "Coastal Alliance"}


def test_of_several_bearers_the_last_named_before_is_meant() -> None:
    lines = ("دعمت حركة الشمال الحر ذلك.", "وقالت الحركة هذا.", "وظهرت حركة الجنوب الحر.", "وقالت الحركة ذاك.")
    assert named(lines, 1) == {"الحركة": "حركة الشمال الحر"}
    assert named(lines, 3) == {"الحركة": "حركة الجنوب الحر"}


def test_short_form_before_any_name_is_no_actor() -> None:
    assert named(("قالت الحركة هذا.", "ودعمت حركة الشمال الحر ذلك."), 0) == {}


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("The Free Harbour Movement (FHM) met.", "The FHM left.", {"FHM": "Free Harbour Movement"}),
        (
            'It joined the League of Quiet Ports (hereafter "the Ports").',
            "The Ports agreed.",
            {"Ports": "League of Quiet Ports"},
        ),
        ("رابطة البحارة العرب (الرابطة) اجتمعت.", "دعمت الرابطة ذلك.", {"الرابطة": "رابطة البحارة العرب"}),
        ("وكالة أنباء الساحل (ساحلنا) قالت.", "وقالت ساحلنا ذلك.", {"ساحلنا": "وكالة أنباء الساحل"}),
    ],
)
def test_names_in_brackets(first: str, second: str, expected: dict[str, str]) -> None:
    assert named((first, second), 1) == expected


def test_a_registry_name_in_brackets_keeps_its_meaning() -> None:
    assert named(("دعمت فصائل المقاومة الفلسطينية (حماس) ذلك.", "وقالت حماس هذا."), 1) == {"حماس": "armed_group:hamas"}


@pytest.mark.parametrize(
    "settling", ["في مواجهة العدو الإسرائيلي", "في مواجهة العدو (إسرائيل)", "في مواجهة العدو، إسرائيل"]
)
def test_the_document_settles_words_of_a_side(settling: str) -> None:
    assert named((settling, "هاجم العدو"), 1) == {"العدو": "state:ISR"}


def test_words_of_a_side_stay_open_otherwise() -> None:
    assert named(("هاجم العدو", "ووصل الوفد"), 0) == {"العدو": "العدو"}
    assert named(("العدو الإسرائيلي", "العدو التركي", "هاجم العدو"), 2) == {"العدو": "العدو"}
    assert named(("The enemy attacked.",), 0) == {"The enemy": "The enemy"}


def test_ambiguous_alias_is_settled_by_the_document() -> None:
    assert named(("اجتماع الاتحاد الأوروبي", "موقف بروكسل"), 1) == {"بروكسل": "igo:european-union"}


def test_ambiguous_alias_keeps_its_candidates() -> None:
    lexicon, source, units = study("رفض موقف بروكسل")
    (actor,) = recognise(unit_text(units[0], source.text, "ar"), lexicon).actors()
    assert actor.actor_id is None and set(actor.candidates) == {"state:BEL", "igo:european-union"}
    assert actor.name == "بروكسل"


def test_guarded_alias_needs_the_name_in_full() -> None:
    assert named(("وصل هادي أمس",), 0) == {}
    lines = ("وصل عبد ربه منصور هادي أمس.", "وقال هادي ذلك.")
    assert named(lines, 1) == {"هادي": "person:abd-rabbuh-mansur-hadi"}


def test_partners_are_the_actors_of_the_headings_nearest_first() -> None:
    lines = ("# علاقات الأردن مع دول أخرى", "## العلاقة مع فرنسا", "- دعم", "## العلاقة مع تركيا وقطر", "- مساندة")
    lexicon, _, units = study(*lines)
    assert [p.actor_id for p in lexicon.partners(units[2].path)] == ["state:FRA"]
    assert [p.actor_id for p in lexicon.partners(units[4].path)] == ["state:TUR", "state:QAT"]
    assert all(p.how is How.INHERITED and p.quote is None for p in lexicon.partners(units[4].path))


def test_the_nearer_heading_comes_first() -> None:
    lexicon, _, units = study("# Relations of Iceland with Norway", "## With the Nordic Council", "- A grant")
    assert [p.actor_id for p in lexicon.partners(units[2].path)] == ["igo:nordic-council", "state:NOR"]


def test_partner_known_by_its_short_form_alone() -> None:
    lexicon, _, units = study("# علاقة الحركة بالحزب", "- دعم الحزب للحركة", "- مساندة الحركة")
    assert [p.name for p in lexicon.partners(units[1].path)] == ["الحزب"]


def test_partner_no_list_knows() -> None:
    lines = ("# Relations of the Harbour Movement with Zenda", "- Zenda paid the Movement")
    lexicon, _, units = study(*lines)
    assert [p.name for p in lexicon.partners(units[1].path)] == ["Zenda"]
    assert named(lines, 1) == {"Zenda": "Zenda", "Movement": "Harbour Movement"}


def test_an_unknown_state_goes_by_its_bare_name() -> None:
    lines = ("# Relations of the Harbour Movement with the Republic of Ruritania", "- Ruritania paid")
    assert named(lines, 1) == {"Ruritania": "Republic of Ruritania"}


def test_generic_institution_in_a_heading_is_no_partner() -> None:
    lexicon, _, units = study("# علاقات الأردن مع فرنسا", "## دعم الجيش", "- تدريب")
    assert [p.actor_id for p in lexicon.partners(units[2].path)] == ["state:FRA"]


def test_marks_alone_in_brackets_are_no_alias() -> None:
    assert named(('Norway ("\u064b") helps Iran.',), 0) == {"Norway": "state:NOR", "Iran": "state:IRN"}
