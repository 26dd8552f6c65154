from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.workflow.goldsets import money_of, read_passages

CLAIM = {"source": None, "implicit_source": "Malta", "target": "Rome", "relation": "funding"}
WHOLE = {**CLAIM, "domain": "financial", "polarity": "asserted", "amount": {"value": 5, "currency": "EUR"}}


def written(folder: Path, *lines: object) -> Path:
    """A set of these lines."""
    path = folder / "set.jsonl"
    path.write_text("".join(json.dumps(line) + "\n\n" for line in lines), encoding="utf-8")
    return path


def test_a_line_becomes_a_passage_with_its_claims(tmp_path: Path) -> None:
    path = written(tmp_path, {"id": "1", "doc": "a", "text": "Words.", "claims": [WHOLE]})
    (passage,) = read_passages([path])
    (claim,) = passage.claims
    assert (passage.id, passage.document, passage.text) == ("1", "a", "Words.")
    assert (claim.source, claim.implied_source, claim.target, claim.amount) == (None, "Malta", "Rome", (5.0, "EUR"))


@pytest.mark.parametrize(
    ("given", "money"),
    [
        (None, None),
        ({}, None),
        ({"value": None, "currency": "EUR"}, None),
        ({"value": "1,500", "currency": "EUR"}, (1500.0, "EUR")),
        ({"number": "2.50"}, (2.5, None)),
        ({"value": "many", "currency": "EUR"}, ("many", "EUR")),
    ],
)
def test_sums_are_made_comparable(given: dict[str, object] | None, money: object) -> None:
    assert money_of(given) == money


@pytest.mark.parametrize("line", [[], {"id": 1, "doc": "a", "text": "b", "claims": []}, {"id": "1"}])
def test_a_line_that_is_no_passage_is_named(tmp_path: Path, line: object) -> None:
    with pytest.raises(UsageError) as caught:
        read_passages([written(tmp_path, {"id": "1", "doc": "a", "text": "b", "claims": []}, line)])
    assert caught.value.code == "D053" and "Line 3" in caught.value.render("en")


def test_a_set_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    torn = tmp_path / "torn.jsonl"
    torn.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.jsonl", torn):
        with pytest.raises(UsageError) as caught:
            read_passages([path])
        assert caught.value.code == "D052"
