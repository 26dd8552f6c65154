"""Claims of whole relation papers against readings of their passages.

A coded claim belongs to the passage in which its first quote starts. It finds a read claim when its relation is
accepted, its source is one of the sources, its target one of the targets, and the two differ. Where a reading lists
several actors, each further pair is right too, once; everything else, claims outside the passages included, is false.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dalil.reliability.readings.measures import Counts, Figure, share, trio
from dalil.reliability.readings.pairing import Money, overlap, pair_up

MATCH = 0.6

FIGURES: tuple[Figure, ...] = (
    *trio("claim"),
    *(share(name, name, "claim.hit") for name in ("polarity", "domain")),
    share("source_inherited", "source_how", "claim.hit"),
    share("target_inherited", "target_how", "claim.hit"),
    share("amount", "amount", "amounts"),
    share("beneficiary", "beneficiary", "beneficiaries"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperClaim:
    """A claim as a person read it, with every answer that counts."""

    relations: tuple[str, ...]  # the best first
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    domain: str | None = None
    polarity: str | None = None
    source_inherited: bool = False
    target_inherited: bool = False
    amount: Money | None = None
    beneficiary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperActor:
    """An actor as a coder gives it."""

    names: tuple[str, ...] = ()  # words of the paper first, then names of the registry
    inherited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCoded:
    """A claim as a coder gives it."""

    relation: str
    source: PaperActor = PaperActor()  # nobody
    target: PaperActor = PaperActor()
    domain: str | None = None
    polarity: str | None = None
    amount: Money | None = None
    beneficiary: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Which names count as which actor."""

    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, actor: PaperActor, allowed: Sequence[str]) -> str | None:
        """The first of the allowed actors that is meant."""
        for wanted in allowed:
            for alias in (wanted, *self.aliases.get(wanted, ())):
                if any(overlap(name, alias) >= MATCH for name in actor.names):
                    return wanted
        return None

    def found(self, read: PaperClaim, coded: PaperCoded) -> tuple[str, str] | None:
        """The dyad of the reading that a coded claim names, where it finds the reading."""
        if coded.relation not in read.relations:
            return None
        source = self.of(coded.source, read.sources)
        target = self.of(coded.target, [t for t in read.targets if t != source])
        return (source, target) if source and target else None


def count_paper_passage(read: Sequence[PaperClaim], coded: Sequence[PaperCoded], names: Names) -> Counts:
    """What one passage adds to the counters of `FIGURES`; of claims outside all passages, `read` is empty."""
    pairs = pair_up(read, coded, lambda r, c: names.found(r, c) is not None)
    hit = len(pairs)
    return {
        "claim.hit": hit,
        "claim.got": len(coded) - _further(read, coded, pairs, names),
        "claim.want": len(read),
        "polarity": sum(r.polarity == c.polarity for r, c in pairs),
        "domain": sum(r.domain == c.domain for r, c in pairs),
        "source_how": sum(r.source_inherited == c.source.inherited for r, c in pairs),
        "target_how": sum(r.target_inherited == c.target.inherited for r, c in pairs),
        "amounts": sum(bool(r.amount or c.amount) for r, c in pairs),
        "amount": sum(r.amount is not None and r.amount == c.amount for r, c in pairs),
        "beneficiaries": sum(bool(r.beneficiary or c.beneficiary) for r, c in pairs),
        "beneficiary": sum(
            bool(r.beneficiary) and overlap(r.beneficiary or "", c.beneficiary or "") >= MATCH for r, c in pairs
        ),
    }


def _further(
    read: Sequence[PaperClaim],
    coded: Sequence[PaperCoded],
    pairs: Sequence[tuple[PaperClaim, PaperCoded]],
    names: Names,
) -> int:
    """How many claims name a further pair of actors of a reading, each pair once, whichever way round."""
    paired = {id(c) for _, c in pairs}
    credited = {(id(r), names.found(r, c)) for r, c in pairs}
    count = 0
    for claim in coded:
        if id(claim) in paired:
            continue
        for one in read:
            dyad = names.found(one, claim)
            if dyad is not None and not {(id(one), dyad), (id(one), dyad[::-1])} & credited:
                credited.add((id(one), dyad))
                count += 1
                break
    return count
