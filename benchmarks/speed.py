"""Times the commands as whole processes, and the coder alone on the golden papers or on the prose of other files.

usage: speed.py [--runs N] [--prose FILE...]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from dalil.segmentation.outline import segment
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.steps import code_source, read_source
from dalil.workflow.timing import Speed, warm_speed

GOLDEN = Path(__file__).parent.parent / "tests" / "golden"


def timed(*command: str, runs: int) -> float:
    """The median seconds of a command over some runs."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "dalil", *command], check=True, capture_output=True)
        seconds.append(time.perf_counter() - start)
    return median(seconds)


def units_per_second(papers: list[Path]) -> float:
    """How many units one core reads, segments, recognises and codes in a second, start not counted."""
    kit = kit_for(Wish())
    code_source(*read_source(papers[0]), kit)
    start = time.perf_counter()
    count = sum(len(code_source(*read_source(p), kit).units) for p in papers)
    return count / (time.perf_counter() - start)


def prose_speed(files: Sequence[Path]) -> Speed:
    """The speed on the sentences and items of files, each coded as a text of its own, at first sight and again."""
    sources = [read_source(path)[0] for path in files]
    return warm_speed(
        [source.text[u.span.start : u.span.end] for source in sources for u in segment(source)], kit_for(Wish())
    )


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5, help="runs of each command; the median counts")
    parser.add_argument(
        "--prose", type=Path, nargs="+", metavar="FILE", help="time the coder on the prose of these files"
    )
    given = parser.parse_args()
    if given.prose:
        print("\t".join(f"{name}={value:g}" for name, value in prose_speed(given.prose).items()))
        return
    papers = sorted(GOLDEN.glob("*/paper.txt"))
    print(f"dalil --help: {timed('--help', runs=given.runs):.3f} s")
    print(f"dalil code, one page: {timed('code', str(papers[0]), runs=given.runs):.3f} s")
    print(f"units a second, one core: {units_per_second(papers):.0f}")


if __name__ == "__main__":
    main()
