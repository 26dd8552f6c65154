"""The dossier of a dyad in the workbench: what is claimed between two actors, in which direction, on which words.

What it makes of the claims is what `publishing` makes of them: sums by the rules of `amounts`, contradictions as
disputes. Which claims there are is settled by the index and its filters, as in all views.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dalil.publishing.amounts import AmountRow, Total, amount_rows, totals
from dalil.publishing.dossiers import chapter_of
from dalil.publishing.lean import DateBasis, LeanClaim
from dalil.publishing.material import PlacedClaim
from dalil.publishing.networks import counted
from dalil.storage.store import Store, UnitsRead
from dalil.text.folding import fold_text
from dalil.workflow.project import Study
from dalil.workflow.review.dossier_lines import Line, claims_beside, lines_between, numbered, placed_lines
from dalil.workflow.review.dyads import claims_between
from dalil.workflow.review.filters import NONE, Filters, kept
from dalil.workflow.review.index import Picture
from dalil.workflow.review.views import Counted, counted_of


class PartyRole(StrEnum):
    """How someone beside the two actors stands in a claim."""

    ASSERTER = "asserter"  # who says so, where it is not the document itself
    BENEFICIARY = "beneficiary"  # for whom it finally is
    AGAINST = "against"  # whom a support is aimed at


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierCell:
    """The claims of one direction, facet and domain."""

    giver: str
    facet: str | None
    domain: str | None
    claims: int
    polarities: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThirdParty:
    """Someone beside the two actors, and the claims in which they stand."""

    role: PartyRole
    key: str | None  # None for a beneficiary, who is known by words only
    name: str  # as written
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Claims on one relation that some assert and others deny; in one direction, unless the relation has none."""

    relation: str
    giver: str | None  # None where the relation has no direction
    asserted: tuple[Line, ...]
    denied: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SumRow:
    """The amount of one claim and what becomes of it in the sums."""

    line: Line
    row: AmountRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read for a dossier, in the sources that speak of its dyad."""

    read: UnitsRead
    with_claims: int  # items and sentences with a claim of the dyad
    with_others: int  # with claims of others only

    @property
    def silent(self) -> int:
        """Items and sentences that were coded and found to make no claim."""
        return max(0, self.read.coded - self.with_claims - self.with_others)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """A dossier but for its list of claims."""

    first: str  # keys
    second: str
    cells: tuple[DossierCell, ...]
    dates: tuple[tuple[str, int], ...]  # as precise as the texts have them, in order
    undated: int
    contradictions: tuple[Contradiction, ...]
    sums: tuple[SumRow, ...]
    totals: tuple[Total, ...]
    third_parties: tuple[ThirdParty, ...]
    coverage: Coverage
    counted: Counted


def dossier(study: Study, store: Store, picture: Picture, filters: Filters, first: str, second: str) -> DossierView:
    """The dossier of two actors, from the claims that pass."""
    claims = claims_between(picture.claims, filters, first, second)
    lines = lines_between(study, store, claims, numbered(claims))
    by_number = {line.number: line for line in lines}
    placed = placed_lines(lines, picture)
    rows = amount_rows(placed, claims_beside(study, store, picture, lines))
    dates = Counter(d for c in claims if (d := c.dated(filters.dates)) is not None)
    return DossierView(
        first=first,
        second=second,
        cells=_cells(claims),
        dates=tuple(sorted(dates.items())),
        undated=len(claims) - dates.total(),
        contradictions=tuple(_contradictions(lines, placed, picture)),
        sums=tuple(SumRow(line=by_number[row.placed.number], row=row) for row in rows),
        totals=totals(rows),
        third_parties=tuple(_third_parties(lines, picture)),
        coverage=_coverage(store, picture, claims),
        counted=counted_of(claims, picture, filters),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A part of a dossier; what is None is not asked, and `NONE` asks for claims that name no code or date."""

    giver: str | None = None
    facet: str | None = None
    domain: str | None = None
    date: str | None = None


def in_cell(claims: Iterable[LeanClaim], cell: Cell, basis: DateBasis) -> list[LeanClaim]:
    """The claims of a part, in their order."""
    asked: tuple[tuple[str | None, Callable[[LeanClaim], str | None]], ...] = (
        (cell.giver, lambda c: c.giver),
        (cell.facet, lambda c: c.facet),
        (cell.domain, lambda c: c.domain),
        (cell.date, lambda c: c.dated(basis)),
    )
    tests = [(wanted, code_of) for wanted, code_of in asked if wanted is not None]
    return [c for c in claims if all((code_of(c) or NONE) == wanted for wanted, code_of in tests)]


def by_date(claims: Iterable[LeanClaim], filters: Filters) -> list[LeanClaim]:
    """The claims by their dates, in reading order where dates are the same; undated ones last."""
    return sorted(claims, key=lambda c: ((d := c.dated(filters.dates)) is None, d or ""))


def _cells(claims: Iterable[LeanClaim]) -> tuple[DossierCell, ...]:
    groups: dict[tuple[str, str | None, str | None], list[LeanClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.giver or "", claim.facet, claim.domain].append(claim)
    return tuple(
        DossierCell(
            giver=giver,
            facet=facet,
            domain=domain,
            claims=len(members),
            polarities=counted(c.polarity for c in members),
        )
        for (giver, facet, domain), members in groups.items()
    )


def _contradictions(lines: Sequence[Line], placed: Sequence[PlacedClaim], picture: Picture) -> list[Contradiction]:
    """The disputes that publishing finds, with the direction each has."""
    if not placed:
        return []
    line_of = {line.number: line for line in lines}
    found = []
    for dispute in chapter_of(placed, picture.labels, 0).disputes:
        asserted = tuple(line_of[p.number] for p in dispute.asserted)
        lean = asserted[0].evidence.lean
        found.append(
            Contradiction(
                relation=lean.relation,
                giver=None if lean.relation in picture.labels.symmetric else lean.giver,
                asserted=asserted,
                denied=tuple(line_of[p.number] for p in dispute.denied),
            )
        )
    return found


def _third_parties(lines: Iterable[Line], picture: Picture) -> list[ThirdParty]:
    """Everyone beside the two actors, by role, those in most claims first."""
    groups: dict[tuple[PartyRole, str | None, str], list[Line]] = defaultdict(list)
    names: dict[tuple[PartyRole, str | None, str], str] = {}
    for line in lines:
        beside = {(r, k, "" if k is not None else fold_text(name)): name for r, k, name in _beside(line, picture)}
        for who, name in beside.items():
            names.setdefault(who, name)
            groups[who].append(line)
    order = {role: place for place, role in enumerate(PartyRole)}
    ranked = sorted(groups, key=lambda who: (order[who[0]], -len(groups[who]), names[who]))
    return [ThirdParty(role=who[0], key=who[1], name=names[who], lines=tuple(groups[who])) for who in ranked]


def _beside(line: Line, picture: Picture) -> Iterator[tuple[PartyRole, str | None, str]]:
    claim, key_of = line.evidence.seen.claim, picture.identities.key
    if claim.asserter is not None:
        yield PartyRole.ASSERTER, key_of(claim.asserter), claim.asserter.name
    if claim.beneficiary is not None:
        yield PartyRole.BENEFICIARY, None, claim.beneficiary.exact
    for actor in claim.against:
        yield PartyRole.AGAINST, key_of(actor), actor.name


def _coverage(store: Store, picture: Picture, claims: Sequence[LeanClaim]) -> Coverage:
    """What was read in the sources of some claims; a unit that people answered without a claim counts as silent."""
    sources = {c.source_id for c in claims}
    own = {c.unit_id for c in claims}
    standing = kept((c for c in picture.claims if c.source_id in sources), Filters())
    return Coverage(
        read=store.units_read(sources), with_claims=len(own), with_others=len({c.unit_id for c in standing} - own)
    )
