"""Which claims a view counts: one filter for graph, matrix, timeline, dossier and lists of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dalil.publishing.lean import DateBasis, LeanClaim

NONE = "-"  # how a filter names claims that carry no code, or no date
Codes = frozenset[str]
EMPTY: Codes = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What claims must say to be counted; an empty filter asks for nothing."""

    named: Codes | None = None  # keys of the actors whose names hold what was typed; one gives or receives
    actors: Codes = EMPTY  # keys; one of them gives or receives
    givers: Codes = EMPTY
    receivers: Codes = EMPTY
    between: Codes = EMPTY  # keys of a dyad; both parties are among them
    relations: Codes = EMPTY
    families: Codes = EMPTY
    domains: Codes = EMPTY
    polarities: Codes = EMPTY
    facets: Codes = EMPTY
    coders: Codes = EMPTY  # ids
    standings: Codes = EMPTY
    sources: Codes = EMPTY  # ids
    date_from: str | None = None  # 2019, 2019-05 or 2019-05-17
    date_to: str | None = None  # the same; the whole of it is meant
    dates: DateBasis = DateBasis.EVENT
    undated: bool = False  # only claims without a date
    least_score: float = 0.0
    once: bool = True  # each unit's claim once: as decided, else as people have it, else as machines have it


# The filters that ask for one of some codes, and what of a claim they ask about.
BY_CLAIM: dict[str, Callable[[LeanClaim], str | None]] = {
    "relations": lambda c: c.relation,
    "families": lambda c: c.family,
    "domains": lambda c: c.domain,
    "polarities": lambda c: c.polarity,
    "facets": lambda c: c.facet,
    "sources": lambda c: c.source_id,
}
CODES = BY_CLAIM | {"givers": lambda c: c.giver, "receivers": lambda c: c.receiver}
Test = Callable[[LeanClaim], bool]


def kept(claims: Iterable[LeanClaim], filters: Filters) -> list[LeanClaim]:
    """The claims that pass a filter, in their order."""
    found = answers(claims, filters)
    for test in tests_of(filters).values():
        found = list(filter(test, found))
    return found


def answers(claims: Iterable[LeanClaim], filters: Filters) -> list[LeanClaim]:
    """The claims of the wanted coders and standings, each unit's claim once where that is asked for.

    Where neither coders nor standings are named, a unit that was decided or answered by people counts as they left it,
    without any claim too.
    """
    found = list(claims)
    named = bool(filters.coders or filters.standings)
    if filters.coders:
        found = [c for c in found if c.coder_id in filters.coders]
    if filters.standings:
        found = [c for c in found if c.standing in filters.standings]
    return once(found, all_answers=named) if filters.once else found


def once(claims: Iterable[LeanClaim], *, all_answers: bool = False) -> list[LeanClaim]:
    """Of the claims on one relation of the same two parties in one unit, the one that goes before the others."""
    best: dict[tuple[str, str, str | None, str | None], LeanClaim] = {}
    for claim in claims:
        if claim.overruled and not all_answers:
            continue
        key = (claim.unit_id, claim.relation, claim.giver, claim.receiver)
        known = best.get(key)
        if known is None or claim.rank < known.rank:
            best[key] = claim
    return list(best.values())


def tests_of(filters: Filters) -> dict[str, Test]:
    """What a claim is tested for, by the name of the filter; filters that ask for nothing test nothing."""
    tests = {name: _code_test(wanted, CODES[name]) for name in CODES if (wanted := getattr(filters, name))}
    for name, keys in (("named", filters.named), ("actors", filters.actors or None)):
        if keys is not None:
            tests[name] = _party_test(keys)
    if filters.between:
        tests["between"] = lambda c: c.giver in filters.between and c.receiver in filters.between
    if filters.date_from or filters.date_to or filters.undated:
        tests["dates"] = _date_test(filters)
    if filters.least_score > 0:
        tests["least_score"] = lambda c: c.score >= filters.least_score
    return tests


def within(date: str, first: str | None, last: str | None) -> bool | None:
    """Whether a date lies within limits; None where it is too coarse to tell. A limit counts as the whole of itself."""
    inside = True
    for limit, is_first in ((first, True), (last, False)):
        if limit is None:
            continue
        shared = min(len(date), len(limit))
        if date[:shared] != limit[:shared]:
            if (date[:shared] < limit[:shared]) == is_first:
                return False
        elif len(date) < len(limit):
            inside = False
    return True if inside else None


def unsure(claims: Iterable[LeanClaim], filters: Filters) -> int:
    """How many claims a filter leaves out only since their dates are too coarse to tell whether they lie in it."""
    if not (filters.date_from or filters.date_to):
        return 0
    open_ended = replace(filters, date_from=None, date_to=None)
    dated = (c.dated(filters.dates) for c in kept(claims, open_ended))
    return sum(1 for d in dated if d is not None and within(d, filters.date_from, filters.date_to) is None)


def _code_test(wanted: Codes, code_of: Callable[[LeanClaim], str | None]) -> Test:
    if NONE in wanted:
        return lambda c: (code_of(c) or NONE) in wanted
    return lambda c: code_of(c) in wanted


def _party_test(keys: Codes) -> Test:
    return lambda c: c.giver in keys or c.receiver in keys


def _date_test(filters: Filters) -> Test:
    if filters.undated:
        return lambda c: c.dated(filters.dates) is None
    first, last, basis = filters.date_from, filters.date_to, filters.dates
    return lambda c: (d := c.dated(basis)) is not None and within(d, first, last) is True
