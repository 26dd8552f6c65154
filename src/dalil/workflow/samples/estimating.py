"""`dalil estimate`: the counts of a study, corrected by a sample that people have coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dalil import __version__
from dalil.records.estimations import Corrected, Counting, Estimation, Estimator, Tally
from dalil.reliability.samples.carrying import Coverage, refusal, too_rare
from dalil.reliability.samples.estimators import LEVEL, Numbers, Sampled, corrected, shares
from dalil.storage.store import Store
from dalil.workflow.agreement.report_files import Reported, naming_of
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.actors import Identities
from dalil.workflow.samples.audited import Audited, audited
from dalil.workflow.samples.caveats import caveats
from dalil.workflow.samples.counting import ACTORS, Counts, KeyOf, wanted
from dalil.workflow.samples.sampling import proper_level, sample_named

Rows = tuple[Sequence[Counter[KeyOf]], Sequence[Counter[KeyOf]]]  # of machine and people, a unit each
ALL: KeyOf = ("*",)  # the key under which everything is counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is to be counted, and how."""

    by: str = "relation"
    counting: Counting = Counting.CLAIMS
    sample: str | None = None  # its name; the latest where there is none
    method: Estimator = Estimator.PPI
    only: Collection[str] = ()  # keys or names; all where there are none
    share: bool = False  # whether shares are wanted beside the numbers
    level: float = LEVEL

    def __post_init__(self) -> None:
        proper_level(self.level)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Counts of one question, a column a key."""

    keys: tuple[KeyOf, ...]
    totals: Mapping[KeyOf, int]
    whole: int  # all that is counted
    sampled: Sampled
    every: Sampled

    @property
    def shown(self) -> NDArray[np.int64]:
        """In how many units each count shows."""
        return np.asarray(((self.sampled.machine > 0) | (self.sampled.people > 0)).sum(axis=0))

    @property
    def differing(self) -> NDArray[np.int64]:
        """In how many units people and machine differ on each count."""
        return np.asarray((self.sampled.machine != self.sampled.people).sum(axis=0))


def estimate_in(start: Path, question: Question, lang: str) -> Reported:
    """The counts of the study that `start` lies in, with the names of actors in `lang`."""
    study = open_study(start)
    with study.open_store(write=False) as store:
        who = Identities.of(study, store)
        found = estimate(study, store, question, who)
        keys = {part for tally in found.tallies for part in tally.of} if question.by in ACTORS else set()
        naming = replace(naming_of(study.folder), actors={key: who.name(key, lang) for key in sorted(keys)})
    return Reported(record=found, naming=naming, name=f"counts-{question.by}")


def estimate(study: Study, store: Store, question: Question, who: Identities | None = None) -> Estimation:
    """The counts, the machine's and the corrected ones side by side, the most frequent first.

    Who is given learns how actors are written that no registry knows.
    """
    found = audited(study, store, sample_named(store, question.sample), who)
    sample = found.sample
    coverage = Coverage(strata=sample.strata, settled=found.by_stratum(), skipped=found.skipped)
    return Estimation(
        title=study.settings.title,
        version=__version__,
        by=question.by,
        counting=question.counting,
        level=question.level,
        sample=sample.name,
        coder=found.machine.name,
        frame=sample.size,
        drawn=len(sample.units),
        audited=len(found.heard),
        tallies=tuple(_tallies(_table(found, question), coverage, question)),
        remarks=caveats(study, store, found),
    )


def sampled_counts(
    found: Audited, rows: Rows, keys: Sequence[KeyOf], totals: Sequence[int], most: float | None = None
) -> Sampled:
    """What machine and people say of the units of a sample, a column a key."""
    shape = (len(found.heard), len(keys))
    machine, people = (np.array([[c[k] for k in keys] for c in side], dtype=np.float64).reshape(shape) for side in rows)
    return Sampled(
        sizes=np.array([s.size for s in found.sample.strata], dtype=np.float64),
        stratum=np.array([h.drawn.stratum for h in found.heard], dtype=np.int64),
        machine=machine,
        people=people,
        totals=np.array(totals, dtype=np.float64),
        most=most,
    )


def _table(found: Audited, question: Question) -> _Table:
    counts = Counts(question.by, question.counting, found.identities)
    totals = counts.total(found.frame.values())
    rows = [counts.of(h.machine) for h in found.heard], [counts.of(h.people) for h in found.heard]
    known = set(totals).union(*rows[1])
    keys = sorted(wanted(known, question.only, found.identities), key=lambda k: (-totals[k], k))
    every = (
        [Counter({ALL: counts.every(h.machine)}) for h in found.heard],
        [Counter({ALL: counts.every(h.people)}) for h in found.heard],
    )
    most = 1.0 if question.counting is Counting.UNITS else None
    whole = sum(counts.every(claims) for claims in found.frame.values())
    return _Table(
        keys=tuple(keys),
        totals=totals,
        whole=whole,
        sampled=sampled_counts(found, rows, keys, [totals[k] for k in keys], most),
        every=sampled_counts(found, every, (ALL,), [whole], most),
    )


def _tallies(table: _Table, coverage: Coverage, question: Question) -> Iterator[Tally]:
    """The counts with what is known of each, or why nothing is."""
    methods = (question.method, *(e for e in Estimator if e is not question.method))
    none = refusal(coverage)
    counts = {m: corrected(table.sampled, m, question.level) for m in methods} if none is None else {}
    parts = {m: shares(table.sampled, table.every, m, question.level) for m in counts if question.share}
    for place, key in enumerate(table.keys):
        shown = int(table.shown[place])
        refused = none or too_rare(coverage, shown)
        given = () if refused else methods
        yield Tally(
            of=key,
            naive=float(table.totals[key]),
            naive_share=table.totals[key] / table.whole if table.whole else None,
            counts=tuple(_number(m, counts[m], place) for m in given),
            shares=tuple(_number(m, p, place) for m, p in parts.items() if given and not np.isnan(p.value[place])),
            refused=refused,
            shown=shown,
            differing=int(table.differing[place]),
        )


def _number(estimator: Estimator, numbers: Numbers, place: int) -> Corrected:
    return Corrected(
        estimator=estimator,
        value=float(numbers.value[place]),
        low=float(numbers.low[place]),
        high=float(numbers.high[place]),
        error=float(numbers.error[place]),
        weight=float(numbers.weight[place]),
    )
