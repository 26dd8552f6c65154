"""Tables for spreadsheets and statistics programs: one row a claim, in reading order."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator

from dalil.publishing.jsonl import plain_number
from dalil.publishing.labels import Labels, label
from dalil.publishing.material import CodedSource, PlacedClaim, placed_claims
from dalil.records.mentions import ActorRef, How

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the local code page
JOINT = " | "  # between the members of a list
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?$")
FORMULA = re.compile(r"[\s\u200e\u200f]*[=+\-@＝＋－＠]|[\t\r]")


Cell = Callable[[PlacedClaim], object]


def csv_table(material: Iterable[CodedSource], labels: Labels, *, lang: str = "en", bom: bool = True) -> Iterator[str]:
    """The claims as comma-separated values (RFC 4180), chunk by chunk; labels in `lang`, column names fixed."""
    if bom:
        yield BYTE_ORDER_MARK
    columns = columns_of(labels, lang)
    yield _line(columns)
    for coded in material:
        for placed in placed_claims(coded):
            yield _line([guarded(cell(placed)) for cell in columns.values()])


def csv_rows(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """Rows of any table as comma-separated values, with the mark that spreadsheets need."""
    yield BYTE_ORDER_MARK
    for row in rows:
        yield _line(map(guarded, row))


def columns_of(labels: Labels, lang: str) -> dict[str, Cell]:
    """Every column by its name: how to fill it from a claim."""
    return {
        **_place_columns(),
        **_actor_columns(),
        **_code_columns(labels, lang),
        **_detail_columns(),
        **_proof_columns(),
    }


def guarded(value: object) -> str:
    """The cell's text; an apostrophe before what a spreadsheet would run as a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _place_columns() -> dict[str, Cell]:
    return {
        "claim_id": lambda p: p.claim.id,
        "file": lambda p: p.place.source.origin,
        "title": lambda p: p.place.source.title,
        "sha256": lambda p: p.place.source.raw_digest,
        "unit_path": lambda p: " > ".join(p.place.path),
        "page": lambda p: p.place.page,
        "line": lambda p: p.place.line,
    }


def _actor_columns() -> dict[str, Cell]:
    return {
        "source": lambda p: _name(p.claim.source),
        "source_en": lambda p: _of(p.claim.source, lambda a: a.name_en),
        "source_id": lambda p: _of(p.claim.source, lambda a: a.actor_id),
        "source_how": lambda p: _of(p.claim.source, lambda a: a.how.value),
        "source_words": lambda p: _of(p.claim.source, _words),
        "target": lambda p: _name(p.claim.target),
        "target_en": lambda p: _of(p.claim.target, lambda a: a.name_en),
        "target_id": lambda p: _of(p.claim.target, lambda a: a.actor_id),
        "target_how": lambda p: _of(p.claim.target, lambda a: a.how.value),
        "target_words": lambda p: _of(p.claim.target, _words),
    }


def _code_columns(labels: Labels, lang: str) -> dict[str, Cell]:
    return {
        "relation": lambda p: p.claim.relation,
        "relation_label": lambda p: label(labels.relations, p.claim.relation, lang),
        "domain": lambda p: p.claim.domain,
        "polarity": lambda p: p.claim.polarity.value,
        "facet": lambda p: p.claim.facet,
    }


def _detail_columns() -> dict[str, Cell]:
    return {
        "amount": lambda p: None if p.claim.amount is None else plain_number(p.claim.amount.number),
        "currency": lambda p: None if p.claim.amount is None else p.claim.amount.currency,
        "amount_qualifier": lambda p: None if p.claim.amount is None else p.claim.amount.qualifier,
        "amount_written": lambda p: None if p.claim.amount is None else p.claim.amount.written,
        "date": lambda p: None if p.claim.date is None else p.claim.date.text,
        "date_calendar": lambda p: None if p.claim.date is None else p.claim.date.calendar,
        "date_basis": lambda p: None if p.claim.date is None else p.claim.date.basis,
        "beneficiary": lambda p: None if p.claim.beneficiary is None else p.claim.beneficiary.exact,
        "asserter": lambda p: _name(p.claim.asserter),
        "against": lambda p: JOINT.join(a.name for a in p.claim.against),
    }


def _proof_columns() -> dict[str, Cell]:
    return {
        "quote": lambda p: p.claim.evidence[0].exact,
        "start": lambda p: p.claim.evidence[0].span.start,
        "end": lambda p: p.claim.evidence[0].span.end,
        "further_quotes": lambda p: JOINT.join(q.exact for q in p.claim.evidence[1:]),
        "coder": lambda p: p.coder,
        "score": lambda p: f"{p.claim.score:.2f}",
        "decision_rule": lambda p: p.decision.rule,
        "mode": lambda p: p.claim.mode,
        "to_verify": lambda p: "true" if p.to_verify else "false",
    }


def _name(actor: ActorRef | None) -> str | None:
    return None if actor is None else actor.name


def _of(actor: ActorRef | None, part: Callable[[ActorRef], str | None]) -> str | None:
    return None if actor is None else part(actor)


def _words(actor: ActorRef) -> str | None:
    return actor.quote.exact if actor.quote is not None and actor.how is How.EXPLICIT else None
