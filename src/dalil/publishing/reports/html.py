"""A report as one HTML page that needs nothing else: no script, no network, no font file, no inline style."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, singledispatch
from importlib.resources import files

from dalil.publishing.html import policy
from dalil.publishing.html import style_sheet as dossier_sheet
from dalil.publishing.markup import NOTHING, Html, el, joined, text
from dalil.publishing.phrases import program
from dalil.publishing.reports.blocks import (
    Block,
    Case,
    Cell,
    Column,
    Facts,
    Group,
    Heading,
    Items,
    Kind,
    Page,
    Paragraph,
    Table,
)
from dalil.publishing.reports.drawings import axis_drawing, cell_drawing
from dalil.publishing.reports.wording import Wording

CLASSES = {Kind.NUMBER: "n", Kind.NAME: "name"}


def html_report(page: Page, words: Wording) -> Iterator[str]:
    """The page, chunk by chunk; its blocks are worded as HTML."""
    mirrored = words.lang == "ar"
    yield "<!doctype html>\n"
    yield f'<html lang="{words.lang}" dir="{"rtl" if mirrored else "ltr"}">\n'
    yield _head(page) + "\n<body>\n<main>\n"
    opening, rest = _opening(page)
    yield el("header", *(printed(block, mirrored) for block in opening)) + "\n"
    yield _contents(page, words) + "\n"
    for block in rest:
        yield printed(block, mirrored) + "\n"
    yield "</main>\n</body>\n</html>\n"


@cache
def style_sheet() -> str:
    """The style sheet of the dossier, and what reports add to it."""
    own = files("dalil.publishing").joinpath("assets", "report.css").read_text(encoding="utf-8")
    return f"{dossier_sheet()}\n{own}"


def _head(page: Page) -> Html:
    return el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy(sheet=style_sheet())),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content=program()),
        el("title", text(page.title)),
        el("style", style_sheet()),
    )


def _opening(page: Page) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the first heading with an anchor, and the rest."""
    first = next((i for i, b in enumerate(page.blocks) if isinstance(b, Heading) and b.anchor), len(page.blocks))
    return page.blocks[:first], page.blocks[first:]


def _contents(page: Page, words: Wording) -> Html:
    entries = ((b.anchor, b.words) for b in page.blocks if isinstance(b, Heading) and b.anchor is not None)
    links = (el("li", el("a", title, href=f"#{anchor}")) for anchor, title in entries)
    return el("nav", el("ol", *links), aria_label=words.spoken.say("report.contents"))


@singledispatch
def printed(block: Block, mirrored: bool) -> Html:
    """A part of a report as HTML."""
    raise TypeError(f"no HTML for {type(block).__name__}")


@printed.register
def _heading(block: Heading, mirrored: bool) -> Html:
    return el(f"h{block.level}", block.words, id=block.anchor)


@printed.register
def _paragraph(block: Paragraph, mirrored: bool) -> Html:
    return el("p", block.words, class_=block.kind or "prose")


@printed.register
def _facts(block: Facts, mirrored: bool) -> Html:
    return el("dl", *(el("div", el("dt", name), el("dd", value)) for name, value in block.pairs), class_="facts")


@printed.register
def _items(block: Items, mirrored: bool) -> Html:
    return el("ul", *(el("li", line) for line in block.lines), class_="items")


@printed.register
def _case(block: Case, mirrored: bool) -> Html:
    place = block.place if block.link is None else el("a", block.place, href=block.link)
    said = (el("div", el("dt", who), el("dd", what)) for who, what in block.facts)
    return el(
        "article",
        el("p", place, " ", el("span", block.note, class_="place"), class_="where"),
        el("blockquote", el("p", block.excerpt)),
        el("dl", *said, class_="facts"),
        class_="case",
    )


@printed.register
def _table(block: Table, mirrored: bool) -> Html:
    head = el("tr", *(_column_head(column, block, mirrored=mirrored) for column in block.columns))
    bodies = (_body(group, block, mirrored=mirrored) for group in block.groups)
    table = el(
        "table",
        el("caption", block.caption, class_="unseen" if block.headed else None),
        el("thead", head),
        *bodies,
        class_=_width(block),
    )
    notes = el("ul", *(el("li", note) for note in block.notes), class_="why-none") if block.notes else NOTHING
    return joined([el("div", table, class_="table", tabindex="0"), notes])


def _width(table: Table) -> str | None:
    """The class of a table that does not take the whole line."""
    if table.dense:
        return "dense"
    return "compact" if table.compact else None


def _column_head(column: Column, table: Table, *, mirrored: bool) -> Html:
    if not column.words:
        return el("td")
    if column.kind is Kind.PLOT and table.axis is not None:
        return el("th", column.words, axis_drawing(table.axis, mirrored=mirrored), scope="col", class_="plot")
    return el("th", column.words, scope="col", class_=CLASSES.get(column.kind))


def _body(group: Group, table: Table, *, mirrored: bool) -> Html:
    """The rows of a group under its heads."""
    rows = [[_cell(c, k, table, mirrored=mirrored) for c, k in _placed(row, group, table)] for row in group.rows]
    heads = [_row_head(group, place, table) for place in range(len(group.heads))]
    lines = (el("tr", *(heads if i == 0 else ()), *row) for i, row in enumerate(rows))
    return el("tbody", *lines)


def _placed(row: tuple[Cell, ...], group: Group, table: Table) -> Iterator[tuple[Cell, Kind]]:
    """The cells of a row with what their columns hold."""
    kinds = (column.kind for column in table.columns[len(group.heads) :])
    return zip(row, kinds, strict=True)


def _row_head(group: Group, place: int, table: Table) -> Html:
    several = str(len(group.rows)) if len(group.rows) > 1 else None
    kind = table.columns[place].kind
    words = group.heads[place]
    if not words:
        return el("td", rowspan=several)
    return el("th", words, scope="rowgroup" if several else "row", rowspan=several, class_=CLASSES.get(kind))


def _cell(cell: Cell, kind: Kind, table: Table, *, mirrored: bool) -> Html:
    if kind is Kind.PLOT and table.axis is not None:
        return el("td", cell_drawing(cell, table.axis, mirrored=mirrored), class_="plot")
    names = [CLASSES[kind]] if kind in CLASSES else []
    names += [f"shade-{cell.shade}"] if cell.shade is not None else []
    names += ["framed"] if cell.framed else []
    return el("td", cell.words, class_=" ".join(names) or None)
