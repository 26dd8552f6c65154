from __future__ import annotations

from itertools import permutations

import pytest

from dalil.coding.prose.arabic import read_arabic, reader_of
from dalil.coding.prose.arabic_attachments import ROLES, Attachments, Option, weighed_as
from dalil.coding.prose.arabic_signs import Bundle, Weights
from dalil.coding.prose.sentences import Reading, Sentence
from sentence_passages import studied

PLAIN = "دعمت كينيا بيرو."
JOINED = "قالت كينيا إن بيرو تدعم مالطا."


def ranked(text: str, weights: Weights | None = None) -> tuple[Sentence, Attachments, Reading]:
    """The ranking of a sentence, and its one reading by rules."""
    sentence, reader = reader_of(*studied(text))
    (reading,) = reader.readings()
    return sentence, Attachments(reader.lookup, weights), reading


def option(attachments: Attachments, sentence: Sentence, reading: Reading, role: str, words: str) -> Option:
    """The option that is these words."""
    found = [o for o in attachments.options(reading, role) if said(sentence, o) == words]
    assert len(found) == 1
    return found[0]


def said(sentence: Sentence, one: Option) -> str:
    """The words of an option's parties; empty for nobody."""
    return " ".join(sentence.text[p.start : p.end] for p in one.parties)


def parties(text: str, weights: Weights | None = None) -> list[tuple[str, str, str]]:
    """Who does what to whom, as the sentence is read."""
    sentence, readings = read_arabic(*studied(text), weights)
    words = lambda found: " ".join(sentence.text[p.start : p.end] for p in found)  # noqa: E731
    return [(words(r.sources), r.frame.relation, words(r.targets)) for r in readings]


def test_every_party_and_nobody_are_options_for_each_slot() -> None:
    sentence, attachments, reading = ranked(PLAIN)
    for role in ROLES:
        assert sorted(said(sentence, o) for o in attachments.options(reading, role)) == ["", "بيرو", "كينيا"]


def test_whom_the_rules_found_is_marked_among_the_options() -> None:
    sentence, attachments, reading = ranked(PLAIN)
    source = option(attachments, sentence, reading, "source", "كينيا")
    assert {"rule", "rule subject", "subject", "named", "of kind state"} <= set(source.signs)
    assert "rule for the other" in option(attachments, sentence, reading, "source", "بيرو").signs
    assert "nobody against rule" in option(attachments, sentence, reading, "source", "").signs


def test_no_sign_is_a_word_of_the_text_but_a_preposition() -> None:
    _, attachments, reading = ranked(PLAIN)
    signs = {s for role in ROLES for o in attachments.options(reading, role) for s in o.signs}
    assert not {w for s in signs for w in s.split()} & {"دعمت", "كينيا", "بيرو"}


def test_the_weights_decide_between_the_options() -> None:
    everything: Weights = {"source": {"rule": 5.0}, "target": {"rule": 5.0}}
    other_way: Weights = {"source": {"rule for the other": 5.0}, "target": {"rule for the other": 5.0}}
    nobody: Weights = {"source": {"nobody": 5.0}, "target": {"rule": 5.0}}
    assert parties(PLAIN, everything) == [("كينيا", "unspecified_support", "بيرو")]
    assert parties(PLAIN, other_way) == [("بيرو", "unspecified_support", "كينيا")]
    assert parties(PLAIN, nobody) == [("", "unspecified_support", "بيرو")]


def test_a_trigger_without_parties_reports_nothing() -> None:
    assert parties("دعمت الريح الموج.") == []
    assert parties(PLAIN, {role: {"nobody": 9.0} for role in ROLES}) != [("", "unspecified_support", "")]


def test_one_party_never_stands_on_both_sides() -> None:
    first: Weights = {role: {"verb first": 9.0} for role in ROLES}
    ((source, _, target),) = parties(PLAIN, first)
    assert source != target


def test_the_choice_says_how_sure_it_is_and_what_it_crosses() -> None:
    sentence, attachments, reading = ranked(JOINED)
    signs = dict(attachments.attached(reading).signs)
    assert 0 < signs["source chance"] <= 1 and 0 < signs["target chance"] <= 1
    speaker = option(attachments, sentence, reading, "source", "كينيا")
    assert {"speaker", "over that before"} <= set(speaker.signs)
    assert "no rule" not in signs and signs["source by rule"] == 1.0


@pytest.mark.parametrize(
    ("text", "mirrored"),
    [(PLAIN, False), ("اشترت بيرو مدرعات من كينيا.", True), ("قصفت مالطا من قبل كينيا.", True)],
)
def test_the_subject_of_buying_and_of_a_passive_is_weighed_as_a_target(text: str, mirrored: bool) -> None:
    _, _, reading = ranked(text)
    assert [weighed_as(reading, role) for role in ROLES] == list(reversed(ROLES) if mirrored else ROLES)


def test_the_reading_is_the_same_every_time() -> None:
    assert len({tuple(parties(JOINED)) for _ in range(3)}) == 1


def test_signs_weigh_the_same_in_any_order() -> None:
    weights = {role: {"a": 0.1, "b": 0.2, "c": -0.3} for role in ("source", "target")}
    assert {Bundle(signs, weights).weight for signs in permutations("abc")} == {Bundle(("c", "b", "a"), weights).weight}
