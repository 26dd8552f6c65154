"""Codes gold standard records with the codebook `plover` and writes what was found, file by file.

usage: events.py GSR_FOLDER OUT_FOLDER [--folds N] [--seed N]

For each gold file of the folder, a file of the same name in OUT_FOLDER: {"id", "events": [{"code", "trigger", "source",
"target", "source_code", "target_code"}]}. With --folds, what is learned is learned anew for each fold, from the other
folds alone, and every Arabic sentence is coded by models that saw neither it nor its like; this needs scikit-learn.
Without it the models that come with dalil are used, which have learned from the development half.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from dalil.coding.events.coder import EventCoder
from dalil.records.claims import Claim
from dalil.workflow.bench import claims_of, coded_event
from dalil.workflow.coding import Wish, code_text, kit_for
from dalil.workflow.steps import Kit

DETECTION, SPANS, ENGLISH = "arabic_detection_dev.jsonl", "arabic_spans_dev.jsonl", "english_plover_dev.jsonl"
Record = Mapping[str, Any]


def read(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def predictions(records: Iterable[Record], kit: Kit) -> Iterator[dict[str, Any]]:
    """One prediction a record."""
    for record in records:
        claims = claims_of(code_text(record["text"], kit))
        yield {"id": record["id"], "events": list(map(event_of, claims))}


def event_of(claim: Claim) -> dict[str, str]:
    """A claim as a prediction."""
    event = coded_event(claim)
    return {
        "code": event.code.upper(),
        "trigger": event.trigger,
        "source": event.source,
        "target": event.target,
        "source_code": event.source_state,
        "target_code": event.target_state,
    }


def write(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON Lines."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


def held_out(folder: Path, kit: Kit, folds: int, seed: int) -> dict[str, list[dict[str, Any]]]:
    """Predictions for the Arabic files, each by models that did not see its records."""
    from train_events import cross_validated

    found: dict[str, list[dict[str, Any]]] = {DETECTION: [], SPANS: []}
    parts = cross_validated(read(folder / DETECTION), read(folder / SPANS), folds, seed)
    for models, sentences, spans in parts:
        own = replace(kit, method=EventCoder(models=models))
        for name, records in ((DETECTION, sentences), (SPANS, spans)):
            found[name] += predictions(records, own)
    return found


def timed(records: Sequence[Record], kit: Kit) -> list[dict[str, Any]]:
    """Predictions, with their speed told."""
    start = perf_counter()
    found = list(predictions(records, kit))
    spent = perf_counter() - start
    print(f"{len(records)} sentences, {1000 * spent / max(1, len(records)):.2f} ms a sentence, whole chain")
    return found


def main() -> None:
    """Write the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    kit = kit_for(Wish(codebook="plover"))
    found = held_out(given.folder, kit, given.folds, given.seed) if given.folds else {}
    for path in sorted(given.folder.glob("*.jsonl")):
        write(given.out / path.name, found.get(path.name) or timed(read(path), kit))


if __name__ == "__main__":
    main()
