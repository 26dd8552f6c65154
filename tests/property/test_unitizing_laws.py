"""The unitizing alphas are what counting code point by code point gives."""

from collections import Counter
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from pytest import approx

from dalil.records.agreements import Lack
from dalil.reliability.drawing import Drawing
from dalil.reliability.stretches.continua import Continuum, Segment, flattened
from dalil.reliability.stretches.spans import measured_spans

LENGTH = 20
FEW = Drawing(draws=10)
segments = st.builds(
    lambda start, size, category: Segment(start, start + size, category),
    st.integers(0, LENGTH - 6),
    st.integers(1, 6),
    st.sampled_from("abc"),
)
answers = st.none() | st.lists(segments, max_size=3).map(lambda marked: flattened(marked))
texts = st.lists(st.tuples(answers, answers, answers), min_size=1, max_size=2).map(
    lambda given: [Continuum(document=f"d{n}", length=LENGTH, segments=t) for n, t in enumerate(given)]
)


def letters(marked):
    """What each code point is marked as."""
    found = [""] * LENGTH
    for s in marked:
        found[s.start : s.end] = [s.category] * (s.end - s.start)
    return found


def counted(continua, *, marked_only):
    """Coincidences of code points, and what is taken off the diagonal of those expected (equations 1, 4 and 10)."""
    met, own = Counter(), Counter()
    for continuum in continua:
        coders = [(letters(m), m) for m in continuum.answers]
        for (mine, stretches), (theirs, _) in permutations(coders, 2):
            pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if not marked_only or (a and b)]
            for pair in pairs:
                met[pair] += 1 / (len(coders) - 1)
            for s in stretches:
                size = sum(1 for b in theirs[s.start : s.end] if b) if marked_only else s.end - s.start
                own[s.category] += size**2 / (len(coders) - 1)
            own[""] += 0 if marked_only else mine.count("") / (len(coders) - 1)
    return met, own


def alpha(met, own, differ):
    """1 less observed by expected coincidences of what differs; None where there are none."""
    margin = Counter()
    for (one, _), length in met.items():
        margin[one] += length
    total, taken = sum(margin.values()), sum(own.values())
    if total**2 <= taken:
        return None
    seen = sum(length for pair, length in met.items() if differ(*pair))
    expected = sum(
        total * margin[one] * margin[other] / (total**2 - taken)
        for one in margin
        for other in margin
        if differ(one, other)
    )
    return 1 - seen / expected if expected else None


@given(texts)
def test_they_are_those_of_counting_code_points(continua):
    shared = [c for c in continua if len(c.answers) > 1]
    found = measured_spans(continua, ("u_alpha", "u_alpha_binary", "cu_alpha"), drawing=FEW)
    if not shared or found[0].lack is Lack.NOTHING_CLAIMED:
        assert all(f.value is None for f in found)
        return
    whole, both = counted(shared, marked_only=False), counted(shared, marked_only=True)
    wanted = (
        alpha(*whole, lambda one, other: one != other),
        alpha(*whole, lambda one, other: (one == "") != (other == "")),
        alpha(*both, lambda one, other: one != other),
    )
    for figure, value in zip(found, wanted, strict=True):
        assert figure.value == (None if value is None else approx(value, abs=1e-9))
