"""Times how fast PDFs are read, and what memory that takes, over files of 10, 100 and 1,000 pages.

usage: python -m documents.speed PDFS OUT [--section speed]

The pages of the files that make_pdfs made are put together, again and again. Each measurement is a process of its own;
processor time and peak memory count its children too, the parser of dalil being one.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import pikepdf

from documents.readers import READERS
from documents.results import store

SIZES = (10, 100, 1_000)
MEASURED = ("dalil", "pypdfium2")
LEFT_OUT = ("hidden", "encrypted", "mupdf")  # without text of their own, or with a text that only OCR would mend


def put_together(pdfs: Path, out: Path) -> dict[int, Path]:
    """A file of each size."""
    out.mkdir(parents=True, exist_ok=True)
    files = [f for f in sorted(pdfs.glob("*.pdf")) if not any(word in f.name for word in LEFT_OUT)]
    made = {}
    for size in SIZES:
        made[size] = out / f"pages_{size}.pdf"
        with pikepdf.new() as whole:
            while len(whole.pages) < size:
                for file in files:
                    with pikepdf.open(file) as pdf:
                        whole.pages.extend(pdf.pages[: size - len(whole.pages)])
            whole.save(made[size], static_id=True)
    return made


def measured(reader: str, file: Path, pages: int) -> dict[str, float]:
    """Pages a second of processor time, and peak memory, of one reader over one file, in a process of its own."""
    command = [sys.executable, "-m", "documents.speed", "--one", reader, str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return {
        "pages_per_second": round(pages / found["processor"], 1),
        "processor": round(found["processor"], 2),
        "wall": round(found["wall"], 2),
        "peak_mib": round(found["peak_mib"]),
        "characters": found["characters"],
    }


def one(reader: str, file: Path) -> dict[str, float]:
    """Read a file once and tell what it took, importing not counted."""
    read = READERS[reader]
    watch = _Watch()
    start, before = time.perf_counter(), _processor()
    text = read(file)
    wall, processor = time.perf_counter() - start, _processor() - before
    return {"processor": processor, "wall": wall, "peak_mib": watch.done(), "characters": len(text)}


class _Watch(Thread):
    """Looks at the memory of this process and all below it, until asked for the peak of the largest."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak, self.over = 0.0, Event()
        self.start()

    def run(self) -> None:
        while not self.over.wait(0.02):
            self._look()

    def done(self) -> float:
        """The peak in MiB."""
        self.over.set()
        self.join()
        self._look()
        return self.peak

    def _look(self) -> None:
        for process in _processes(os.getpid()):
            with suppress(OSError, StopIteration):
                lines = Path(f"/proc/{process}/status").read_text().splitlines()
                held = next(line for line in lines if line.startswith("VmHWM"))
                self.peak = max(self.peak, int(held.split()[1]) / 1024)


def _processor() -> float:
    """Seconds of processor time of this process and all below it, those that ended included."""
    ticks = 0
    for process in _processes(os.getpid()):
        with suppress(OSError):
            fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def _processes(top: int) -> list[int]:
    """A process and all below it."""
    found = [top]
    for process in found:
        with suppress(OSError):
            for task in Path(f"/proc/{process}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pdfs", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--one", nargs=2, metavar=("READER", "FILE"), help="one measurement, as JSON")
    parser.add_argument("--section", help="write the figures to results.json under this name")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(one(given.one[0], Path(given.one[1]))))
        return
    found: dict[str, dict[str, dict[str, float]]] = {}
    for size, file in put_together(given.pdfs, given.out).items():
        for reader in MEASURED:
            found.setdefault(reader, {})[str(size)] = measured(reader, file, size)
            print(reader, size, found[reader][str(size)], flush=True)
    if given.section:
        store(given.section, found)


if __name__ == "__main__":
    main()
