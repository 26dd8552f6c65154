from __future__ import annotations

import pytest

from dalil.reliability.readings.events import (
    PARTS,
    PLOVER_FIGURES,
    SPAN_FIGURES,
    CodedEvent,
    ReadWords,
    bag_f1,
    count_detection,
    count_plover,
    count_spans,
    detection_figures,
    root,
    tokens,
)
from dalil.reliability.readings.measures import Counts, Figure, estimates

MARCH = CodedEvent(code="protest", trigger="تظاهر", source="الصيادون", target="وزارة الموانئ")


def values(figures: tuple[Figure, ...], *counts: Counts) -> dict[tuple[str, str], float | None]:
    """Every figure over these sentences."""
    return {(e.name, e.measure): e.value for e in estimates(figures, counts)}


@pytest.mark.parametrize(
    ("code", "event"), [("assault-aerial", "ASSAULT"), ("FIGHT", "ASSAULT"), ("demand", "REQUEST")]
)
def test_codes_are_compared_by_their_root(code: str, event: str) -> None:
    assert root(code) == event


def test_sentences_are_told_apart_by_type() -> None:
    found = values(
        detection_figures(["PROTEST", "ASSAULT"]),
        count_detection("PROTEST", True, [MARCH]),
        count_detection("PROTEST", False, [MARCH]),
        count_detection("ASSAULT", True, [MARCH]),
        count_detection("ASSAULT", True, [CodedEvent(code="FIGHT")]),
    )
    assert (found["protest", "p"], found["protest", "r"]) == (0.5, 1.0)
    assert (found["assault", "p"], found["assault", "r"]) == (1.0, 0.5)
    assert found["macro", "f1"] == pytest.approx(2 / 3)


def parts(**words: tuple[str, ...]) -> dict[str, ReadWords]:
    """What annotators marked: the shared words, then those of each."""
    given = {part: words.get(part, ("", "", "", "")) for part in PARTS}
    return {part: ReadWords(shared=shared, each=tuple(each)) for part, (shared, *each) in given.items()}


def test_words_are_held_against_those_that_all_marked_and_against_each() -> None:
    read = parts(trigger=("تظاهر", "تظاهر", "تظاهر أمس", "تظاهر"), source=("", "الصيادون", "", ""))
    found = values(SPAN_FIGURES, count_spans("PROTEST", read, [MARCH]))
    assert (found["trigger", "f1"], found["trigger", "best"]) == (1.0, 1.0)
    assert (found["source", "p"], found["target", "p"]) == (0.0, 0.0)  # most marked nothing there


def test_words_on_which_nobody_agrees_are_left_out() -> None:
    read = parts(source=("", "الصيادون", "العمال", "البحارة"))
    found = values(SPAN_FIGURES, count_spans("PROTEST", read, [MARCH]))
    assert found["source", "f1"] is None and found["source", "best"] == 1.0
    assert estimates(SPAN_FIGURES, [count_spans("PROTEST", read, [])])[7].human == 0.0


def test_an_event_of_another_type_has_no_words() -> None:
    read = parts(trigger=("تظاهر", "تظاهر", "تظاهر", "تظاهر"))
    assert values(SPAN_FIGURES, count_spans("ASSAULT", read, [MARCH]))["trigger", "r"] == 0.0


def test_codes_and_states_of_an_english_sentence() -> None:
    words = {"trigger": "condemned", "source": "Malta", "target": "Norway"}
    event = CodedEvent(
        code="accuse", trigger="condemned", source="Malta", target="Oslo", source_state="MLT", target_state="NOR"
    )
    found = values(PLOVER_FIGURES, count_plover("DISAPPROVE", words, (("MLT",), ("NOR",)), [event]))
    assert {found[k, "f1"] for k in ("code", "dyad", "triple", "trigger", "source")} == {1.0}
    assert found["target", "f1"] == 0.0 and found["first_code", "share"] == 1.0


def test_a_sentence_with_one_side_only_has_no_dyad() -> None:
    words = {"trigger": "agreed", "source": "Malta", "target": ""}
    counts = count_plover("AGREE", words, (("MLT",), ()), [])
    assert "dyad.want" not in counts and counts["code.hit"] == 0


def test_tokens_are_folded() -> None:
    assert tokens("أُسْلو") == tokens("اسلو")
    assert bag_f1(tokens(""), tokens("")) == 1.0 and bag_f1(tokens("a b"), tokens("a")) == pytest.approx(2 / 3)
