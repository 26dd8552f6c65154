"""Queries for units that several coders have coded: who stands where, without making records."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Integer, Select, func, select, text
from sqlalchemy import cast as sql_cast

from dalil.storage.standing import WITHDRAWN
from dalil.storage.tables import CLAIMS, CODERS, CODINGS, DECISIONS, SOURCES, UNITS


def cases_query(unit_id: str | None) -> Select[Any]:
    """The codings that nothing supersedes of one unit, or of all with several coders, by file name and in text order.

    Row ids grow with time, so that the latest of several machines' codings can be told.
    """
    return (
        select(
            UNITS.c.source_id,
            UNITS.c.id.label("unit_id"),
            UNITS.c.kind.label("unit_kind"),
            UNITS.c.span_start.label("start"),
            UNITS.c.span_end.label("end"),
            CODINGS.c.id.label("coding_id"),
            CODINGS.c.coder_id,
            CODERS.c.kind,
            CODINGS.c.codebook_digest,
            CODINGS.c.outcome,
            sql_cast(func.coalesce(func.json_extract(CODINGS.c.by_hand, "$.is_open"), 0), Boolean).label("is_open"),
            func.json_extract(CODINGS.c.by_hand, "$.at").label("at"),
            text("codings.rowid AS made"),
        )
        .join_from(CODINGS, UNITS, UNITS.c.id == CODINGS.c.unit_id)
        .join(SOURCES, SOURCES.c.id == UNITS.c.source_id)
        .join(CODERS, CODERS.c.id == CODINGS.c.coder_id)
        .where(_is_latest(), CODINGS.c.unit_id.in_(_several()) if unit_id is None else CODINGS.c.unit_id == unit_id)
        .order_by(SOURCES.c.origin, SOURCES.c.id, UNITS.c.ordinal, text("codings.rowid"))
    )


def case_claims_query() -> Select[Any]:
    """The claims of these codings, as JSON."""
    return (
        select(CLAIMS.c.coding_id, CLAIMS.c.body)
        .join_from(CLAIMS, CODINGS, CODINGS.c.id == CLAIMS.c.coding_id)
        .where(_is_latest(), CODINGS.c.unit_id.in_(_several()))
        .order_by(CLAIMS.c.coding_id, CLAIMS.c.ordinal)
    )


def progress_query(kinds: Collection[str]) -> Select[Any]:
    """For each person and source: units answered, units still open, and units decided of those answered."""
    newer = DECISIONS.alias()
    stands = ~select(newer.c.id).where(newer.c.supersedes == DECISIONS.c.id).exists()
    decided = select(DECISIONS.c.unit_id).where(stands, DECISIONS.c.rule != WITHDRAWN)
    is_open = func.coalesce(func.json_extract(CODINGS.c.by_hand, "$.is_open"), 0)
    is_answer = (is_open == 0) & (CODINGS.c.outcome == "coded")
    return (
        select(
            UNITS.c.source_id,
            CODINGS.c.coder_id,
            func.sum(sql_cast(is_answer, Integer)).label("answered"),
            func.sum(is_open).label("open"),
            func.sum(sql_cast(is_answer & UNITS.c.id.in_(decided), Integer)).label("decided"),
        )
        .join_from(CODINGS, UNITS, UNITS.c.id == CODINGS.c.unit_id)
        .join(CODERS, CODERS.c.id == CODINGS.c.coder_id)
        .where(CODERS.c.kind == "human", UNITS.c.kind.in_(kinds), _is_latest())
        .group_by(UNITS.c.source_id, CODINGS.c.coder_id)
        .order_by(UNITS.c.source_id, CODINGS.c.coder_id)
    )


def sizes_query(kinds: Collection[str]) -> Select[Any]:
    """How many units of these kinds each source has."""
    return select(UNITS.c.source_id, func.count().label("units")).where(UNITS.c.kind.in_(kinds)).group_by("source_id")


def _several() -> Select[Any]:
    """The units where more than one chain of codings begins: one coder has one chain."""
    begun = select(CODINGS.c.unit_id).where(CODINGS.c.supersedes.is_(None))
    return begun.group_by(CODINGS.c.unit_id).having(func.count() > 1)


def _is_latest() -> ColumnElement[bool]:
    newer = CODINGS.alias()
    return ~select(newer.c.id).where(newer.c.supersedes == CODINGS.c.id).exists()
