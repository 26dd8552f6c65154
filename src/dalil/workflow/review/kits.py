"""Codebook, registry and coder of a study, and what its documents settle, kept between requests.

A study's settings, codebook and actors are files that people edit while the workbench runs: what was read of them holds
for as long as the files stay as they were.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dalil.recognition.document import DocumentLexicon, study_document
from dalil.workflow.files import SETTINGS
from dalil.workflow.project import Study, open_study
from dalil.workflow.steps import Kit
from dalil.workflow.study import kit_of

Stamps = tuple[tuple[int, int] | None, ...]  # when each file was written, and how long it is
KEPT_KITS = 2
KEPT_DOCUMENTS = 4


def review_kit(study: Study) -> Kit:
    """The kit of a study as its files are now."""
    return _kit(study.folder, _stamps(study))


def document_of(study: Study, source_id: str) -> DocumentLexicon:
    """What a document of the study's store settles about its actors."""
    return _document(study.folder, source_id, _stamps(study))


def _stamps(study: Study) -> Stamps:
    files = (study.folder / SETTINGS, study.actors_file, study.codebook_file)
    return tuple(None if file is None else _stamp(file) for file in files)


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_mtime_ns, told.st_size


@lru_cache(maxsize=KEPT_KITS)
def _kit(folder: Path, stamps: Stamps) -> Kit:
    return kit_of(open_study(folder))


@lru_cache(maxsize=KEPT_DOCUMENTS)
def _document(folder: Path, source_id: str, stamps: Stamps) -> DocumentLexicon:
    study = open_study(folder)
    with study.open_store(write=False) as store:
        source, units = store.source(source_id), store.units(source_id)
    return study_document(source, units, _kit(folder, stamps).registry, voice=study.settings.voice_of(source))
