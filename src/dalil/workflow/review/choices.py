"""What can be chosen in the filters, and how many claims each choice has.

The counts beside the choices of one filter are made with all other filters on and that one off: they say what choosing
would give. Coders and standings are counted as each answer has them, not each unit's claim once, since one claim may
stand in the answers of several.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dalil.publishing.lean import LeanClaim
from dalil.publishing.networks import counted
from dalil.workflow.review.filters import BY_CLAIM, NONE, Filters, Test, answers, tests_of

Counts = tuple[tuple[str, int], ...]
BY_ANSWER: dict[str, Callable[[LeanClaim], str | None]] = {
    "coders": lambda c: c.coder_id,
    "standings": lambda c: c.standing.value,
}
MOST_ACTORS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Codes with their counts, the most frequent first; `NONE` counts claims that name no code."""

    by_filter: Mapping[str, Counts]
    actors: Counts  # the keys that stand in most claims
    actors_in_all: int
    first_date: str | None
    last_date: str | None
    undated: int


def choices_of(claims: Iterable[LeanClaim], filters: Filters) -> Choices:
    """The choices that some filters leave."""
    everything = tuple(claims)
    tests = tests_of(filters)
    sifted = Sifted(answers(everything, filters), tests)
    whole = [c for c in everything if all(test(c) for test in tests.values())]
    actors = counted(k for c in sifted.but("actors") for k in {c.giver, c.receiver} if k is not None)
    dates = [d for c in sifted.but("dates") if (d := c.dated(filters.dates)) is not None]
    by_claim = {name: counted(code_of(c) or NONE for c in sifted.but(name)) for name, code_of in BY_CLAIM.items()}
    by_answer = {name: counted(code for c in whole if (code := of(c)) is not None) for name, of in BY_ANSWER.items()}
    return Choices(
        by_filter=by_claim | by_answer,
        actors=actors[:MOST_ACTORS],
        actors_in_all=len(actors),
        first_date=min(dates, default=None),
        last_date=max(dates, default=None),
        undated=len(sifted.but("dates")) - len(dates),
    )


class Sifted:
    """Claims by the one filter that leaves each out, if it is one only."""

    def __init__(self, claims: Iterable[LeanClaim], tests: Mapping[str, Test]) -> None:
        self._passed: list[LeanClaim] = []
        self._lacking: dict[str, list[LeanClaim]] = {name: [] for name in tests}
        for claim in claims:
            missed = _missed(claim, tests)
            if missed is None:
                self._passed.append(claim)
            elif missed:
                self._lacking[missed].append(claim)

    def but(self, name: str) -> list[LeanClaim]:
        """The claims that pass all filters but this one."""
        return self._passed + self._lacking.get(name, [])


def _missed(claim: LeanClaim, tests: Mapping[str, Test]) -> str | None:
    """The filter that a claim does not pass; empty where there are several, None where it passes all."""
    missed = None
    for name, test in tests.items():
        if not test(claim):
            if missed is not None:
                return ""
            missed = name
    return missed
