"""What a shallow reading of a sentence gives: words grouped into phrases, each with what it can be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeGuard

from dalil.coding.prose.lexicon import Frame
from dalil.records.mentions import ActorRef

ENDS = frozenset(".؛;!؟?:…")  # marks that close a sentence or set off speech
COMMAS = frozenset("،,")


class Kind(Enum):
    """What a node is."""

    PHRASE = "phrase"  # a noun phrase that reports nothing itself
    VERB = "verb"
    ACT = "act"  # a noun that reports an act or names a thing given
    PARTICIPLE = "participle"  # a participle that reports an act of, or upon, the party it describes
    RELATIVE = "relative"
    THAT = "that"
    LINK = "link"  # a subordinator: while, when, but
    NOT = "not"
    MARK = "mark"  # punctuation
    OTHER = "other"

    __hash__ = object.__hash__  # members are single, and hashed for every word


PHRASE, VERB, ACT, PARTICIPLE, RELATIVE, THAT, LINK, NOT, MARK, OTHER = Kind  # much faster to look up than `Kind.X`


@dataclass(slots=True, unsafe_hash=True)
class Party:
    """Words that stand for a political actor, as `start..end` of the unit's text; it is not changed once it is made,
    though not frozen: frozen records take four times as long to make."""

    start: int
    end: int
    actor: ActorRef | None  # whom recognition says they are
    pronoun: bool = False  # reached through a pronoun
    head: bool = True  # it is the head of its phrase, not a noun inside
    plural: bool = False

    def same_actor(self, other: Party) -> bool:
        """Whether both are known to be one actor: إسرائيل and الإسرائيلية."""
        one, two = self.actor, other.actor
        if not (self.head and other.head) or one is None or two is None:
            return False
        return one.actor_id is not None and one.actor_id == two.actor_id


def in_words(party: Party | None) -> TypeGuard[Party]:
    """Whether somebody is known and stands in words of their own, not behind a pronoun."""
    return party is not None and not party.pronoun


@dataclass(slots=True)
class Node:
    """One phrase, verb or mark; `first..last` count atoms, the last excluded."""

    kind: Kind
    first: int
    last: int
    text: str = ""  # the head word, folded, without clitics
    preposition: str | None = None
    conjunction: bool = False
    parties: tuple[Party, ...] = ()
    adjective: tuple[Party, ...] = ()  # parties in adjectives: the Iranian support
    frames: tuple[Frame, ...] = ()
    roles: frozenset[str] = frozenset()  # giving, receiving, doing, saying, auxiliary, ...
    words: frozenset[str] = frozenset()  # stems inside
    pronoun: str = ""  # an attached pronoun
    definite: bool = False
    future: bool = False
    feminine: bool = False
    plural: bool = False
    past: bool = False
    first_person: bool = False
    either: bool = False  # the verb form may be of either gender
    passive: bool = False
    negated: bool = False  # a negation stands in the verb group or phrase
    modal: str = ""  # the modal verb of a verb group
    form: str = ""  # of an English verb: finite, infinitive, ing or participle
    time: bool = False
    weak: tuple[Party, ...] = ()  # what may stand for a party where nothing better does: a place, an unknown name
    named: bool = False  # it holds a name that recognition knows
    persons: bool = False  # its head is a person or office
    article: bool = False  # an article opens an English phrase


def ends(node: Node) -> bool:
    """Whether a mark closes a sentence or sets off speech."""
    return node.kind is MARK and node.text in ENDS


def is_comma(node: Node) -> bool:
    """Whether a mark is a comma."""
    return node.kind is MARK and node.text in COMMAS
