"""Claims of the rules coder as PLOVER events, through the crosswalk of the codebook `relations`.

An event is something that happened or was said. What is denied or only possible is none; what is announced is an
agreement if it is friendly, and a threat if it is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Codebook
from dalil.coding.coder import RulesCoder
from dalil.coding.method import DraftClaim
from dalil.records.claims import Polarity, Reason
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

LEARNED = frozenset({"assault", "protest"})
FRIENDLY = frozenset({"support", "concede", "cooperate", "aid", "retreat"})
HOSTILE = frozenset({"sanction", "mobilize", "coerce"})
LIKELY = 0.5  # claims that score less are wrong more often than right, and an event is told as a fact
PLACES = frozenset({"why.source_place", "why.target_place"})  # a mere place is nobody who acts or is acted upon
NO_EVENT = (Polarity.DENIED, Polarity.HYPOTHETICAL)


def crossed(unit: UnitText, mentions: Mentions, codebook: Codebook) -> Iterator[DraftClaim]:
    """The likely events among what the rules coder finds, but for those that are learned."""
    for claim in RulesCoder().code(unit, mentions, _relations()).claims:
        event = _event(claim.relation)
        if event is None or event in LEARNED or claim.polarity in NO_EVENT or claim.score < LIKELY:
            continue
        if any(reason.key in PLACES for reason in claim.why):
            continue
        found = _as_event(claim, event)
        if codebook.get(found.relation) is not None:
            yield found


def _as_event(claim: DraftClaim, event: str) -> DraftClaim:
    why = [*claim.why, Reason("why.crossed", (("relation", claim.relation), ("event", event)))]
    announced = _announced(event) if claim.polarity is Polarity.PLANNED else event
    if announced != event:
        why.append(Reason("why.announced", (("event", announced),)))
    return replace(claim, relation=announced, polarity=Polarity.ASSERTED, why=tuple(why))


def _announced(event: str) -> str:
    """The event that it is to announce one."""
    if event in FRIENDLY:
        return "agree"
    return "threaten" if event in HOSTILE else event


@cache
def _event(relation: str) -> str | None:
    """The likeliest event of a relation, if it has one."""
    code = _relations().get(relation)
    return code.crosswalk.plover[0].event.lower() if code is not None and code.crosswalk.plover else None


@cache
def _relations() -> Codebook:
    return load_codebook("relations")
