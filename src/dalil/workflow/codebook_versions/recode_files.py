"""The units that a change of codebook touches, as a table for whoever hands the work out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dalil.codebook.diff_pages import told
from dalil.publishing.files import write_text
from dalil.publishing.tables import JOINT, csv_rows
from dalil.workflow.codebook_versions.recoding import Recoding

COLUMNS = ("file", "unit_id", "who", "kind", "gravity", "why", "made_under", "text")


def write_recoding(found: Recoding, path: Path, lang: str) -> None:
    """Write the list of units as CSV; the reasons are in `lang`, the names of columns are fixed."""
    write_text(path, csv_rows(_rows(found, lang)))


def _rows(found: Recoding, lang: str) -> Iterator[tuple[str, ...]]:
    yield COLUMNS
    for unit in found.units:
        why = JOINT.join(told(change, lang) for change in unit.changes)
        under = JOINT.join(unit.under)
        yield unit.origin, unit.unit_id, unit.who, unit.kind, unit.gravity.value, why, under, unit.excerpt
