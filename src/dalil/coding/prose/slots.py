"""Who fills a trigger's two slots, and by which sign; a step fills what is still empty."""

from __future__ import annotations

from dataclasses import dataclass

from dalil.coding.prose.nodes import Party

Parties = tuple[Party, ...]


@dataclass(slots=True)
class Slots:
    """Source and target as found so far."""

    sources: Parties = ()
    targets: Parties = ()
    source_slot: str = ""
    target_slot: str = ""

    def source(self, parties: Parties, slot: str) -> None:
        """Fill the source, if it is empty and there are parties."""
        if parties and not self.sources:
            self.sources, self.source_slot = parties, slot

    def target(self, parties: Parties, slot: str) -> None:
        """Fill the target, if it is empty and there are parties."""
        if parties and not self.targets:
            self.targets, self.target_slot = parties, slot

    def split(self, slot: str) -> None:
        """Two parties that did something together: the first to the others."""
        if len(self.sources) > 1 and not self.targets:
            self.sources, self.targets, self.target_slot = self.sources[:1], self.sources[1:], slot

    @property
    def full(self) -> bool:
        """Whether both are filled."""
        return bool(self.sources and self.targets)
