"""Claims from the items and sentences of an outline, where headings and the document's voice fill what is not said."""

from __future__ import annotations

from dalil.coding.method import DraftActor, DraftClaim
from dalil.coding.rules.drafting import Drafting
from dalil.coding.rules.lexicon import lexicon_for
from dalil.coding.rules.passage import Passage
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def outline_claims(unit: UnitText, mentions: Mentions) -> list[DraftClaim]:
    """The claims of one unit, in text order, one per source, target and relation."""
    passage = Passage(unit, mentions, lexicon_for("ar" if unit.language == "ar" else "en"))
    drafting = Drafting(passage)
    drafted = [claim for one in passage.found() for claim in drafting.claims(one)]
    first = {(c.relation, _key(c.source), _key(c.target)): c for c in reversed(drafted)}
    return list(first.values())[::-1]


def _key(actor: DraftActor | None) -> str | None:
    return None if actor is None else actor.actor_id or actor.name
