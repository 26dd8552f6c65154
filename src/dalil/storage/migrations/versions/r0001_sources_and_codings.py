"""Sources, units, codings, claims, runs and issues; codings and claims can only be added."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

FIXED = ("raws", "sources", "headings", "units", "coders", "codings", "claims")
KEPT = ("codings", "claims")


def text(name: str, *, null: bool = False) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text, nullable=null)


def number(name: str) -> sa.Column[int]:
    """A column of whole numbers."""
    return sa.Column(name, sa.Integer, nullable=False)


def key(name: str = "id", target: str | None = None) -> sa.Column[str]:
    """A primary key, or a part of one that names a record of another table."""
    links = () if target is None else (sa.ForeignKey(target),)
    return sa.Column(name, sa.Text, *links, primary_key=True)


def to(name: str, target: str) -> sa.Column[str]:
    """A column that names a record of another table."""
    return sa.Column(name, sa.Text, sa.ForeignKey(target), nullable=False)


def upgrade() -> None:
    """Build the tables of the first release."""
    op.execute("PRAGMA application_id = 1684106345")
    sources()
    machinery()
    codings()
    for table in FIXED:
        forbid(table, "UPDATE")
    for table in KEPT:
        forbid(table, "DELETE")


def forbid(table: str, act: str) -> None:
    """Let the database itself refuse what must not happen, whichever program asks for it."""
    op.execute(
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'dalil: {table} are only added'); END"
    )


def sources() -> None:
    """What was read."""
    op.create_table("raws", key("digest"), number("size"), sa.Column("data", sa.LargeBinary, nullable=False))
    op.create_table(
        "sources",
        key(),
        *map(text, ("raw_digest", "text", "text_digest", "language", "direction")),
        text("title", null=True),
        text("publisher", null=True),
        text("published", null=True),
        *map(text, ("origin", "reader", "encoding")),
    )
    op.create_index("sources_by_origin", "sources", ["origin", "id"])
    op.create_index("sources_by_raw", "sources", ["raw_digest"])
    op.create_table("headings", key(), to("source_id", "sources.id"), text("body"))
    op.create_table(
        "units",
        key(),
        to("source_id", "sources.id"),
        text("kind"),
        *map(number, ("ordinal", "span_start", "span_end", "context_start", "context_end")),
        text("path"),
    )
    op.create_index("units_in_order", "units", ["source_id", "ordinal"])


def machinery() -> None:
    """Who codes, and what was run."""
    op.create_table("coders", key(), *map(text, ("name", "kind", "version", "settings_digest")))
    op.create_table(
        "runs",
        key(),
        number("ordinal"),
        *map(text, ("step", "version", "settings_digest")),
        *map(number, ("inputs", "done", "skipped", "failed")),
        sa.UniqueConstraint("ordinal", name="runs_in_order"),
    )
    op.create_table("issues", key(), to("run_id", "runs.id"), *map(text, ("code", "severity", "place", "details")))
    op.create_index("issues_by_run", "issues", ["run_id"])


def codings() -> None:
    """What was coded."""
    op.create_table(
        "coded",
        key("source_id", "sources.id"),
        key("coder_id", "coders.id"),
        text("codebook_digest"),
        text("settings_digest"),
        to("run_id", "runs.id"),
        text("voice", null=True),
    )
    op.create_table(
        "codings",
        key(),
        to("run_id", "runs.id"),
        to("coder_id", "coders.id"),
        to("unit_id", "units.id"),
        text("codebook_digest"),
        text("outcome"),
        text("reason", null=True),
        text("supersedes", null=True),
        sa.UniqueConstraint("id", "unit_id", "coder_id", name="codings_for_chains"),
        sa.ForeignKeyConstraint(
            ["supersedes", "unit_id", "coder_id"],
            ["codings.id", "codings.unit_id", "codings.coder_id"],
            name="codings_chain",
        ),
    )
    op.create_index("codings_superseded_once", "codings", ["supersedes"], unique=True)
    begun = sa.text("supersedes IS NULL")
    op.create_index("codings_begun_once", "codings", ["unit_id", "coder_id"], unique=True, sqlite_where=begun)
    op.create_index("codings_by_unit", "codings", ["unit_id"])
    op.create_table(
        "claims",
        key("coding_id", "codings.id"),
        sa.Column("ordinal", sa.Integer, primary_key=True, autoincrement=False),
        text("id"),
        text("relation"),
        text("source_actor", null=True),
        text("target_actor", null=True),
        text("body"),
    )
    op.create_index("claims_by_id", "claims", ["id"])
