"""From the order in which characters stand on a line to the order in which they are read.

The inverse of the bidirectional algorithm (UAX 9) cannot be exact: two orders of reading may look the same. Where they
do, the one is taken that people write: a Latin name before the number beside it, a bracket that closes what it opened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# One letter a character: L and R letters, E and A digits (European, Arabic-Indic), C what stands between digits,
# S signs, B brackets, W blanks, N all else.
CLASSES = {"L": "L", "R": "R", "AL": "R", "EN": "E", "AN": "A", "CS": "C", "ES": "S", "ET": "T", "WS": "W"}
PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
OPENING = {closing: opening for opening, closing in PAIRS.items()} | {opening: opening for opening in PAIRS}
LAST_WORD = re.compile(r"[A-Za-z\u00b5]+\Z")
UNITS = frozenset(
    [
        "km",
        "kg",
        "m",
        "cm",
        "mm",
        "ha",
        "g",
        "t",
        "MW",
        "GW",
        "kW",
        "kWh",
        "MWh",
        "GWh",
        "GB",
        "MB",
        "TB",
        "Hz",
        "MHz",
        "GHz",
    ]
)
MONTHS = frozenset(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
DAY = re.compile(r"\s\d{1,2}(?!\d)(?!,?\s\d{4})")
AFTER = frozenset(" .,،؛;:!?؟…\n")  # what follows a closing bracket
BEFORE = frozenset(' "“\n')  # what stands before an opening one


@lru_cache(maxsize=4096)
def kind_of(char: str) -> str:
    """The class of a character."""
    if char in OPENING:
        return "B"
    if "\u0660" <= char <= "\u0669" or char in "٫٬":
        return "A" if char not in "٫٬" else "C"
    return CLASSES.get(unicodedata.bidirectional(char), "N")


@dataclass(frozen=True, slots=True)
class Visual:
    """What stands on a line from left to right."""

    kinds: str  # a class each
    text: str  # a character each
    goes_on: bool = False  # whether the line above belongs to the same paragraph, as far as is seen


def reading_order(line: Visual, *, rtl: bool) -> list[int]:
    """The indices of what stands on a line, in the order it is read."""
    if not rtl and "R" not in line.kinds:
        return list(range(len(line.kinds)))
    return _from_right(line, 0, len(line.kinds)) if rtl else _from_left(line)


def _from_right(line: Visual, start: int, end: int) -> list[int]:
    """The order of a stretch that runs from the right."""
    found: list[int] = []
    runs = _merged(_left_runs(line, start, end) + _numbers(line, start, end))
    at = end
    for left, right in reversed(runs):
        found += range(at - 1, right - 1, -1)
        found += range(left, right)
        at = left
    return found + list(range(at - 1, start - 1, -1))


def _from_left(line: Visual) -> list[int]:
    """The order of a line that runs from the left, with stretches that do not."""
    found: list[int] = []
    at = 0
    for left, right in _right_runs(line.kinds):
        found += range(at, left)
        found += _from_right(line, left, right)
        at = right
    return found + list(range(at, len(line.kinds)))


def _numbers(line: Visual, start: int, end: int) -> list[tuple[int, int]]:
    """Numbers with what runs from the left with them: points and slashes inside; signs too where no right-to-left
    letter stands before them (UAX 9, W2 to W5)."""
    kinds = line.kinds
    found: list[tuple[int, int]] = []
    strong = max(kinds.rfind("R", start, end), start - 1)
    at = start
    while at < end:
        if kinds[at] not in "EA":
            at += 1
            continue
        bare = kinds[at] == "E" and at > strong
        last = _number_end(kinds, at, end, "CS" if bare and not line.goes_on else "C")
        first = at
        if bare:
            while last + 1 < end and kinds[last + 1] == "T":
                last += 1
            while not line.goes_on and first > start and kinds[first - 1] == "T":
                first -= 1
        found.append((first, last + 1))
        at = last + 1
    return found


def _number_end(kinds: str, at: int, end: int, inner: str) -> int:
    """The index of the last digit of a number that begins at an index."""
    last = at
    while last + 1 < end and (
        kinds[last + 1] == kinds[at] or (kinds[last + 1] in inner and last + 2 < end and kinds[last + 2] == kinds[at])
    ):
        last += 1
    return last


def _left_runs(line: Visual, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of Latin letters with what belongs to them."""
    kinds = line.kinds
    runs: list[tuple[int, int]] = []
    at = start
    while at < end:
        if kinds[at] != "L":
            at += 1
            continue
        last = at
        while last < end and kinds[last] == "L":
            last += 1
        if runs and not set(kinds[runs[-1][1] : at]) & set("RA"):
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((at, last))
        at = last
    return [_widened(line, run, start, end) for run in runs]


def _widened(line: Visual, run: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """A Latin stretch with the number beside it, and the bracket that closes the one it opened."""
    kinds = line.kinds
    left, right = run
    between = "SC" if _follows_number(line.text[left:right], line.text[right:end]) else "WSCN"
    while right < end:
        step = right + 1 if right + 1 < end and kinds[right] in between and kinds[right + 1] == "E" else right
        if kinds[step] != "E":
            break
        right, between = step, "SC"
        while right < end and kinds[right] in "ET":
            right += 1
    if left - 1 >= start and kinds[left - 1] == "E":
        while left - 1 >= start and kinds[left - 1] == "E":
            left -= 1
    elif left - 2 >= start and kinds[left - 1] == "W" and kinds[left - 2] == "E":
        left -= 2
        while left - 1 >= start and kinds[left - 1] in "EC":
            left -= 1
    if kinds.count("B", left, right) % 2 and right < end and kinds[right] == "B":
        right += 1
    elif left == start and right + 1 < end and kinds[right] == "C" and kinds[right + 1] == "W":
        right += 1  # an address that goes on in the next line
    return left, right


def _follows_number(latin: str, after: str) -> bool:
    """Whether people write the last of some Latin words after a number: units, and months after their day."""
    word = LAST_WORD.search(latin)
    if word is None:
        return False
    return word.group() in UNITS or (word.group()[:3].lower() in MONTHS and DAY.match(after) is not None)


def _right_runs(kinds: str) -> list[tuple[int, int]]:
    """Stretches of right-to-left letters in a line that runs from the left."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(kinds):
        if kinds[at] != "R":
            at += 1
            continue
        last = at
        while last < len(kinds) and kinds[last] == "R":
            last += 1
        if runs and "L" not in kinds[runs[-1][1] : at]:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((at, last))
        at = last
    return [_with_number(kinds, run, runs[n - 1][1] if n else 0) for n, run in enumerate(runs)]


def _with_number(kinds: str, run: tuple[int, int], least: int) -> tuple[int, int]:
    """A right-to-left stretch with the number on its left, which is read after it."""
    left, right = run
    at = left
    while at - 1 >= least and kinds[at - 1] in "WSCNT":
        at -= 1
    if at - 1 >= least and kinds[at - 1] in "EA" and left - at <= 2:
        while at - 1 >= least and kinds[at - 1] in "EAC":
            at -= 1
        left = at
    if kinds.count("B", left, right) % 2 and left - 1 >= least and kinds[left - 1] == "B":
        left -= 1
    return left, right


def _merged(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The runs from left to right, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for left, right in sorted(runs):
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(right, found[-1][1]))
        else:
            found.append((left, right))
    return found


def with_brackets(text: Sequence[str]) -> list[str]:
    """Characters in reading order, each bracket opening or closing by what stands beside it: files disagree on whether
    a bracket in right-to-left text is kept as it looks or as it is meant."""
    found = list(text)
    depth: dict[str, int] = {}
    for at, char in enumerate(found):
        opening = OPENING.get(char)
        if opening is None:
            continue
        before = found[at - 1] if at else "\n"
        after = found[at + 1] if at + 1 < len(found) else "\n"
        opens = _opens(before, after, depth.get(opening, 0) > 0)
        depth[opening] = max(0, depth.get(opening, 0) + (1 if opens else -1))
        found[at] = opening if opens else PAIRS[opening]
    return found


def _opens(before: str, after: str, is_open: bool) -> bool:
    may_open = (before in BEFORE or before in PAIRS) and after not in AFTER
    may_close = (after in AFTER or after in OPENING) and before not in BEFORE
    if may_open != may_close:
        return may_open
    return not is_open
