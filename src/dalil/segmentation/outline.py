"""A source's outline: passages get levels and roles, and each unit gets the headings it stands under.

Levels: 0 the title, 1 the section on one actor, 2 a facet (intro, basis, outcome), 3 a domain or other section,
4 a list's lead-in. A Markdown heading keeps its own depth. A heading closes every open heading of its level or deeper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.records.layouts import BlockKind
from dalil.records.quotes import Span, quote_at
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit, UnitKind, unit_id
from dalil.segmentation.lines import Line
from dalil.segmentation.passages import Kind, Passage, passages_of
from dalil.segmentation.sentences import sentences_of

TITLE, ACTOR, FACET, DOMAIN, LEAD = range(5)
LONGEST_ITEM = 600  # code points; a longer item is split into sentences
LONGEST_CONTEXT = 20_000  # code points; sentences of a longer paragraph have a part of it as their context


@dataclass(frozen=True, slots=True)
class _Style:
    """How a heading looks; equal looks mean equal levels where words do not tell."""

    marker: str | None
    colon: bool
    underlined: bool
    bracketed: bool
    level: int  # of a heading that the format names, else 0


def segment(source: Source) -> tuple[Unit, ...]:
    """The units of a source, in text order, none overlapping."""
    outline = _Outline(source)
    passages = passages_of(source.text, source.layout)
    for passage, following in zip(passages, (*passages[1:], None), strict=True):
        outline.take(passage, following)
    return tuple(outline.units)


def _style(line: Line) -> _Style:
    if line.block is not None and line.kind is BlockKind.HEADING:
        return _Style(None, False, False, False, line.block.level)
    return _Style(line.marker, line.colon, line.underlined, line.bracketed, 0)


def _own_mark(passage: Passage, following: Passage | None) -> str | None:
    """The mark of a lead-in that is itself an item, where the items under it have another."""
    mark = passage.line.mark
    return mark if following is not None and following.line.mark != mark else None


def _opens_facet(following: Passage | None) -> bool:
    """Whether a heading stands right over one that says basis or outcome: it opens the section on one actor."""
    return (
        following is not None and following.kind is Kind.HEADING and following.roles.facet in (Role.BASIS, Role.OUTCOME)
    )


class _Outline:
    """Walks the passages once, with the open headings as its state."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.units: list[Unit] = []
        self.open: list[Heading] = []
        self.levels: dict[_Style, int] = {}
        self.faceted = False
        self.lead_mark: str | None = None  # of a lead-in whose items have another mark
        self.tabled = False  # whether the open lead-in is the first row of a table

    def take(self, passage: Passage, following: Passage | None) -> None:
        """Add the passage's units."""
        if passage.kind in (Kind.HEADING, Kind.LEAD_IN):
            self._heading(passage, following)
        elif passage.kind is Kind.ITEM:
            self._item(passage)
        else:
            if passage.line.kind is not BlockKind.NOTE:  # a note stands between what goes on around it
                self._close_lead_in()
            self._sentences(passage)

    def _heading(self, passage: Passage, following: Passage | None) -> None:
        start, end = passage.start, passage.end
        end = start + len(self.source.text[start:end].rstrip(" :：-"))
        if end == start:
            return
        level = self._level(passage, following)
        kind = UnitKind.LEAD_IN if level == LEAD else UnitKind.TITLE if level == TITLE else UnitKind.HEADING
        self.lead_mark = _own_mark(passage, following) if level == LEAD else None
        self.tabled = passage.line.heads_table
        beside = level == ACTOR and self._in_block(passage)
        self.open = [h for h in self.open if h.level < level or (beside and h.level == level)]
        self._add(kind, start, end, Span(start=start, end=end))
        facet = passage.roles.facet if level not in (TITLE, LEAD) else None
        if level == DOMAIN and passage.roles.domain is not None:
            self._mark_outcome()
        self.faceted = self.faceted or facet is not None
        self.open.append(
            Heading(
                quote=quote_at(self.source.id, self.source.text, start, end),
                level=level,
                role=self._role(passage, level),
                facet=facet,
                # "Results of the relation with the Development Bank" names no domain, though its words could.
                domain=passage.roles.domain if level > ACTOR and not passage.roles.relation else None,
            )
        )

    def _level(self, passage: Passage, following: Passage | None) -> int:
        line, roles = passage.line, passage.roles
        style = _style(line)
        if not self.units:
            level = TITLE
        elif passage.kind is Kind.LEAD_IN:
            return LEAD
        elif line.marker == "heading":
            level = min(max(line.level - 1, ACTOR), DOMAIN)
        elif roles.facet is not None and not (roles.domain and roles.facet is self._facet()):
            level = FACET
        elif roles.domain is not None:
            level = DOMAIN
        elif roles.relation or self._in_block(passage) or _opens_facet(following):
            level = ACTOR
        elif self._in_head():
            level = FACET
        elif line.block is not None and self._right_under_facet():
            level = DOMAIN  # a document may give both headings one style
        else:
            level = self.levels.get(style, DOMAIN if self._under(FACET) else ACTOR)
        if level != TITLE:
            self.levels.setdefault(style, level)
        return level

    def _mark_outcome(self) -> None:
        """A section that opens straight into domains tells what a relation brought, whatever it is called."""
        above = [h for h in self.open if h.level < DOMAIN]
        if len(above) < 2 or any(h.facet is not None for h in above) or not self.faceted:
            return
        self.open = [replace(h, facet=Role.OUTCOME) if h is above[-1] else h for h in self.open]

    def _facet(self) -> Role | None:
        """The facet that is open."""
        return next((h.facet for h in reversed(self.open) if h.facet is not None), None)

    def _under(self, level: int) -> bool:
        return any(h.level == level for h in self.open)

    def _right_under_facet(self) -> bool:
        """Whether the last unit is the heading that opens the present facet."""
        last = self.open[-1] if self.open else None
        return last is not None and last.level == FACET and self.units[-1].span == last.quote.span

    def _in_head(self) -> bool:
        """Whether only the title and its subtitles have been read."""
        return all(u.kind in (UnitKind.TITLE, UnitKind.HEADING) for u in self.units) and not self.faceted

    def _in_block(self, passage: Passage) -> bool:
        """Whether a heading is a further line of the title's block: its lines stand side by side.

        Headings of a format stand apart by their style, whether they belong together or not.
        """
        return self._in_head() and (not passage.line.blank_before or passage.line.kind is BlockKind.HEADING)

    def _role(self, passage: Passage, level: int) -> Role:
        if level == TITLE:
            return Role.TITLE
        if level == LEAD:
            return Role.LEAD_IN
        if passage.roles.facet is not None:
            return passage.roles.facet
        return Role.DOMAIN if passage.roles.domain is not None else Role.SECTION

    def _item(self, passage: Passage) -> None:
        if self.lead_mark is not None and passage.line.mark == self.lead_mark:
            self._close_lead_in()  # the list that the lead-in itself belongs to goes on
        if self.tabled and passage.line.kind is not BlockKind.ROW:
            self._close_lead_in()
        pieces: tuple[tuple[int, int], ...] = ((passage.start, passage.end),)
        if passage.end - passage.start > LONGEST_ITEM:
            pieces = sentences_of(self.source.text, passage.start, passage.end)
        self._pieces(UnitKind.ITEM, passage, pieces)

    def _sentences(self, passage: Passage) -> None:
        self._pieces(UnitKind.SENTENCE, passage, sentences_of(self.source.text, passage.start, passage.end))

    def _pieces(self, kind: UnitKind, passage: Passage, pieces: Sequence[tuple[int, int]]) -> None:
        """Add units of one passage, each with the passage, or the part of a long one it is in, as its context."""
        whole = Span(start=passage.start, end=passage.end)
        parts: dict[int, list[tuple[int, int]]] = {}
        for start, end in pieces:
            parts.setdefault((start - passage.start) // LONGEST_CONTEXT, []).append((start, end))
        for part in parts.values():
            context = whole if len(parts) == 1 else Span(start=part[0][0], end=part[-1][1])
            for start, end in part:
                self._add(kind, start, end, context)

    def _close_lead_in(self) -> None:
        self.open = [h for h in self.open if h.level < LEAD]
        self.lead_mark = None
        self.tabled = False

    def _add(self, kind: UnitKind, start: int, end: int, context: Span) -> None:
        span = Span(start=start, end=end)
        self.units.append(
            Unit(
                id=unit_id(self.source.id, kind, start, end),
                source_id=self.source.id,
                kind=kind,
                ordinal=len(self.units),
                span=span,
                context=context,
                path=self._path(),
            )
        )

    def _path(self) -> tuple[Heading, ...]:
        """The open headings; what stands right under the title, before any section, introduces the paper."""
        path = tuple(self.open)
        if path and not self.faceted and all(h.level <= ACTOR for h in path) and path[-1].facet is None:
            return (*path[:-1], replace(path[-1], facet=Role.INTRO))
        return path
