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
