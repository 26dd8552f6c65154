"""Arabic verbs as triggers: the frame's slots filled from the verb's clause."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.arabic_arguments import Group
from dalil.coding.prose.arabic_clauses import Clause
from dalil.coding.prose.arabic_joining import SUFFERED
from dalil.coding.prose.arabic_lookup import AGENTS, BY, WITH, Lookup
from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import ACT, THAT, VERB, Node
from dalil.coding.prose.sentences import Reading
from dalil.coding.prose.slots import Parties, Slots

ACCUSED = "criticism_accusation"
PLACED = frozenset({"armed_attack", "troops", "meeting_consult", "coercion", "mobilization"})
PRAISING = frozenset({"criticism_accusation", "political_endorsement"})  # for or because of what the other did
CLAUSE = 4  # nodes from a verb on in which words that show another sense are looked for
ASKED_BEFORE = 3  # nodes before a verb where its preposition may stand: to X (he) fled
KILLED = frozenset({"قتلوا", "قتل", "قتلت", "اصيب", "اصيبوا", "اعتقلوا", "اسروا", "خطفوا", "اختطفوا", "جرحوا"})


def holding(
    lookup: Lookup, at: int, frames: Sequence[Frame], stop: int, *, described: Sequence[int] = ()
) -> list[Frame]:
    """Those of a trigger's frames whose needed words stand in its reach, or in what its clause describes, and which
    have none beside it with which they mean something else."""
    found: list[Frame] = []
    reach: Sequence[Node] | None = None
    for frame in frames:
        needed = frame.needs_inside
        if needed:
            if reach is None:
                reach = _reach(lookup, at, stop, described)
            for node in reach:
                if node.text in needed or (node.words and not needed.isdisjoint(node.words)):
                    break
            else:
                continue
        if not frame.never or not any(holds(n, frame.never) for n in beside(lookup.nodes, at)):
            found.append(frame)
    return found


def _reach(lookup: Lookup, at: int, stop: int, described: Sequence[int]) -> Sequence[Node]:
    """The nodes in which the words of an expression are looked for."""
    following = lookup.node(stop)
    last = stop if following is not None and following.kind is VERB else stop + 2
    nodes = lookup.nodes[at:last]
    return [*nodes, *[lookup.nodes[i] for i in described]] if described else nodes


def expressions_first(frames: list[Frame]) -> list[Frame]:
    """Frames with those before that need a word inside."""
    return sorted(frames, key=lambda f: not f.needs_inside)


def beside(nodes: Sequence[Node], at: int) -> Sequence[Node]:
    """A trigger with what stands beside it: a verb's subject and object, the nearest of a noun."""
    return nodes[at : at + CLAUSE] if nodes[at].kind is VERB else nodes[max(at - 1, 0) : at + 2]


def stems(node: Node) -> frozenset[str]:
    """The words of a node by which expressions are told apart."""
    return node.words | {node.text}


def holds(node: Node, words: frozenset[str]) -> bool:
    """Whether some of these words are among a node's stems."""
    return node.text in words or not words.isdisjoint(node.words)


def read_verb(lookup: Lookup, at: int) -> Reading | None:
    """The first frame of a verb that its clause fills, else the first it can have, with empty slots."""
    unfilled: Reading | None = None
    clause, passive = lookup.by_verb[at], lookup.nodes[at].passive
    described = clause.objects[0] if clause.described and clause.objects else ()
    frames = holding(lookup, at, lookup.nodes[at].frames, clause.stop, described=described)
    for frame in expressions_first(frames) if len(frames) > 1 else frames:
        if _asked(lookup, at, frame, clause):
            slots = (_acted_upon if passive else _slots)(lookup, at, frame, clause)
            if slots is not None:
                return Reading(at, frame, "verb", (at, clause.stop), slots)
            if not frame.strict and unfilled is None:
                unfilled = Reading(at, frame, "verb", (at, clause.stop), Slots())
    return unfilled


def _asked(lookup: Lookup, at: int, frame: Frame, clause: Clause) -> bool:
    """Whether the preposition that an entry asks for stands near its verb, or two parties of a pair are its subject."""
    if frame.said and not lookup.speaker(at):
        return False
    if not frame.oblique or (frame.pair and len(lookup.parties(clause.subject)) > 1):
        return True
    near_by = lookup.nodes[max(at - ASKED_BEFORE, 0) : clause.stop + 1]
    if frame.swap:  # to whom someone flees, not what he resorts to
        marked = next((n for n in near_by if n.preposition in frame.to), None)
        return marked is not None and bool(marked.parties or marked.weak or marked.pronoun)
    return any(n.preposition in frame.to or n.kind is THAT for n in near_by)


def _slots(lookup: Lookup, at: int, frame: Frame, clause: Clause) -> Slots | None:
    node = lookup.nodes[at]
    slots = Slots(source_slot="carried" if clause.inherited else "subject")
    if not node.first_person:
        slots.sources = lookup.subject(at)
    acted = bool(clause.subject) and lookup.nodes[clause.subject[0]].kind is ACT
    if acted:
        slots.source(lookup.doer(clause.subject[0]), "owner")
    if frame.said:
        return _judged(lookup, at, slots.sources)
    if frame.swap:
        return _swapped(lookup, at, frame, clause, slots)
    _fill_target(lookup, at, frame, clause, slots)
    if frame.pair and slots.target_slot != "object":
        _pair(lookup, at, clause, slots)
    _fill_further(lookup, at, frame, clause, slots)
    passive = _passive(lookup, at, frame, clause, slots)
    if passive is not None:
        return passive
    if slots.targets and not (slots.sources or clause.objects):
        slots.source(lookup.after(at, clause.stop, AGENTS, avoid=slots.targets), "agent")
    if slots.targets and (slots.sources or frame.lone or node.first_person):
        return slots
    if acted and frame.relation in SUFFERED:
        return slots if slots.targets else None
    return _half_filled(lookup, at, frame, clause, slots)


def _half_filled(lookup: Lookup, at: int, frame: Frame, clause: Clause, slots: Slots) -> Slots | None:
    """The nearest for what is open; who condemns a killing need not say whose it was."""
    if slots.sources and frame.relation in PRAISING and lookup.about_harm(at, clause.stop, frame):
        return slots
    found = None if frame.oblique or frame.strict else near(lookup, at, frame, clause.stop, slots)
    return found or (slots if frame.lone and slots.sources else None)


def near(lookup: Lookup, at: int, frame: Frame, stop: int, slots: Slots) -> Slots | None:
    """The nearest parties where slots stay empty; a thing alone does not look for its giver."""
    if not slots.sources:
        if frame.thing:
            return None
        slots.source(lookup.near_before(at, slots.targets), "near")
    if slots.sources and not slots.targets:
        slots.target(lookup.near_after(at, stop, slots.sources), "near")
    return slots if slots.full else None


def _acted_upon(lookup: Lookup, at: int, frame: Frame, clause: Clause) -> Slots | None:
    """The subject of a verb that is passive by its spelling, or whom the entry's preposition names; an agent acts."""
    found = Slots(lookup.after(at, clause.stop, AGENTS), (), "agent")
    if frame.takes_object and not frame.oblique:
        found.target(lookup.parties(clause.subject), "passive")
    found.target(lookup.after(at, clause.stop, frame.to, avoid=found.sources), "oblique")
    return found if found.targets and not frame.swap else None


def _judged(lookup: Lookup, at: int, subject: Parties) -> Slots | None:
    """Who speaks judges the subject."""
    found = Slots(lookup.speaker(at), subject, "speaker", "subject")
    return found if found.full else None


def _swapped(lookup: Lookup, at: int, frame: Frame, clause: Clause, slots: Slots) -> Slots | None:
    """Who flees to someone is taken in by them: the subject receives; or whose the object is: won *the praise of X*."""
    subject = slots.sources or lookup.weak(clause.subject)
    found = Slots(lookup.after(at, clause.stop, frame.to), subject, "oblique", "subject")
    if frame.takes_object and clause.objects:
        first = clause.objects[0]
        found.source(lookup.parties(first) or lookup.owner(first[0]), "owner")
    if frame.needs_inside and not frame.oblique:
        found.source(_inside_act(lookup, at, frame, clause), "oblique")
    return found if found.full else None


def _fill_target(lookup: Lookup, at: int, frame: Frame, clause: Clause, slots: Slots) -> None:
    node = lookup.nodes[at]
    if _judges(lookup, frame, clause):
        slots.target(lookup.blamed(clause.objects[0][0]), "owner")
        return
    if frame.prefer_to:
        slots.target(lookup.after(at, clause.stop, frame.to, avoid=slots.sources), "oblique")
    if frame.takes_object and not frame.oblique and not slots.targets:
        if node.pronoun and not clause.described:
            slots.target(lookup.antecedent(at, node.pronoun, avoid=slots.sources), "pronoun")
        else:
            slots.target(_first_named(lookup, clause.objects), "object")
    if slots.targets:
        return
    slots.target(lookup.after(at, clause.stop, frame.to, avoid=slots.sources), "oblique")
    if frame.takes_object and clause.objects and not slots.targets:
        first = clause.objects[0][0]
        slots.target(lookup.doer(first) if clause.described else lookup.owner(first), "owner")


def _first_named(lookup: Lookup, groups: Sequence[Group]) -> Parties:
    """The parties of the first group that has any."""
    for group in groups:
        found = lookup.parties(group)
        if found:
            return found
    return ()


def _judges(lookup: Lookup, frame: Frame, clause: Clause) -> bool:
    """Whether a verb praises or blames an act, which is its object."""
    if frame.relation not in PRAISING or not frame.takes_object or frame.oblique or clause.described:
        return False
    return bool(clause.objects) and lookup.nodes[clause.objects[0][0]].kind is ACT


def _pair(lookup: Lookup, at: int, clause: Clause, slots: Slots) -> None:
    """Two sides: with X, between A and B, or A and B together."""
    with_whom = lookup.after(at, clause.stop, (WITH,))
    if with_whom:
        slots.targets, slots.target_slot = with_whom, "with"
        return
    named = lookup.between(at, clause.stop)
    if len(named) > 1:
        slots.sources, slots.targets = named[:1], named[1:]
        slots.source_slot = slots.target_slot = "between"
    else:
        slots.split("together")


def _fill_further(lookup: Lookup, at: int, frame: Frame, clause: Clause, slots: Slots) -> None:
    if slots.targets or frame.strict:
        return
    slots.target(lookup.about(at, clause.stop, frame), "about")
    if frame.oblique and frame.needs_inside:
        slots.target(_inside_act(lookup, at, frame, clause), "oblique")
    if frame.relation in PLACED and not slots.targets:
        slots.target(_placed(lookup, at, frame, clause), "place")
    if frame.relation == "threat":
        act = lookup.act_after(at, clause.stop, BY)
        slots.target(() if act is None else lookup.owner(act), "threatened")


def _inside_act(lookup: Lookup, at: int, frame: Frame, clause: Clause) -> Parties:
    """Whom an act after the entry's preposition is done to: had a part in the rebuilding *of X*."""
    for preposition in frame.to:
        act = lookup.act_after(at, clause.stop, preposition)
        if act is not None:
            return lookup.parties(lookup.genitive(act)) or lookup.nodes[act].adjective
    return ()


def _placed(lookup: Lookup, at: int, frame: Frame, clause: Clause) -> Parties:
    """The place or unknown name that an attack hits or a visit goes to."""
    if frame.takes_object and not frame.oblique:
        hit = next((p for g in clause.objects if (p := lookup.weak(g))), ())
        if hit:
            return hit
    for i, preposition in lookup.places.marked:
        if at < i < clause.stop and preposition in frame.to:
            found = _whose(lookup, i, clause) or lookup.weak(lookup.groups[i])
            if found:
                return found
    return ()


def _whose(lookup: Lookup, place: int, clause: Clause) -> Parties:
    """Whose the place is, where its pronoun is not the subject: closed some of *its* offices."""
    node = lookup.nodes[place]
    if not node.weak or not node.pronoun or lookup.agrees(clause.subject, node.pronoun):
        return ()
    return lookup.antecedent(clause.verb, node.pronoun, avoid=lookup.parties(clause.subject))


def _passive(lookup: Lookup, at: int, frame: Frame, clause: Clause, slots: Slots) -> Slots | None:
    """The subject as the one acted upon: by an agent, or killed or accused by someone not named."""
    if not frame.takes_object or lookup.nodes[at].pronoun or _first_named(lookup, clause.objects):
        return None
    if _judges(lookup, frame, clause):
        return None
    agent = lookup.after(at, clause.stop, AGENTS, avoid=slots.sources)
    if not agent:
        killed = lookup.nodes[at].text in KILLED
        if (slots.targets and not killed) or not _mute(lookup, frame, clause, killed=killed):
            return None
        agent = lookup.attacker(at, clause.stop)
    found = Slots(agent, slots.sources, "agent", "passive")
    return found if found.targets else None


def _mute(lookup: Lookup, frame: Frame, clause: Clause, *, killed: bool) -> bool:
    """Whether a verb without an object may say what is done to its subject and not by whom."""
    if clause.objects or not clause.subject or clause.inherited or not (killed or clause.subject[0] > clause.verb):
        return False
    return frame.relation in SUFFERED or (frame.relation == ACCUSED and _charged(lookup, clause))


def _charged(lookup: Lookup, clause: Clause) -> bool:
    """Whether an act under ب comes right after the subject, where the accuser would name the accused: X was accused
    *of helping* Y."""
    following = lookup.node(clause.subject[-1] + 1)
    return following is not None and following.kind is ACT and following.preposition == BY
