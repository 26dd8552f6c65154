"""Lines of pages become the blocks that a reader sees."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.reading.outlines import Outline
from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule, Sheet
from dalil.reading.pages.structure import write
from dalil.records.layouts import SCALE, Layout

WIDE = 5.0  # points a letter


def line(
    text: str, y: float, *, left: float | None = None, right: float = 540, size: float = 10, page: int = 1
) -> Line:
    """A line of even letters, which ends at the right margin or begins at `left`."""
    start = right - WIDE * len(text) if left is None else left
    edges = [start + WIDE * n for n in range(len(text) + 1)]
    rtl = any("\u0600" <= c <= "\u06ff" for c in text)
    boxes = [(edges[n], y - 8, edges[n + 1], y + 2) for n in range(len(text))]
    places = [tuple(round(e * SCALE) for e in box) for box in (reversed(boxes) if rtl else boxes)]
    return Line(
        text=text,
        places=places,  # type: ignore[arg-type]
        page=page,
        left=start,
        top=y - 0.8 * size,
        right=edges[-1],
        bottom=y + 0.2 * size,
        size=size,
        rtl=rtl,
    )


def written(*pages: Sequence[Line], rules: Sequence[Rule] = ()) -> tuple[list[str], Layout]:
    """The blocks' lines and the layout."""
    outline = Outline("paper.pdf")
    sheets = [Sheet(number=n, width=600, height=800, lines=lines, rules=rules) for n, lines in enumerate(pages, 1)]
    write(outline, sheets)
    text, layout = outline.finish()
    return [text[b.span.start : b.span.end] for b in layout.blocks], layout


LONG = "كلمات كثيرة تملأ السطر كله حتى نهايته ولا تترك مكانا لكلمة أخرى فيه أبدا مهما صغرت حروفها"
SHORT = "وتنتهي هنا الفقرة."
ENGLISH = "some words that fill the whole of the line and leave no room for one more of them at all in"


def test_a_wrapped_paragraph_is_one_block() -> None:
    blocks, _ = written([line(LONG, 100), line(LONG, 114), line(SHORT, 128), line(SHORT, 142)])
    assert blocks == [f"{LONG} {LONG} {SHORT}", SHORT]


def test_a_word_cut_at_the_end_of_a_line_is_made_whole() -> None:
    blocks, _ = written([line(ENGLISH + " arbi-", 100, left=60), line("tration among merchants.", 114, left=60)])
    assert blocks == [f"{ENGLISH} arbitration among merchants."]


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    first = [line(LONG, 100 + 14 * n) for n in range(4)]
    blocks, layout = written(first, [line(SHORT, 100, page=2)])
    assert len(blocks) == 1
    assert blocks[0].endswith(SHORT)
    assert [s.page for s in layout.stretches] == [1, 2] or len(layout.stretches) == 2


def test_columns_of_arabic_are_read_from_the_right() -> None:
    words = "سطر فيه كلمات تملأ عرض العمود كله"
    right = [line(f"{words} يمين", 100 + 14 * n) for n in range(5)]
    left = [line(f"{words} يسار", 103 + 14 * n, right=280) for n in range(5)]
    blocks, _ = written([*left, *right])
    assert " ".join(blocks).count("يمين") == 5
    assert " ".join(blocks).index("يسار") > " ".join(blocks).rindex("يمين")


def test_a_ruled_table_gives_a_block_a_row() -> None:
    rules = [Rule(left=100, top=y, right=500, bottom=y) for y in (90, 120, 150)]
    rules += [Rule(left=x, top=90, right=x, bottom=150) for x in (100, 300, 500)]
    cells = [
        line("البند", 110, right=480),
        line("المبلغ", 110, right=280),
        line("الصيانة", 140, right=480),
        line("1250", 140, right=280),
    ]
    blocks, layout = written(cells, rules=rules)
    assert blocks == ["البند | المبلغ", "الصيانة | 1250"]
    assert [b.kind.value for b in layout.blocks] == ["row", "row"]
    assert [b.level for b in layout.blocks] == [1, 0]


def test_entries_under_each_other_make_a_table_without_rules() -> None:
    rows = [("الميناء", "السنة", "المبلغ"), ("رملان", "2015", "4,000"), ("سندار", "2016", "75,583")]
    lines = [line(cell, 100 + 16 * n, right=540 - 150 * c) for n, row in enumerate(rows) for c, cell in enumerate(row)]
    blocks, _ = written(lines)
    assert blocks == [" | ".join(row) for row in rows]


def test_a_second_line_of_an_entry_belongs_to_its_row() -> None:
    lines = []
    for n, name in enumerate(("رملان", "سندار", "ميرانيا")):
        lines += [
            line(name, 100 + 40 * n),
            line("إعداد خطة", 100 + 40 * n, right=300),
            line("الطرق", 114 + 40 * n, right=300),
        ]
    blocks, _ = written(lines)
    assert blocks == [f"{name} | إعداد خطة الطرق" for name in ("رملان", "سندار", "ميرانيا")]


def test_items_have_their_depth_and_their_mark() -> None:
    marks = [("• بند أول", 520), ("◦ فرع", 500), ("◦ فرع آخر", 500), ("• بند ثان", 520)]
    _, layout = written([line(SHORT, 86), *(line(t, 100 + 14 * n, right=r) for n, (t, r) in enumerate(marks))])
    assert [(b.kind.value, b.level) for b in layout.blocks[1:]] == [("item", 1), ("item", 2), ("item", 2), ("item", 1)]


def test_a_mark_set_apart_from_its_words_is_put_before_them() -> None:
    blocks, _ = written(
        [line("1.", 100), line("بند أول", 100, right=500), line("2.", 114), line("بند ثان", 114, right=500)]
    )
    assert blocks == ["1. بند أول", "2. بند ثان"]


def test_larger_letters_make_headings_by_level() -> None:
    body = [line(LONG, 180 + 14 * n) for n in range(6)]
    _, layout = written([line("تقرير", 100, size=18), line("مقدمة", 150, size=14), *body])
    assert [(b.kind.value, b.level) for b in layout.blocks[:2]] == [("heading", 1), ("heading", 2)]


def test_a_gap_wider_than_those_around_stands_apart() -> None:
    ys = (100, 114, 128, 170, 184)
    outline = Outline("paper.pdf")
    write(outline, [Sheet(number=1, width=600, height=800, lines=[line(SHORT, y) for y in ys])])
    text, _ = outline.finish()
    assert text.split("\n").count("") == 2  # before the fourth and at the end


def test_small_print_under_a_rule_is_notes() -> None:
    lines = [line(LONG, 100 + 14 * n) for n in range(8)]
    notes = [line("1 حاشية أولى", 700, size=8), line("2 حاشية ثانية", 712, size=8)]
    _, layout = written([*lines, *notes], rules=[Rule(left=440, top=685, right=540, bottom=685.5)])
    assert [b.kind.value for b in layout.blocks] == ["paragraph", "note", "note"]


def test_a_page_of_very_many_lines_ends() -> None:
    lines = [line("كلمة", 10 + n % 780, right=40 + (37 * n) % 520) for n in range(4000)]
    blocks, _ = written(lines)
    assert sum(b.count("كلمة") for b in blocks) == 4000


def test_paragraphs_that_all_stand_alike_are_not_apart_however_near_items_stand() -> None:
    items = [line(f"- item {n} of the list.", 200 + 14 * n, left=60) for n in range(6)]
    outline = Outline("paper.pdf")
    paragraphs = [line(f"A short paragraph {n}.", 60 + 22 * n, left=60) for n in range(3)]
    write(outline, [Sheet(number=1, width=600, height=800, lines=[*paragraphs, *items])])
    assert outline.finish()[0].startswith("A short paragraph 0.\nA short paragraph 1.\nA short paragraph 2.\n")
