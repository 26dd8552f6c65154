"""Who fills a slot in an English sentence: parties, owners, and whom a pronoun goes back to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.prose.english_clauses import Clause, EnglishClauses
from dalil.coding.prose.english_groups import NOMINAL, Group
from dalil.coding.prose.english_lexicon import EnglishFrame, english_prose
from dalil.coding.prose.nodes import ACT, MARK, PHRASE, THAT, VERB, Node, Party

OWN_WORDS = frozenset(
    ("resolution", "decision", "concern", "appreciation", "statement", "readiness", "gratitude", "support", "committee")
)
BESIDE = ("in", "under", "of", "with", "from", "at", "on", "across", "along", "throughout")
COUNTED = frozenset(
    (
        "group", "coalition", "alliance", "bloc", "range", "array", "series", "body", "community", "state", "all",
        "region", "side", "country",
    )
)  # fmt: skip
BORDERS = ("border", "frontier")  # places that belong to both sides
AGENT = ("by", "on the part of", "at the hands of")


@dataclass(slots=True)
class Slot:
    """Who fills a role: parties with words, or somebody known to stand there without words."""

    parties: tuple[Party, ...] = ()
    nameless: bool = False  # a pronoun without antecedent, or the document's voice
    name: str = ""

    def __bool__(self) -> bool:
        return bool(self.parties) or self.nameless


NOBODY = Slot()


class Slots:
    """The nodes and clauses of one sentence, asked for who stands where."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.prose = english_prose()
        self.clauses = EnglishClauses(nodes)
        self.governors = self._govern()
        self.targets: dict[int, Slot] = {}  # whom the act of a verb concerns
        self.used: set[int] = set()  # nouns that a verb's frame has read with it
        self.slots: dict[tuple[Group, int | None], Slot] = {}  # the answers to `slot` so far

    def _govern(self) -> dict[int, tuple[int, str]]:
        """For each phrase, the verb that has it as subject, object or after a preposition."""
        found: dict[int, tuple[int, str]] = {}
        for verb, clause in self.clauses.by_verb.items():
            for group in clause.objects:
                for at in group:
                    found[at] = (verb, "object")
            for preposition, group in clause.obliques:
                for at in group:
                    found.setdefault(at, (verb, preposition))
        for verb, clause in self.clauses.by_verb.items():
            for at in clause.subject:
                if clause.reduced and self.nodes[verb].passive and self.nodes[verb].roles & {"giving", "doing"}:
                    found[at] = (verb, "subject")
                found.setdefault(at, (verb, "subject"))
        return found

    def slot(self, group: Group, *, before: int | None = None) -> Slot:
        """The parties of a group of phrases; a pronoun stands for whom it goes back to."""
        known = self.slots.get((group, before))
        if known is None:
            known = self.slots[group, before] = self._slot(group, before)
        return known

    def _slot(self, group: Group, before: int | None) -> Slot:
        found: list[Party] = []
        nameless = False
        for at in group:
            node = self.nodes[at]
            named = self._apposed(at)
            if named:
                found += named
            elif node.parties:
                found += self._members(at, node)
                found += self._including(at)
            elif found and node.adjective and node.kind is not ACT:
                found += node.adjective
            elif node.frames and node.plural and node.frames[0].shape == "agent":
                found += self._including(at)  # suppliers, including X
            elif node.kind is PHRASE and node.pronoun == node.text and node.text:
                back = self.antecedent(at if before is None else before, node.pronoun)
                found += back
                nameless = nameless or not back
        return Slot(tuple(found), nameless and not found)

    def _apposed(self, at: int) -> tuple[Party, ...]:
        """The name before a comma that a phrase explains: X, a group that ...; X, the occupying power, ..."""
        node, before = self.nodes[at], at - 2
        if before < 0 or node.preposition is not None or node.conjunction or not node.parties:
            return ()
        if self.nodes[at - 1].kind is not MARK or self.nodes[at - 1].text != "," or not node.article:
            return ()
        name = self.nodes[before]
        if name.kind is not PHRASE or not name.parties or node.parties[0].actor is not None:
            return ()
        if name.parties[0].actor is None and name.roles:
            return ()
        listed = at in self.clauses.list_with(before)
        return () if listed or name.plural != node.plural else name.parties

    def _including(self, at: int) -> tuple[Party, ...]:
        """The members named after a group: other countries, among them X; such countries as X."""
        node, i = self.nodes[at], self.clauses.past(at)
        if not (node.plural or node.words & COUNTED or any(p.plural for p in node.parties)):
            return ()
        while i < len(self.nodes) and self.nodes[i].preposition in BESIDE and not self.nodes[i].parties:
            i += 1
        if i < len(self.nodes) and self.nodes[i].kind is MARK and self.nodes[i].text == ",":
            i += 1
        named = ("including", "such as", "as") if "such" in self.nodes[at].words else ("including", "such as")
        if i < len(self.nodes) and self.nodes[i].preposition in named and self.nodes[i].parties:
            return tuple(p for j in self.clauses.group(i) for p in self.nodes[j].parties)
        return ()

    def _members(self, at: int, node: Node) -> tuple[Party, ...]:
        """Forces from A and B stand for A and B."""
        following = at + 1
        if (
            (
                following < len(self.nodes)
                and self.nodes[following].preposition == "from"
                and node.parties[0].actor is None
            )
            and self.nodes[following].parties
            and self.nodes[following].parties[0].actor is not None
            and node.roles & {"persons", "bodies"}
            and not node.adjective
        ):
            return tuple(p for i in self.clauses.group(following) for p in self.nodes[i].parties)
        return node.parties

    def owner(self, group: Group) -> Slot:
        """Whom acts or things belong to: the efforts of X, X's decision, the action taken by X."""
        found: list[Party] = []
        nameless = False
        for at in group:
            one = self._owner_of(at)
            found += one.parties
            nameless = nameless or one.nameless
        return Slot(tuple(found), nameless and not found)

    def _owner_of(self, at: int) -> Slot:
        node = self.nodes[at]
        if node.adjective:
            return Slot(node.adjective)
        if node.pronoun in ("its", "their", "his", "her"):
            return self._possessor(at, node)
        obliques = self._own_obliques(at)
        done_to = node.text.endswith("ing") or any(
            isinstance(f, EnglishFrame) and self._of_is_target(f) for f in node.frames
        )
        for wanted in (AGENT, ("from",) if done_to else ("of", "from")):
            for preposition, inner in obliques:
                found = self.slot(inner) if preposition in wanted else NOBODY
                if found:
                    return found
        return self._from_clause(at)

    def _of_is_target(self, frame: EnglishFrame) -> bool:
        return frame.genitive == "target" or (frame.genitive is None and frame.takes_object and not frame.thing)

    def _from_clause(self, at: int) -> Slot:
        """Who did it, by the clause after the noun: the action taken by X, the assistance X has given."""
        following = self._participle_after(at)
        if following is not None:
            agents = self.clauses.by_verb[following].after((*AGENT, "under the auspices of"))
            if agents:
                return self.slot(agents[0])
        governor = self.governors.get(at)
        if governor is not None and governor[1] == "object" and governor[0] > at:
            return self.subject(governor[0])
        return NOBODY

    def _participle_after(self, at: int) -> int | None:
        """The passive participle that describes an act, past what stands between: the act *of war* waged by X."""
        i = self.clauses.past(at)
        while i < len(self.nodes) and (
            (self.nodes[i].kind in NOMINAL and self.nodes[i].preposition is not None)
            or (self.nodes[i].kind is MARK and self.nodes[i].text == "," and i == self.clauses.past(at))
        ):
            i = self.clauses.past(i)
        if i >= len(self.nodes) or self.nodes[i].kind is not VERB or not self.nodes[i].passive:
            return None
        return i if self.nodes[i].form == "participle" else None

    def _possessor(self, at: int, node: Node) -> Slot:
        governor = self.governors.get(at)
        if governor is not None and governor[1] != "subject":
            clause = self.clauses.by_verb[governor[0]]
            if governor[1] == "for" and clause.objects:
                found = self.slot(clause.objects[0])
                if found:
                    return found
            if clause.voice:
                return Slot(nameless=True)
            found = self.slot(clause.subject)
            if found:
                return found
        back = self.antecedent(at, node.pronoun)
        return Slot(back, not back)

    def antecedent(self, at: int, pronoun: str) -> tuple[Party, ...]:
        """Whom a pronoun goes back to: the last subject that fits, else the nearest party."""
        opening = -1
        if pronoun in ("it", "its", "itself") and self._in_voice(at):
            opening = max((i for i in range(at) if self.nodes[i].kind is THAT), default=at)
            if pronoun != "its" or opening == at or self.nodes[at].text in OWN_WORDS:
                return ()
        many = pronoun in ("they", "them", "their", "themselves", "both", "theirs")
        person = pronoun in ("he", "she", "him", "his", "her", "himself", "herself")
        for verb in sorted((v for v in self.clauses.by_verb if opening < v < at), reverse=True):
            subject = self.clauses.by_verb[verb].subject
            if subject and subject[-1] < at:
                parties = tuple(p for i in subject for p in self.nodes[i].parties)
                if parties and self._fits(subject, parties, many=many, person=person):
                    return parties
        for i in range(at - 1, opening, -1):
            node = self.nodes[i]
            if node.parties and self._fits((i,), node.parties, many=many, person=person):
                return node.parties
        return ()

    def _in_voice(self, at: int) -> bool:
        """Whether the sentence opens with what the document does, so that "it" is the document."""
        first = min(self.clauses.by_verb, default=at)
        return first < at and self.clauses.by_verb[first].voice

    def _fits(self, group: Group, parties: Sequence[Party], *, many: bool, person: bool) -> bool:
        plural = len(parties) > 1 or parties[0].plural or self.nodes[group[0]].plural
        actor = parties[0].actor
        human = (actor is not None and actor.kind == "person") or (
            actor is None and ("persons" in self.nodes[group[0]].roles or not self.nodes[group[0]].roles)
        )
        if many:
            return plural
        return not plural and (human if person else not (actor is not None and actor.kind == "person"))

    def subject(self, at: int) -> Slot:
        """Who a verb says acts."""
        clause = self.clauses.by_verb[at]
        if clause.voice and not clause.subject:
            return Slot(nameless=True, name="voice")
        if clause.reduced and self._reported(clause):
            return NOBODY
        found = self.slot(clause.subject)
        if found or not clause.subject:
            return found
        if clause.reduced and clause.governor is not None and clause.governor != at:
            return self.subject(clause.governor)
        return self._behind(clause.subject)

    def _reported(self, clause: Clause) -> bool:
        """Whether a participle describes a thing that its governor does not make: vetoed a resolution condemning X."""
        described = self.nodes[clause.subject[0]]
        if described.parties or described.adjective or clause.governor is None:
            return False
        return not self.nodes[clause.governor].roles & {"doing", "giving"}

    def _behind(self, group: Group) -> Slot:
        """Whose act or thing it is that stands in the subject: US action toppled, Iran's missiles hit."""
        node = self.nodes[group[0]]
        if node.adjective and (node.kind is ACT or node.roles & {"acts_of", "places"}):
            return Slot(node.adjective)
        if node.kind is ACT or "acts_of" in node.roles:
            return self.owner(group)
        return NOBODY

    def _holder(self, group: Group) -> Slot:
        """Whose place or thing it is: Peru's port, the headquarters of X, the border with X."""
        node = self.nodes[group[0]]
        if "places" not in node.roles:
            return NOBODY
        if node.adjective:
            return Slot(node.adjective)
        after = group[-1] + 1
        joined = ("of", "with") if node.text in BORDERS and not node.plural else ("of",)
        if after < len(self.nodes) and self.nodes[after].preposition in joined:
            return self.slot(self.clauses.group(after))
        return NOBODY

    def _behind_place(self, group: Group) -> Slot:
        node = self.nodes[group[0]]
        if node.adjective and ("acts_of" in node.roles or node.kind is ACT):
            return Slot(node.adjective)
        return self._holder(group)

    def _oblique(self, clause: Clause, prepositions: Sequence[str]) -> Slot:
        for group in clause.after(prepositions):
            found = self.slot(group) or self._holder(group)
            if not found and "acts_of" in self.nodes[group[0]].roles and {"on", "against"} & set(prepositions):
                found = self.owner(group)
            if found:
                return found
        return NOBODY

    def _own_obliques(self, at: int) -> list[tuple[str, Group]]:
        """What stands after the noun's prepositions, up to and with the next noun of an act."""
        found: list[tuple[str, Group]] = []
        for preposition, group in self.clauses.arguments(at)[1]:
            found.append((preposition, group))
            if preposition != "of" and any(self.nodes[i].kind is ACT for i in group):
                break
        return found

    def _between(self, obliques: Sequence[tuple[str, Group]]) -> tuple[Party, ...]:
        for preposition, group in obliques:
            if preposition in ("between", "among"):
                return self.slot(group).parties
        return ()

    def _mutual(self, group: Group, source: Slot) -> bool:
        """Whether one plural phrase names both sides: the two countries."""
        return len(source.parties) == 1 and bool(group) and bool(self.nodes[group[0]].words & {"two", "both"})

    def _object_of(self, group: Group, frame: EnglishFrame) -> Slot:
        """What follows the object noun after one of the frame's prepositions."""
        for preposition, inner in self.clauses.arguments(group[-1])[1]:
            if preposition in frame.to:
                found = self.slot(inner)
                if found:
                    return found
        return NOBODY

    def _complement(self, at: int) -> Slot:
        """The first party in the infinitive after a verb or noun: refused to meet X, threats to attack X."""
        for i in range(at + 1, min(at + 4, len(self.nodes))):
            if self.nodes[i].kind is VERB and self.nodes[i].form == "infinitive":
                clause = self.clauses.by_verb[i]
                for group in (
                    *clause.objects,
                    *(g for p, g in clause.obliques if p in ("to", "with", "against", "on", "from")),
                ):
                    found = self.slot(group)
                    if not found and group:
                        found = self.owner(group)
                    if found:
                        return found
                return NOBODY
        return NOBODY

    def _that_subject(self, at: int) -> Slot:
        """The subject of the that-clause after a verb of demanding."""
        for i in range(at + 1, min(at + 8, len(self.nodes))):
            if self.nodes[i].kind is THAT:
                bare = next((j for j in range(i + 1, len(self.nodes)) if self.nodes[j].kind in NOMINAL), None)
                if bare is None:
                    return NOBODY
                return self.slot(self.clauses.group(bare)) or Slot(self.nodes[bare].adjective)
            if self.nodes[i].kind is VERB:
                return NOBODY
        return NOBODY

    def _words(self, group: Group) -> frozenset[str]:
        found: set[str] = set()
        for at in group:
            found |= self.nodes[at].words
            following = at + 1
            if (
                following < len(self.nodes)
                and self.nodes[following].preposition == "of"
                and self.nodes[at].roles & {"quantifiers", "acts_of"}
            ):
                found |= self.nodes[following].words
        return frozenset(found)
