"""A list item, or prose under a heading, explained: the outline coder's matches and their slots, in a simpler form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dalil.coding.explaining.drafts import candidate_of
from dalil.coding.explaining.explanation import (
    CandidateShown,
    Missing,
    Sense,
    SlotShown,
    TriggerShown,
    Verdict,
    WordShown,
)
from dalil.coding.explaining.senses import outline_senses, word_shown
from dalil.coding.method import ClaimKey, DraftClaim
from dalil.coding.rules.atoms import Atom
from dalil.coding.rules.drafting import Drafting
from dalil.coding.rules.lexicon import Lexicon, lexicon_for
from dalil.coding.rules.matching import Match
from dalil.coding.rules.passage import Found, Passage
from dalil.coding.rules.scene import Party
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

Drafted = tuple[int, DraftClaim]  # the number of a trigger, and a claim it made


def read(unit: UnitText, mentions: Mentions) -> tuple[Passage, tuple[Match, ...], list[Found]]:
    """The passage, the triggers that match in it, and those of them that are coded."""
    passage = Passage(unit, mentions, lexicon_for("ar" if unit.language == "ar" else "en"))
    matches = passage.matches
    return passage, matches, passage.found()


def words_shown(passage: Passage) -> tuple[WordShown, ...]:
    """The words of a passage, each with what it can be."""
    look_up = partial(_senses, lexicon=passage.lexicon)
    return tuple(word_shown(atom, passage.unit.text, look_up) for atom in passage.atoms)


def _senses(atom: Atom, *, lexicon: Lexicon) -> tuple[Sense, ...]:
    return outline_senses(atom.raw if lexicon.grammar.language == "ar" else atom.text, lexicon)


def triggers_of(
    passage: Passage, matches: Sequence[Match], coded: Sequence[Found]
) -> tuple[tuple[TriggerShown, ...], list[Drafted]]:
    """Every trigger in text order, and the claims of those that are coded."""
    by_match = {id(one.match): one for one in coded}
    drafting = Drafting(passage)
    found: list[TriggerShown] = []
    drafted: list[Drafted] = []
    for number, match in enumerate(matches):
        one = by_match.get(id(match))
        claims = [] if one is None else drafting.claims(one)
        drafted += [(number, claim) for claim in claims]
        missing = None if claims else _missing(passage, match, one, coded)
        found.append(_shown(passage, match, one, number=number, missing=missing))
    return tuple(found), drafted


def _shown(passage: Passage, match: Match, one: Found | None, *, number: int, missing: Missing | None) -> TriggerShown:
    trigger = match.trigger
    return TriggerShown(
        number=number,
        words=passage.words(match.first, match.last).exact,
        entry=trigger.id,
        relation=one.settled.relation if one is not None else trigger.relation or f"kind:{trigger.kind}",
        shape=match.shape,
        source=_slot(passage, None if one is None else one.slots.source),
        target=_slot(passage, None if one is None else one.slots.target),
        evidence="" if one is None else passage.words(*passage.reach(one)).exact,
        missing=missing,
    )


def _slot(passage: Passage, party: Party | None) -> SlotShown:
    if party is None:
        return SlotShown(name="")
    return SlotShown(name=party.slot, parties=tuple(passage.words(at, at + 1).exact for at in party.actors))


def _missing(passage: Passage, match: Match, one: Found | None, coded: Sequence[Found]) -> Missing:
    """Why a trigger made no claim."""
    if one is not None:
        return Missing(name="heirs")
    if match.purpose:
        return Missing(name="purpose")
    if match not in passage.matches:  # it was tried and taken out
        frame = match.trigger.frame
        if frame.needs:
            return Missing(name="preposition", values=(("words", "، ".join(frame.target)),))
        return Missing(name="contents")
    if match.trigger.weak and any(not c.match.trigger.weak for c in coded):
        return Missing(name="weak")
    return Missing(name="not_leading")


def candidates_of(
    drafted: Sequence[Drafted], given: Sequence[DraftClaim], grounded: Sequence[Verdict]
) -> tuple[CandidateShown, ...]:
    """Every claim of the triggers, with what became of it."""
    return tuple(_candidates(drafted, given, grounded))


def _candidates(
    drafted: Sequence[Drafted], given: Sequence[DraftClaim], grounded: Sequence[Verdict]
) -> Iterator[CandidateShown]:
    answers = {claim.key: verdict for claim, verdict in zip(given, grounded, strict=True)}
    first: dict[ClaimKey, int] = {}
    for number, claim in drafted:
        if claim.key in first:
            yield candidate_of(number, claim, Verdict(name="duplicate", values=(("trigger", str(first[claim.key])),)))
        else:
            first[claim.key] = number
            yield candidate_of(number, claim, answers.get(claim.key, Verdict(name="left_out")))
    for claim in given:
        if claim.key not in first:
            yield candidate_of(None, claim, answers[claim.key])
