"""JSON Lines: one unit and its claims a line, the exchange form that programs and benchmarks read.

Keys, their order and the separators are fixed; see docs/reference/jsonl.md. A line is always valid UTF-8 and one line
to every reader: unpaired surrogates, bidi controls and Unicode line ends are written as escapes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from dalil.messages import catalogue, message
from dalil.publishing.material import CodedSource
from dalil.publishing.scanned import is_to_verify
from dalil.records.claims import Claim, Reason
from dalil.records.layouts import Box
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.quotes import Quote
from dalil.records.units import Unit

UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")

Json = dict[str, object]


def jsonl(material: Iterable[CodedSource]) -> Iterator[str]:
    """The lines of all units of all sources, in order, each with its line end."""
    for coded in material:
        for unit in coded.units:
            yield unit_line(coded, unit) + "\n"


def unit_line(coded: CodedSource, unit: Unit) -> str:
    """One unit and its claims, without a line end."""
    source = coded.source
    return _dump(
        {
            "source": {
                "id": source.id,
                "file": source.origin,
                "title": source.title,
                "language": source.language,
            },
            "unit": {
                "id": unit.id,
                "kind": unit.kind.value,
                "start": unit.span.start,
                "end": unit.span.end,
                "text": coded.words(unit),
                "path": [h.quote.exact for h in unit.path],
                "page": coded.page(unit.span.start),
            },
            "claims": [_claim(coded, unit, c) for c in coded.claims(unit)],
        }
    )


def answer_line(given_id: str, coded: CodedSource) -> str:
    """All claims of a source under the id its text was given with, without a line end."""
    return _dump({"id": given_id, "claims": [_claim(coded, u, c) for u in coded.units for c in coded.claims(u)]})


def plain_number(number: Decimal) -> str:
    """Decimal digits, without exponent and idle zeros."""
    digits = format(number.copy_abs(), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def reason_text(reason: Reason, lang: str) -> str:
    """A reason in words; its key and values where the catalogue does not know it (codings made elsewhere)."""
    if reason.key in catalogue(lang):
        return message(reason.key, lang, **dict(reason.values))
    return " ".join([reason.key, *(f"{k}={v}" for k, v in reason.values)])


def _dump(line: Json) -> str:
    text = json.dumps(line, ensure_ascii=False)
    return UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)


def _claim(coded: CodedSource, unit: Unit, claim: Claim) -> Json:
    to_verify = is_to_verify(coded.source, unit, claim)
    return {
        "id": claim.id,
        "relation": claim.relation,
        "mode": claim.mode,
        "domain": claim.domain,
        "polarity": claim.polarity.value,
        "facet": claim.facet,
        "source": _actor(claim.source),
        "target": _actor(claim.target),
        "amount": _amount(claim.amount, to_verify),
        "date": _date(claim.date, to_verify),
        "beneficiary": _beneficiary(claim.beneficiary),
        "asserter": _actor(claim.asserter),
        "against": [_actor(a) for a in claim.against],
        "evidence": [_evidence(coded, q) for q in claim.evidence],
        "coder": coded.coder_of(claim),
        "score": round(claim.score, 2),
        "why": [reason_text(r, "en") for r in claim.why],
    }


def _actor(actor: ActorRef | None) -> Json | None:
    """An actor; words and place only where they stand in the unit.

    An inherited actor has none. The document's voice has some where it is reached through its cause ("the marches");
    `how` still says that it is the voice.
    """
    if actor is None:
        return None
    quote = None if actor.how is How.INHERITED else actor.quote
    return {
        "surface": None if quote is None else quote.exact,
        "name": actor.name,
        "name_en": actor.name_en,
        "id": actor.actor_id,
        "how": actor.how.value,
        "start": None if quote is None else quote.span.start,
        "end": None if quote is None else quote.span.end,
    }


def _amount(amount: Amount | None, to_verify: bool) -> Json | None:
    if amount is None:
        return None
    return {
        "number": plain_number(amount.number),
        "currency": amount.currency,
        "written": amount.written,
        "qualifier": amount.qualifier,
        "to_verify": to_verify,
    }


def _date(date: PartialDate | None, to_verify: bool) -> Json | None:
    if date is None:
        return None
    return {
        "text": date.text,
        "precision": date.precision,
        "calendar": date.calendar,
        "basis": date.basis,
        "to_verify": to_verify,
    }


def _beneficiary(quote: Quote | None) -> Json | None:
    if quote is None:
        return None
    return {"surface": quote.exact, "start": quote.span.start, "end": quote.span.end}


def _evidence(coded: CodedSource, quote: Quote) -> Json:
    start, end = quote.span.start, quote.span.end
    layout = coded.source.layout
    boxes = () if layout is None else layout.boxes_of(quote.span)
    return {
        "exact": quote.exact,
        "start": start,
        "end": end,
        "page": coded.page(start),
        "boxes": [_box(box) for box in boxes],
    }


def _box(box: Box) -> Json:
    return {"page": box.page, "left": box.left, "top": box.top, "right": box.right, "bottom": box.bottom}
