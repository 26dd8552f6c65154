"""What the coder says of each golden paper is what it said when a person last read the diff (`make golden`)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from scripts_at_hand import script

GOLDEN = script("write_golden")
PAPERS: list[Path] = GOLDEN.papers()


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: p.parent.name)
def test_the_coder_says_what_it_said(paper: Path) -> None:
    expected = paper.with_name("expected.jsonl").read_text(encoding="utf-8").splitlines()
    found = GOLDEN.expected(paper).splitlines()
    assert [json.loads(line) for line in found] == [json.loads(line) for line in expected], "see `make golden`"


def test_no_case_is_without_a_paper() -> None:
    assert {p.parent for p in PAPERS} == {p for p in GOLDEN.GOLDEN.iterdir() if p.is_dir() and p.name[0] not in "._"}
