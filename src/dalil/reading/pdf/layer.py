"""The text layer of a page as lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule
from dalil.reading.pdf.assembly import Ground, line_as_stored, line_of
from dalil.reading.pdf.clusters import Cluster, gaps_of
from dalil.reading.pdf.drawings import Dot, Drawings
from dalil.reading.pdf.glyphs import Frame, Glyph
from dalil.reading.pdf.order import kind_of
from dalil.reading.pdf.raised import raised_numbers, silence_references
from dalil.reading.pdf.rows import WORD_GAP, edges_of, rows_of, segments_of
from dalil.reading.soundness import soundness_of

FEW = 0.3  # of the letters of a line: Arabic ones that do not make it run from the right by themselves
BESIDE = 3.0  # sizes of letters: how far before its line a dot stands
FOLLOWS = 3.0  # sizes: how far below a line the next one of its paragraph stands
STOPS = frozenset(".،؛؟!")  # none of which begins a line
AROUND = 4  # lines above and below that show how wide a column is


@dataclass(slots=True)
class Strip:
    """A piece of a row, not yet in reading order."""

    clusters: list[Cluster]
    spaces: list[float]  # where blanks are drawn
    y: float  # of its baseline
    share: float | None  # of right-to-left letters among all; None where there are none
    rtl: bool = False
    references: tuple[str, ...] = ()  # numbers of notes in it that are not read
    left: float = field(init=False)
    right: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = self.clusters[0].start
        self.right = max(c.end for c in self.clusters)

    @property
    def raised(self) -> bool:
        """Whether it begins with a small raised number."""
        first = self.clusters[-1 if self.rtl else 0]
        return first.text.isdigit() and raised_numbers(self.clusters)[-1 if self.rtl else 0]

    def beside(self, other: Strip) -> bool:
        """Whether it shares some of its width with another."""
        return self.left < other.right and other.left < self.right

    @property
    def size(self) -> float:
        """The size of its letters."""
        return self.clusters[0].size


def main_turn(glyphs: Sequence[Glyph]) -> int:
    """The direction that most text of a page runs in."""
    turns = Counter(g.style.turn for g in glyphs)
    return max(turns, key=lambda t: (turns[t], -t), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """The lines of a page, and what was done to have them."""

    lines: list[Line]
    turned: int  # lines that were stored from the wrong end
    references: int  # numbers of notes that were left out of words


def layer_of(glyphs: Sequence[Glyph], drawings: Drawings, *, page: int, frame: Frame) -> Layer:
    """The lines of a page; text that runs in other directions than most comes last, under the rest."""
    main = main_turn(glyphs)
    found: list[Line] = []
    turned = references = 0
    for turn in sorted({g.style.turn for g in glyphs}, key=lambda t: (t != main, t)):
        own = [g for g in glyphs if g.style.turn == turn]
        strips = _strips(own, drawings if turn == main else Drawings((), ()))
        lines = [line_of(s.clusters, s.spaces, g) for s, g in zip(strips, _grounds(strips, page, frame), strict=True)]
        lines = [_ended_right(m, s, page, frame) for m, s in zip(lines, strips, strict=True)]
        lines = [
            replace(m, notes=s.references, raised=s.raised) if s.references or s.raised else m
            for m, s in zip(lines, strips, strict=True)
        ]
        wrong = _turned(lines)
        for n in wrong:
            ground = Ground(page=page, frame=frame, rtl=True)
            lines[n] = line_as_stored(strips[n].clusters, strips[n].spaces, ground)
        turned += len(wrong)
        references += sum(len(s.references) for s in strips)
        found += lines if turn == main else _below(lines, found)
    return Layer(lines=found, turned=turned, references=references)


def _ended_right(line: Line, strip: Strip, page: int, frame: Frame) -> Line:
    """The line; read from the left where its last stop stands at the right, as in Arabic typed into a paragraph that
    runs from the left."""
    if not line.rtl or line.text[:1] not in STOPS or kind_of(line.text[1:2] or " ") != "R":
        return line
    return replace(line_of(strip.clusters, strip.spaces, Ground(page=page, frame=frame, rtl=False)), rtl=True)


def _turned(lines: Sequence[Line]) -> list[int]:
    """The lines stored from the wrong end: all Arabic ones where the page as a whole shows it; short ones do not."""
    arabic = [n for n, m in enumerate(lines) if m.rtl and any(kind_of(c) == "R" for c in m.text)]
    if soundness_of(" ".join(lines[n].text for n in arabic)).turned:
        return arabic
    return [n - 1 for n in soundness_of("\n".join(m.text for m in lines)).turned]


def _below(lines: Sequence[Line], others: Sequence[Line]) -> list[Line]:
    """The lines set under others: they run in another direction, so where they stand says nothing of their order."""
    bottom = max((m.bottom for m in others), default=0.0)
    left = min((m.left for m in others), default=0.0)
    moved = []
    for line in lines:
        height = line.bottom - line.top
        bottom += 3 * height
        moved.append(replace(line, left=left, right=left + line.right - line.left, top=bottom - height, bottom=bottom))
    return moved


def _strips(glyphs: Sequence[Glyph], drawings: Drawings) -> list[Strip]:
    """The rows of a page, cut where columns and cells part."""
    blanks = sorted((g.y, g.x) for g in glyphs if g.text.isspace())
    inked = [g for g in glyphs if not g.text.isspace()]
    rtl = _mostly_rtl(inked)
    rows = [row for row in rows_of(inked) if row]
    _put_dots(rows, drawings.dots)
    edges = edges_of(rows)
    found: list[Strip] = []
    for row in rows:
        y, size = row[0].bases[0].y, row[0].size
        near = blanks[bisect_left(blanks, (y - 0.3 * size, -1e9)) : bisect_right(blanks, (y + 0.3 * size, 1e9))]
        spaces = sorted(x for _, x in near)
        for segment in segments_of(row, _uprights(drawings.rules, y - 0.3 * size), edges):
            found.append(Strip(segment, spaces, y, _share(segment)))
    _settle(found, rtl=rtl)
    return found


def _settle(strips: Sequence[Strip], *, rtl: bool) -> None:
    """Give each strip its direction: that of its letters; where they are mixed, that of its page, unless no line around
    it runs so."""
    for n, strip in enumerate(strips):
        around = [s.share for s in strips[max(0, n - 2) : n + 3] if s is not strip and s.beside(strip)]
        if strip.share is None:
            strip.rtl = rtl
        elif rtl:
            strip.rtl = strip.share >= FEW or (strip.share > 0 and any(s is not None and s >= FEW for s in around))
        else:
            strip.rtl = strip.share > 1 - FEW or (strip.share >= 0.5 and all(s is not None and s > 0.5 for s in around))
        strip.references = silence_references(strip.clusters, rtl=strip.rtl)


def _grounds(strips: Sequence[Strip], page: int, frame: Frame) -> list[Ground]:
    """How each strip is to be read."""
    found = []
    for n, strip in enumerate(strips):
        column = [s for s in strips[max(0, n - AROUND) : n + AROUND + 1] if s.beside(strip)]
        above = [s for s in column if 0 < strip.y - s.y <= FOLLOWS * strip.size and s.rtl == strip.rtl]
        goes_on = bool(above) and _full(above[-1], strip, column)
        found.append(Ground(page=page, frame=frame, rtl=strip.rtl, goes_on=goes_on))
    return found


def _full(above: Strip, strip: Strip, column: Sequence[Strip]) -> bool:
    """Whether the first word of a line would not have fitted on the one above."""
    room = above.left - min(s.left for s in column) if strip.rtl else max(s.right for s in column) - above.right
    return room <= _first_word(strip) + WORD_GAP * strip.size


def _first_word(strip: Strip) -> float:
    """The width of the word that a strip starts with."""
    clusters = strip.clusters
    gaps = gaps_of(clusters)
    wide = [n for n, gap in enumerate(gaps) if gap > WORD_GAP * strip.size]
    if not wide:
        return strip.right - strip.left
    if strip.rtl:
        return strip.right - clusters[wide[-1] + 1].start
    return clusters[wide[0]].end - strip.left


def _mostly_rtl(glyphs: Sequence[Glyph]) -> bool:
    kinds = [kind_of(g.text[0]) for g in glyphs]
    return kinds.count("R") > kinds.count("L")


def _share(segment: Sequence[Cluster]) -> float | None:
    """The share of right-to-left letters among all letters."""
    kinds = [kind_of(c.text[0]) for c in segment]
    right, left = kinds.count("R"), kinds.count("L")
    return right / (right + left) if right or left else None


def _uprights(rules: Sequence[Rule], y: float) -> list[float]:
    """Where upright rules cross a height."""
    return [r.left for r in rules if not r.level and r.top <= y <= r.bottom]


def _put_dots(rows: Sequence[list[Cluster]], dots: Sequence[Dot]) -> None:
    """Put each dot that stands just before or after a line into it: it is the mark of an item."""
    for dot in dots:
        middle = (dot.edges[1] + dot.edges[3]) / 2
        for row in rows:
            first = row[0].bases[0]
            if not first.y - first.style.size < middle < first.y + 0.2 * first.style.size:
                continue
            gap = max(min(c.start for c in row) - dot.edges[2], dot.edges[0] - max(c.end for c in row))
            if 0 <= gap <= BESIDE * first.style.size:
                row.insert(0 if dot.edges[2] <= row[0].start else len(row), Cluster(bases=[_glyph(dot, first)]))
                break


def _glyph(dot: Dot, beside: Glyph) -> Glyph:
    left, top, right, bottom = dot.edges
    return Glyph(
        text=dot.text,
        x=left,
        y=beside.y,
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        start=left,
        end=right,
        style=beside.style,
        order=-1,
        piece=0,
    )
