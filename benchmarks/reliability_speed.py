"""Times alpha with its interval on 20,000 units of five coders, beside other packages where they are installed.

usage: reliability_speed.py [--units N] [--draws N]

The others compute one alpha and no interval, so their time for as many draws is that of one, times the draws. NLTK is
timed on a tenth of the units and its time is taken as ten times that.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from dalil.records.agreements import Scale
from dalil.reliability.coefficients.measuring import measured
from dalil.reliability.drawing import Drawing
from dalil.reliability.ratings import MISSING, Ratings

CODERS = 5
CASES = (  # measure, scale, values, share of answers that are missing, documents (0: each unit its own)
    ("alpha_nominal", Scale.NOMINAL, 5, 0.0, 0),
    ("alpha_nominal", Scale.NOMINAL, 5, 0.12, 200),
    ("alpha_nominal", Scale.NOMINAL, 100, 0.12, 0),
    ("alpha_ordinal", Scale.ORDINAL, 5, 0.12, 0),
    ("alpha_ordinal", Scale.ORDINAL, 100, 0.12, 0),
    ("alpha_interval", Scale.INTERVAL, 100, 0.12, 0),
    ("alpha_ratio", Scale.RATIO, 100, 0.12, 0),
    ("alpha_masi", Scale.SET, 400, 0.12, 0),
    ("ac1", Scale.NOMINAL, 100, 0.12, 0),
)


def answers(units: int, values: int, missing: float) -> NDArray[np.int32]:
    """What coders answered: mostly a true value, else any."""
    chance = np.random.default_rng(1)
    true = chance.integers(0, values, (units, 1))
    codes = np.where(chance.random((units, CODERS)) < 0.8, true, chance.integers(0, values, (units, CODERS)))
    return np.where(chance.random((units, CODERS)) < missing, MISSING, codes).astype(np.int32)


def ratings(codes: NDArray[np.int32], scale: Scale, values: int, documents: int) -> Ratings:
    """The answers as this package takes them; sets are the members that the bits of a number say."""
    named = [frozenset(b for b in range(9) if n >> b & 1) if scale is Scale.SET else n + 1 for n in range(values)]
    units = np.arange(len(codes), dtype=np.int64)
    where = units if documents == 0 else units % documents
    return Ratings(scale=scale, values=tuple(named), codes=codes, documents=where)


def timed(call: Callable[[], object]) -> float:
    """Seconds."""
    start = perf_counter()
    call()
    return perf_counter() - start


def krippendorff(codes: NDArray[np.int32], scale: Scale) -> float | None:
    """Seconds of one alpha in the package of that name."""
    data = np.where(codes == MISSING, np.nan, codes + 1).T
    alpha = import_module("krippendorff").alpha
    return None if scale is Scale.SET else timed(lambda: alpha(reliability_data=data, level_of_measurement=scale))


def nltk(codes: NDArray[np.int32], scale: Scale) -> float | None:
    """Seconds of one alpha in NLTK, which has no ordinal scale."""
    if scale is not Scale.NOMINAL:
        return None
    part = codes[: len(codes) // 10].tolist()
    task = import_module("nltk.metrics.agreement").AnnotationTask
    triples = [(c, u, v) for u, row in enumerate(part) for c, v in enumerate(row) if v != MISSING]
    return 10 * timed(lambda: task(triples).alpha())


def irrcac(codes: NDArray[np.int32], scale: Scale) -> float | None:
    """Seconds of one alpha in irrCAC."""
    frame = import_module("pandas").DataFrame(np.where(codes == MISSING, np.nan, codes + 1))
    cac = import_module("irrCAC.raw").CAC
    weights = {Scale.NOMINAL: "identity", Scale.INTERVAL: "quadratic", Scale.RATIO: "ratio"}.get(scale)
    return None if weights is None else timed(lambda: cac(frame, weights=weights).krippendorff())


def peer(time: Callable[[NDArray[np.int32], Scale], float | None], codes: NDArray[np.int32], scale: Scale) -> str:
    """Seconds of one alpha, or a dash where the package is not installed or cannot."""
    try:
        seconds = time(codes, scale)
    except ImportError:
        seconds = None
    return f"{'-' if seconds is None else format(seconds, '.2f'):>14}"


def main() -> None:
    """Prints a table of seconds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--units", type=int, default=20_000)
    parser.add_argument("--draws", type=int, default=1_000)
    given = parser.parse_args()
    drawing = Drawing(draws=given.draws)
    print(f"{given.units} units, {CODERS} coders; seconds of dalil with {given.draws} draws, of others for one alpha")
    print(
        f"{'measure':<16}{'values':>7}{'missing':>9}{'documents':>11}{'dalil':>8}{'krippendorff':>14}{'NLTK':>14}{'irrCAC':>14}"
    )
    for measure, scale, values, missing, documents in CASES:
        codes = answers(given.units, values, missing)
        data = ratings(codes, scale, values, documents)
        seconds = timed(lambda: measured(data, [measure], drawing=drawing))  # noqa: B023
        others = "".join(peer(p, codes, scale) for p in (krippendorff, nltk, irrcac)) if measure != "ac1" else ""
        print(f"{measure:<16}{values:>7}{missing:>9.0%}{documents or given.units:>11}{seconds:>8.2f}{others}")


if __name__ == "__main__":
    main()
