import pytest

from pages import blocks


def test_white_space_collapses_as_browsers_do() -> None:
    assert blocks("<p>  وقّعت\n  النقابة <b>اتفاقاً</b>،\n ثم&nbsp;&nbsp;غادرت </p>") == [
        "p وقّعت النقابة اتفاقاً، ثم غادرت"
    ]


def test_headings_keep_their_level_and_stand_apart() -> None:
    body = "<h1>التقرير</h1><p>نص</p><h3>خلفية</h3><ul><li>بند</li></ul><div role=heading aria-level=4>ختام</div>"
    assert blocks(body) == ["h1 التقرير", "p نص", "^h3 خلفية", "i1 • بند", "^h4 ختام"]


def test_evenly_spaced_paragraphs_do_not_stand_apart() -> None:
    assert blocks("<p>one</p>\n\n\n<p>two</p><div>three</div>") == ["p one", "p two", "p three"]


@pytest.mark.parametrize(
    "gap", ["<p>&nbsp;</p>", "<p></p>", "<hr>", "<br><br>", "<div><br></div><br>", "<p><br></p><br>"]
)
def test_an_empty_line_sets_a_block_apart(gap: str) -> None:
    assert blocks(f"<p>one</p>{gap}<p>two</p>") == ["p one", "^p two"]


def test_a_line_break_begins_a_block() -> None:
    assert blocks("<p>one<br>two<br><br>three<br></p><p>four</p>") == ["p one", "p two", "^p three", "p four"]


def test_a_line_break_in_an_item_begins_another_block_of_the_item() -> None:
    assert blocks("<ul><li>one<br>two</li></ul>") == ["i1 • one", "i1 two"]


def test_preformatted_lines_are_blocks() -> None:
    assert blocks("<pre>one\n  two\n\nthree</pre>") == ["p one", "p two", "^p three"]


def test_a_style_can_keep_line_ends() -> None:
    assert blocks('<div style="white-space: pre-line">one\ntwo</div>') == ["p one", "p two"]


def test_a_paragraph_all_in_bold_says_so() -> None:
    body = '<p><b>كلها</b> <strong>بارزة</strong></p><p><b>بعضها</b> بارز</p><p style="font-weight:700">هذه</p>'
    assert blocks(body) == ["p* كلها بارزة", "p بعضها بارز", "p* هذه"]


def test_bold_may_be_undone_within_bold() -> None:
    assert blocks('<b><p>one</p><p style="font-weight:normal">two</p></b>') == ["p* one", "p two"]


def test_definitions_quotations_captions_and_details_are_blocks() -> None:
    body = (
        "<dl><dt>term</dt><dd>meaning</dd></dl><blockquote>said</blockquote>"
        "<figure><img alt=x><figcaption>caption</figcaption></figure><details><summary>more</summary>rest</details>"
    )
    assert [line.split()[1] for line in blocks(body)] == ["term", "meaning", "said", "caption", "more", "rest"]


def test_short_quotations_have_the_marks_that_browsers_draw() -> None:
    assert blocks("<p>قال <q>نعم</q> ثم مضى</p>") == ["p قال “نعم” ثم مضى"]


def test_soft_hyphens_vanish_and_joiners_stay() -> None:
    assert blocks("<p>co&shy;operation می&zwnj;رود</p>") == ["p cooperation می\u200cرود"]


def test_raised_digits_do_not_join_the_number_before_them() -> None:
    assert blocks("<p>50 م<sup>2</sup>، 10<sup>6</sup>، CO<sub>2</sub>، 1<sup>st</sup></p>") == [
        "p 50 م²، 10⁶، CO2، 1st"
    ]


def test_text_shown_against_its_direction_is_turned() -> None:
    assert blocks('<p><bdo dir="ltr">2019 ةنيدملا ىلإ</bdo></p>') == ["p إلى المدينة 2019"]
    assert blocks('<p><bdo dir="rtl">إلى المدينة</bdo></p>') == ["p إلى المدينة"]


def test_ruby_machinery_and_buttons() -> None:
    assert blocks("<p>x<script>no()</script><style>p{}</style><template>no</template><button>no</button></p>") == [
        "p x"
    ]
    assert blocks("<h2><button>Question</button></h2>") == ["h2 Question"]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ('<p style="font-size:18pt">', "h1 بيان الوزارة"),
        ('<p style="font-size:150%">', "h1 بيان الوزارة"),
        ("<p><font size=5>", "h1 بيان الوزارة"),
        ("<p><font size=+1><b>", "h1 بيان الوزارة"),
        ("<p><font size=4>", "p بيان الوزارة"),
        ('<p style="font-size:x-large">', "h1 بيان الوزارة"),
        ('<p style="font-size:bogus">', "p بيان الوزارة"),
        ("<p class=MsoTitle>", "h1 بيان الوزارة"),
    ],
)
def test_a_short_line_in_clearly_larger_type_is_a_heading(opening: str, expected: str) -> None:
    plain = "قالت الوزارة إنها ستنشر التقرير كاملاً بعد أسبوع."
    assert blocks(f"{opening}بيان الوزارة</font></b></p><p>{plain}</p>") == [expected, f"p {plain}"]


def test_larger_type_ranks_headings_by_size() -> None:
    sizes = [(24, "one"), (12, "text that goes on for a while and ends here."), (16, "two"), (24, "three")]
    lines = blocks("".join(f'<p style="font-size:{size}pt">{words}</p>' for size, words in sizes))
    assert [line.split()[0] for line in lines] == ["h1", "p", "^h2", "^h1"]
