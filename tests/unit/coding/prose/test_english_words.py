"""What English words can be, by themselves and joined."""

from __future__ import annotations

import pytest

from dalil.coding.prose.english_lexicon import plural_of, verb_forms
from dalil.coding.prose.english_tokens import tokens_of
from dalil.coding.prose.english_words import analyse
from dalil.records.mentions import Mentions
from factories import make_unit_text

NONE = frozenset[str]()


def tokens(words: str) -> list[str]:
    """The tokens of a sentence in which nothing is recognised."""
    unit = make_unit_text(words)
    return [t.text for t in tokens_of(unit, Mentions(unit_id=unit.unit.id, found=()))]


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("carry", ["carry", "carries", "carrying", "carried", "carried"]),
        ("ban", ["ban", "bans", "banning", "banned", "banned"]),
        ("seize", ["seize", "seizes", "seizing", "seized", "seized"]),
    ],
)
def test_regular_verbs_are_inflected(base: str, forms: list[str]) -> None:
    assert [form for form, _ in verb_forms(base, {}, frozenset({"ban"}))] == forms


def test_irregular_verbs_keep_their_forms() -> None:
    found = dict(analyse("withdrew").verbs)
    assert found == {"past": "withdraw"}
    assert analyse("withdrawn").form("part") == ("part", "withdraw")


@pytest.mark.parametrize(("noun", "plural"), [("ally", "allies"), ("embassy", "embassies"), ("coach", "coaches")])
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


def test_a_word_may_be_noun_and_verb() -> None:
    found = analyse("attacks")
    assert found.noun == "attack"
    assert found.form("s") == ("s", "attack")


def test_unknown_words_are_read_by_their_endings() -> None:
    assert analyse("zorbified").form("past") is not None
    assert analyse("zorbically").adverb
    assert analyse("zorbism").noun == "zorbism"


def test_hyphens_join_and_contractions_part() -> None:
    assert tokens("The ceasefire-line didn't hold.") == ["the", "ceasefire-line", "did", "not", "hold", "."]


def test_a_contraction_may_stand_apart_from_its_verb() -> None:
    assert tokens("It was n't signed.") == ["it", "was", "not", "signed", "."]


def test_a_dash_between_spaces_is_a_mark() -> None:
    assert tokens("The war - a long one") == ["the", "war", "-", "a", "long", "one"]
