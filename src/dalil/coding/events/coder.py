"""`dalil.events.v1`: from a unit and its mentions to the PLOVER events it reports.

Arabic ASSAULT and PROTEST are learned, all other Arabic events are taken over from the rules coder through the
crosswalk of its codebook, and English events come from a lexicon of verbs and nouns.
"""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook.schema import Codebook
from dalil.coding.coder import CODED_KINDS
from dalil.coding.events.crossing import crossed
from dalil.coding.events.learning import learned_claims
from dalil.coding.events.modes import with_mode
from dalil.coding.events.reporting import reported
from dalil.coding.events.weights import Models
from dalil.coding.method import Draft
from dalil.records.codings import Coder, CoderKind, coder_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

NAME = "dalil.events.v1"
VERSION = "1"


@dataclass(frozen=True, slots=True)
class EventCoder:
    """The event coder; it keeps no state between units."""

    settings_digest: str = "default"  # of what shapes its answers besides the text and the codebook: the registry
    models: Models | None = None  # learned elsewhere; None for those that come with dalil

    @property
    def coder(self) -> Coder:
        """Who codes."""
        return coder_of(NAME, CoderKind.TRAINED, version=VERSION, settings_digest=self.settings_digest)

    def code(self, unit: UnitText, mentions: Mentions, codebook: Codebook) -> Draft:
        """The events of one unit: one claim for each event, source and target."""
        if unit.unit.kind not in CODED_KINDS:
            return Draft()
        if unit.language == "ar":
            found = [*learned_claims(unit, mentions, self.models), *crossed(unit, mentions, codebook)]
        else:
            found = list(reported(unit, mentions, codebook))
        return Draft(claims=tuple(with_mode(claim, unit.text, codebook) for claim in found))
