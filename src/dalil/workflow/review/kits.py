"""Codebook, registry and coder of a study, kept between requests.

A study's settings, codebook and actors are files that people edit while the workbench runs: what was read of them holds
for as long as the files stay as they were.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from dalil.workflow.files import SETTINGS
from dalil.workflow.project import Study, open_study
from dalil.workflow.steps import Kit
from dalil.workflow.study import kit_of

Stamps = tuple[tuple[int, int] | None, ...]  # when each file was written, and how long it is
KEPT_KITS = 2


def review_kit(study: Study) -> Kit:
    """The kit of a study as its files are now."""
    return _kit(study.folder, _stamps(study))


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
