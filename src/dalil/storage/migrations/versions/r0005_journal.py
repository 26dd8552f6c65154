"""What only a person's coding says, and the journal of people's work."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column and the table, which can only grow."""
    op.add_column("codings", sa.Column("by_hand", sa.Text, nullable=True))
    op.create_table(
        "journal",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("by", sa.Text, sa.ForeignKey("coders.id"), nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("undoes", sa.Text, sa.ForeignKey("journal.id"), nullable=True),
    )
    op.create_index("journal_by_subject", "journal", ["kind", "subject"])
    op.create_index("journal_undone_once", "journal", ["undoes"], unique=True)
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER journal_no_{act.lower()} BEFORE {act} ON journal "
            "BEGIN SELECT RAISE(ABORT, 'dalil: journal are only added'); END"
        )
