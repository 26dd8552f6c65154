"""How often intervals of corrected counts hold the truth, beside those that a machine's own counts would be given.

python benchmarks/count_coverage.py [--populations 100] [--draws 10] [--seed 20] [--allocate neyman|proportional|equal]

Invented populations in which everything is known: units, what they truly say of a few actors from frequent to rare,
and what a machine says, with errors of several kinds. From each population samples are drawn as `dalil agree plan`
draws them, and each count is corrected as `dalil estimate` does it. A setting's figure is the share of intervals that
hold the true count, of those that are given; what is refused is told beside it. The machine's own count has no sample;
it is given the intervals that are often printed with counts and shares: count ± 1.96 √count, and share ± 1.96 √(share ×
(1 - share) / count).
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from dalil.records.estimations import Estimator
from dalil.records.samples import Stratum
from dalil.reliability.samples.allocation import Allocation, allotted
from dalil.reliability.samples.carrying import Coverage, too_rare
from dalil.reliability.samples.estimators import Numbers, Sampled, corrected, shares
from dalil.reliability.samples.rates import rate_of_hidden, rate_of_known
from dalil.reliability.samples.strata import By, FrameUnit, Guess, Layer, layers, merged

Floats = NDArray[np.float64]
Chance = np.random.Generator
Strata = tuple[tuple[Layer, ...], tuple[int, ...]]  # with the draws of each
Results = tuple[Floats, Floats, Floats]  # of each sample: whether the interval holds, its half-width, if it is given
Outcome = tuple[tuple[float, float, float], dict[Estimator, Results]]  # the truth, the machine's, its half-width

UNITS, SOURCES = 4000, 40
RATES = (0.12, 0.05, 0.02, 0.006, 0.002)  # how many units claim something of each actor
SAMPLE = 400
QUANTILE = 1.96


@dataclass(frozen=True, slots=True)
class Errors:
    """How a machine errs on each actor."""

    missed: tuple[float, ...]  # of the true claims
    wrong: tuple[float, ...]  # claims that are not so, by true claim
    uneven: bool = False  # whether all errors are made in every other source


SETTINGS: Mapping[str, Errors | None] = MappingProxyType(
    {
        "misses": Errors((0.4,) * 5, (0.02,) * 5),
        "over-claims": Errors((0.05,) * 5, (0.6,) * 5),
        "by actor and source": Errors((0.5, 0.1, 0.3, 0.05, 0.5), (0.05, 0.6, 0.3, 0.8, 0.2), uneven=True),
        "perfect": Errors((0.0,) * 5, (0.0,) * 5),
        "useless": None,  # claims of the same number in units drawn by lot
    }
)


@dataclass(frozen=True, slots=True)
class Population:
    """Units by actors: what is so, and what the machine says."""

    truth: Floats
    machine: Floats
    scores: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One count of one setting over all its runs."""

    setting: str
    count: str
    method: Estimator
    true: float  # mean over populations
    naive: float
    naive_holds: float  # share of populations
    holds: float  # share of the intervals given
    refused: float  # share of the runs
    width: float  # mean half-width of the intervals given


def population(errors: Errors | None, chance: Chance) -> Population:
    """A population with a machine that errs so."""
    rates = np.array(RATES)
    truth = (chance.random((UNITS, len(RATES))) < rates).astype(np.float64)
    if errors is None:
        machine = np.stack([chance.permutation(column) for column in truth.T], axis=1)
    else:
        often = np.ones((UNITS, 1))
        if errors.uneven:
            often = np.where(np.arange(UNITS) % SOURCES % 2 == 0, 1.9, 0.1)[:, None]
        missed = chance.random(truth.shape) < np.minimum(1, np.array(errors.missed) * often)
        wrong = chance.random(truth.shape) < np.array(errors.wrong) * rates * often
        machine = np.where(truth > 0, ~missed, wrong).astype(np.float64)
    right, doubtful = chance.beta(8, 2, truth.shape), chance.beta(4, 3, truth.shape)
    return Population(truth, machine, np.where(truth > 0, right, doubtful))


def strata_of(made: Population, allocation: Allocation) -> Strata:
    """The strata of a population by what the machine claims and how sure it is, and the draws of each."""
    claimed, first = made.machine.any(axis=1), made.machine.argmax(axis=1)
    frame = [
        FrameUnit(
            unit_id=str(n),
            source_id=str(n % SOURCES),
            predicted=str(first[n]) if claims else "",
            scores=tuple(made.scores[n][made.machine[n] > 0].tolist()) if claims else (),
        )
        for n, claims in enumerate(claimed.tolist())
    ]
    found = merged(layers(frame, (By.CODE, By.SCORE), Guess()), allocation.weight, SAMPLE)
    return found, allotted(found, SAMPLE, allocation)


def drawn_rows(strata: Strata, draws: int, chance: Chance) -> NDArray[np.int64]:
    """Units of many samples: a row a unit, in the order of strata, a column a sample."""
    columns = [
        np.concatenate([chance.permutation(np.array(x.members))[:n] for x, n in zip(*strata, strict=True)])
        for _ in range(draws)
    ]
    return np.stack(columns, axis=1)


Counted = Callable[[Floats], Floats]  # of units by actors, the count of each unit
COUNTS: Mapping[str, Counted] = MappingProxyType(
    {
        "all claims": lambda said: said.sum(axis=1),
        **{f"actor of {rate:.1%}": (lambda said, n=n: said[:, n]) for n, rate in enumerate(RATES)},
    }
)
SHARE = "share of the first"


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """How often a setting is played."""

    populations: int = 100
    draws: int = 10  # from each
    seed: int = 20
    allocation: Allocation = Allocation.NEYMAN


def simulate(setting: str, runs: Runs) -> Iterator[Line]:
    """Every count of a setting, by every method."""
    chance = np.random.Generator(np.random.PCG64(runs.seed))
    own: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    results: dict[tuple[str, Estimator], list[Results]] = defaultdict(list)
    for _ in range(runs.populations):
        made = population(SETTINGS[setting], chance)
        strata = strata_of(made, runs.allocation)
        rows = drawn_rows(strata, runs.draws, chance)
        for name, (naive, by_method) in _outcomes(made, strata, rows).items():
            own[name].append(naive)
            for method, found in by_method.items():
                results[name, method].append(found)
    for (name, method), found in results.items():
        true, naive, around = np.array(own[name]).T
        holds, width, given = (np.concatenate(part) for part in zip(*found, strict=True))
        kept = given > 0
        yield Line(
            setting=setting,
            count=name,
            method=method,
            true=float(true.mean()),
            naive=float(naive.mean()),
            naive_holds=float((np.abs(true - naive) <= around).mean()),
            holds=float(holds[kept].mean()) if kept.any() else float("nan"),
            refused=float(1 - kept.mean()),
            width=float(width[kept].mean()) if kept.any() else float("nan"),
        )


def _outcomes(made: Population, strata: Strata, rows: NDArray[np.int64]) -> dict[str, Outcome]:
    """Of each count the truth, the machine's, and what came of every sample by every method."""
    every = _sampled(made.truth.sum(axis=1), made.machine.sum(axis=1), strata, rows)
    found: dict[str, Outcome] = {}
    for name, count in COUNTS.items():
        truth, machine = count(made.truth), count(made.machine)
        sampled = _sampled(truth, machine, strata, rows)
        given = _given(sampled, strata)
        by_method = {m: _results(corrected(sampled, m), truth.sum(), given) for m in Estimator}
        found[name] = (truth.sum(), machine.sum(), QUANTILE * np.sqrt(machine.sum())), by_method
    sizes = made.machine.sum(axis=0)
    share, true = sizes[0] / sizes.sum(), made.truth[:, 0].sum() / made.truth.sum()
    part = _sampled(made.truth[:, 0], made.machine[:, 0], strata, rows)
    by_method = {m: _results(shares(part, every, m), true, _given(part, strata)) for m in Estimator}
    found[SHARE] = (true, share, QUANTILE * np.sqrt(share * (1 - share) / sizes.sum())), by_method
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLine:
    """One rate of the machine in one setting over all its runs."""

    setting: str
    measure: str
    true: float  # mean over populations
    holds: float
    width: float  # mean half-width


def simulate_rates(setting: str, runs: Runs) -> Iterator[RateLine]:
    """How often intervals of precision, recall and F1 over all claims hold."""
    chance = np.random.Generator(np.random.PCG64(runs.seed))
    found: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for _ in range(runs.populations):
        made = population(SETTINGS[setting], chance)
        strata = strata_of(made, runs.allocation)
        rows = drawn_rows(strata, runs.draws, chance)
        got, want = made.machine.sum(axis=1), made.truth.sum(axis=1)
        hit = (made.machine * made.truth).sum(axis=1)
        for measure, of, part, interval in (
            ("precision", got, hit, rate_of_known),
            ("recall", want, hit, rate_of_hidden),
            ("f1", got + want, 2 * hit, rate_of_hidden),
        ):
            true = part.sum() / of.sum()
            for column in rows.T:
                told = interval(_sampled(part, of, strata, column[:, None]))
                if told is not None:
                    found[measure].append((true, float(told.low <= true <= told.high), (told.high - told.low) / 2))
    for measure, results in found.items():
        true, holds, width = np.array(results).mean(axis=0)
        yield RateLine(setting=setting, measure=measure, true=true, holds=holds, width=width)


def _results(numbers: Numbers, true: float, given: Floats) -> Results:
    holds = ((numbers.low <= true) & (true <= numbers.high)).astype(np.float64)
    return holds, (numbers.high - numbers.low) / 2, given


def _given(sampled: Sampled, strata: Strata) -> Floats:
    """Whether `dalil estimate` would give an interval for each sample."""
    pairs = zip(*strata, strict=True)
    told = [Stratum(source=None, predicted=None, score=None, size=x.size, drawn=n) for x, n in pairs]
    coverage = Coverage(strata=told, settled=strata[1], skipped=0)
    shown = ((sampled.machine > 0) | (sampled.people > 0)).sum(axis=0)
    return np.array([too_rare(coverage, int(n)) is None for n in shown], dtype=np.float64)


def _sampled(truth: Floats, machine: Floats, strata: Strata, rows: NDArray[np.int64]) -> Sampled:
    """Many samples of one count, a column each."""
    found, drawn = strata
    return Sampled(
        sizes=np.array([x.size for x in found], dtype=np.float64),
        stratum=np.repeat(np.arange(len(found)), drawn),
        machine=machine[rows],
        people=truth[rows],
        totals=np.full(rows.shape[1], machine.sum()),
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--populations", type=int, default=100)
    parser.add_argument("--draws", type=int, default=10)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--allocate", type=Allocation, choices=list(Allocation), default=Allocation.NEYMAN)
    asked = parser.parse_args()
    runs = Runs(populations=asked.populations, draws=asked.draws, seed=asked.seed, allocation=asked.allocate)
    print(f"{'setting':20} {'count':19} {'true':>7} {'naive':>7} {'holds':>6}  method       holds refused   half-width")
    for setting in SETTINGS:
        for line in simulate(setting, runs):
            places = 3 if line.count == SHARE else 0
            numbers = f"{line.true:7.{places}f} {line.naive:7.{places}f} {line.naive_holds:6.3f}"
            found = f"{line.holds:6.3f} {line.refused:7.3f} {line.width:12.{places}f}"
            print(f"{line.setting:20} {line.count:19} {numbers}  {line.method:11} {found}")
    print(f"\n{'setting':20} {'rate':19} {'true':>7}  holds   half-width")
    for setting in SETTINGS:
        for rate in simulate_rates(setting, runs):
            print(f"{rate.setting:20} {rate.measure:19} {rate.true:7.3f} {rate.holds:6.3f} {rate.width:12.3f}")


if __name__ == "__main__":
    main()
