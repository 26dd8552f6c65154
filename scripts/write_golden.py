"""Writes what the coder says of each golden paper: tests/golden/<case>/expected.jsonl, one claim a line.

    python scripts/write_golden.py

A person reads the diff before it is committed. The fields are described in tests/golden/README.md.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dalil.workflow.coding import Wish, code_files

GOLDEN = Path(__file__).parents[1] / "tests" / "golden"


def main() -> None:
    """Write the expectation of every case."""
    for paper in papers():
        paper.with_name("expected.jsonl").write_text(expected(paper), encoding="utf-8", newline="\n")


def papers() -> list[Path]:
    """The golden papers, one a case."""
    return sorted(GOLDEN.glob("*/paper.txt"))


def expected(paper: Path) -> str:
    """What the coder says of a paper: its claims in brief, then how much was read."""
    report = code_files([paper], Wish())
    units = [json.loads(line) for line in "".join(report.render("jsonl", "en")).splitlines()]
    rows = [in_brief(claim) for unit in units for claim in unit["claims"]]
    counts = {"units": report.counts["units"], "claims": len(rows), "issues": [i.code for i in report.issues]}
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (*rows, counts))


def in_brief(claim: dict[str, Any]) -> dict[str, Any]:
    """A claim without ids, score and reasons, and without what is empty."""
    quote, amount, date = claim["evidence"][0], claim["amount"], claim["date"]
    row = {
        "at": [quote["start"], quote["end"]],
        "source": who(claim["source"]),
        "relation": claim["relation"],
        "target": who(claim["target"]),
        "domain": claim["domain"],
        "polarity": claim["polarity"],
        "facet": claim["facet"],
        "amount": amount and " ".join(filter(None, (amount["qualifier"], amount["number"], amount["currency"] or "?"))),
        "date": date and date["text"],
        "beneficiary": claim["beneficiary"] and claim["beneficiary"]["surface"],
        "asserter": who(claim["asserter"]),
        "against": [who(actor) for actor in claim["against"]],
        "quote": quote["exact"],
    }
    return {key: value for key, value in row.items() if value not in (None, [])}


def who(actor: dict[str, Any] | None) -> str | None:
    """An actor as `name`, or `[name]` where its words do not stand in the unit."""
    if actor is None:
        return None
    return actor["name"] if actor["how"] == "explicit" else f"[{actor['name']}]"


if __name__ == "__main__":
    main()
