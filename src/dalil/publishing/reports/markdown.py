"""A report as Markdown (CommonMark with tables); what is drawn in other forms is left out, its numbers stand beside it.

An Arabic report sits in one right-to-left block, the only HTML in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from dalil.publishing.markdown import escaped
from dalil.publishing.reports.blocks import (
    Block,
    Case,
    Facts,
    Heading,
    Items,
    Kind,
    Page,
    Paragraph,
    Table,
    printed_rows,
)
from dalil.publishing.reports.wording import Wording


def markdown_report(page: Page, words: Wording) -> Iterator[str]:
    """The report, chunk by chunk; its blocks are worded as Markdown."""
    if words.lang == "ar":
        yield '<div dir="rtl" lang="ar">\n\n'
    for block in page.blocks:
        yield printed(block)
    if words.lang == "ar":
        yield "</div>\n"


@singledispatch
def printed(block: Block) -> str:
    """A part of a report as Markdown."""
    raise TypeError(f"no Markdown for {type(block).__name__}")


@printed.register
def _heading(block: Heading) -> str:
    return f"{'#' * block.level} {block.words}\n\n"


@printed.register
def _paragraph(block: Paragraph) -> str:
    return f"{block.words}\n\n"


@printed.register
def _facts(block: Facts) -> str:
    return _lines([f"{name}: {value}" for name, value in block.pairs])


@printed.register
def _items(block: Items) -> str:
    return _lines(block.lines)


@printed.register
def _case(block: Case) -> str:
    place = block.place if block.link is None else f"[{block.place}](<{escaped(block.link)}>)"
    said = _lines([f"{who}: {what}" for who, what in block.facts])
    return f"**{place}** · {block.note}\n\n> {block.excerpt}\n\n{said}"


@printed.register
def _table(block: Table) -> str:
    kept = block.kept()
    columns = [block.columns[place] for place in kept]
    rule = ["--:" if column.kind is Kind.NUMBER else "---" for column in columns]
    rows = [[column.words for column in columns], rule, *printed_rows(block, kept)]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    caption = "" if block.headed else f"**{block.caption}**\n\n"
    return f"{caption}{table}\n{_lines(block.notes)}"


def _lines(lines: Sequence[str]) -> str:
    return "".join(f"- {line}\n" for line in lines) + "\n" if lines else ""
