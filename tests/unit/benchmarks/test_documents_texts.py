from __future__ import annotations

from random import Random

import pytest
from documents.plan import planned
from documents.texts import compose, passages, shown, truth


@pytest.mark.parametrize("language", ["ar", "en"])
def test_passages_hold_every_kind_of_block(language: str) -> None:
    kinds = {block.kind for passage in passages(language) for block in passage.blocks}
    assert kinds == {"heading", "paragraph", "item", "row", "note"}


def test_numbered_items_go_on_counting_over_items_under_them() -> None:
    decree = next(p for p in passages("ar") if p.name == "decree")
    assert [b.mark for b in decree.blocks if b.kind == "item"] == ["1.", "2.", "◦", "◦", "3.", "4."]


def test_the_first_row_heads_its_table() -> None:
    table = next(p for p in passages("en") if p.name == "budget")
    assert [b.level for b in table.blocks if b.kind == "row"] == [1, 0, 0, 0, 0, 0]


def test_documents_are_the_same_for_a_seed_and_differ_between_seeds() -> None:
    def made(seed: int) -> list[str]:
        return truth(compose("ar", ("prose", "table"), Random(seed)))

    assert made(1) == made(1) != made(2)


def test_arabic_indic_digits_come_with_their_separators() -> None:
    document = compose("ar", ("budget",), Random(1), indic=True)
    words = " ".join(truth(document))
    assert not any(c in "0123456789%" for c in words) and "٪" in words and "٬" in words


def test_notes_come_last_and_leave_no_mark_in_the_text() -> None:
    document = compose("en", ("notes", "agency"), Random(1))
    lines = truth(document)
    assert lines[-2].startswith("1 ") and lines[-1].startswith("2 ") and not any("[^" in line for line in lines)


def test_notes_may_stand_after_the_block_that_refers_to_them() -> None:
    lines = truth(compose("en", ("notes",), Random(1)), notes="block")
    assert [line[:2] for line in lines[2:4]] == ["1 ", "2 "] and len(lines) == 5


def test_a_reference_stands_apart_from_its_word() -> None:
    (first, *_) = [b for b in compose("en", ("notes",), Random(1)).blocks if "[^1]" in b.text]
    assert "fee 1," in shown(first, references=True)


def test_a_held_out_plan_changes_fonts_and_texts_and_keeps_kinds() -> None:
    here, there = list(planned(0)), list(planned(7))
    assert [p[0].name for p in here] == [p[0].name for p in there] and len(here) >= 30
    assert sum(a[0].look.font != b[0].look.font for a, b in zip(here, there, strict=True)) > 20
    assert all(a[1] != b[1] for a, b in zip(here, there, strict=True))
