"""Dates in Arabic and English text, as precise as the words are and no more.

Numeric dates are read day, month, year, as Arabic and most of the world write them; month, day, year only where
nothing else is possible. A year alone counts after a word that asks for one (عام, since), in brackets, before م, or
beside another year. Hijri dates are turned into Gregorian ones. Dates that lean on the day of writing (أمس, last year)
are read only where that day is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dalil.recognition.relative_dates import RELATIVE_CUE, Hit, any_of, key_of, relative_dates
from dalil.records.mentions import PartialDate
from dalil.text.calendars import HIJRI_MONTHS, MONTHS, ORDINALS, from_hijri, iso
from dalil.text.folding import Folded, fold
from dalil.text.number_words import plain_digits, tokens_of
from dalil.text.numerals import read_numeral


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date and its place in the raw text, in code points."""

    start: int
    end: int
    date: PartialDate


LEFT = r"(?<![^\W_])"
RIGHT = r"(?![^\W_])"
NO_LETTER = r"(?![^\W\d_])"
CLITIC = rf"{LEFT}(?:[وف]?[بلك]?)"
ARTICLE = rf"{LEFT}(?:[وف]?[بلك]?(?:ال)?|[وف]?لل)"
YEAR = r"(?:1[89]\d\d|20\d\d|2100)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
HIJRI_YEAR = r"(?:1[345]\d\d)"
HIJRA = rf"(?:ه(?:جريه|جري)?|للهجره|ah|a\.h\.){RIGHT}"
# What ends a year: no further digit, no decade (1990s), no count of things (2000 شخص).
THINGS = any_of(
    (
        "%", "people", "persons", "soldiers", "troops", "fighters", "villages", "homes", "houses", "men",
        "women", "civilians", "tonnes", "tons", "km", "kilometres", "kilometers", "metres", "meters", "miles",
        "dollars", "euros", "pounds", "million", "billion", "thousand", "percent", "families", "refugees",
        "members", "police", "barrels", "شخص", "شخصا", "جندي", "جنديا", "قريه", "مقاتل", "مقاتلا", "طن", "طنا",
        "كيلومتر", "كيلومترا", "متر", "مترا", "اسره", "عائله", "مدني", "مدنيا", "منزل", "منزلا", "عنصر",
        "عنصرا", "لاجئ", "لاجي", "نسمه", "دولار", "دولارا", "يورو", "دينار", "دينارا", "ليره", "ريال", "ريالا",
        "جنيه", "جنيها", "درهم", "مليون", "مليار", "الف", "كم", "طالب", "طالبا", "عامل", "عاملا", "موظف",
        "موظفا", "ضابط", "شهيد", "قتيل", "جريح", "برميل", "وحده", "ميل",
    )
)  # fmt: skip
CLOSED = rf"(?![\d]|[.,/٫٬:]\d|'?s{RIGHT}|\s*(?:%|(?:{THINGS}){RIGHT}))"
MONTH = any_of(MONTHS)
HIJRI_MONTH = any_of(HIJRI_MONTHS)
ORDINAL = any_of(ORDINALS)
# A month, alone or with its name in the other tradition: آذار/مارس, تموز (يوليو).
BOTH = rf"(?P<m>{MONTH})\.?{NO_LETTER}(?:\s*(?:[/(-]|او)\s*(?P<m2>{MONTH}){NO_LETTER}\s*\)?)?"
OF = r"(?:\s*[-/]\s*|\s*(?:من\s+|of\s+)?(?:the\s+)?(?:شهر\s+)?)"
IN = r"(?:\s*[-/,،]\s*|\s*)(?:من\s+|of\s+)?(?:ال)?(?:(?:عام|سنه|year)\s+)?"
COUNTED = rf"(?:(?P<d>{DAY})(?:st|nd|rd|th)?{RIGHT}|(?P<o>{ORDINAL}){RIGHT})"
TILL = r"\s*(?:-|و|الي|حتي|to|and|until)\s*"
FIRST = rf"(?:(?P<d0>{DAY}){TILL})?"

ISO_DATE = re.compile(rf"(?<![\d./-])(?P<y>{YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?![\d./-]\d|\d)")
ISO_MONTH = re.compile(rf"(?<![\d./-])(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\d./-]\d|\d)")
NUMERIC = re.compile(
    rf"(?<![\d./-])(?P<d>\d{{1,2}})\s?(?P<s>[-/.])\s?(?P<m>\d{{1,2}})\s?(?P=s)\s?(?P<y>{YEAR})(?![\d./-]\d|\d)"
)
NUMERIC_HIJRI = re.compile(
    rf"(?<![\d./-])(?:(?P<d>\d{{1,2}})[-/.](?P<m>\d{{1,2}})[-/.](?P<y>{HIJRI_YEAR})"
    rf"|(?P<y2>{HIJRI_YEAR})[-/.](?P<m2>\d{{1,2}})[-/.](?P<d2>\d{{1,2}}))\s?{HIJRA}"
)
NUMERIC_MONTH = re.compile(rf"(?<![\d./-])(?P<m>0[1-9]|1[0-2])/(?P<y>{YEAR})(?![\d./-]\d|\d)")
NAMED = re.compile(rf"{CLITIC}{FIRST}{COUNTED}{OF}(?<![^\W_]){BOTH}{IN}(?P<y>{YEAR})(?!\d|[.,]\d)")
ENGLISH = re.compile(rf"{LEFT}(?P<m>{MONTH})\.?\s+(?:the\s+)?{FIRST}{COUNTED},?\s+(?P<y>{YEAR})(?!\d|[.,]\d)")
MONTHLY = re.compile(
    rf"{CLITIC}(?:(?P<m0>{MONTH})\.?(?:\s*-\s*|\s+(?:الي|حتي|to|and|until)\s+(?:شهر\s+)?|\s+و\s?)"
    rf"(?=(?:{MONTH}){RIGHT}))?"
    rf"{BOTH}{IN}(?P<y>{YEAR})(?!\d|[.,]\d)"
)
HIJRI = re.compile(
    rf"{CLITIC}(?:{COUNTED}{OF})?(?P<m>{HIJRI_MONTH}){NO_LETTER}(?:{IN}(?P<y>{HIJRI_YEAR}))(?!\d)(?:\s?{HIJRA})?"
)
HIJRI_YEARS = re.compile(rf"(?<![\d.,/-])(?:(?P<y0>{HIJRI_YEAR})\s?[-/]\s?)?(?P<y>{HIJRI_YEAR})\s?{HIJRA}")
SPELT = re.compile(rf"{ARTICLE}(?:عام|سنه)\s+(?=ال?ف)")
YEAR_OF_THOUSAND = re.compile(r"(?:عام|سنه)\s+ال?ف")
CHRISTIAN = re.compile(rf"(?<![\d.,/])(?P<y>{YEAR})\s?(?:م|ميلادي|ميلاديه|للميلاد|ce|ad){RIGHT}")
CLOSED_YEAR = re.compile(f"{YEAR}{CLOSED}")
# What makes a year of four digits: words right before it, and how it goes on.
BRACKETED = (re.compile(r"\(\s*\Z"), re.compile(rf"{YEAR}(?=\s*(?:[),،;-]|est{RIGHT}|تقدير|م{RIGHT}|و|and{RIGHT}))"))
PAIRED = re.compile(
    rf"(?<![\d.,/])(?P<y>{YEAR})"
    rf"(?=(?:\s*[-/]\s*|\s+(?:و\s?|الي\s+|وحتي\s+|حتي\s+|او\s+|and\s+|or\s+|to\s+))(?P<y2>{YEAR}){CLOSED})"
)
SEASON = re.compile(rf"(?<![\d.,/])(?P<y>{YEAR})(?=[-/]\d\d(?![\d./-]))")
CHAIN = re.compile(
    r"(?:\s*(?P<c>[,،])\s*|\s*[/-]\s*|(?:\s*[,،]\s*|\s+)(?:و|الي|او|حتي|and|or|to|through|until)\s*)"
    rf"(?:(?:ال)?(?:عام|سنه)\s+|in\s+)?(?P<y>{YEAR}){CLOSED}(?(c)(?=\s*(?:[,،;.)]|و|and|or|$)))"
)
CHAIN_SHORT = re.compile(r"[-/](?P<y>\d\d)(?![\d./-])")
ASKING = any_of(
    (
        "عام", "عامي", "اعوام", "عاما", "سنه", "سنتي", "سنوات", "منذ", "حتي", "نهايه", "نهايات", "بدايه",
        "بدايات", "مطلع", "اواخر", "اوائل", "منتصف", "خلال", "قبل", "بعد", "في", "صيف", "شتاء", "ربيع", "خريف",
        "موسم", "اعتبارا من", "ابتداء من", "الفتره من", "بتاريخ", "مواليد", "in", "since", "until", "till",
        "by", "during", "from", "before", "after", "throughout", "year", "years", "early", "late", "mid",
        "mid-", "summer", "summer of", "spring", "spring of", "autumn", "autumn of", "winter", "winter of",
        "fall of", "end of", "fy", "circa", "beginning of", "start of", "middle of", "between", "as of",
        "established", "founded", "born",
    )
)  # fmt: skip
EVENTS = any_of(
    (
        "انتخابات", "حرب", "ثوره", "دستور", "انقلاب", "اتفاق", "اتفاقيه", "معاهده", "نكبه", "نكسه", "موازنه",
        "ميزانيه", "قمه", "مونديال", "احداث", "عدوان", "غزو", "حصار", "هزيمه", "انتفاضه", "مبادره", "مؤتمر",
        "مجزره", "حدود", "تفاهم", "تفاهمات", "كاس", "دوره", "ميثاق", "اعلان",
    )
)  # fmt: skip
EVENT = (re.compile(rf"{ARTICLE}(?:{EVENTS})(?:\s+[^\W\d_]+){{0,2}}\s+\Z"), CLOSED_YEAR)
ASKED = (re.compile(rf"{ARTICLE}(?:{ASKING})\s*[(:]?\s*\Z"), CLOSED_YEAR)
OWNED = (
    re.compile(
        rf"(?:{LEFT}(?:the|a|an|its|their|his|her|our|this)|'s)"
        r"(?:\s+(?:failed|disputed|contested|deadly|landmark|original))?\s+\Z"
    ),
    re.compile(rf"{YEAR}(?=\s+[a-z]){CLOSED}"),
)
LINKS = any_of(
    ("and", "the", "in", "to", "that", "which", "was", "were", "had", "as", "on", "with", "by", "when", "or")
)
LINKED = (
    re.compile(rf"{LEFT}(?:of|for)\s+\Z"),
    re.compile(rf"{YEAR}{CLOSED}(?=\s*(?:$|[^\w\s]|\n|(?:{LINKS}){RIGHT}))"),
)
WORDS_BEFORE = 4  # that the first of these patterns can take, and one more
LATIN = re.compile("[a-z]")
FOUR_DIGITS = re.compile(r"\d{4}")
NUMBERED = re.compile(r"(?:رقم|قرار|القرار|قانون|مرسوم|no|no\.|resolution|decree|law|document)\s*$")
# Numbers of resolutions look like years: 1747 و1803 و1835.
LISTED = re.compile(
    r"(?:\d\s*(?:,|،|و|and)?|(?:رقم|ارقام|قرار|قراري|قرارات|القرارات|القرارين|resolutions?|nos?\.?))\s*$"
)


def find_dates(text: str, *, folded: Folded | None = None, reference: str | None = None) -> tuple[FoundDate, ...]:
    """The dates in `text`, in order; `reference` is the day of writing, as far as it is known (ISO prefix)."""
    folded = fold(text) if folded is None else folded
    relative = reference is not None and RELATIVE_CUE.search(folded.text) is not None
    if not relative and not _has_four_digits(folded.text) and not _may_spell_year(folded.text):
        return ()
    plain = plain_digits(folded, text)
    taken: list[Hit] = []
    if relative and reference is not None:
        taken.extend(relative_dates(plain, reference))
    leaning = {hit[:2] for hit in taken}
    worth = _worth(plain)
    for need, finder in FINDERS:
        for hit in finder(plain) if worth[need] else ():
            if all(hit[1] <= start or end <= hit[0] for start, end, _, _ in taken):
                taken.append(hit)
    return tuple(_found(hit, folded, relative=hit[:2] in leaning) for hit in sorted(taken))


def _found(hit: Hit, folded: Folded, *, relative: bool) -> FoundDate:
    start, end = folded.raw(hit[0], hit[1])
    precision = {4: "year", 7: "month", 10: "day"}[len(hit[2])]
    basis = "relative" if relative else "stated"
    return FoundDate(
        start=start, end=end, date=PartialDate(text=hit[2], precision=precision, calendar=hit[3], basis=basis)
    )


def _hit(match: re.Match[str], first: str, value: str | None, *, calendar: str = "gregorian") -> Iterator[Hit]:
    if value is not None:
        yield match.start(first), match.end(), value, calendar


def _start(match: re.Match[str], *groups: str) -> str:
    """The first of the groups that took part."""
    return next(g for g in groups if match.group(g) is not None)


def _iso_dates(text: str) -> Iterator[Hit]:
    for match in ISO_DATE.finditer(text):
        yield from _hit(match, "y", iso(int(match["y"]), int(match["m"]), int(match["d"])))
    for match in ISO_MONTH.finditer(text):
        # 2011-12 may be a month or two years; the year is sure.
        season = int(match["m"]) == int(match["y"]) % 100 + 1
        yield match.start("y"), match.end("y" if season else "m"), match["y"] if season else match.group(), "gregorian"


def _hijri_days(text: str) -> Iterator[Hit]:
    for match in NUMERIC_HIJRI.finditer(text):
        year, month, day = (int(match[g] or match[f"{g}2"]) for g in "ymd")
        yield from _hit(match, _start(match, "d", "y2"), from_hijri(year, month, day), calendar="hijri")


def _numeric_dates(text: str) -> Iterator[Hit]:
    for match in NUMERIC.finditer(text):
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
        yield from _hit(match, "d", iso(year, month, day) or iso(year, day, month))
    for match in NUMERIC_MONTH.finditer(text):
        if not NUMBERED.search(text, 0, match.start()):
            yield from _hit(match, "m", iso(int(match["y"]), int(match["m"])))


def _day(match: re.Match[str]) -> int:
    return int(match["d"]) if match["d"] is not None else ORDINALS[key_of(match["o"])]


def _named_days(text: str) -> Iterator[Hit]:
    for match in NAMED.finditer(text):
        month, year = MONTHS[key_of(match["m"])], int(match["y"])
        if match["m2"] is not None and MONTHS[key_of(match["m2"])] != month:
            continue
        yield from _first_day(match, year, month)
        yield from _hit(match, _start(match, "d", "o"), iso(year, month, _day(match)))
    for match in ENGLISH.finditer(text):
        month, year = MONTHS[key_of(match["m"])], int(match["y"])
        if match["d0"] is not None:
            value = iso(year, month, int(match["d0"]))
            if value is not None:
                yield match.start("m"), match.end("d0"), value, "gregorian"
            yield from _hit(match, _start(match, "d", "o"), iso(year, month, _day(match)))
        else:
            yield from _hit(match, "m", iso(year, month, _day(match)))


def _first_day(match: re.Match[str], year: int, month: int) -> Iterator[Hit]:
    """The first of two days that share a month: 15-17 March 2019."""
    value = iso(year, month, int(match["d0"])) if match["d0"] is not None else None
    if value is not None:
        yield match.start("d0"), match.end("d0"), value, "gregorian"


def _named_months(text: str) -> Iterator[Hit]:
    for match in MONTHLY.finditer(text):
        year, month = int(match["y"]), MONTHS[key_of(match["m"])]
        other = None if match["m2"] is None else MONTHS[key_of(match["m2"])]
        if match["m0"] is not None and MONTHS[key_of(match["m0"])] != month:
            yield match.start("m0"), match.end("m0"), f"{year:04d}-{MONTHS[key_of(match['m0'])]:02d}", "gregorian"
        if other is not None and other != month:
            yield match.start("m"), match.end("m"), f"{year:04d}-{month:02d}", "gregorian"
            yield match.start("m2"), match.end(), f"{year:04d}-{other:02d}", "gregorian"
            continue
        start = "m0" if match["m0"] is not None and MONTHS[key_of(match["m0"])] == month else "m"
        yield match.start(start), match.end(), f"{year:04d}-{month:02d}", "gregorian"


def _hijri(text: str) -> Iterator[Hit]:
    for match in HIJRI.finditer(text):
        day = _day(match) if match["d"] is not None or match["o"] is not None else None
        value = from_hijri(int(match["y"]), HIJRI_MONTHS[key_of(match["m"])], day)
        yield from _hit(match, _start(match, "d", "o", "m"), value, calendar="hijri")
    for match in HIJRI_YEARS.finditer(text):
        if match["y0"] is not None:
            value = from_hijri(int(match["y0"]))
            if value is not None:
                yield match.start("y0"), match.end("y0"), value, "hijri"
        yield from _hit(match, "y", from_hijri(int(match["y"])), calendar="hijri")


def _spelt_years(text: str) -> Iterator[Hit]:
    """عام ألفين وتسعة عشر."""
    for match in SPELT.finditer(text):
        tokens = tokens_of(text[match.end() : match.end() + 80])
        numeral = read_numeral(tokens, 0) if tokens else None
        if numeral is not None and numeral.sound and 1800 <= numeral.value <= 2100 and numeral.value % 1 == 0:
            yield match.end() + numeral.start, match.end() + numeral.end, f"{int(numeral.value)}", "gregorian"


def _years(text: str) -> Iterator[Hit]:
    """Years that something around them marks as years, and those that follow in a list or range."""
    years = list(ANY_YEAR.finditer(text))
    for year in years:
        christian = CHRISTIAN.match(text, year.start())
        if christian is not None:
            yield year.start(), christian.end(), year.group(), "gregorian"
    english = (OWNED, LINKED) if LATIN.search(text) else ()
    for year in years:
        at, end = year.span()
        if _is_marked(text, at, (ASKED, EVENT, BRACKETED, *english)) or _is_paired(text, at) or SEASON.match(text, at):
            yield at, end, year.group(), "gregorian"
            yield from _chained(text, end, first=int(year.group()))


def _is_marked(text: str, at: int, patterns: Iterable[tuple[re.Pattern[str], re.Pattern[str]]]) -> bool:
    """Whether words before the digits at a place say, with what follows, that they are a year."""
    words = text[:at].rsplit(None, WORDS_BEFORE)
    start = len(words[0]) if len(words) > WORDS_BEFORE else 0
    return any(after.match(text, at) and before.search(text, start, at) for before, after in patterns)


def _is_paired(text: str, at: int) -> bool:
    """Whether a later year stands beside the digits at a place, in no list of numbers."""
    match = PAIRED.match(text, at)
    return match is not None and int(match["y2"]) > int(match["y"]) and not LISTED.search(text, 0, at)


def _chained(text: str, at: int, *, first: int) -> Iterator[Hit]:
    while (match := CHAIN.match(text, at)) is not None:
        yield match.start("y"), match.end("y"), match["y"], "gregorian"
        at, first = match.end("y"), int(match["y"])
    short = CHAIN_SHORT.match(text, at)
    # 2011-12 may be a month.
    if short is not None and int(short["y"]) > max(first % 100, 12):
        yield short.start("y"), short.end("y"), f"{first // 100}{short['y']}", "gregorian"


def _may_spell_year(text: str) -> bool:
    """Whether a year may stand here in words; the quick looks go first."""
    return ("عام" in text or "سنه" in text) and YEAR_OF_THOUSAND.search(text) is not None


def _has_four_digits(text: str) -> bool:
    """Whether a year may stand here in digits; each begins with 1 or 2."""
    return ("1" in text or "2" in text) and FOUR_DIGITS.search(text) is not None


# What must stand in a text before a finder is worth its time.
ANY_YEAR = re.compile(rf"(?<!\d){YEAR}(?!\d)")
ANY_JOINT = re.compile(r"\d\s?[-/.]\s?\d")
ANY_HIJRI = re.compile(rf"(?<!\d){HIJRI_YEAR}(?!\d)")
ANY_MONTH = re.compile(rf"{CLITIC}(?:{MONTH}){NO_LETTER}")
FINDERS: tuple[tuple[str, Callable[[str], Iterator[Hit]]], ...] = (
    ("numeric", _iso_dates),
    ("numeric", _numeric_dates),
    ("hijri", _hijri_days),
    ("hijri", _hijri),
    ("month", _named_days),
    ("month", _named_months),
    ("spelt", _spelt_years),
    ("year", _years),
)


def _worth(text: str) -> dict[str, bool]:
    """Which finders are worth their time; a month counts only beside a year."""
    year = ANY_YEAR.search(text) is not None
    return {
        "year": year,
        "numeric": year and ANY_JOINT.search(text) is not None,
        "hijri": ANY_HIJRI.search(text) is not None,
        "month": year and ANY_MONTH.search(text) is not None,
        "spelt": _may_spell_year(text),
    }
