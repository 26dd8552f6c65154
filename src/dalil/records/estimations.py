"""Counts as a machine gives them, and as they are once its error is known from a sample that people coded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dalil.records.agreements import Remark


class Estimator(StrEnum):
    """How a count is corrected."""

    DESIGN = "design"  # the people's answers alone, weighted by their probabilities
    DIFFERENCE = "difference"  # the machine's count, plus its weighted error in the sample
    PPI = "ppi"  # the same with the machine's share tuned: never wider than both, but for chance


class Counting(StrEnum):
    """What is counted."""

    CLAIMS = "claims"
    UNITS = "units"  # that hold such a claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A number with its interval."""

    estimator: Estimator
    value: float
    low: float
    high: float
    error: float  # standard error
    weight: float = 1.0  # how far the machine's count is trusted: 0 not at all, 1 as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One count, as the machine gives it and as it is once corrected."""

    of: tuple[str, ...]  # keys of actors, a code, a domain, a year; empty for all together
    naive: float  # the machine's
    naive_share: float | None  # of all that is counted
    counts: tuple[Corrected, ...] = ()  # the one to use first; empty where refused
    shares: tuple[Corrected, ...] = ()
    refused: Remark | None = None  # why the sample cannot carry it
    shown: int  # units of the sample in which people or the machine have it
    differing: int  # units of the sample in which the two differ on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimation:
    """The counts of a study by one thing, corrected by one sample."""

    title: str
    version: str  # of dalil
    by: str  # actor, source, target, dyad, relation, domain, year or all
    counting: Counting
    level: float
    sample: str  # its name
    coder: str  # the machine, by name
    frame: int  # units counted
    drawn: int  # units of the sample
    audited: int  # of these, settled by people
    tallies: tuple[Tally, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorRate:
    """How often a machine is right, as the sample says of the whole frame."""

    measure: str  # precision, recall, f1, share of units right, ...
    of: str  # a code, or "" for all
    value: float | None
    low: float | None
    high: float | None
    rests_on: int  # claims of the sample
    refused: Remark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What a sample says of the machine it was drawn for."""

    title: str
    version: str
    level: float
    sample: str
    coder: str
    frame: int
    drawn: int
    audited: int
    blind: int  # of the audited, coded without sight of the machine's answer
    rates: tuple[ErrorRate, ...]
    strata: tuple[tuple[str, int, int, int, int], ...]  # name, size, drawn, audited, units in which both say the same
    remarks: tuple[Remark, ...] = ()
