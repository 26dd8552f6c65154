"""Scores what dalil and its peers read in the test PDFs.

usage: python -m documents.score_pdfs OUT [--section pdfs] [--seed N] [--readers dalil ...] [--show NAME]

OUT is a folder that make_pdfs made. With --section the figures go to results.json under that name; with --show what
dalil reads of one file is printed beside its truth.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import Any

from documents.make_pdfs import MANIFEST
from documents.measures import Score, score
from documents.readers import READERS
from documents.results import store

Scores = dict[str, dict[str, Score]]  # by file, by reader


def scored(folder: Path, readers: Iterable[str]) -> Scores:
    """What each reader makes of each file."""
    made = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    return {told["file"]: {name: _one(folder / told["file"], told, name) for name in readers} for told in made}


def summary(scores: Scores, reader: str) -> dict[str, float]:
    """The figures of a reader over all files."""
    of = [found[reader] for found in scores.values()]
    return {
        "cer_median": median(s.cer for s in of),
        "cer_worst": max(s.cer for s in of),
        "folded_median": median(s.folded for s in of),
        "numbers": sum(s.numbers for s in of) / len(of),
        "numbers_all_right": sum(s.numbers == 1 for s in of),
        "words": sum(s.words for s in of) / len(of),
        "order": sum(s.order for s in of) / len(of),
        "files": len(of),
    }


def _one(file: Path, told: Mapping[str, Any], reader: str) -> Score:
    truths = ["\n".join(lines) for lines in told["truths"]]
    return score(READERS[reader](file), truths)


def _shown(folder: Path, name: str) -> None:
    made = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    told = next(t for t in made if t["file"].startswith(name))
    print("\n".join(told["truths"][0]), "\n" + "-" * 60)
    print(READERS["dalil"](folder / told["file"]))


def _table(scores: Scores, readers: Iterable[str]) -> None:
    names = list(readers)
    print(f"{'file':34}" + "".join(f"{n:>20}" for n in names) + "   (character error rate, numbers)")
    for file, found in sorted(scores.items()):
        print(f"{file:34}" + "".join(f"{found[n].cer:13.4f} {found[n].numbers:6.2f}" for n in names))
    for key in ("cer_median", "cer_worst", "folded_median", "numbers", "numbers_all_right", "words", "order"):
        print(f"{key:34}" + "".join(f"{summary(scores, n)[key]:20.4f}" for n in names))


def kept(scores: Scores, readers: Iterable[str]) -> dict[str, Any]:
    """What goes to results.json."""
    files = {
        file: {n: {k: round(v, 4) for k, v in asdict(s).items()} for n, s in found.items()}
        for file, found in scores.items()
    }
    whole = {n: {k: round(v, 4) for k, v in summary(scores, n).items()} for n in readers}
    return {"files": files, "summary": whole}


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--section", help="write the figures to results.json under this name")
    parser.add_argument("--seed", type=int, default=0, help="what the files were made with, for the record")
    parser.add_argument("--readers", nargs="+", default=list(READERS), choices=list(READERS))
    parser.add_argument("--show", metavar="NAME", help="print the text of one file")
    given = parser.parse_args()
    if given.show:
        _shown(given.out, given.show)
        return
    scores = scored(given.out, given.readers)
    _table(scores, given.readers)
    if given.section:
        store(given.section, kept(scores, given.readers) | {"seed": given.seed})


if __name__ == "__main__":
    main()
