"""Scores what dalil and plain Tesseract read in the scans that make_scans made.

usage: python -m documents.score_scans OUT [--only DAMAGE...] [--section scans]

Of the numbers that dalil reads, those that the truth does not have are counted, and how many of them it doubts. Of the
claims coded from scanned papers, those with an amount or a date must be marked to verify.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from dalil.errors import DalilError
from dalil.reading.formats import reader_for
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.workflow.coding import Wish, code_files
from documents.make_pdfs import MANIFEST
from documents.measures import NUMBER, Score, plain, score
from documents.results import store

Told = Mapping[str, Any]


def read_dalil(file: Path, told: Told) -> tuple[Score, Counter[str], float]:
    """The score, the numbers read and those wrong and doubted, and the seconds it took."""
    truths = ["\n".join(lines) for lines in told["truths"]]
    start = time.perf_counter()
    try:
        source = reader_for(file).read(file)
    except DalilError as error:
        print(f"  {file.name}: {error}")
        return score("", truths), Counter(), time.perf_counter() - start
    return score(source.text, truths), numbers_of(source, truths[-1]), time.perf_counter() - start


def numbers_of(source: Source, truth: str) -> Counter[str]:
    """How many numbers were read, how many the truth lacks, and how many of these are not doubted."""
    right = Counter(NUMBER.findall(plain(truth)))
    counts = Counter[str](read=0, wrong=0, silent=0)
    for match in NUMBER.finditer(source.text):
        counts["read"] += 1
        if right[match[0]] > 0:
            right[match[0]] -= 1
            continue
        counts["wrong"] += 1
        span = Span(start=match.start(), end=match.end())
        doubted = source.layout is not None and source.layout.doubts_in(span)
        counts["silent"] += not doubted
    return counts


def read_tesseract(image: Path, told: Told) -> Score:
    """What the program makes of the image with its defaults."""
    language = "eng" if told["language"] == "en" else "ara+eng"
    command = ["tesseract", str(image), "-", "-l", language]
    done = subprocess.run(command, check=True, capture_output=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin"})
    return score(done.stdout.decode("utf-8", "replace"), ["\n".join(lines) for lines in told["truths"]])


def scored(folder: Path, scans: Iterable[Told]) -> dict[str, dict[str, Any]]:
    """Each file with the scores of both."""
    found: dict[str, dict[str, Any]] = {}
    plain_scores: dict[str, Score] = {}
    for told in scans:
        image = told["image"]
        if image not in plain_scores:
            plain_scores[image] = read_tesseract(folder / image, told)
        ours, numbers, seconds = read_dalil(folder / told["file"], told)
        theirs = plain_scores[image]
        found[told["file"]] = {
            "damage": told["damage"],
            "dalil": round(ours.cer, 4),
            "tesseract": round(theirs.cer, 4),
            "dalil_numbers": round(ours.numbers, 4),
            "tesseract_numbers": round(theirs.numbers, 4),
            "seconds": round(seconds, 1),
            **numbers,
        }
        print(told["file"], found[told["file"]], flush=True)
    return found


def summary(found: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, float]]:
    """By damage."""
    sums: dict[str, dict[str, float]] = {}
    for damage in dict.fromkeys(f["damage"] for f in found.values()):
        of = [f for f in found.values() if f["damage"] == damage]
        sums[damage] = {
            "files": len(of),
            **{f"{who}_cer": round(median(f[who] for f in of), 4) for who in ("dalil", "tesseract")},
            "dalil_worst": max(f["dalil"] for f in of),
            **{who: round(sum(f[who] for f in of) / len(of), 4) for who in ("dalil_numbers", "tesseract_numbers")},
            **{key: sum(f.get(key, 0) for f in of) for key in ("read", "wrong", "silent")},
            "seconds": round(median(f["seconds"] for f in of), 1),
        }
    return sums


def to_verify(folder: Path, papers: Iterable[str]) -> dict[str, int]:
    """Of the claims from scanned papers: how many have an amount or a date, and how many of these are marked."""
    counts = Counter[str](papers=0, claims=0, valued=0, marked=0)
    for name in papers:
        report = code_files([folder / name], Wish())
        claims = [c for line in report.render("jsonl", "en") for c in json.loads(line)["claims"]]
        values = [v for c in claims for v in (c["amount"], c["date"]) if v is not None]
        counts += Counter(papers=1, claims=len(claims), valued=len(values), marked=sum(v["to_verify"] for v in values))
    return dict(counts)


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="+", metavar="DAMAGE")
    parser.add_argument("--section", help="write the figures to results.json under this name")
    given = parser.parse_args()
    told = json.loads((given.out / MANIFEST).read_text(encoding="utf-8"))
    found = scored(given.out, [t for t in told["scans"] if not given.only or t["damage"] in given.only])
    whole = {"summary": summary(found), "verify": to_verify(given.out, told["papers"]), "files": found}
    print(json.dumps({k: v for k, v in whole.items() if k != "files"}, indent=1))
    if given.section:
        store(given.section, whole)


if __name__ == "__main__":
    main()
