"""Who does what in an English sentence: each verb's subject, objects and prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.prose.english_groups import NOMINAL, STOPS, Group, Groups, Obliques
from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.nodes import ACT, LINK, MARK, OTHER, PARTICIPLE, RELATIVE, THAT, VERB, Kind, Node

CONTINUING = ("but", "yet", "than", "then")
OPENERS = (THAT, LINK)


@dataclass(slots=True)
class Clause:
    """A verb with its arguments; all numbers are places among the nodes."""

    verb: int
    subject: Group = ()
    objects: tuple[Group, ...] = ()
    obliques: Obliques = ()
    stop: int = 0
    governor: int | None = None  # the verb whose subject or object it shares
    reduced: bool = False  # a participle that describes the phrase before it
    voice: bool = False  # no subject stands in the passage: the document speaks

    def after(self, prepositions: Sequence[str]) -> list[Group]:
        """The groups after any of the prepositions, in order."""
        return [group for preposition, group in self.obliques if preposition in prepositions]


class EnglishClauses(Groups):
    """The clauses of one sentence."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        super().__init__(nodes)
        self.by_verb: dict[int, Clause] = {}
        self.finite: Clause | None = None  # the last clause with a finite verb
        for at, node in enumerate(nodes):
            if node.kind is VERB:
                objects, obliques, stop = self.arguments(at)
                self.by_verb[at] = Clause(at, (), objects, obliques, stop)
        for at in self.by_verb:
            self._share_object(at)
            self._subject(at)
            self._pass_on_object(at)
        for clause in self.by_verb.values():
            if clause.voice and clause.governor is None:
                self._opening(clause)
        for clause in self.by_verb.values():
            governor = self.by_verb.get(clause.governor) if clause.governor is not None else None
            if clause.voice and governor is not None and self.nodes[clause.verb].form != "finite":
                clause.subject, clause.voice = governor.subject, governor.voice

    def _share_object(self, at: int) -> None:
        """Two verbs joined by "and" share what follows the second: invaded and occupied the island."""
        following = self.by_verb.get(at + 1)
        clause = self.by_verb[at]
        if following is not None and self.nodes[at + 1].conjunction and not clause.objects and not clause.obliques:
            clause.objects, clause.obliques = following.objects, following.obliques

    def _pass_on_object(self, at: int) -> None:
        """Whom a relative goes back to is the object of a last verb that has none: whom X accused Y of backing."""
        clause = self.by_verb[at]
        if len(clause.objects) < 2 or clause.objects[0][0] > at or clause.objects[1][0] < at:
            return
        following = next((v for v in self.by_verb if v > at), None)
        if following is None or self.nodes[following].form not in ("ing", "infinitive"):
            return
        dependent = self.by_verb[following]
        if not dependent.objects and not any(self.nodes[i].kind is MARK for i in range(at, following)):
            dependent.objects, clause.objects = clause.objects[:1], clause.objects[1:]

    def _subject(self, at: int) -> None:
        node, clause = self.nodes[at], self.by_verb[at]
        if node.form == "finite":
            self._finite_subject(at, clause)
            self.finite = clause
        elif node.form == "imperative":
            return
        elif node.form == "infinitive":
            self._infinitive_subject(at, clause)
        else:
            self._participle_subject(at, clause)

    def _share_subject(self, clause: Clause, other: Clause) -> None:
        """Lets a clause have the subject of another."""
        clause.subject, clause.governor, clause.voice = other.subject, other.verb, other.voice

    def _finite_subject(self, at: int, clause: Clause) -> None:
        previous = self._parallel(at) if self.nodes[at].conjunction else None
        if previous is not None:
            self._share_subject(clause, self.by_verb[previous])
            return
        i = at - 1
        while i >= 0:
            node = self.nodes[i]
            if node.kind is RELATIVE:
                self._antecedent(i, clause)
                return
            if self._clause_opens(i):
                break
            if node.kind is VERB:
                found = self._past_verb(at, i, clause)
                if found is None:
                    return
                i = found
                continue
            earlier = self._goes_on_from(at, i)
            if earlier is not None:
                self._share_subject(clause, self.by_verb[earlier])
                return
            if self._can_be_subject(i, at):
                start = self._group_start(i)
                if self._take_subject(i, start, clause):
                    return
                i = start
            i -= 1
        self._no_subject(at, i, clause)

    def _goes_on_from(self, at: int, i: int) -> int | None:
        """The finite verb whose object a phrase is, where a comma stands before the next verb: sent A to B, gave C."""
        if self.nodes[at - 1].kind is not MARK or self.nodes[at - 1].text != ",":
            return None
        for verb, clause in self.by_verb.items():
            if verb < i and self.nodes[verb].form == "finite" and any(i in g for g in clause.objects):
                return verb if self.nodes[verb].past == self.nodes[at].past or self.nodes[at].past else None
        return None

    def _clause_opens(self, i: int) -> bool:
        """Whether a clause begins with the node, so that no subject of a later verb stands before it."""
        node = self.nodes[i]
        return node.kind in OPENERS or (node.kind is MARK and node.text in STOPS)

    def _take_subject(self, i: int, start: int, clause: Clause) -> bool:
        """Makes the list that ends in the phrase the subject, if it hangs on nothing else."""
        if self.nodes[start].preposition is not None or self._object_in_relative(start):
            return False
        clause.subject = self._group_ending(i)
        self._moved_object(start, clause)
        for joined in clause.after(("along with", "together with")):
            clause.subject = (*clause.subject, *joined)
        return True

    def _no_subject(self, at: int, opener: int, clause: Clause) -> None:
        """A verb with no subject of its own goes on with the last one, or the document speaks."""
        continued = self.nodes[at].conjunction or (
            opener == at - 1 and self.nodes[opener].kind is LINK and self.nodes[opener].text in CONTINUING
        )
        if continued and self.finite is not None:
            self._share_subject(clause, self.finite)
        else:
            clause.voice = opener < 0 or self.nodes[opener].kind is MARK

    def _object_in_relative(self, i: int) -> bool:
        """Whether the phrase is the object of a verb in a relative clause: leaders who met *the president* said."""
        if i < 2 or self.nodes[i - 1].kind is not VERB:
            return False
        before = self.nodes[i - 1]
        return self.nodes[i - 2].kind is RELATIVE or (
            before.form in ("ing", "infinitive") and self.nodes[i - 2].kind in NOMINAL
        )

    def _moved_object(self, start: int, clause: Clause) -> None:
        """The object of a relative clause stands before its subject: the weapons (that) Iran sent."""
        before = start - 1
        if before > 0 and self.nodes[before].kind is RELATIVE:
            before -= 1
            if self.nodes[before].kind is MARK:
                before -= 1
        elif before < 0 or self.nodes[before].conjunction or self.nodes[before].time:
            return
        if before >= 0 and self.nodes[before].kind in NOMINAL and not self.nodes[start].conjunction:
            first = self._group_start(before)
            moved = tuple(j for j in range(first, before + 1) if self.nodes[j].kind in NOMINAL)
            clause.objects = (moved, *clause.objects)

    def _can_be_subject(self, i: int, at: int) -> bool:
        """Whether a phrase is bare, and no apposition that a comma closes."""
        node = self.nodes[i]
        if node.kind not in NOMINAL or node.preposition is not None or (node.time and not node.parties):
            return False
        before = i - 1
        if before >= 0 and self.nodes[before].kind is MARK and self.nodes[before].text == "," and i + 1 < at:
            # an apposition closed by a comma: the phrase before it is the subject
            closing = self.nodes[i + 1].kind is MARK
            earlier = self.nodes[before - 1] if before > 0 else None
            return not (
                closing
                and earlier is not None
                and earlier.kind in NOMINAL
                and earlier.preposition is None
                and not earlier.time
            )
        return True

    def _past_verb(self, at: int, i: int, clause: Clause) -> int | None:
        """Steps over a verb that belongs to another clause on the way left; None where the subject is settled."""
        other = self.by_verb[i]
        node = self.nodes[i]
        if self.nodes[at].conjunction or node.conjunction:
            clause.subject, clause.governor, clause.voice = other.subject, i, other.voice
            return None
        if node.form in ("participle", "ing", "infinitive"):
            return i - 1
        opening = self._in_relative(i)
        if opening is None:
            opening = self._after_link(i)
        if opening is not None:
            return opening - 1
        clause.subject, clause.governor, clause.voice = other.subject, i, other.voice
        return None

    def _in_relative(self, i: int) -> int | None:
        """The relative word whose clause a verb stands in."""
        return self._opener(i, RELATIVE)

    def _after_link(self, i: int) -> int | None:
        """The subordinator whose clause a verb stands in."""
        return self._opener(i, LINK)

    def _opener(self, i: int, wanted: Kind) -> int | None:
        for j in range(i - 1, max(i - 6, -1), -1):
            kind = self.nodes[j].kind
            if kind is wanted:
                return j
            if kind not in NOMINAL and kind is not OTHER:
                return None
        return None

    def _antecedent(self, relative: int, clause: Clause) -> None:
        """What a relative goes back to: the phrase before it, its whole list after a comma."""
        i = relative - 1
        comma = i >= 0 and self.nodes[i].kind is MARK
        if comma:
            i -= 1
        while i >= 0 and self.nodes[i].kind is PARTICIPLE:
            i -= 1
        if i < 0 or self.nodes[i].kind not in NOMINAL:
            return
        first = self._group_start(i)
        clause.subject = tuple(j for j in range(first, i + 1) if self.nodes[j].kind in NOMINAL)

    def _infinitive_subject(self, at: int, clause: Clause) -> None:
        """An infinitive is done by the object of a verb of asking, else by the subject of the verb before."""
        if self.nodes[at].conjunction or (at > 0 and self.nodes[at - 1].kind is MARK):
            previous = self._verb_before(at, ("infinitive",))
            if previous is not None and self.nodes[at].conjunction:
                other = self.by_verb[previous]
                clause.subject, clause.governor, clause.voice = other.subject, other.governor, other.voice
                return
        governor = self._verb_before(at, None)
        if governor is None:
            clause.voice = True
            return
        other, node = self.by_verb[governor], self.nodes[governor]
        clause.governor = governor
        noun = self._controlling_noun(at, governor)
        if other.reduced and other.subject and not node.passive and not node.roles & {"auxiliaries", "object_control"}:
            clause.subject = self._group_ending(other.subject[-1])
        elif noun:
            clause.subject = noun
        elif "object_control" in node.roles and (other.objects or other.obliques) and not node.passive:
            clause.subject = other.objects[0] if other.objects else other.obliques[0][1]
        elif node.passive and "object_control" not in node.roles and other.after(("by",)):
            clause.subject = other.after(("by",))[0]
        else:
            clause.subject, clause.voice = other.subject, other.voice

    def _controlling_noun(self, at: int, governor: int) -> Group:
        """Whose decision, refusal or effort it is that an infinitive completes."""
        for i in range(at - 1, governor, -1):
            node = self.nodes[i]
            if node.kind in NOMINAL and node.preposition in ("of", "by") and node.parties and i - 1 > governor:
                return self._group_ending(i)
            owned = i == at - 1 and "acts_of" in node.roles and bool(node.adjective or node.pronoun)
            if node.kind in NOMINAL and (owned or node.preposition is None):
                return (i,) if owned else ()
        return ()

    def _parallel(self, at: int) -> int | None:
        """The finite verb that a joined verb goes on with: the last of the same tense, else the last."""
        node = self.nodes[at]
        nearest: int | None = None
        first = min(self.by_verb)
        if node.text in english_prose().lists["voice"] and self.by_verb[first].voice and not node.modal:
            return first
        for i in range(at - 1, -1, -1):
            other = self.nodes[i]
            if other.kind is MARK and other.text in ".;":
                break
            if other.kind is VERB and other.form == "finite":
                if (other.past, bool(other.modal)) == (node.past, bool(node.modal)):
                    return i
                nearest = i if nearest is None else nearest
        return nearest

    def _verb_before(self, at: int, forms: tuple[str, ...] | None) -> int | None:
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is VERB and (forms is None or node.form in forms):
                return i
            if node.kind is MARK and node.text in STOPS:
                return None
        return None

    def _participle_subject(self, at: int, clause: Clause) -> None:
        node = self.nodes[at]
        before = at - 1
        while before >= 0 and self.nodes[before].kind is PARTICIPLE:
            before -= 1
        previous = self.nodes[before] if before >= 0 else None
        if node.conjunction:
            governor = self._verb_before(at, None)
            if governor is not None:
                other = self.by_verb[governor]
                clause.subject, clause.governor, clause.voice, clause.reduced = (
                    other.subject,
                    governor,
                    other.voice,
                    other.reduced,
                )
                return
        if previous is None:
            clause.voice = True
            return
        described = self._described(node, before)
        if described:
            clause.subject, clause.reduced = described, True
            clause.governor = self._verb_before(at, None)
            return
        governor = self._verb_before(at, None)
        if governor is None:
            self._before_main_verb(before, clause)
            return
        other = self.by_verb[governor]
        clause.governor = governor
        if (
            node.preposition in ("of", "for", "from", "in")
            and other.objects
            and self.nodes[governor].form in ("finite", "infinitive", "ing")
            and self._object_acts(governor)
        ):
            clause.subject = other.objects[0]
            return
        clause.subject, clause.voice = other.subject, other.voice

    def _described(self, participle: Node, before: int) -> Group:
        """The phrase that a participle hangs on: the one before it, or before a comma an act (talks, brokered by X) or
        what opens a clause whose verb is still to come (that X, backed by Y, attacked Z)."""
        previous = self.nodes[before]
        if participle.preposition is not None:
            return ()
        if previous.kind in NOMINAL:
            return (before,)
        at = before - 1
        if not participle.passive or previous.kind is not MARK or previous.text != "," or at < 0:
            return ()
        if self.nodes[at].kind is ACT:
            return (at,)
        start = self._group_start(at) if self.nodes[at].kind in NOMINAL else 0
        opens = start > 0 and self.nodes[start].preposition is None and self.nodes[start - 1].kind in OPENERS
        return self._group_ending(at) if opens else ()

    def _before_main_verb(self, mark: int, clause: Clause) -> None:
        """A participle between commas before any verb describes the phrase before: a rising, backed by X, ..."""
        while mark >= 0 and self.nodes[mark].kind is MARK:
            mark -= 1
        if mark >= 0 and self.nodes[mark].kind in NOMINAL and self.nodes[clause.verb].preposition is None:
            clause.subject = self._group_ending(mark)
            while clause.subject[0] > 0 and self.nodes[clause.subject[0]].preposition is not None:
                clause.subject = (clause.subject[0] - 1,)
        else:
            clause.voice = True

    def _object_acts(self, governor: int) -> bool:
        """Whether "accused X of doing", "barred X from doing" stands before the gerund."""
        relations = {f.relation for f in self.nodes[governor].frames}
        return bool(
            relations
            & {"criticism_accusation", "sanction", "political_endorsement", "coercion", "armed_attack", "rejection"}
        ) or (
            self.nodes[governor].text
            in ("prevent", "stop", "bar", "ban", "dissuade", "keep", "exclude", "thank", "credit")
        )

    def _opening(self, clause: Clause) -> None:
        """A participle that opens the sentence has the subject of the main clause, where there is one."""
        if self.nodes[clause.verb].form == "finite":
            return
        for at in sorted(self.by_verb):
            other = self.by_verb[at]
            if (
                at > clause.verb
                and self.nodes[at].form == "finite"
                and other.subject
                and self._in_relative(at) is None
                and not self._subordinate(at)
            ):
                clause.subject, clause.governor, clause.voice = other.subject, at, other.voice
                return

    def _subordinate(self, at: int) -> bool:
        for i in range(at - 1, -1, -1):
            kind = self.nodes[i].kind
            if kind in OPENERS:
                return True
            if kind is MARK or kind is VERB:
                return False
        return False
