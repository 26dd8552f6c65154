"""What English words are in their sentence."""

from __future__ import annotations

import pytest

from dalil.coding.prose.english_tags import Tagger
from dalil.coding.prose.english_tokens import Token, tokens_of
from dalil.coding.prose.english_words import Tag
from dalil.records.mentions import Mentions
from factories import make_unit_text


def tagged(words: str) -> dict[str, Token]:
    """The tagged words of a sentence in which nothing is recognised."""
    unit = make_unit_text(words)
    tagger = Tagger(tokens_of(unit, Mentions(unit_id=unit.unit.id, found=())))
    tagger.tag()
    return {t.text: t for t in tagger.out}


@pytest.mark.parametrize(
    ("words", "word", "tag"),
    [
        ("The rebels attack the town.", "attack", Tag.VERB),
        ("The attack killed nine.", "attack", Tag.NOUN),
        ("The army began to attack.", "attack", Tag.VERB),
        ("They sent military and economic aid.", "military", Tag.ADJECTIVE),
        ("The military seized power.", "military", Tag.NOUN),
        ("The law that banned the party", "that", Tag.RELATIVE),
        ("The envoy said that talks failed.", "that", Tag.THAT),
        ("After the truce expired, war resumed.", "after", Tag.LINK),
        ("After the truce, war resumed.", "after", Tag.PREPOSITION),
        ("The minister may resign.", "may", Tag.MODAL),
    ],
)
def test_a_word_is_read_by_what_stands_beside_it(words: str, word: str, tag: Tag) -> None:
    assert tagged(words)[word].tag is tag


@pytest.mark.parametrize(
    ("words", "word", "form"),
    [
        ("The weapons supplied by the king were seized.", "supplied", "part"),
        ("The king supplied the weapons.", "supplied", "past"),
        ("The army has supplied weapons.", "supplied", "part"),
        ("Condemns the attack on the convoy;", "condemns", "s"),
        ("Welcoming the release of the hostages,", "welcoming", "ing"),
        ("Provide all documents to the committee;", "provide", "imperative"),
    ],
)
def test_the_form_of_a_verb(words: str, word: str, form: str) -> None:
    assert tagged(words)[word].form == form


def test_compound_prepositions_are_one() -> None:
    found = tagged("He fought on behalf of the king.")
    assert found["on"].lemma == "on behalf of"


def test_a_word_that_is_only_a_verb_may_stand_after_a_possessor() -> None:
    assert tagged("The king's went.")["went"].tag is Tag.VERB
