"""Metadata that a person wrote beside a document: `paper.pdf.toml` or `paper.toml`, and one table over a folder.

They stand over what the file says of itself. They are read strictly: a key that does not exist or a date that is none
is refused with its line, all faults of a file at once, as metadata that are silently left out would be missed too late.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from dalil.errors import Issue, ReadingError, Severity
from dalil.messages import message
from dalil.reading.extracts import tidy
from dalil.records.sources import Source
from dalil.text.direction import direction_of

SUFFIX = ".toml"
LANGUAGES = ("ar", "en")
DATE = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")
DATES = "2019 | 2019-05 | 2019-05-17"
MOST_BYTES = 20_000_000  # of a file of metadata
SHOWN = 60  # characters of a faulty value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What is said of one document; None leaves it to the document."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None  # 2019, 2019-05 or 2019-05-17
    language: str | None = None  # ar or en
    voice: str | None = None  # whose "we" the document speaks

    def over(self, other: Sidecar) -> Sidecar:
        """Both, where what this one says stands over what the other says."""
        return replace(other, **self.said)

    @property
    def said(self) -> dict[str, str]:
        """What is said, by its key."""
        return {key: value for key in KEYS if (value := getattr(self, key)) is not None}

    def applied(self, source: Source) -> Source:
        """The source with what is said of it in place of what was found in it."""
        said: dict[str, Any] = self.said
        if "language" in said:
            said["direction"] = direction_of(said["language"])
        return replace(source, **said) if said else source


KEYS = tuple(f.name for f in fields(Sidecar))


class SidecarError(ReadingError):
    """A file of metadata with faults, all gathered."""

    def __init__(self, path: object, faults: Iterable[Issue]) -> None:
        self.faults = tuple(faults)
        super().__init__("D185", path=path, count=len(self.faults))

    def render(self, lang: str = "en") -> str:
        """The message, then one line a fault."""
        return "\n".join([message(self.code, lang, **self.values), *(f"- {f.render(lang)}" for f in self.faults)])


def fault(path: Path, line: int, key: str, *, expected: str, found: object) -> Issue:
    """A fault at a line of a file of metadata."""
    shown = str(found)
    values = (
        ("path", str(path)),
        ("line", str(line)),
        ("key", key),
        ("expected", expected),
        ("found", shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"),
    )
    return Issue(code="D186", severity=Severity.ERROR, where=f"{path}:{line}", values=values)


def text_of(path: Path) -> str:
    """The text of a file of metadata: UTF-8, with or without a byte-order mark."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReadingError("D103", path=path, reason=error.strerror or str(error)) from error
    if len(data) > MOST_BYTES:
        raise ReadingError("D104", path=path, size=f"over {MOST_BYTES / 1e6:g}", limit=f"{MOST_BYTES / 1e6:g}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SidecarError(path, (fault(path, line, path.name, expected="UTF-8", found=error.reason),)) from error


def read_sidecar(path: Path) -> Sidecar:
    """What a `NAME.toml` says of the document beside it."""
    text = text_of(path)
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        line = int(at[1]) if (at := re.search(r"\bline (\d+)", str(error))) else 1
        raise SidecarError(path, (fault(path, line, path.name, expected="TOML", found=error),)) from error
    faults = tuple(_faults(data, text, path))
    if faults:
        raise SidecarError(path, faults)
    return sidecar_of({key: str(_plain(value)) for key, value in data.items()})


def sidecar_of(values: Mapping[str, str]) -> Sidecar:
    """The metadata of checked values."""
    return Sidecar(**{key: tidy(value) for key, value in values.items()})


def value_fault(key: str, value: str) -> str | None:
    """What was expected of a value, where it is not that."""
    if key == "published" and not is_date(value):
        return DATES
    if key == "language" and value not in LANGUAGES:
        return " | ".join(LANGUAGES)
    return None if tidy(value) is not None else '"..."'


def is_date(value: str) -> bool:
    """Whether a value is a year, a month or a day that there is."""
    found = DATE.fullmatch(value)
    if found is None:
        return False
    try:
        date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
    except ValueError:
        return False
    return True


def _faults(data: Mapping[str, Any], text: str, path: Path) -> Iterator[Issue]:
    for key, value in data.items():
        if key not in KEYS:
            yield fault(path, _line_of(key, text), key, expected=" | ".join(KEYS), found=key)
        elif not isinstance(plain := _plain(value), str):
            expected = DATES if key == "published" else '"..."'
            yield fault(path, _line_of(key, text), key, expected=expected, found=value)
        elif (wanted := value_fault(key, plain)) is not None:
            yield fault(path, _line_of(key, text), key, expected=wanted, found=plain)


def _plain(value: object) -> object:
    """A date of TOML as text."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _line_of(key: str, text: str) -> int:
    """The line that sets a key or opens its table."""
    opens = re.compile(rf"\s*\[*\s*[\"']?{re.escape(key)}[\"']?\s*[=.\]]")
    return next((number for number, line in enumerate(text.split("\n"), 1) if opens.match(line)), 1)
