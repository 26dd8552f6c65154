"""Outlines: headings, items, lead-ins, facets and domains."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dalil.records.units import Unit, UnitKind
from dalil.segmentation import outline, sentences
from dalil.segmentation.outline import segment
from factories import make_source

PAPER = """علاقات الرابطة مع اليابان

مقدمة:
حرصت الرابطة على علاقتها مع اليابان. وشملت العلاقة مجالات عدة.

أسس العلاقة
- تلتقي مواقف اليابان مع مواقف الرابطة.
 * تدعم اليابان نيبال.

ثمار العلاقة:
• سياسياً:
- تأييد مطالب الرابطة.
 – الوقوف إلى جانب الرابطة.
مالياً
1- منحة بقيمة 20 ألف دولار.
"""


def units(text: str) -> dict[str, Unit]:
    source = make_source(text)
    return {source.text[u.span.start : u.span.end]: u for u in segment(source)}


def kinds(text: str) -> list[UnitKind]:
    return [u.kind for u in segment(make_source(text))]


def test_the_first_line_is_the_title() -> None:
    assert units(PAPER)["علاقات الرابطة مع اليابان"].kind is UnitKind.TITLE


def test_an_introduction_is_split_into_sentences() -> None:
    found = units(PAPER)
    assert found["حرصت الرابطة على علاقتها مع اليابان."].kind is UnitKind.SENTENCE
    assert found["وشملت العلاقة مجالات عدة."].facet == "intro"


def test_items_with_mixed_bullets_and_stray_indents_are_one_list() -> None:
    found = units(PAPER)
    assert found["تدعم اليابان نيبال."].kind is UnitKind.ITEM
    assert found["تدعم اليابان نيبال."].facet == "basis"
    assert found["الوقوف إلى جانب الرابطة."].domain == "political"


def test_a_heading_without_any_mark_is_known_by_its_words() -> None:
    item = units(PAPER)["منحة بقيمة 20 ألف دولار."]
    assert (item.facet, item.domain) == ("outcome", "financial")


def test_the_path_leads_from_the_title_down() -> None:
    item = units(PAPER)["تأييد مطالب الرابطة."]
    assert [h.quote.exact for h in item.path] == ["علاقات الرابطة مع اليابان", "ثمار العلاقة", "سياسياً"]


def test_units_neither_overlap_nor_run_out_of_order() -> None:
    spans = [(u.span.start, u.span.end) for u in segment(make_source(PAPER))]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("1- دعم", "دعم"),
        ("١) دعم", "دعم"),
        ("أ- دعم", "دعم"),
        ("هـ- دعم", "دعم"),
        ("(iv) Support", "Support"),
        ("b. Support", "Support"),
        ("أولاً: تدعم اليابان الرابطة.", "تدعم اليابان الرابطة."),
        ("▪ دعم", "دعم"),
        ("o Support", "Support"),
    ],
)
def test_item_marks_are_left_out_of_the_unit(line: str, body: str) -> None:
    assert body in units(f"عنوان\n\nسياسياً:\n- بند.\n{line}\n")


@pytest.mark.parametrize(
    ("heading", "domain"),
    [
        ("على الصعيد السياسي:", "political"),
        ("عسكريا :", "military"),
        ("[المجال المالي]", "financial"),
        ("الدعم الإعلامي:", "media"),
        ("Training and equipment", "social"),
        ("Press and outreach", "media"),
        ("In the security field", "military"),
    ],
)
def test_domain_headings_are_known_in_many_forms(heading: str, domain: str) -> None:
    found = units(f"Title\n\nResults:\n{heading}\n- Item.\n- Other item.\n")
    assert found["Item."].domain == domain


def test_a_heading_that_names_a_bank_for_development_names_no_domain() -> None:
    found = units("علاقات س مع ص\n\nمنجزات العلاقة مع بنك التنمية:\n- بند.\n- بند آخر.\n")
    assert (found["بند."].facet, found["بند."].domain) == ("outcome", None)


def test_a_lead_in_stands_over_its_items() -> None:
    text = "عنوان\n\nنتائج:\n- قدمت اليابان للرابطة خلال السنوات الماضية ما يلي:\n• حافلات.\n• حواسيب.\n"
    item = units(text)["حافلات."]
    assert item.path[-1].role == "lead_in"


def test_a_wrapped_item_is_one_unit() -> None:
    found = units("Title\n\nResults:\n- Training at Lima of 20 guards from\n  nine towns.\n- Other.\n")
    assert "Training at Lima of 20 guards from\n  nine towns." in found


def test_a_marked_line_over_a_basis_opens_the_section_on_one_actor() -> None:
    text = "الرابطة\n\nأولاً: حزب النور\nأ) أسس العلاقة\n- بند.\nثانياً: حزب الفجر\nأ) أسس العلاقة\n- بند آخر.\n"
    found = units(text)
    assert [h.quote.exact for h in found["بند آخر."].path] == ["الرابطة", "حزب الفجر", "أسس العلاقة"]


def test_prose_is_sentences_alone() -> None:
    text = "قال الوزير إن بلاده تدعم السلام. وأضاف أنها ستواصل ذلك.\n\nالتقى الوزير السفير."
    assert kinds(text) == [UnitKind.SENTENCE] * 3


def test_abbreviations_and_numbers_end_no_sentence() -> None:
    assert kinds("Gen. Smith met Mr. Jones of the U.N. on 3.5 occasions. They agreed.") == [UnitKind.SENTENCE] * 2


def test_markdown_headings_keep_their_depth() -> None:
    found = units("# Title\n\n## Relations with Peru\n\n### Results\n\n- Support.\n")
    assert [h.level for h in found["Support."].path] == [0, 1, 2]


def test_one_line_without_end_is_still_a_unit() -> None:
    assert len(kinds("حزب " * 500)) == 1


@pytest.mark.parametrize("opening", ["", "- ", "# "])
@pytest.mark.parametrize("text", ["دعمت فرنسا مصر و" * 4000, "ا" * 60_000])
def test_no_unit_and_no_context_grows_without_limit(opening: str, text: str) -> None:
    source = make_source(f"عنوان\n\n{opening}{text}\n")
    found = segment(source)[1:]
    assert max(u.span.end - u.span.start for u in found) <= sentences.LONGEST
    assert max(u.context.end - u.context.start for u in found) <= outline.LONGEST_CONTEXT + sentences.LONGEST
    assert all(u.context.start <= u.span.start and u.span.end <= u.context.end for u in found)
    assert _bare("".join(source.text[u.span.start : u.span.end] for u in found)) == _bare(text)


def _bare(text: str) -> str:
    return "".join(text.split())
