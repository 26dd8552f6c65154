"""What the parts of a Word file show of damage: parts missing or led to by none, and sizes that lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.errors import Issue
from dalil.reading.damage import scattered, untrue
from dalil.reading.docx.package import Package

TYPES = "[content_types].xml"
ROOT = "_rels/.rels"
# Parts that the text of a document stands on; what else is missing is a picture, or machinery.
NEEDED = frozenset(("styles", "numbering", "footnotes", "endnotes", "comments", "header", "footer", "diagramData"))
APART = ("customxml/", "docprops/", "_rels/", "word/glossary/", "[trash]/")  # no part of the text


def damage_of(package: Package, document: str, absent: Sequence[str]) -> Iterator[Issue]:
    """What a person should know of the package of a document's part; `absent` are notes and lists that it lacks."""
    relations = [r for part in _related(package) for r in package.relations(part).values() if not r.external]
    missing = [r.target for r in relations if r.kind in NEEDED and r.target not in package]
    missing = [*absent, *(n for n in (TYPES, ROOT) if n not in package), *dict.fromkeys(missing)]
    reached = {document.lower(), *(r.target.lower() for r in relations)}
    unused = [n for n in package.names() if n not in reached and not _is_apart(n)]
    if missing or unused:
        yield scattered(package.name, missing=missing, unused=unused)
    lying = package.untrue_sizes()
    if lying:
        part, said, found = lying[0]
        yield untrue(package.name, part, said=said, found=found)


def _related(package: Package) -> Iterator[str]:
    """The parts that say which others they lead to; the whole file is the part without a name."""
    for name in package.names():
        folder, _, base = name.rpartition("/")
        if base.endswith(".rels") and folder.endswith("_rels"):
            above = folder.removesuffix("_rels")
            yield above + base.removesuffix(".rels")


def _is_apart(name: str) -> bool:
    return name.endswith(("/", ".rels")) or name == TYPES or name.startswith(APART)
