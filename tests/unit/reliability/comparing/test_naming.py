from __future__ import annotations

from dalil.reliability.comparing.matching import Match
from dalil.reliability.comparing.naming import namer_of, written_names
from dalil.reliability.comparing.saying import NOBODY, SaidClaim
from said_parts import claim, party, said_of


def test_one_actor_has_one_name_by_way_of_another() -> None:
    short, long = party("Norway"), party("Kingdom Norway")
    known = party("Kingdom", name="Norway", key="state:NOR")
    said = [(SaidClaim(relation="funding", source=p),) for p in (short, long, known)]
    name = namer_of(said, Match.ACTORS)
    assert {name(p) for p in (short, long, known)} == {"state:NOR"}


def test_nobody_is_the_one_without_words() -> None:
    inherited = SaidClaim(relation="funding", source=party(None, name="Malawi"))
    name = namer_of([(inherited,), (claim("- funding Norway"),)], Match.ACTORS)
    assert name(NOBODY) == name(inherited.source) == "malawi"
    assert namer_of([(claim("Chad funding -"),)], Match.ACTORS)(NOBODY) == "–"


def test_a_name_is_shown_as_it_is_mostly_written() -> None:
    said = said_of([(claim("النرويج funding -"),), (claim("للنرويج funding -"),)], [(claim("النرويج funding -"),), ()])
    assert written_names(said)["نرويج"] == "النرويج"
