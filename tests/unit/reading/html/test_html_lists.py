import pytest

from pages import blocks


def test_nested_lists_keep_depth_and_marks() -> None:
    body = "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li><li>four</li></ul><p>after</p>"
    assert blocks(body) == ["i1 • one", "i2 ◦ two", "i3 ▪ three", "i1 • four", "^p after"]


@pytest.mark.parametrize(
    ("opening", "mark"),
    [
        ("<ol>", "1. "),
        ("<ol start=7>", "7. "),
        ("<ol type=a start=28>", "ab. "),
        ("<ol type=I start=49>", "XLIX. "),
        ("<ol type=i start=4>", "iv. "),
        ('<ol style="list-style-type: arabic-indic" start=12>', "١٢. "),
        ('<ol style="list-style: upper-alpha inside">', "A. "),
        ('<ol style="list-style-type: decimal-leading-zero">', "01. "),
        ("<ul type=circle>", "◦ "),
        ("<ul style=\"list-style-type: '- '\">", "- "),
        ('<ul style="list-style: none">', ""),
        ("<ul style='list-style-image: url(x.png)'>", "• "),
        ("<ol start=x>", "1. "),
    ],
)
def test_marks_are_those_that_browsers_draw(opening: str, mark: str) -> None:
    assert blocks(f"{opening}<li>بند</li></{opening[1:3]}>") == [f"i1 {mark}بند"]


def test_numbers_run_on_from_a_value_and_backwards() -> None:
    assert blocks("<ol><li>a<li value=5>b<li>c</ol>") == ["i1 1. a", "i1 5. b", "i1 6. c"]
    assert blocks("<ol reversed><li>a<li>b</ol>") == ["i1 2. a", "i1 1. b"]


def test_a_mark_that_the_writer_set_is_not_doubled() -> None:
    assert blocks("<ul><li>- دعم</li><li>أ) منحة</li><li>1- قرض</li></ul>") == ["i1 - دعم", "i1 أ) منحة", "i1 1- قرض"]


def test_a_rule_of_the_page_sets_the_mark() -> None:
    rules = "/* x } */ ol.legal, #y > b { list-style-type: lower-roman } @media print { ol { display: none } }"
    head = f"<style>{rules}</style>"
    assert blocks("<ol class=legal><li>a</ol>", head) == ["i1 i. a"]


def test_paragraphs_of_an_item_share_its_level_and_only_the_first_its_mark() -> None:
    assert blocks("<ul><li><p>one</p><p>two</p></li></ul>") == ["i1 • one", "i1 two"]


def test_an_item_without_words_passes_no_mark_on() -> None:
    assert blocks("<ol><li><ul><li>deep</li></ul></li></ol><p>after</p>") == ["i2 ◦ deep", "^p after"]
    assert blocks("<ul><li></li></ul><p>after</p>") == ["p after"]


def test_levels_of_flat_lists_stand_in_their_class_names() -> None:
    body = '<ul class="lst-kix_abc12-0 start"><li>a</li></ul><ul class="lst-kix_abc12-1"><li>b</li></ul>'
    assert [line.lstrip("^")[:2] for line in blocks(body)] == ["i1", "i2"]


def test_items_outside_of_a_list_are_items() -> None:
    assert blocks("<div><li>loose</li></div>") == ["i1 • loose"]


def test_numbered_headings_in_items_keep_their_number() -> None:
    assert blocks("<ol><li><h2>Aims</h2>text</li></ol>") == ["h2 1. Aims", "i1 text"]
