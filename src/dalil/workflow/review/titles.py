"""How the sources of a study are called in lists."""

from __future__ import annotations

from collections.abc import Mapping

from dalil.storage.store import Store
from dalil.workflow.project import Study


def source_titles(study: Study, store: Store) -> Mapping[str, str]:
    """The title of each source, by id and in the order of file names: as the settings say it, as found, else the file's
    name."""
    return {r.id: study.settings.source(r.origin).title or r.title or r.origin for r in store.source_rows()}
