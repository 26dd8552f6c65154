"""The encoding of a text file, from its bytes alone.

A byte-order mark decides; then UTF-16 without one, which shows by its control bytes; then valid UTF-8. What is left is
read as the one-byte encoding whose words are plausible: Windows-1256 or ISO-8859-6 by the frequencies of Arabic
letters, else Windows-1252. Nothing is replaced or skipped: what cannot be decoded whole is refused.
"""

from __future__ import annotations

import codecs
import math
import re
from dataclasses import dataclass
from pathlib import Path

from dalil.errors import ReadingError

# The UTF-32 marks begin with those of UTF-16, so they are asked first.
MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-bom"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CODECS = {"utf-8-bom": "utf-8"}
CONTROLS = bytes({*range(32), 127} - set(b"\t\n\v\f\r\x1a\x1b"))
BINARY_SHARE = 0.02  # of control bytes; text that was copied out of a PDF may hold a few
UTF16_SHARE = 0.05
SAMPLE = 100_000
PLAUSIBLE = 0.8

WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u0652]+[^\W\d_]*)*|[\u064b-\u0652]+")
ARABIC = re.compile("[\u0621-\u064a\u067e\u0686\u0698\u06af]")
LATIN = re.compile("[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]")
ORDINARY = re.compile("[\n\r\t -~\u00a0-\u024f\u0600-\u06ff\u2010-\u2026]")
UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
# How often each letter stands among a thousand of written Arabic, rounded.
FREQUENCIES = {
    "ا": 130, "ل": 118, "ي": 66, "م": 61, "ن": 60, "و": 59, "ت": 48, "ر": 47, "ب": 36, "ع": 34, "د": 34, "ة": 33,
    "ه": 28, "ف": 28, "س": 27, "ق": 24, "ك": 22, "ح": 22, "أ": 22, "ج": 15, "ش": 13, "ص": 13, "ط": 12, "خ": 10,
    "إ": 10, "ى": 8, "ض": 8, "ذ": 7, "ز": 7, "ث": 7, "غ": 5, "ئ": 5, "ء": 4, "ظ": 3, "ؤ": 1.5, "آ": 1.5,
}  # fmt: skip
LOGS = {letter: math.log(often / 1000) for letter, often in FREQUENCIES.items()}
RARE = math.log(0.0005)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The text of a file, and the encoding it had."""

    text: str
    encoding: str  # utf-8, utf-8-bom, utf-16-le, windows-1256, ...


def decode(data: bytes, path: Path) -> Decoded:
    """The text of the bytes; `path` is for errors only."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, path=path, skipped=len(mark))
    sample = data[:SAMPLE]
    if _control_share(sample) > UTF16_SHARE:
        wide = _utf16_without_mark(sample)
        if wide is not None:
            return _strict(data, wide, path=path)
    data = data.rstrip(b"\0")  # padding of some editors and file systems
    if b"\0" in data or _control_share(data) > BINARY_SHARE:
        raise ReadingError("D106", path=path)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as e:
        if _is_damaged_utf8(data):
            raise _broken(e, "utf-8", path=path) from e
    return _one_byte(data, path)


def _strict(data: bytes, encoding: str, *, path: Path, skipped: int = 0) -> Decoded:
    try:
        return Decoded(text=data.decode(CODECS.get(encoding, encoding)), encoding=encoding)
    except UnicodeDecodeError as e:
        raise _broken(e, encoding, path=path, skipped=skipped) from e


def _broken(error: UnicodeDecodeError, encoding: str, *, path: Path, skipped: int = 0) -> ReadingError:
    before = error.object[: error.start].decode(error.encoding, "replace")
    return ReadingError("D114", path=path, encoding=encoding, byte=error.start + skipped, line=before.count("\n") + 1)


def _control_share(data: bytes) -> float:
    return 1 - len(data.translate(None, CONTROLS)) / len(data) if data else 0.0


def _utf16_without_mark(sample: bytes) -> str | None:
    """The byte order in which the sample is ordinary text, if there is one."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(encoding, "replace")
        if text and len(ORDINARY.findall(text)) >= 0.95 * len(text):
            return encoding
    return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few: most high bytes stand in whole sequences."""
    sample = data[: SAMPLE * 10]
    whole = sum(len(s) for s in UTF8_SEQUENCE.findall(sample))
    high = sum(len(s) for s in re.findall(rb"[\x80-\xff]+", sample))
    return whole > 0.8 * high if high else True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Guess:
    """How the bytes look in one encoding; the better guess is the larger."""

    encoding: str
    plausible: float  # share of the words with other than ASCII letters that could be words
    letters: float  # mean log frequency of the Arabic letters
    arabic: int  # count of Arabic letters

    @property
    def rank(self) -> tuple[float, float]:
        """For comparison."""
        return round(self.plausible, 1), self.letters


def _one_byte(data: bytes, path: Path) -> Decoded:
    sample = _telling_part(data)
    guesses = [g for name in ("windows-1256", "iso-8859-6") if (g := _guess(sample, name)) and g.arabic]
    arabic = max(guesses, key=lambda g: g.rank, default=None)
    latin = _guess(sample, "windows-1252")
    best = max((g for g in (latin, arabic) if g is not None), key=lambda g: g.plausible, default=None)
    if best is None or best.plausible < PLAUSIBLE:
        raise ReadingError("D113", path=path)
    # Without the bytes that only Windows has, both names hold and the standard one is given.
    is_iso = best is latin and not re.search(rb"[\x80-\x9f]", data)
    return _strict(data, "iso-8859-1" if is_iso else best.encoding, path=path)


def _telling_part(data: bytes) -> bytes:
    """A sample that starts where the first high byte stands, at the start of its word."""
    first = re.search(rb"[\x80-\xff]", data)
    start = first.start() if first else 0
    while start > 0 and not data[start - 1 : start].isspace():
        start -= 1
    return data[start : start + SAMPLE]


def _guess(sample: bytes, encoding: str) -> _Guess | None:
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return None
    words = [w for w in WORD.findall(text) if not w.isascii()]
    arabic = ARABIC.findall("".join(words))
    return _Guess(
        encoding=encoding,
        plausible=sum(map(_is_plausible, words)) / len(words) if words else 1.0,
        letters=sum(LOGS.get(c, RARE) for c in arabic) / len(arabic) if arabic else RARE,
        arabic=len(arabic),
    )


def _is_plausible(word: str) -> bool:
    """Whether a word with other than ASCII letters is of one script, and no row of accents."""
    latin, arabic = LATIN.findall(word), ARABIC.findall(word)
    if arabic:
        return not latin and bool(ARABIC.match(word))
    ascii_letters = sum(c.isascii() for c in word)
    return bool(latin) and (len(word) == 1 or ascii_letters * 3 >= len(word))
