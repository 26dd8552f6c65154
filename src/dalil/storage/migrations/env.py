"""Run by Alembic: migrate the connection that `dalil.storage.upgrade` hands over, in the transaction it has begun."""

from __future__ import annotations

from alembic import context

from dalil.storage.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
context.run_migrations()
