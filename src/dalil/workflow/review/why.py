"""Why the machine coded a unit as it did, or left it uncoded."""

from __future__ import annotations

from dalil.records.units import unit_text
from dalil.storage.store import Store
from dalil.workflow.explaining import Explained, explain_unit
from dalil.workflow.project import Study
from dalil.workflow.review.studied import studied


def why(study: Study, store: Store, unit_id: str) -> Explained:
    """A unit as the study's coder reads it now; raises `StorageError` D817 where the store has no such unit."""
    unit = store.unit(unit_id)
    found = studied(study, store, unit.source_id)
    source = found.opened.source
    return explain_unit(unit_text(unit, source.text, source.language), found.kit, found.lexicon)
