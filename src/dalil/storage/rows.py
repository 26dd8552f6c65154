"""Records as table rows and back. What is read goes through `serial`, so a row that was tampered with is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Row

from dalil.errors import Issue
from dalil.records.claims import Claim
from dalil.records.codings import Coding
from dalil.records.decisions import Decision
from dalil.records.entries import Entry
from dalil.records.mentions import ActorRef
from dalil.records.runs import content_id
from dalil.records.serial import dump_plain, dumps, from_json, load_plain, to_json
from dalil.records.sources import Source
from dalil.records.units import Heading, Unit
from dalil.storage.store import Coded

Values = dict[str, Any]

CODING_COLUMNS = ("id", "run_id", "coder_id", "unit_id", "codebook_digest", "outcome", "reason", "supersedes")
CODED_COLUMNS = ("source_id", "coder_id", "codebook_digest", "settings_digest", "run_id")
SOURCE_COLUMNS = tuple(name for name in Source.__dataclass_fields__ if name != "layout")


def plain(row: Row[Any]) -> Values:
    """A row by its columns' names."""
    return dict(row._mapping)


def flat(record: Any, names: Iterable[str] | None = None) -> Values:
    """The fields of a record that are columns, closed sets by their values."""
    wanted = type(record).__dataclass_fields__ if names is None else names
    return {n: getattr(v := getattr(record, n), "value", v) for n in wanted}


def layout_row(source: Source) -> list[Values]:
    """The layout of a source, where it has one."""
    return [] if source.layout is None else [{"source_id": source.id, "body": dumps(source.layout)}]


def source_of(row: Row[Any], body: str | None) -> Source:
    """The source of a row and its layout's body."""
    layout = {} if body is None else {"layout": load_plain(body, "Layout")}
    return from_json(Source, {**plain(row), **layout})


def heading_row(heading: Heading, source_id: str) -> Values:
    """A heading under its content id."""
    body = dumps(heading)
    return {"id": content_id("heading", source_id, body), "source_id": source_id, "body": body}


def unit_row(unit: Unit) -> Values:
    """A unit with its path as heading ids."""
    return {
        **flat(unit, ("id", "source_id", "kind", "ordinal")),
        "span_start": unit.span.start,
        "span_end": unit.span.end,
        "context_start": unit.context.start,
        "context_end": unit.context.end,
        "path": dump_plain([heading_row(h, unit.source_id)["id"] for h in unit.path]),
    }


def unit_of(row: Row[Any], headings: Mapping[str, Any]) -> Unit:
    """The unit of a row; `headings` are the JSON forms by id, and one that is missing breaks the unit."""
    return from_json(
        Unit,
        {
            "id": row.id,
            "source_id": row.source_id,
            "kind": row.kind,
            "ordinal": row.ordinal,
            "span": {"start": row.span_start, "end": row.span_end},
            "context": {"start": row.context_start, "end": row.context_end},
            "path": [headings.get(h) for h in load_plain(row.path, "Unit")],
        },
    )


def coding_row(coding: Coding) -> Values:
    """A coding without its claims."""
    said = {"judged": [to_json(j) for j in coding.judged], "is_open": coding.is_open, "at": coding.at}
    is_plain = coding.at is None and not coding.is_open and not coding.judged
    return {**flat(coding, CODING_COLUMNS), "by_hand": None if is_plain else dump_plain(said)}


def coding_of(row: Row[Any], bodies: Iterable[str]) -> Coding:
    """The coding of a row and its claims' bodies."""
    values = plain(row)
    said = values.pop("by_hand")
    values |= {"is_open": False} if said is None else load_plain(said, "Coding")
    return from_json(Coding, {**values, "claims": [load_plain(b, "Claim") for b in bodies]})


def entry_of(row: Row[Any]) -> Entry:
    """The journal's entry of a row."""
    return from_json(Entry, plain(row))


def claim_row(claim: Claim, *, coding_id: str, ordinal: int) -> Values:
    """A claim at its place in a coding; the actor columns are for people who ask the database itself."""
    return {
        "coding_id": coding_id,
        "ordinal": ordinal,
        "id": claim.id,
        "relation": claim.relation,
        "source_actor": label(claim.source),
        "target_actor": label(claim.target),
        "body": dumps(claim),
    }


def label(actor: ActorRef | None) -> str | None:
    """An actor's id, else its name."""
    return None if actor is None else actor.actor_id or actor.name


def decision_row(decision: Decision) -> Values:
    """A decision, whole in its body."""
    return {**flat(decision, ("id", "unit_id", "decided_by", "rule", "supersedes")), "body": dumps(decision)}


def coded_row(coded: Coded) -> Values:
    """The note that a coder is through with a source."""
    return {**flat(coded, CODED_COLUMNS), "voice": None if coded.voice is None else dumps(coded.voice)}


def coded_of(row: Row[Any]) -> Coded:
    """The note of a row."""
    voice = None if row.voice is None else load_plain(row.voice, "Coded")
    return from_json(Coded, {**plain(row), "voice": voice})


def issue_rows(run_id: str, issues: Iterable[Issue]) -> list[Values]:
    """Issues under their content ids, each once."""
    found = {}
    for issue in issues:
        details = dump_plain([list(pair) for pair in issue.values])
        row = {"run_id": run_id, "code": issue.code, "severity": issue.severity.value, "place": issue.where}
        issue_id = content_id("issue", *row.values(), details)
        found[issue_id] = {"id": issue_id, **row, "details": details}
    return list(found.values())


def issue_of(row: Row[Any]) -> Issue:
    """The issue of a row."""
    values = load_plain(row.details, "Issue")
    return from_json(Issue, {"code": row.code, "severity": row.severity, "where": row.place, "values": values})
