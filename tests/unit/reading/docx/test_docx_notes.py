"""Notes, text boxes, fields and controls of Word files."""

from __future__ import annotations

import pytest

from word_files import lines, p, r, read

REFERENCE = '<w:r><w:footnoteReference w:id="{id}"/></w:r>'
SIGN = "<w:r><w:footnoteRef/></w:r>"


def note(id: int, words: str, *, sign: str = SIGN) -> str:
    return f'<w:footnote w:id="{id}"><w:p>{sign}{r(words)}</w:p></w:footnote>'


def field(code: str, result: str) -> str:
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{t}"/></w:r>' for t in ("begin", "separate", "end"))
    shown = result if result.startswith("<") else r(result)
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{shown}{end}"


def box(words: str) -> str:
    return f"<w:txbxContent>{p(words)}</w:txbxContent>"


def test_a_note_follows_its_block_with_its_number() -> None:
    body = f"<w:p>{r('منحت كينيا مليوناً')}{REFERENCE.format(id=2)}{r('.')}</w:p>" + p("ثم قرضاً.")
    notes = '<w:footnote w:type="separator" w:id="0">' + p("---") + "</w:footnote>" + note(2, " تقدير أولي.")
    found = ["paragraph منحت كينيا مليوناً.", "note 1 تقدير أولي.", "paragraph ثم قرضاً."]
    assert lines(body, footnotes=notes) == found


@pytest.mark.parametrize("opening, closing", ["()", "[]"])
def test_brackets_around_the_mark_of_a_note_go_with_it(opening: str, closing: str) -> None:
    body = f"<w:p>{r('A ship')}{r(opening)}{REFERENCE.format(id=1)}{r(closing)}{r(' came (late).')}</w:p>"
    assert lines(body, footnotes=note(1, "in May"))[0] == "paragraph A ship came (late)."


def test_notes_are_counted_in_the_order_of_their_marks_and_in_their_format() -> None:
    body = f"<w:p>{r('a')}{REFERENCE.format(id=5)}{r(' b')}{REFERENCE.format(id=3)}</w:p>"
    settings = '<w:footnotePr><w:numFmt w:val="arabicAbjad"/><w:numStart w:val="2"/></w:footnotePr>'
    found = lines(body, footnotes=note(3, "third") + note(5, "fifth"), settings=settings)
    assert found == ["paragraph a b", "note ب fifth", "note ج third"]


def test_a_note_with_a_mark_of_its_own_is_not_counted() -> None:
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    body = f"<w:p>{r('a')}{own}{r(' b')}{REFERENCE.format(id=2)}</w:p>"
    found = lines(body, footnotes=note(1, "* star", sign="") + note(2, "one"))
    assert found == ["paragraph a b", "note * star", "note 1 one"]


def test_a_note_that_is_named_twice_is_read_once() -> None:
    body = p("a") + f"<w:p>{r('b')}{REFERENCE.format(id=1)}{REFERENCE.format(id=1)}{REFERENCE.format(id=9)}</w:p>"
    assert lines(body, footnotes=note(1, "once")) == ["paragraph a", "paragraph b", "note 1 once"]


def test_a_note_that_names_itself_ends() -> None:
    notes = f'<w:footnote w:id="1"><w:p>{r("round")}{REFERENCE.format(id=1)}</w:p></w:footnote>'
    assert lines(f"<w:p>{r('a')}{REFERENCE.format(id=1)}</w:p>", footnotes=notes) == ["paragraph a", "note round"]


def test_endnotes_stand_at_the_end() -> None:
    body = f'<w:p>{r("a")}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>' + p("b")
    notes = '<w:endnote w:id="1"><w:p><w:r><w:endnoteRef/></w:r>' + r("source") + "</w:p></w:endnote>"
    assert lines(body, endnotes=notes) == ["paragraph a", "paragraph b", "note i source"]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    drawn = f"<w:drawing><wps:wsp><wps:txbx>{box('in the box')}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box('in the box')}</v:textbox></v:shape></w:pict>"
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn}</mc:Choice>'
    both += f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    found = ["paragraph around it", "paragraph in the box"]
    assert lines(f"<w:p>{r('around ')}<w:r>{both}</w:r>{r('it')}</w:p>") == found
    assert lines(f"<w:p>{r('around it')}<w:r>{old}</w:r></w:p>") == found


def test_words_drawn_as_art_are_read() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="وزارة الموانئ"/></v:shape></w:pict></w:r>'
    assert lines(f"<w:p>{r('بيان')}{art}</w:p>") == ["paragraph بيان", "paragraph وزارة الموانئ"]


def test_the_result_of_a_field_is_read_and_its_instruction_is_not() -> None:
    inner = field("IF a = b", "Monday")
    link = f"<w:hyperlink r:id='x'>{r(' See here')}</w:hyperlink>"
    body = f"<w:p>{r('It met on ')}{field('DATE', inner)}{r('.')}{link}</w:p>"
    assert read(body).text == "It met on Monday. See here\n"


def test_a_field_inside_an_instruction_is_not_read() -> None:
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    body = f"<w:p>{r('a')}{begin}{field('REF x', 'inner')}{end}{r('b')}</w:p>"
    assert read(body).text == "ab\n"


def test_a_field_without_an_end_hides_nothing() -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{r("all ")}{field("X", "of it")}</w:p>' + p("more")
    assert read(body).text == "all of it\nmore\n"


def test_a_repeated_mark_of_a_note_is_no_word() -> None:
    assert read(f"<w:p>{r('again')}{field('NOTEREF n1', '3')}{r('.')}</w:p>").text == "again.\n"


def test_forms_show_what_was_chosen() -> None:
    chosen = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='ship'/><w:listEntry w:val='port'/></w:ddList>"
    ticked = "<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"
    made = "".join(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        for data in (chosen, ticked)
    )
    assert read(f"<w:p>{made}</w:p>").text == "port☒\n"


def test_content_controls_are_read() -> None:
    inline = f"<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{r('inline')}</w:sdtContent></w:sdt></w:p>"
    assert read(f"<w:sdt><w:sdtContent>{p('block')}{inline}</w:sdtContent></w:sdt>").text == "block\ninline\n"
