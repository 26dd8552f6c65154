"""`study.toml`: the settings of a study, read strictly, all faults at once, each with its line."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from dalil.errors import Issue, Severity, UsageError
from dalil.messages import LANGUAGES, message
from dalil.records.sources import Source

BUILT_IN_CODEBOOK = "relations"
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSettings:
    """What the study says of one source, by its file name; None leaves it to the document."""

    voice: str | None = None  # whose "we" the document speaks
    title: str | None = None  # in place of the title found in it
    author: str | None = None  # who wrote it
    publisher: str | None = None  # who published it
    published: str | None = None  # when: 2019, 2019-05 or 2019-05-17


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySettings:
    """What `study.toml` says."""

    name: str  # short, for files and tables
    title: str  # for people
    language: str = "en"  # of publications: ar or en
    voice: str | None = None  # of every source that has none of its own
    codebook: str = BUILT_IN_CODEBOOK  # a built-in one's name, or a YAML file of the study
    sources: Mapping[str, SourceSettings] = field(default_factory=dict)  # by file name

    def source(self, origin: str) -> SourceSettings:
        """What is said of a source, empty where nothing is."""
        return self.sources.get(origin, SourceSettings())

    def applied(self, source: Source) -> Source:
        """The source as the study sees it: what the settings say of it stands in place of what the reader found.

        The store keeps what was read; the settings may change afterwards and hold at once.
        """
        own = self.source(source.origin)
        said = {key: getattr(own, key) for key in ("title", "author", "publisher", "published")}
        return replace(source, **{key: value for key, value in said.items() if value is not None})

    def voice_of(self, source: Source) -> str | None:
        """The voice of a source: its own here, else what its metadata say, else the study's."""
        return self.source(source.origin).voice or source.voice or self.voice


class SettingsError(UsageError):
    """A `study.toml` with faults, all gathered."""

    def __init__(self, path: Path, faults: tuple[Issue, ...]) -> None:
        super().__init__("D022", path=path, count=len(faults))
        self.faults = faults

    def render(self, lang: str = "en") -> str:
        """The message, then one line a fault."""
        return "\n".join([message(self.code, lang, **self.values), *(f"- {f.render(lang)}" for f in self.faults)])


def read_settings(path: Path) -> StudySettings:
    """The settings of a `study.toml`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        data = tomllib.loads(text)
    except OSError as fault:
        raise UsageError("D029", path=path, detail=fault.strerror) from fault
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise UsageError("D023", path=path, detail=str(fault)) from fault
    faults = tuple(faults_of(data, Lines(path=path, text=text)))
    if faults:
        raise SettingsError(path, faults)
    own = data.pop("sources", {})
    sources = {origin: filled(SourceSettings, values) for origin, values in own.items()}
    return filled(StudySettings, {**data, "sources": sources})


def filled(kind: type[T], values: Mapping[str, Any]) -> T:
    """The settings record of checked values; TOML's own dates become text."""
    return kind(**{k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()})


def settings_text(settings: StudySettings) -> str:
    """A new `study.toml` with its comments in the study's language."""
    values = {key: quoted(getattr(settings, key)) for key in ("name", "title", "language", "codebook")}
    return message("study.settings_file", settings.language, **values)


def quoted(text: str) -> str:
    """Text as a TOML string."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Where keys stand in a settings file."""

    path: Path
    text: str

    def of(self, *key: str) -> int:
        """The line of a key; of the nearest table above it where TOML lets it stand in many ways."""
        at: tuple[str, ...] = ()
        nearest = 1
        for number, line in enumerate(self.text.splitlines(), start=1):
            path = key_of(line)
            if path is None:
                continue
            if line.lstrip().startswith("["):
                at, path = path, ()
            if at + path == key:
                return number
            if key[: len(at + path)] == at + path:
                nearest = number
        return nearest

    def fault(self, code: str, *key: str, **values: str) -> Issue:
        """An issue at a key."""
        found = (("line", str(self.of(*key))), ("setting", ".".join(key)), *values.items())
        return Issue(code=code, severity=Severity.ERROR, where=str(self.path), values=found)


def key_of(line: str) -> tuple[str, ...] | None:
    """The dotted key that a line of TOML sets or opens."""
    key = re.match(r"\s*((?:[^\"'=#]|\"[^\"]*\"|'[^']*')+)=", line)
    try:
        data: Any = tomllib.loads(f"{key.group(1)} = 0" if key and not line.lstrip().startswith("[") else line)
    except tomllib.TOMLDecodeError:
        return None
    path: list[str] = []
    while isinstance(data, dict) and data:
        name, data = next(iter(data.items()))
        path.append(name)
    return tuple(path) or None


def faults_of(data: Mapping[str, Any], lines: Lines) -> Iterator[Issue]:
    """All that is wrong with a settings file."""
    yield from unknown_keys(StudySettings, data, lines)
    for needed in ("name", "title"):
        if needed not in data:
            yield lines.fault("D026", needed)
    for key in ("name", "title", "voice", "codebook"):
        yield from text_faults(data, lines, key)
    if data.get("language", "en") not in LANGUAGES:
        yield lines.fault("D025", "language", expected=" | ".join(LANGUAGES), found=repr(data["language"]))
    sources = data.get("sources", {})
    if not isinstance(sources, dict):
        yield lines.fault("D025", "sources", expected='[sources."FILE"]', found=repr(sources))
        return
    for origin, own in sources.items():
        yield from source_faults(origin, own, lines)


def source_faults(origin: str, own: object, lines: Lines) -> Iterator[Issue]:
    """All that is wrong with the settings of one source."""
    if not isinstance(own, dict):
        yield lines.fault("D025", "sources", origin, expected=f'[sources."{origin}"]', found=repr(own))
        return
    yield from unknown_keys(SourceSettings, own, lines, "sources", origin)
    for key in ("voice", "title", "author", "publisher"):
        yield from text_faults(own, lines, "sources", origin, key)
    day = own.get("published")
    if day is not None and not isinstance(day, date) and not (isinstance(day, str) and DATE.fullmatch(day)):
        expected = '"2019", "2019-05", "2019-05-17"'
        yield lines.fault("D025", "sources", origin, "published", expected=expected, found=repr(day))


def unknown_keys(kind: Any, data: Mapping[str, Any], lines: Lines, *table: str) -> Iterator[Issue]:
    """The keys that the settings do not have."""
    known = [f.name for f in fields(kind)]
    for key in data:
        if key not in known:
            yield lines.fault("D024", *table, key, known=", ".join(known))


def text_faults(data: Mapping[str, Any], lines: Lines, *path: str) -> Iterator[Issue]:
    """A key that is there and holds no text."""
    value = data.get(path[-1], "-")
    if not isinstance(value, str) or not value.strip():
        yield lines.fault("D025", *path, expected='"..."', found=repr(value))
