"""Who stands in which slot of a trigger: subject, object, genitive, and after which preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.clauses import Clause
from dalil.coding.rules.lexicon import Grammar
from dalil.coding.rules.matching import Match
from dalil.coding.rules.phrases import NounPhrase, Phrase, phrases_of
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_text


DOER_GOALS = frozenset(map(fold_text, ("ل", "على", "إلى", "بحق", "ضد")))
POSSESSIVES = ("ها", "هم", "هما")


@dataclass(frozen=True, slots=True)
class Party:
    """Actors in one slot; `actors` are places among the atoms."""

    actors: tuple[int, ...]
    slot: str  # subject, object, genitive, agent, preposition, pair, topic


@dataclass(frozen=True, slots=True)
class Slots:
    """What the words around a trigger give."""

    source: Party | None = None
    target: Party | None = None
    against: tuple[int, ...] = ()
    beneficiary: tuple[int, int] | None = None  # atoms
    cause: tuple[int, int] | None = None  # atoms of what the voice fights for, where that is backed
    end: int = 0  # the last atom looked at


@dataclass(frozen=True, slots=True)
class Carried:
    """The parties of the trigger before, for one that is joined to it."""

    source: tuple[int, ...] = ()
    target: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """What filling a trigger's slots may look at."""

    atoms: Sequence[Atom]
    grammar: Grammar
    clause: Clause
    end: int  # where the trigger's reach ends
    voice: ActorRef | None
    partner: ActorRef | None
    carried: Carried = Carried()

    def is_voice(self, at: int) -> bool:
        """Whether the actor at `at` is the document's own voice."""
        actor = self.atoms[at].actor
        return actor is not None and self.voice is not None and actor.same_as(self.voice)

    def is_partner(self, at: int) -> bool:
        """Whether the actor at `at` is the one the headings name."""
        actor = self.atoms[at].actor
        return actor is not None and self.partner is not None and actor.same_as(self.partner)


def fill(match: Match, scene: Scene) -> Slots:
    """The slots of a trigger, from the words of its clause."""
    agent_at = _agent_verb(match, scene)
    own_end = scene.end if agent_at is None else agent_at
    phrases = phrases_of(scene.atoms, match.last, own_end, scene.grammar)
    # What stands before a joined trigger belongs to the one it is joined to.
    left = () if match.conjunction and match.shape != "verb" else _left(match, scene)
    left = left or _subordinate_subject(match, scene)
    slots = Slots(
        against=_against(match, phrases, scene),
        beneficiary=_beneficiary(match, phrases, scene),
        cause=_cause(phrases, scene),
        end=scene.end,
    )
    if match.trigger.frame.bare == "M" and match.shape != "verb":
        slots = _media(match, phrases, left, scene, slots)
    elif match.trigger.symmetric or match.trigger.frame.pair:
        slots = _pair(match, phrases, left, scene, slots)
    elif match.shape == "passive":
        slots = replace(slots, source=_agent(match, phrases, scene), target=_party(left, "subject"))
    elif match.shape == "verb":
        slots = _verb(match, phrases, left, scene, slots)
    else:
        slots = _noun(match, phrases, left, scene, slots)
    if agent_at is not None:
        slots = _with_agent(agent_at, scene, slots)
    if match.shape == "verb" and slots.target is None and slots.source is not None:
        slots = replace(slots, target=_place(match, phrases, scene))
    if match.conjunction and _takes_carried(match, phrases, slots, scene):
        slots = replace(slots, target=_party(scene.carried.target, "carried") or slots.target)
        slots = slots if slots.source is not None else replace(slots, source=_party(scene.carried.source, "carried"))
    return _distinct(slots, scene)


def _distinct(slots: Slots, scene: Scene) -> Slots:
    """The same actor cannot be both; the target gives way, since a source was found by a surer sign."""
    if slots.source is None or slots.target is None:
        return slots
    source = scene.atoms[slots.source.actors[0]].actor
    kept = tuple(
        at
        for at in slots.target.actors
        if (actor := scene.atoms[at].actor) is not None and source is not None and not actor.same_as(source)
    )
    return replace(slots, target=Party(kept, slots.target.slot) if kept else None)


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


def _place(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """Programmes funded *in* a country go to that country, where the sentence names no other receiver."""
    if match.trigger.frame.bare not in ("T", "G"):
        return None
    for phrase in phrases:
        if phrase.preposition is not None and scene.grammar.has("places", phrase.preposition) and phrase.actors:
            outside = not any(scene.is_partner(at) or scene.is_voice(at) for at in phrase.actors)
            return Party(phrase.actors, "place") if outside else None
    return None


def _party(actors: tuple[int, ...], slot: str) -> Party | None:
    return Party(actors, slot) if actors else None


def _left(match: Match, scene: Scene) -> tuple[int, ...]:
    """The actors of the clause before the trigger that stand under no preposition: its subject or possessor."""
    before = phrases_of(scene.atoms, scene.clause.first, match.first, scene.grammar)
    bare = [n for p in before if p.preposition is None for n in p.nouns if n.actors]
    return bare[0].actors if bare else ()


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
        source=_party(subject, "doer") or slots.source,
        target=slots.target or _party(target, "preposition"),
    )


def _agent(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
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


def _goal(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """The party after the first of the frame's target prepositions, with those joined to it."""
    for i, phrase in enumerate(phrases):
        if phrase.preposition not in match.trigger.frame.target or not phrase.actors:
            continue
        if _people(phrase.nouns[0], scene) is not None and not any(
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


def _near_goal(match: Match, phrases: Sequence[Phrase], scene: Scene) -> Party | None:
    """A goal whose preposition stands right on the party, or on its members."""
    for phrase in phrases:
        if phrase.preposition in match.trigger.frame.target and phrase.actors:
            noun = phrase.nouns[0]
            if noun.immediate or _member(scene.atoms[noun.first], scene.grammar):
                return _goal(match, phrases, scene)
    return None


def _member(atom: Atom, grammar: Grammar) -> bool:
    return _is_listed(atom, grammar, "members")


def _bare(phrases: Sequence[Phrase]) -> list[NounPhrase]:
    return [n for p in phrases if p.preposition is None for n in p.nouns if n.actors]


def _opens_bare(phrases: Sequence[Phrase]) -> list[NounPhrase]:
    """All noun phrases right after the trigger, with or without an actor."""
    return list(phrases[0].nouns) if phrases and phrases[0].preposition is None else []


def _verb(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    bare = _bare(phrases)
    goal = _goal(match, phrases, scene)
    agent = _agent(match, phrases, scene) if match.trigger.frame.bare != "G" or left else None
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
    bare, goal, agent = _bare(phrases), _goal(match, phrases, scene), _agent(match, phrases, scene)
    source, target = _genitive(match, phrases, bare, scene)
    source = agent or source or _party(left, "possessor")
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
    at_once = bare[0].immediate and bare[0] is (_opens_bare(phrases) or [None])[0]
    other = second or _near_goal(match, phrases, scene)
    if code == "V":
        return (first, other) if other or scene.is_voice(first.actors[0]) or _person(first, scene) else (None, first)
    if scene.grammar.language == "en":
        return None, first
    if at_once and other is not None:
        return first, other
    if at_once and code in ("G", "M", "T") and _gives(first, phrases, scene, code):
        return first, None
    return None, first


def _media(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    """Coverage *of* the one *in* the other: the headings' party is the giver wherever it stands, the voice the receiver."""
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


def _cause(phrases: Sequence[Phrase], scene: Scene) -> tuple[int, int] | None:
    """A march, a strike, a struggle: the noun phrase that names it, without its article and adverbs."""
    for phrase in phrases[:2]:
        for noun in phrase.nouns:
            for at in range(noun.first, noun.last):
                if scene.atoms[at].mention is None and _is_listed(scene.atoms[at], scene.grammar, "causes"):
                    return noun.first, _trimmed(noun.first, noun.last, scene)
    return None


def _trimmed(first: int, last: int, scene: Scene) -> int:
    while last > first + 1 and scene.atoms[last - 1].punctuation:
        last -= 1
    return last


def _is_listed(atom: Atom, grammar: Grammar, name: str) -> bool:
    words = grammar.lists[name]
    return atom.text in words or (grammar.language == "ar" and any(s in words for s, _ in readings(atom)))


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
    return len(_opens_bare(phrases)) > 1 or any(p.preposition == "ب" for p in phrases)


def _pair(match: Match, phrases: Sequence[Phrase], left: tuple[int, ...], scene: Scene, slots: Slots) -> Slots:
    between = next((p.actors for p in phrases if scene.grammar.has("pair", p.preposition or "") and p.actors), ())
    if match.trigger.frame.name == "among":
        bare = _bare(phrases)
        source = (
            _agent(match, phrases, scene)
            or _party(left, "subject")
            or _party(bare[0].actors if bare else (), "genitive")
        )
        goal = Party(between, "pair") if between else _goal(match, phrases, scene)
        return replace(slots, source=source, target=goal)
    if len(between) >= 2:
        return replace(slots, source=Party(between[:1], "pair"), target=Party(between[1:], "pair"))
    found = list(left) or (_dative_left(match, scene) if match.trigger.symmetric else [])
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
    bare_only = bool(left) or any(parties[0] in n.actors for n in _bare(phrases))
    if scene.is_partner(parties[0]) or not bare_only:
        return replace(slots, target=Party(parties, "pair"))
    return replace(slots, source=Party(parties, "pair"))


def _dative_left(match: Match, scene: Scene) -> list[int]:
    """Parties before a shared interest, whatever their preposition: "to the federation and Turkey a common interest"."""
    return [at for at in range(scene.clause.first, match.first) if scene.atoms[at].actor is not None]


def _different(found: Sequence[int], scene: Scene) -> tuple[int, ...]:
    kept: list[int] = []
    for at in found:
        actor = scene.atoms[at].actor
        others = [scene.atoms[k].actor for k in kept]
        if actor is not None and not any(o is not None and actor.same_as(o) for o in others):
            kept.append(at)
    return tuple(kept)


def _against(match: Match, phrases: Sequence[Phrase], scene: Scene) -> tuple[int, ...]:
    if set(match.trigger.frame.target) & scene.grammar.lists["against_preps"]:
        return ()
    return next((p.actors for p in phrases if p.actors and scene.grammar.has("against_preps", p.preposition or "")), ())


def _beneficiary(match: Match, phrases: Sequence[Phrase], scene: Scene) -> tuple[int, int] | None:
    """People who receive without being a party: families, wounded, students; from their noun to the phrase's end."""
    for i, phrase in enumerate(phrases):
        for noun in phrase.nouns:
            found = _people(noun, scene)
            if found is not None:
                return found, _people_end(noun, phrases[i + 1 :], scene)
    return None


def _people(noun: NounPhrase, scene: Scene) -> int | None:
    for at in range(noun.first, noun.last):
        atom = scene.atoms[at]
        if atom.mention is None and _is_people(atom, scene.grammar):
            if noun.actors and _member(atom, scene.grammar):
                return None
            if scene.grammar.language == "en" and at - noun.first <= 4:
                return noun.first
            return at - 1 if at > noun.first and scene.atoms[at - 1].text[:1].isdigit() else at
    return None


def _is_people(atom: Atom, grammar: Grammar) -> bool:
    people = grammar.lists["people"]
    if grammar.language == "en":
        return atom.text in people or atom.text.removesuffix("'s") in people
    return any(s in people for s, _ in readings(atom))


def _people_end(noun: NounPhrase, later: Sequence[Phrase], scene: Scene) -> int:
    """The phrase's end; "the families of the lost" and "those hit by the flood" go on over من, of and في."""
    end = noun.last
    for phrase in later:
        ties = phrase.preposition in ("من", "of", "from") and phrase.nouns and not phrase.actors
        if phrase.at != end or not ties:
            break
        end = phrase.nouns[-1].last
    while end > noun.first + 1 and scene.atoms[end - 1].punctuation:
        end -= 1
    return end
