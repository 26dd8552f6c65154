"""What English nouns of acts, things and doers report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dalil.coding.prose.english_clauses import Clause
from dalil.coding.prose.english_groups import NOMINAL, Group
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.english_slots import AGENT, NOBODY, Slot
from dalil.coding.prose.english_verbs import Verbs
from dalil.coding.prose.nodes import MARK, RELATIVE, Node
from dalil.coding.prose.sentences import Reading

SUPPLIER = EnglishFrame(id="supplier", relation="arms_materiel", shape="agent")
UNDERGONE = ("sanction", "coercion", "criticism_accusation", "armed_attack")  # one comes under them
SERVING = ("of", "to", "for", "in")
CARRYING = frozenset(("object", "subject", "with", "in", "for", "on", "including", "such as"))


class Nouns(Verbs):
    """Reads nouns, and adjectives like loyal and hostile."""

    def _noun(self, at: int, node: Node) -> Reading | None:
        if at in self.used:
            return None
        for frame in node.frames:
            assert isinstance(frame, EnglishFrame)
            if frame.needs_inside and not self._near(at) & frame.needs_inside:
                continue
            one = self._noun_frame(at, node, frame)
            if one is not None:
                return one
        return None

    def _near(self, at: int) -> frozenset[str]:
        found = set(self.nodes[at].words)
        for preposition, group in self.clauses.arguments(at)[1]:
            if preposition == "of":
                found |= {w for i in group for w in self.nodes[i].words}
        return frozenset(found)

    def _noun_frame(self, at: int, node: Node, frame: EnglishFrame) -> Reading | None:
        if frame.shape == "agent":
            return self._agent(at, node, frame)
        if frame.shape == "adjective":
            return self._adjective(at, frame)
        obliques = self._own_obliques(at)
        if self._sum_of(at, obliques):
            return None
        if frame.pair and not frame.thing:
            return self._pair_noun(at, node, frame, obliques)
        if frame.mediates:
            return self._mediation(at, node, frame, obliques)
        return self._act_or_thing(at, node, frame, obliques)

    def _act_or_thing(
        self, at: int, node: Node, frame: EnglishFrame, obliques: Sequence[tuple[str, Group]]
    ) -> Reading | None:
        source, target = self._own_slots(at, node, frame, obliques)
        if frame.refine == "support" and self._itemized(at):
            return None
        if frame.thing and not (source and target) and not self._given(at):
            return None
        if frame.complement:
            return self._made(at, frame, source, self._complement(at), shape="noun")
        if not target and frame.that:
            target = self._that_subject(at)
        if not source or not target:
            source, target = self._governed(at, frame, source, target)
        if source and not target:
            target = self._accompanied(at, frame) or self._as_before(at)
        if not source and target and node.article and self._hit_nouns(frame, obliques):
            source = Slot(nameless=True, name="agentless")
        return self._made(at, frame, source, target, shape="noun")

    def _itemized(self, at: int) -> bool:
        """Whether the things that help consists in are named after it: support, including weapons."""
        following = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        if following is not None and following.preposition == "of" and any(f.thing for f in following.frames):
            return True  # the supply of weapons
        governor = self.governors.get(at)
        if governor is None:
            return False
        named = self.clauses.by_verb[governor[0]].after(("including", "such as"))
        known = {r for table in self.prose.refine["support"].values() for r in table}
        return not self.nodes[at].words & known and any(
            f.thing and f.refine != "support" for g in named for i in g for f in self.nodes[i].frames
        )

    def _hit_nouns(self, frame: EnglishFrame, obliques: Sequence[tuple[str, Group]]) -> bool:
        """Whether an attack names whom it hit and nobody who did it: the invasion of X, the killing of civilians."""
        hitting = frame.relation in ("armed_attack", "coercion")
        return hitting and any(p in ("of", "against", "on") and self.slot(g) for p, g in obliques[:2])

    def _as_before(self, at: int) -> Slot:
        """Whom the verb before concerned, where this one is joined to it: broke ties with X and imposed an embargo."""
        governor = self.governors.get(at)
        if governor is None or governor[1] != "object" or not self.nodes[governor[0]].conjunction:
            return NOBODY
        before = self.clauses.by_verb[governor[0]].governor
        return self.targets.get(before, NOBODY) if before is not None else NOBODY

    def _accompanied(self, at: int, frame: EnglishFrame) -> Slot:
        """Whom an act that goes with a verb concerns: won with X's support, is under X's sanctions."""
        wanted = "under" if frame.relation in UNDERGONE else "with"
        if self.nodes[at].preposition != wanted or not (frame.refine == "support" or wanted == "under"):
            return NOBODY
        governor = self.governors.get(at)
        verb = governor[0] if governor is not None else next((v for v in self.clauses.by_verb if v > at), None)
        return self.subject(verb) if verb is not None else NOBODY

    def _sum_of(self, at: int, obliques: Sequence[tuple[str, Group]]) -> bool:
        """Whether a sum only says how much of the thing after it: $5 million in humanitarian aid."""
        if self.nodes[at].text not in ("dollar", "billion", "million"):
            return False
        return any(p == "in" and any(f.thing for f in self.nodes[group[0]].frames) for p, group in obliques)

    def _own_slots(
        self, at: int, node: Node, frame: EnglishFrame, obliques: Sequence[tuple[str, Group]]
    ) -> tuple[Slot, Slot]:
        """The parties the noun itself names: before it, after by, of and its own prepositions."""
        source, target = self._before_noun(at, node), NOBODY
        last = ""
        for place, (preposition, group) in enumerate(obliques):
            found = self._after_preposition(preposition, group, frame)
            if not found or (preposition == "of" and any(p not in AGENT for p, _ in obliques[:place])):
                continue
            if preposition in AGENT or preposition in frame.by:
                source = found if preposition in AGENT else source or found
            elif preposition == "of" and not self._of_is_target(frame):
                source, target = (source, target or found) if node.adjective else (source or found, target)
            elif target and frame.pair and preposition == last:
                target = Slot((*target.parties, *found.parties))
            elif preposition in frame.to or preposition == "of":
                target = target or found
            last = preposition
        return source, target

    def _before_noun(self, at: int, node: Node) -> Slot:
        """Whose act it is by what stands before the noun: X's attack, its attack."""
        if node.adjective:
            return Slot(node.adjective)
        return self._possessor(at, node) if node.pronoun in ("its", "their", "his", "her") else NOBODY

    def _after_preposition(self, preposition: str, group: Group, frame: EnglishFrame) -> Slot:
        """The parties of a group after a preposition, else whose act or place it is."""
        found = self.slot(group)
        if found:
            return found
        return self.owner(group) if frame.about and preposition in frame.to else self._behind_place(group)

    def _given(self, at: int) -> bool:
        """Whether a verb or noun of giving, receiving or doing governs a thing."""
        governor = self.governors.get(at)
        if governor is not None and self.nodes[governor[0]].roles & {"giving", "receiving"}:
            return governor[1] in CARRYING
        node = self.nodes[at]
        return node.preposition == "of" and at > 0 and "giving_nouns" in self.nodes[at - 1].roles

    def _governed(self, at: int, frame: EnglishFrame, source: Slot, target: Slot) -> tuple[Slot, Slot]:
        """What a verb of giving, doing or receiving hands to the act or thing it governs."""
        node = self.nodes[at]
        if (
            node.preposition == "of"
            and at > 0
            and self.nodes[at - 1].kind in NOMINAL
            and "giving_nouns" in self.nodes[at - 1].roles
        ):
            giving = self.nodes[at - 1]
            source = source or Slot(giving.adjective)
            governor = self.governors.get(at - 1)
        else:
            governor = self.governors.get(at)
        if governor is None:
            return source, target
        verb = governor[0]
        roles = self.nodes[verb].roles
        if governor[1] in ("for", "of") and self.clauses.by_verb[verb].objects and self._blames(verb):
            return source or self.slot(self.clauses.by_verb[verb].objects[0]), target
        if not roles & {"giving", "receiving", "doing", "denying"} or governor[1] not in CARRYING:
            return source, target
        clause = self.clauses.by_verb[verb]
        if self.nodes[verb].passive:
            return self._governed_passive(clause, frame, source, target, subject=governor[1] == "subject")
        if governor[1] == "subject":
            return source, target
        if "receiving" in roles and "giving" not in roles:
            return self._received(clause, frame, source, target, governor[1])
        source = source or self.subject(verb)
        if not target:
            target = self._recipient(at, clause, frame)
        return source, target

    def _governed_passive(
        self, clause: Clause, frame: EnglishFrame, source: Slot, target: Slot, *, subject: bool
    ) -> tuple[Slot, Slot]:
        """The parties of an act or thing that was done or given."""
        source = source or self._oblique(clause, AGENT)
        if subject:
            return source or Slot(nameless=True, name="agentless"), target or self._oblique(clause, frame.to)
        return source, target or self.slot(clause.subject)

    def _received(
        self, clause: Clause, frame: EnglishFrame, source: Slot, target: Slot, place: str
    ) -> tuple[Slot, Slot]:
        """The parties of an act or thing that the subject of a verb receives or suffers."""
        subject = self.subject(clause.verb)
        giver = self._oblique(clause, ("from", *AGENT))
        if not giver and self.nodes[clause.verb].text in ("rely", "depend"):
            giver = self._oblique(clause, ("on", "upon"))
        hit = self._nobody_named(frame) if place in ("object", "from") else NOBODY
        if hit and target:
            return source or giver or subject, target
        return giver or source or hit, target or (self.slot(clause.subject) if hit else subject)

    def _blames(self, verb: int) -> bool:
        """Whether a verb blames its object for what follows: accused X of attacks, sanctioned X for its war."""
        for frame in self.nodes[verb].frames:
            assert isinstance(frame, EnglishFrame)
            if frame.relation in ("criticism_accusation", "sanction") and (
                not frame.needs_inside or self._inside(self.clauses.by_verb[verb], frame)
            ):
                return True
        return False

    def _nobody_named(self, frame: EnglishFrame) -> Slot:
        """An act that somebody suffers from hands not named: faced criticism, suffered an attack."""
        hit = frame.relation in ("criticism_accusation", "armed_attack", "coercion", "sanction", "rejection")
        return Slot(nameless=True, name="agentless") if hit and not frame.thing and not frame.pair else NOBODY

    def _recipient(self, at: int, clause: Clause, frame: EnglishFrame) -> Slot:
        """Whom a verb of giving gives to: the object before the thing, or after to, for, with."""
        governing = self.governors[at][1] if at in self.governors else "object"
        for group in clause.objects if governing in ("object", "with", "subject", "including", "such as") else ():
            if at not in group and group[0] < at:
                found = self.slot(group)
                if found:
                    return found
        governor = self.governors.get(at)
        if governor is not None and governor[1] == "with" and clause.objects:
            found = self.slot(clause.objects[0])
            if found:
                return found
        found = self._oblique(clause, (*frame.to, *(("to",) if frame.thing else ())))
        return found or self._of_main_clause(clause, frame)

    def _of_main_clause(self, clause: Clause, frame: EnglishFrame) -> Slot:
        """In "X turned to Y, which has provided equipment", whom Y gives to is X."""
        before = clause.verb - 1
        if not frame.thing or before < 1 or self.nodes[before].kind is not RELATIVE:
            return NOBODY
        main = max((v for v in self.clauses.by_verb if v < before and self.nodes[v].form == "finite"), default=None)
        return self.subject(main) if main is not None else NOBODY

    def _pair_noun(
        self, at: int, node: Node, frame: EnglishFrame, obliques: Sequence[tuple[str, Group]]
    ) -> Reading | None:
        between = self._between(obliques)
        if len(between) > 1:
            return self._made(at, frame, Slot(between[:1]), Slot(between[1:]), shape="noun")
        if node.preposition in ("including", "such as"):
            return None
        if between and self._mutual(next(g for p, g in obliques if p in ("between", "among")), Slot(between)):
            return self._made(at, frame, Slot(between, name="mutual"), Slot(between), shape="noun")
        source, target = self._own_slots(at, node, replace(frame, genitive="source"), obliques)
        if len(source.parties) > 1 and not target:
            return self._made(at, frame, Slot(source.parties[:1]), Slot(source.parties[1:]), shape="noun")
        governor = self.governors.get(at)
        if governor is not None and governor[1] == "subject" and not target:
            clause = self.clauses.by_verb[governor[0]]
            between = self._between(clause.obliques)
            if len(between) > 1:
                return self._made(at, frame, Slot(between[:1]), Slot(between[1:]), shape="noun")
            target = self._oblique(clause, ("with",)) if source else target
        if governor is not None and governor[1] != "subject":
            clause = self.clauses.by_verb[governor[0]]
            if self.nodes[governor[0]].frames and any(
                f.relation == frame.relation for f in self.nodes[governor[0]].frames
            ):
                return None
            subject = self.subject(governor[0]) if node.preposition != "of" else NOBODY
            source = source or subject
            target = target or self._oblique(clause, frame.to)
            if not target and len(source.parties) > 1:
                source, target = Slot(source.parties[:1]), Slot(source.parties[1:])
        return self._made(at, frame, source, target, shape="noun")

    def _mediation(
        self, at: int, node: Node, frame: EnglishFrame, obliques: Sequence[tuple[str, Group]]
    ) -> Reading | None:
        source, target = self._own_slots(at, node, frame, obliques)
        between = self._between(obliques)
        if between:
            target = Slot(between)
        if not source:
            source, target = self._governed(at, frame, source, target)
        if source and not target and node.preposition in ("with", "after", "following", "through", "under"):
            governor = self.governors.get(at)
            verb = governor[0] if governor is not None else next((v for v in self.clauses.by_verb if v > at), None)
            if verb is not None:
                partners = self._oblique(self.clauses.by_verb[verb], ("with",))
                target = Slot((*self.subject(verb).parties, *partners.parties))
                target = target if len(target.parties) > 1 else NOBODY
        return self._made(at, frame, source, target, shape="noun")

    def _agent(self, at: int, node: Node, frame: EnglishFrame) -> Reading | None:
        """A noun for who does something: X is a supporter of Y; Y's ally X."""
        target = self._served(at, node)
        if not target and frame.refine == "support":
            target = self._served_act(at)
            frame = replace(frame, relation="political_endorsement") if target else frame
        if not target and (node.adjective or node.pronoun):
            target = Slot(node.adjective) if node.adjective else self._possessor(at, node)
        source = self._server(at, node)
        if frame.pair and source.parties and target.parties and target.parties[0].start <= source.parties[0].start:
            source, target = target, source
        if not target and len(source.parties) > 1 and node.plural and (frame.pair or frame.relation == "rejection"):
            source, target = Slot(source.parties[:1]), Slot(source.parties[1:])
        if source.parties == target.parties:
            return None
        if frame.id == "giver":
            return self._giver(at, source, target)
        return self._made(at, frame, source, target, shape="agent")

    def _served(self, at: int, node: Node) -> Slot:
        """Whom a doer does it for: a supporter of X, an adviser to X."""
        for preposition, group in self.clauses.arguments(at)[1]:
            if preposition in SERVING:
                found = self.slot(group)
                if found:
                    return found
        return NOBODY

    def _served_act(self, at: int) -> Slot:
        """Whose act or cause it is that a doer backs: a backer of X's election."""
        for preposition, group in self.clauses.arguments(at)[1]:
            if preposition in SERVING:
                return self.owner(group)
        return NOBODY

    def _server(self, at: int, node: Node) -> Slot:
        """Who is named as the doer: by "is", by a name after the noun, or by the noun's own name."""
        governor = self.governors.get(at)
        if governor is not None and governor[1] == "object" and "copula" in self.nodes[governor[0]].roles:
            return self.subject(governor[0])
        if governor is not None and governor[1] == "subject" and self.nodes[governor[0]].text == "include":
            return self.slot(tuple(i for g in self.clauses.by_verb[governor[0]].objects for i in g))
        following = self.nodes[at + 1] if at + 1 < len(self.nodes) else None
        if following is not None and following.parties and following.preposition is None and not following.conjunction:
            return Slot(following.parties)
        owned = node.pronoun in ("our", "its", "their", "my") or any(p.plural for p in node.adjective)
        if (node.adjective or node.pronoun) and (
            any(p.actor is not None for p in node.parties) or (node.named and owned)
        ):
            return Slot(node.parties)
        if governor is not None and self._equated(at):
            return self.slot(self.clauses.by_verb[governor[0]].objects[0])
        return NOBODY

    def _giver(self, at: int, source: Slot, target: Slot) -> Reading | None:
        """A provider or supplier of a thing: the thing says of what kind the help is."""
        things = [(g, f) for p, g in self._own_obliques(at) if p == "of" for f in self.nodes[g[0]].frames if f.thing]
        if not things and self.nodes[at].text != "supplier":
            return None
        if not things:
            return self._made(at, SUPPLIER, source, target or self._topic(at) or Slot(nameless=True), shape="agent")
        group, thing = things[0]
        assert isinstance(thing, EnglishFrame)
        governor = self.governors.get(at)
        if governor is not None and not target:
            target = self._oblique(self.clauses.by_verb[governor[0]], ("to",))
            target = target or self._topic(at) or Slot(nameless=True)
        return self._made(group[0], thing, source, target, shape="noun")

    def _topic(self, at: int) -> Slot:
        """Whom the clause before is about: X's arsenal is old; suppliers include Y."""
        stop = max((i for i in range(at) if self.nodes[i].kind is MARK and self.nodes[i].text == ";"), default=-1)
        for verb, clause in self.clauses.by_verb.items():
            if verb < stop and clause.subject and self.nodes[verb].form == "finite":
                return Slot((self.slot(clause.subject) or self.owner(clause.subject)).parties[:1])
        return NOBODY

    def _equated(self, at: int) -> bool:
        """Whether the noun is the subject of "is": X's main partner is Y."""
        governor = self.governors.get(at)
        if governor is None or governor[1] != "subject" or "copula" not in self.nodes[governor[0]].roles:
            return False
        return bool(self.clauses.by_verb[governor[0]].objects)

    def _adjective(self, at: int, frame: EnglishFrame) -> Reading | None:
        target = NOBODY
        following = at + 1
        if following < len(self.nodes) and self.nodes[following].preposition in frame.to:
            target = self.slot(self.clauses.group(following))
        governor = self.governors.get(at)
        source = NOBODY
        if governor is not None and "copula" in self.nodes[governor[0]].roles:
            source = self.subject(governor[0])
        elif at > 0 and self.nodes[at - 1].parties:
            source = Slot(self.nodes[at - 1].parties)
        if frame.relation == "political_endorsement" and frame.id == "endorse" and self.nodes[at].text == "popular":
            source, target = target, source
        return self._made(at, frame, source, target, shape="adjective")
