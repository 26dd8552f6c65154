"""Small sets of passages for measuring: fiction, written for the tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

GRANT = "Norway granted Malta 5 million euros."
CALM = "The storm passed along the coast and left no damage."
PAPER = "Relations between Norway and Malta\n\nOutcomes:\n\n- Norway granted Malta 5 million euros.\n"
TREEBANK = """\
# sent_id = n00001001
1\tو\tو\tCCONJ\t_\t_\t2\tcc\t_\tSpaceAfter=No
2\tالبحر\tبحر\tNOUN\t_\t_\t0\troot\t_\t_
"""


def claim(**other: Any) -> dict[str, Any]:
    """The claim that `GRANT` makes."""
    given = {"source": "Norway", "target": "Malta", "relation": "funding", "domain": "financial"}
    return {**given, "polarity": "asserted", "amount": {"value": 5_000_000, "currency": "EUR"}, **other}


def passages(count: int) -> list[dict[str, Any]]:
    """As many documents, each with a passage that makes a claim and one that makes none."""
    rows = []
    for n in range(count):
        rows.append({"id": f"{n}a", "doc": f"d{n}", "text": GRANT, "claims": [claim()]})
        rows.append({"id": f"{n}b", "doc": f"d{n}", "text": CALM, "claims": []})
    return rows


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def write_sets(folder: Path) -> Path:
    """A folder with a small set of every kind."""
    write_lines(folder / "relations/own_en.jsonl", passages(12))
    papers = folder / "relation_papers"
    start = PAPER.index("Norway granted")
    listed = claim(source=["Norway"], target=["Malta"], relation=["funding"], source_how="explicit")
    listed |= {"target_how": "explicit", "beneficiary": None}
    place = {"document": "paper.txt", "start": start, "end": len(PAPER) - 1}
    write_lines(papers / "gold.jsonl", [{**place, "claims": [listed]}])
    (papers / "paper.txt").write_text(PAPER, encoding="utf-8")
    (papers / "actors.json").write_text('{"Norway": ["Kingdom of Norway"]}', encoding="utf-8")
    write_lines(
        folder / "gsr/arabic_detection_dev.jsonl",
        [{"id": "protest:a_1", "event_type": "PROTEST", "text": "هدأ البحر.", "label": "easy no"}],
    )
    (folder / "ud_pud").mkdir()
    (folder / "ud_pud/own.conllu").write_text(TREEBANK, encoding="utf-8")
    return folder
