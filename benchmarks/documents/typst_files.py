"""Test documents set by Typst."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from documents.looks import Look
from documents.texts import BULLET, INNER, NOTE_REF, Block, Document


def typst(document: Document, look: Look, out: Path) -> None:
    """Set the document and write the PDF."""
    import typst as program

    source = out.with_suffix(".typ")
    source.write_text(typst_of(document, look), encoding="utf-8")
    try:
        program.compile(str(source), output=str(out), font_paths=["/usr/share/fonts"])
    finally:
        source.unlink()


def typst_of(document: Document, look: Look) -> str:
    """The document in Typst's markup."""
    width, height = look.page
    head = f"header: align(center)[#text(9pt)[#{_string(look.header)}]]," if look.header else ""
    foot = 'numbering: "1",' if look.numbered else ""
    direction = "rtl" if document.rtl else "ltr"
    lines = [
        f"#set page(width: {width}pt, height: {height}pt, margin: {look.margin}pt, columns: {look.columns},",
        f"  {head} {foot})",
        f'#set text(font: ("{look.font}", "Noto Sans"), size: {look.size}pt, lang: "{document.language}",',
        f"  dir: {direction}, hyphenate: {'true' if look.hyphens else 'false'})",
        f"#set par(justify: {'true' if look.justified else 'false'}, leading: {look.leading - 0.7}em,"
        f" spacing: {look.leading - 0.7 + look.gap}em)",
        f"#show heading: set text(tracking: {look.spaced}pt)",
        f'#set list(marker: ([{BULLET}], [{INNER}]))\n#set enum(numbering: "{_numbering(document)}")',
    ]
    return "\n".join([*lines, *_body(document, look)])


def _numbering(document: Document) -> str:
    indic = any(b.mark[:1] in tuple("١٢٣") for b in document.blocks)
    return "١." if indic else "1."


def _body(document: Document, look: Look) -> Iterator[str]:
    notes = {b.mark: b.text for b in document.blocks if b.kind == "note"}
    rows: list[Block] = []
    before = ""
    for block in document.blocks:
        if rows and block.kind != "row":
            yield _table(rows, look)
            rows = []
        if block.kind != before and "item" in (block.kind, before):
            yield ""
        before = block.kind
        if block.kind == "row":
            rows.append(block)
        elif block.kind == "heading":
            yield f"\n{'=' * block.level} {_inline(block.text, notes)}\n"
        elif block.kind == "item":
            sign = "-" if block.mark in (BULLET, INNER) else "+"
            yield f"{'  ' * (block.level - 1)}{sign} {_inline(block.text, notes)}"
        elif block.kind == "paragraph":
            yield f"{_inline(block.text, notes)}\n"
    if rows:
        yield _table(rows, look)


def _table(rows: list[Block], look: Look) -> str:
    stroke = "0.6pt" if look.ruled else "none"
    cells = ", ".join(f"[#{_string(c)}]" for row in rows for c in row.cells)
    return f"\n#table(columns: {len(rows[0].cells)}, align: start, stroke: {stroke}, {cells})\n"


def _inline(text: str, notes: dict[str, str]) -> str:
    parts = NOTE_REF.split(text)
    made = [f"#{_string(parts[0])}"]
    for mark, words in zip(parts[1::2], parts[2::2], strict=True):
        made.append(f"#footnote[#{_string(notes[mark])}]")
        made.append(f"#{_string(words)}")
    return "".join(made)


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}";'
