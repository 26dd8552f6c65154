"""List items of Word files get the marks that Word counts, and their depth."""

from __future__ import annotations

import pytest

from dalil.reading.docx.numerals import ABJAD, ALPHA, numeral
from word_files import item, level, lines, numbered, p, style

DECIMAL = level(0, "decimal", "%1.")
OUTLINE = DECIMAL + level(1, "decimal", "%1.%2") + level(2, "lowerLetter", "%3)")


@pytest.mark.parametrize(
    "name, counted",
    [
        ("decimal", "1 2 3 27 60"),
        ("decimalZero", "01 02 03 27 60"),
        ("arabicAbjad", "أ ب ج غ ددد"),
        ("arabicAlpha", "أ ب ت ي ثثث"),
        ("lowerLetter", "a b c aa hhh"),
        ("upperRoman", "I II III XXVII LX"),
        ("ordinal", "1st 2nd 3rd 27th 60th"),
        ("cardinalText", "One Two Three Twenty-seven Sixty"),
        ("ordinalText", "First Second Third Twenty-seventh Sixtieth"),
        ("hex", "1 2 3 1B 3C"),
        ("chicago", "* † ‡ ‡‡‡‡‡‡‡ §§§§§§§§§§§§§§§"),
        ("no such format", "1 2 3 27 60"),
    ],
)
def test_numbers_are_written_in_their_format(name: str, counted: str) -> None:
    numbers = (1, 2, 3, 28 if name == "arabicAbjad" or name == "arabicAlpha" else 27, 60)
    assert " ".join(numeral(n, name) for n in numbers) == counted


def test_both_arabic_alphabets_have_all_letters() -> None:
    assert len(ALPHA) == 28
    assert sorted(ALPHA) == sorted(ABJAD)


def test_hindi_numbers_are_those_of_the_language() -> None:
    assert (numeral(12, "hindiNumbers", rtl=True), numeral(12, "hindiNumbers")) == ("١٢", "१२")


@pytest.mark.parametrize("name", ["upperRoman", "arabicAbjad", "ordinalText", "cardinalText", "decimalEnclosedCircle"])
@pytest.mark.parametrize("count", [-3, 10**6])
def test_numbers_that_a_format_cannot_write_are_still_written(name: str, count: int) -> None:
    assert str(count) in numeral(count, name)


def test_items_are_counted_and_lie_one_level_deep() -> None:
    found = lines(item("منحة") + item("سفينة"), numbering=numbered(level(0, "arabicAbjad", "%1)")))
    assert found == ["item1 أ) منحة", "item1 ب) سفينة"]


def test_deeper_levels_name_those_above_and_start_anew() -> None:
    body = item("a") + item("b", level=1) + item("c", level=1) + item("d", level=2) + item("e") + item("f", level=1)
    assert lines(body, numbering=numbered(OUTLINE)) == [
        "item1 1. a",
        "item2 1.1 b",
        "item2 1.2 c",
        "item3 a) d",
        "item1 2. e",
        "item2 2.1 f",
    ]


def test_a_level_may_go_on_counting_after_items_above_it() -> None:
    lists = numbered(DECIMAL + level(1, "decimal", "(%2)", more='<w:lvlRestart w:val="0"/>'))
    body = item("a") + item("b", level=1) + item("c") + item("d", level=1)
    assert lines(body, numbering=lists)[3] == "item2 (2) d"


def test_legal_numbering_writes_digits_for_all_levels() -> None:
    lists = numbered(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", more="<w:isLgl/>"))
    assert lines(item("a") + item("b", level=1), numbering=lists) == ["item1 I. a", "item2 1.1 b"]


def test_lists_of_one_definition_count_on_unless_they_start_anew() -> None:
    again = '<w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="1"/>'
    again += '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    body = item("a") + item("b", list=8) + item("c", list=9) + item("d", list=9)
    assert [line[6:8] for line in lines(body, numbering=numbered(DECIMAL) + again)] == ["1.", "2.", "5.", "6."]


def test_a_list_may_set_a_level_of_its_definition_otherwise() -> None:
    other = '<w:num w:numId="9"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    other += level(0, "upperLetter", "%1)") + "</w:lvlOverride></w:num>"
    assert lines(item("a", list=9), numbering=numbered(DECIMAL) + other) == ["item1 A) a"]


def test_an_item_without_words_is_counted() -> None:
    assert lines(item("a") + item("") + item("b"), numbering=numbered(DECIMAL))[1] == "item1 3. b"


@pytest.mark.parametrize(
    "font, text, drawn",
    [
        ("Symbol", "\uf0b7", "•"),
        ("Wingdings", "\uf0a7", "▪"),
        ("Wingdings", "\uf0fc", "✓"),
        ("Wingdings", "Ø", "➢"),
        ("Courier New", "o", "◦"),
        ("Symbol", "\uf0aa", "♠"),
        ("No Such Font", "\uf0aa", "•"),
        ("No Such Font", "\uf0d8", "➢"),
        ("Wingdings", "\uf0ff", "•"),
        ("Arial", "\ue123", "•"),
        ("Arial", "-", "-"),
        ("Arial", "–", "–"),
    ],
)
def test_bullets_are_written_as_a_reader_sees_them(font: str, text: str, drawn: str) -> None:
    bulleted = level(0, "bullet", text).replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    assert lines(item("سفينة"), numbering=numbered(bulleted)) == [f"item1 {drawn} سفينة"]


def test_a_bullet_that_is_a_picture_is_a_bullet() -> None:
    lists = numbered(level(0, "bullet", "", more='<w:lvlPicBulletId w:val="0"/>'))
    assert lines(item("a"), numbering=lists) == ["item1 • a"]


def test_a_paragraph_that_goes_on_in_a_list_is_no_item() -> None:
    body = item("a") + item("and more of it", list=2) + item("b")
    found = lines(body, numbering=numbered(DECIMAL, level(0, "bullet", " ")))
    assert found == ["item1 1. a", "paragraph and more of it", "item1 2. b"]


def test_a_style_may_bring_its_list_and_level() -> None:
    linked = DECIMAL + level(1, "decimal", "%1.%2.", more='<w:pStyle w:val="Sub"/>')
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style("Top", "Point", inner=listed) + style("Sub", "Sub point", inner=listed)
    found = lines(p("a", style="Top") + p("b", style="Sub"), styles=styles, numbering=numbered(linked))
    assert found == ["item1 1. a", "item2 1.1. b"]


def test_a_paragraph_may_be_taken_out_of_the_list_of_its_style() -> None:
    styles = style("Top", "Point", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    body = p("a", style="Top", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert lines(body, styles=styles, numbering=numbered(DECIMAL)) == ["paragraph a"]


def test_a_numbered_heading_shows_its_number() -> None:
    listed = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    found = lines(
        p("التمويل", style="H") + p("words"),
        styles=style("H", "heading 1", inner=listed),
        numbering=numbered(level(0, "arabicAbjad", "%1-")),
    )
    assert found == ["heading1 أ- التمويل", "paragraph words"]


def test_a_list_style_may_hold_the_definition() -> None:
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
    nums = '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    styles = style("L", "My list", kind="numbering", inner='<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    found = lines(item("a", list=7), styles=styles, numbering=link + nums + numbered(DECIMAL))
    assert found == ["item1 1. a"]


def test_list_styles_that_name_each_other_end() -> None:
    link = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum>'
    nums = '<w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    styles = style("L", "My list", kind="numbering", inner='<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')
    assert lines(item("a", list=7), styles=styles, numbering=link + nums) == ["paragraph a"]


def test_a_list_of_its_own_that_is_indented_further_lies_deeper() -> None:
    lists = numbered(DECIMAL, level(0, "bullet", "-").replace('"720"', '"1440"'))
    body = item("a") + item("b", list=2) + item("c", list=2) + item("d")
    assert [line[:5] for line in lines(body, numbering=lists)] == ["item1", "item2", "item2", "item1"]


def test_an_item_after_a_paragraph_lies_as_deep_as_its_list_did() -> None:
    body = item("a") + item("b", level=1) + p("words") + item("c", level=1)
    assert lines(body, numbering=numbered(OUTLINE))[3] == "item2 1.2 c"


def test_a_mark_may_stand_close_to_its_words() -> None:
    close = '<w:suff w:val="nothing"/>'
    lists = numbered(level(0, "decimal", "(%1)", more=close), level(0, "decimal", "%1", more=close))
    assert lines(item("a") + item("b", list=2), numbering=lists) == ["item1 (1)a", "item1 1 b"]
