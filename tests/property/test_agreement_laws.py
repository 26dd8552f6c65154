"""Laws of agreement on claims: neither the order of coders nor that of units matters, and equal coders agree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.records.agreements import Section
from dalil.reliability.agreement.claims import claim_section
from dalil.reliability.agreement.pairs import pair_section
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.rows import lines_of
from dalil.reliability.agreement.units import unit_section
from dalil.reliability.comparing.aligning import content_of, rows_of
from dalil.reliability.comparing.matching import LEVELS, Match, tallies
from dalil.reliability.comparing.saying import NOBODY, Claims, Party, Said, SaidClaim
from dalil.reliability.drawing import Drawing
from said_parts import said_of

PLAN = Plan(drawing=Drawing(draws=0))
NAMES = st.sampled_from(["النرويج", "لنرويج", "وزير النرويج", "ملاوي", "Chad", "the Chad"])
KEYS = st.sampled_from([None, None, "state:NOR", "state:MWI"])
PARTIES = st.one_of(
    st.just(NOBODY),
    st.builds(Party, words=NAMES, key=KEYS),
    st.builds(Party, words=st.none(), name=NAMES, key=KEYS),
    st.builds(Party, words=NAMES, name=NAMES),
)
SAID = st.builds(
    SaidClaim,
    relation=st.sampled_from(["funding", "threat"]),
    family=st.just(None),
    source=PARTIES,
    target=PARTIES,
    domain=st.sampled_from([None, "military", "political"]),
    polarity=st.sampled_from(["asserted", "denied"]),
    amount=st.sampled_from([None, (5.0, "USD"), (7.0, "USD"), (7.0, "EUR")]),
    date=st.sampled_from([None, "2016", "2016-05"]),
)
ANSWERS: st.SearchStrategy[Claims | None] = st.one_of(st.none(), st.lists(SAID, max_size=3).map(tuple))
UNITS = st.lists(st.tuples(ANSWERS, ANSWERS, ANSWERS), min_size=1, max_size=5)


def figures(section: Section) -> list[tuple[object, ...]]:
    """Values without what the order of coders is called by, to the last digits that sums may differ in."""
    found = (
        (v.name, f.measure, None if f.value is None else round(f.value, 9), f.lack, f.units, f.values)
        for v in section.variables
        for f in v.figures
    )
    return sorted(found, key=str)


def sections(said: Said) -> list[list[tuple[object, ...]]]:
    return [
        figures(unit_section(said, PLAN)),
        figures(claim_section(said, lines_of(said, PLAN), PLAN)),
        figures(pair_section(said, PLAN)),
    ]


@given(UNITS, st.permutations(range(3)))
@settings(max_examples=12)
def test_the_order_of_coders_does_not_matter(units: list[tuple[Claims | None, ...]], order: list[int]) -> None:
    turned = [tuple(unit[n] for n in order) for unit in units]
    assert sections(said_of(*turned)) == sections(said_of(*units))


@given(UNITS, st.randoms())
@settings(max_examples=12)
def test_the_order_of_units_and_claims_does_not_matter(units: list[tuple[Claims | None, ...]], chance: object) -> None:
    mixed = [tuple(None if c is None else tuple(reversed(c)) for c in unit) for unit in units]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert sections(said_of(*mixed)) == sections(said_of(*units))


@given(st.lists(st.lists(SAID, max_size=3).map(tuple), min_size=1, max_size=6))
@settings(max_examples=12)
def test_equal_coders_have_the_value_1(answers: list[Claims]) -> None:
    found = [row for section in sections(said_of(*[(a, a) for a in answers])) for row in section]
    assert {row[2] for row in found} <= {1.0, None}
    assert all(value == 1.0 for _, measure, value, *_ in found if measure == "f1" and value is not None)


@given(ANSWERS, ANSWERS, st.sampled_from(list(Match)))
def test_matching_is_the_same_from_both_sides(one: Claims | None, other: Claims | None, by: Match) -> None:
    mine, theirs = tallies(one or (), other or (), by), tallies(other or (), one or (), by)
    assert [(t.both, t.mine, t.theirs) for t in mine] == [(t.both, t.theirs, t.mine) for t in theirs]
    assert all(t.both <= min(t.mine, t.theirs) for t in mine)
    assert len(mine) == len(LEVELS)


@given(st.tuples(ANSWERS, ANSWERS, ANSWERS))
def test_rows_hold_every_claim_once(said: tuple[Claims | None, ...]) -> None:
    rows = rows_of(said, Match.ACTORS)
    for column, claims in enumerate(said):
        held = [c for cells in rows if (c := cells[column]) is not None]
        assert sorted(map(content_of, held)) == sorted(map(content_of, claims or ()))


@given(UNITS)
@settings(max_examples=10)
def test_a_unit_with_one_answer_changes_nothing_but_counts(units: list[tuple[Claims | None, ...]]) -> None:
    one, other = (
        {(v.name, f.measure): f.value for v in unit_section(s, PLAN).variables for f in v.figures}
        for s in (said_of(*units), said_of(*units, ((), None, None)))
    )
    alphas = {key for key in one if key[1].startswith("alpha")}
    assert {key: one[key] for key in alphas} == {key: other[key] for key in alphas}
