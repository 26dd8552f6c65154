"""Who the actors of one unit are, under names that stay the same whoever of the coders names them.

Actors that match are one; one without words and name is whoever stands without words, where that is one actor only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from dalil.reliability.comparing.matching import Match, parties_match
from dalil.reliability.comparing.saying import NOBODY, Claims, Party, Said
from dalil.reliability.readings.pairing import tokens

NOBODY_NAME = "–"
Namer = Callable[[Party], str]


def namer_of(said: Sequence[Claims | None], by: Match) -> Namer:
    """How the actors of one unit are called."""
    found = {p for claims in said for c in claims or () for p in (c.source, c.target, c.asserter) if p != NOBODY}
    parties = sorted(found, key=_order)
    homes = _homes(parties, by)
    names = {p: min((q for q in parties if homes[q] == homes[p]), key=_rank) for p in parties}
    wordless = {homes[p] for p in parties if p.words is None}
    nobody = names[parties[wordless.pop()]] if len(wordless) == 1 else None
    called = {p: _name(q) for p, q in names.items()}
    called[NOBODY] = NOBODY_NAME if nobody is None else _name(nobody)
    return called.__getitem__


def _homes(parties: Sequence[Party], by: Match) -> dict[Party, int]:
    """For each actor the place of the first one that it is one with, directly or by way of others."""
    home = dict(enumerate(range(len(parties))))
    for one, other in combinations(range(len(parties)), 2):
        if home[one] != home[other] and parties_match(parties[one], parties[other], by):
            low, high = sorted((home[one], home[other]))
            home = {n: low if at == high else at for n, at in home.items()}
    return {party: home[n] for n, party in enumerate(parties)}


def written_names(said: Said) -> dict[str, str]:
    """For each name of `namer_of` how the actor is written: as most of the claims that name it so write it."""
    claims = (c for u in said.units for some in u.said for c in some or ())
    counts = Counter(p for c in claims for p in (c.source, c.target, c.asserter))
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for party, count in counts.items():
        totals[_name(party)][party.shown] += count
    return {name: min(found, key=lambda n: (-found[n], n)) for name, found in totals.items()}


def _order(party: Party) -> tuple[str, str, str]:
    return party.key or "", party.name or "", party.words or ""


def _rank(party: Party) -> tuple[bool, str]:
    """An actor that the registry knows stands for the others, else the one that is named first by its letters."""
    return party.key is None, _name(party)


def _name(party: Party) -> str:
    """The id of an actor, else the letters of its name without what may be attached to them."""
    if party.key is not None:
        return party.key
    written = party.name or party.words or ""
    return " ".join(min(forms, key=lambda f: (len(f), f)) for forms in tokens(written)) or written or NOBODY_NAME
