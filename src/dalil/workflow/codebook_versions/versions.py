"""Versions of a codebook: those a study was coded under, the present one, and what sets two of them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dalil.codebook.changes import Difference
from dalil.codebook.diffing import difference
from dalil.codebook.loading import BUILT_IN, codebook_from_text, load_codebook
from dalil.codebook.schema import Codebook
from dalil.codebook.touching import Touch
from dalil.errors import CodebookError, UsageError
from dalil.storage.store import Store, StoredCodebook
from dalil.workflow.project import Study, open_study

NO_STUDY = "D020"
SUFFIXES = (".yaml", ".yml")
KEPT = 8  # versions kept at hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The codebooks of a study: those it keeps, and the present one."""

    kept: tuple[StoredCodebook, ...]
    used: tuple[str, ...]  # digests, the one used last at the end
    present: Codebook


def compare(start: Path, old: str | None, new: str | None) -> Difference:
    """What sets two codebooks apart: of a study the one used before and the present one, unless others are named."""
    shelf = _shelf(start)
    if shelf is None and (old is None or new is None):
        raise UsageError("D494", path=start.absolute())
    later = _named(new, shelf) if new is not None else _present(shelf)
    earlier = _named(old, shelf) if old is not None else last_before(shelf, later.digest)
    return difference(earlier, later)


def last_before(shelf: Shelf | None, digest: str) -> Codebook:
    """The codebook that a study used last, other than the one of that digest."""
    assert shelf is not None
    known = {c.digest: c for c in shelf.kept}
    earlier = [d for d in shelf.used if d != digest and d in known]
    if not earlier:
        raise UsageError("D491", name=shelf.present.name, digest=digest)
    return stored_codebook(known[earlier[-1]])


def stored_codebook(kept: StoredCodebook) -> Codebook:
    """A codebook that a study keeps; raises `UsageError` D492 where its text no longer reads."""
    try:
        return _read(kept.text, kept.name)
    except CodebookError as fault:
        first = fault.faults[0].code if fault.faults else fault.code
        raise UsageError("D492", name=kept.name, digest=kept.digest, detail=first) from fault


def shelf_of(study: Study, store: Store) -> Shelf:
    """The codebooks of a study."""
    own = study.codebook_file
    present = load_codebook(study.settings.codebook if own is None else own)
    return Shelf(kept=store.codebooks(), used=store.used_codebooks(), present=present)


def touches(old: Codebook, new: Codebook) -> Touch:
    """Tells which changes touch a claim of the old version."""
    return Touch(difference(old, new), {c.code: c.family for c in old.codes})


@lru_cache(maxsize=KEPT)
def _read(text: str, name: str) -> Codebook:
    return codebook_from_text(text, name)


def _shelf(start: Path) -> Shelf | None:
    """The codebooks of the study that `start` lies in; None where it lies in none."""
    try:
        study = open_study(start)
    except UsageError as fault:
        if fault.code == NO_STUDY:
            return None
        raise
    with study.open_store(write=False) as store:
        return shelf_of(study, store)


def _present(shelf: Shelf | None) -> Codebook:
    assert shelf is not None
    return shelf.present


def _named(name: str, shelf: Shelf | None) -> Codebook:
    """A built-in codebook, one in a file, or one that the study keeps, by the beginning of its digest."""
    if name in BUILT_IN or name.endswith(SUFFIXES) or Path(name).is_file():
        return load_codebook(name)
    kept = () if shelf is None else shelf.kept
    found = [c for c in kept if name and c.digest.startswith(name)]
    if shelf is not None and name and shelf.present.digest.startswith(name) and not found:
        return shelf.present
    if len(found) > 1:
        raise UsageError("D493", name=name, known=_digests(found))
    if not found:
        raise UsageError("D490", name=name, built_in=", ".join(BUILT_IN), known=_digests(kept))
    return stored_codebook(found[0])


def _digests(kept: Sequence[StoredCodebook]) -> str:
    return ", ".join(f"{c.digest} ({c.name})" for c in kept) or "–"
