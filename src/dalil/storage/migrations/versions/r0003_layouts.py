"""Layouts of sources whose format has pages or blocks, and authors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table, which can only grow, and the column."""
    op.add_column("sources", sa.Column("author", sa.Text, nullable=True))
    op.create_table(
        "layouts",
        sa.Column("source_id", sa.Text, sa.ForeignKey("sources.id"), primary_key=True),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.execute(
        "CREATE TRIGGER layouts_no_update BEFORE UPDATE ON layouts "
        "BEGIN SELECT RAISE(ABORT, 'dalil: layouts are only added'); END"
    )
