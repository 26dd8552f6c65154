"""The words and numbers of a report in one language, made safe for one form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dalil.messages import words
from dalil.publishing.phrases import visible
from dalil.records.agreements import Measured, Remark

FIELD = re.compile(r"\{(\w+)\}")
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Wording:
    """What a report is worded with."""

    lang: str
    guard: Callable[[str], str]  # makes words from outside safe and isolates them
    plain: Callable[[str], str]  # makes words of the catalogue safe

    @property
    def spoken(self) -> Wording:
        """The same words for attributes, which hold no markup."""
        return Wording(self.lang, visible, str)

    def bare(self, key: str) -> str | None:
        """The catalogue's words for a key, where it has some."""
        return words(self.lang).get(key)

    def say(self, key: str, **values: str) -> str:
        """The words of a key, with values that are safe already."""
        pieces = FIELD.split(words(self.lang)[key])
        return "".join(values[piece] if i % 2 else self.plain(piece) for i, piece in enumerate(pieces))

    def called(self, table: str, name: str) -> str:
        """What the catalogue calls something; the name itself where it does not know it."""
        found = self.bare(f"{table}.{name}")
        return self.guard(name) if found is None else self.plain(found)

    def remark(self, remark: Remark) -> str:
        """A remark in words; its key and values where the catalogue has no words for it."""
        key = remark.key if "." in remark.key else f"remarks.{remark.key}"
        values = {name: self.guard(value) for name, value in remark.values}
        if set(FIELD.findall(self.bare(key) or "{}")) <= values.keys() and self.bare(key) is not None:
            return self.say(key, **values)
        return self.guard(" ".join([remark.key, *(f"{name}={value}" for name, value in remark.values)]))

    def number(self, count: float) -> str:
        """A count in groups of three."""
        return self.guard(grouped(count))

    def digits(self, value: float, places: int) -> str:
        """A number with so many digits after the point."""
        return self.guard(rounded(value, places))

    def share(self, value: float) -> str:
        """A share as percent."""
        return self.guard(f"{round(100 * value, 1):g}%")

    def figure(self, figure: Measured, places: int) -> str:
        """A value with its interval."""
        return "" if figure.value is None else self.spanned(figure.value, figure.low, figure.high, places)

    def spanned(self, value: float, low: float | None, high: float | None, places: int) -> str:
        """A value with its interval, left to right; of whole numbers, in which commas part the thousands, by a dash."""
        shown = rounded(value, places)
        if low is None or high is None:
            return self.guard(shown)
        glue = ", " if places else "–"
        return self.guard(f"{shown} [{rounded(low, places)}{glue}{rounded(high, places)}]")

    def listed(self, members: Iterable[str]) -> str:
        """Members of a list with this language's comma."""
        return self.plain("، " if self.lang == "ar" else ", ").join(members)

    def facts(self, pairs: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
        """Values under the names that the report has for them."""
        return tuple((self.say(f"report.{name}"), value) for name, value in pairs.items())


def rounded(value: float, places: int) -> str:
    """A number with so many digits after the point and a true minus; never a minus before nothing but zeros."""
    shown = f"{value:,.{places}f}"
    if shown.strip("-0.,") == "":
        return shown.removeprefix("-")
    return shown.replace("-", MINUS)


def grouped(count: float) -> str:
    """A whole number in groups of three."""
    return rounded(count, 0)
