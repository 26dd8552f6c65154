"""The Markdown dossier."""

import pytest
from markdown_it import MarkdownIt
from publishing_samples import LABELS, arabic_paper, english_paper, one_line

from dalil.publishing.dossiers import publication_of
from dalil.publishing.markdown import escaped, markdown_page


def page(*sources, lang="en"):
    return "".join(markdown_page(publication_of(sources, LABELS), LABELS, lang))


def rendered(text):
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


def test_an_arabic_dossier_is_one_right_to_left_block():
    text = page(arabic_paper(), lang="ar")
    assert text.startswith('<div dir="rtl" lang="ar">\n\n#') and text.endswith("\n</div>\n")


def test_claims_read_in_order_with_quote_and_place():
    text = page(english_paper())
    assert "**1.** \\[⁨Republic of the Plains⁩\\] — *funding* → \\[⁨Harbour Union⁩\\]" in text
    assert "> ⁨A grant of 500,000 dollars for the families of sailors (2014).⁩" in text


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b> &amp;",
        "# x",
        "- x",
        "1. x",
        "1) x",
        "*a* _b_ `c` [d](e) ![f](g)",
        "a | b",
        "> q",
        "=====",
        "---",
        "\\",
        "+ x",
        "~~~",
    ],
)
def test_words_of_a_source_never_act_as_markup(words):
    tokens = MarkdownIt("commonmark").enable("table").parse(escaped(words))
    assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert "".join(c.content for c in tokens[1].children) == words


def test_a_hostile_document_leaves_no_element():
    html = rendered(page(one_line("<script>alert(1)</script>\n# x\n| a | b |", origin="[x](javascript:y)")))
    assert "<script" not in html and "<a " not in html


def test_tables_keep_their_columns():
    html = rendered(page(arabic_paper(), lang="en"))
    assert html.count("<table>") == 3


def test_a_dossier_without_claims_says_so():
    assert "No claim was found" in page()
