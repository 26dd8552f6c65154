"""The codebooks that codings were made under, and the decisions on them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def text(name: str) -> sa.Column[str]:
    """A column of text."""
    return sa.Column(name, sa.Text, nullable=False)


def upgrade() -> None:
    """Add both tables; decisions, like codings, can only be added."""
    op.create_table("codebooks", sa.Column("digest", sa.Text, primary_key=True), text("name"), text("text"))
    op.create_table(
        "decisions",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("unit_id", sa.Text, sa.ForeignKey("units.id"), nullable=False),
        text("decided_by"),
        text("rule"),
        sa.Column("supersedes", sa.Text, sa.ForeignKey("decisions.id"), nullable=True),
        text("body"),
    )
    op.create_index("decisions_superseded_once", "decisions", ["supersedes"], unique=True)
    op.create_index("decisions_by_unit", "decisions", ["unit_id"])
    for table, act in (("codebooks", "UPDATE"), ("decisions", "UPDATE"), ("decisions", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'dalil: {table} are only added'); END"
        )
