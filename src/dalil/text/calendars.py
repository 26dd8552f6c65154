"""Months, ordinal days and the Hijri calendar, in folded text; dates as ISO prefixes, no longer than what is known."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Hijri

# By number: the English name and short forms; the Egyptian, Levantine and Maghrebi names, and spellings of them.
_MONTHS = (
    "january jan يناير|كانون الثاني|كانون ثاني|جانفي|ينائر",
    "february feb فبراير|شباط|فيفري|فبرائر",
    "march mar مارس|اذار|مارث",
    "april apr ابريل|نيسان|افريل",
    "may may مايو|ايار|ماي",
    "june jun يونيو|حزيران|جوان|يونيه",
    "july jul يوليو|تموز|جويليه|يوليوز|يوليه|جويليا",
    "august aug اغسطس|اب|اوت|غشت|اغشت|اغسطوس",
    "september sep|sept سبتمبر|ايلول|شتنبر|شتمبر|سبتنبر",
    "october oct اكتوبر|تشرين الاول|تشرين اول|اوكتوبر",
    "november nov نوفمبر|تشرين الثاني|تشرين ثاني|نونبر",
    "december dec ديسمبر|كانون الاول|كانون اول|دجنبر|دجمبر|ديسنبر",
)
_HIJRI_MONTHS = (
    "محرم|المحرم|محرم الحرام|muharram",
    "صفر|safar",
    "ربيع الاول|ربيع اول|rabi al-awwal|rabi i|rabi' al-awwal",
    "ربيع الاخر|ربيع الثاني|ربيع ثاني|rabi al-thani|rabi ii|rabi' al-thani",
    "جمادي الاولي|جمادي الاول|جماد الاول|جماد اول|jumada al-awwal|jumada i|jumada al-ula",
    "جمادي الاخره|جمادي الثانيه|جمادي الثاني|جماد الثاني|جمادي الاخر|jumada al-thani|jumada ii|jumada al-akhirah",
    "رجب|rajab",
    "شعبان|shaban|sha'ban",
    "رمضان|رمضان المبارك|ramadan|ramadhan",
    "شوال|shawwal",
    "ذو القعده|ذي القعده|ذوالقعده|ذيالقعده|ذا القعده|dhu al-qadah|dhu al-qi'dah|dhul qadah",
    "ذو الحجه|ذي الحجه|ذوالحجه|ذيالحجه|ذا الحجه|dhu al-hijjah|dhul hijjah|dhu al-hijja",
)
_UNITS_AR = (
    "الاول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
)  # fmt: skip
_UNITS_EN = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS_EN = (
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip


def _months() -> dict[str, int]:
    names: dict[str, int] = {}
    for number, line in enumerate(_MONTHS, start=1):
        english, short, arabic = line.split(" ", 2)
        for name in (english, *short.split("|"), *arabic.split("|")):
            names[name] = number
    return names


def _ordinals() -> dict[str, int]:
    days = {name: day for day, name in enumerate(_UNITS_AR, start=1)}
    days |= {name: day for day, name in enumerate((*_UNITS_EN, *_TEENS_EN), start=1)}
    compound = ("الحادي", *_UNITS_AR[1:9])
    for unit, name in enumerate(compound, start=1):
        days[f"{name} عشر"] = 10 + unit
        for ending in ("ون", "ين"):
            days[f"{name} والعشر{ending}"] = 20 + unit
    for ending in ("ون", "ين"):
        days |= {f"العشر{ending}": 20, f"الثلاث{ending}": 30, f"الحادي والثلاث{ending}": 31}
    for unit, name in enumerate(_UNITS_EN[:9], start=1):
        days |= {f"twenty-{name}": 20 + unit, f"twenty {name}": 20 + unit}
    return days | {"thirtieth": 30, "thirty-first": 31, "thirty first": 31}


MONTHS = _months()
HIJRI_MONTHS = {name: at for at, names in enumerate(_HIJRI_MONTHS, start=1) for name in names.split("|")}
ORDINALS = _ordinals()
WEEKDAYS = {
    "الاثنين": 0, "الثلاثاء": 1, "الاربعاء": 2, "الخميس": 3, "الجمعه": 4, "السبت": 5, "الاحد": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip


def is_month(word: str) -> bool:
    """Whether a folded word is, or ends, the name of a Gregorian or Hijri month."""
    return word in _MONTH_WORDS


_MONTH_WORDS = frozenset(name.split()[-1] for name in (*MONTHS, *HIJRI_MONTHS))


def iso(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO prefix of a Gregorian date, or None where there is no such day."""
    if month is None:
        return f"{year:04d}"
    try:
        date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return f"{year:04d}-{month:02d}" if day is None else f"{year:04d}-{month:02d}-{day:02d}"


@lru_cache(maxsize=4096)
def from_hijri(year: int, month: int | None = None, day: int | None = None) -> str | None:
    """The ISO prefix of a Hijri date: the day itself, or the month or year in which most of it falls.

    None outside the Umm al-Qura tables (1343 to 1500) and where there is no such day.
    """
    try:
        if month is not None and day is not None:
            return Hijri(year, month, day).to_gregorian().isoformat()
        if month is not None:
            return _mostly(_day(year, month), _month_end(year, month), width=7)
        return _mostly(_day(year, 1), _day(year, 12) + timedelta(days=28), width=4)
    except (ValueError, OverflowError):
        return None


def _day(year: int, month: int) -> date:
    return date.fromisoformat(Hijri(year, month, 1).to_gregorian().isoformat())


def _month_end(year: int, month: int) -> date:
    return _day(year, month) + timedelta(days=Hijri(year, month, 1).month_length() - 1)


def _mostly(first: date, last: date, *, width: int) -> str:
    """The prefix, `width` characters long, that most days from `first` to `last` share."""
    days = [(first + timedelta(days=n)).isoformat()[:width] for n in range((last - first).days + 1)]
    return max(dict.fromkeys(days), key=days.count)


def months_before(year: int, month: int, count: int) -> tuple[int, int]:
    """The year and month `count` months earlier (later where negative)."""
    at = year * 12 + (month - 1) - count
    return at // 12, at % 12 + 1
