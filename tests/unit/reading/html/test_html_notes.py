import pytest

from pages import blocks


@pytest.mark.parametrize(
    "mark",
    [
        '<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
        '<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>',
        '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>',
        '<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>',
        '<sup><a href="#note-x">١</a></sup>',
    ],
)
def test_marks_of_notes_stay_out_of_words(mark: str) -> None:
    assert blocks(f"<p>بلغت الكلفة 120{mark} ديناراً</p>") == ["p بلغت الكلفة 120 ديناراً"]


@pytest.mark.parametrize(
    "note",
    [
        '<section role="doc-endnotes"><p>شرح <a href="#fnref1" role="doc-backlink">↩︎</a></p></section>',
        '<ol class=references style="list-style:none"><li id="cite_note-1"><a href="#cite_ref-1">^</a> شرح</li></ol>',
        "<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>شرح</p></div>",
        '<div id="sdfootnote1"><p class="sdfootnote">شرح</p></div>',
        "<aside role=doc-footnote>شرح</aside>",
    ],
)
def test_notes_are_known_by_role_class_or_id(note: str) -> None:
    assert blocks(f"<p>متن</p>{note}") == ["p متن", "n شرح"]


def test_a_link_to_a_section_is_no_note_mark() -> None:
    assert blocks('<p>See <a href="#part2">2</a> and x<sup>(3)</sup></p>') == ["p See 2 and x (3)"]


def test_a_note_is_read_after_the_block_that_refers_to_it() -> None:
    mark = '<a href="#fn{0}" class="footnote-ref"><sup>{0}</sup></a>'
    body = f"<p>one{mark.format(2)}</p><ul><li>two{mark.format(1)}</li></ul><p>end</p>"
    notes = (
        "<section role=doc-endnotes><ol><li id=fn1><p>first</p><p>more</p></li><li id=fn2>second</li></ol></section>"
    )
    expected = ["p one", "n 2. second", "i1 • two", "n 1. first", "n more", "^p end"]
    assert blocks(body + notes) == expected


def test_notes_of_office_programs_are_read_whole_where_they_belong() -> None:
    reference = '<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a>'
    mark = '<a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a>'
    note = f"<div id=ftn1><p class=MsoFootnoteText>{mark} شرح</p><p class=MsoFootnoteText>تتمة</p></div>"
    assert blocks(f"<p>متن{reference}</p><p>ختام</p>{note}") == ["p متن", "n [1] شرح", "n تتمة", "p ختام"]


def test_notes_of_table_cells_stand_after_their_row() -> None:
    mark = '<sup><a href="#cite_note-1">[1]</a></sup>'
    table = f"<table><tr><td>a{mark}<td>b<tr><td>c<td>d</table>"
    notes = '<ol class=references><li id="cite_note-1">source</li></ol>'
    assert blocks(table + notes) == ["r a | b", "n 1. source", "r c | d"]


def test_a_note_that_nothing_refers_to_stays_in_its_place() -> None:
    assert blocks("<div class=footnotes><ol><li id=fn1>alone</li></ol></div>") == ["n 1. alone"]
