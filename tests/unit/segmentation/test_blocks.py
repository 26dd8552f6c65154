"""Segmentation of sources whose format knows its blocks."""

from __future__ import annotations

from dalil.records.layouts import BlockKind
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitKind
from dalil.segmentation.outline import segment
from factories import make_source
from outlines import source_of_blocks

HEADING, ITEM, ROW, NOTE, PARAGRAPH = BlockKind
TITLE = (HEADING, 1, "علاقات الجمعية مع النرويج")


def kinds(source: Source) -> list[UnitKind]:
    return [u.kind for u in segment(source)]


def words(source: Source, unit: Unit) -> str:
    return source.text[unit.span.start : unit.span.end]


def path(source: Source, of: str) -> list[str]:
    (unit,) = (u for u in segment(source) if words(source, u).startswith(of))
    return [h.quote.exact for h in unit.path]


def test_a_long_line_is_a_heading_where_the_format_says_so() -> None:
    long = "What the partners of the association have given it in money and in kind over the years of the drought"
    source = source_of_blocks(TITLE, (HEADING, 2, long), (PARAGRAPH, 0, "Nothing was given."))
    assert kinds(source) == [UnitKind.TITLE, UnitKind.HEADING, UnitKind.SENTENCE]


def test_a_paragraph_in_the_style_of_a_heading_stays_a_paragraph() -> None:
    long = "The council met in May and heard the report of its envoy, and after long talks it resolved to send help."
    source = source_of_blocks(TITLE, (HEADING, 2, long), (PARAGRAPH, 0, "Nothing was given."))
    assert kinds(source)[1] is UnitKind.SENTENCE


def test_blocks_are_not_joined_where_lines_of_plain_text_are() -> None:
    lines = (
        "الورقة الأولى للجمعية",
        "في شهر أيار اجتمع مجلس الجمعية وسمع تقرير المبعوث عن السنة كلها وما جرى فيها",
        "ثم قدمت كينيا منحة ثانية للجمعية في العام نفسه",
    )
    assert len(segment(make_source("\n".join(lines)))) == 2
    assert len(segment(source_of_blocks(*((PARAGRAPH, 0, line) for line in lines)))) == 3


def test_an_item_needs_no_mark() -> None:
    source = source_of_blocks(
        TITLE, (PARAGRAPH, 0, "ثمار العلاقة:"), (ITEM, 1, "منحة بقيمة مليون دولار"), (ITEM, 1, "سفينة")
    )
    assert kinds(source)[2:] == [UnitKind.ITEM, UnitKind.ITEM]


def test_an_item_over_deeper_items_is_their_heading() -> None:
    blocks = ((PARAGRAPH, 0, "ثمار العلاقة:"), (ITEM, 1, "مالياً:"), (ITEM, 2, "منحة بقيمة مليون دولار"))
    assert path(source_of_blocks(TITLE, *blocks), "منحة")[-1] == "مالياً"


def test_bold_words_that_stand_alone_are_a_heading() -> None:
    blocks = (TITLE, (PARAGRAPH, 0, "Money from the north"), (ITEM, 1, "- A grant."))
    assert path(source_of_blocks(*blocks, bold=[1]), "A grant")[-1] == "Money from the north"


def test_rows_stand_under_the_row_that_heads_their_table() -> None:
    rows = ((ROW, 1, "الجهة | المبلغ"), (ROW, 0, "النرويج | 5 ملايين دولار"), (ROW, 0, "كينيا | مليون دولار"))
    source = source_of_blocks(TITLE, *rows, (ITEM, 1, "- سفينة"))
    assert path(source, "كينيا")[-1] == "الجهة | المبلغ"
    assert path(source, "سفينة") == [TITLE[2]]


def test_a_note_leaves_the_list_it_stands_in_open() -> None:
    lead = "قدمت النرويج للجمعية في تلك السنوات ما يلي:"
    blocks = ((PARAGRAPH, 0, lead), (ITEM, 1, "- منحة"), (NOTE, 0, "1 انظر التقرير السنوي."), (ITEM, 1, "- سفينة"))
    assert path(source_of_blocks(TITLE, *blocks), "سفينة")[-1] == lead.rstrip(":")


def test_equal_heading_levels_mean_equal_levels_of_the_outline() -> None:
    sections = (
        (HEADING, 2, "أسس العلاقة"),
        (PARAGRAPH, 0, "المصلحة."),
        (HEADING, 2, "في الميدان"),
        (PARAGRAPH, 0, "سفينة."),
    )
    assert path(source_of_blocks(TITLE, *sections), "سفينة") == [TITLE[2], "في الميدان"]


def test_a_heading_right_under_a_facet_belongs_to_it_whatever_its_style() -> None:
    sections = ((HEADING, 2, "ثمار العلاقة"), (HEADING, 2, "في الميدان"), (PARAGRAPH, 0, "سفينة."))
    assert path(source_of_blocks(TITLE, *sections), "سفينة") == [TITLE[2], "ثمار العلاقة", "في الميدان"]


def test_the_partner_under_the_title_stays_open_though_it_stands_apart() -> None:
    blocks = (
        TITLE,
        (HEADING, 2, "مملكة النرويج"),
        (PARAGRAPH, 0, "تمهيد قصير."),
        (HEADING, 2, "ثمار العلاقة"),
        (ITEM, 1, "- سفينة"),
    )
    assert path(source_of_blocks(*blocks, apart=[1, 3]), "سفينة") == [TITLE[2], "مملكة النرويج", "ثمار العلاقة"]


def test_lines_pasted_one_by_one_go_on_where_one_begins_with_a_small_letter() -> None:
    blocks = ((ITEM, 1, "o Ottawa finances the police and"), (PARAGRAPH, 0, "stands by Guyana in its border case."))
    source = source_of_blocks(TITLE, (PARAGRAPH, 0, "Foundations"), *blocks, (ITEM, 1, "o Canada speaks for them."))
    last = [words(source, u) for u in segment(source)][-2:]
    assert last == ["Ottawa finances the police and\nstands by Guyana in its border case.", "Canada speaks for them."]


def test_a_list_without_marks_stays_a_list() -> None:
    lead = "In that year the two parties agreed to do the following:"
    source = source_of_blocks(
        TITLE, (PARAGRAPH, 0, lead), (PARAGRAPH, 0, "open offices;"), (PARAGRAPH, 0, "train staff.")
    )
    assert [words(source, u) for u in segment(source)][-2:] == ["open offices;", "train staff."]
