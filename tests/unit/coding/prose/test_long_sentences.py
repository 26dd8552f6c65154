"""Sentences without end cost no more than their length deserves."""

from __future__ import annotations

from time import process_time

import pytest

from dalil.workflow.coding import Wish, code_text, kit_for

KIT = kit_for(Wish())


@pytest.mark.parametrize(
    "words",
    [
        "دعم كينيا لبيرو ضد مالطا و",
        "دعمت كينيا بيرو وهاجمت مالطا ",
        "الذي دعمته كينيا ",
        "كينيا، بيرو، ",
        "(كينيا) ",
        "Kenya supported Peru and attacked Malta ",
        "support of Kenya for Peru against Malta and ",
    ],
)
def test_a_sentence_of_thousands_of_words_is_coded_in_seconds(words: str) -> None:
    text = (words * 1000)[:12_000]
    started = process_time()
    coded = code_text(text, KIT)
    assert process_time() - started < 20
    assert len(coded.units) == 1
