"""Messages of parts, as mails and saved pages are kept, after bounds that keep reading them linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message

from dalil.errors import ReadingError
from dalil.reading.extracts import tidy
from dalil.reading.files import Limits

MAX_PARTS = 200  # messages of parts, one in another or beside it
LONGEST_HEADER = 20_000  # bytes; reading one takes time quadratic in its length
HEADERS = ("from", "to", "subject", "date", "content-type", "mime-version", "message-id", "received", "return-path")
NO_BASE64 = re.compile(rb"[^A-Za-z0-9+/=\s]")
OTHER_SHARE = 0.05  # of the bytes: above it they are no base64
# Where a message does not say what parts its parts, or says it wrong.
BOUNDARY = re.compile(rb"^--([^\s][^\r\n]{0,69}?)[ \t]*\r?\n(?=content-[a-z-]+:)", re.I | re.M)


def parse_message(data: bytes, name: str, limits: Limits) -> Message:
    """The message in a file, its parts found even where their boundary is not named."""
    _check(data, name, limits)
    try:
        message = message_from_bytes(data)
        if message.get_content_maintype() == "multipart" and not message.is_multipart():
            message = _with_boundary(message, data)
    except RecursionError as e:
        raise ReadingError("D126", path=name, limit=limits.max_depth) from e
    if not any(h in message for h in HEADERS):
        raise ReadingError("D120", path=name, reason="no headers of a message")
    return message


def leaves(message: Message) -> Iterator[Message]:
    """The parts that hold no parts, in order; a message sent along with another is one of them."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            waiting += reversed(_parts(part))
        else:
            yield part


def header(message: Message, name: str) -> str | None:
    """A header, decoded; bytes that no encoding was named for are taken as UTF-8 or Windows-1256."""
    value = message.get(name)
    if value is None:
        return None
    try:
        return tidy(str(make_header([_readable(text, said) for text, said in decode_header(value)])))
    except (HeaderParseError, ValueError, LookupError):
        return tidy(str(value).encode("utf-8", "replace").decode("utf-8"))


def content(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; as they are where it is not the one that is named."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return b""
    if str(part.get("content-transfer-encoding", "")).strip().lower() != "base64":
        return payload
    del part["content-transfer-encoding"]
    written = part.get_payload(decode=True)
    part["content-transfer-encoding"] = "base64"
    is_other = isinstance(written, bytes) and len(NO_BASE64.findall(written)) > OTHER_SHARE * len(written)
    return written if isinstance(written, bytes) and is_other else payload


def charset(part: Message) -> str | None:
    """The encoding that a part names for its text."""
    try:
        return part.get_content_charset()
    except (ValueError, LookupError):
        return None


def file_name(part: Message) -> str | None:
    """The name of the file that a part carries."""
    try:
        name = part.get_filename()
    except (ValueError, LookupError):
        return None
    if name is None:
        return None
    try:
        return tidy(str(make_header([_readable(text, said) for text, said in decode_header(name)])))
    except (HeaderParseError, ValueError, LookupError):
        return tidy(name)


def _readable(text: bytes | str, said: str | None) -> tuple[str, None]:
    if isinstance(text, str):
        text = text.encode("ascii", "surrogateescape") if not text.isascii() and said is None else text
    if isinstance(text, str):
        return text, None
    for encoding in (said, "utf-8", "windows-1256"):
        try:
            if encoding and encoding != "unknown-8bit":
                return text.decode(encoding), None
        except (UnicodeDecodeError, LookupError):
            continue
    return text.decode("utf-8", "replace"), None


def _check(data: bytes, name: str, limits: Limits) -> None:
    if len(re.findall(rb"multipart/|message/rfc822", data, re.I)) > MAX_PARTS:
        raise ReadingError("D126", path=name, limit=limits.max_depth)
    length = 0
    for line in data.split(b"\n"):
        begins, goes_on = line[:8].lower() == b"content-", line[:1] in (b" ", b"\t")
        length = len(line) if begins else length + len(line) if length and goes_on else 0
        if length > LONGEST_HEADER:
            raise ReadingError("D120", path=name, reason=f"a header of more than {LONGEST_HEADER} bytes")


def _with_boundary(message: Message, data: bytes) -> Message:
    """The message with the boundary that its parts do have."""
    found = BOUNDARY.search(data)
    if found is None:
        return message
    whole = message_from_bytes(
        b'Content-Type: multipart/mixed; boundary="' + found[1].replace(b'"', b"") + b'"\n\n' + data[found.start() :]
    )
    for key, value in message.items():
        if key.lower() != "content-type":
            whole[key] = value
    whole.defects.extend(message.defects)
    return whole


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [p for p in payload if isinstance(p, Message)] if isinstance(payload, list) else []
