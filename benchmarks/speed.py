"""Times the commands as whole processes, and the coder alone on the golden papers.

usage: speed.py [--runs N]
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.steps import code_source, read_source

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


def main(runs: int) -> None:
    """Print the times."""
    papers = sorted(GOLDEN.glob("*/paper.txt"))
    print(f"dalil --help: {timed('--help', runs=runs):.3f} s")
    print(f"dalil code, one page: {timed('code', str(papers[0]), runs=runs):.3f} s")
    print(f"units a second, one core: {units_per_second(papers):.0f}")


if __name__ == "__main__":
    main(int(sys.argv[sys.argv.index("--runs") + 1]) if "--runs" in sys.argv else 5)
