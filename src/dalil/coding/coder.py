"""`dalil.rules.v1`: from a unit and its mentions to a draft. Items are read as outline, free sentences as prose."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.codebook.schema import Codebook
from dalil.coding.method import Draft
from dalil.coding.prose.coder import prose_claims
from dalil.coding.rules.outline import outline_claims
from dalil.records.codings import Coder, CoderKind, coder_of
from dalil.records.mentions import Mentions
from dalil.records.units import Role, UnitKind, UnitText

NAME = "dalil.rules.v1"
VERSION = "2"
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
        read = prose_claims if is_prose(unit, mentions) else outline_claims
        return Draft(claims=tuple(read(unit, mentions)))


def is_prose(unit: UnitText, mentions: Mentions) -> bool:
    """A sentence that nothing above it explains: no heading that says why a relation exists or what it brought, and
    not the introduction of a paper on a relation, whose voice and other party stand over it."""
    explained = unit.unit.facet in (Role.BASIS, Role.OUTCOME) or (mentions.voice is not None and mentions.partners)
    return unit.unit.kind is UnitKind.SENTENCE and not explained
