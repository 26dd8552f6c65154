"""Laws of coefficients: equal coders agree fully, names and orders do not matter, chance coders agree by chance."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coded_units import coded, figure
from dalil.records.agreements import Measured, Scale
from dalil.reliability.coefficients.measuring import MEASURES, measured
from dalil.reliability.drawing import Drawing, document_weights
from dalil.reliability.ratings import MISSING, Ratings, Value, ratings_of

NUMBERS = [m for m in MEASURES if m not in ("alpha_jaccard", "alpha_masi")]
NOMINAL = ["percent", "alpha_nominal", "scott", "cohen", "fleiss", "fleiss_missing", "brennan_prediger", "ac1"]
CHANCE = [m for m in NOMINAL if m not in ("percent", "scott", "cohen")]
PAIRED = [m for m in NUMBERS if m != "fleiss_missing" and not m.startswith("ac")]  # only units with two answers count
Table = list[list[int | None]]

answer = st.one_of(st.none(), st.integers(1, 4))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Answers of two to four coders, a list a unit."""
    coders = draw(st.integers(2, 4))
    unit = st.lists(answer, min_size=coders, max_size=coders)
    return draw(st.lists(unit, min_size=2, max_size=12))


def ratings(table: Table, scale: Scale = Scale.RATIO) -> Ratings:
    return coded(*zip(*table, strict=True), scale=scale)


def same(one: Measured, other: Measured) -> bool:
    return one.lack is other.lack and (one.value is None or one.value == pytest.approx(other.value, abs=1e-9))


@settings(max_examples=40)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=12), st.integers(2, 5))
def test_equal_coders_agree_fully(answers: list[int], coders: int) -> None:
    assume(len(set(answers)) > 1)
    found = [figure(coded(*[answers] * coders, scale=Scale.RATIO), m) for m in NUMBERS]
    assert all(m.value == pytest.approx(1) for m in found if m.lack is None)
    assert {m.measure for m in found if m.lack} == (
        set() if coders == 2 else {"scott", "cohen", "cohen_linear", "cohen_quadratic"}
    )


@settings(max_examples=40)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_coders_and_units_changes_nothing(table: Table, chance: object) -> None:
    columns, rows = list(range(len(table[0]))), list(table)
    chance.shuffle(columns)  # type: ignore[attr-defined]
    chance.shuffle(rows)  # type: ignore[attr-defined]
    other = ratings([[row[c] for c in columns] for row in rows])
    assert all(same(figure(ratings(table), m), figure(other, m)) for m in NUMBERS)


@given(tables(), st.permutations(["a", "b", "c", "d"]))
def test_the_names_of_values_change_nothing(table: Table, names: list[str]) -> None:
    renamed = [[None if v is None else names[v - 1] for v in row] for row in table]
    other = coded(*zip(*renamed, strict=True))
    assert all(same(figure(ratings(table), m), figure(other, m)) for m in NOMINAL)


@given(tables(), st.integers(-1000, 1000), st.sampled_from([1e-3, 0.5, 7.0, 1e6]))
def test_shifted_and_scaled_numbers_have_the_same_alpha(table: Table, shift: int, factor: float) -> None:
    def moved(by: int) -> Table:
        return [[None if v is None else (v + by) * factor for v in row] for row in table]  # type: ignore[misc]

    assert same(
        figure(ratings(table), "alpha_interval"), figure(ratings(moved(shift), Scale.INTERVAL), "alpha_interval")
    )
    assert same(figure(ratings(table), "alpha_ratio"), figure(ratings(moved(0)), "alpha_ratio"))


@given(tables())
def test_only_the_order_counts_for_ordinal_alpha(table: Table) -> None:
    steep = [[None if v is None else 10**v for v in row] for row in table]
    assert same(figure(ratings(table), "alpha_ordinal"), figure(ratings(steep), "alpha_ordinal"))


@given(tables(), st.integers(1, 4))
def test_a_unit_with_one_answer_changes_nothing(table: Table, value: int) -> None:
    assume(any(value in row for row in table))
    more: Table = [*table, [value, *[None] * (len(table[0]) - 1)]]
    drawing = Drawing(draws=20)
    one, other = (measured(ratings(t), [m for m in PAIRED if m != "fleiss"], drawing=drawing) for t in (table, more))
    alike = [replace(m, lack=None, value=0.0) if m.lack else m for m in (*one, *other)]
    assert alike[: len(one)] == alike[len(one) :]


@settings(max_examples=40)
@given(tables())
def test_measures_meet_where_they_should(table: Table) -> None:
    found = {
        m: figure(ratings(table, Scale.NOMINAL), m) for m in MEASURES if m not in ("alpha_interval", "alpha_ratio")
    }
    assert same(found["ac2"], found["ac1"])
    assert same(found["alpha_jaccard"], found["alpha_nominal"]) and same(found["alpha_masi"], found["alpha_nominal"])
    if found["fleiss"].lack is None:
        assert same(found["fleiss"], found["fleiss_missing"])
    if found["fleiss"].lack is None and found["scott"].lack is None:
        assert same(found["fleiss"], found["scott"])


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 3)), min_size=2, max_size=30))
def test_alpha_nears_pi_as_units_grow(pairs: list[tuple[int, int]]) -> None:
    """Krippendorff (2004), Content Analysis, chapter 11: alpha is pi, and what is left of 1 shared by all answers."""
    found = coded(*zip(*pairs, strict=True))
    pi, alpha = figure(found, "scott").value, figure(found, "alpha_nominal").value
    if pi is not None and alpha is not None:
        assert alpha == pytest.approx(pi + (1 - pi) / (2 * len(pairs)))


@pytest.mark.parametrize("coders", [2, 3, 5])
def test_chance_coders_agree_by_chance(coders: int) -> None:
    chance = np.random.default_rng(7)
    found = [
        measured(
            _random(chance, coders), CHANCE if coders > 2 else [*CHANCE, "scott", "cohen"], drawing=Drawing(draws=1)
        )
        for _ in range(60)
    ]
    means = np.array([[m.value for m in run] for run in found], dtype=float).mean(axis=0)
    assert np.abs(means) == pytest.approx(np.zeros(len(means)), abs=0.015)


def test_intervals_cover_the_agreement_of_all_documents() -> None:
    """Two coders who see the true value in eight units of ten, else guess: alpha is .64 where all units are known."""
    chance = np.random.default_rng(11)
    held = []
    for run in range(150):
        true = chance.integers(0, 4, (120, 1))
        codes = np.where(chance.random((120, 2)) < 0.8, true, chance.integers(0, 4, (120, 2))).astype(np.int32)
        data = Ratings(scale=Scale.NOMINAL, values=(1, 2, 3, 4), codes=codes, documents=np.arange(120) // 2)
        found = measured(data, ["alpha_nominal"], drawing=Drawing(draws=200, seed=run))[0]
        held.append(found.low is not None and found.high is not None and found.low <= 0.64 <= found.high)
    assert 0.9 < np.mean(held) <= 0.99  # nominally .95, give or take the chance of 150 runs


def _random(chance: np.random.Generator, coders: int) -> Ratings:
    codes = chance.integers(0, 4, (200, coders)).astype(np.int32)
    return Ratings(scale=Scale.NOMINAL, values=(1, 2, 3, 4), codes=codes, documents=np.arange(200))


@st.composite
def grouped(draw: st.DrawFn) -> tuple[Ratings, int]:
    """Answers for units of ten documents and more, each with at least one unit that two coders answered."""
    documents = draw(st.integers(10, 14))
    units = st.lists(st.lists(answer, min_size=2, max_size=2), max_size=2)
    rows: list[tuple[str, list[Value | None]]] = []
    for document in range(documents):
        sure = [draw(st.integers(1, 4)), draw(st.integers(1, 4))]
        rows += [(str(document), list(unit)) for unit in (sure, *draw(units))]
    return ratings_of(rows, 2, Scale.RATIO), documents


@settings(max_examples=6)
@given(grouped(), st.integers(0, 100))
def test_intervals_are_those_of_computing_every_draw_anew(given_: tuple[Ratings, int], seed: int) -> None:
    data, documents = given_
    drawing = Drawing(draws=15, seed=seed)
    found = measured(data, NUMBERS, drawing=drawing)
    again = [_drawn(data, weights) for weights in document_weights(documents, drawing)]
    for place, figures in enumerate(zip(*again, strict=True)):
        values = [m.value for m in figures if m.value is not None]
        if found[place].low is not None:
            low, high = np.quantile(values, [0.025, 0.975])
            assert (found[place].low, found[place].high) == pytest.approx((low, high), abs=1e-9)
        else:
            assert found[place].lack or len(values) < 0.9 * len(figures) or np.ptp(values) < 1e-9


def _drawn(data: Ratings, weights: np.ndarray) -> tuple[Measured, ...]:
    """The figures of the drawn units, written out."""
    rows = np.repeat(np.arange(len(data.codes)), weights[data.documents].astype(int))
    drawn = replace(data, codes=data.codes[rows], documents=np.arange(len(rows)))
    return measured(drawn, NUMBERS, drawing=Drawing(draws=1))


@settings(max_examples=40)
@given(tables())
def test_no_answer_at_all_is_no_answer(table: Table) -> None:
    nobody: Table = [*table, [None] * len(table[0])]
    assert all(same(figure(ratings(table), m), figure(ratings(nobody), m)) for m in NUMBERS)
    assert int((ratings(nobody).codes != MISSING).sum()) == sum(v is not None for row in table for v in row)
