"""Test documents as HTML, and printed to PDF by Chromium, WeasyPrint and MuPDF."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from documents.looks import FONT_FILES, Look
from documents.texts import BULLET, INNER, NOTE_REF, Block, Document

CHROMIUM = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
)


def html_of(document: Document, look: Look, *, footnotes: bool = False) -> str:
    """The document as a page: with footnotes as CSS floats, else with notes at the end."""
    start, end = ("right", "left") if document.rtl else ("left", "right")
    body = "\n".join(_body(document, footnotes=footnotes))
    direction = "rtl" if document.rtl else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{document.language}" dir="{direction}"><head><meta charset="utf-8"><title>{escape(document.title)}</title>
<style>
@page {{ size: {look.page[0]}pt {look.page[1]}pt; margin: {look.margin}pt; {_running(look)} }}
body {{ font-family: "{look.font}", "Noto Sans"; font-size: {look.size}pt; line-height: {look.leading}; margin: 0;
  text-align: {"justify" if look.justified else start}; columns: {look.columns}; column-gap: 20pt;
  hyphens: {"auto" if look.hyphens else "manual"}; }}
h1, h2, h3 {{ letter-spacing: {look.spaced}pt; text-align: {start}; break-after: avoid; margin: 1em 0 .5em; }}
h1 {{ font-size: 1.5em }} h2 {{ font-size: 1.25em }}
p {{ margin: 0 0 {look.gap}em; }} .bold {{ font-weight: bold }}
ul, ol {{ margin: 0 0 {look.gap}em; padding-{start}: 2em; padding-{end}: 0; }}
table {{ border-collapse: collapse; margin: .5em 0 1em; text-align: {start}; }}
td, th {{ padding: 3pt 9pt; font-weight: inherit; text-align: {start};
  {"border: 0.7pt solid #333" if look.ruled else "border: none"} }}
th {{ font-weight: bold }}
sup {{ font-size: 65%; line-height: 0; vertical-align: super; }} .note {{ font-size: 85%; }}
.fn {{ float: footnote; font-size: 85%; text-align: {start}; }}
.fn::footnote-marker {{ content: counter(footnote) " "; }} .fn::footnote-call {{ font-size: 65%; }}
</style></head><body>
{body}
</body></html>"""


def flat_html(lines: Sequence[str], look: Look, *, rtl: bool, title: str) -> str:
    """A page with a <p> for each line and an empty one for each empty line."""
    body = "\n".join(f"<p>{escape(line.strip()) or '&nbsp;'}</p>" for line in lines)
    language, direction = ("ar", "rtl") if rtl else ("en", "ltr")
    style = f"body {{ font: {look.size}pt/{look.leading} '{look.font}', 'Noto Sans' }} p {{ margin: 0 }}"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n<body>\n{body}\n</body></html>\n"
    )


def chromium(page: str, out: Path) -> None:
    """Print a page to PDF."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        profile = f"--user-data-dir={folder}/profile"
        command = [*CHROMIUM, profile, f"--print-to-pdf={out}", f"file://{file}"]
        subprocess.run(command, check=True, capture_output=True, timeout=120)


def weasyprint(page: str, out: Path) -> None:
    """Print a page to PDF."""
    from weasyprint import HTML

    HTML(string=page).write_pdf(out)


def mupdf(page: str, look: Look, out: Path) -> None:
    """Print a page to PDF by MuPDF's stories, which know little CSS."""
    import pymupdf

    font = Path(FONT_FILES[look.font])
    css = f"@font-face {{ font-family: own; src: url({font.name}); }} * {{ font-family: own; }}"
    story = pymupdf.Story(html=page, user_css=css, archive=pymupdf.Archive(str(font.parent)))
    box = pymupdf.Rect(0, 0, *look.page)
    inner = pymupdf.Rect(look.margin, look.margin, look.page[0] - look.margin, look.page[1] - look.margin)
    writer = pymupdf.DocumentWriter(str(out))
    more = 1
    while more:
        device = writer.begin_page(box)
        more, _ = story.place(inner)
        story.draw(device)
        writer.end_page()
    writer.close()


def _running(look: Look) -> str:
    head = f'@top-center {{ content: "{look.header}"; font-size: 9pt; }}' if look.header else ""
    foot = "@bottom-center { content: counter(page); font-size: 9pt; }" if look.numbered else ""
    return head + foot


def _body(document: Document, *, footnotes: bool) -> Iterator[str]:
    notes = {b.mark: b for b in document.blocks if b.kind == "note"}
    blocks = [b for b in document.blocks if b.kind != "note"]
    at = 0
    while at < len(blocks):
        kind, last = blocks[at].kind, at + 1
        while last < len(blocks) and _joins(blocks[at], blocks[last]):
            last += 1
        group = blocks[at:last]
        yield from {"item": _items, "row": _rows}.get(kind, _plain)(group, notes if footnotes else {})
        at = last
    if not footnotes:
        yield from (f'<p class="note">{b.mark} {_inline(b.text, {})}</p>' for b in notes.values())


def _joins(first: Block, block: Block) -> bool:
    """Whether a block belongs to the list or table of the first one."""
    if block.kind != first.kind or block.kind not in ("item", "row"):
        return False
    return block.kind == "row" or block.level > first.level or _list_of(block) == _list_of(first)


def _list_of(item: Block) -> str:
    if item.mark in (BULLET, INNER):
        return "ul"
    return 'ol style="list-style-type: arabic-indic"' if item.mark[0] in "٠١٢٣٤٥٦٧٨٩" else "ol"


def _plain(group: Sequence[Block], notes: dict[str, Block]) -> Iterator[str]:
    for block in group:
        words = _inline(block.text, notes)
        bold = ' class="bold"' if block.bold else ""
        yield f"<h{block.level}>{words}</h{block.level}>" if block.kind == "heading" else f"<p{bold}>{words}</p>"


def _items(group: Sequence[Block], notes: dict[str, Block]) -> Iterator[str]:
    """A list, with lists in it."""
    opened: list[tuple[int, str]] = []
    for item in group:
        tag = _list_of(item)
        while opened and opened[-1][0] > item.level:
            yield f"</li></{opened.pop()[1][:2]}>"
        if opened and opened[-1][0] == item.level:
            yield "</li>"
        else:
            opened.append((item.level, tag))
            yield f"<{tag}>"
        yield f"<li>{_inline(item.text, notes)}"
    while opened:
        yield f"</li></{opened.pop()[1][:2]}>"


def _rows(group: Sequence[Block], notes: dict[str, Block]) -> Iterator[str]:
    yield "<table>"
    for row in group:
        cell = "th" if row.level else "td"
        yield "<tr>" + "".join(f"<{cell}>{_inline(c, notes)}</{cell}>" for c in row.cells) + "</tr>"
    yield "</table>"


def _inline(text: str, notes: dict[str, Block]) -> str:
    """Words with their references to notes."""
    parts = NOTE_REF.split(text)
    made = [escape(parts[0], quote=False)]
    for mark, words in zip(parts[1::2], parts[2::2], strict=True):
        note = notes.get(mark)
        made.append(f"<sup>{mark}</sup>" if note is None else f'<span class="fn">{escape(note.text)}</span>')
        made.append(escape(words, quote=False))
    return "".join(made)
