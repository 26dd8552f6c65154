"""What an explanation shows of one unit: words, phrases, entries tried, claims kept and dropped."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

from dalil.coding.explaining import prose
from dalil.coding.explaining.explain import explain
from dalil.coding.explaining.explanation import Explanation
from dalil.coding.prose import coder as prose_coder
from dalil.coding.prose.scoring import score_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitKind, unit_text
from dalil.workflow.codebooks import new_codebook
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.explaining import explain_text
from factories import make_source, make_unit

SUPPORT = "دعمت تركيا قطر."
SENTENCES = [
    SUPPORT,
    "أشادت اليابان بدور السنغال، ورحّب النادي بالريح.",
    "دعمت تركيا قطر ودعمت تركيا قطر.",
    "أدانت مصر الهجوم على ليبيا.",
    "وقّعت النرويج اتفاقاً مع ملاوي وزامبيا في مايو 2012.",
    "Norway granted Malawi 20 million dollars.",
    "The wind was cold.",
]


def shown(text: str, *, kind: UnitKind = UnitKind.SENTENCE) -> Explanation:
    """The explanation of a text."""
    return explain_text(text, Wish(), kind=kind).explanation


def missing(text: str, entry: str, *, kind: UnitKind = UnitKind.SENTENCE) -> tuple[str, dict[str, str]]:
    """Why an entry gave no reading in a text."""
    (trigger,) = (t for t in shown(text, kind=kind).triggers if t.entry == entry and not t.read)
    assert trigger.missing is not None
    return trigger.missing.name, dict(trigger.missing.values)


def verdicts(text: str) -> list[str]:
    """What became of the claims of a text."""
    return [c.verdict.name for c in shown(text).candidates]


# --- words, mentions, phrases ---


def test_a_word_is_shown_with_its_clitics_and_what_the_lexicon_knows_of_it() -> None:
    word = next(w for w in shown("زارت تركيا قطر ودعمت ليبيا.").words if w.text == "ودعمت")
    (verb,) = (s for s in word.senses if s.kind == "verb")
    assert (verb.clitics, verb.form) == (("و",), "دعمت")
    assert "support → unspecified_support" in verb.entries


def test_an_unknown_word_is_shown_with_its_likeliest_cut() -> None:
    word = next(w for w in shown("رحب النادي بالريح.").words if w.text == "بالريح")
    assert (word.senses, word.cut) == ((), ("ب", "ال", "ريح"))


def test_function_words_are_shown_with_their_lists() -> None:
    word = next(w for w in shown("رحب النادي من بعيد.").words if w.text == "من")
    assert any("prepositions" in s.names for s in word.senses if s.kind == "list")


def test_a_word_that_is_a_mention_is_not_looked_up() -> None:
    word = shown(SUPPORT).words[1]
    assert (word.text, word.mention, word.senses) == ("تركيا", "actor", ())


@pytest.mark.parametrize("text", SENTENCES)
def test_words_stand_at_their_places(text: str) -> None:
    explanation = shown(text)
    assert explanation.words
    for word in explanation.words:
        assert explanation.text[word.start : word.end] == word.text


def test_nodes_name_their_parties_and_entries() -> None:
    verb, subject, _, *_ = shown(SUPPORT).nodes
    assert (verb.kind, verb.entries) == ("verb", ("support → unspecified_support",))
    assert subject.parties == ("تركيا",)


# --- triggers ---


def test_a_reading_names_its_slots() -> None:
    (trigger,) = shown(SUPPORT).triggers
    assert (trigger.entry, trigger.read) == ("support", True)
    assert (trigger.source.name, trigger.source.parties) == ("subject", ("تركيا",))
    assert (trigger.target.name, trigger.target.parties) == ("object", ("قطر",))


def test_an_act_names_the_verb_it_hangs_on() -> None:
    triggers = shown("أدانت مصر الهجوم على ليبيا.").triggers
    assert next(t.governor for t in triggers if t.entry == "assault") == "أدانت"


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("دافع بقوة.", "defend", "preposition"),
        ("دافع عن الريح.", "defend", "no_party_after"),
        ("وصفت تركيا قطر.", "describe", "words"),
        ("تحتل تركيا المركز الثاني بعد قطر.", "occupy", "sense"),
        ("أنهت قطر دعمها لتركيا.", "support", "inside"),
        ("رحّب بالريح.", "praise", "parties"),
        ("Norway supported the wind in Malta.", "support", "slots"),
        ("استقبلت الأردن لاجئين من سوريا.", "visit", "other"),
    ],
)
def test_an_entry_that_gave_nothing_says_why(text: str, entry: str, reason: str) -> None:
    assert missing(text, entry)[0] == reason


def test_every_frame_of_a_sentence_is_read_or_told_as_tried() -> None:
    for text in SENTENCES[:5]:
        explanation = shown(text)
        told = {(t.node, t.entry) for t in explanation.triggers}
        for node in explanation.nodes:
            assert {(node.number, e.partition(" ")[0]) for e in node.entries} <= told


# --- claims ---


@pytest.mark.parametrize("text", SENTENCES)
def test_what_is_kept_is_what_the_coder_gives(text: str) -> None:
    explanation, kit = shown(text), kit_for(Wish())
    unit = unit_text(explanation.unit, explanation.text, explanation.language)
    mentions = Mentions(unit_id=unit.unit.id, found=explanation.mentions)
    given = [c.key for c in kit.method.code(unit, mentions, kit.codebook).claims]
    kept = [c.claim.key for c in explanation.candidates if c.verdict.name == "kept" and c.claim is not None]
    assert sorted(kept) == sorted(given)
    assert all(c.trigger is not None for c in explanation.candidates)


def test_a_claim_told_twice_is_kept_once() -> None:
    explanation = shown("دعمت تركيا قطر ودعمت تركيا قطر.")
    assert [c.verdict.name for c in explanation.candidates] == ["kept", "duplicate"]
    assert dict(explanation.candidates[1].verdict.values) == {"trigger": "0"}


def test_the_same_words_on_both_sides_are_dropped() -> None:
    assert verdicts("Norway supported Norway.") == ["same"]


def test_a_claim_below_the_threshold_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "score_of", lambda features: 0.01)
    monkeypatch.setattr(prose_coder, "chance_of", lambda weighed: 0.01)
    (candidate,) = shown(SUPPORT).candidates
    assert (candidate.verdict.name, candidate.claim) == ("below", None)
    assert dict(candidate.verdict.values)["score"] == "0.01"


def test_a_claim_that_grounding_refuses_names_its_code(tmp_path: Path) -> None:
    new_codebook(tmp_path / "small.yaml")
    explained = explain_text("هاجمت تركيا قطر.", Wish(codebook=str(tmp_path / "small.yaml")))
    (candidate,) = explained.explanation.candidates
    assert (candidate.verdict.name, dict(candidate.verdict.values)["code"]) == ("refused", "D452")


def test_a_claim_that_no_trigger_explains_is_shown_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "relation_of", lambda sentence, reading: ("funding", ""))
    left_out, unexplained = shown(SUPPORT).candidates
    assert (left_out.relation, left_out.verdict.name) == ("funding", "left_out")
    assert (unexplained.trigger, unexplained.relation) == (None, "unspecified_support")


def test_features_come_with_their_weights_the_strongest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prose, "weights", lambda: {"bias": 0.5, "shape:verb": -2.0})
    first, second, *rest = shown(SUPPORT).candidates[0].features
    assert [(f.name, f.adds) for f in (first, second)] == [("shape:verb", -2.0), ("bias", 0.5)]
    assert {f.weight for f in rest} == {0.0}


def test_the_weights_are_those_the_coder_scores_with() -> None:
    for name, weight in prose.weights().items():
        assert score_of({name: 1.0}) == round(1 / (1 + math.exp(-weight)), 2)


# --- the outline ---


def test_an_item_shows_triggers_and_slots() -> None:
    explanation = shown("قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار.", kind=UnitKind.ITEM)
    assert (explanation.reader, explanation.nodes) == ("outline", ())
    first = explanation.triggers[0]
    assert (first.entry, first.relation, first.source.parties) == ("give", "funding", ("اليابان",))
    assert [c.verdict.name for c in explanation.candidates] == ["kept"]


@pytest.mark.parametrize(
    ("text", "entry", "reason"),
    [
        ("قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار.", "amount", "weak"),
        ("رحّب النادي بالريح.", "praise", "heirs"),
        ("وقفت اليابان بعيداً.", "stand", "preposition"),
        ("قدّمت اليابان مالاً لدعم السنغال.", "support", "purpose"),
        ("Norway granted Malawi money to support the teachers.", "support", "not_leading"),
    ],
)
def test_a_trigger_of_the_outline_says_why_it_made_no_claim(text: str, entry: str, reason: str) -> None:
    assert missing(text, entry, kind=UnitKind.ITEM)[0] == reason


def test_english_words_are_looked_up_too() -> None:
    word = next(w for w in shown("Norway granted Malawi money.").words if w.text == "granted")
    assert [s.kind for s in word.senses] == ["verb"]


def test_a_heading_is_not_coded() -> None:
    source = make_source("علاقات السنغال مع اليابان")
    unit = unit_text(make_unit(source, source.text, kind=UnitKind.HEADING), source.text, source.language)
    kit: Any = kit_for(Wish())
    explanation = explain(unit, Mentions(unit_id=unit.unit.id, found=()), kit.method, kit.codebook)
    assert (explanation.reader, explanation.words, explanation.candidates) == ("none", (), ())


def test_of_another_coder_only_claims_are_shown() -> None:
    found = explain_text("Ghana will send Togo medicine.", Wish(codebook="plover")).explanation
    assert (found.reader, found.words, found.triggers) == ("other", (), ())
    (claim,) = found.candidates
    assert (claim.source, claim.relation, claim.target, claim.verdict.name) == ("Ghana", "agree", "Togo", "kept")
