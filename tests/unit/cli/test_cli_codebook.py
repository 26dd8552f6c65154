from __future__ import annotations

from pathlib import Path

import pytest

from commands import Dalil


def test_a_codebook_is_shown_in_both_languages(dalil: Dalil) -> None:
    assert "(`funding`)" in dalil("codebook", "show").out
    assert dalil("--lang", "ar", "codebook", "show", "--code", "funding").out.startswith("# تمويل (`funding`)")


def test_a_codebook_is_shown_as_data(dalil: Dalil) -> None:
    (codebook,) = dalil("--json", "codebook", "show").lines
    (code,) = dalil("--json", "codebook", "show", "--code", "funding").lines
    assert code in codebook["codes"]
    assert dalil("--json", "codebook", "show", "--code", "none").lines[0]["error"] == "D405"


@pytest.mark.parametrize(("file", "name"), [("My Book 2.yaml", "my_book_2"), ("دليلي.yaml", "my_codebook")])
def test_a_new_codebook_is_sound(dalil: Dalil, tmp_path: Path, file: str, name: str) -> None:
    path = tmp_path / file
    assert dalil("codebook", "new", path).said == [f"Written: {path}"]
    assert f"name: {name}\n" in path.read_text(encoding="utf-8")
    ran = dalil("codebook", "check", path)
    assert ran.said[-1].startswith("The codebook is sound. Codes: 2. Examples: 3")


def test_a_codebook_that_is_there_is_left_alone(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("mine\n", encoding="utf-8")
    ran = dalil("codebook", "new", path)
    assert ran.status == 2 and "D007" in ran.err
    assert path.read_text(encoding="utf-8") == "mine\n"


@pytest.fixture
def book(dalil: Dalil, tmp_path: Path) -> Path:
    """A codebook whose examples expect what no coder finds."""
    path = tmp_path / "book.yaml"
    dalil("codebook", "new", path)
    text = path.read_text(encoding="utf-8")
    wrong = "{source: Norway, relation: funding, target: Malawi, polarity: asserted, domain: financial}"
    assert wrong in text
    expected = "{source: Norway, relation: funding, target: Malawi, polarity: denied, domain: political}"
    path.write_text(text.replace(wrong, expected), encoding="utf-8")
    return path


def test_an_example_answered_otherwise_is_told_with_the_difference(dalil: Dalil, book: Path) -> None:
    ran = dalil("codebook", "check", book)
    assert ran.status == 1
    assert "funding.1: Norway granted Malawi 20 million dollars." in ran.said
    assert "  Norway · funding · Malawi: the polarity should be denied, found asserted" in ran.said
    assert "  Norway · funding · Malawi: the domain should be political, found financial" in ran.said


def test_the_differences_come_as_json_and_in_arabic(dalil: Dalil, book: Path) -> None:
    lines = dalil("--json", "codebook", "check", book).lines
    assert lines[0]["example"] == "funding.1" and len(lines[0]["differs"]) == 2
    assert lines[-1]["result"] == "codebook_checked"
    assert "ينبغي أن يكون المجال" in dalil("--lang", "ar", "codebook", "check", book).err


def test_the_built_in_codebook_is_checked(dalil: Dalil) -> None:
    ran = dalil("codebook", "check")
    assert ran.said[-1].startswith("The codebook is sound. Codes: 28.")
