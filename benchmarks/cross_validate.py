"""Cross-validated figures of the prose coder, and how far its score keeps what it says.

usage: cross_validate.py DEV.jsonl… [--json FILE] [--svg FILE]

Attachments and score are fitted anew for each fold of documents on the other folds (`train_scores.py`), so that no
claim is judged by weights that saw its document. Word lists and grammar were written with the readings in sight: on
texts of another kind expect less. Needs SciPy.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from train_scores import Item, Scored, Tenth, cross_validated, items_of, tenths
from training import FOLDS

from dalil.coding.prose.coder import KEPT
from dalil.reliability.readings.measures import by_document, estimates
from dalil.reliability.readings.passages import FIGURES, count_passage
from dalil.text.direction import language_of
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.goldsets import ReadPassage, read_passages

ROOT = Path(__file__).parents[1]
READINGS = ROOT / "benchmarks/readings"
JSON, SVG = ROOT / "benchmarks/cross_validated.json", ROOT / "docs/reference/reliability.svg"
Judged = Sequence[tuple[Item, Scored]]


def figures(judged: Judged, families: dict[str, str], *, least: float) -> list[dict[str, Any]]:
    """The figures of `dalil bench` for claims that score at least `least`, with their intervals."""
    counted = []
    for item, scored in judged:
        claims = [replace(c.claim, score=score) for score, c in scored if score >= least]
        counted.append((item.document, count_passage(item.passage.claims, claims, families)))
    return [rounded(estimate) for estimate in estimates(FIGURES, by_document(counted))]


def rounded(record: Any) -> dict[str, Any]:
    """A record with its fractions to three digits."""
    return {k: round(v, 3) if isinstance(v, float) else v for k, v in asdict(record).items()}


WIDTH, HEIGHT, LEFT, BELOW, TOP = 360, 360, 48, 44, 24
SMALL, LARGE = 3.0, 11.0  # radii of the fewest and the most claims


def plot(found: Sequence[Tenth]) -> str:
    """The share of right claims over the score, as SVG; the size of a circle tells how many claims it stands for."""
    across, up = WIDTH - LEFT - 16, HEIGHT - BELOW - TOP
    most = max(t.claims for t in found)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" font-family="sans-serif"'
        ' font-size="12" fill="#767676">',
        "<title>Share of right claims over their score, cross-validated: "
        + ", ".join(f"{t.mean:.2f}: {t.right:.2f} of {t.claims}" for t in found)
        + "</title>",
    ]
    for tick in range(6):
        x, y = LEFT + tick / 5 * across, HEIGHT - BELOW - tick / 5 * up
        lines += [
            f'<line x1="{LEFT}" x2="{LEFT + across}" y1="{y:.1f}" y2="{y:.1f}" stroke="#767676" opacity=".3"/>',
            f'<text x="{LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{tick / 5:.1f}</text>',
            f'<text x="{x:.1f}" y="{HEIGHT - BELOW + 18}" text-anchor="middle">{tick / 5:.1f}</text>',
        ]
    corner = f'x1="{LEFT}" y1="{HEIGHT - BELOW}" x2="{LEFT + across}" y2="{TOP}"'
    lines.append(f'<line {corner} stroke="#767676" stroke-dasharray="4 4"/>')
    for tenth in found:
        x, y = LEFT + tenth.mean * across, HEIGHT - BELOW - tenth.right * up
        radius = SMALL + (LARGE - SMALL) * (tenth.claims / most) ** 0.5
        lines.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#2a7a8c" opacity=".75"/>')
    lines += [
        f'<text x="{LEFT + across}" y="{HEIGHT - 8}" text-anchor="end">score</text>',
        f'<text x="4" y="{TOP - 8}">share of claims that are right</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def set_of(passage: ReadPassage, path: Path) -> str:
    """The set a passage is told under: its language, and whether it is one of those that come with dalil."""
    language = language_of(passage.text)
    return f"{language} readings" if READINGS in path.resolve().parents else language


def main() -> None:
    """Judge, write, draw."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--json", type=Path, default=JSON)
    options.add_argument("--svg", type=Path, default=SVG)
    asked = options.parse_args()
    kit = kit_for(Wish())
    families = {code.code: code.family for code in kit.codebook.codes}
    read = {passage.id: path for path in asked.files for passage in read_passages([path])}
    judged = cross_validated(items_of(read_passages(asked.files), kit))
    by_set: dict[str, list[tuple[Item, Scored]]] = {}
    for item, scored in judged:
        by_set.setdefault(set_of(item.passage, read[item.passage.id]), []).append((item, scored))
    sets = {
        name: {"passages": len(j), "figures": figures(j, families, least=KEPT)} for name, j in sorted(by_set.items())
    }
    bins = list(tenths(judged))
    result = {"folds": FOLDS, "least": KEPT, "sets": sets, "reliability": [rounded(t) for t in bins]}
    for name, one in sets.items():
        f1 = " ".join(f"{f['name']} {f['value'] or 0:.3f}" for f in one["figures"] if f["measure"] == "f1")
        print(f"{name}: {one['passages']} passages, F1 of {f1}")
    asked.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8", newline="\n")
    asked.svg.write_text(plot(bins), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
