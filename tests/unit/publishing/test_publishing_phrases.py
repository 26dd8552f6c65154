"""Phrases in both languages."""

import pytest
from publishing_samples import LABELS, dollars, explicit, inherited

from dalil.messages import catalogue
from dalil.publishing.labels import Labels
from dalil.publishing.phrases import Phrases, isolated, visible
from dalil.records.mentions import PartialDate
from factories import make_source, make_unit


def words(lang: str = "en", labels: Labels = LABELS) -> Phrases:
    return Phrases(lang, labels, guard=str)


def test_the_arrow_follows_the_reading_direction():
    assert (words("en").arrow_of("funding"), words("ar").arrow_of("funding")) == ("→", "←")
    assert words("ar").arrow_of("shared_interest") == "↔"


def test_names_that_are_not_written_stand_in_brackets():
    source = make_source("السهول")
    assert words().name(inherited("السهول", english="Plains")) == "[Plains]"
    assert words("ar").name(explicit(source, "السهول", english="Plains")) == "السهول"
    assert words("ar").name(None) == "[غير مسمّى]"


def test_an_inherited_name_says_where_it_comes_from():
    source = make_source("منحة")
    unit = make_unit(source, "منحة")
    assert words("en").origin(inherited("Plains"), unit) == "Plains: inherited from the words above, not written here"


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        (dollars("500000"), "500,000 US dollars"),
        (dollars("2.50", qualifier="over"), "over 2.5 US dollars"),
        (dollars("7", qualifier="circa"), "circa 7 US dollars"),
        (dollars("3000000", None), "3,000,000, currency not stated"),
        (dollars("3", None, ambiguous=("SAR", "YER")), "3, currency open: SAR / YER"),
        (dollars("3", "ZZZ"), "3 ZZZ"),
    ],
)
def test_amounts_in_words(amount, shown):
    assert words().amount(amount) == shown


def test_amounts_in_arabic():
    assert words("ar").amount(dollars("500000", qualifier="about")) == "نحو 500,000 دولار أمريكي"


def test_dates_say_what_must_be_known():
    date = PartialDate(text="2019", precision="year", calendar="hijri", basis="inferred")
    assert words().date(date) == "2019 (given in the Hijri calendar) (inferred)"


def test_hidden_controls_are_shown_and_joiners_kept():
    assert visible("a\u202eb\x1b[31m\ud800") == "a⟨U+202E⟩b⟨U+001B⟩[31m⟨U+D800⟩"
    assert visible("می\u200cخواهم\u200f") == "می\u200cخواهم\u200f"


def test_nothing_closes_an_isolate_from_within():
    assert isolated("a\u2069b") == "\u2068a⟨U+2069⟩b\u2069"


def test_both_catalogues_have_the_same_keys():
    mine = [{k for k in catalogue(lang) if k.startswith(("dossier.", "D70"))} for lang in ("en", "ar")]
    assert mine[0] == mine[1]
