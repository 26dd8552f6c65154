"""Every error and issue that dalil can raise or report, each with a stable code.

    DalilError
    ├── UsageError      D0xx  project, commands, settings
    ├── ReadingError    D1xx  a file that cannot be read as text
    ├── CodebookError   D40x  a codebook that cannot be used (all its faults at once)
    ├── LexiconError    D3xx  a registry or lexicon that cannot be used
    ├── CodingError     D45x  a coding that cannot be made
    ├── PublishingError D7xx  output that cannot be written
    ├── StorageError    D8xx  a store that cannot be opened, written or trusted
    └── InternalError   D9xx  a fault in dalil itself

An error stops the call. An issue marks one record that could not be handled; the run goes on and counts it.
The wording of both lives in the catalogue of `dalil.messages`, in English and Arabic, under the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from dalil.messages import message


class DalilError(Exception):
    """An expected failure: a code of the catalogue and the values its wording needs."""

    exit_status: ClassVar[int] = 2

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def render(self, lang: str = "en") -> str:
        """The message and the next step, in `lang`."""
        return message(self.code, lang, **self.values)

    def as_issue(self, where: str) -> Issue:
        """The issue it becomes where it costs one record only."""
        return issue_of(self.code, Severity.ERROR, where, **self.values)

    def __str__(self) -> str:
        return f"{self.code} {self.render()}"


class UsageError(DalilError):
    """The command, project or setting must be changed by the user."""


class ReadingError(DalilError):
    """A file that cannot become a source."""


class LexiconError(DalilError):
    """A registry or lexicon whose rows contradict each other."""


class CodebookError(DalilError):
    """A codebook with faults, all gathered, each with its line."""

    def __init__(self, code: str, *, faults: tuple[Issue, ...] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.faults = faults

    def render(self, lang: str = "en") -> str:
        """The message, and a line for each fault."""
        lines = (f"{fault.where}: {fault.code} {fault.render(lang)}" for fault in self.faults)
        return "\n".join((super().render(lang), *lines))


class CodingError(DalilError):
    """A coding that cannot be made."""


class PublishingError(DalilError):
    """Output that cannot be written."""

    exit_status = 3


class StorageError(DalilError):
    """A store that cannot be opened, written or trusted."""

    exit_status = 3


class InternalError(DalilError):
    """A fault in dalil."""

    exit_status = 4


class Severity(StrEnum):
    """How much an issue matters to who reads the result."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One record that could not be handled as it stands, or that a reader should look at."""

    code: str  # of the catalogue
    severity: Severity
    where: str  # file, with line or span where there is one
    values: tuple[tuple[str, str], ...] = ()  # what the wording needs

    def render(self, lang: str = "en") -> str:
        """The message and the next step, in `lang`."""
        return message(self.code, lang, **dict(self.values))


def issue_of(code: str, severity: Severity, where: str, /, **values: object) -> Issue:
    """An issue of a code, with the values that its wording needs as they are to be shown."""
    shown = tuple((name, str(value)) for name, value in values.items())
    return Issue(code=code, severity=severity, where=where, values=shown)
