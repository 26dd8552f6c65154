from pages import blocks

GAP = "<span style=\"font:7.0pt 'Times New Roman'\">&nbsp;&nbsp;&nbsp; </span>"


def item(mark: str, font: str, style: str, words: str, name: str = "MsoListParagraph") -> str:
    return f"<p class={name} style='{style}'><span style=\"font-family:{font}\">{mark}{GAP}</span>{words}</p>"


def test_items_that_are_paragraphs_have_the_mark_that_is_drawn() -> None:
    body = (
        item("\u00b7", "Symbol", "margin-right:36.0pt;text-indent:-18.0pt", "رفع الأجور")
        + item(
            "o", "'Courier New'", "margin-right:72.0pt;text-indent:-18.0pt", "على مرحلتين", "MsoListParagraphCxSpMiddle"
        )
        + item("\uf0a7", "Wingdings", "mso-list:l0 level3 lfo1", "third")
        + item("\u00d8", "Wingdings", "margin-left:.5in", "arrow")
        + item("\u0623-", "Arial", "margin-right:36.0pt", "lettered")
    )
    assert blocks(body) == ["i1 • رفع الأجور", "i2 ◦ على مرحلتين", "i3 • third", "i1 • arrow", "i1 أ- lettered"]


def test_a_paragraph_of_a_list_without_a_mark_is_a_paragraph() -> None:
    assert blocks("<p class=MsoListParagraph>continued</p>") == ["p continued"]
    assert blocks("<p class=MsoNormal style='mso-list:none'>words</p>") == ["p words"]


def test_headings_of_items_in_lists_by_style_keep_what_they_show() -> None:
    assert blocks("<p class=MsoNormal style='mso-list:l1 level2 lfo3'>no mark drawn</p>") == ["i2 no mark drawn"]
