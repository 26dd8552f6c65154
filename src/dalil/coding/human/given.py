"""What a person gives as the answer for a unit, before anything of it has been checked.

An answer is whole: it holds every claim of the person and every verdict, so that what is stored never depends on what
another window had open. A claim that stays as it is is named, not repeated.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dalil.records.codings import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenWords:
    """Words of the source by place and by wording; both must agree with it."""

    start: int  # in code points of the source's text
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenActor:
    """An actor: by words of the unit or above it, as the document's own voice, or as one whom a heading names."""

    words: GivenWords | None = None
    is_voice: bool = False
    actor_id: str | None = None  # in the registry, where the person settled it
    name: str | None = None  # who it is, where no registry has them and the words alone do not say


@dataclass(frozen=True, slots=True)
class Same:
    """A slot that is as in the claim which this one was made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenSum:
    """What an amount comes to, where the person corrects what was read."""

    number: Decimal
    currency: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAmount:
    """An amount: its words, and what they come to where they are not read rightly."""

    words: GivenWords
    value: GivenSum | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDay:
    """What a date comes to, where the person corrects what was read; `text` counts in the calendar that is named."""

    text: str
    calendar: str = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenDate:
    """A date: its words, and what they come to where they are not read rightly."""

    words: GivenWords
    value: GivenDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim of an earlier coding, the person's own or another's, taken as it stands there."""

    coding_id: str
    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenClaim:
    """A claim as the person writes it, anew or from another one."""

    relation: str
    source: GivenActor | Same | None
    target: GivenActor | Same | None
    evidence: tuple[GivenWords, ...]
    like: KeptClaim | None = None  # the claim that `Same` slots are taken from
    mode: str | None = None
    domain: str | None = None
    polarity: str = "asserted"
    facet: str | None = None
    amount: GivenAmount | Same | None = None
    date: GivenDate | Same | None = None
    beneficiary: GivenWords | Same | None = None
    asserter: GivenActor | Same | None = None
    against: tuple[GivenActor, ...] | Same = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenVerdict:
    """What the person made of a claim of another coder: rejected, or one of the answer's own claims."""

    coding_id: str
    claim_id: str
    becomes: int | None = None  # which claim of the answer it is now, from 0; None where it is rejected
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person's whole answer for one unit."""

    claims: tuple[GivenClaim | KeptClaim, ...] = ()
    judged: tuple[GivenVerdict, ...] = ()
    outcome: Outcome = Outcome.CODED
    reason: str | None = None  # why the person abstains
    is_open: bool = False  # whether the person is still at it
