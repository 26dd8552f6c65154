"""A page saved with all it shows in one file (MHTML). What it names outside the file is never fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from email.message import Message

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.encodings import decode_page
from dalil.reading.html.mail_damage import damage_of
from dalil.reading.html.mime import charset, content, header, leaves, parse_message
from dalil.reading.html.reader import Page, extract_of, read_page
from dalil.reading.html.told import told_words

MAX_FRAMES = 50
PAGES = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A page or style sheet of the file."""

    text: str
    encoding: str
    names: frozenset[str]  # by which other parts call it


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an MHTML file: of its first page, and of the frames that hold more than it does."""
    message = parse_message(data, name, limits)
    parts = list(leaves(message))
    pages = [_part(p, name) for p in parts if p.get_content_type() in PAGES and content(p).strip()]
    if not pages:
        raise ReadingError("D120", path=name, reason="no part with a page")
    sheets = tuple(_part(p, name).text for p in parts if p.get_content_type() == "text/css" and content(p).strip())
    first = read_page(pages[0].text, name, limits, sheets=sheets)
    frames = [read_page(p.text, name, limits, sheets=sheets) for p in _framed(first, pages[1:])]
    shown = [page for page in frames if first.frameset or _size(page) > _size(first)]
    left = [page for page in frames if page not in shown]
    metadata = replace(first.metadata, title=first.metadata.title or header(message, "subject"))
    return extract_of(
        [piece for page in (first, *shown) for piece in page.pieces],
        metadata,
        name,
        limits,
        encoding=pages[0].encoding,
        issues=(
            *first.issues,
            *(i for page in shown for i in page.issues),
            *told_words("D176", (p.text for page in left for p in page.pieces), name),
            *damage_of(message, parts, name),
        ),
    )


def _part(part: Message, name: str) -> _Part:
    decoded = decode_page(content(part), name, said=charset(part))
    labels = {f"cid:{header(part, 'content-id') or ''}".replace("<", "").replace(">", "")}
    labels.add(header(part, "content-location") or "")
    return _Part(text=decoded.text, encoding=decoded.encoding, names=frozenset(labels - {"", "cid:"}))


def _framed(page: Page, parts: Sequence[_Part]) -> list[_Part]:
    """The parts that the frames of a page show, in order, each once."""
    by_name = {name: part for part in parts for name in part.names}
    found = (by_name.get(source) for source in dict.fromkeys(page.frames))
    return list(dict.fromkeys(part for part in found if part is not None))[:MAX_FRAMES]


def _size(page: Page) -> int:
    return sum(len(piece.text) for piece in page.pieces)
