"""Claims made lean from the JSON that the store keeps, unit by unit, without building their records."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dalil.adjudication.consensus import WITHDRAWN
from dalil.publishing.lean import LeanClaim, Standing
from dalil.records.codings import Outcome, Verdict
from dalil.storage.store import AnswerRow, Store
from dalil.workflow.review.actors import Identities

Raw = tuple[str | None, str] | None  # an actor as a claim has it: its id, if any, and its name
STANDING_OF = {
    Verdict.ACCEPTED.value: Standing.ACCEPTED,
    Verdict.EDITED.value: Standing.EDITED,
    Verdict.REJECTED.value: Standing.REJECTED,
}
STRONGEST_FIRST = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Held:
    """A lean claim with its actors as written, from which their keys can be worked out anew."""

    claim: LeanClaim
    giver: Raw
    receiver: Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What claims are seen through: who is who, which family a relation has, when a source was published."""

    identities: Identities
    family_of: Mapping[str, str]
    published: Mapping[str, str | None]  # by source id


@dataclass(slots=True)
class Answers:
    """What people said of the units: who has answered, what is still open, and their verdicts."""

    answered: set[str] = field(default_factory=set)  # units
    open: set[tuple[str, str]] = field(default_factory=set)  # unit and coder
    verdicts: dict[tuple[str, str], Standing] = field(default_factory=dict)  # by unit and claim

    @classmethod
    def of(cls, rows: Iterable[AnswerRow]) -> Answers:
        """What the answers by hand say."""
        said = cls()
        for row in rows:
            by_hand = json.loads(row.by_hand)
            if by_hand["is_open"]:
                said.open.add((row.unit_id, row.coder_id))
                continue
            if row.outcome == Outcome.CODED.value:
                said.answered.add(row.unit_id)
            for judged in by_hand["judged"]:
                said._note((row.unit_id, judged["claim_id"]), STANDING_OF[judged["verdict"]])
        return said

    def _note(self, key: tuple[str, str], standing: Standing) -> None:
        """Where people differ on a claim, who keeps it goes before who refuses it."""
        known = self.verdicts.get(key, standing)
        self.verdicts[key] = min(known, standing, key=STRONGEST_FIRST.index)

    def standing(self, unit_id: str, claim_id: str) -> Standing:
        """What became of a machine's claim."""
        untouched = Standing.UNJUDGED if unit_id in self.answered else Standing.MACHINE
        return self.verdicts.get((unit_id, claim_id), untouched)


def held_by_unit(store: Store, frame: Frame, units: Collection[str] | None = None) -> dict[str, tuple[Held, ...]]:
    """The claims that stand, by unit; of all units, or of some."""
    said = Answers.of(store.latest_answers(units))
    maker = Maker(frame)
    found: dict[str, list[Held]] = defaultdict(list)
    decided: set[str] = set()
    for decision in store.latest_decisions(units):
        concluded = json.loads(decision.body)
        if concluded["rule"] == WITHDRAWN:
            continue
        decided.add(decision.unit_id)
        for body in concluded["claims"]:
            own = (decision.source_id, decision.unit_id, decision.decision_id, None)
            found[decision.unit_id].append(maker.held(body, own, standing=Standing.DECIDED, overruled=False))
    for row in store.latest_claims(units):
        if (row.unit_id, row.coder_id) in said.open:
            continue
        body = json.loads(row.body)
        standing = Standing.PERSON if row.is_by_hand else said.standing(row.unit_id, body["id"])
        overruled = row.unit_id in decided or (not row.is_by_hand and row.unit_id in said.answered)
        whose = (row.source_id, row.unit_id, row.coding_id, row.coder_id)
        found[row.unit_id].append(maker.held(body, whose, standing=standing, overruled=overruled))
    return {unit: tuple(claims) for unit, claims in found.items()}


class Maker:
    """Makes lean claims; each text that comes again is kept once."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._texts: dict[str, str] = {}
        self._raws: dict[tuple[str | None, str], tuple[str | None, str]] = {}

    def held(
        self, body: Mapping[str, Any], whose: tuple[str, str, str, str | None], *, standing: Standing, overruled: bool
    ) -> Held:
        """The lean form of a claim's JSON; `whose` are its source, unit, answer and coder."""
        source, unit, answer, coder = whose
        giver, receiver = self._raw(body["source"]), self._raw(body["target"])
        relation = self._text(body["relation"])
        date = body.get("date")
        claim = LeanClaim(
            claim_id=body["id"],
            answer_id=self._text(answer),
            unit_id=self._text(unit),
            source_id=self._text(source),
            coder_id=self._optional(coder),
            standing=standing,
            overruled=overruled,
            relation=relation,
            family=self._frame.family_of.get(relation),
            domain=self._optional(body["domain"]),
            polarity=self._text(body["polarity"]),
            facet=self._optional(body.get("facet")),
            giver=key_of(giver, self._frame.identities),
            receiver=key_of(receiver, self._frame.identities),
            date=None if date is None else self._text(date["text"]),
            published=self._frame.published.get(source),
            start=body["evidence"][0]["span"]["start"],
            score=body["score"],
        )
        return Held(claim, giver, receiver)

    def _text(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def _optional(self, text: str | None) -> str | None:
        return None if text is None else self._texts.setdefault(text, text)

    def _raw(self, actor: Mapping[str, Any] | None) -> Raw:
        if actor is None:
            return None
        raw = (actor.get("actor_id"), actor["name"])
        return self._raws.setdefault(raw, raw)


def key_of(raw: Raw, identities: Identities) -> str | None:
    """The key of an actor as written."""
    return None if raw is None else identities.key_of(*raw)


def in_reading_order(held: Iterable[tuple[Held, ...]], place_of: Mapping[str, int]) -> Iterator[LeanClaim]:
    """The claims source by source, as they stand in the text."""
    claims = [h.claim for unit in held for h in unit]
    claims.sort(key=lambda c: (place_of.get(c.source_id, -1), c.start, c.rank, c.coder_id or "", c.claim_id))
    return iter(claims)
