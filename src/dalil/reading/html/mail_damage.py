"""What the parts of a mail or saved page show of damage."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from email import errors
from email.message import Message

from dalil.errors import Issue
from dalil.reading.damage import broken, cut_short
from dalil.reading.html.mime import LONGEST_HEADER, charset, header

SHOWN_HEADERS = ("subject", "from", "date")
CODED = re.compile(r"=\?[^\s?]{1,40}\?[bqBQ]?\?")
# Slips of mailers that cost no word.
HARMLESS = (errors.InvalidBase64PaddingDefect,)
NO_END = errors.CloseBoundaryNotFoundDefect


def damage_of(message: Message, parts: Iterable[Message], name: str) -> Iterator[Issue]:
    """What a person should know of a message whose parts have been read."""
    found = [d for part in message.walk() for d in part.defects if not isinstance(d, HARMLESS)]
    places = [type(d).__name__.removesuffix("Defect") for d in found if not isinstance(d, NO_END)]
    places += [place for part in parts for place in _encodings(part)]
    places += [key for key in SHOWN_HEADERS if _is_odd(message, key)]
    if len(places) < len(found) or any(isinstance(d, NO_END) for d in found):
        yield cut_short(name, f"--{message.get_boundary() or ''}--")
    if places:
        yield broken(name, places)


def _encodings(part: Message) -> Iterator[str]:
    """What a part says of how it is written, where that cannot be."""
    if part.get_content_maintype() != "text":
        return
    said = charset(part)
    if said is not None and not _is_known(said):
        yield f"charset={said[:40]}"
    coding = str(part.get("content-transfer-encoding", "")).strip().lower()
    payload = part.get_payload()
    if coding in ("quoted-printable", "7bit") and isinstance(payload, str) and not payload.isascii():
        yield coding


def _is_known(label: str) -> bool:
    try:
        codecs.lookup(label)
    except (LookupError, ValueError):
        return False
    return True


def _is_odd(message: Message, key: str) -> bool:
    """Whether a header is longer than any, or still coded once decoded."""
    said = message.get(key)
    if said is None:
        return False
    return len(str(said)) > LONGEST_HEADER or bool(CODED.search(header(message, key) or ""))
