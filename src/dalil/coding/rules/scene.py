"""What slot filling works with: the scene around a trigger, and the parties found in its slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dalil.coding.rules.atoms import Atom, readings
from dalil.coding.rules.clauses import Clause
from dalil.coding.rules.lexicon import Grammar
from dalil.records.mentions import ActorRef


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


def party(actors: tuple[int, ...], slot: str) -> Party | None:
    """A party, if there are actors."""
    return Party(actors, slot) if actors else None


def is_listed(atom: Atom, grammar: Grammar, name: str) -> bool:
    """Whether a word, without its clitics, is in a list of the grammar."""
    words = grammar.lists[name]
    return atom.text in words or (grammar.language == "ar" and any(s in words for s, _ in readings(atom)))


def is_member(atom: Atom, grammar: Grammar) -> bool:
    """Whether a noun stands for the actor it belongs to: its cadres, its office, its demands."""
    return is_listed(atom, grammar, "members")
