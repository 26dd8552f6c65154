"""The glossary says which Arabic word stands for which concept; the catalogue keeps to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil.messages import catalogue, words
from dalil.text.folding import fold_text

PAGE = Path(__file__).parents[2] / "docs/reference/glossary.md"
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.read_text("utf-8").splitlines()[5:]]
SAID = fold_text("\n".join([*catalogue("ar").values(), *words("ar").values()]))
# Words for what the glossary names otherwise.
AVOIDED = ("منضدة", "القطبية", "الإجابة", "الكيفيات", "مبتوت", "صاحب القول", "سجل اليوميات")


@pytest.mark.parametrize(("english", "arabic", "meaning"), ROWS, ids=[row[0] for row in ROWS])
def test_the_arabic_words_of_the_glossary_are_the_ones_in_use(english: str, arabic: str, meaning: str) -> None:
    assert english and meaning
    assert [word for word in arabic.split("، ") if fold_text(word) not in SAID] == []


def test_no_concept_has_two_rows() -> None:
    assert len({english for english, _, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize("word", AVOIDED)
def test_words_that_the_glossary_replaces_are_gone(word: str) -> None:
    assert fold_text(word) not in SAID
