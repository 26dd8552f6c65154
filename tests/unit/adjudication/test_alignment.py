"""Claims of several coders side by side."""

import json
from decimal import Decimal

import pytest
from adjudication_samples import actor, claim, key

from dalil.adjudication.alignment import align
from dalil.adjudication.traits import Trait, overlap, shared, traits_in, traits_of
from dalil.records.claims import Claim, Polarity
from dalil.records.mentions import Amount, PartialDate
from dalil.records.serial import dumps


def rows_of(*columns: tuple[Claim, ...]):
    return align([[traits_of(c, key) for c in column] for column in columns])


def test_equal_claims_share_a_row_that_is_agreed():
    (row,) = rows_of((claim("a"),), (claim("b"),))
    assert row.is_agreed
    assert row.differs == frozenset()


def test_a_claim_that_only_one_coder_has_leaves_a_gap():
    first, second = rows_of((claim("a"), claim("a", "training_expertise", words="trained its guards")), (claim("b"),))
    assert first.is_agreed
    assert second.cells[1] is None
    assert not second.is_agreed


def test_actors_that_are_one_by_registry_share_a_row_under_other_names():
    mine, theirs = claim("a", source=actor("Norland", "NOR")), claim("b", source=actor("Westmark", "NOR"))
    (row,) = rows_of((mine,), (theirs,))
    assert row.is_agreed


@pytest.mark.parametrize(
    ("fields", "trait"),
    [
        ({"polarity": Polarity.DENIED}, Trait.POLARITY),
        ({"domain": "military"}, Trait.DOMAIN),
        ({"amount": Amount(number=Decimal(50), currency=None, written="50")}, Trait.AMOUNT),
        ({"date": PartialDate(text="2019", precision="year", calendar="gregorian", basis="stated")}, Trait.DATE),
        ({"words": "its guards"}, Trait.EVIDENCE),
        ({"asserter": actor("Westmark")}, Trait.ASSERTER),
    ],
)
def test_what_differs_is_named(fields, trait):
    (row,) = rows_of((claim("a"),), (claim("b", **fields),))
    assert row.differs == {trait}


def test_another_relation_on_the_same_words_shares_the_row():
    (row,) = rows_of((claim("a"),), (claim("b", "economic_cooperation"),))
    assert row.differs == {Trait.RELATION}


def test_swapped_ends_share_the_row():
    (row,) = rows_of((claim("a"),), (claim("b", source=actor("Westmark"), target=actor("Norland")),))
    assert row.differs == {Trait.SOURCE, Trait.TARGET}


def test_claims_with_little_in_common_stand_apart():
    other = claim("b", "threat", source=actor("guards"), target=None, words="its guards", domain="military")
    assert len(rows_of((claim("a"),), (other,))) == 2


def test_the_most_alike_are_put_together_and_a_coder_keeps_a_row_each():
    near = claim("b", "economic_cooperation")
    far = claim("b", "agreement", words="50 million dinars")
    rows = rows_of((claim("a"),), (near, far))
    assert [r.claims[-1].claim_id for r in rows if None not in r.cells] == [near.id]
    assert len(rows) == 2


def test_three_coders_meet_in_one_row():
    (row,) = rows_of((claim("a"),), (claim("b", "agreement"),), (claim("c"),))
    assert None not in row.cells
    assert row.differs == {Trait.RELATION}


def test_numbers_are_compared_by_value_and_not_as_written():
    whole = Amount(number=Decimal("5E+7"), currency="USD", written="50m")
    plain = Amount(number=Decimal("50000000.0"), currency="USD", written="fifty")
    (row,) = rows_of((claim("a", amount=whole),), (claim("b", amount=plain),))
    assert row.is_agreed


def test_a_claim_in_json_has_the_traits_of_its_record():
    made = claim(
        "a",
        amount=Amount(number=Decimal("5E+7"), currency="USD", written="50m", qualifier="about"),
        date=PartialDate(text="2019", precision="year", calendar="gregorian", basis="stated"),
        asserter=actor("Westmark", "WES"),
        against=(actor("guards"), actor("Norland")),
        beneficiary=actor("guards").quote,
        facet="basis",
        mode="loan",
    )
    assert traits_in(json.loads(dumps(made)), key) == traits_of(made, key)
    bare = claim("a", source=None)
    assert traits_in(json.loads(dumps(bare)), key) == traits_of(bare, key)


def test_shared_words_are_counted_once_where_spans_overlap():
    assert shared(((0, 10), (5, 12)), ((8, 20),)) == 4
    assert overlap(((0, 4),), ((0, 100),)) == 100
    assert overlap(((0, 4),), ((4, 8),)) == 0


def test_a_row_tells_which_coders_say_the_same():
    denied = Polarity.DENIED
    (row,) = rows_of((claim("a"),), (claim("b", polarity=denied),), (claim("c"),), (claim("d", polarity=denied),), ())
    assert row.alike == (0, 1, 0, 1, None)
