from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from dalil.coding.prose.arabic_attachments import ROLES, Option
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.goldsets import read_passages
from scripts_at_hand import script

train = script("train_attachments", folder="benchmarks")
CLAIM = {"relation": "unspecified_support", "domain": "political", "polarity": "asserted", "trigger": "دعمت"}


def choice(document: str, *options: tuple[str, float]) -> object:
    """A choice of a source between options of one sign each, with how well each fits."""
    return train.Choice(
        document,
        "source",
        tuple(Option((), (sign,)) for sign, _ in options),
        tuple(f for _, f in options),
    )


def readings(path: Path, *rows: tuple[str, str, str, str]) -> Path:
    """A file of passages: document, text, source and target of its one claim."""
    lines = [
        {"id": str(n), "doc": doc, "text": text, "claims": [{**CLAIM, "source": source, "target": target}]}
        for n, (doc, text, source, target) in enumerate(rows)
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_fit_likes_the_signs_of_what_was_read() -> None:
    weights = train.fit([choice(str(n), ("near", 1.0), ("far", 0.0)) for n in range(20)])
    assert weights["near"] > 0 > weights["far"]
    assert train._chosen(choice("x", ("far", 0.0), ("near", 0.5)), weights) == 0.5


def test_options_that_fit_alike_share_their_choice() -> None:
    weights = train.fit([choice(str(n), ("a", 0.5), ("b", 0.5), ("c", 0.0)) for n in range(20)])
    assert weights["a"] == pytest.approx(weights["b"]) and weights["a"] > weights["c"]


def test_the_choices_of_a_passage_are_those_its_reader_made(tmp_path: Path) -> None:
    given = readings(tmp_path / "given.jsonl", ("a", "دعمت النرويج السويد.", "النرويج", "السويد"))
    source, target = train.choices_of(read_passages([given]), kit_for(Wish()))
    assert (source.role, target.role) == ROLES
    for one, sign in ((source, "subject"), (target, "object")):
        assert [sign in option.signs for option in one.options] == [fit == 1.0 for fit in one.fits]


def test_a_trigger_that_the_reader_did_not_name_gives_no_choice(tmp_path: Path) -> None:
    given = readings(tmp_path / "given.jsonl", ("a", "شكرت النرويج السويد.", "النرويج", "السويد"))
    assert list(train.choices_of(read_passages([given]), kit_for(Wish()))) == []


def test_weights_are_written_by_role_and_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [(f"d{n}", "دعمت النرويج السويد.", "النرويج", "السويد") for n in range(6)]
    given, out = readings(tmp_path / "given.jsonl", *rows), tmp_path / "attachments.toml"
    train.main([str(given), "--out", str(out)])
    assert capsys.readouterr().out.splitlines()[0] == "source: 6 choices, 6 as read (1.000); by rule alone 6"
    written = tomllib.loads(out.read_text(encoding="utf-8"))
    assert list(written) == list(ROLES)
    for role in ROLES:
        assert list(written[role]) == sorted(written[role]) and written[role]["rule"] > 0
