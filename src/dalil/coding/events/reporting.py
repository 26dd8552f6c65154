"""English events."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.codebook.schema import Codebook
from dalil.coding.method import DraftClaim
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText


def reported(unit: UnitText, mentions: Mentions, codebook: Codebook) -> Iterator[DraftClaim]:
    """The events of an English sentence."""
    yield from ()
