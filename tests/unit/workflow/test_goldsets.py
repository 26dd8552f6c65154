from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.workflow.goldsets import (
    money_of,
    news_document,
    read_aliases,
    read_events,
    read_judged,
    read_marked,
    read_passages,
    read_words,
)
from gold_folders import TREEBANK

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


def test_sentences_on_which_annotators_split_are_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": f"protest:a_{n}", "text": "x", "event_type": "PROTEST", "label": label}
        for n, label in enumerate(("yes", "easy no", "difficult no", "ambiguous"))
    ]
    judged = read_judged([written(tmp_path, *rows)])
    assert [(s.document, s.is_event) for s in judged] == [("protest:a", n == 0) for n in range(3)]


def test_marked_words_are_those_of_each_annotator(tmp_path: Path) -> None:
    each = [{"verb": ["marched", "on"], "source_actor": ["sailors"], "target_actor": []}]
    parts = {"trigger": "marched", "source": "sailors", "target": ""}
    (one,) = read_marked(
        [written(tmp_path, {"id": "7", "text": "x", "event_type": "PROTEST", **parts, "annotations": each})]
    )
    assert (one.document, one.parts["trigger"].shared, one.parts["trigger"].each) == ("7", "marched", ("marched on",))


def test_an_event_has_words_and_states(tmp_path: Path) -> None:
    side = [{"text": "Malta", "code": "MLT", "sector": ""}]
    row = {"id": "1", "text": "x", "event_type": "AGREE", "trigger": None, "source": side, "target": []}
    (one,) = read_events([written(tmp_path, row)])
    assert (one.words["source"], one.words["trigger"], one.states) == ("Malta", "", (("MLT",), ()))


def test_a_sentence_id_without_a_number_is_its_own_document() -> None:
    assert (news_document("a_b_12"), news_document("a_b"), news_document("12")) == ("a_b", "a_b", "12")


def test_names_of_actors_are_lists(tmp_path: Path) -> None:
    path = tmp_path / "actors.json"
    path.write_text('{"Malta": "Republic of Malta"}', encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_aliases(path)
    assert caught.value.code == "D053"


def test_words_of_a_treebank_know_their_document(tmp_path: Path) -> None:
    path = tmp_path / "own.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    assert [(document, word.parts) for document, word in read_words([path])] == [("n00001", ("و", "البحر"))]
    path.write_text("1\tx\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        read_words([path])
    assert caught.value.code == "D053"
