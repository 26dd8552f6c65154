"""A mail: its subject as title, who wrote it and when, and its body as HTML or plain text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from dalil.errors import Issue, ReadingError, Severity
from dalil.reading.extracts import Extract, Metadata
from dalil.reading.files import Limits
from dalil.reading.html.encodings import decode_page
from dalil.reading.html.letters import pieces_of_letter
from dalil.reading.html.mail_damage import damage_of
from dalil.reading.html.mime import charset, content, file_name, header, leaves, parse_message
from dalil.reading.html.pieces import Piece
from dalil.reading.html.reader import extract_of, read_page
from dalil.records.layouts import BlockKind

SHOWN = 8  # attachments that an issue names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    """The text of a mail."""

    pieces: tuple[Piece, ...] = ()
    encoding: str = "utf-8"
    issues: tuple[Issue, ...] = ()


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of a mail in a file."""
    message = parse_message(data, name, limits)
    parts = list(leaves(message))
    bodies = _bodies(parts)
    read = [_read(part, name, limits) for part in bodies]
    subject = header(message, "subject")
    title = (Piece(text=subject, kind=BlockKind.HEADING, level=1),) if subject else ()
    pieces = (*title, *(piece for body in read for piece in body.pieces))
    if not pieces:
        raise ReadingError("D105", path=name)
    metadata = Metadata(title=subject, author=_author(message), published=_day(message))
    encoding = next((body.encoding for body in read), "utf-8")
    issues = (
        *(i for body in read for i in body.issues),
        *_attached(parts, bodies, name),
        *damage_of(message, parts, name),
    )
    return extract_of(pieces, metadata, name, limits, encoding=encoding, issues=issues)


def _bodies(parts: Sequence[Message]) -> list[Message]:
    """The parts that are the mail's own words: its HTML, which keeps lists and tables, else its plain text."""
    texts = [p for p in parts if p.get_content_maintype() == "text" and not _is_attached(p) and content(p).strip()]
    pages = [p for p in texts if p.get_content_subtype() == "html"]
    plain = [p for p in texts if p.get_content_subtype() not in ("html", "calendar", "css", "xml", "csv", "rtf")]
    return pages or plain


def _read(part: Message, name: str, limits: Limits) -> _Body:
    decoded = decode_page(content(part), name, said=charset(part))
    if part.get_content_subtype() == "html":
        page = read_page(decoded.text, name, limits, whole=True)
        return _Body(pieces=page.pieces, encoding=decoded.encoding, issues=page.issues)
    flowed = _parameter(part, "format") == "flowed"
    pieces = pieces_of_letter(decoded.text, flowed=flowed, delsp=_parameter(part, "delsp") == "yes")
    return _Body(pieces=tuple(pieces), encoding=decoded.encoding)


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name)
    return value.lower() if isinstance(value, str) else ""


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or file_name(part) is not None


def _attached(parts: Iterable[Message], bodies: Sequence[Message], name: str) -> tuple[Issue, ...]:
    """A note on the files that came with a mail; pictures that its text shows are not counted."""
    names = []
    for part in parts:
        shown = part.get_content_maintype() == "image" and "content-id" in part and not _says_attached(part)
        carries = _is_attached(part) or part.get_content_maintype() != "text"
        if carries and not shown and not any(part is body for body in bodies):
            names.append(file_name(part) or part.get_content_type())
    if not names:
        return ()
    more = " …" if len(names) > SHOWN else ""
    values = (("count", str(len(names))), ("names", ", ".join(names[:SHOWN]) + more))
    return (Issue(code="D179", severity=Severity.NOTE, where=name, values=values),)


def _says_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _author(message: Message) -> str | None:
    said = header(message, "from")
    if said is None:
        return None
    shown, address = parseaddr(said[:1_000])
    return shown or address or said[:1_000]


def _day(message: Message) -> str | None:
    try:
        return parsedate_to_datetime(str(message.get("date"))[:200]).date().isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        return None
