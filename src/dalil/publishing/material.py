"""What publishing starts from: coded sources, and each claim together with the place where it stands.

Everything published is a function of a sequence of `CodedSource`, the codebook's `Labels` and a language; nothing reads
a clock, a setting or a store, so the same input gives the same bytes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from dalil.errors import Issue, Severity
from dalil.publishing.scanned import Scan, scan_of
from dalil.records.claims import Claim
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Quote
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitKind
from dalil.text.folding import fold_text

BY_PERSON = "expert"  # the rule of a decision that a person made
BY_RULE = frozenset({"unanimous", "majority", "expert_coder"})  # rules that weigh the answers of several coders
READ_KINDS = (UnitKind.ITEM, UnitKind.SENTENCE)  # what is expected to carry claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A piece of a page's image that shows some quoted words."""

    page: int  # from 1
    png: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSource:
    """A source, its units, and what was decided for each of them."""

    source: Source
    units: tuple[Unit, ...]  # in text order
    decisions: Mapping[str, Decision]  # by unit id; a unit may have none
    coder: str  # versioned name, dalil.rules.v1
    voice: ActorRef | None = None  # whose document it is
    issues: tuple[Issue, ...] = ()
    strips: Mapping[str, tuple[Strip, ...]] = field(default_factory=dict)  # by claim id, a strip a page
    beside: tuple[Claim, ...] = ()  # claims of these units that are not published here, with whom sums may be shared
    coders: Mapping[str, str] = field(default_factory=dict)  # by claim id, where it is not `coder` who made it

    def words(self, unit: Unit) -> str:
        """The unit's own words."""
        return self.source.text[unit.span.start : unit.span.end]

    def claims(self, unit: Unit) -> tuple[Claim, ...]:
        """The decided claims of a unit."""
        decision = self.decisions.get(unit.id)
        return () if decision is None else decision.claims

    def coder_of(self, claim: Claim) -> str:
        """Who made a claim."""
        return self.coders.get(claim.id, self.coder)

    def scored(self, least: float) -> CodedSource:
        """The same with only the claims whose score is `least` or more, and a note that says how many were left out.

        What was decided stays: a score says how sure a coder was before the answers were weighed.
        """
        kept = {
            unit_id: decision
            if decision.rule == BY_PERSON or decision.rule in BY_RULE
            else replace(decision, claims=tuple(c for c in decision.claims if c.score >= least))
            for unit_id, decision in self.decisions.items()
        }
        left_out = sum(len(self.decisions[unit_id].claims) - len(kept[unit_id].claims) for unit_id in kept)
        if not left_out:
            return self
        values = (("count", str(left_out)), ("least", f"{least:g}"))
        note = Issue(code="D706", severity=Severity.NOTE, where=self.source.origin, values=values)
        return replace(self, decisions=kept, issues=(*self.issues, note))

    def page(self, offset: int) -> int | None:
        """The page, from 1, that a position lies on."""
        return self.source.page_at(offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a stretch of text stands, as a reader would look it up."""

    source: Source
    unit: Unit
    quote: Quote
    line: int  # of the canonical text, from 1
    page: int | None

    @property
    def path(self) -> tuple[str, ...]:
        """The headings above, outermost first, without the title and closing colons."""
        return tuple(h.quote.exact.strip(" \t\n:：") for h in self.unit.path if h.level > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedClaim:
    """A decided claim, numbered in reading order, with where it stands and who decided it."""

    number: int  # from 1, over all sources
    claim: Claim
    place: Place  # of its first quote
    decision: Decision
    coder: str
    scan: Scan | None = None  # what OCR says of its words, where they come from it
    strips: tuple[Strip, ...] = ()  # its words as the image shows them

    @property
    def to_verify(self) -> bool:
        """Whether its amount or date must be compared with the image."""
        return self.scan is not None and (self.claim.amount is not None or self.claim.date is not None)


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the lines of a text begin."""

    starts: tuple[int, ...]

    def line(self, offset: int) -> int:
        """The line, from 1, that a position lies on."""
        return bisect_right(self.starts, offset)


def lines_of(text: str) -> Lines:
    """The lines of canonical text."""
    return Lines((0, *(m.end() for m in re.finditer("\n", text))))


def placed_claims(coded: CodedSource, first: int = 1) -> Iterator[PlacedClaim]:
    """The decided claims of one source in text order, numbered from `first`."""
    lines = lines_of(coded.source.text)
    pairs = chain.from_iterable(((u, c) for c in coded.claims(u)) for u in coded.units)
    for number, (unit, claim) in enumerate(pairs, first):
        yield PlacedClaim(
            number=number,
            claim=claim,
            place=place_of(coded, unit, claim.evidence[0], lines),
            decision=coded.decisions[unit.id],
            coder=coded.coder_of(claim),
            scan=scan_of(coded.source, unit, claim),
            strips=coded.strips.get(claim.id, ()),
        )


def place_of(coded: CodedSource, unit: Unit, quote: Quote, lines: Lines) -> Place:
    """Where a quote of a unit stands."""
    start = quote.span.start
    return Place(source=coded.source, unit=unit, quote=quote, line=lines.line(start), page=coded.page(start))


def origin_of(actor: ActorRef, unit: Unit) -> str | None:
    """The words above the unit that an inherited actor comes from, nearest first; None where none names it."""
    if actor.how is How.EXPLICIT:
        return None
    if actor.quote is not None:
        return actor.quote.exact
    keys = [fold_text(n) for n in (actor.name, actor.name_en) if n]
    above = (h.quote.exact for h in reversed(unit.path))
    return next((w.strip(" \t\n:：") for w in above if any(k in fold_text(w) for k in keys)), None)


def units_read(material: Iterable[CodedSource]) -> int:
    """How many items and sentences were read."""
    return sum(u.kind in READ_KINDS for m in material for u in m.units)
