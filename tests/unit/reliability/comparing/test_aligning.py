from __future__ import annotations

from itertools import permutations

from dalil.reliability.comparing.aligning import rows_of
from dalil.reliability.comparing.matching import Match
from dalil.reliability.comparing.saying import Claims
from said_parts import claim, claims


def shorts(said: list[Claims | None]) -> list[list[str]]:
    return [["" if c is None else c.short for c in cells] for cells in rows_of(said, Match.ACTORS)]


def test_claims_on_the_same_actors_share_a_row() -> None:
    rows = shorts([claims("Norway funding Malawi"), claims("Norway threat Malawi", "Chad threat Norway")])
    assert rows == [
        ["Norway → funding → Malawi", "Norway → threat → Malawi"],
        ["", "Chad → threat → Norway"],
    ]


def test_the_same_relation_goes_first() -> None:
    mine = claims("Norway funding Malawi", "Norway threat Malawi")
    rows = shorts([mine, claims("Norway threat Malawi"), None])
    assert rows == [
        ["Norway → funding → Malawi", "", ""],
        ["Norway → threat → Malawi", "Norway → threat → Malawi", ""],
    ]


def test_a_claim_made_twice_has_two_rows() -> None:
    rows = shorts([claims("Norway funding Malawi", "Norway funding Malawi"), claims("Norway funding Malawi")])
    assert [sum(map(bool, row)) for row in rows] == [2, 1]


def test_rows_do_not_depend_on_the_order_of_coders() -> None:
    said: list[Claims | None] = [
        claims("Norway funding Malawi", "Norway threat Malawi"),
        (claim("Norway funding Malawi", domain="military"),),
        claims("Norway arms_materiel Malawi", "- threat Malawi"),
        None,
    ]
    expected = {tuple(sorted(row)) for row in shorts(said)}
    for order in permutations(said):
        assert {tuple(sorted(row)) for row in shorts(list(order))} == expected
