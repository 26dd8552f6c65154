from __future__ import annotations

import pytest

from dalil.reliability.comparing.matching import LEVELS, Match, claims_match, parties_match, tallies
from dalil.reliability.comparing.saying import NOBODY, Party
from said_parts import claim, claims, party

ID = "state:NOR"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (party("النرويج"), party("للنرويج"), True),  # attached li
        (party("وزير خارجية النرويج"), party("النرويج"), True),  # two of four words: F1 0.5
        (party("النرويج"), party("ملاوي"), False),
        (party("المملكة", name="النرويج"), party("النرويج"), True),  # by the name that one of them gives
        (party(None, name="النرويج"), party("النرويج"), True),  # inherited here, written there
        (party(None, name="النرويج"), party(None, name="ملاوي"), False),
        (party(None, name="النرويج"), NOBODY, True),  # no words here either, and nobody named
        (party("النرويج"), NOBODY, False),
        (NOBODY, NOBODY, True),
    ],
)
def test_actors_match_by_words(one: Party, other: Party, same: bool) -> None:
    assert parties_match(one, other) is same
    assert parties_match(other, one) is same


def test_ids_decide_where_both_are_known() -> None:
    kingdom, norway = party("المملكة", key=ID), party("النرويج", key=ID)
    assert parties_match(kingdom, norway)
    assert not parties_match(kingdom, norway, Match.WORDS)
    assert not parties_match(party("النرويج", key=ID), party("النرويج", key="org:other"))
    assert parties_match(party("النرويج", key=ID), party("النرويج"))


def test_levels_of_one_unit() -> None:
    mine = claims("Norway funding Malawi", "Norway threat Chad")
    theirs = claims("Norway arms_materiel Malawi", "Chad threat Norway", "Norway threat Chad")
    found = dict(zip(LEVELS, tallies(mine, theirs, Match.ACTORS), strict=True))
    assert {name: (t.both, t.mine, t.theirs) for name, t in found.items()} == {
        "claim": (1, 2, 3),
        "claim_any": (2, 2, 3),  # funding and arms are of one family
        "dyad": (2, 2, 3),
        "relation": (1, 2, 3),
        "has_claim": (1, 1, 1),
    }


def test_an_answer_without_claims_matches_nothing() -> None:
    found = dict(zip(LEVELS, tallies((), claims("Norway funding Malawi"), Match.ACTORS), strict=True))
    assert [(t.both, t.mine, t.theirs) for t in found.values()] == [(0, 0, 1)] * 5


def test_as_many_claims_match_as_can() -> None:
    wide, narrow = claim("Norway funding Malawi"), claim("- funding Malawi")
    theirs = (claim("Norway funding Malawi"), claim("Norway funding Malawi"))
    assert tallies((wide, wide, narrow), theirs, Match.ACTORS)[0].both == 2


def test_a_relation_that_goes_both_ways_matches_whichever_actor_is_named_first() -> None:
    one, other = (claim(c, is_symmetric=True) for c in ("Norway meeting Malawi", "Malawi meeting Norway"))
    assert claims_match(one, other)
    assert not claims_match(one, other, Match.WORDS)
    assert not claims_match(claim("Norway threat Malawi"), claim("Malawi threat Norway"))
