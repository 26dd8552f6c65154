from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from dalil.recognition.currencies import currencies, duals, inflected, whose_key
from dalil.text.folding import fold_text
from dalil.text.number_words import tokens_of
from dalil.text.words import cut_words


def named(text: str) -> tuple[str, ...] | None:
    """The currencies that the whole of `text` names."""
    tokens = tokens_of(fold_text(text))
    money = currencies().after(tokens, 0, text)
    return money.codes if money is not None and money.last == len(tokens) else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("دينار تونسي", "TND"), ("دينارا كويتيا", "KWD"), ("الدنانير الأردنية", "JOD"), ("ليرة تركية", "TRY"),
        ("جنيه مصري", "EGP"), ("ريالا سعوديا", "SAR"), ("جنيهات إسترلينية", "GBP"), ("جنيه جنوب السودان", "SSP"),
        ("دولار هونغ كونغ", "HKD"), ("Canadian dollars", "CAD"), ("pounds sterling", "GBP"), ("U.S. dollars", "USD"),
        ("Swiss francs", "CHF"), ("South Korean won", "KRW"), ("New Zealand dollars", "NZD"), ("د.إ", "AED"),
        ("€", "EUR"),
        ("₺", "TRY"), ("US$", "USD"), ("NOK", "NOK"), ("RMB", "CNY"), ("حقوق السحب الخاصة", "XDR"), ("دولارات", "USD"),
    ],
)  # fmt: skip
def test_words_and_signs_name_one_currency(text: str, code: str) -> None:
    assert named(text) == (code,)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ليرة", {"LBP", "SYP", "TRY"}),
        ("درهم", {"AED", "MAD"}),
        ("فرنك سيفا", {"XAF", "XOF"}),
        ("ريال", {"BRL", "IRR", "OMR", "QAR", "SAR", "YER"}),
        ("crowns", {"CZK", "DKK", "ISK", "NOK", "SEK"}),
    ],
)
def test_an_open_word_names_all_it_could_mean(text: str, codes: set[str]) -> None:
    assert set(named(text) or ()) == codes


@pytest.mark.parametrize("text", ["won", "real", "ليون", "سيدي بوزيد", "أفغاني", "ريال مدريد", "nok", "try"])
def test_common_words_and_names_are_not_money(text: str) -> None:
    assert named(text) is None


def test_every_currency_is_found_by_its_arabic_name() -> None:
    table = files("dalil.recognition").joinpath("data/currencies.csv").read_text(encoding="utf-8")
    lost = []
    for row in csv.DictReader(table.splitlines()):
        whose = row["of_ar"].split("|")[0]
        name = f"{row['units_ar'].split('|')[0]} {whose}".strip()
        if row["code"] not in (named(name) or ()):
            lost.append((row["code"], name))
    assert lost == []


def test_only_currencies_in_use_are_listed() -> None:
    codes = {codes for unit in currencies().units.values() for codes in unit.open}
    assert {"USD", "EUR", "SYP", "TND", "NOK"} <= codes
    assert not {"DEM", "FRF", "ITL", "HRK", "XAU"} & codes


def test_money_is_suspected_wherever_it_may_stand() -> None:
    suspects = ("50 دو لار", "مليوندولار", "€5", "NOK 5", "5 ين", "300 pounds", "5 د.إ", "Rs 5")
    money = currencies()

    def may_be_signed(text: str) -> bool:
        folded = fold_text(text)
        return any(map(money.is_sign, cut_words(folded).words)) or money.may_be_coded(folded, text)

    assert all(may_be_signed(t) or money.may_be_spelt(fold_text(t)) for t in suspects)
    text = "قال الأمين العام إن القرار عادل"
    assert not may_be_signed(text)
    assert not money.may_be_spelt(fold_text(text))


def test_arabic_units_take_case_and_number() -> None:
    assert inflected("دولار") == ("دولار", "دولارا")
    assert duals("ليره") == ("ليرتين", "ليرتان")
    assert {whose_key(w) for w in ("الامريكيه", "امريكيا", "امريكيين", "امريكي")} == {"امريكي"}
