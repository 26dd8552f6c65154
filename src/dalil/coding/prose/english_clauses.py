"""Who does what in an English sentence: each verb's subject, objects and prepositional phrases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dalil.coding.prose.nodes import Kind, Node

STOPS = frozenset(".;:!?…")
CONTINUING = ("but", "yet", "than", "then")
REACH = 18
NOMINAL = frozenset((Kind.PHRASE, Kind.ACT))
Group = tuple[int, ...]


@dataclass(slots=True)
class Clause:
    """A verb with its arguments; all numbers are places among the nodes."""

    verb: int
    subject: Group = ()
    objects: tuple[Group, ...] = ()
    obliques: list[tuple[str, Group]] = field(default_factory=list)
    stop: int = 0
    governor: int | None = None  # the verb whose subject or object it shares
    reduced: bool = False  # a participle that describes the phrase before it
    voice: bool = False  # no subject stands in the passage: the document speaks

    def after(self, prepositions: Sequence[str]) -> list[Group]:
        """The groups after any of the prepositions, in order."""
        return [group for preposition, group in self.obliques if preposition in prepositions]


class EnglishClauses:
    """The clauses of one sentence."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.by_verb: dict[int, Clause] = {}
        self.finite: Clause | None = None  # the last clause with a finite verb
        for at, node in enumerate(nodes):
            if node.kind is Kind.VERB:
                self.by_verb[at] = self._arguments_of(at)
        for at in self.by_verb:
            self._share_object(at)
            self._subject(at)
        for clause in self.by_verb.values():
            if clause.voice and clause.governor is None:
                self._opening(clause)
        for clause in self.by_verb.values():
            governor = self.by_verb.get(clause.governor) if clause.governor is not None else None
            if clause.voice and governor is not None and self.nodes[clause.verb].form != "finite":
                clause.subject, clause.voice = governor.subject, governor.voice

    # --- coordination ---

    def group(self, at: int) -> Group:
        """The phrase at `at` and those joined to it: A, B and C."""
        found = [at]
        i = self._past(at)
        if self.nodes[at].time or (i < len(self.nodes) and self.nodes[i].kind is Kind.MARK and self._fronted(at)):
            return (at,)
        while i < len(self.nodes):
            node = self.nodes[i]
            if node.kind in NOMINAL and node.conjunction and self._joins(at, i):
                found.append(i)
                i = self._past(i)
            elif node.kind is Kind.MARK and node.text == "," and self._listed(i + 1, at):
                found.append(i + 1)
                i = self._past(i + 1)
            else:
                break
        return tuple(found)

    def _fronted(self, at: int) -> bool:
        """Whether a phrase with a preposition opens the sentence: In Iraq, A and B ..."""
        return self.nodes[at].preposition is not None and (at == 0 or self.nodes[at - 1].kind is Kind.MARK)

    def _past(self, at: int) -> int:
        """The node after a phrase and the participles joined to it by a hyphen."""
        i = at + 1
        while i < len(self.nodes) and self.nodes[i].kind is Kind.PARTICIPLE:
            i += 1
        return i

    def _joins(self, first: int, at: int) -> bool:
        """Whether a phrase after "and" belongs to the phrases before, and is no new subject."""
        node, head = self.nodes[at], self.nodes[first]
        if node.preposition is not None and node.preposition != head.preposition:
            return False
        if node.time:
            return False
        return not (self._object_before(first) and self._verb_after(at))

    def _object_before(self, first: int) -> bool:
        """Whether a verb already stands before the first phrase, so that the phrase is no subject."""
        for i in range(first - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is Kind.VERB:
                return node.form in ("finite", "infinitive", "ing", "participle")
            if node.kind in (Kind.LINK, Kind.THAT, Kind.RELATIVE) or (node.kind is Kind.MARK and node.text in STOPS):
                return False
        return False

    def _verb_after(self, at: int) -> bool:
        """Whether a finite verb follows the phrase, which would then be its subject."""
        i = self._past(at)
        while i < len(self.nodes) and self.nodes[i].preposition is not None and self.nodes[i].kind in NOMINAL:
            i += 1
        if i >= len(self.nodes) or self.nodes[i].kind is not Kind.VERB:
            return False
        return self.nodes[i].form == "finite" and not self.nodes[i].conjunction

    def _listed(self, at: int, first: int) -> bool:
        """Whether the phrase after a comma goes on with a list that ends in "and"."""
        i = at
        steps = 0
        while i < len(self.nodes) and steps < 12:
            node = self.nodes[i]
            steps += 1
            if node.kind not in NOMINAL or node.time:
                return False
            if node.preposition is not None and node.preposition != self.nodes[first].preposition and not (i > at):
                return False
            if node.conjunction:
                return self._joins(first, i) and (i > at or self.nodes[i].preposition is None)
            following = self._past(i)
            while following < len(self.nodes) and self.nodes[following].preposition == "of":
                following += 1
            if following >= len(self.nodes):
                return False
            if self.nodes[following].kind in NOMINAL and self.nodes[following].conjunction:
                return self._joins(first, following)
            if self.nodes[following].kind is not Kind.MARK or self.nodes[following].text != ",":
                return False
            i = following + 1
        return False

    # --- arguments ---

    def _arguments_of(self, at: int) -> Clause:
        clause = Clause(at)
        objects, clause.obliques, clause.stop = self.arguments(at)
        clause.objects = tuple(objects)
        return clause

    def arguments(self, at: int) -> tuple[list[Group], list[tuple[str, Group]], int]:
        """The phrases after a verb or noun: bare groups, those after prepositions, and where they stop."""
        bare: list[Group] = []
        obliques: list[tuple[str, Group]] = []
        i = at + 1
        while i < len(self.nodes) and i - at <= REACH:
            node = self.nodes[i]
            if self._ends(at, i):
                resumed = self._resumed(i, [p for p, _ in obliques])
                if resumed is None or self.nodes[at].kind is Kind.VERB:
                    break
                i = resumed
                node = self.nodes[i]
            if node.kind in NOMINAL and (not node.time or node.preposition == "by"):
                group = self.group(i)
                if node.preposition is None:
                    if self._own_subject(group[-1]):
                        break
                    bare.append(group)
                else:
                    obliques.append((node.preposition, group))
                i = self._past(group[-1])
                continue
            i += 1
        return bare, obliques, i

    def _resumed(self, at: int, prepositions: Sequence[str]) -> int | None:
        """Where a list of phrases goes on after a participle: support for the talks held in X, and *for* Y."""
        if self.nodes[at].kind is not Kind.VERB or self.nodes[at].form not in ("participle", "ing"):
            return None
        for i in range(at + 1, min(at + REACH, len(self.nodes))):
            node = self.nodes[i]
            if node.kind is Kind.VERB or (node.kind is Kind.MARK and node.text != ","):
                return None
            if node.kind in NOMINAL and node.conjunction and node.preposition in prepositions:
                return i
        return None

    def _own_subject(self, last: int) -> bool:
        """Whether a phrase is the subject of the finite verb after it."""
        i = self._past(last)
        if i < len(self.nodes) and self.nodes[i].kind is Kind.VERB:
            return self.nodes[i].form == "finite" and not self.nodes[i].conjunction
        return False

    def _ends(self, at: int, i: int) -> bool:
        """Whether the arguments of `at` stop before the node."""
        node = self.nodes[i]
        if node.kind in (Kind.THAT, Kind.LINK, Kind.RELATIVE):
            return True
        if node.kind is Kind.VERB:
            return True
        if node.kind is Kind.MARK:
            return node.text != "," or self._clause_begins(i + 1)
        return False

    def _clause_begins(self, at: int) -> bool:
        """Whether a new clause begins after a comma."""
        if at >= len(self.nodes):
            return True
        node = self.nodes[at]
        if node.kind in (Kind.VERB, Kind.LINK, Kind.THAT, Kind.RELATIVE):
            return True
        if node.kind in NOMINAL and node.preposition is None:
            return self._verb_after(self.group(at)[-1])
        return False

    def _share_object(self, at: int) -> None:
        """Two verbs joined by "and" share what follows the second: invaded and occupied the island."""
        following = self.by_verb.get(at + 1)
        clause = self.by_verb[at]
        if following is not None and self.nodes[at + 1].conjunction and not clause.objects and not clause.obliques:
            clause.objects, clause.obliques = following.objects, list(following.obliques)

    # --- subjects ---

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
            if node.kind is Kind.RELATIVE:
                self._antecedent(i, clause)
                return
            if self._clause_opens(i):
                break
            if node.kind is Kind.VERB:
                found = self._past_verb(at, i, clause)
                if found is None:
                    return
                i = found
                continue
            if self._can_be_subject(i, at):
                start = self._group_start(i)
                if self._take_subject(i, start, clause):
                    return
                i = start
            i -= 1
        self._no_subject(at, i, clause)

    def _clause_opens(self, i: int) -> bool:
        """Whether a clause begins with the node, so that no subject of a later verb stands before it."""
        node = self.nodes[i]
        return node.kind in (Kind.THAT, Kind.LINK) or (node.kind is Kind.MARK and node.text in STOPS)

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
            opener == at - 1 and self.nodes[opener].kind is Kind.LINK and self.nodes[opener].text in CONTINUING
        )
        if continued and self.finite is not None:
            self._share_subject(clause, self.finite)
        else:
            clause.voice = opener < 0 or self.nodes[opener].kind is Kind.MARK

    def _object_in_relative(self, i: int) -> bool:
        """Whether the phrase is the object of a verb in a relative clause: leaders who met *the president* said."""
        if i < 2 or self.nodes[i - 1].kind is not Kind.VERB:
            return False
        before = self.nodes[i - 1]
        return self.nodes[i - 2].kind is Kind.RELATIVE or (
            before.form in ("ing", "infinitive") and self.nodes[i - 2].kind in NOMINAL
        )

    def _moved_object(self, start: int, clause: Clause) -> None:
        """The object of a relative clause stands before its subject: the weapons (that) Iran sent."""
        before = start - 1
        if before > 0 and self.nodes[before].kind is Kind.RELATIVE:
            before -= 1
            if self.nodes[before].kind is Kind.MARK:
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
        if before >= 0 and self.nodes[before].kind is Kind.MARK and self.nodes[before].text == "," and i + 1 < at:
            # an apposition closed by a comma: the phrase before it is the subject
            closing = self.nodes[i + 1].kind is Kind.MARK
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
        return self._opener(i, Kind.RELATIVE)

    def _after_link(self, i: int) -> int | None:
        """The subordinator whose clause a verb stands in."""
        return self._opener(i, Kind.LINK)

    def _opener(self, i: int, wanted: Kind) -> int | None:
        for j in range(i - 1, max(i - 6, -1), -1):
            kind = self.nodes[j].kind
            if kind is wanted:
                return j
            if kind not in NOMINAL and kind is not Kind.OTHER:
                return None
        return None

    def _antecedent(self, relative: int, clause: Clause) -> None:
        """What a relative goes back to: the phrase before it, its whole list after a comma."""
        i = relative - 1
        comma = i >= 0 and self.nodes[i].kind is Kind.MARK
        if comma:
            i -= 1
        while i >= 0 and self.nodes[i].kind is Kind.PARTICIPLE:
            i -= 1
        if i < 0 or self.nodes[i].kind not in NOMINAL:
            return
        first = self._group_start(i)
        clause.subject = tuple(j for j in range(first, i + 1) if self.nodes[j].kind in NOMINAL)

    def _group_ending(self, last: int) -> Group:
        first = self._group_start(last)
        group = tuple(j for j in self.group(first) if j <= last)
        return group if group and group[-1] == last else (last,)

    def _group_start(self, last: int) -> int:
        """Where the list that ends in the phrase begins."""
        i = last
        while i > 0:
            node = self.nodes[i]
            before = i - 1
            while before > 0 and self.nodes[before].kind is Kind.PARTICIPLE:
                before -= 1
            if self.nodes[before].kind is Kind.MARK and self.nodes[before].text == "," and before > 0:
                start = before - 1
                if self.nodes[start].kind in NOMINAL and last in self.group(start):
                    i = start
                    continue
                return i
            if node.conjunction and self.nodes[before].kind in NOMINAL:
                i = before
                continue
            return i
        return i

    def _infinitive_subject(self, at: int, clause: Clause) -> None:
        """An infinitive is done by the object of a verb of asking, else by the subject of the verb before."""
        if self.nodes[at].conjunction or (at > 0 and self.nodes[at - 1].kind is Kind.MARK):
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
            if node.kind in NOMINAL and node.preposition is None:
                owned = i == at - 1 and "acts_of" in node.roles and bool(node.adjective or node.pronoun)
                return (i,) if owned else ()
        return ()

    def _parallel(self, at: int) -> int | None:
        """The finite verb that a joined verb goes on with: the last of the same tense, else the last."""
        node = self.nodes[at]
        nearest: int | None = None
        for i in range(at - 1, -1, -1):
            other = self.nodes[i]
            if other.kind is Kind.MARK and other.text in ".;":
                break
            if other.kind is Kind.VERB and other.form == "finite":
                if (other.past, bool(other.modal)) == (node.past, bool(node.modal)):
                    return i
                nearest = i if nearest is None else nearest
        return nearest

    def _verb_before(self, at: int, forms: tuple[str, ...] | None) -> int | None:
        for i in range(at - 1, -1, -1):
            node = self.nodes[i]
            if node.kind is Kind.VERB and (forms is None or node.form in forms):
                return i
            if node.kind is Kind.MARK and node.text in STOPS:
                return None
        return None

    def _participle_subject(self, at: int, clause: Clause) -> None:
        node = self.nodes[at]
        before = at - 1
        while before >= 0 and self.nodes[before].kind is Kind.PARTICIPLE:
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
        if node.preposition is None and previous.kind in NOMINAL:
            clause.subject, clause.reduced = (before,), True
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

    def _before_main_verb(self, mark: int, clause: Clause) -> None:
        """A participle between commas before any verb describes the phrase before: a rising, backed by X, ..."""
        while mark >= 0 and self.nodes[mark].kind is Kind.MARK:
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
            if kind in (Kind.THAT, Kind.LINK):
                return True
            if kind is Kind.MARK or kind is Kind.VERB:
                return False
        return False
