"""Where coders disagree: the units, furthest apart first, with what each coder says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dalil.adjudication.alignment import Row, align
from dalil.adjudication.disagreement import disagreement
from dalil.adjudication.traits import Trait, Traits
from dalil.records.agreements import Apart
from dalil.records.quick import quick
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.comparing.aligning import content_of
from dalil.reliability.comparing.naming import Namer, namer_of
from dalil.reliability.comparing.saying import NOBODY, Asked, Claims, Party, Said, SaidClaim, Voter

MOST = 200  # units listed
EXCERPT = 160  # letters of a unit that are shown
CLAIM = "claim"  # what is said to differ where a coder has no such claim
ORDER = (CLAIM, *(t.value for t in Trait))
ANYWHERE = ((0, 1),)  # for all coders, where they do not mark the same kind of words


@quick
@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a unit stands, and how it begins."""

    source_id: str | None
    where: str
    page: int | None
    excerpt: str


def shortened(text: str) -> str:
    """How a text begins, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[:EXCERPT].rpartition(" ")[0] + " …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A unit that coders answered in different ways."""

    unit: Asked
    disagreement: float
    differs: tuple[str, ...]


def differing_units(said: Said, plan: Plan) -> list[Differing]:
    """The units that coders answered in different ways, furthest apart first, else in their order."""
    found = [d for u in said.units if (d := _differing(u, plan)) is not None]
    return sorted(found, key=lambda d: -d.disagreement)


def listed(found: Sequence[Differing], voters: Sequence[Voter], places: Mapping[str, Place]) -> tuple[Apart, ...]:
    """The units with their places, and what each coder says."""
    return tuple(_apart(d, voters, places[d.unit.unit_id]) for d in found)


def _apart(found: Differing, voters: Sequence[Voter], place: Place) -> Apart:
    answers = zip(voters, found.unit.said, strict=True)
    return Apart(
        unit_id=found.unit.unit_id,
        source_id=place.source_id,
        where=place.where,
        page=place.page,
        excerpt=place.excerpt,
        disagreement=found.disagreement,
        differs=found.differs,
        said=tuple((voter.id, tuple(c.short for c in claims)) for voter, claims in answers if claims is not None),
    )


def _differing(unit: Asked, plan: Plan) -> Differing | None:
    columns = [claims for claims in unit.said if claims is not None]
    contents = {tuple(sorted(map(content_of, claims))) for claims in columns}
    if len(contents) < 2:
        return None
    name = namer_of(columns, plan.match)
    unsaid = frozenset(slot for claims in columns for c in claims for slot in c.unsaid)
    forms = {c.is_trigger for claims in columns for c in claims}
    places = len(forms) == 1 and "evidence" not in unsaid
    rows = align([_traits(claims, name, unsaid, places=places) for claims in columns])
    apart = disagreement(rows, len(columns))
    return Differing(unit=unit, disagreement=apart, differs=_differs(rows)) if apart else None


def _differs(rows: Sequence[Row]) -> tuple[str, ...]:
    found = {t.value for row in rows for t in row.differs}
    if any(None in row.cells for row in rows):
        found.add(CLAIM)
    return tuple(name for name in ORDER if name in found)


def _traits(claims: Claims, name: Namer, unsaid: frozenset[str], *, places: bool) -> list[Traits]:
    """The claims in the form in which adjudication holds them against each other, but for slots that not all have."""
    return [_trait(c, f"{n}", name, unsaid, places) for n, c in enumerate(claims)]


def _trait(claim: SaidClaim, number: str, name: Namer, unsaid: frozenset[str], places: bool) -> Traits:
    def own(slot: str) -> str | None:
        value: str | None = getattr(claim, slot)
        return None if slot in unsaid else value

    amount = None if claim.amount is None or "amount" in unsaid else (str(claim.amount[0]), claim.amount[1], None)
    return Traits(
        claim_id=number,
        relation=claim.relation,
        source=_who(claim.source, name),
        target=_who(claim.target, name),
        mode=own("mode"),
        domain=own("domain"),
        polarity=own("polarity") or "",
        facet=own("facet"),
        amount=amount,
        date=own("date"),
        asserter=None if "asserter" in unsaid else _who(claim.asserter, name),
        evidence=claim.evidence if places else ANYWHERE,
    )


def _who(party: Party, name: Namer) -> str | None:
    return None if party == NOBODY else name(party)
