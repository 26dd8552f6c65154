"""The pages of a file, as far as it tells them: breaks that its author set, and those that Word noted when it last
laid the text out. Word notes a break that was set too, right after it; that is one break."""

from __future__ import annotations

from collections.abc import Sequence

from lxml.etree import _Element as Element

from dalil.reading.docx.markup import attribute, child, number, value
from dalil.records.layouts import Page

LETTER = (612.0, 792.0)  # points
TWIPS = 20  # a point
FULLEST = 8_000  # code points that a page can hold in readable type
ON_THE_SAME_PAGE = ("continuous", "nextColumn")


class Pages:
    """Where the reading of a file stands."""

    def __init__(self, sections: Sequence[Element]) -> None:
        self.page = 1
        self.noted = False  # whether any break was noted by the program that laid the text out
        self._sections = list(sections)
        self._section = 0
        self._sizes: list[tuple[float, float]] = []
        self._just_set = False
        self._at_top = True

    def set(self) -> None:
        """A break that the author set."""
        self.page += 1
        self._just_set = self._at_top = True

    def top(self) -> None:
        """A paragraph that begins a page, which it does without a break where nothing stands before it."""
        if not self._at_top:
            self.set()

    def note(self) -> None:
        """A break that the program noted."""
        self.noted = True
        if not self._just_set:
            self.page += 1
        self._just_set, self._at_top = False, True

    def write(self) -> None:
        """Some words stand here."""
        self._just_set = self._at_top = False

    def back(self, page: int) -> None:
        """Go to a page: all cells of a row begin where the row does, and it ends where the last of them does."""
        if page != self.page:
            self.page = page
            self._just_set = self._at_top = False

    def end_section(self) -> None:
        """The end of a section, whose pages now have their size; how the next one begins is said by that one."""
        size = _size(self._sections[self._section]) if self._section < len(self._sections) else LETTER
        self._section += 1
        self._fill(size)
        if self._section < len(self._sections):
            kind = value(self._sections[self._section], "type")
            if kind not in ON_THE_SAME_PAGE:
                self.set()

    def all(self) -> tuple[Page, ...]:
        """Every page."""
        self._fill(self._sizes[-1] if self._sizes else LETTER)
        return tuple(Page(width=width, height=height) for width, height in self._sizes[: self.page])

    def _fill(self, size: tuple[float, float]) -> None:
        self._sizes += [size] * (self.page - len(self._sizes))


def _size(section: Element) -> tuple[float, float]:
    said = child(section, "pgSz")
    width, height = number(attribute(said, "w")), number(attribute(said, "h"))
    if not width or not height or min(width, height) <= 0:
        return LETTER
    return width / TWIPS, height / TWIPS
