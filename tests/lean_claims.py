"""Lean claims for tests, made from the few things a test speaks of."""

from __future__ import annotations

from itertools import count

from dalil.publishing.lean import LeanClaim, Standing

NUMBERS = count()


def lean(giver: str | None = "A", receiver: str | None = "B", relation: str = "funding", **said: object) -> LeanClaim:
    """A claim that A funds B, or what is said instead."""
    number = f"{next(NUMBERS):016x}"
    values: dict[str, object] = {
        "claim_id": number,
        "answer_id": f"a{number}",
        "unit_id": f"u{number}",
        "source_id": "s1",
        "coder_id": "machine",
        "standing": Standing.MACHINE,
        "overruled": False,
        "family": "support",
        "domain": None,
        "polarity": "asserted",
        "facet": None,
        "date": None,
        "published": None,
        "start": 0,
        "score": 1.0,
    }
    return LeanClaim(giver=giver, receiver=receiver, relation=relation, **(values | said))  # type: ignore[arg-type]
