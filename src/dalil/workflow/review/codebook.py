"""The codebook of a study as its readers look at it: what it says, and how often each code was used."""

from __future__ import annotations

from collections.abc import Mapping

from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Codebook
from dalil.storage.store import CodeCounts, Store
from dalil.workflow.project import Study


def codebook_of(study: Study) -> Codebook:
    """The codebook that the study codes under."""
    own = study.codebook_file
    return load_codebook(study.settings.codebook if own is None else own)


def figures_of(codebook: Codebook, store: Store) -> Mapping[str, CodeCounts]:
    """How often each code of the codebook was claimed, judged and decided."""
    found = store.code_counts()
    return {code: found.get(code, CodeCounts()) for code in codebook.relations}
