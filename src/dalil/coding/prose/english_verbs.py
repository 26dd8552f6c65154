"""What English verbs report: their frames filled from their clauses."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.english_clauses import Clause
from dalil.coding.prose.english_groups import Group
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_relations import Relations
from dalil.coding.prose.english_slots import AGENT, NOBODY, Slot
from dalil.coding.prose.nodes import Node
from dalil.coding.prose.sentences import Reading

AGENTLESS = Slot(nameless=True, name="agentless")
PAPERS = ("report", "letter", "note", "document", "communication", "communiqué", "memorandum")  # noted, not praised
HITTING = ("armed_attack", "coercion", "threat", "sanction", "rejection")
TAKING = ("capture", "seize", "take", "recapture", "retake", "grab")  # a place is taken from those who hold it
MOVING = ("deploy", "mobilize", "line_up")  # frames of forces that go somewhere
FORCING = ("force", "compel", "oblige")


class Verbs(Relations):
    """Reads verbs."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        super().__init__(nodes)
        self.inside: dict[int, set[str]] = {}  # by verb, the words that its frames may need

    def _verb(self, at: int, node: Node) -> Reading | None:
        clause = self.clauses.by_verb[at]
        for frame in self._demanding_first(node):
            if frame.needs_inside and not self._inside(clause, frame):
                continue
            if frame.id == "meet_obj" and any(f.thing for g in clause.objects for i in g for f in self.nodes[i].frames):
                continue  # received soldiers, intelligence
            if frame.who and not self._words(clause.subject) & frame.who:
                continue
            one = self._verb_frame(at, node, frame)
            if one is not None:
                if frame.needs_inside:
                    self.used.update(clause.subject if node.passive else (i for g in clause.objects for i in g))
                return one
            if frame.needs_inside and not frame.mediates and frame.id not in MOVING:
                return None
        return None

    def _inside(self, clause: Clause, frame: EnglishFrame) -> bool:
        """Whether a word that the frame needs stands in the object, in the subject of a passive, or right after."""
        words = self.inside.get(clause.verb)
        if words is None:
            words = self.inside[clause.verb] = self._object_words(clause)
        return not frame.needs_inside.isdisjoint(words)

    def _object_words(self, clause: Clause) -> set[str]:
        found: set[str] = set()
        groups = (clause.subject,) if self.nodes[clause.verb].passive else clause.objects
        for group in (*groups, *clause.after(("as",))):
            found |= self._words(group)
        following = self.nodes[clause.stop] if clause.stop < len(self.nodes) else None
        if following is not None and following.form == "infinitive":
            found.add(following.text)
        return found

    def _demanding_first(self, node: Node) -> Sequence[EnglishFrame]:
        """The frames of a verb, first those that need certain words in the clause."""
        frames = [f for f in node.frames if isinstance(f, EnglishFrame)]
        if len(frames) < 2:
            return frames
        demanding = [f for f in frames if f.needs_inside or f.who]
        return [*demanding, *[f for f in frames if not (f.needs_inside or f.who)]] if demanding else frames

    def _verb_frame(self, at: int, node: Node, frame: EnglishFrame) -> Reading | None:
        clause = self.clauses.by_verb[at]
        if node.passive:
            source, target = self._passive(at, frame, clause)
        elif frame.mediates:
            source, target = self.subject(at), self._mediated(at, clause)
        elif frame.pair:
            source, target = self._pair(at, frame, clause)
        else:
            source = self.subject(at)
            target = self._target(at, frame, clause, source)
        if frame.relation == "troops" and self._only_sent_for(at) and clause.governor is not None:
            source = self.subject(clause.governor)
        if frame.swap and not node.passive:
            source, target = target, source
        return self._made(at, frame, source, target, shape="verb")

    def _passive(self, at: int, frame: EnglishFrame, clause: Clause) -> tuple[Slot, Slot]:
        agents = clause.after((*AGENT, *frame.by)) or self._in_attack(clause, frame)
        source = (self.slot(agents[0]) or self._behind(agents[0])) if agents else NOBODY
        if agents and not source:
            return NOBODY, NOBODY  # done by a thing: displaced by the conflict
        if frame.pair:
            return self._pair_passive(frame, clause, source)
        if frame.mediates:
            return source, self._participants(clause)
        if not frame.takes_object and (not frame.needs_inside or frame.id in MOVING):
            return self._passive_oblique(frame, clause, source)
        if not source and (self.nodes[at].text in FORCING or frame.relation == "arms_materiel"):
            return NOBODY, NOBODY
        return source or AGENTLESS, self._patient(frame, clause)

    def _patient(self, frame: EnglishFrame, clause: Clause) -> Slot:
        """To whom it is done: the subject of a passive, else whom the subject belongs to."""
        if not clause.subject:
            return Slot(nameless=clause.voice)
        found = self.slot(clause.subject) or self._holder(clause.subject)
        if not found and (frame.about or frame.needs_inside):
            found = self._oblique(clause, frame.to) or self.owner(clause.subject)
        return found

    def _passive_oblique(self, frame: EnglishFrame, clause: Clause, source: Slot) -> tuple[Slot, Slot]:
        """A passive whose target stands after a preposition: troops stationed in X."""
        if not frame.oblique:
            return NOBODY, NOBODY
        if frame.id in MOVING and frame.relation == "mobilization":
            return source or self._sender(clause) or AGENTLESS, self._oblique(clause, frame.to)
        if frame.relation == "troops":
            source = self._sender(clause)
            if not any(p.actor is not None for p in source.parties):
                source = AGENTLESS if source else source
        return source or AGENTLESS, self._oblique(clause, frame.to)

    def _in_attack(self, clause: Clause, frame: EnglishFrame) -> list[Group]:
        """The attack in which somebody was hit: killed in an Israeli airstrike."""
        if frame.relation != "armed_attack":
            return []
        found = [
            g
            for p, g in clause.obliques
            if p in ("in", "during", "from") and self.nodes[g[0]].adjective and self._attack(g[0])
        ]
        self.used.update(i for g in found for i in g)
        return found

    def _participants(self, clause: Clause) -> Slot:
        """Between whom something was mediated: named by between, else who took part in it."""
        between = self._between(clause.obliques)
        if between:
            return Slot(between)
        if clause.subject:
            inner = self._between(self.clauses.arguments(clause.subject[0])[1])
            if inner:
                return Slot(inner)
        if clause.reduced and clause.governor is not None:
            return self.subject(clause.governor)
        return NOBODY

    def _sender(self, clause: Clause) -> Slot:
        """Whose forces are stationed: their own name, or who has them there."""
        if (
            clause.reduced
            and clause.governor is not None
            and self.nodes[clause.governor].text in ("have", "keep", "maintain")
        ):
            return self.subject(clause.governor)
        return self.slot(clause.subject)

    def _pair_passive(self, frame: EnglishFrame, clause: Clause, source: Slot) -> tuple[Slot, Slot]:
        between = self._oblique(clause, ("between", "by"))
        if len(between.parties) > 1:
            return Slot(between.parties[:1]), Slot(between.parties[1:])
        return source, self._oblique(clause, frame.to)

    def _target(self, at: int, frame: EnglishFrame, clause: Clause, source: Slot) -> Slot:
        found = self._that_subject(at) if frame.that else NOBODY
        if found or frame.complement:
            return found or self._complement(at)
        if frame.takes_object and not frame.oblique:
            found = self._object(at, frame, clause)
            if found:
                return self._other_than(found, source)
        if frame.relation == "criticism_accusation" and self._hit(clause):
            return NOBODY
        if frame.needs_inside:
            found = self._given_to(frame, clause)
        found = found or self._oblique(
            clause, [p for p in frame.to if p != "of" or not (frame.takes_object or (frame.oblique and clause.objects))]
        )
        if not found and frame.about and (frame.oblique or frame.lone) and not frame.needs_inside:
            found = next(
                (one for g in clause.after([p for p in frame.to if p != "of"]) if (one := self.owner(g))), NOBODY
            )
        if not found and frame.needs_inside and clause.objects:
            found = self._object_of(clause.objects[-1], frame)
            if not found and frame.about:
                found = self.owner(clause.objects[0]) or self.slot(clause.objects[0])
            found = found or self._in_own_clause(clause.objects[0], frame)
        return found

    def _in_own_clause(self, group: Group, frame: EnglishFrame) -> Slot:
        """Whom the clause that describes the object names: the embargo (that was) imposed on X."""
        for clause in self.clauses.by_verb.values():
            if clause.subject == group and self.nodes[clause.verb].passive:
                return self._oblique(clause, frame.to)
        return NOBODY

    def _hit(self, clause: Clause) -> bool:
        """Whether an act against somebody is the object, so that "against" names whom it hit: condemned the attack."""
        return bool(clause.objects) and any(
            f.relation in HITTING for i in clause.objects[0] for f in self.nodes[i].frames if not self.nodes[i].parties
        )

    def _object(self, at: int, frame: EnglishFrame, clause: Clause) -> Slot:
        """The direct object, else the party whose place or act it is."""
        if not clause.objects:
            return NOBODY
        group = clause.objects[0]
        found = self.slot(group, before=at)
        if not found and frame.relation == "political_endorsement" and self.nodes[group[0]].text in PAPERS:
            return NOBODY
        if not found and self.nodes[at].text in TAKING and "places" in self.nodes[group[0]].roles:
            found = self._oblique(clause, ("from",))
        found = found or self._holder(group)
        return found or (self.owner(group) if frame.about else NOBODY)

    def _given_to(self, frame: EnglishFrame, clause: Clause) -> Slot:
        """Whom the object names: the one before the thing given, or the object itself."""
        if not clause.objects:
            return NOBODY
        return self.slot(clause.objects[0]) if frame.takes_object or len(clause.objects) > 1 else NOBODY

    def _other_than(self, found: Slot, source: Slot) -> Slot:
        spans = {(p.start, p.end) for p in source.parties}
        left = tuple(p for p in found.parties if (p.start, p.end) not in spans)
        return Slot(left) if left else found

    def _pair(self, at: int, frame: EnglishFrame, clause: Clause) -> tuple[Slot, Slot]:
        source = self.subject(at)
        if frame.takes_object and clause.objects:
            found = self.slot(clause.objects[0])
            if found:
                return source, found
        target = self._oblique(clause, frame.to)
        if not target and clause.objects:
            target = self._object_of(clause.objects[0], frame)
        if target:
            return source, target
        between = self._between(clause.obliques)
        if len(between) > 1:
            return Slot(between[:1]), Slot(between[1:])
        if self._mutual(clause.subject, source) and frame.needs_inside:
            return Slot(source.parties, name="mutual"), source
        if len(source.parties) > 1 and (frame.needs_inside or not clause.objects):
            return Slot(source.parties[:1]), Slot(source.parties[1:])
        return source, NOBODY

    def _mediated(self, at: int, clause: Clause) -> Slot:
        between = self._between(clause.obliques)
        if between:
            return Slot(between)
        for group in clause.objects[:1]:
            for i in group:
                inner = self._between(self.clauses.arguments(i)[1])
                if inner:
                    return Slot(inner)
                if self.nodes[i].adjective:
                    return Slot(self.nodes[i].adjective)
        return NOBODY
