from __future__ import annotations

import pytest

from dalil.reliability.readings.pairing import CodedClaim, Named, ReadClaim, actors_match, dyads_match, overlap, pair_up


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        ("وزارة الدفاع", "الوزارة", 2 / 3),
        ("فرنسا", "لفرنسا", 1.0),
        ("اليمن", "لليمن", 1.0),
        ("والنمسا", "النمسا", 1.0),
        ("لجنة", "لجنه", 1.0),
        ("the Government of Malta", "Government of Malta", 1.0),
        ("Norway's fleet", "the fleet", 2 / 3),
        ("Norway", "Sweden", 0.0),
        ("of the", "of the", 0.0),
    ],
)
def test_names_overlap_in_their_words(one: str, other: str, value: float) -> None:
    assert overlap(one, other) == overlap(other, one) == pytest.approx(value)


def test_one_word_of_four_is_not_enough() -> None:
    assert not actors_match("Grand Port Authority of Malta", None, Named(surface="Malta", name="Rome"))
    assert actors_match("Port Authority", None, Named(surface="Malta", name="the Authority"))


@pytest.mark.parametrize(
    ("implied", "coded", "matches"),
    [
        (None, Named(), True),
        (None, Named(name="Malta"), True),
        (None, Named(surface="Malta"), False),
        ("Malta", Named(), True),
        ("Malta", Named(name="Malta"), True),
        ("Malta", Named(surface="Rome"), False),
    ],
)
def test_an_actor_without_words_is_found_by_none_or_by_who_is_meant(
    implied: str | None, coded: Named, matches: bool
) -> None:
    assert actors_match(None, implied, coded) is matches


def test_a_dyad_has_its_sides() -> None:
    read = ReadClaim(relation="funding", source="Malta", target="Rome")
    there = CodedClaim(relation="other", source=Named(name="Malta"), target=Named(name="Rome"))
    back = CodedClaim(relation="other", source=Named(name="Rome"), target=Named(name="Malta"))
    assert dyads_match(read, there) and not dyads_match(read, back)


def test_pairing_takes_back_a_partner_where_another_is_free() -> None:
    fits = {("a", 1), ("a", 2), ("b", 1)}
    assert sorted(pair_up("ab", [1, 2], lambda r, c: (r, c) in fits)) == [("a", 2), ("b", 1)]
