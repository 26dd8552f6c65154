"""How words sound."""

from __future__ import annotations

import pytest

from dalil.text.skeletons import consonants, likeness, skeleton


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("محمد", "Mohammed"),
        ("يوسف", "Youssef"),
        ("قذافي", "Qadhafi"),
        ("قذافي", "Gaddafi"),
        ("غورباتشوف", "Gorbachev"),
        ("خالد", "Khaled"),
        ("شكري", "Choukri"),
        ("جورج", "George"),
        ("ثابت", "Thabet"),
        ("عمر", "Omar"),
        ("بيدرسن", "Pedersen"),
        ("مكسيك", "Mexico"),
    ],
)
def test_a_name_sounds_alike_in_both_scripts(arabic: str, latin: str) -> None:
    assert likeness(skeleton(arabic), skeleton(latin)) >= 0.75


@pytest.mark.parametrize(("one", "other"), [("محمد", "Khaled"), ("يوسف", "Omar"), ("نرويج", "Qatar")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert likeness(skeleton(one), skeleton(other)) < 0.5


def test_spellings_of_one_word_share_their_consonants() -> None:
    assert consonants(skeleton("Qadhafi")) == consonants(skeleton("Gaddafi")) == consonants(skeleton("قذافي"))


@pytest.mark.parametrize("word", ["", "123", "\u202e", "東京", "\ud800"])
def test_what_has_no_letters_of_the_two_scripts_has_no_sound(word: str) -> None:
    assert skeleton(word) == ""
    assert likeness(skeleton(word), "b") == 0.0


def test_likeness_has_no_direction() -> None:
    assert likeness("krbts", "krbs") == likeness("krbs", "krbts")
