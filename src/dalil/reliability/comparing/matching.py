"""Which claims of two coders say the same; neither of the two is the right one.

Two actors match where the registry knows both and they are one. Where it does not know both, they match by their
words and names, by the rule of `dalil.reliability.readings.pairing`: a token F1 of at least 0.5 after folding. An
actor without words in the unit matches another without words unless both are named and the names do not match. With
`Match.WORDS` ids of the registry are not asked at all; against readings that give words only, this is the rule that
accuracy is measured by. Claims are matched one to one, as many as can be, at each level by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from dalil.reliability.comparing.saying import Claims, Party, SaidClaim
from dalil.reliability.readings.pairing import MATCH, overlap, pair_up


class Match(StrEnum):
    """What decides whether two actors are one."""

    ACTORS = "actors"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one level of comparison counts in one unit or in many."""

    both: int  # that both coders have
    mine: int
    theirs: int


def parties_match(one: Party, other: Party, by: Match = Match.ACTORS) -> bool:
    """Whether two coders name the same actor."""
    if by is Match.ACTORS and one.key is not None and other.key is not None:
        return one.key == other.key
    mine, theirs = _names(one), _names(other)
    if one.words is None and other.words is None and not (mine and theirs):
        return True
    return any(overlap(a, b) >= MATCH for a in mine for b in theirs)


def dyads_match(one: SaidClaim, other: SaidClaim, by: Match = Match.ACTORS) -> bool:
    """Whether both actors match, each on its side; on either side where both relations go both ways, as a meeting does.

    The scorer of `Match.WORDS` knows no such relations.
    """
    if parties_match(one.source, other.source, by) and parties_match(one.target, other.target, by):
        return True
    crossed = by is Match.ACTORS and one.is_symmetric and other.is_symmetric
    return crossed and parties_match(one.source, other.target, by) and parties_match(one.target, other.source, by)


def claims_match(one: SaidClaim, other: SaidClaim, by: Match = Match.ACTORS) -> bool:
    """Whether relation and both actors match."""
    return one.relation == other.relation and dyads_match(one, other, by)


def kinds_match(one: SaidClaim, other: SaidClaim, by: Match = Match.ACTORS) -> bool:
    """Whether both actors match, and the relations are of one family."""
    return one.family == other.family and dyads_match(one, other, by)


Same = Callable[[SaidClaim, SaidClaim, Match], bool]
MATCHED: Mapping[str, Same] = MappingProxyType({"claim": claims_match, "claim_any": kinds_match, "dyad": dyads_match})
LEVELS = (*MATCHED, "relation", "has_claim")


def tallies(mine: Claims, theirs: Claims, by: Match) -> tuple[Tally, ...]:
    """What two coders have in common in one unit, at each of `LEVELS`.

    `relation` compares the relations alone, as multisets; `has_claim` counts units.
    """
    sizes = len(mine), len(theirs)
    if not (mine and theirs):
        claims = Tally(0, *sizes)
        return (claims, claims, claims, claims, Tally(0, bool(mine), bool(theirs)))
    matched = (Tally(len(matches(mine, theirs, same, by)), *sizes) for same in MATCHED.values())
    alike = Counter(c.relation for c in mine) & Counter(c.relation for c in theirs)
    return (*matched, Tally(alike.total(), *sizes), Tally(1, 1, 1))


def matches(mine: Claims, theirs: Claims, same: Same, by: Match) -> list[tuple[SaidClaim, SaidClaim]]:
    """As many pairs of claims that are the same as can be, each claim in one at most."""
    if len(mine) == len(theirs) == 1:
        return [(mine[0], theirs[0])] if same(mine[0], theirs[0], by) else []
    return pair_up(mine, theirs, lambda one, other: same(one, other, by))


def _names(party: Party) -> tuple[str, ...]:
    return tuple(name for name in (party.words, party.name) if name)
