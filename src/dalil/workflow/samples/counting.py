"""What claims are counted by, and how often each key comes up in a frame and in a sample."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import MappingProxyType

from dalil.errors import UsageError
from dalil.records.claims import Claim
from dalil.records.estimations import Counting
from dalil.records.mentions import ActorRef
from dalil.text.folding import fold_text
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.people import shown

KeyOf = tuple[str, ...]  # keys of actors, a code, a domain, a year; empty for all together
Keys = Callable[[Claim, Identities], tuple[KeyOf, ...]]
YEAR = 4  # digits
ACTORS = frozenset({"actor", "source", "target", "dyad"})  # ways to count whose keys are actors
MOST_NAMED = 12  # keys, where an unknown one was asked for


def _actors(claim: Claim, who: Identities) -> tuple[KeyOf, ...]:
    return tuple(dict.fromkeys((*_one(claim.source, who), *_one(claim.target, who))))


def _dyad(claim: Claim, who: Identities) -> tuple[KeyOf, ...]:
    """The two actors, whichever acts; nothing where one is missing or both are one."""
    ends = tuple(sorted({key for (key,) in _actors(claim, who)}))
    return (ends,) if len(ends) == 2 else ()


def _one(actor: ActorRef | None, who: Identities) -> tuple[KeyOf, ...]:
    return () if actor is None else ((who.key(actor),),)


# A claim counts once for each of its keys; one that has no actor counts for none, one without domain or date for "".
BY: Mapping[str, Keys] = MappingProxyType(
    {
        "actor": _actors,
        "source": lambda claim, who: _one(claim.source, who),
        "target": lambda claim, who: _one(claim.target, who),
        "dyad": _dyad,
        "relation": lambda claim, who: ((claim.relation,),),
        "domain": lambda claim, who: ((claim.domain or "",),),
        "year": lambda claim, who: (("" if claim.date is None else claim.date.text[:YEAR],),),
        "all": lambda claim, who: ((),),
    }
)


class Counts:
    """Counts keys in units, by one thing."""

    def __init__(self, by: str, counting: Counting, identities: Identities) -> None:
        self._keys = BY[by]
        self._counting = counting
        self._identities = identities

    def of(self, claims: Sequence[Claim]) -> Counter[KeyOf]:
        """How much of a unit counts for each key."""
        found = Counter(key for claim in claims for key in self._keys(claim, self._identities))
        return found if self._counting is Counting.CLAIMS else Counter(dict.fromkeys(found, 1))

    def every(self, claims: Sequence[Claim]) -> int:
        """How much of a unit counts at all."""
        return len(claims) if self._counting is Counting.CLAIMS else int(bool(claims))

    def total(self, units: Iterable[Sequence[Claim]]) -> Counter[KeyOf]:
        """How much of many units counts for each key."""
        found: Counter[KeyOf] = Counter()
        for claims in units:
            if claims:
                found.update(self.of(claims))
        return found


def wanted(known: Collection[KeyOf], only: Collection[str], who: Identities) -> Collection[KeyOf]:
    """Of known keys those that are asked for, by key or by an actor's name; all where none is asked for."""
    if not only:
        return known
    asked = {fold_text(word).strip() for word in only}
    met = {word: {part for key in known for part in key if word in _names(part, who)} for word in asked}
    missed = [word for word in only if not met[fold_text(word).strip()]]
    if missed:
        named = sorted({part for key in known for part in key})
        raise UsageError(
            "D548", missed=", ".join(shown(m) or "–" for m in missed), known=", ".join(named[:MOST_NAMED]) or "–"
        )
    meant = set().union(*met.values())
    return {key for key in known if meant & set(key)}


def _names(part: str, who: Identities) -> set[str]:
    """What a part of a key is called, folded; codes and years are called as they are written."""
    return {fold_text(name) for name in (part, who.name(part, "ar"), who.name(part, "en"))}
