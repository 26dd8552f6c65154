"""How far coders agree: figures with all that is needed to judge them, as a report shows them.

A figure without a value says why it has none; it is never 0 or 1 for want of data.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Scale(StrEnum):
    """What the values of a variable can be said to differ by."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"
    SET = "set"


class Lack(StrEnum):
    """Why a figure has no value, or no interval."""

    ONE_CODER = "one_coder"  # nobody to agree with
    NO_PAIRS = "no_pairs"  # no unit has two answers
    ONE_UNIT = "one_unit"  # chance cannot be told from a single unit
    NO_VARIATION = "no_variation"  # one value only, so that chance explains everything
    NOT_TWO_CODERS = "not_two_coders"  # the measure is defined for two coders
    NOT_COMPLETE = "not_complete"  # the measure needs the same number of answers for each unit
    NOTHING_CLAIMED = "nothing_claimed"  # no claim, decision or span to count
    NEVER_MET = "never_met"  # no two coders marked the same words
    TOO_LITTLE = "too_little"  # several coders marked the same words in too few places to know chance
    TOO_MANY = "too_many"  # more spans than can be aligned exactly
    FEW_DOCUMENTS = "few_documents"  # too few to say how far others might have moved the figure
    NOT_ENOUGH_DRAWS = "not_enough_draws"  # too many draws had no value themselves
    SAME_DRAWS = "same_draws"  # all draws have one value, as where nobody ever differs: they tell nothing of others


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One coefficient for one variable."""

    measure: str  # percent, scott, cohen, fleiss, ac1, ac2, alpha_nominal, ..., u_alpha, gamma, precision, recall, f1
    value: float | None
    low: float | None = None  # the interval at the report's level, from drawing documents anew
    high: float | None = None
    lack: Lack | None = None  # why there is no value
    interval_lack: Lack | None = None  # why there is a value and no interval
    units: int  # units that at least two coders answered; of precision and the like, what it is a share of
    coders: int  # coders with an answer among these
    values: int  # answers in these units
    documents: int  # documents that these units come from
    observed: float | None = None  # agreement or, for alphas, disagreement, as it was seen
    expected: float | None = None  # the same, as chance would have it

    def __post_init__(self) -> None:
        if (self.value is None) == (self.lack is None):
            raise ValueError(f"{self.measure}: either a value or the reason why there is none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prevalence:
    """How often one value was given, over all coders."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """Something that coders answered for each unit, and how far they agree on it."""

    name: str  # a word of the report: has_claim, relations, code, domain, pair, coder, period, ...
    of: tuple[str, ...] = ()  # what it is about: the code, the ids of coders, the period
    scale: Scale = Scale.NOMINAL
    figures: tuple[Measured, ...]
    units: int  # that anybody answered
    answered: tuple[int, ...] = ()  # how many units have no answer, one, two, ...
    prevalence: tuple[Prevalence, ...] = ()  # most frequent first


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Variables that belong together: unit, codes, claims, spans, pairs, coders, time, machines."""

    name: str
    variables: tuple[Variable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderCount:
    """What one coder did with the units of a report."""

    id: str
    name: str
    kind: str  # human, rules, llm, trained, or decision for what was decided
    answered: int
    abstained: int
    failed: int
    missing: int  # units that others answered and this coder did not see through
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Units that the same coders answered."""

    coders: tuple[str, ...]  # ids
    units: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The units behind one cell of a confusion."""

    row: int  # places among the values
    column: int
    units: tuple[str, ...]  # ids, each once; of very many the first


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusion:
    """What one coder said where another said something else, counted in claims or units."""

    name: str  # the variable: relation, domain, polarity, ...
    coders: tuple[str, str]  # ids: of the rows, of the columns
    values: tuple[str, ...]  # "" where a coder has nothing
    counts: tuple[tuple[int, ...], ...]
    behind: tuple[Behind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """A unit on which coders disagree."""

    unit_id: str
    source_id: str | None  # None where the codings come from files without sources
    where: str  # file name of the source, or the id of the unit
    page: int | None
    excerpt: str  # how the unit begins
    disagreement: float  # 0 to 1, to sort by; no measure of reliability
    differs: tuple[str, ...]  # claim, relation, source, target, domain, ...
    said: tuple[tuple[str, tuple[str, ...]], ...]  # each coder's id, and its claims in short


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something a reader of a report should know: a key of the catalogue and its values."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far some coders agree on some units."""

    title: str
    version: str  # of dalil
    codebook: str
    level: float  # of the intervals
    draws: int
    seed: int
    matching: str  # how claims are matched: actors or words
    units: int
    documents: int
    coders: tuple[CoderCount, ...]
    patterns: tuple[Pattern, ...]
    sections: tuple[Section, ...]
    confusions: tuple[Confusion, ...] = ()
    apart: tuple[Apart, ...] = ()
    remarks: tuple[Remark, ...] = ()
