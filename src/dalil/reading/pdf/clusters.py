"""What stands side by side on a line: letters, and ligatures with the letters they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dalil.reading.pdf.glyphs import STROKE, Glyph
from dalil.reading.pdf.mending import foreign
from dalil.reading.pdf.order import kind_of

SAME_PEN = 0.02  # of the size: parts of one ligature start where it starts
TATWEEL = "ـ"
NAMELESS = "\ufffd"  # what a font gives no name
ALIFS = "اأإآٱ"
LAST_ONLY = "ىة"  # letters that end words
NEAR = 4  # neighbours on each side that tell which way the file's order runs


@dataclass(slots=True)
class Cluster:
    """What stands in one place of a line: a letter or ligature, and the marks on it."""

    bases: list[Glyph]  # in the order they are read; never changed
    marks: list[Glyph] = field(default_factory=list)
    silent: bool = False  # whether it takes up its place but is not read
    x: float = field(init=False)  # where it starts
    start: float = field(init=False)  # edges of what it takes up
    end: float = field(init=False)
    text: str = field(init=False)  # its letters without marks
    size: float = field(init=False)  # of its letters

    def __post_init__(self) -> None:
        first = self.bases[0]
        self.x, self.end, self.text, self.size = first.x, first.end, first.text, first.style.size
        self.start = first.start if first.start < first.x else first.x
        if len(self.bases) == 1:
            return
        for base in self.bases[1:]:
            self.x = min(self.x, base.x)
            self.start = min(self.start, base.start, base.x)
            self.end = max(self.end, base.end)
            self.text += base.text

    @property
    def middle(self) -> float:
        """Half way between its edges."""
        return (self.start + self.end) / 2

    @property
    def rtl(self) -> bool:
        """Whether it is read from the right."""
        return _is_rtl(self.bases[0])


def clusters_of(row: Sequence[Glyph]) -> list[Cluster]:
    """A row as clusters from left to right; parts of one ligature are put in the order they are read."""
    found: list[Cluster] = []
    for group in _by_pen(row):
        if len(group) == 1:
            found.append(Cluster(group))
        else:
            found += [Cluster(bases=_shared_out(part)) for part in _ligatures(group)]
    return _without_strokes(found)


def _without_strokes(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, flat strokes that only stretch a word as what they are: files name them like a letter beside them,
    or by a sign that they are not."""
    for n, cluster in enumerate(clusters):
        glyph = cluster.bases[0]
        if glyph.bottom - glyph.top >= STROKE[1] * glyph.style.size or glyph.right <= glyph.left:
            continue
        beside = clusters[max(0, n - 1) : n] + clusters[n + 1 : n + 2]
        alike = cluster.rtl and any(other.text == cluster.text or foreign(other.text[0]) for other in beside)
        if alike or (not cluster.rtl and _within_word(clusters, n)):
            clusters[n] = Cluster([replace(glyph, text=TATWEEL)])
        elif glyph.text == NAMELESS:
            cluster.silent = any(other.rtl and _touch(cluster, other) for other in beside)
    return clusters


def _touch(one: Cluster, other: Cluster) -> bool:
    """Whether the ink of two clusters meets."""
    near = STROKE[1] * one.size / 2
    first, second = one.bases[0], other.bases[0]
    return first.left - second.right < near and second.left - first.right < near


def _within_word(clusters: Sequence[Cluster], n: int) -> bool:
    """Whether a stroke on the baseline joins two right-to-left letters."""
    glyph = clusters[n].bases[0]
    low = abs((glyph.top + glyph.bottom) / 2 - glyph.y) < STROKE[1] * glyph.style.size
    if not low or not 0 < n < len(clusters) - 1:
        return False
    one, other = clusters[n - 1], clusters[n + 1]
    joined = _touch(clusters[n], one) and _touch(clusters[n], other)
    return joined and all(c.rtl or c.text in (TATWEEL, glyph.text) for c in (one, other))


def _by_pen(row: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters from left to right, those that start in one place together."""
    groups: list[list[Glyph]] = []
    for glyph in sorted(row, key=lambda g: g.x):
        if groups and glyph.x - groups[-1][0].x <= SAME_PEN * glyph.style.size:
            groups[-1].append(glyph)
        else:
            groups.append([glyph])
    return _overlaid(groups)


def _overlaid(groups: list[list[Glyph]]) -> list[list[Glyph]]:
    """The groups, each from left to right: what shares a place stands in the order that its neighbours stand in."""
    for at, group in enumerate(groups):
        if len(group) > 1:
            falling = _is_rtl(group[0]) and _falls(groups[max(0, at - NEAR) : at + NEAR + 1], group)
            group.sort(key=lambda p: p.order, reverse=falling)
            _put_lam_first(group)
    return groups


def _put_lam_first(group: list[Glyph]) -> None:
    """Set the two halves of a lam-alif right, which share a place as no other two letters do."""
    for at in range(len(group) - 1):
        if group[at].text == "ل" and group[at + 1].text in ALIFS:
            group[at], group[at + 1] = group[at + 1], group[at]


def _falls(groups: Sequence[Sequence[Glyph]], group: Sequence[Glyph]) -> bool:
    """Whether the file's order runs from the right around some characters: by those just before and after them in it,
    else by most of those beside them."""
    first, last = min(p.order for p in group), max(p.order for p in group)
    for other in (p for near in groups for p in near):
        if other.order == first - 1:
            return other.x > group[0].x
        if other.order == last + 1:
            return other.x < group[0].x
    steps = [b[0].order - a[0].order for a, b in pairwise(groups) if _is_rtl(a[0]) and _is_rtl(b[0])]
    return sum(1 for s in steps if s < 0) >= sum(1 for s in steps if s > 0)


def _is_rtl(glyph: Glyph) -> bool:
    return kind_of(glyph.text[0]) == "R"


def _ligatures(group: list[Glyph]) -> list[list[Glyph]]:
    """What starts in one place, parts of one glyph together."""
    found: list[list[Glyph]] = []
    for glyph in group:
        if found and _same_glyph(found[-1][-1], glyph):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [read_order(part) for part in found]


def _same_glyph(one: Glyph, other: Glyph) -> bool:
    """Whether one glyph stands for both letters: they share its ink, or have a part of it each."""
    if one.piece != other.piece:
        return False
    shared = abs(one.left - other.left) < 0.01 and abs(one.right - other.right) < 0.01
    beside = abs(one.right - other.left) < 0.01 or abs(other.right - one.left) < 0.01
    return (shared or beside) and abs(one.top - other.top) < 0.01 and abs(one.bottom - other.bottom) < 0.01


def read_order(parts: Sequence[Glyph]) -> list[Glyph]:
    """The letters of a ligature as they are read. PDFium turns right-to-left letters round that one glyph stands for,
    but not those it took out of one presentation form, and gives each its part of the ink where the file names them.
    """
    if len(parts) == 1 or not any(_is_rtl(p) for p in parts):
        return sorted(parts, key=lambda p: p.order)
    if abs(parts[0].left - parts[-1].left) >= 0.01:
        return sorted(parts, key=lambda p: -p.left)
    kept = sorted(parts, key=lambda p: p.order)
    text = "".join(p.text for p in kept)
    lam_alif = len(text) == 2 and text[0] == "ل" and text[1] in ALIFS
    if text == "الله" or lam_alif or (text[-1] in LAST_ONLY and text[0] not in LAST_ONLY):
        return kept
    return kept[::-1]


def _shared_out(parts: list[Glyph]) -> list[Glyph]:
    """The letters of a ligature, each with its part of the ink."""
    if len(parts) == 1 or abs(parts[0].left - parts[-1].left) >= 0.01:
        return parts
    left, count = parts[0].left, len(parts)
    width = (parts[0].right - left) / count
    rtl = any(_is_rtl(p) for p in parts)
    for n, part in enumerate(parts):
        part.left = left + (count - 1 - n if rtl else n) * width
        part.right = part.left + width
    return parts


def gaps_of(clusters: Sequence[Cluster]) -> list[float]:
    """How far each cluster but the first stands from those on its left."""
    gaps: list[float] = []
    end = clusters[0].end
    for cluster in clusters[1:]:
        gaps.append(cluster.start - end)
        if cluster.end > end:
            end = cluster.end
    return gaps
