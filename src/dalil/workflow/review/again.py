"""A person's answers that a later version of the codebook asks to look at or to give again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dalil.codebook.changes import Change, Gravity
from dalil.codebook.touching import codes_of
from dalil.records.codings import Coding, Outcome
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.workflow.codebook_versions.earlier import EarlierVersions
from dalil.workflow.review.ageing import versions_of
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.shelf import source_of

EXCERPT = 160  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedAnswer:
    """An answer that was given under an earlier codebook, and what changed in it since."""

    coding_id: str
    unit: Unit
    source: Source
    gravity: Gravity
    changes: tuple[Change, ...]  # none where the earlier codebook can no longer be read

    @property
    def excerpt(self) -> str:
        """How the unit begins, on one line."""
        return " ".join(self.source.text[self.unit.span.start : self.unit.span.end][:EXCERPT].split())


def touched_answers(seat: Seat) -> tuple[TouchedAnswer, ...]:
    """The person's own answers that are touched, the gravest first, else by file name and in text order."""
    versions = versions_of(seat.study, seat.store)
    if all(kept.digest == versions.present.digest for kept in seat.store.codebooks()):
        return ()
    answered = seat.store.answered(seat.person.id)
    found = (a for s in seat.store.source_ids() if s in answered for a in _touched(seat, s, versions))
    return tuple(sorted(found, key=lambda answer: -answer.gravity.rank))  # stable


def _touched(seat: Seat, source_id: str, versions: EarlierVersions) -> Iterator[TouchedAnswer]:
    codings = [c for c in seat.store.latest_codings(source_id, seat.person.id) if _is_earlier(c, versions)]
    units = {u.id: u for u in seat.store.units(source_id, [c.unit_id for c in codings])} if codings else {}
    for coding in codings:
        gravity, changes = versions.touched(coding.codebook_digest, map(codes_of, coding.claims))
        if gravity is not Gravity.NOTHING:
            source = source_of(seat.study, seat.store, source_id)
            unit = units[coding.unit_id]
            yield TouchedAnswer(coding_id=coding.id, unit=unit, source=source, gravity=gravity, changes=changes)


def _is_earlier(coding: Coding, versions: EarlierVersions) -> bool:
    is_answer = coding.outcome is Outcome.CODED and not coding.is_open
    return is_answer and coding.codebook_digest != versions.present.digest
