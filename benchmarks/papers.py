"""Scores the rules coder against the hand readings of the golden papers.

usage: papers.py GOLDEN_FOLDER [--json]

A case is a folder with `paper.txt`, `reading.jsonl` (one passage a line: place, facet, claims with every accepted
relation, sources and targets) and `actors.json` (names that count as each actor). A coded claim belongs to the passage
where its first quote starts. It finds a read claim when its relation is accepted, its source is one of the sources, its
target one of the targets, and the two differ; names match when the F1 of their folded words is at least 0.6. Where a
reading lists several actors, each further pair is right too, once. Everything else is false.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_text
from dalil.text.words import splits, words_of
from dalil.workflow.coding import Wish, code_files

MATCH = 0.6
PLAIN = frozenset({"the", "a", "an", "of", "and"})
Reading = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Score:
    """How a coding of one paper compares with its reading."""

    found: int  # read claims that were coded
    read: int
    coded: int  # claims, further right pairs not counted
    details: Counter[str]  # agreement on found claims: polarity, domain, amount, beneficiary, each with its `of`

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was to be found and nothing was."""
        return 2 * self.found / (self.read + self.coded) if self.read + self.coded else 1.0


def score_case(case: Path) -> Score:
    """The score of one golden paper."""
    report = code_files([case / "paper.txt"], Wish())
    claims = [c for m in report.material for u in m.units for c in m.claims(u)]
    actors = json.loads((case / "actors.json").read_text(encoding="utf-8"))
    readings = [json.loads(line) for line in (case / "reading.jsonl").read_text(encoding="utf-8").splitlines()]
    return sum_of(_passage(r, claims, actors) for r in readings).plus_false(_outside(readings, claims))


def sum_of(scores: Iterable[Score]) -> Sum:
    """Several scores as one."""
    total = Sum(0, 0, 0, Counter())
    for s in scores:
        total = Sum(total.found + s.found, total.read + s.read, total.coded + s.coded, total.details + s.details)
    return total


class Sum(Score):
    """A score that more can be added to."""

    def plus_false(self, count: int) -> Score:
        """The score with claims that lie in no passage."""
        return Score(self.found, self.read, self.coded + count, self.details)


def _outside(readings: list[Reading], claims: list[Claim]) -> int:
    return sum(not any(_inside(r, c) for r in readings) for c in claims)


def _inside(reading: Reading, claim: Claim) -> bool:
    return bool(reading["start"] <= claim.evidence[0].span.start < reading["end"])


def _passage(reading: Reading, claims: list[Claim], actors: Mapping[str, list[str]]) -> Score:
    mine = [c for c in claims if _inside(reading, c)]
    pairs: list[tuple[Reading, Claim]] = []
    left = list(mine)
    for wanted in reading["claims"]:
        hit = next((c for c in left if _finds(wanted, c, actors) is not None), None)
        if hit is not None:
            pairs.append((wanted, hit))
            left.remove(hit)
    credited = {(id(w), _finds(w, c, actors)) for w, c in pairs}
    further = 0
    for claim in left:
        new = next(
            (k for w in reading["claims"] if (k := (id(w), _finds(w, claim, actors)))[1] and k not in credited), None
        )
        if new is not None:
            credited.add(new)
            further += 1
    return Score(len(pairs), len(reading["claims"]), len(mine) - further, _details(pairs))


def _details(pairs: list[tuple[Reading, Claim]]) -> Counter[str]:
    count: Counter[str] = Counter()
    for wanted, claim in pairs:
        count["of"] += 1
        count["polarity"] += wanted["polarity"] == claim.polarity
        count["domain"] += wanted["domain"] == claim.domain
        count["amounts"] += bool(wanted["amount"] or claim.amount)
        count["amount"] += bool(wanted["amount"] and claim.amount) and _same_sum(wanted["amount"], claim)
        count["beneficiaries"] += bool(wanted["beneficiary"] or claim.beneficiary)
        given = claim.beneficiary.exact if claim.beneficiary else ""
        count["beneficiary"] += bool(wanted["beneficiary"]) and _overlap(wanted["beneficiary"], given) >= MATCH
    return count


def _same_sum(wanted: Mapping[str, Any], claim: Claim) -> bool:
    amount = claim.amount
    return (
        amount is not None and Decimal(str(wanted["value"])) == amount.number and wanted["currency"] == amount.currency
    )


def _finds(wanted: Reading, claim: Claim, actors: Mapping[str, list[str]]) -> tuple[str, str] | None:
    if claim.relation not in wanted["relation"]:
        return None
    source = _as_actor(claim.source, wanted["source"], actors)
    target = _as_actor(claim.target, [t for t in wanted["target"] if t != source], actors)
    return (source, target) if source and target else None


def _as_actor(actor: ActorRef | None, allowed: list[str], actors: Mapping[str, list[str]]) -> str | None:
    if actor is None:
        return None
    names = [n for n in (actor.quote and actor.quote.exact, actor.name, actor.name_en) if n]
    return next(
        (a for a in allowed for n in names for alias in (a, *actors.get(a, ())) if _overlap(n, alias) >= MATCH), None
    )


def _overlap(a: str, b: str) -> float:
    left, right = _words(a), _words(b)
    rest = list(right)
    common = 0
    for word in left:
        twin = next((w for w in rest if w & word), None)
        if twin is not None:
            rest.remove(twin)
            common += 1
    return 2 * common / (len(left) + len(right)) if left and right else 0.0


def _words(name: str) -> list[set[str]]:
    words = [w.text.removesuffix("'s") for w in words_of(fold_text(name)) if w.is_word]
    return [{w, *(s.stem for s in splits(w))} for w in words if w not in PLAIN]


def main(folder: Path, *, as_json: bool) -> None:
    """Print the score of every case and of all together."""
    scores = {case.parent.name: score_case(case.parent) for case in sorted(folder.glob("*/reading.jsonl"))}
    if as_json:
        print(json.dumps({name: round(s.f1, 3) for name, s in scores.items()}, indent=1))
        return
    for name, s in scores.items():
        print(f"{name:28} F1 {s.f1:.3f}  found {s.found} of {s.read}, coded {s.coded}")
    total = sum_of(scores.values())
    d = total.details
    print(f"{'all':28} F1 {total.f1:.3f}  found {total.found} of {total.read}, coded {total.coded}")
    print(
        f"on found claims: polarity {d['polarity']}/{d['of']}, domain {d['domain']}/{d['of']}, "
        f"amount {d['amount']}/{d['amounts']}, beneficiary {d['beneficiary']}/{d['beneficiaries']}"
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), as_json="--json" in sys.argv)
