"""Texts in which coders marked stretches: what agreement on where they begin and end is worked out from."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

JOINED = " + "  # between the categories of a stretch that lies under several


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch that a coder marked."""

    start: int  # in code points
    end: int  # excluded
    category: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a segment from {self.start} to {self.end}: it starts at 0 or later and has a length")
        if not self.category:
            raise ValueError(f"the segment from {self.start} to {self.end} has no category")


@dataclass(frozen=True, slots=True, kw_only=True)
class Continuum:
    """A text, or a part of one that was coded by itself, and what each coder marked in it."""

    document: str  # what it belongs to: intervals draw documents
    length: int  # in code points
    segments: tuple[tuple[Segment, ...] | None, ...]  # a coder each, always in the same order; None: did not code it
    units: int = 1  # that lie in it one behind the other

    def __post_init__(self) -> None:
        if self.length <= 0:
            raise ValueError(f"{self.document}: a continuum of length {self.length}")
        for marked in self.segments:
            for segment in marked or ():
                if segment.end > self.length:
                    raise ValueError(f"{self.document}: a segment ends at {segment.end}, the text at {self.length}")

    @property
    def answers(self) -> tuple[tuple[Segment, ...], ...]:
        """What those who coded it marked."""
        return tuple(marked for marked in self.segments if marked is not None)


def flattened(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """The segments of one coder without overlaps, in order, as measures on partitions need them.

    Overlapping segments of one category become one; segments that only touch stay two. A stretch under segments of
    several categories gets all of them as its category, so that nothing depends on which segment came first.
    """
    merged = _merged(segments)
    if all(one.end <= other.start for one, other in pairwise(merged)):
        return merged
    return tuple(_cut(merged))


def _cut(segments: Sequence[Segment]) -> Iterator[Segment]:
    """Segments cut wherever one of them begins or ends."""
    cuts = sorted({at for s in segments for at in (s.start, s.end)})
    covering: list[Segment] = []
    coming = deque(segments)
    for start, end in pairwise(cuts):
        covering = [s for s in covering if s.end > start]
        while coming and coming[0].start == start:
            covering.append(coming.popleft())
        if covering:
            yield Segment(start, end, JOINED.join(sorted(s.category for s in covering)))


def _merged(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Overlapping segments of one category made one."""
    last: dict[str, Segment] = {}
    out: list[Segment] = []
    for segment in sorted(segments):
        before = last.get(segment.category)
        if before is not None and segment.start < before.end:
            last[segment.category] = Segment(before.start, max(before.end, segment.end), segment.category)
            continue
        if before is not None:
            out.append(before)
        last[segment.category] = segment
    return tuple(sorted((*out, *last.values())))
