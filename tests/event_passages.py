"""Single sentences run through the event coder, for tests of it."""

from __future__ import annotations

from functools import cache

from dalil.records.claims import Claim
from dalil.workflow.coding import Wish, code_text, kit_for
from dalil.workflow.steps import Kit


@cache
def kit() -> Kit:
    """The coder with the codebook plover."""
    return kit_for(Wish(codebook="plover"))


def events_in(text: str) -> list[Claim]:
    """The events of a sentence; nothing may have been refused."""
    coded = code_text(text, kit())
    assert not coded.issues
    return [claim for unit in coded.units for claim in coded.claims(unit)]


def told(claims: list[Claim]) -> list[tuple[str | None, str, str | None]]:
    """Source, event and target, by the words of the text."""
    return [(_words(c, "source"), c.relation, _words(c, "target")) for c in claims]


def _words(claim: Claim, side: str) -> str | None:
    actor = getattr(claim, side)
    return None if actor is None or actor.quote is None else actor.quote.exact
