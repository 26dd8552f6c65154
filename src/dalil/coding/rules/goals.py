"""Parties after prepositions: the doer (by, من قبل), the goal (to, for, ل, إلى), the opponent, the place."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.rules.matching import Match
from dalil.coding.rules.people import people_in
from dalil.coding.rules.phrases import NounPhrase, Phrase
from dalil.coding.rules.scene import Party, Scene, is_member


def doer_after(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """The doer after a preposition: من قبل, by."""
    for phrase in phrases:
        if not phrase.actors or phrase.preposition is None or phrase.preposition in match.trigger.frame.target:
            continue
        agentive = scene.grammar.has("agent_preps", phrase.preposition)
        if phrase.preposition == "from" and "from" not in match.trigger.frame.source:
            agentive = False
        if agentive or phrase.preposition in match.trigger.frame.source:
            if match.trigger.frame.bare == "M" and all(scene.is_voice(at) for at in phrase.actors):
                continue
            return Party(phrase.actors, "agent")
    return None


def goal_after(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """The party after the first of the frame's target prepositions, with those joined to it."""
    for i, phrase in enumerate(phrases):
        if phrase.preposition not in match.trigger.frame.target or not phrase.actors:
            continue
        if people_in(phrase.nouns[0], scene) is not None and not any(
            scene.is_voice(at) or scene.is_partner(at) for at in phrase.actors
        ):
            continue
        joined = [
            a
            for later in phrases[i + 1 :]
            if later.preposition == phrase.preposition and scene.atoms[later.at].conjunction
            for a in later.actors
        ]
        return Party((*phrase.actors, *joined), "preposition")
    return None


def near_goal(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """A goal whose preposition stands right on the party, or on its members."""
    for phrase in phrases:
        if phrase.preposition in match.trigger.frame.target and phrase.actors:
            noun = phrase.nouns[0]
            if noun.immediate or is_member(scene.atoms[noun.first], scene.grammar):
                return goal_after(match, phrases, scene)
    return None


def against(match: Match, phrases: Sequence[Phrase], scene: Scene) -> tuple[int, ...]:
    """Whom an act is aimed at, where the trigger does not take that party as its target."""
    if set(match.trigger.frame.target) & scene.grammar.lists["against_preps"]:
        return ()
    return next((p.actors for p in phrases if p.actors and scene.grammar.has("against_preps", p.preposition or "")), ())


def place(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """Programmes funded *in* a country go to that country, where the sentence names no other receiver."""
    if match.trigger.frame.bare not in ("T", "G"):
        return None
    for phrase in phrases:
        if phrase.preposition is not None and scene.grammar.has("places", phrase.preposition) and phrase.actors:
            outside = not any(scene.is_partner(at) or scene.is_voice(at) for at in phrase.actors)
            return Party(phrase.actors, "place") if outside else None
    return None


def bare_nouns(phrases: Sequence[Phrase]) -> list[NounPhrase]:
    """The noun phrases with an actor that stand right after, under no preposition and before any comma."""
    return [n for n in first_nouns(phrases) if n.actors]


def first_nouns(phrases: Sequence[Phrase]) -> list[NounPhrase]:
    """All noun phrases right after the trigger, with or without an actor."""
    return list(phrases[0].nouns) if phrases and phrases[0].preposition is None else []
