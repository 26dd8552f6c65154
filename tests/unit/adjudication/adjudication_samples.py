"""Claims and codings of one short unit, for tests of adjudication."""

from __future__ import annotations

from typing import Any

from dalil.records.claims import Claim, claim_id
from dalil.records.codings import Coding, Outcome
from dalil.records.mentions import ActorRef
from dalil.records.quotes import Quote, quote_at
from dalil.records.runs import content_id
from dalil.text.folding import fold_name

TEXT = "Norland paid Westmark 50 million dinars and trained its guards."


def key(actor_id: str | None, name: str) -> str:
    return actor_id or f"name:{fold_name(name)}"


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return quote_at("source1", TEXT, start, start + len(words))


def actor(words: str, actor_id: str | None = None) -> ActorRef:
    return ActorRef(quote=quote(words), name=words, actor_id=actor_id)


def claim(coder: str, relation: str = "funding", *, words: str = "Norland paid Westmark", **fields: Any) -> Claim:
    source, target = fields.pop("source", actor("Norland")), fields.pop("target", actor("Westmark"))
    return Claim(
        id=claim_id("unit1", coder, relation, source, target),
        unit_id="unit1",
        source=source,
        relation=relation,
        target=target,
        domain=fields.pop("domain", "financial"),
        evidence=(quote(words),),
        **fields,
    )


def coding(coder: str, *claims: Claim, outcome: Outcome = Outcome.CODED, reason: str | None = None) -> Coding:
    return Coding(
        id=content_id("coding", coder, [c.id for c in claims]),
        run_id="run1",
        coder_id=coder,
        unit_id="unit1",
        codebook_digest="d",
        outcome=outcome,
        claims=claims,
        reason=reason,
    )
