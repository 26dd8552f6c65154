"""What is read otherwise than it stands in a file, or left out of its text: counted, and told at the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dalil.errors import Issue, Severity, issue_of

MAX_WORDS = 80  # code points that are shown of what was left out


@dataclass(slots=True)
class Left:
    """Words left out: in how many places, and the first of them."""

    count: int = 0
    words: str = ""

    def add(self, text: str, *, goes_on: bool = False) -> None:
        """Count one place, or add to the words of the last one."""
        self.count += not goes_on and bool(text.strip())
        if len(self.words) <= MAX_WORDS:
            self.words += ("" if goes_on else " ") + text[: 4 * MAX_WORDS]

    @property
    def first(self) -> str:
        """The first words, cut to what can be shown."""
        words = " ".join(self.words.split())
        return words if len(words) <= MAX_WORDS else words[:MAX_WORDS].rstrip() + " ..."


@dataclass(slots=True)
class Tally:
    """All that one file is told to have lost or gained."""

    inserted: int = 0
    deleted: Left = field(default_factory=Left)
    margins: Left = field(default_factory=Left)
    hidden: Left = field(default_factory=Left)
    comments: int = 0
    pictures: int = 0
    embedded: int = 0

    def issues(self, name: str) -> Iterator[Issue]:
        """What a reader of the text should know."""
        if self.inserted or self.deleted.count:
            yield _note("D172", name, inserted=self.inserted, deleted=self.deleted.count, words=self.deleted.first)
        if self.margins.count:
            yield _note("D173", name, count=self.margins.count, words=self.margins.first)
        if self.hidden.count:
            yield _note("D174", name, count=self.hidden.count, words=self.hidden.first)
        if self.comments or self.pictures or self.embedded:
            yield _note("D175", name, comments=self.comments, pictures=self.pictures, embedded=self.embedded)


def _note(code: str, name: str, **values: object) -> Issue:
    return issue_of(code, Severity.NOTE, name, **values)
