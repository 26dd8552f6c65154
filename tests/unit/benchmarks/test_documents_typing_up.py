from __future__ import annotations

from documents.typing_up import typed_up

PAPER = """Relations of the Harbour Guild with Norland

Background
The Guild has worked with Norland since 2011.

Grounds
1- Both want open ports.
2- Norland pays for lighthouses

Results:
Politically
- Norland backed the Guild.
• Finances:
- A grant of 20,000 crowns.
"""


def kinds(text: str) -> list[tuple[str, int, str]]:
    return [(b.kind, b.level, b.mark) for b in typed_up(text, rtl=False).blocks]


def test_short_lines_that_stand_alone_or_over_a_list_become_headings() -> None:
    found = [(b.text, b.level) for b in typed_up(PAPER, rtl=False).blocks if b.kind == "heading"]
    assert found == [
        ("Relations of the Harbour Guild with Norland", 1),
        ("Background", 2),
        ("Grounds", 2),
        ("Results:", 2),
        ("Politically", 3),
    ]


def test_numbers_that_count_become_a_numbered_list() -> None:
    assert [k for k in kinds(PAPER) if k[2].endswith(".")] == [("item", 1, "1."), ("item", 1, "2.")]


def test_a_bullet_that_announces_others_holds_them() -> None:
    assert kinds("Title\n\n• Money:\n- a grant of two boats.\n• Press:\n- a film.\n")[1:] == [
        ("item", 1, "•"),
        ("item", 2, "◦"),
        ("item", 1, "•"),
        ("item", 2, "◦"),
    ]


def test_a_wrapped_paragraph_is_one_block() -> None:
    long = "The Guild of the Harbour has worked for many years with the island of Norland\nand its lighthouses."
    (_, paragraph) = typed_up(f"Title\n\n{long}", rtl=False).blocks
    assert paragraph.text == long.replace("\n", " ")


def test_sentences_stay_paragraphs_and_underlined_lines_become_headings() -> None:
    found = kinds("Paper\n=====\nNorland gave boats.\n\nMoney for the widows of the sailors\n---\nNorland paid.")
    assert [k[0] for k in found] == ["heading", "paragraph", "heading", "paragraph"]
