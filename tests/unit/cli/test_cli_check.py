from __future__ import annotations

from pathlib import Path

import pytest

from commands import Dalil
from papers import ARABIC, write_paper


@pytest.fixture
def coded(dalil: Dalil, tmp_path: Path) -> Path:
    """Two papers of one name in two folders, and what was coded of them."""
    write_paper(tmp_path / "papers" / "one")
    write_paper(tmp_path / "papers" / "two", text=ARABIC)
    dalil("code", tmp_path / "papers", "-o", tmp_path / "out", "--format", "jsonl")
    return tmp_path / "out" / "claims.jsonl"


def test_an_output_is_checked_against_its_documents(dalil: Dalil, tmp_path: Path, coded: Path) -> None:
    ran = dalil("check", "--jsonl", coded, tmp_path / "papers")
    assert ran.status == 0
    assert ran.said[0].startswith("All in place. Sources: 2.")


def test_a_changed_document_is_found(dalil: Dalil, tmp_path: Path, coded: Path) -> None:
    paper = write_paper(tmp_path / "papers" / "one", text="A new first line.\n")
    ran = dalil("check", "--jsonl", coded, paper)
    assert ran.status == 1
    assert "D842" in ran.err


def test_a_document_that_was_not_given_is_named_once(dalil: Dalil, tmp_path: Path) -> None:
    one, two = write_paper(tmp_path, "a.txt"), write_paper(tmp_path, "b.txt", ARABIC)
    dalil("code", one, two, "-o", tmp_path / "out", "--format", "jsonl")
    ran = dalil("check", "--jsonl", tmp_path / "out" / "claims.jsonl", two)
    assert ran.status == 1
    assert [line.split()[0] for line in ran.said] == ["D841", "Something"]
    assert "a.txt" in ran.said[0] and "Files given: 1." in ran.said[0]


def test_an_output_without_documents_asks_for_them(dalil: Dalil, coded: Path) -> None:
    ran = dalil("check", "--jsonl", coded)
    assert ran.status == 2 and "D016" in ran.err


def test_documents_without_an_output_ask_for_it(dalil: Dalil, tmp_path: Path) -> None:
    ran = dalil("check", write_paper(tmp_path))
    assert ran.status == 2 and "D012" in ran.err


def test_a_document_that_cannot_be_read_is_told(dalil: Dalil, tmp_path: Path, coded: Path) -> None:
    assert dalil("check", "--jsonl", coded, tmp_path / "none.txt").status == 2
    (tmp_path / "papers" / "noise.bin").write_bytes(b"\0\1")
    assert dalil("check", "--jsonl", coded, tmp_path / "papers").status == 0


def test_what_is_no_output_is_told_by_line(dalil: Dalil, tmp_path: Path) -> None:
    paper = write_paper(tmp_path)
    ran = dalil("check", "--jsonl", paper, paper)
    assert ran.status == 1
    assert ran.said[0].startswith(f"D840 {paper}:1: ")
