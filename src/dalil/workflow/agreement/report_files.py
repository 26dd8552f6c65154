"""Reports on a screen and in files: a record of reliability, in every form it can be given in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.codebook.loading import load_codebook
from dalil.publishing.files import write_text
from dalil.publishing.labels import labels_of
from dalil.publishing.reports.names import Naming
from dalil.publishing.reports.rendering import FORMS, Report, render, text_summary
from dalil.workflow.project import open_study
from dalil.workflow.review.kits import review_kit

TEXT = "text"  # a screen full of the main figures
FORMATS = (TEXT, *FORMS)
SUFFIXES = {TEXT: "txt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A record of reliability with the names that it does not know itself."""

    record: Report
    naming: Naming
    name: str  # of its files, without suffix

    def pieces(self, form: str, lang: str) -> Iterator[str]:
        """The report in one of `FORMATS`."""
        if form == TEXT:
            yield text_summary(self.record, lang, naming=self.naming)
        else:
            yield from render(self.record, form, lang, naming=self.naming)

    def write(self, folder: Path, forms: Sequence[str], lang: str) -> Iterator[Path]:
        """Write the report into a folder in some forms; each file is named once it is written."""
        for form in dict.fromkeys(forms):
            path = folder / f"{self.name}.{SUFFIXES.get(form, form)}"
            write_text(path, self.pieces(form, lang))
            yield path


def naming_of(study: Path) -> Naming:
    """What relations and domains are called: by the codebook of a study."""
    return Naming(labels=labels_of(review_kit(open_study(study)).codebook))


def naming_by(codebook: str) -> Naming:
    """The same by a codebook, a built-in name or a file."""
    return Naming(labels=labels_of(load_codebook(codebook)))
