"""Random samples of units, drawn for people to code: every unit of the frame could have been drawn, with a probability
that is known. Without it nothing that is found in the sample can be said of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Units of the frame that are alike; within it each is as likely to be drawn as any other."""

    source: str | None  # id of the source they stand in, where the sample is stratified by source
    predicted: str | None  # what the machine claims of them first, "" where nothing; None where not stratified by it
    score: str | None  # low, middle or high; None where not stratified by it, or where nothing is claimed
    size: int  # units of the frame
    drawn: int  # units of the sample

    def __post_init__(self) -> None:
        if not 0 <= self.drawn <= self.size:
            raise ValueError(f"{self.drawn} units cannot be drawn from {self.size}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A unit of the sample; the order of drawing is the order to code in."""

    unit_id: str
    source_id: str
    stratum: int  # its place among the strata


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A stratified random sample, drawn without replacement."""

    id: str
    name: str
    seed: int
    coder_id: str  # the machine whose answers make the strata and are to be corrected
    codebook_digest: str
    sources: tuple[str, ...]  # ids: the frame is all their items and sentences that the machine answered
    strata: tuple[Stratum, ...]
    units: tuple[Drawn, ...]
    people: tuple[str, ...] = ()  # ids of the coders who are to code it; empty where anybody may

    def probability(self, drawn: Drawn) -> float:
        """How likely the unit was to be drawn."""
        stratum = self.strata[drawn.stratum]
        return stratum.drawn / stratum.size

    @property
    def size(self) -> int:
        """The units of the frame."""
        return sum(s.size for s in self.strata)
