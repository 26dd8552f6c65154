"""What an explanation holds: words, mentions, phrases, triggers and claims of one unit, ready to print.

Plain values only, words as the text writes them. Numbers of nodes and triggers count from 0; `start` and `end` count
code points of the unit's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalil.coding.method import DraftClaim
from dalil.records.mentions import Mention
from dalil.records.units import Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One thing a word can be."""

    kind: str  # verb, noun, participle, trigger; list (of function words), thing (given or done)
    form: str  # what is left, folded, when the clitics are off
    clitics: tuple[str, ...] = ()  # in the order they are written
    entries: tuple[str, ...] = ()  # ids of lexicon entries, each with its relation: `support → unspecified_support`
    names: tuple[str, ...] = ()  # roles, or lists of the lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class WordShown:
    """One word, mark or mention."""

    text: str
    start: int
    end: int
    mention: str | None = None  # its kind, where the word is one; what else it could be is not looked at
    cut: tuple[str, ...] = ()  # its likeliest clitics and the rest, where no lexicon knows it
    senses: tuple[Sense, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeShown:
    """One phrase, verb, act, participle or mark."""

    number: int
    kind: str
    words: str
    preposition: str | None = None
    joined: bool = False  # by a conjunction to what stands before
    parties: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()  # a place or unknown name, which may stand for a party where nothing better does
    entries: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotShown:
    """Who fills a slot of a trigger, and how they were reached."""

    name: str  # subject, object, oblique, genitive, governor, ...; empty where nothing fills it
    parties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Why a trigger gave no reading: a name of the catalogue (`explain.missing_...`) and its values."""

    name: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerShown:
    """An entry of the lexicon tried on words of the unit."""

    number: int
    words: str
    entry: str
    relation: str  # a code, or `kind:` and the open kind
    shape: str  # verb, noun, expression, act, pas, with, must, ...
    node: int | None = None
    source: SlotShown = SlotShown(name="")
    target: SlotShown = SlotShown(name="")
    governor: str | None = None  # the verb that an act hangs on
    evidence: str = ""
    missing: Missing | None = None  # None where it was read

    @property
    def read(self) -> bool:
        """Whether its slots were filled."""
        return self.missing is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One feature of a claim: its value times its weight is what it adds."""

    name: str
    value: float
    weight: float

    @property
    def adds(self) -> float:
        """What it adds to the score before that is turned into a chance."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of a claim: `kept`, or why it was dropped (`explain.dropped_...`)."""

    name: str
    values: tuple[tuple[str, str], ...] = ()


KEPT = Verdict(name="kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateShown:
    """A claim that a trigger suggests."""

    trigger: int | None  # None where the coder gives a claim that no trigger explains
    relation: str
    source: str | None  # words, else the name of who is inherited
    target: str | None
    score: float | None
    verdict: Verdict
    contents: str = ""  # the word that made the relation exact
    features: tuple[Feature, ...] = ()  # the strongest first
    claim: DraftClaim | None = None  # as the coder gave it, where it did


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All of it for one unit."""

    unit: Unit
    text: str
    language: str
    reader: str  # prose or outline: which way the rules coder read the unit; other for another coder; none for headings
    mentions: tuple[Mention, ...]
    voice: str | None
    partners: tuple[str, ...]
    words: tuple[WordShown, ...] = ()
    nodes: tuple[NodeShown, ...] = ()
    triggers: tuple[TriggerShown, ...] = ()
    candidates: tuple[CandidateShown, ...] = ()
