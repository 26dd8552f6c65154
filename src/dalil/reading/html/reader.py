"""A web page as its main text with outline and metadata. Nothing outside the file is fetched, and no script runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.errors import Issue, ReadingError
from dalil.reading.extracts import Extract, Metadata
from dalil.reading.files import Limits
from dalil.reading.html.blocks import blocks_of
from dalil.reading.html.damage import damage_of
from dalil.reading.html.encodings import decode_page
from dalil.reading.html.main_text import main_text
from dalil.reading.html.metadata import metadata_of
from dalil.reading.html.note_places import notes_of
from dalil.reading.html.pieces import Piece, headed
from dalil.reading.html.styles import styles_of
from dalil.reading.html.told import told, told_words
from dalil.reading.html.trees import Element, parse
from dalil.reading.html.visibility import hidden_elements
from dalil.reading.outlines import Outline

HEAD = 10_000
XML = "http://www.w3.org/1999/xhtml"
SELF_CLOSED = re.compile(r"<((?:script|style|title|textarea|iframe|div|span|p|a|td|li|b|i)\b[^<>]*)/>", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds."""

    pieces: tuple[Piece, ...]
    metadata: Metadata
    issues: tuple[Issue, ...]
    frames: tuple[str, ...] = ()  # addresses of the pages that it shows within itself
    frameset: bool = False  # whether it is nothing but frames


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an HTML or XHTML file."""
    decoded = decode_page(data, name)
    page = read_page(decoded.text, name, limits)
    issues = (*page.issues, *damage_of(data, decoded.text, decoded.encoding, name))
    return extract_of(page.pieces, page.metadata, name, limits, encoding=decoded.encoding, issues=issues)


def read_page(markup: str, name: str, limits: Limits, *, whole: bool = False, sheets: Sequence[str] = ()) -> Page:
    """The blocks and metadata of a page; with `whole`, all of it, where what is read is no site's page."""
    head = markup[:HEAD]
    if "<!ENTITY" in head:
        raise ReadingError("D129", path=name)
    if name.lower().endswith(".xhtml") or XML in head or head.lstrip("\ufeff \r\n\t").startswith("<?xml"):
        markup = SELF_CLOSED.sub(_opened_and_closed, markup)
    root = parse(markup, name, limits)
    styles = styles_of(root, sheets)
    body = _body(root)
    hidden = hidden_elements(body, styles)
    main = main_text(body, hidden) if not whole else None
    roots, around, left = ((body,), (), ()) if main is None else (main.roots, main.around, main.left)
    out = {id(e) for e in (*hidden, *around)}
    pieces = tuple(blocks_of(roots, styles, lambda e: id(e) in out, notes_of(body, styles)))
    issues = (*told_words("D176", left, name), *told("D177", hidden, name))
    return Page(
        pieces=headed(pieces),
        metadata=metadata_of(root),
        issues=issues,
        frames=tuple(e.get("src") for e in root.elements() if e.tag in ("frame", "iframe")),
        frameset=body.tag == "frameset",
    )


def extract_of(
    pieces: Sequence[Piece],
    metadata: Metadata,
    name: str,
    limits: Limits,
    *,
    encoding: str,
    issues: Iterable[Issue] = (),
) -> Extract:
    """The extract of some blocks, within the limits."""
    if sum(len(p.text) for p in pieces) > limits.max_chars:
        raise ReadingError("D122", path=name, limit=limits.max_chars)
    outline = Outline(name)
    for piece in pieces:
        outline.add(piece.text, kind=piece.kind, level=piece.level, bold=piece.bold, apart=piece.apart)
    text, layout = outline.finish()
    if not text.strip():
        raise ReadingError("D105", path=name)
    return Extract(text=text, layout=layout, metadata=metadata, encoding=encoding, issues=tuple(issues))


def _opened_and_closed(match: re.Match[str]) -> str:
    tag = match[1].split(None, 1)[0]
    return f"<{match[1]}></{tag}>"


def _body(root: Element) -> Element:
    return next((e for e in root.elements() if e.tag in ("body", "frameset")), root)
