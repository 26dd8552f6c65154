"""An explanation as lines for a person and as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dalil.cli.talk import RIGHT_TO_LEFT_MARK, Talk
from dalil.coding.explaining.explanation import CandidateShown, Explanation, TriggerShown
from dalil.publishing.jsonl import plain_number
from dalil.records.mentions import ActorRef, Amount, Mention, PartialDate
from dalil.workflow.explained import sections_of, told
from dalil.workflow.explaining import Explained

INDENT = "  "


def lines_of(explained: Explained, talk: Talk) -> Iterator[str]:
    """The explanation as lines; in Arabic each runs from the right, whatever it begins with."""
    mark = RIGHT_TO_LEFT_MARK if talk.language == "ar" else ""
    for section in sections_of(explained, talk.language):
        if section.title is not None:
            yield from ("", mark + section.title)
        for line in section.lines:
            yield mark + INDENT * (2 * line.depth + (section.title is not None)) + line.text


def data_of(explained: Explained) -> dict[str, Any]:
    """The explanation as one JSON record."""
    found = explained.explanation
    return {
        "result": "explained",
        "coder": explained.coder,
        "reader": found.reader,
        "unit": _unit(explained),
        "voice": found.voice,
        "partners": list(found.partners),
        "mentions": [_mention_data(m, found) for m in found.mentions],
        "words": [asdict(w) for w in found.words],
        "nodes": [asdict(n) for n in found.nodes],
        "triggers": list(map(_trigger_data, found.triggers)),
        "claims": [_claim_data(c) for c in found.candidates],
        "stored": _stored(explained),
    }


def _unit(explained: Explained) -> dict[str, Any]:
    unit = explained.explanation.unit
    path = [h.quote.exact for h in unit.path]
    text = explained.explanation.text
    return {"id": unit.id, "kind": unit.kind.value, "text": text, "path": path, "place": explained.place or None}


def _mention_data(mention: Mention, found: Explanation) -> dict[str, Any]:
    base = found.unit.span.start
    span = {"start": mention.quote.span.start - base, "end": mention.quote.span.end - base}
    shown = {"kind": mention.kind.value, "words": mention.quote.exact, **span}
    match mention.value:
        case ActorRef() as a:
            return {**shown, "name": a.name, "id": a.actor_id, "type": a.kind, "candidates": list(a.candidates)}
        case Amount() as a:
            return {**shown, "number": plain_number(a.number), "currency": a.currency, "qualifier": a.qualifier}
        case PartialDate() as d:
            return {**shown, "text": d.text, "precision": d.precision, "basis": d.basis}


def _trigger_data(trigger: TriggerShown) -> dict[str, Any]:
    missing = trigger.missing
    told = None if missing is None else {"name": missing.name, "values": dict(missing.values)}
    return {**asdict(trigger), "missing": told, "read": trigger.read}


def _claim_data(candidate: CandidateShown) -> dict[str, Any]:
    claim, verdict = candidate.claim, candidate.verdict
    return {
        "trigger": candidate.trigger,
        "relation": candidate.relation,
        "source": candidate.source,
        "target": candidate.target,
        "score": candidate.score,
        "kept": verdict.name == "kept",
        "verdict": verdict.name,
        "values": dict(verdict.values),
        "polarity": None if claim is None else claim.polarity.value,
        "domain": None if claim is None else claim.domain,
        "mode": None if claim is None else claim.mode,
        "features": [{**asdict(f), "adds": round(f.adds, 4)} for f in candidate.features],
        "why": [] if claim is None else [told(r, "en") for r in claim.why],
    }


def _stored(explained: Explained) -> dict[str, Any] | None:
    if explained.claim is None:
        return None
    return {"id": explained.claim.id, "relation": explained.claim.relation, "still_made": explained.still_made}
