"""What a coder says of a unit, in one shape for all coders: people, machines, files and decisions.

No side is the right one: whatever is worked out of two coders' claims is the same when the two change places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from dalil.records.quick import quick
from dalil.reliability.readings.pairing import Money

LARGEST = 1e100  # squares of larger sums cannot be held
Spans = tuple[tuple[int, int], ...]


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor as a coder gives it; one that is nothing at all is nobody."""

    words: str | None = None  # of the unit; None where it has none for the actor
    name: str | None = None  # who is meant, where the coder says so
    key: str | None = None  # who that is: an id of the registry

    @property
    def shown(self) -> str:
        """How the actor is named in short."""
        return self.name or self.words or "–"


NOBODY = Party()


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class SaidClaim:
    """A claim as a coder makes it."""

    relation: str
    family: str | None = None  # of the relation, in its codebook
    is_symmetric: bool = False  # whether source and target of the relation may change places
    source: Party = NOBODY
    target: Party = NOBODY
    domain: str | None = None
    mode: str | None = None
    polarity: str | None = None
    facet: str | None = None
    amount: Money | None = None
    date: str | None = None  # 2019, 2019-05, 2019-05-17, or words that are no date
    asserter: Party = NOBODY  # nobody where the document itself says so
    evidence: Spans = ()  # where its words stand in the unit
    is_trigger: bool = False  # whether these are the words that report it alone, and no whole quotes
    unsaid: frozenset[str] = frozenset()  # slots that the coder's form does not have

    @property
    def short(self) -> str:
        """The claim in one line."""
        polarity = "" if self.polarity in (None, "asserted") else f" ({self.polarity})"
        return f"{self.source.shown} → {self.relation} → {self.target.shown}{polarity}"

    def slot(self, name: str) -> str | None:
        """What the claim says in a slot of words, "" for nothing; None where the coder has no such slot."""
        value: str | None = getattr(self, name)
        return None if value is None and name in self.unsaid else value or ""


Claims = tuple[SaidClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voter:
    """Somebody whose answers are compared."""

    id: str
    name: str
    kind: str  # human, rules, llm, trained; file where a file does not say


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One unit, and what each coder said of it; the order of the columns is that of the coders."""

    unit_id: str
    document: str  # units of one document are not independent
    length: int  # of its text, in code points; 0 where it is not known
    said: tuple[Claims | None, ...]  # None where a coder has no answer
    gone: tuple[str, ...]  # for each coder abstained or failed, where that is why there is no answer
    at: tuple[str | None, ...] = ()  # when each coder answered, where that is known
    settled: Claims | None = None  # what was decided

    @property
    def answers(self) -> int:
        """How many coders answered."""
        return sum(claims is not None for claims in self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """All that some coders said of some units."""

    voters: tuple[Voter, ...]
    units: tuple[Asked, ...] = field(repr=False)

    def among(self, columns: tuple[int, ...]) -> Said:
        """What some of the coders said, of the units that any of them answered."""
        units = (
            Asked(
                unit_id=u.unit_id,
                document=u.document,
                length=u.length,
                said=tuple(u.said[c] for c in columns),
                gone=tuple(u.gone[c] for c in columns),
                at=tuple(u.at[c] for c in columns) if u.at else (),
                settled=u.settled,
            )
            for u in self.units
        )
        kept = tuple(u for u in units if u.answers or any(u.gone))
        return Said(voters=tuple(self.voters[c] for c in columns), units=kept)


def number_of(written: object) -> float | str | None:
    """A number however it is written; words that are none, and sums that no one can hold, stay words."""
    if written is None:
        return None
    try:
        number = float(Decimal(str(written).replace(",", "")))
    except ArithmeticError:
        return str(written)
    return number if 0 <= number <= LARGEST else str(written)
