"""The claims of a dossier, whole: numbered, with the words they rest on and with who stands behind each of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dalil.adjudication.consensus import SOLE_CODER
from dalil.adjudication.identities import NAME
from dalil.publishing.lean import LeanClaim, Standing
from dalil.publishing.material import Lines, Place, PlacedClaim, lines_of
from dalil.publishing.scanned import scan_of
from dalil.records.claims import Claim
from dalil.records.codings import Verdict
from dalil.records.mentions import ActorRef
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.evidence import Evidence, evidence_of, standing_of
from dalil.workflow.review.filters import Filters, kept
from dalil.workflow.review.index import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A claim of a dossier."""

    number: int  # from 1, in reading order
    evidence: Evidence
    taken: Verdict | None = None  # how a person took it over from another coder
    taken_from: str | None = None  # that coder's id

    @property
    def rule(self) -> str | None:
        """By which adjudication concluded it."""
        return None if self.evidence.decision is None else self.evidence.decision.rule


def lines_between(
    study: Study, store: Store, claims: Sequence[LeanClaim], numbers: Mapping[str, int]
) -> tuple[Line, ...]:
    """Some claims whole, in their order; `numbers` are those of all claims of the dossier, by `name_of`."""
    taken = _taken(store, {c.unit_id for c in claims if c.standing is Standing.PERSON})
    makers = _makers(store, taken)
    lines = []
    for found in evidence_of(study, store, claims):
        lean = found.lean
        verdict, judged = taken.get((lean.coder_id or "", lean.unit_id, lean.claim_id), (None, None))
        lines.append(
            Line(
                number=numbers[name_of(lean)],
                evidence=found,
                taken=verdict,
                taken_from=None if judged is None else makers.get(judged),
            )
        )
    return tuple(lines)


def name_of(claim: LeanClaim) -> str:
    """What tells a claim from all others: two answers may hold one claim."""
    return f"{claim.answer_id} {claim.claim_id}"


def numbered(claims: Iterable[LeanClaim]) -> dict[str, int]:
    """The number of each claim, from 1."""
    return {name_of(claim): number for number, claim in enumerate(claims, 1)}


def claims_beside(study: Study, store: Store, picture: Picture, lines: Sequence[Line]) -> tuple[Claim, ...]:
    """What the same units claim of others, where the lines tell of money: a sum may be meant for several together."""
    units = {line.evidence.lean.unit_id for line in lines if line.evidence.seen.claim.amount is not None}
    own = {name_of(line.evidence.lean) for line in lines}
    there = kept((c for c in picture.claims if c.unit_id in units), Filters())
    found = evidence_of(study, store, [c for c in there if name_of(c) not in own])
    return tuple(one_named(e.seen.claim, picture.identities, e.seen.source.language) for e in found)


def placed_lines(lines: Iterable[Line], picture: Picture) -> tuple[PlacedClaim, ...]:
    """The claims as publishing takes them, with actors that are one under one name."""
    at: dict[str, Lines] = {}
    placed = []
    for line in lines:
        seen, lean = line.evidence.seen, line.evidence.lean
        source = seen.source
        if source.id not in at:
            at[source.id] = lines_of(source.text)
        quote = seen.claim.evidence[0]
        start = quote.span.start
        line_number = at[source.id].line(start)
        place = Place(source=source, unit=seen.unit, quote=quote, line=line_number, page=seen.page(start))
        placed.append(
            PlacedClaim(
                number=line.number,
                claim=one_named(seen.claim, picture.identities, source.language),
                place=place,
                decision=standing_of(line.evidence, (seen.claim,)),
                coder=coder_name(lean, line.evidence.decided_by, picture),
                scan=scan_of(source, seen.unit, seen.claim),
            )
        )
    return tuple(placed)


def coder_name(claim: LeanClaim, decided_by: str | None, picture: Picture) -> str:
    """Whose claim it is, in publications."""
    if claim.coder_id is None:
        return decided_by or SOLE_CODER
    coder = picture.coders.get(claim.coder_id)
    return claim.coder_id if coder is None else coder.name


def one_named(claim: Claim, who: Identities, language: str) -> Claim:
    """A claim whose giver and receiver go by the one id or name that all their names have."""
    source, target = one_name(claim.source, who, language), one_name(claim.target, who, language)
    return claim if (source, target) == (claim.source, claim.target) else replace(claim, source=source, target=target)


def one_name(actor: ActorRef | None, who: Identities, language: str) -> ActorRef | None:
    """An actor under the id or name that all its names have, in the language of the document."""
    if actor is None:
        return None
    key = who.key(actor)
    if key.startswith(NAME):
        return replace(actor, actor_id=None, name=who.written(key))
    if key == actor.actor_id:
        return actor
    lang = "ar" if language.startswith("ar") else "en"
    return replace(actor, actor_id=key, name=who.name(key, lang), name_en=who.name_in(key, "en"), candidates=())


def _taken(store: Store, units: set[str]) -> dict[tuple[str, str, str], tuple[Verdict, str]]:
    """What people took over from others: the verdict and the other's coding, by person, unit and claim."""
    found = {}
    for row in store.latest_answers(units) if units else ():
        for judged in json.loads(row.by_hand)["judged"]:
            becomes = judged.get("becomes")  # a claim that was rejected became nothing
            if becomes is not None:
                own = (row.coder_id, row.unit_id, becomes)
                found[own] = (Verdict(judged["verdict"]), judged["coding_id"])
    return found


def _makers(store: Store, taken: Mapping[tuple[str, str, str], tuple[Verdict, str]]) -> dict[str, str]:
    """Who made the codings that claims were taken from."""
    units = {unit for _, unit, _ in taken}
    rows = store.latest_claims(units) if units else ()
    return {row.coding_id: row.coder_id for row in rows}
