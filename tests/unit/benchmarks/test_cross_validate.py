from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import train_scores as train

from scripts_at_hand import script

validate = script("cross_validate", folder="benchmarks")
CLAIM = {"relation": "armed_attack", "domain": "military", "polarity": "asserted"}
ROWS = [
    ("a", "قصفت النرويج السويد.", "النرويج", "السويد"),
    ("b", "قصفت فنلندا الدنمارك.", "فنلندا", "الدنمارك"),
    ("c", "Norway attacked Sweden.", "Norway", "Sweden"),
]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A file of three passages of three documents."""
    lines = [
        {"id": doc, "doc": doc, "text": text, "claims": [{**CLAIM, "source": source, "target": target}]}
        for doc, text, source, target in ROWS
    ]
    path = tmp_path / "given.jsonl"
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_figures_are_written_by_language_with_the_reliability_of_the_score(
    given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(validate, "KEPT", 0.0)
    out, svg = tmp_path / "out.json", tmp_path / "out.svg"
    monkeypatch.setattr("sys.argv", ["cross_validate.py", str(given), "--json", str(out), "--svg", str(svg)])
    validate.main()
    found = json.loads(out.read_text(encoding="utf-8"))
    assert {name: one["passages"] for name, one in found["sets"].items()} == {"ar": 2, "en": 1}
    recall = {f["name"]: f["value"] for f in found["sets"]["ar"]["figures"] if f["measure"] == "r"}
    assert recall["relation"] == recall["claim"] == 1.0
    assert sum(tenth["claims"] for tenth in found["reliability"]) >= 3
    assert ET.parse(svg).getroot().tag.endswith("svg")


def test_a_circle_stands_where_score_and_share_say() -> None:
    drawn = validate.plot([train.Tenth(0.5, 8, 0.5, 1.0), train.Tenth(0.9, 2, 1.0, 0.0)])
    across, up = validate.WIDTH - validate.LEFT - 16, validate.HEIGHT - validate.BELOW - validate.TOP
    assert f'<circle cx="{validate.LEFT + across / 2:.1f}" cy="{validate.TOP:.1f}"' in drawn
    assert f'<circle cx="{validate.LEFT + across:.1f}" cy="{validate.TOP + up:.1f}"' in drawn


def test_claims_below_the_threshold_do_not_count(given: Path) -> None:
    items = train.items_of(train.read_passages([given]), train.kit_for(train.Wish()))
    judged = [(item, [(0.5, c) for c in item.candidates]) for item in items]
    for least, some in ((0.4, True), (0.6, False)):
        f1 = next(f for f in validate.figures(judged, {}, least=least) if (f["name"], f["measure"]) == ("claim", "f1"))
        assert (f1["value"] > 0) is some
