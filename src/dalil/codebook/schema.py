"""A loaded codebook: frozen, checked, and free of the file it came from.

Coders read codes, rules and examples from here; `loading` makes one from a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.records.claims import Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text in the languages of the codebook."""

    by_language: tuple[tuple[str, str], ...]  # language code and text, in the file's order

    def in_(self, lang: str) -> str:
        """The text in `lang`, else in the first language there is."""
        return next((text for code, text in self.by_language if code == lang), self.by_language[0][1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value of a dimension, or a family of codes."""

    code: str  # as written in claims
    label: Wording  # as shown to people
    definition: Wording | None = None  # when it holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of the codebook, which codes name by its code."""

    code: str  # often a number
    text: Wording  # the rule itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Plover:
    """An event of the PLOVER ontology."""

    event: str  # AID, SUPPORT, ...
    mode: str | None = None  # one of the event's modes
    contexts: tuple[str, ...] = ()  # economic, military, ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Where a code goes in other schemes; empty where it has no place there."""

    plover: tuple[Plover, ...] = ()  # the likeliest first
    ucdp_esd: tuple[str, ...] = ()  # letters of the UCDP External Support Dataset


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedClaim:
    """What a coder should find in an example."""

    source: str | None  # words of the text; None where inherited or unknown
    relation: str  # a code of the codebook
    target: str | None  # words of the text; None where inherited or unknown
    polarity: Polarity = Polarity.ASSERTED  # how the text puts the act
    domain: str | None = None  # None where the example leaves it open


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with the claims it makes; the examples are the tests of the codebook."""

    id: str  # the code it stands under and its place there: funding.2
    text: str  # a sentence or an outline item
    language: str  # one of the codebook's languages
    claims: tuple[ExpectedClaim, ...]  # none where the text makes no claim
    path: tuple[str, ...] = ()  # headings above it, outermost first
    note: Wording | None = None  # why it is coded so


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A relation that claims can have."""

    code: str  # small Latin letters, digits and _
    family: str  # code of its family
    symmetric: bool  # whether source and target may change places
    label: Wording  # its name for people
    definition: Wording  # when it holds
    includes: tuple[Wording, ...] = ()  # what also counts
    excludes: tuple[Wording, ...] = ()  # what does not, and where that goes
    rules: tuple[str, ...] = ()  # codes of the rules that settle its hard cases
    actorless: bool = False  # whether a claim may have neither a known source nor a known target
    modes: tuple[Value, ...] = ()  # how it is done; a claim has one of them or none
    crosswalk: Crosswalk = Crosswalk()  # where it goes in other schemes
    examples: tuple[Example, ...] = ()  # its tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions:
    """What a claim says besides its relation."""

    families: tuple[Value, ...]  # groups of codes
    domain: tuple[Value, ...] = ()  # the field of the act; one a claim
    polarity: tuple[Value, ...] = ()  # how the text puts the act
    facet: tuple[Value, ...] = ()  # the part of a relation paper it stands in
    details: tuple[Value, ...] = ()  # amount, date, beneficiary, asserter, against


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """What coders code, and how."""

    name: str  # as users call it
    version: str  # of its meaning, set by its authors
    digest: str  # of everything it says; formatting and the order of codes leave it unchanged
    languages: tuple[str, ...]  # every wording is given in each
    title: Wording  # for its first page
    description: Wording | None  # what a claim says under it
    dimensions: Dimensions  # what a claim says besides its relation
    rules: tuple[Rule, ...]  # for all codes
    codes: tuple[Code, ...]  # in the file's order

    @property
    def relations(self) -> tuple[str, ...]:
        """The codes, in the file's order."""
        return tuple(c.code for c in self.codes)

    def get(self, code: str) -> Code | None:
        """The code of that name, if there is one."""
        return next((c for c in self.codes if c.code == code), None)

    def rules_of(self, code: Code) -> tuple[Rule, ...]:
        """The rules that a code names, in its order."""
        return tuple(r for name in code.rules for r in self.rules if r.code == name)

    def examples(self) -> Iterator[Example]:
        """All examples, code by code."""
        return (e for c in self.codes for e in c.examples)
