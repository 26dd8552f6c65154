"""Paragraphs of Word files: order, headings, bold words, gaps, line breaks."""

from __future__ import annotations

import pytest

from dalil.records.layouts import BlockKind
from word_files import cell, lines, p, r, read, row, style, table

H1 = style("H1", "heading 1")


def test_paragraphs_come_in_order_one_a_line() -> None:
    found = read(p("زار الوفد مدينة الميناء.") + p("The delegation left on Monday."))
    assert found.text == "زار الوفد مدينة الميناء.\nThe delegation left on Monday.\n"


def test_runs_of_one_word_are_joined_without_a_blank() -> None:
    assert read(f"<w:p>{r('الجم')}{r('عية')}{r(' العامة')}</w:p>").text == "الجمعية العامة\n"


@pytest.mark.parametrize(
    "name, kind",
    [
        ("heading 2", "heading2"),
        ("Heading 9", "heading6"),
        ("عنوان 3", "heading3"),
        ("Title", "heading1"),
        ("Subtitle", "heading2"),
        ("Body Text", "paragraph"),
    ],
)
def test_the_name_of_a_style_tells_a_heading(name: str, kind: str) -> None:
    assert lines(p("المقدمة", style="X"), styles=style("X", name)) == [f"{kind} المقدمة"]


def test_a_style_has_the_outline_level_of_the_one_it_is_based_on() -> None:
    styles = style("A", "Chapter", inner='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    styles += style("B", "Chapter red", inner='<w:basedOn w:val="A"/>')
    assert lines(p("Finance", style="B"), styles=styles) == ["heading2 Finance"]


def test_styles_based_on_each_other_end() -> None:
    styles = style("A", "a", inner='<w:basedOn w:val="B"/>') + style("B", "b", inner='<w:basedOn w:val="A"/>')
    assert lines(p("Finance", style="A"), styles=styles) == ["paragraph Finance"]


def test_the_paragraph_itself_may_say_that_it_is_a_heading_or_none() -> None:
    body = p("Finance", ppr='<w:outlineLvl w:val="2"/>') + p("Contents", style="H1", ppr='<w:outlineLvl w:val="9"/>')
    assert lines(body, styles=H1) == ["heading3 Finance", "paragraph Contents"]


def test_a_long_paragraph_in_the_style_of_a_heading_is_text() -> None:
    assert lines(p("كلمة " * 80, style="H1"), styles=H1)[0].startswith("paragraph كلمة")


def test_short_words_in_larger_type_are_a_heading() -> None:
    text = p("The council met and heard the report of its envoy on the harbour.", rpr='<w:sz w:val="24"/>')
    body = p("The harbour", rpr='<w:sz w:val="36"/>') + text + p("Dues", rpr='<w:sz w:val="30"/>') + text
    assert [line.split()[0] for line in lines(body)] == ["heading1", "paragraph", "heading2", "paragraph"]


def test_the_small_type_of_a_table_makes_no_heading_of_paragraphs() -> None:
    small = '<w:sz w:val="16"/>'
    rows = [row(cell(p("a long entry of the table " * 9, rpr=small)), "x") for _ in range(9)]
    body = p("The dues", rpr='<w:sz w:val="24"/>') + table(*rows) + p("It met in May.", rpr='<w:sz w:val="24"/>')
    assert [b.kind for b in read(body).layout.blocks if b.kind is BlockKind.HEADING] == []


def test_words_in_a_complex_script_have_a_size_and_weight_of_their_own() -> None:
    rpr = '<w:bCs/><w:sz w:val="60"/><w:szCs w:val="24"/><w:rtl/>'
    found = read(p("التمويل", rpr=rpr) + p("اجتمع المجلس واستمع إلى تقرير مبعوثه.", rpr='<w:szCs w:val="24"/><w:rtl/>'))
    assert [(b.kind, b.bold) for b in found.layout.blocks] == [
        (BlockKind.PARAGRAPH, True),
        (BlockKind.PARAGRAPH, False),
    ]


def test_bold_of_paragraph_style_and_character_style_cancel_out() -> None:
    styles = style("B", "Strong text", inner="<w:rPr><w:b/></w:rPr>")
    styles += style("C", "Strong", inner="<w:rPr><w:b/></w:rPr>", kind="character")
    body = p("Dues", style="B") + p("Dues", style="B", rpr='<w:rStyle w:val="C"/>')
    assert [b.bold for b in read(body, styles=styles).layout.blocks] == [True, False]


def test_a_line_break_begins_a_block_of_the_same_kind() -> None:
    body = f"<w:p><w:pPr><w:pStyle w:val='H1'/></w:pPr>{r('وزارة')}<w:r><w:br/></w:r>{r('الموانئ')}</w:p>"
    assert lines(body, styles=H1) == ["heading1 وزارة", "heading1 الموانئ"]


def test_a_block_after_an_empty_paragraph_stands_apart_where_others_do_not() -> None:
    assert read(p("one") + p("two") + p() + p("three") + p("four")).text == "one\ntwo\n\nthree\nfour\n"


def test_no_block_stands_apart_where_all_are_evenly_spaced() -> None:
    assert read(p("one") + p() + p("two") + p() + p("three")).text == "one\ntwo\nthree\n"


def test_more_space_than_usual_sets_a_block_apart() -> None:
    styles = style("S", "Section", inner='<w:pPr><w:spacing w:before="480"/></w:pPr>')
    assert (
        read(p("one") + p("two") + p("three", style="S") + p("four"), styles=styles).text == "one\ntwo\n\nthree\nfour\n"
    )


def test_notes_between_blocks_change_no_gap() -> None:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = '<w:footnote w:id="1">' + p("in May", ppr='<w:spacing w:after="900"/>') + "</w:footnote>"
    body = p("one") + f"<w:p>{r('two')}{reference}</w:p>" + p("three") + p("four") + p("five")
    assert read(body, footnotes=notes).text == "one\ntwo\nin May\nthree\nfour\nfive\n"


def test_a_large_first_letter_belongs_to_its_word() -> None:
    body = p("T", ppr='<w:framePr w:dropCap="drop" w:lines="3"/>', rpr='<w:sz w:val="120"/>') + p("he council met.")
    assert lines(body) == ["paragraph The council met."]


def test_marks_that_only_lay_out_words_are_no_words() -> None:
    hyphened = r("اتفاق\u00adية")
    marks = "<w:r><w:softHyphen/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>"
    assert read(f"<w:p>{hyphened}{marks}</w:p>").text == "اتفاقيةa-b c\n"


def test_numbers_that_are_raised_are_not_glued_to_others() -> None:
    raised = r("6", '<w:vertAlign w:val="superscript"/>')
    assert read(f"<w:p>{r('10')}{raised}{r(' units')}</w:p>").text == "10⁶ units\n"


def test_marks_of_notes_that_are_typed_stand_off_their_words() -> None:
    typed = r("(1)", '<w:vertAlign w:val="superscript"/>') + r(" وسفينة") + r("2", '<w:position w:val="8"/>')
    assert read(f"<w:p>{r('منحة')}{typed}</w:p>").text == "منحة (1) وسفينة²\n"


def test_symbols_are_written_as_they_are_drawn() -> None:
    symbol = '<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:char="zz"/>'
    assert read(f"<w:p><w:r>{symbol}</w:r></w:p>").text == "✓≥\ufffd\n"


def test_a_bullet_pasted_without_its_font_is_one_and_an_unknown_sign_is_told() -> None:
    aga = '<w:r><w:sym w:font="AGA Arabesque" w:char="F072"/></w:r>'
    assert read(p("\uf0b7 سفينة") + f"<w:p>{r('المدينة ')}{aga}</w:p>").text == "• سفينة\nالمدينة \ufffd\n"


def test_an_equation_keeps_the_line_between_its_numbers() -> None:
    half = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
    assert read(f"<w:p>{r('A share of ')}<m:oMath>{half}</m:oMath></w:p>").text == "A share of 1/2\n"


def test_what_stands_over_words_follows_them_in_brackets() -> None:
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('kan')}</w:rt><w:rubyBase>{r('漢')}</w:rubyBase></w:ruby>"
    assert read(f"<w:p><w:r>{ruby}</w:r></w:p>").text == "漢(kan)\n"
