"""Queries for what stands now, over a whole store and without making records: each gives rows of ids and JSON.

Row ids only grow, as nothing is ever taken away; so the greatest of each table tell how far a store has grown, and what
lies beyond them is new.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, func, select, text, union

from dalil.storage.store import Growth
from dalil.storage.tables import CLAIMS, CODINGS, DECISIONS, JOURNAL, SOURCES, UNITS

WITHDRAWN = "withdrawn"  # the rule of a decision that takes an earlier one back
Units = Collection[str] | None


def claims_query(units: Units) -> Select[Any]:
    """The claims of all codings that nothing supersedes, source by source in text order."""
    query = (
        select(
            UNITS.c.source_id,
            UNITS.c.id.label("unit_id"),
            CODINGS.c.coder_id,
            CODINGS.c.id.label("coding_id"),
            CODINGS.c.by_hand.is_not(None).label("is_by_hand"),
            CLAIMS.c.body,
        )
        .join_from(CLAIMS, CODINGS, CODINGS.c.id == CLAIMS.c.coding_id)
        .join(UNITS, UNITS.c.id == CODINGS.c.unit_id)
        .where(is_latest_coding())
        .order_by(UNITS.c.source_id, UNITS.c.ordinal, CODINGS.c.coder_id, CLAIMS.c.ordinal)
    )
    return among(query, units)


def answers_query(units: Units) -> Select[Any]:
    """The codings by hand that nothing supersedes, those without claims too."""
    query = (
        select(UNITS.c.source_id, UNITS.c.id.label("unit_id"), CODINGS.c.coder_id, CODINGS.c.outcome, CODINGS.c.by_hand)
        .join_from(CODINGS, UNITS, UNITS.c.id == CODINGS.c.unit_id)
        .where(CODINGS.c.by_hand.is_not(None), is_latest_coding())
        .order_by(UNITS.c.source_id, UNITS.c.ordinal, CODINGS.c.coder_id)
    )
    return among(query, units)


def decisions_query(units: Units) -> Select[Any]:
    """The decisions that stand: nothing supersedes them, and they do not say that an earlier one was taken back."""
    newer = DECISIONS.alias()
    query = (
        select(UNITS.c.source_id, UNITS.c.id.label("unit_id"), DECISIONS.c.id.label("decision_id"), DECISIONS.c.body)
        .join_from(DECISIONS, UNITS, UNITS.c.id == DECISIONS.c.unit_id)
        .where(~select(newer.c.id).where(newer.c.supersedes == DECISIONS.c.id).exists())
        .where(DECISIONS.c.rule != WITHDRAWN)
        .order_by(UNITS.c.source_id, UNITS.c.ordinal)
    )
    return among(query, units)


def growth_query() -> Select[Any]:
    """How far each table that only grows has come."""
    tables = (SOURCES, CODINGS, DECISIONS, JOURNAL)
    ends = (
        select(func.coalesce(func.max(text(f"{t.name}.rowid")), 0)).select_from(t).scalar_subquery().label(t.name)
        for t in tables
    )
    return select(*ends)


def touched_query(since: Growth) -> CompoundSelect[Any]:
    """The units that were coded or decided after a store had grown so far."""
    return union(
        select(CODINGS.c.unit_id).where(text("codings.rowid > :codings").bindparams(codings=since.codings)),
        select(DECISIONS.c.unit_id).where(text("decisions.rowid > :decisions").bindparams(decisions=since.decisions)),
    )


def is_latest_coding() -> ColumnElement[bool]:
    """Whether nothing supersedes a coding."""
    newer = CODINGS.alias()
    return ~select(newer.c.id).where(newer.c.supersedes == CODINGS.c.id).exists()


def among(query: Select[Any], units: Units) -> Select[Any]:
    """The query, on some units or on all."""
    return query if units is None else query.where(UNITS.c.id.in_(units))
