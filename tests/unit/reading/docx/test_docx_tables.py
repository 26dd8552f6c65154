"""Tables of Word files: a row a block, cells in reading order."""

from __future__ import annotations

from word_files import cell, codes, item, level, lines, numbered, p, r, read, row, style, table


def test_a_row_is_one_block_with_its_cells_in_order() -> None:
    body = p("قبل") + table(row("الجهة", "المبلغ"), row("كينيا", "مليون دولار"), ppr="<w:bidiVisual/>") + p("بعد")
    found = ["paragraph قبل", "row الجهة | المبلغ", "row كينيا | مليون دولار", "paragraph بعد"]
    assert lines(body) == found


def test_paragraphs_of_a_cell_are_joined_and_empty_cells_left_out() -> None:
    body = table(row(cell(p("ميناء") + p("المدينة")), "", cell("<w:p/>"), "2019"), row("", ""))
    assert lines(body) == ["row ميناء المدينة | 2019"]


def test_a_cell_merged_into_the_one_above_is_left_out() -> None:
    first = row(cell("الاقتصاد", '<w:vMerge w:val="restart"/>'), "منحة")
    second = row(cell("hidden by Word", "<w:vMerge/>"), "قرض")
    assert lines(table(first, second)) == ["row الاقتصاد | منحة", "row قرض"]


def test_a_cell_over_several_columns_is_read_once() -> None:
    body = table(row(cell("2019", '<w:gridSpan w:val="2"/>'), "2020"), row("a", "b", "c"))
    assert lines(body) == ["row 2019 | 2020", "row a | b | c"]


def test_the_row_that_is_set_to_head_the_table_is_its_head() -> None:
    assert lines(table(row("a", "b", ppr="<w:tblHeader/>"), row("c", "d"))) == ["row1 a | b", "row c | d"]


def test_a_first_row_in_bold_over_others_heads_the_table() -> None:
    head = row(cell(p("a", rpr="<w:b/>")), cell(p("b", rpr="<w:b/>")))
    assert lines(table(head, row("c", "d"))) == ["row1 a | b", "row c | d"]
    assert lines(table(head)) == ["row a | b"]


def test_the_style_of_a_table_may_make_its_first_row_the_head() -> None:
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = style("T", "Grid", kind="table", inner=first)
    rows = row("a", "b"), row("c", "d")
    named = '<w:tblStyle w:val="T"/>'
    assert lines(table(*rows, ppr=f'{named}<w:tblLook w:val="04A0"/>'), styles=styles)[0] == "row1 a | b"
    assert lines(table(*rows, ppr=f'{named}<w:tblLook w:firstRow="0"/>'), styles=styles)[0] == "row a | b"


def test_a_frame_of_single_cells_is_read_as_its_text() -> None:
    body = table(row(cell(p("بيان صحفي", rpr="<w:b/>") + p("زار الوفد الميناء."))), row("وعاد."))
    assert lines(body) == ["paragraph بيان صحفي", "paragraph زار الوفد الميناء.", "paragraph وعاد."]


def test_a_table_inside_a_table_keeps_its_rows() -> None:
    body = table(row(cell(p("قبل") + table(row("a", "b"), row("c", "d")) + "<w:p/>"), "جانب"))
    assert lines(body) == ["paragraph قبل", "row a | b", "row c | d", "paragraph جانب"]


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left, right = ("".join(p(f"{side} {n} " + "word " * 60) for n in range(4)) for side in ("left", "right"))
    found = lines(table(row(cell(left), cell(right))))
    assert [line.split()[1:3] for line in found[3:5]] == [["left", "3"], ["right", "0"]]


def test_items_in_a_cell_keep_their_marks() -> None:
    listed = item("منحة") + item("قرض")
    body = table(row("الاقتصاد", cell(listed)))
    assert lines(body, numbering=numbered(level(0, "decimal", "%1."))) == ["row الاقتصاد | 1. منحة 2. قرض"]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    controlled = f"<w:sdt><w:sdtPr/><w:sdtContent>{row('c', 'd')}</w:sdtContent></w:sdt>"
    inner = "<w:tr><w:sdt><w:sdtContent>" + cell("e") + "</w:sdtContent></w:sdt>" + cell("f") + "</w:tr>"
    assert lines(table(row("a", "b"), controlled, inner)) == ["row a | b", "row c | d", "row e | f"]


def test_a_note_in_a_table_follows_its_row() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = '<w:footnote w:id="2">' + p("estimated") + "</w:footnote>"
    body = table(row(cell(f"<w:p>{r('5')}{note}</w:p>"), "ships"), row("6", "ports"))
    assert lines(body, footnotes=notes) == ["row 5 | ships", "note estimated", "row 6 | ports"]


def test_a_page_break_noted_in_every_cell_is_one() -> None:
    split = cell("<w:p>" + r("above ") + "<w:r><w:lastRenderedPageBreak/><w:t>below</w:t></w:r></w:p>")
    found = read(table(row(split, split), row("last", "row")) + p("end"))
    assert found.layout.page_at(found.text.index("end")) == 2
    assert found.layout.page_at(found.text.rindex("above")) == 1
    assert len(found.layout.pages) == 2


def test_no_words_of_a_table_are_reported_as_lost() -> None:
    assert codes(table(row("a", "b"))) == {}
