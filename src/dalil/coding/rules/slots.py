"""Who stands in which slot of a trigger: subject, object, genitive, and after which preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.rules.goals import against, bare_nouns, doer_after, first_nouns, goal_after, near_goal, place
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.matching import Match
from dalil.coding.rules.pairs import pair
from dalil.coding.rules.people import beneficiary, cause
from dalil.coding.rules.phrases import NounPhrase, Phrase, phrases_of
from dalil.coding.rules.scene import Party, Scene, Slots, is_listed, party
from dalil.text.folding import fold_text

DOER_GOALS = frozenset(map(fold_text, ("ل", "على", "إلى", "بحق", "ضد")))
POSSESSIVES = ("ها", "هم", "هما")


def fill(match: Match, scene: Scene) -> Slots:
    """The slots of a trigger, from the words of its clause."""
    agent_at = _agent_verb(match, scene)
    own_end = scene.end if agent_at is None else agent_at
    phrases = phrases_of(scene.atoms, match.last, own_end, scene.grammar)
    # What stands before a joined trigger belongs to the one it is joined to.
    left = () if match.conjunction and match.shape != "verb" else _within(match, scene) or _left(match, scene)
    left = left or _subordinate_subject(match, scene)
    slots = Slots(
        against=against(match, phrases, scene),
        beneficiary=beneficiary(phrases, scene),
        cause=cause(phrases, scene),
        end=scene.end,
    )
    if match.trigger.frame.bare == "M" and match.shape != "verb":
        slots = _media(match, phrases, left, scene, slots)
    elif match.trigger.symmetric or match.trigger.frame.pair:
        slots = pair(match, phrases, left, scene, slots)
    elif match.shape == "passive":
        slots = replace(slots, source=doer_after(match, phrases, scene), target=party(left, "subject"))
    elif match.shape == "verb":
        slots = _verb(match, phrases, left, scene, slots)
    else:
        slots = _noun(match, phrases, left, scene, slots)
    if agent_at is not None:
        slots = _with_agent(agent_at, scene, slots)
    if match.shape == "verb" and slots.target is None and slots.source is not None:
        slots = replace(slots, target=place(match, phrases, scene))
    if slots.target is None and match.trigger.frame.bare in ("T", "G"):
        slots = replace(slots, target=_members_named(match, scene))
    if match.conjunction and _takes_carried(match, phrases, slots, scene):
        slots = replace(slots, target=party(scene.carried.target, "carried") or slots.target)
        slots = slots if slots.source is not None else replace(slots, source=party(scene.carried.source, "carried"))
    return _distinct(slots, scene)


def _distinct(slots: Slots, scene: Scene) -> Slots:
    """The same actor cannot be both; the target gives way, since a source was found by a surer sign."""
    if slots.source is None and slots.target is not None and any(scene.is_voice(at) for at in slots.target.actors):
        # "Hosting the Canada-Community summit": the headings' party hosts, the voice comes.
        others = tuple(at for at in slots.target.actors if not scene.is_partner(at))
        slots = replace(slots, target=Party(others, slots.target.slot))
    if slots.source is None and slots.target is not None and _of_the_givers(slots.target, scene):
        slots = replace(slots, source=replace(slots.target, slot="agent"), target=None)
    if slots.source is None or slots.target is None:
        return slots
    source = scene.atoms[slots.source.actors[0]].actor
    kept = tuple(
        at
        for at in slots.target.actors
        if (actor := scene.atoms[at].actor) is not None and source is not None and not actor.same_as(source)
    )
    return replace(slots, target=Party(kept, slots.target.slot) if kept else None)


def _members_named(match: Match, scene: Scene) -> Party | None:
    """The actors after "among them", where the group itself has no name."""
    for at in range(match.last, scene.end - 1):
        if scene.atoms[at].mention is None and scene.grammar.has("among", scene.atoms[at].raw):
            nouns = phrases_of(scene.atoms, at + 1, scene.end, scene.grammar)[0].nouns
            return party(next((n.actors for n in nouns if n.actors), ()), "object")
    return None


def _of_the_givers(target: Party, scene: Scene) -> bool:
    """Whether the headings' party stands only as the origin of who is sent: "sending Japanese volunteers"."""
    at = target.actors[0]
    if len(target.actors) > 1 or not scene.is_partner(at) or at == 0 or scene.atoms[at].preposition is not None:
        return False
    before = scene.atoms[at - 1]
    return before.mention is None and is_listed(before, scene.grammar, "sent")


def _takes_carried(match: Match, phrases: Sequence[Phrase], slots: Slots, scene: Scene) -> bool:
    """Whether a joined trigger is about the party of the one before: it says so, or names nothing else."""
    if _pronoun_object(match, scene):
        return True
    silent = not any(n for p in phrases if p.preposition is None for n in p.nouns if n.last > n.first)
    return slots.target is None and (match.shape != "verb" or silent)


def _pronoun_object(match: Match, scene: Scene) -> bool:
    """Whether what follows belongs to the party before: "and backs *its* demands"."""
    following = scene.atoms[match.last] if match.last < scene.end else None
    own = scene.atoms[match.last - 1].raw.endswith(POSSESSIVES) and match.shape != "verb"
    return own or (
        following is not None
        and following.mention is None
        and not following.article
        and len(following.text) > 4
        and (following.text.endswith(POSSESSIVES) or _of_his(following.text, scene.grammar))
    )


def _of_his(word: str, grammar: Grammar) -> bool:
    """ "His staff": the pronoun is written like ta marbuta once folded, so the noun before it must be known."""
    return word.endswith("ه") and (word[:-1] in grammar.lists["members"] or word[:-1] in grammar.lists["people"])


def _left(match: Match, scene: Scene) -> tuple[int, ...]:
    """The actors of the clause before the trigger that stand under no preposition: its subject or possessor."""
    before = phrases_of(scene.atoms, scene.clause.first, match.first, scene.grammar)
    bare = [n for p in before if p.preposition is None for n in p.nouns if n.actors]
    return bare[0].actors if bare else ()


def _within(match: Match, scene: Scene) -> tuple[int, ...]:
    """The actors inside an expression that the subject divides: "أقامت *المملكة* علاقات"."""
    return tuple(at for at in range(match.first + 1, match.last - 1) if scene.atoms[at].actor is not None)[:1]


def _subordinate_subject(match: Match, scene: Scene) -> tuple[int, ...]:
    """The party that a verb after أن goes with, or the topic of a clause that serves someone, whatever marks it."""
    before = [at for at in range(scene.clause.first, match.first) if scene.atoms[at].actor is not None]
    if not before or match.shape != "verb":
        return ()
    if scene.atoms[match.first - 1].raw == "ان":
        return (before[-1],)
    return (before[0],) if match.trigger.frame.topic else ()


def _agent_verb(match: Match, scene: Scene) -> int | None:
    """A verb after a noun trigger that only tells who did it: the strike *carried out* by, the grant Qatar *gave*."""
    if match.shape == "verb" or scene.grammar.language != "ar":
        return None
    forms = scene.grammar.lists["agents"]
    for at in range(match.last, scene.end):
        atom = scene.atoms[at]
        if atom.mention is None and not atom.article and atom.preposition is None and atom.raw in forms:
            return at
    return None


def _with_agent(at: int, scene: Scene, slots: Slots) -> Slots:
    phrases = phrases_of(scene.atoms, at + 1, scene.end, scene.grammar)
    subject = next((n.actors for p in phrases if p.preposition is None for n in p.nouns if n.actors), ())
    target = next((p.actors for p in phrases if p.preposition in DOER_GOALS and p.actors), ())
    return replace(
        slots,
        source=party(subject, "doer") or slots.source,
        target=slots.target or party(target, "preposition"),
    )


def _verb(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    bare = bare_nouns(phrases)
    goal = goal_after(match, phrases, scene)
    agent = doer_after(match, phrases, scene) if match.trigger.frame.bare != "G" or left else None
    if left:
        return replace(slots, source=Party(left, "subject"), target=_object(match, bare, goal))
    if scene.grammar.language == "en":
        source = Party(scene.carried.source, "carried") if scene.carried.source else agent
        return replace(slots, source=source, target=_object(match, bare, goal))
    if bare and not (scene.carried.source and (len(bare) == 1 and goal is None)):
        return replace(slots, source=Party(bare[0].actors, "subject"), target=_object(match, bare[1:], goal))
    if scene.carried.source:
        return replace(slots, source=Party(scene.carried.source, "carried"), target=_object(match, bare, goal))
    return replace(slots, source=agent, target=goal)


def _object(match: Match, bare: Sequence[NounPhrase], goal: Party | None) -> Party | None:
    if match.trigger.frame.bare in ("T", "G", "V", "M") and bare:
        return Party(bare[0].actors, "object")
    return goal


def _noun(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    bare, goal, agent = bare_nouns(phrases), goal_after(match, phrases, scene), doer_after(match, phrases, scene)
    source, target = _genitive(match, phrases, bare, scene)
    if match.trigger.id == "buy" and agent is not None:
        return replace(slots, source=source or party(left, "possessor"), target=agent)  # bought from them
    if source is None and target is not None and goal is not None and scene.is_partner(target.actors[0]):
        source, target = target, goal  # "sending a delegation of the Union to the Congress"
    source = agent or source or party(left, "possessor")
    if target is None or (source is not None and target.actors == source.actors):
        target = goal
    return replace(slots, source=source, target=target)


def _genitive(
    match: Match, phrases: Sequence[Phrase], bare: Sequence[NounPhrase], scene: Scene
) -> tuple[Party | None, Party | None]:
    """Source and target among the noun phrases right after a noun trigger."""
    if not bare:
        return None, None
    first = Party(bare[0].actors, "genitive")
    second = Party(bare[1].actors, "object") if len(bare) > 1 else None
    code = match.trigger.frame.bare
    if code == "S":
        return first, second
    at_once = bare[0].immediate and bare[0] in first_nouns(phrases)[:1]
    other = second or near_goal(match, phrases, scene)
    if code == "V":
        gone = any(p.preposition in match.trigger.frame.target for p in phrases)  # where to, though no list knows it
        return (
            (first, other)
            if other or gone or scene.is_voice(first.actors[0]) or _person(first, scene)
            else (None, first)
        )
    if scene.grammar.language == "en":
        return None, first
    if at_once and other is not None:
        return first, other
    if at_once and code in ("G", "M", "T") and _gives(first, phrases, scene, code):
        return first, None
    return None, first


def _media(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    """Coverage *of* one *in* the other: wherever they stand, the headings' party gives and the voice receives."""
    named = [at for p in phrases for n in p.nouns for at in n.actors]
    partner = tuple(at for at in named if scene.is_partner(at))[:1]
    voice = tuple(at for at in named if scene.is_voice(at))[:1]
    slots = _noun(match, phrases, left, scene, slots)
    if partner and (slots.target is None or partner[0] in slots.target.actors):
        slots = replace(slots, source=Party(partner, "agent"), target=None)
    if voice and (slots.target is None or (slots.source is not None and voice[0] in slots.source.actors)):
        source = None if slots.source is not None and voice[0] in slots.source.actors else slots.source
        slots = replace(slots, source=source, target=Party(voice, "preposition"))
    return slots


def _person(party: Party, scene: Scene) -> bool:
    actor = scene.atoms[party.actors[0]].actor
    return actor is not None and actor.kind == "person"


def _gives(party: Party, phrases: Sequence[Phrase], scene: Scene, code: str) -> bool:
    """Whether a lone genitive is the giver: the headings say so, or what is given follows it."""
    at = party.actors[0]
    if scene.is_partner(at):
        return not (code == "T" and scene.voice is None)
    if scene.is_voice(at) or code != "G":
        return False
    return len(first_nouns(phrases)) > 1 or any(p.preposition == "ب" for p in phrases)
