"""Laws of agreement on stretches of text."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from pytest import approx

from dalil.reliability.drawing import Drawing
from dalil.reliability.stretches.continua import Continuum, Segment, flattened
from dalil.reliability.stretches.spans import MEASURES, measured_categories, measured_spans

LENGTH, ROOM = 60, 20
FEW = Drawing(draws=50)
ALPHAS = ("u_alpha", "u_alpha_binary", "cu_alpha")
segments = st.builds(
    lambda start, size, category: Segment(start, start + size, category),
    st.integers(0, LENGTH - ROOM - 12),
    st.integers(1, 12),
    st.sampled_from("abc"),
)
answers = st.none() | st.lists(segments, max_size=5).map(tuple)


def continua(coders=3):
    return st.lists(st.tuples(*[answers] * coders), min_size=1, max_size=4).map(
        lambda texts: [Continuum(document=f"d{n % 3}", length=LENGTH, segments=t) for n, t in enumerate(texts)]
    )


def values(texts, measures=ALPHAS):
    return [m.value if m.lack is None else m.lack for m in measured_spans(texts, measures, drawing=FEW)]


def same(one, other):
    return all(a == b if isinstance(a, str) else a == approx(b, abs=1e-9) for a, b in zip(one, other, strict=True))


@given(st.lists(segments, max_size=5).map(tuple), st.integers(2, 4))
def test_equal_coders_agree_wholly_or_there_is_a_reason(marked, coders):
    text = Continuum(document="d", length=LENGTH, segments=(marked,) * coders)
    figures = [*measured_spans([text], ALPHAS, drawing=FEW), *(m for _, m in measured_categories([text], drawing=FEW))]
    assert {m.value for m in figures if m.lack is None} <= {1}


@settings(max_examples=8)
@given(st.lists(segments, min_size=1, max_size=4).map(tuple), st.integers(2, 3))
def test_equal_coders_have_a_gamma_of_1(marked, coders):
    text = Continuum(document="d", length=LENGTH, segments=(marked,) * coders)
    assert values([text], ("gamma",)) == [1]


@given(continua(), st.permutations(range(3)))
def test_the_order_of_coders_is_nothing(texts, order):
    turned = [
        Continuum(document=t.document, length=t.length, segments=tuple(t.segments[n] for n in order)) for t in texts
    ]
    assert same(values(texts), values(turned))


@settings(max_examples=8)
@given(continua(coders=2))
def test_the_order_of_coders_and_texts_is_nothing_to_gamma(texts):
    turned = [Continuum(document=t.document, length=t.length, segments=t.segments[::-1]) for t in texts[::-1]]
    assert same(values(texts, ("gamma",)), values(turned, ("gamma",)))


@given(continua(), st.randoms())
def test_the_order_of_texts_is_nothing(texts, random):
    assert same(values(texts), values(random.sample(texts, len(texts))))


@given(continua(), st.integers(0, ROOM))
def test_moving_all_segments_is_nothing(texts, by):
    def moved(marked):
        return marked and tuple(Segment(s.start + by, s.end + by, s.category) for s in marked)

    along = [
        Continuum(document=t.document, length=t.length, segments=tuple(moved(m) for m in t.segments)) for t in texts
    ]
    assert same(values(texts), values(along))


@given(continua())
def test_no_figure_is_above_1_and_each_has_a_value_or_a_reason(texts):
    for figure in measured_spans(texts, ALPHAS, drawing=FEW):
        assert (figure.value is None) == (figure.lack is not None)
        assert figure.value is None or figure.value <= 1


@given(st.lists(segments, max_size=6), st.randoms())
def test_flattened_segments_cover_the_same_and_do_not_overlap(marked, random):
    flat = flattened(marked)
    assert all(one.end <= other.start for one, other in pairwise(flat))
    assert {at for s in flat for at in range(s.start, s.end)} == {at for s in marked for at in range(s.start, s.end)}
    assert flattened(random.sample(marked, len(marked))) == flat


def by_chance(seed, coders=2):
    """Coders who mark anything anywhere."""
    chance = np.random.default_rng(seed)
    return Continuum(
        document="d",
        length=20_000,
        segments=tuple(
            tuple(
                Segment(start, start + int(chance.integers(20, 60)), "abc"[chance.integers(3)])
                for start in chance.integers(0, 19_900, 120).tolist()
            )
            for _ in range(coders)
        ),
    )


def test_coders_by_chance_come_out_near_0():
    found = np.array([values([by_chance(seed)], MEASURES) for seed in range(40)])
    assert np.abs(found.mean(axis=0)).max() < 0.03
