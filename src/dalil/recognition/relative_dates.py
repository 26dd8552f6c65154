"""Dates that lean on the day of writing: أمس, last year, قبل ثلاثة أيام, مارس الماضي.

They are read only as far as that day is known: a text dated 2019 has a "last year", but no "yesterday".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dalil.text.calendars import MONTHS, WEEKDAYS, iso, months_before
from dalil.text.number_words import tokens_of
from dalil.text.numerals import read_numeral

Hit = tuple[int, int, str, str]  # folded start and end, ISO prefix, calendar


def any_of(words: Iterable[str]) -> str:
    """A pattern of any of the words, longest first."""
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


LEFT = r"(?<![^\W_])(?:[وف]?[بلك]?)"
RIGHT = r"(?![^\W_])"
PAST = r"(?:الماضي|الماضيه|الفائت|الفايت|الفائته|الفايته|المنصرم|المنصرمه|المنقضي|المنقضيه)"
NOW = r"(?:الجاري|الجاريه|الحالي|الحاليه)"
NEXT = r"(?:المقبل|المقبله|القادم|القادمه)"
WEEKDAY = any_of(WEEKDAYS)
MONTH = any_of(MONTHS)
OFFICES = re.compile(r"(?:الامين|المدير|القايد|المراقب|النايب|المفتش|الراي|القطاع)\s+$")
RELATIVE_CUE = re.compile(
    rf"امس|البارحه|اليوم|غدا|يوم\s+غد|ال(?:ماض|فائت|فايت|منصرم|منقض|جار|حال|مقبل|قادم)ي?ه?{RIGHT}|هذ(?:ا\s+ال[عش]|ه\s+السنه)"
    r"|قبل\s|yesterday|today|tomorrow|\b(?:last|this|next|ago)\b"
)
DAYS = (
    (re.compile(rf"{LEFT}(?P<x>امس\s+الاول|اول\s+امس|اول\s+من\s+امس|the\s+day\s+before\s+yesterday){RIGHT}"), -2),
    (re.compile(rf"{LEFT}(?P<x>(?:يوم\s+)?امس|البارحه|yesterday){RIGHT}"), -1),
    (re.compile(rf"{LEFT}(?P<x>اليوم(?=\s+(?:{WEEKDAY}){RIGHT}|\s+(?!ال)|[^\w\s]|$)|today){RIGHT}"), 0),
    (re.compile(rf"{LEFT}(?P<x>غدا|يوم\s+غد|tomorrow){RIGHT}"), 1),
)
PERIODS = (
    (re.compile(rf"{LEFT}(?P<x>(?:العام|السنه)\s+{PAST}|last\s+year){RIGHT}"), "year", -1),
    (re.compile(rf"{LEFT}(?P<x>(?:العام|السنه)\s+{NOW}|هذا\s+العام|هذه\s+السنه|this\s+year){RIGHT}"), "year", 0),
    (re.compile(rf"{LEFT}(?P<x>(?:العام|السنه)\s+{NEXT}|next\s+year){RIGHT}"), "year", 1),
    (re.compile(rf"{LEFT}(?P<x>الشهر\s+{PAST}|last\s+month){RIGHT}"), "month", -1),
    (re.compile(rf"{LEFT}(?P<x>الشهر\s+{NOW}|هذا\s+الشهر|this\s+month){RIGHT}"), "month", 0),
    (re.compile(rf"{LEFT}(?P<x>الشهر\s+{NEXT}|next\s+month){RIGHT}"), "month", 1),
)
AGO_AR = re.compile(
    rf"{LEFT}قبل\s+(?:(?P<n>\d{{1,3}}|[^\W\d_]+(?:\s+(?:عشر|عشره|و[^\W\d_]+))?)\s+)?"
    rf"(?P<u>يومين|شهرين|عامين|سنتين|يوم|ايام|يوما|شهر|شهرا|اشهر|شهور|عام|عاما|اعوام|سنه|سنوات|سنين){RIGHT}(?!\s+(?:من|علي|\d))"
)
AGO_EN = re.compile(rf"{LEFT}(?P<n>\d{{1,3}}|[a-z]+(?:-[a-z]+)?)\s+(?P<u>days?|months?|years?)\s+ago{RIGHT}")
UNITS = {
    "يوم": "day", "يومين": "day", "ايام": "day", "يوما": "day", "شهر": "month", "شهرين": "month", "شهرا": "month",
    "اشهر": "month", "شهور": "month", "day": "day", "days": "day", "month": "month", "months": "month",
}  # fmt: skip
ALONE = {"يوم": 1, "شهر": 1, "عام": 1, "سنه": 1, "يومين": 2, "شهرين": 2, "عامين": 2, "سنتين": 2}
COUNTED = r"(?:(?P<d>3[01]|[12]\d|0?[1-9])\s+(?:من\s+)?)?"
LAST_MONTH = re.compile(rf"{LEFT}{COUNTED}(?P<m>{MONTH})\s+(?:من\s+)?(?P<t>{PAST}|{NOW}|{NEXT}){RIGHT}")
LAST_MONTH_EN = re.compile(rf"{LEFT}(?P<t>last|this|next)\s+(?P<m>{MONTH}){RIGHT}")
MONTH_OF = re.compile(
    rf"{LEFT}{COUNTED}(?P<m>{MONTH})\s+(?:(?:من|of)\s+)?(?P<t>(?:العام|السنه)\s+(?:{PAST}|{NOW}|{NEXT})|هذا\s+العام|(?:last|this|next)\s+year){RIGHT}"
)
BESIDE = re.compile(rf",?\s+(?P<w>{WEEKDAY}){RIGHT}")
LAST_DAY = re.compile(rf"{LEFT}(?:(?P<w>{WEEKDAY})\s+(?P<t>{PAST}|{NEXT})|last\s+(?P<w2>{WEEKDAY})){RIGHT}")


def relative_dates(text: str, reference: str) -> list[Hit]:
    """The relative dates in folded `text`, for a text written at `reference` (an ISO date or its prefix)."""
    year, *rest = (int(part) for part in reference.split("-")[:3])
    month = rest[0] if rest else None
    day = date(year, rest[0], rest[1]) if len(rest) == 2 else None
    taken: list[Hit] = []
    found = [*_of_months(text, year, month)]
    if day is not None:
        found += [*_of_days(text, day)]
    found += [*_ago(text, year, month=month, day=day), *_periods(text, year, month)]
    for hit in found:
        if all(hit[1] <= start or end <= hit[0] for start, end, _, _ in taken):
            taken.append(hit)
    return taken


def _turn(word: str) -> int:
    """-1 for a word that looks back, 1 for one that looks ahead, 0 for now."""
    if re.search(rf"{PAST}|last", word):
        return -1
    return 1 if re.search(rf"{NEXT}|next", word) else 0


def _of_days(text: str, day: date) -> Iterator[Hit]:
    for match in LAST_DAY.finditer(text):
        name = match["w"] or match["w2"]
        ahead = match["t"] is not None and _turn(match["t"]) > 0
        away = (WEEKDAYS[name] - day.weekday()) % 7 or 7
        there = day + timedelta(days=away if ahead else away - 7 or -7)
        yield match.start("w" if match["w"] else 0), match.end(), there.isoformat(), "gregorian"
    for pattern, shift in DAYS:
        for match in pattern.finditer(text):
            there, named = day + timedelta(days=shift), BESIDE.match(text, match.end("x"))
            # "أمس الثلاثاء" in a text dated so that yesterday was another day leaves the day open.
            if named is None or WEEKDAYS[named["w"]] == there.weekday():
                yield match.start("x"), match.end("x"), there.isoformat(), "gregorian"


def _of_months(text: str, year: int, month: int | None) -> Iterator[Hit]:
    for match in MONTH_OF.finditer(text):
        value = iso(year + _turn(match["t"]), MONTHS[key_of(match["m"])], _day(match))
        if value is not None:
            yield match.start(_first(match)), match.end(), value, "gregorian"
    if month is None:
        return
    for pattern in (LAST_MONTH, LAST_MONTH_EN):
        for match in pattern.finditer(text):
            value = _nearest(match, year, month)
            start = match.start("t") if pattern is LAST_MONTH_EN else match.start(_first(match))
            if value is not None:
                yield start, match.end(), value, "gregorian"


def _nearest(match: re.Match[str], year: int, month: int) -> str | None:
    """The last such month before the month of writing, the next one after it, or that month itself."""
    named, turn = MONTHS[key_of(match["m"])], _turn(match["t"])
    if turn == 0 and named != month:
        return None
    if turn < 0 and named >= month:
        year -= 1
    if turn > 0 and named <= month:
        year += 1
    return iso(year, named, _day(match) if "d" in match.re.groupindex else None)


def key_of(name: str) -> str:
    """A name as the tables of months and ordinals have it, however it is spaced in the text."""
    return " ".join(name.split())


def _day(match: re.Match[str]) -> int | None:
    return None if match["d"] is None else int(match["d"])


def _first(match: re.Match[str]) -> str:
    return "m" if match["d"] is None else "d"


def _periods(text: str, year: int, month: int | None) -> Iterator[Hit]:
    for pattern, unit, shift in PERIODS:
        for match in pattern.finditer(text):
            if OFFICES.search(text, 0, match.start("x")) or (unit == "month" and month is None):
                continue
            value = _shifted(year, month, unit=unit, count=-shift)
            yield match.start("x"), match.end("x"), value, "gregorian"


def _shifted(year: int, month: int | None, *, unit: str, count: int) -> str:
    if unit == "year" or month is None:
        return f"{year - count:04d}"
    there = months_before(year, month, count)
    return f"{there[0]:04d}-{there[1]:02d}"


def _ago(text: str, year: int, *, month: int | None, day: date | None) -> Iterator[Hit]:
    for pattern in (AGO_AR, AGO_EN):
        for match in pattern.finditer(text):
            unit = UNITS.get(match["u"], "year")
            count = _count(match)
            if count is None or (unit == "month" and month is None) or (unit == "day" and day is None):
                continue
            start = match.start("n") if pattern is AGO_EN else text.index("قبل", match.start())
            if unit == "day" and day is not None:
                yield start, match.end(), (day - timedelta(days=count)).isoformat(), "gregorian"
            elif count < year:
                yield start, match.end(), _shifted(year, month, unit=unit, count=count), "gregorian"


def _count(match: re.Match[str]) -> int | None:
    """How many days, months or years ago; None where the words before the unit are no whole number."""
    if match["n"] is None:
        return ALONE.get(match["u"])
    if match["n"] in ("a", "an"):
        return 1
    tokens = tokens_of(match["n"])
    numeral = read_numeral(tokens, 0)
    if numeral is None or numeral.last != len(tokens) or not numeral.sound or numeral.value % 1 != 0:
        return None
    return int(numeral.value)
