"""The actors of a study, kept in memory from one request to the next and made anew when something changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock

from dalil.adjudication.identities import NAME
from dalil.publishing.lean import LeanClaim, Standing
from dalil.recognition.matching.index import NameIndex
from dalil.recognition.matching.registry import names_of
from dalil.recognition.matching.words import senses_with
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.completing import Completer
from dalil.workflow.review.filters import Filters, kept
from dalil.workflow.review.index import Picture
from dalil.workflow.review.suggesting import Suggester

KEPT_SCENES = 4  # what people who code blind see differs from what others do


@dataclass(frozen=True, kw_only=True)
class Names:
    """What can be searched among names; it changes less often than the claims do."""

    identities: Identities
    bare: frozenset[str]  # keys of names that claims hold and no registry knows

    _completing: Lock = field(default_factory=Lock, repr=False, compare=False)
    _suggesting: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def completer(self) -> Completer:
        """Names, ready to be completed; made once, whoever asks meanwhile."""
        with self._completing:
            return self._completer

    @property
    def suggester(self) -> Suggester:
        """Names, ready to be compared; made once, whoever asks meanwhile."""
        with self._suggesting:
            return self._suggester

    @cached_property
    def _completer(self) -> Completer:
        return Completer(self.identities, self.bare)

    @cached_property
    def _suggester(self) -> Suggester:
        who = self.identities
        actors = list(who.registry.actors.values())
        pairs = [(who.sets.key(a.id), n) for a in actors for n in names_of(a)]
        pairs += [(who.sets.key(k), n) for k, m in who.sets.made.items() for n in (m.name, m.name_ar) if n]
        pairs += [(key, n) for key, aliases in who.sets.aliases.items() for _, n in aliases]
        pairs += [(who.sets.key(key), n) for key, n in who.sets.written.items()]
        pairs += [(key, who.own_writing(key)) for key in sorted(self.bare)]
        return Suggester(who, NameIndex(pairs, senses_with(actors)))


@dataclass(frozen=True, kw_only=True)
class ActorScene:
    """The actors at one moment, and what the study says of them."""

    picture: Picture
    names: Names
    claims: tuple[LeanClaim, ...]  # each unit's claim once, without those that people refused

    @property
    def identities(self) -> Identities:
        """Who is who."""
        return self.picture.identities

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[LeanClaim, ...]]:
        """The claims that each actor stands in, in reading order."""
        found: dict[str, list[LeanClaim]] = {}
        for claim in self.claims:
            for key in {claim.giver, claim.receiver} - {None}:
                found.setdefault(str(key), []).append(claim)
        return {key: tuple(claims) for key, claims in found.items()}

    @cached_property
    def uses(self) -> Mapping[str, int]:
        """How many claims each actor stands in."""
        return uses_of(self.claims)


def uses_of(claims: tuple[LeanClaim, ...]) -> Mapping[str, int]:
    """How many claims each actor stands in."""
    found = Counter(c.giver for c in claims if c.giver is not None)
    found.update(c.receiver for c in claims if c.receiver is not None and c.receiver != c.giver)
    return found


class ActorDesk:
    """The actors of one study; safe under threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._scenes: tuple[ActorScene, ...] = ()  # the one last asked for first

    def scene(self, picture: Picture) -> ActorScene:
        """The actors as one picture of the claims has them."""
        with self._lock:
            found = next((s for s in self._scenes if s.picture is picture), None) or self._made(picture)
            self._scenes = (found, *(s for s in self._scenes if s is not found))[:KEPT_SCENES]
            return found

    def _made(self, picture: Picture) -> ActorScene:
        claims = tuple(c for c in kept(picture.claims, Filters()) if c.standing is not Standing.REJECTED)
        bare = frozenset(k for c in claims for k in (c.giver, c.receiver) if k is not None and k.startswith(NAME))
        known = (s.names for s in self._scenes if s.identities is picture.identities and s.names.bare == bare)
        names = next(known, None) or Names(identities=picture.identities, bare=bare)
        return ActorScene(picture=picture, names=names, claims=claims)
