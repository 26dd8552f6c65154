"""Names of claims that no registry knows, and whom each of them may mean."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.recognition.matching.index import Likeness, Match, NameIndex
from dalil.workflow.review.actors import Identities

SUGGESTIONS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An actor that a name may mean, and why."""

    key: str
    name: str  # the one of its names that is alike
    score: float
    words: tuple[Likeness, ...]


class Suggester:
    """Whom names may mean. What was set apart from a name by people is not offered for it again."""

    def __init__(self, identities: Identities, index: NameIndex) -> None:
        self._identities = identities
        self._index = index
        self._found: dict[str, tuple[Suggestion, ...]] = {}

    def suggestions(self, key: str) -> tuple[Suggestion, ...]:
        """The actors that the names behind a key may mean, the likeliest first."""
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._suggested(key)
        return known

    def _suggested(self, key: str) -> tuple[Suggestion, ...]:
        who = self._identities
        without = who.sets.apart.get(key, frozenset()) | {key}
        best: dict[str, Match] = {}
        for member in who.members(key):
            for match in self._index.matches(who.own_writing(member), limit=SUGGESTIONS, without=without):
                if match.key not in best or match.score > best[match.key].score:
                    best[match.key] = match
        ordered = sorted(best.values(), key=lambda m: (-m.score, m.key))[:SUGGESTIONS]
        return tuple(Suggestion(key=m.key, name=m.name, score=m.score, words=m.words) for m in ordered)
