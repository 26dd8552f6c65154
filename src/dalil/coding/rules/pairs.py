"""Triggers between two parties on one level: what is shared, agreed, met over, mediated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.rules.goals import bare_nouns, doer_after, goal_after
from dalil.coding.rules.matching import Match
from dalil.coding.rules.phrases import Phrase
from dalil.coding.rules.scene import Party, Scene, Slots, party


def pair(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    """The two parties of a trigger; one that stands alone leaves the other slot to be inherited."""
    between = next((p.actors for p in phrases if scene.grammar.has("pair", p.preposition or "") and p.actors), ())
    if match.trigger.frame.name == "among":
        bare = bare_nouns(phrases)
        source = (
            doer_after(match, phrases, scene)
            or party(left, "subject")
            or party(bare[0].actors if bare else (), "genitive")
        )
        goal = Party(between, "pair") if between else goal_after(match, phrases, scene)
        return replace(slots, source=source, target=goal)
    if len(between) >= 2:
        return replace(slots, source=Party(between[:1], "pair"), target=Party(between[1:], "pair"))
    found = _dative_left(match, scene) if match.trigger.symmetric else list(left)
    if len(_different(found, scene)) >= 2:
        parties = _different(found, scene)
        return replace(slots, source=Party(parties[:1], "pair"), target=Party(parties[1:2], "pair"))
    for phrase in phrases:
        if phrase.preposition is None or phrase.preposition in match.trigger.frame.target:
            found.extend(a for n in phrase.nouns for a in n.actors)
        if len(_different(found, scene)) >= 2 and phrase.preposition is not None:
            break
    parties = _different(found, scene)
    if len(parties) >= 2:
        return replace(slots, source=Party(parties[:1], "pair"), target=Party(parties[1:], "pair"))
    if not parties:
        return slots
    bare_only = bool(left) or any(parties[0] in n.actors for n in bare_nouns(phrases))
    if scene.is_partner(parties[0]) or not bare_only:
        return replace(slots, target=Party(parties, "pair"))
    return replace(slots, source=Party(parties, "pair"))


def _dative_left(match: Match, scene: Scene) -> list[int]:
    """Parties before what is shared, whatever their preposition: "to the union and Turkey a common interest"."""
    return [at for at in range(scene.clause.first, match.first) if scene.atoms[at].actor is not None]


def _different(found: Sequence[int], scene: Scene) -> tuple[int, ...]:
    kept: list[int] = []
    for at in found:
        actor = scene.atoms[at].actor
        others = [scene.atoms[k].actor for k in kept]
        if actor is not None and not any(o is not None and actor.same_as(o) for o in others):
            kept.append(at)
    return tuple(kept)
