"""What came of a coding, the formats it can be written in, and the file each goes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dalil.codebook.schema import Codebook
from dalil.errors import Issue, PublishingError
from dalil.publishing.dossiers import publication_of
from dalil.publishing.files import write_text
from dalil.publishing.html import html_page
from dalil.publishing.jsonl import jsonl
from dalil.publishing.labels import labels_of
from dalil.publishing.markdown import markdown_page
from dalil.publishing.material import CodedSource, units_read
from dalil.publishing.tables import csv_table

EXPORTS = {"html": "dossier.html", "md": "dossier.md", "jsonl": "claims.jsonl", "csv": "claims.csv"}
SHOWS_IMAGES = "html"  # the one format that does
PROBE = ".dalil-probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a coding."""

    material: tuple[CodedSource, ...]
    codebook: Codebook = field(repr=False)
    failed: tuple[Issue, ...] = ()  # files that could not be coded
    duplicates: tuple[tuple[str, str], ...] = ()  # a file, and the name of the one before it with the same bytes
    notes: tuple[Issue, ...] = ()  # on metadata beside the files

    @property
    def counts(self) -> dict[str, int]:
        """Sources, units, claims and issues."""
        return {
            "sources": len(self.material),
            "units": units_read(self.material),
            "claims": sum(len(m.claims(u)) for m in self.material for u in m.units),
            "issues": len(self.issues),
        }

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Every issue, of metadata, of files that failed and of files that did not."""
        return (*self.notes, *self.failed, *(i for m in self.material for i in m.issues))

    def render(self, name: str, lang: str) -> Iterator[str]:
        """The text of one format, in pieces."""
        labels = labels_of(self.codebook)
        if name == "jsonl":
            # A line without claims says "coded, and none found", so a source that is not coded has no lines.
            yield from jsonl([m for m in self.material if m.decisions])
        elif name == "csv":
            yield from csv_table(self.material, labels, lang=lang)
        elif name == "md":
            yield from markdown_page(publication_of(self.material, labels), labels, lang)
        else:
            yield from html_page(publication_of(self.material, labels), labels, lang)


def write_exports(report: Report, folder: Path, formats: Sequence[str], lang: str) -> Iterator[Path]:
    """Write the wanted formats into a folder; each file is named once it is written."""
    for name in dict.fromkeys(formats):
        path = folder / EXPORTS[name]
        write_text(path, report.render(name, lang))
        yield path


def make_folder(folder: Path) -> None:
    """Make the folder and try that it can be written to, before long work begins."""
    probe = folder / PROBE
    try:
        write_text(probe, ())
    except PublishingError as error:
        raise PublishingError(error.code, **{**error.values, "path": str(folder)}) from error
    probe.unlink()
