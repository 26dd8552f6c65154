"""Signatures that tell equal texts, and voices that metadata name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the column."""
    op.add_column("sources", sa.Column("voice", sa.Text, nullable=True))
    op.create_table(
        "signatures",
        sa.Column("source_id", sa.Text, sa.ForeignKey("sources.id"), primary_key=True),
        sa.Column("scheme", sa.Text, primary_key=True),
        sa.Column("words_digest", sa.Text, nullable=False),
        sa.Column("sketch", sa.LargeBinary, nullable=False),
    )
