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

Stamp = tuple[int, int] | None  # when a file was written, and how long it is; None where there is none
KEPT_KITS = 2


def review_kit(study: Study) -> Kit:
    """The kit of a study as its files are now."""
    return _kit(study.folder, stamps_of(study))


def stamps_of(study: Study) -> tuple[Stamp, ...]:
    """What tells the settings, actors and codebook of a study from what they were before."""
    files = (study.folder / SETTINGS, study.actors_file, study.codebook_file)
    return tuple(None if file is None else stamp_of(file) for file in files)


def stamp_of(path: Path) -> Stamp:
    """What tells a file from what it was before somebody wrote it anew."""
    try:
        told = path.stat()
    except FileNotFoundError:
        return None
    return told.st_mtime_ns, told.st_size


@lru_cache(maxsize=KEPT_KITS)
def _kit(folder: Path, _stamps: tuple[Stamp, ...]) -> Kit:
    return kit_of(open_study(folder))
