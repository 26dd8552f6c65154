"""`dalil.rules.v1`: from a unit and its mentions to a draft, one claim per source, target and relation."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook.schema import Codebook
from dalil.coding.method import Draft, DraftActor
from dalil.coding.rules.drafting import Drafting
from dalil.coding.rules.lexicon import lexicon_for
from dalil.coding.rules.passage import Passage
from dalil.records.codings import Coder, CoderKind, coder_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitKind, UnitText

NAME = "dalil.rules.v1"
VERSION = "1"
CODED_KINDS = (UnitKind.ITEM, UnitKind.SENTENCE)


@dataclass(frozen=True, slots=True)
class RulesCoder:
    """The rules coder; it keeps no state between units."""

    settings_digest: str = "default"  # of what shapes its answers besides the text and the codebook: the registry

    @property
    def coder(self) -> Coder:
        """Who codes."""
        return coder_of(NAME, CoderKind.RULES, version=VERSION, settings_digest=self.settings_digest)

    def code(self, unit: UnitText, mentions: Mentions, codebook: Codebook) -> Draft:
        """The claims the rules find in one unit."""
        if unit.unit.kind not in CODED_KINDS:
            return Draft()
        passage = Passage(unit, mentions, lexicon_for("ar" if unit.language == "ar" else "en"))
        drafting = Drafting(passage)
        drafted = [claim for one in passage.found() for claim in drafting.claims(one)]
        first = {(c.relation, _key(c.source), _key(c.target)): c for c in reversed(drafted)}
        return Draft(claims=tuple(first.values())[::-1])


def _key(actor: DraftActor | None) -> str | None:
    return None if actor is None else actor.actor_id or actor.name
