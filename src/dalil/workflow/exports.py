"""The formats a coding can be written in, and the file each goes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.publishing.dossiers import publication_of
from dalil.publishing.html import html_page
from dalil.publishing.jsonl import jsonl
from dalil.publishing.labels import Labels
from dalil.publishing.markdown import markdown_page
from dalil.publishing.material import CodedSource
from dalil.publishing.tables import csv_table

EXPORTS = {"html": "dossier.html", "md": "dossier.md", "jsonl": "claims.jsonl", "csv": "claims.csv"}


def render(name: str, material: Sequence[CodedSource], labels: Labels, lang: str) -> Iterator[str]:
    """The text of one format, in pieces."""
    if name == "jsonl":
        yield from jsonl(material)
    elif name == "csv":
        yield from csv_table(material, labels, lang=lang)
    elif name == "md":
        yield from markdown_page(publication_of(material, labels), labels, lang)
    else:
        yield from html_page(publication_of(material, labels), labels, lang)
