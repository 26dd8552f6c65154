"""The dossier as data: what is known between which actors, on which words, and what was read without yielding a claim.

Every claim stands in exactly one dyad or among the claims with one known party. Nothing is averaged: contradictions are
paired as disputes, and sums of money follow the rule of `amounts`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, compress

from dalil.publishing.amounts import AmountRow, Total, actor_key, amount_rows, totals
from dalil.publishing.labels import Labels
from dalil.publishing.material import (
    READ_KINDS,
    CodedSource,
    Place,
    PlacedClaim,
    lines_of,
    place_of,
    placed_claims,
    units_read,
)
from dalil.records.claims import Polarity
from dalil.records.decisions import Decision
from dalil.records.dossiers import Dossier, Dyad
from dalil.records.mentions import ActorRef
from dalil.records.quotes import quote_at

FACET_ORDER = ("intro", "basis", "outcome", None)
NO_ANSWER = "no_answer"  # the rule of a decision on a unit whose only coder abstained or failed
UNDECIDED = "undecided"  # the rule where only what people decided is to count


class Silence(StrEnum):
    """Why a unit has no claim."""

    NO_CLAIM = "no_claim"  # coded, and found to make none
    NOT_CODED = "not_coded"  # no coder answered
    UNDECIDED = "undecided"  # nobody has decided, and only what was decided counts


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentUnit:
    """An item or sentence without a claim."""

    place: Place
    silence: Silence
    note: str | None = None  # the coder's reason, where it gave one


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The claims of one facet and domain."""

    facet: str | None
    domain: str | None
    claims: tuple[PlacedClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims on one relation that some assert and others deny."""

    asserted: tuple[PlacedClaim, ...]
    denied: tuple[PlacedClaim, ...]

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of claim ids that name every claim: each with the first of the other side, so that many stay few."""
        first_asserted, first_denied = self.asserted[0].claim.id, self.denied[0].claim.id
        against = ((p.claim.id, first_denied) for p in self.asserted)
        return (*against, *((first_asserted, p.claim.id) for p in self.denied[1:]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A dyad, its claims in groups, and its contradictions."""

    dossier: Dossier
    groups: tuple[Group, ...]
    disputes: tuple[Dispute, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many claims of one relation there are, by polarity."""

    relation: str
    by_polarity: tuple[int, ...]  # in the order of `Polarity`
    claims: tuple[int, ...]  # their numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """All that a dossier shows, in the order it shows it."""

    sources: tuple[CodedSource, ...]
    claims: tuple[PlacedClaim, ...]  # in reading order
    counts: tuple[Count, ...]  # in the codebook's order
    chapters: tuple[Chapter, ...]  # dyads with the document's voice; all dyads where there is no voice
    third_parties: tuple[Chapter, ...]  # dyads of others
    one_sided: tuple[Group, ...]  # claims with one known party
    amounts: tuple[AmountRow, ...]
    totals: tuple[Total, ...]
    silent: tuple[SilentUnit, ...]
    units_read: int


def publication_of(sources: Sequence[CodedSource], labels: Labels) -> Publication:
    """The dossier of some coded sources."""
    distinct = _distinct(sources)
    claims = _numbered(distinct)
    read = units_read(distinct)
    chapters = _chapters(claims, labels, read)
    voices = {actor_key(s.voice) for s in distinct if s.voice is not None}
    own = [not voices or not voices.isdisjoint(_keys(c.dossier.dyad)) for c in chapters]
    rows = amount_rows(claims, chain.from_iterable(s.beside for s in distinct))
    return Publication(
        sources=tuple(sources),
        claims=claims,
        counts=_counts(claims, labels),
        chapters=tuple(compress(chapters, own)),
        third_parties=tuple(c for c, is_own in zip(chapters, own, strict=True) if not is_own),
        one_sided=_groups([p for p in claims if _dyad_key(p) is None], labels),
        amounts=rows,
        totals=totals(rows),
        silent=tuple(chain.from_iterable(map(_silent, distinct))),
        units_read=read,
    )


def _distinct(sources: Iterable[CodedSource]) -> tuple[CodedSource, ...]:
    """The sources without those that have the same bytes and coder as an earlier one."""
    first: dict[tuple[str, str], CodedSource] = {}
    for coded in sources:
        first.setdefault((coded.source.id, coded.coder), coded)
    return tuple(first.values())


def _numbered(sources: Iterable[CodedSource]) -> tuple[PlacedClaim, ...]:
    claims: list[PlacedClaim] = []
    for coded in sources:
        claims.extend(placed_claims(coded, len(claims) + 1))
    return tuple(claims)


def _chapters(claims: Iterable[PlacedClaim], labels: Labels, read: int) -> tuple[Chapter, ...]:
    """The dyads, those with most claims first; in reading order where equal."""
    dyads: dict[frozenset[tuple[str, str]], list[PlacedClaim]] = defaultdict(list)
    for placed in claims:
        key = _dyad_key(placed)
        if key is not None:
            dyads[key].append(placed)
    return tuple(chapter_of(members, labels, read) for members in sorted(dyads.values(), key=lambda m: -len(m)))


def chapter_of(members: Sequence[PlacedClaim], labels: Labels, read: int) -> Chapter:
    """The dossier of claims that are all between the same two actors."""
    disputes = _disputes(members, labels)
    return Chapter(
        dossier=Dossier(
            dyad=_dyad(members),
            claims=tuple(p.claim for p in members),
            disputes=tuple(chain.from_iterable(d.pairs() for d in disputes)),
            coverage=read,
        ),
        groups=_groups(members, labels),
        disputes=disputes,
    )


def _dyad(members: Iterable[PlacedClaim]) -> Dyad:
    """The two actors of some claims: the one who acts more often first, each as best named."""
    acts: Counter[tuple[str, str]] = Counter()
    faces: dict[tuple[str, str], ActorRef] = {}
    for placed in members:
        for actor, weight in ((placed.claim.source, 1), (placed.claim.target, 0)):
            key = actor_key(actor)
            if actor is None or key is None:
                continue
            acts[key] += weight
            if key not in faces or (faces[key].name_en is None and actor.name_en is not None):
                faces[key] = actor
    first, second = sorted(faces, key=lambda key: -acts[key])
    return Dyad(first=faces[first], second=faces[second])


def _disputes(members: Iterable[PlacedClaim], labels: Labels) -> tuple[Dispute, ...]:
    """What some claims assert and others deny, in the same direction where the relation has one."""
    sides: dict[tuple[object, ...], tuple[list[PlacedClaim], list[PlacedClaim]]] = {}
    for placed in members:
        claim = placed.claim
        source = None if claim.relation in labels.symmetric else actor_key(claim.source)
        asserted, denied = sides.setdefault((claim.relation, source), ([], []))
        if claim.polarity is Polarity.ASSERTED:
            asserted.append(placed)
        elif claim.polarity is Polarity.DENIED:
            denied.append(placed)
    return tuple(Dispute(asserted=tuple(a), denied=tuple(d)) for a, d in sides.values() if a and d)


def _groups(members: Iterable[PlacedClaim], labels: Labels) -> tuple[Group, ...]:
    """The claims by facet and domain, in the dossier's order, each group in reading order."""
    groups: dict[tuple[str | None, str | None], list[PlacedClaim]] = defaultdict(list)
    for placed in members:
        groups[(placed.claim.facet, placed.claim.domain)].append(placed)
    domains = (*labels.domains, None)
    return tuple(
        Group(facet=facet, domain=domain, claims=tuple(groups[(facet, domain)]))
        for facet, domain in sorted(groups, key=lambda k: (_rank(k[0], FACET_ORDER), _rank(k[1], domains)))
    )


def _rank(code: str | None, order: Sequence[str | None]) -> tuple[int, str]:
    """The place of a code: as ordered, unknown codes after that by their name."""
    return (order.index(code), "") if code in order else (len(order), code or "")


def _counts(claims: Iterable[PlacedClaim], labels: Labels) -> tuple[Count, ...]:
    by_relation: dict[str, list[PlacedClaim]] = defaultdict(list)
    for placed in claims:
        by_relation[placed.claim.relation].append(placed)
    order = tuple(labels.relations)
    counts = []
    for relation in sorted(by_relation, key=lambda code: _rank(code, order)):
        members = by_relation[relation]
        found = Counter(p.claim.polarity for p in members)
        counts.append(
            Count(
                relation=relation,
                by_polarity=tuple(found[p] for p in Polarity),
                claims=tuple(p.number for p in members),
            )
        )
    return tuple(counts)


def _silent(coded: CodedSource) -> tuple[SilentUnit, ...]:
    """The items and sentences of a source that have no claim."""
    lines = lines_of(coded.source.text)
    silent = []
    for unit in coded.units:
        if unit.kind not in READ_KINDS or coded.claims(unit):
            continue
        decision = coded.decisions.get(unit.id)
        quote = quote_at(coded.source.id, coded.source.text, unit.span.start, unit.span.end)
        silent.append(
            SilentUnit(
                place=place_of(coded, unit, quote, lines),
                silence=_silence(decision),
                note=None if decision is None else decision.note,
            )
        )
    return tuple(silent)


def _silence(decision: Decision | None) -> Silence:
    if decision is None or decision.rule == NO_ANSWER:
        return Silence.NOT_CODED
    return Silence.UNDECIDED if decision.rule == UNDECIDED else Silence.NO_CLAIM


def _keys(dyad: Dyad) -> frozenset[tuple[str, str]]:
    return frozenset(key for key in (actor_key(dyad.first), actor_key(dyad.second)) if key is not None)


def _dyad_key(placed: PlacedClaim) -> frozenset[tuple[str, str]] | None:
    """The dyad of a claim, in no order; None where one party is unknown or both are one actor."""
    ends = frozenset(k for k in map(actor_key, (placed.claim.source, placed.claim.target)) if k is not None)
    return ends if len(ends) == 2 else None
