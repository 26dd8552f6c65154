"""Whether a sample can carry a question, and if not, how many units more would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dalil.records.agreements import Remark
from dalil.records.samples import Stratum
from dalil.reliability.samples.allocation import LEAST

FEWEST_SHOWN = 10
"""In how many units of the sample a count must show before an interval is given.

The intervals themselves hold below it too: in the simulations of benchmarks/count_coverage.py with no bound at all,
counts that show in few units or none are covered in .99 of the runs and more, by the errors that
`estimators.Sampled.unseen` adds. But these errors then make up nearly all of the interval: it says the same of every
such count, and would be read as a finding on this one. From ten units on, .94 and more are covered.
"""
MOST_SKIPPED = 0.2  # of the units reached, left without an answer: those may be the hard ones, and are not made up for


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How far a sample has been coded."""

    strata: Sequence[Stratum]
    settled: Sequence[int]  # units of each stratum
    skipped: int  # units without an answer before the last one that has one

    @property
    def audited(self) -> int:
        """The units settled."""
        return sum(self.settled)

    @property
    def is_whole(self) -> bool:
        """Whether every unit of the frame is settled, so that nothing is left to chance."""
        return all(n == s.size for n, s in zip(self.settled, self.strata, strict=True))


def refusal(coverage: Coverage) -> Remark | None:
    """Why the sample carries nothing yet; None where it carries something."""
    if not coverage.audited:
        return _remark("not_coded", drawn=sum(s.drawn for s in coverage.strata))
    short = [min(LEAST, s.size) - n for n, s in zip(coverage.settled, coverage.strata, strict=True)]
    lacking = [n for n in short if n > 0]
    if lacking:
        return _remark("thin_strata", strata=len(lacking), least=LEAST, more=sum(lacking))
    reached = coverage.audited + coverage.skipped
    if coverage.skipped > MOST_SKIPPED * reached:
        more = ceil(coverage.skipped - MOST_SKIPPED * reached)
        return _remark("many_skipped", skipped=coverage.skipped, reached=reached, more=more)
    return None


def too_rare(coverage: Coverage, shown: int, least: int = FEWEST_SHOWN) -> Remark | None:
    """Why the sample does not carry one count that shows in so many of its units."""
    if shown >= least or coverage.is_whole:
        return None
    left = sum(s.size for s in coverage.strata) - coverage.audited
    more = min(left, max(1, ceil(least * coverage.audited / max(shown, 1)) - coverage.audited))
    return _remark("few_shown" if shown else "none_shown", shown=shown, least=least, more=more)


def _remark(name: str, **values: int) -> Remark:
    return Remark(key=f"estimating.{name}", values=tuple((k, str(v)) for k, v in values.items()))
