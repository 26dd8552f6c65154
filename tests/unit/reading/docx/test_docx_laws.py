"""Laws of reading Word files: whatever tree of blocks they hold, all visible words are read, in order."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from word_files import cell, item, level, lines, numbered, p, r, read, row, table

LISTS = numbered(level(0, "arabicAbjad", "%1)") + level(1, "bullet", "-"), level(0, "decimal", "%1."))


@dataclass(frozen=True)
class Tree:
    """Some XML, and the words in it that a reader sees, in order."""

    xml: str
    words: tuple[str, ...]


def joined(trees: list[Tree]) -> Tree:
    return Tree("".join(t.xml for t in trees), tuple(w for t in trees for w in t.words))


word = st.integers(100, 99_999).map(lambda n: f"w{n}x")
hidden = st.sampled_from(
    [
        '<w:del w:id="1"><w:r><w:delText>gone</w:delText></w:r></w:del>',
        "<w:r><w:instrText>gone</w:instrText></w:r>",
        r("gone", "<w:vanish/>"),
        "<w:bookmarkStart w:id='1' w:name='gone'/>",
    ]
).map(lambda xml: Tree(xml, ()))
run = word.map(lambda w: Tree(r(w + " "), (w,)))
wrapped = st.tuples(
    st.sampled_from(["ins", "hyperlink", "smartTag", "fldSimple", "moveTo"]), st.lists(run, max_size=3).map(joined)
).map(lambda t: Tree(f"<w:{t[0]}>{t[1].xml}</w:{t[0]}>", t[1].words))
broken = st.just(Tree("<w:r><w:br/></w:r>", ()))
inline = st.lists(run | hidden | wrapped | broken, max_size=5).map(joined)
properties = st.sampled_from(
    ["", '<w:outlineLvl w:val="1"/>', "<w:pageBreakBefore/>", "<w:rPr><w:del/></w:rPr>", "<w:bidi/>"]
)
paragraph = st.tuples(inline, properties).map(lambda t: Tree(f"<w:p><w:pPr>{t[1]}</w:pPr>{t[0].xml}</w:p>", t[0].words))
listed = st.tuples(word, st.integers(1, 3), st.integers(0, 2)).map(
    lambda t: Tree(item(t[0], list=t[1], level=t[2]), (t[0],))
)


def rows_of(blocks: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    cells = st.lists(blocks, min_size=1, max_size=3).map(joined).map(lambda t: Tree(cell(t.xml), t.words))
    rows = st.lists(cells, min_size=1, max_size=3).map(joined).map(lambda t: Tree(f"<w:tr>{t.xml}</w:tr>", t.words))
    return st.lists(rows, min_size=1, max_size=3).map(joined).map(lambda t: Tree(table(t.xml), t.words))


def controls_of(blocks: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    inner = st.lists(blocks, max_size=3).map(joined)
    return inner.map(lambda t: Tree(f"<w:sdt><w:sdtContent>{t.xml}</w:sdtContent></w:sdt>", t.words))


def boxes_of(blocks: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    inner = st.lists(blocks, min_size=1, max_size=3).map(joined)
    return inner.map(
        lambda t: Tree(f"<w:p><w:r><w:pict><w:txbxContent>{t.xml}</w:txbxContent></w:pict></w:r></w:p>", t.words)
    )


blocks = st.recursive(paragraph | listed, lambda b: rows_of(b) | controls_of(b) | boxes_of(b), max_leaves=8)
bodies = st.lists(blocks, max_size=6).map(joined)


@settings(max_examples=80)
@given(bodies)
def test_every_visible_word_is_read_once_and_in_order(tree: Tree) -> None:
    text = read(tree.xml + p("end"), numbering=LISTS).text
    assert tuple(w for w in text.split() if w.startswith("w")) == tree.words
    assert "gone" not in text


@settings(max_examples=25)
@given(bodies)
def test_the_same_bytes_give_the_same_blocks(tree: Tree) -> None:
    assert lines(tree.xml + p("end"), numbering=LISTS) == lines(tree.xml + p("end"), numbering=LISTS)


@settings(max_examples=25)
@given(bodies)
def test_all_words_lie_on_pages_that_are_there(tree: Tree) -> None:
    found = read(tree.xml + p("end", ppr="<w:pageBreakBefore/>"), numbering=LISTS)
    pages = {found.layout.page_at(block.span.start) for block in found.layout.blocks}
    assert pages <= ({*range(1, len(found.layout.pages) + 1)} or {None})


@settings(max_examples=15)
@given(st.lists(st.lists(word, min_size=1, max_size=4), min_size=1, max_size=4))
def test_a_row_holds_the_words_of_its_cells(cells: list[list[str]]) -> None:
    body = table(*(row(*line) for line in cells), row("last", "row"))
    assert lines(body)[: len(cells)] == [f"row {' | '.join(line)}" for line in cells]
