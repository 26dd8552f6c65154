"""Measures on stretches of text with their intervals, and why some have no value."""

import pytest

from dalil.records.agreements import Lack
from dalil.reliability.drawing import Drawing
from dalil.reliability.stretches import best_alignment as aligning
from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.spans import measured_categories, measured_spans

FEW = Drawing(draws=200)
A, B = Segment(0, 4, "a"), Segment(6, 9, "b")


def text(*segments, document="d"):
    return Continuum(document=document, length=20, segments=segments)


def alphas(*continua, drawing=FEW):
    return {m.measure: m for m in measured_spans(continua, ("u_alpha", "u_alpha_binary", "cu_alpha"), drawing=drawing)}


@pytest.mark.parametrize(
    ("continua", "lack"),
    [
        ((), Lack.ONE_CODER),
        ((text((A,), None),), Lack.ONE_CODER),
        ((text((A,), None), text(None, (A,), document="e")), Lack.NO_PAIRS),
        ((text((), ()),), Lack.NOTHING_CLAIMED),
    ],
)
def test_without_two_coders_or_anything_marked_no_measure_has_a_value(continua, lack):
    assert {m.lack for m in measured_spans(continua, drawing=FEW)} == {lack}


def test_one_category_alone_cannot_be_confused():
    figures = alphas(text((A,), (A,)))
    assert figures["cu_alpha"].lack is Lack.NO_VARIATION
    assert figures["u_alpha"].value == 1


def test_a_whole_text_marked_by_all_has_no_gap_to_tell_from():
    whole = Segment(0, 20, "a")
    assert alphas(text((whole,), (whole,)))["u_alpha_binary"].lack is Lack.NO_VARIATION


def test_coders_who_never_met_cannot_be_compared_on_categories():
    figures = alphas(text((A,), (B,)))
    assert figures["cu_alpha"].lack is Lack.NEVER_MET
    assert figures["u_alpha"].value < 0


def test_too_little_in_common_is_not_measured_on_categories():
    third = Segment(2, 5, "b")
    assert alphas(text((A,), (third,), (), ()))["cu_alpha"].lack is Lack.TOO_LITTLE


def test_a_coder_who_marked_nothing_still_answered():
    figure = alphas(text((A, B), ()))["u_alpha"]
    assert figure.value < 0.1
    assert (figure.units, figure.coders, figure.values, figure.documents) == (1, 2, 2, 1)


def test_few_documents_give_no_interval_and_say_so():
    assert alphas(text((A, B), (A,)))["u_alpha"].interval_lack is Lack.FEW_DOCUMENTS


def test_documents_are_drawn_for_the_interval():
    apart = [text((A, B), (A, B) if n % 3 else (A,), document=f"d{n}") for n in range(12)]
    figure = alphas(*apart)["u_alpha"]
    assert figure.low < figure.value < figure.high <= 1
    assert figure == alphas(*apart)["u_alpha"]


def test_texts_of_one_document_are_drawn_together():
    parts = [text((A, B), (A,), document="one") for _ in range(12)]
    assert alphas(*parts)["u_alpha"].interval_lack is Lack.FEW_DOCUMENTS


def test_each_category_is_measured_by_its_name():
    figures = dict(measured_categories([text((A, B), (A, Segment(6, 9, "a")))], drawing=FEW))
    assert list(figures) == ["a", "b"]
    assert figures["b"].value < figures["a"].value < 1


def test_gamma_forgives_what_is_a_little_off():
    first = tuple(Segment(n * 50, n * 50 + 20, "ab"[n % 2]) for n in range(12))
    second = tuple(Segment(s.start + 2, s.end + 2, s.category) for s in first)
    texts = [Continuum(document=f"d{n}", length=700, segments=(first, second)) for n in range(12)]
    (figure,) = measured_spans(texts, ("gamma",), drawing=FEW)
    assert figure.value > 0.98
    assert figure.low <= figure.value <= figure.high
    assert figure.observed == pytest.approx(0.01)


def test_gamma_has_no_value_where_chance_has_no_disorder():
    letter = Continuum(document="d", length=1, segments=((Segment(0, 1, "a"),), (Segment(0, 1, "a"),)))
    assert measured_spans([letter], ("gamma",), drawing=FEW)[0].lack is Lack.NO_VARIATION


def test_more_spans_than_can_be_aligned_are_told(monkeypatch):
    monkeypatch.setattr(aligning, "MOST_CANDIDATES", 1)
    assert measured_spans([text((A, B), (A, B))], ("gamma",), drawing=FEW)[0].lack is Lack.TOO_MANY


def test_an_unknown_measure_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match="there are u_alpha, u_alpha_binary, cu_alpha"):
        measured_spans([], ("beta",), drawing=FEW)
