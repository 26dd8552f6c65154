"""The encoding of a page: its bytes, then what it declares, then what its words make plausible."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading.encodings import MARKS, Decoded, decode

HEAD = 4096
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)
# Names that pages use and Python does not know, or knows as something narrower than browsers do.
NAMES = {
    "iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252", "us-ascii": "windows-1252",
    "ascii": "windows-1252", "x-cp1256": "windows-1256", "x-cp1252": "windows-1252", "asmo-708": "iso-8859-6",
    "x-mac-arabic": "mac-arabic", "x-sjis": "shift_jis", "gb2312": "gb18030", "iso-8859-6-i": "iso-8859-6",
    "iso-8859-6-e": "iso-8859-6", "iso-8859-9": "windows-1254",
}  # fmt: skip
# Declared by servers and editors that never asked which language the page is in.
DEFAULTS = ("windows-1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
UNNAMED = ("utf-7", "unicode", "utf8mb4", "none", "auto", "_auto", "x-user-defined")  # no name, but no damage either
REPLACED_SHARE = 0.01  # of the characters; above it the encoding is wrong rather than the page damaged
NUL_SHARE = 0.01
UTF16_START = re.compile(rb"\s*(?:<\x00|\x00<)")


def decode_page(data: bytes, name: str, *, said: str | None = None) -> Decoded:
    """The text of a page; `said` is the encoding that a mail or an archive gives for it."""
    if any(data.startswith(mark) for mark, _ in MARKS):
        return _lenient(data, name, fallback="utf-8")
    if b"\0" in data and data.count(b"\0") <= NUL_SHARE * len(data):
        data = data.replace(b"\0", b"")
    if not UTF16_START.match(data):
        try:
            return Decoded(text=data.decode("utf-8"), encoding="utf-8")
        except UnicodeDecodeError:
            pass
    known = _codec(said) or declared(data)
    if known is not None and known not in DEFAULTS:
        try:
            return Decoded(text=data.decode(known), encoding=known)
        except (UnicodeDecodeError, LookupError):
            pass
    return _lenient(data, name, fallback=known or "utf-8")


def declared(data: bytes) -> str | None:
    """The encoding that the head of a page declares, by its usual name; None for none or an unknown one."""
    match = DECLARED.search(data[:HEAD])
    return _codec(match[1].decode("ascii")) if match is not None else None


def unknown_label(data: bytes) -> str | None:
    """The encoding that the head of a page declares, where there is none of that name."""
    match = DECLARED.search(data[:HEAD])
    label = match[1].decode("ascii") if match is not None else None
    return label if label is not None and _codec(label) is None and label.lower() not in UNNAMED else None


def _codec(label: str | None) -> str | None:
    if label is None:
        return None
    label = label.strip().strip("\"'").lower()
    label = NAMES.get(label, label)
    try:
        found = codecs.lookup(label)
    except (LookupError, ValueError):
        return None
    is_text = getattr(found, "_is_text_encoding", True)  # not rot13, base64 and their like
    return re.sub(r"^cp(125\d)$", r"windows-\1", found.name) if is_text and label != "utf-7" else None


def _lenient(data: bytes, name: str, *, fallback: str) -> Decoded:
    """What the bytes say; where a few are damaged they are replaced, as browsers do and the health report tells."""
    try:
        return decode(data, Path(name))
    except ReadingError as e:
        if e.code not in ("D113", "D114"):
            raise
        text = data.decode(fallback, "replace")
        if text.count("\ufffd") > REPLACED_SHARE * len(text) + 3:
            raise
        return Decoded(text=text, encoding=fallback)
