"""Pieces of page images beside amounts and dates that OCR has read, so that a reader can compare without the file.

A dossier holds so many of them, and no more bytes than a browser opens with ease; what is left out is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dalil.errors import Issue, ReadingError, Severity
from dalil.publishing.material import CodedSource, Strip, placed_claims
from dalil.reading.images import cut_images
from dalil.records.layouts import Box, Layout, Read
from dalil.records.quotes import Quote
from dalil.records.runs import digest_of
from dalil.records.sources import Source

MAX_STRIPS = 300  # of one dossier
MAX_BYTES = 10_000_000  # of the strips of one dossier
BATCH = 20  # pieces that are cut at a time
LINES_APART = 4  # from line to line, in heights of a line: beyond that they are shown apart

Boxes = tuple[Box, ...]  # of lines of one page
Images = dict[Boxes, bytes | None]  # None where the page cannot be shown
CutImages = Callable[[bytes, Source, Sequence[Boxes]], Sequence[bytes | None]]
FileBytes = Callable[[], bytes | None]  # of a source, where they are still there


@dataclass(slots=True)
class Strips:
    """The strips of one dossier, made source after source until it holds as many as it may."""

    cut: CutImages = cut_images
    count: int = MAX_STRIPS  # that may still be made
    size: int = MAX_BYTES

    def beside(self, coded: CodedSource, data: FileBytes) -> CodedSource:
        """The source with the strips of its claims to verify, and notes on those that have none."""
        layout = coded.source.layout
        claims = [placed.claim for placed in placed_claims(coded) if placed.to_verify]
        if layout is None or not claims:
            return coded
        wanted = {claim.id: scanned_boxes(claim.evidence, layout) for claim in claims}
        images: Images = {}
        faults: tuple[Issue, ...] = ()
        try:
            self._fill(images, coded.source, Counter(g for groups in wanted.values() for g in groups), data)
        except ReadingError as fault:
            faults = (replace(fault.as_issue(coded.source.origin), severity=Severity.NOTE),)
        notes = _notes(wanted, images, where=coded.source.origin, is_broken=bool(faults))
        strips = {claim_id: found for claim_id, groups in wanted.items() if (found := _strips(groups, images))}
        return replace(coded, strips=strips, issues=(*coded.issues, *faults, *notes))

    def _fill(self, images: Images, source: Source, wanted: Mapping[Boxes, int], data: FileBytes) -> None:
        """Add the images of the groups of boxes, each with how often it is shown, until the dossier is full."""
        file = data()
        if file is None or digest_of(file) != source.raw_digest:
            images.update(dict.fromkeys(wanted))
            return
        all_groups = tuple(wanted)[: self.count]
        for at in range(0, len(all_groups), BATCH):
            groups = all_groups[at : at + BATCH]
            for group, png in zip(groups, self.cut(file, source, groups), strict=True):
                cost = wanted[group] * len(png or b"")
                if cost > self.size:
                    return
                images[group] = png
                self.size -= cost
                self.count -= png is not None


def bytes_at(path: Path) -> bytes | None:
    """The bytes of a file that was read before, if it is still there."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def scanned_boxes(quotes: Iterable[Quote], layout: Layout) -> tuple[Boxes, ...]:
    """Where quotes stand on pages that OCR has read, in groups of lines that belong together."""
    boxes = dict.fromkeys(box for quote in quotes for box in layout.boxes_of(quote.span))
    groups: list[list[Box]] = []
    for box in boxes:
        if not 0 < box.page <= len(layout.pages) or layout.pages[box.page - 1].read is not Read.OCR:
            continue
        if groups and _follows(groups[-1][-1], box):
            groups[-1].append(box)
        else:
            groups.append([box])
    return tuple(tuple(group) for group in groups)


def _follows(line: Box, other: Box) -> bool:
    """Whether a line stands right under another, or beside it, and not on another page or at the head of a column."""
    height = max(line.bottom - line.top, other.bottom - other.top)
    return line.page == other.page and -height <= other.top - line.top <= LINES_APART * height


def _strips(groups: Iterable[Boxes], images: Images) -> tuple[Strip, ...]:
    return tuple(Strip(page=g[0].page, png=png) for g in groups if (png := images.get(g)) is not None)


def _notes(
    wanted: Mapping[str, tuple[Boxes, ...]], images: Images, *, where: str, is_broken: bool
) -> tuple[Issue, ...]:
    """How many claims have no strip: since the dossier is full, and since none could be made."""
    bare = [groups for groups in wanted.values() if not _strips(groups, images)]
    full = 0 if is_broken else sum(any(g not in images for g in groups) for groups in bare)
    notes = (
        ("D707", full, (("left_out", str(full)), ("count", str(len(wanted))))),
        ("D708", len(bare) - full, (("count", str(len(bare) - full)),)),
    )
    return tuple(Issue(code=c, severity=Severity.NOTE, where=where, values=v) for c, number, v in notes if number)
