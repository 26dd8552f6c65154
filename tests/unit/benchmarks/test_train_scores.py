from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from training import FOLDS, fold_of

from dalil.coding.prose.scoring import score_of
from dalil.reliability.readings.pairing import CodedClaim, Named, ReadClaim
from dalil.workflow.goldsets import ReadPassage
from scripts_at_hand import script

train = script("train_scores", folder="benchmarks")
ONE, OTHER = {"bias": 1.0, "shape:verb": 1.0}, {"bias": 1.0, "shape:noun": 1.0}


def candidate(key: str, features: dict[str, float], *fits: bool) -> object:
    """A candidate as the coder might weigh it."""
    return train.Candidate((key, "", ""), features, fits, CodedClaim(relation=key, source=Named(), target=Named()))


def item(read: int, *candidates: object) -> object:
    """A passage in which so many claims were read."""
    claims = tuple(ReadClaim(relation="a", source="A", target="B") for _ in range(read))
    return train.Item(ReadPassage(id="p", document="d", text="", claims=claims), candidates)


def test_the_fit_tells_the_share_of_right_claims() -> None:
    rows = [(ONE, i < 80) for i in range(100)] + [(OTHER, i < 20) for i in range(100)]
    weights = train.fit(rows, penalty=1e-6)
    assert score_of(ONE, weights) == pytest.approx(0.8, abs=0.01)
    assert score_of(OTHER, weights) == pytest.approx(0.2, abs=0.01)


def test_the_fit_holds_where_a_feature_decides_all() -> None:
    weights = train.fit([(ONE, True)] * 5 + [(OTHER, False)] * 5)
    assert 0.5 < score_of(ONE, weights) < 1 and weights == train.fit([(ONE, True)] * 5 + [(OTHER, False)] * 5)


def test_of_claims_with_one_key_the_likeliest_is_kept() -> None:
    found = item(1, candidate("a", OTHER, False), candidate("a", ONE, True), candidate("b", OTHER, False))
    scored = train.likeliest(found, {"shape:verb": 3.0, "shape:noun": -3.0})
    assert [(score, c.right) for score, c in scored] == [(0.95, True), (0.05, False)]


def test_claims_are_counted_one_to_one_above_the_threshold() -> None:
    scored = [(0.9, candidate("a", ONE, True, False)), (0.5, candidate("b", ONE, True, False))]
    assert train.counts([(item(2), scored)], 0.0) == (1, 2, 2)
    assert train.counts([(item(2), scored)], 0.6) == (1, 1, 2)


def test_a_document_stays_in_one_fold() -> None:
    assert [fold_of(d) for d in ("a", "b", "a")] == [fold_of("a"), fold_of("b"), fold_of("a")]
    assert all(0 <= fold_of(str(n)) < FOLDS for n in range(50))


def test_weights_are_written_in_order_and_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = {"source": "النرويج", "target": "السويد", "relation": "armed_attack", "domain": "military"}
    rows = [
        {"id": "1", "doc": "a", "text": "قصفت النرويج السويد.", "claims": [{**claim, "polarity": "asserted"}]},
        {"id": "2", "doc": "b", "text": "زار السائح البحيرة.", "claims": []},
    ]
    given, out = tmp_path / "given.jsonl", tmp_path / "scores.toml"
    given.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    train.main([str(given), "--out", str(out)])
    names = list(tomllib.loads(out.read_text(encoding="utf-8"))["weights"])
    assert names == sorted(names) and "bias" in names
    assert "2 passages" in capsys.readouterr().out
