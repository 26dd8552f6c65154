"""Rebuild src/dalil/recognition/data/currencies.csv: the currencies in use, from CLDR (babel) and the lists below.

A currency is in use where CLDR gives it as legal tender of a territory today; special drawing rights are added.
CLDR names are split: the unit (dinar, دينار) is the last English or first Arabic word, the rest says whose it is.
Columns that hold several values part them by "|".

    python scripts/build_currencies.py
"""

from __future__ import annotations

import csv
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

OUT = Path(__file__).parents[1] / "src" / "dalil" / "recognition" / "data" / "currencies.csv"
COLUMNS = (
    "code",
    "name_en",
    "name_ar",
    "units_en",
    "units_ar",
    "plurals_ar",
    "of_en",
    "of_ar",
    "signs",
    "strict",
    "default",
)

# Arabic spellings and plurals of a unit, by its first word in CLDR.
ARABIC_UNITS: dict[str, tuple[str, str]] = {
    "دولار": ("دولار", "دولارات"),
    "يورو": ("يورو|أورو", "يوروهات"),
    "دينار": ("دينار", "دنانير"),
    "ريال": ("ريال", "ريالات"),
    "درهم": ("درهم", "دراهم"),
    "ليرة": ("ليرة", "ليرات"),
    "جنيه": ("جنيه", "جنيهات"),
    "فرنك": ("فرنك", "فرنكات"),
    "كرونة": ("كرونة|كرون|كورونة|كورون|كرونا", "كرونات"),
    "روبية": ("روبية", "روبيات"),
    "روبل": ("روبل", "روبلات"),
    "بيزو": ("بيزو|بيسو", "بيزوات"),
    "شلن": ("شلن|شلنغ|شلينغ", "شلنات"),
    "شيكل": ("شيكل|شيقل|شاقل|شيكيل", "شواكل|شيكلات|شواقل"),
    "يوان": ("يوان", "يوانات"),
    "أوقية": ("أوقية", "أوقيات|أواق"),
    "راند": ("راند", "راندات"),
    "هريفنيا": ("هريفنيا|غريفنا|هريفنا", ""),
    "زلوتي": ("زلوتي", ""),
    "بير": ("بير|بر", ""),
    "باخت": ("باخت|باهت", ""),
    "رينغيت": ("رينغيت|رينجيت", ""),
    "كواشا": ("كواشا|كواتشا", ""),
    "نايرا": ("نايرا|نيرة", ""),
    "دونج": ("دونج|دونغ", ""),
    "تينغ": ("تينغ|تنغه|تينغي", ""),
    "لارى": ("لاري", ""),
    "فورينت": ("فورينت|فورنت", ""),
    "بوليفار": ("بوليفار", "بوليفارات"),
}
# English spellings beside CLDR's own singular and plural, by the singular.
ENGLISH_UNITS: dict[str, str] = {
    "riyal": "riyal|riyals|rial|rials",
    "rial": "rial|rials|riyal|riyals",
    "krone": "krone|kroner|crown|crowns",
    "krona": "krona|kronor|crown|crowns",
    "króna": "krona|kronur|kronor|crown|crowns",
    "koruna": "koruna|korunas|koruny|korun|crown|crowns",
    "ruble": "ruble|rubles|rouble|roubles",
    "shekel": "shekel|shekels|sheqel|sheqels",
    "lira": "lira|liras|lire",
    "zloty": "zloty|zlotys|zlotych",
    "yuan": "yuan|yuans|renminbi",
    "real": "real|reals|reais",
    "denar": "denar|denars|denari|dinar|dinars",
    "paʻanga": "paanga",
    "lek": "lek|leks|leke",
    "lev": "lev|leva|levs",
    "leu": "leu|lei",
    "guarani": "guarani|guaranis",
    "naira": "naira|nairas",
    "rand": "rand|rands",
    "won": "won",
    "baht": "baht|bahts",
    "som": "som|soms|sum",
    "birr": "birr|birrs",
}
# Where CLDR's name does not say it all: values that replace or (with a leading "+") join the derived ones.
HAND: dict[str, dict[str, str]] = {
    "USD": {
        "of_en": "+american|u.s.|united states",
        "of_ar": "+أميركي|أمريكاني",
        "signs": "$|us$|u.s.$",
        "default": "yes",
    },
    "EUR": {"of_ar": "أوروبي", "signs": "€"},
    "GBP": {
        "of_en": "+sterling|uk|u.k.|english",
        "of_ar": "إسترليني|استرليني|بريطاني|إنجليزي|إنكليزي",
        "signs": "£|uk£|gb£",
    },
    "JPY": {"signs": "¥|jp¥"},
    "CNY": {"signs": "cn¥|RMB"},
    "AUD": {"of_ar": "+أوسترالي", "signs": "a$|au$"},
    "CAD": {"signs": "ca$|c$|can$"},
    "NZD": {"signs": "nz$"},
    "HKD": {"signs": "hk$", "of_ar": "هونغ كونغ|هونغ كونغي"},
    "SGD": {"signs": "s$|sg$", "of_en": "+singaporean"},
    "TWD": {"of_en": "new taiwan|taiwan|taiwanese", "signs": "nt$"},
    "MXN": {"signs": "mx$"},
    "BRL": {"signs": "r$"},
    "XCD": {"signs": "ec$"},
    "TRY": {"signs": "₺|TL"},
    "ILS": {
        "of_en": "israeli new|new israeli|israeli|new",
        "of_ar": "إسرائيلي|إسرائيلي جديد|جديد",
        "signs": "₪|NIS",
        "units_en": "shekel|shekels|sheqel|sheqels",
    },
    "INR": {"signs": "₹|Rs"},
    "RUB": {"signs": "₽"},
    "UAH": {"signs": "₴"},
    "NGN": {"signs": "₦"},
    "KRW": {"of_en": "south korean|korean", "of_ar": "كوري جنوبي|كوريا الجنوبية|كوري", "signs": "₩"},
    "KPW": {"of_ar": "كوري شمالي|كوريا الشمالية"},
    "VND": {"signs": "₫"},
    "PHP": {"signs": "₱", "of_en": "+filipino", "of_ar": "+فيليبيني"},
    "THB": {"signs": "฿"},
    "KZT": {"signs": "₸", "units_en": "tenge|tenges"},
    "GEL": {"signs": "₾"},
    "AZN": {"signs": "₼", "of_ar": "أذربيجان|أذربيجاني|أذري"},
    "GHS": {"signs": "₵", "of_ar": "غانا|غاني"},
    "PYG": {"signs": "₲"},
    "CRC": {"signs": "₡", "units_en": "colon|colones|colons"},
    "MNT": {"signs": "₮", "units_en": "tugrik|tugriks|togrog"},
    "LAK": {"signs": "₭"},
    "BDT": {"signs": "৳", "units_en": "taka|takas"},
    "AED": {"of_en": "united arab emirates|uae|u.a.e.|emirati", "signs": "د.إ"},
    "SAR": {"of_en": "+saudi arabian", "signs": "ر.س"},
    "QAR": {"signs": "ر.ق"},
    "OMR": {"signs": "ر.ع"},
    "YER": {"signs": "ر.ي"},
    "IRR": {"signs": "ر.إ"},
    "KWD": {"signs": "د.ك|KD"},
    "BHD": {"signs": "د.ب"},
    "IQD": {"signs": "د.ع"},
    "JOD": {"signs": "د.أ|JD"},
    "LYD": {"signs": "د.ل"},
    "TND": {"signs": "د.ت"},
    "DZD": {"signs": "د.ج"},
    "MAD": {"signs": "د.م"},
    "EGP": {"signs": "ج.م|e£"},
    "SDG": {"signs": "ج.س"},
    "LBP": {"units_ar": "ليرة|جنيه", "plurals_ar": "ليرات", "units_en": "pound|pounds|lira|liras|lire", "signs": "ل.ل"},
    "SYP": {"units_en": "pound|pounds|lira|liras|lire", "signs": "ل.س"},
    "MRU": {"signs": "أ.م"},
    "SSP": {"of_ar": "جنوب السودان|جنوب سوداني"},
    "ZAR": {"of_ar": "جنوب أفريقيا|جنوب أفريقي|أفريقي"},
    "XAF": {
        "of_en": "+central african|cfa",
        "of_ar": "وسط أفريقي|وسط أفريقيا|أفريقي|سيفا|سي إف إي",
        "signs": "FCFA|CFA",
    },
    "XOF": {"of_en": "+west african|cfa", "of_ar": "غرب أفريقي|غرب أفريقيا|أفريقي|سيفا|سي إف إي", "signs": "FCFA|CFA"},
    "XPF": {"of_en": "cfp|pacific", "signs": "CFPF"},
    "XCG": {"name_ar": "غيلدر كاريبي", "units_ar": "غيلدر|جيلدر", "of_ar": "كاريبي"},
    "ZWG": {
        "name_ar": "ذهب زيمبابوي",
        "units_en": "zig",
        "of_en": "zimbabwe|zimbabwean",
        "units_ar": "زيغ",
        "of_ar": "زيمبابوي",
    },
    "AFN": {"units_ar": "أفغاني", "of_ar": "أفغانستان|أفغانستاني"},
    "BAM": {
        "units_en": "mark|marks",
        "of_en": "+bosnian|convertible|bosnian convertible",
        "of_ar": "بوسني|قابل للتحويل",
    },
    "RSD": {"of_ar": "+صربيا"},
    "KMF": {"of_en": "+comoros", "of_ar": "جزر القمر|قمري"},
    "GNF": {"of_ar": "غينيا|غيني"},
    "CDF": {"of_ar": "+كنغولي"},
    "TMT": {"of_ar": "تركمانستان|تركماني|تركمانستاني"},
    "KES": {"of_ar": "+كيني"},
    "TZS": {"of_ar": "+تنزانياوي"},
    "BND": {"of_en": "+bruneian", "of_ar": "+بروني"},
    "ETB": {"of_ar": "أثيوبي|إثيوبي"},
    "ERN": {"of_ar": "أريتري|إريتري"},
    "PKR": {"signs": "Rs"},
    "LKR": {"signs": "Rs"},
    "NPR": {"signs": "Rs"},
    "MUR": {"signs": "Rs"},
    "SCR": {"signs": "Rs"},
    "HNL": {"of_ar": "+هندوراسي"},
    "CZK": {"of_en": "+czech republic"},
    "CHF": {"signs": "SFr"},
    "PLN": {"signs": "zł"},
    "VES": {"units_en": "bolivar|bolivars|bolivares"},
    "SZL": {"units_en": "lilangeni|emalangeni"},
    "MVR": {"units_en": "rufiyaa|rufiyaas"},
    "UZS": {"of_en": "+uzbek", "of_ar": "+أوزبكي"},
    "KGS": {"of_en": "+kyrgyz", "of_ar": "+قيرغيزي"},
    "TJS": {"of_en": "+tajik", "of_ar": "+طاجيكي"},
    "TTD": {"of_en": "trinidad & tobago|trinidad and tobago|trinidad"},
    "TOP": {"of_en": "tongan"},
    "XDR": {
        "name_en": "Special Drawing Rights",
        "name_ar": "حقوق السحب الخاصة",
        "units_en": "special drawing rights|special drawing right",
        "units_ar": "حقوق السحب الخاصة|حقوق سحب خاصة|وحدة حقوق سحب خاصة|وحدة سحب خاصة|وحدات حقوق سحب خاصة",
        "signs": "SDR|SDRs",
    },
}
# Units that are also common words or names: money only with the word that says whose.
STRICT_EN = frozenset(
    (
        "afghani", "real", "won", "mark", "colón", "sol", "som", "lev", "lek", "dram", "kina", "tala", "pula", "leone",
        "leu", "loti", "kip", "dong", "tenge", "vatu", "dobra", "gold", "lari",
    )
)  # fmt: skip
STRICT_AR = frozenset(
    (
        "أفغاني", "سوم", "لوتي", "ليون", "بير", "سول", "كينا", "كيب", "ليف", "ليك", "لارى", "فاتو", "تالا", "بولا",
        "سيدي", "ليو", "قرطبة", "درام", "مارك", "روفيه", "بانغا", "متكال", "كيات", "كولن", "جوردى", "ناكفا", "تاكا",
        "كوتزال", "وون", "ZWG", "أوقية", "رييال",
    )
)  # fmt: skip


def codes_in_use() -> list[str]:
    """The currencies that are legal tender somewhere today, and special drawing rights."""
    tender = get_global("territory_currencies")
    now = {code for rows in tender.values() for code, _, until, legal in rows if until is None and legal}
    return sorted(now | {"XDR"})


def joined(*values: str) -> str:
    """The values without repeats or blanks, parted by bars."""
    return "|".join(dict.fromkeys(v.strip() for value in values for v in value.split("|") if v.strip()))


def nisba(word: str) -> str:
    """The masculine of a relational adjective (تركية gives تركي); other words as they are."""
    return word[:-1] if word.endswith("ية") else word


def english(code: str) -> dict[str, str]:
    """The English unit and whose it is."""
    *whose, unit = get_currency_name(code, locale="en").split()
    *whose_many, units = get_currency_name(code, count=5, locale="en").split()
    own = ENGLISH_UNITS.get(unit.lower(), f"{unit}|{units}".lower())
    return {
        "units_en": own,
        "of_en": joined(" ".join(whose).lower(), " ".join(whose_many).lower()),
        "strict": "en" if unit.lower() in STRICT_EN else "",
    }


def arabic(code: str) -> dict[str, str]:
    """The Arabic unit, its plurals and whose it is."""
    unit, *whose = get_currency_name(code, locale="ar").replace("\u200f", "").split()
    units, plurals = ARABIC_UNITS.get(unit, (unit, ""))
    return {
        "units_ar": units,
        "plurals_ar": plurals,
        "of_ar": " ".join(nisba(w) for w in whose),
        "strict": "ar" if unit in STRICT_AR else "",
    }


def derived(code: str) -> dict[str, str]:
    """What CLDR alone says of a currency."""
    if code == "XDR":
        return dict.fromkeys(COLUMNS, "") | {"code": code}
    names = {"name_en": get_currency_name(code, locale="en"), "name_ar": get_currency_name(code, locale="ar")}
    latin, arab = english(code), arabic(code)
    signs = {"signs": "", "default": "", "strict": joined(latin["strict"], arab["strict"])}
    return {"code": code} | names | latin | arab | signs


def row(code: str) -> dict[str, str]:
    """One line of the table: what CLDR says, corrected by hand."""
    made = derived(code)
    for column, value in HAND.get(code, {}).items():
        made[column] = joined(made[column], value[1:]) if value.startswith("+") else value
    return made


def main() -> None:
    """Write the table."""
    rows = [row(code) for code in codes_in_use()]
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} currencies, CLDR of babel ({Locale('ar').english_name}): {OUT.name}")


if __name__ == "__main__":
    main()
