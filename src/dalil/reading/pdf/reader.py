"""The reader of PDF files."""

from __future__ import annotations

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.outlines import Outline
from dalil.reading.pages import structure
from dalil.reading.pdf.damage import damage_of
from dalil.reading.pdf.document import opened
from dalil.reading.pdf.leaves import Leaf, Reader
from dalil.reading.pdf.metadata import metadata_of
from dalil.reading.pdf.pace import Pace
from dalil.reading.pdf.streams import damaged_streams
from dalil.reading.pdf.telling import issues_of
from dalil.reading.scans.reporting import refusal


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of a PDF with its layout."""
    leaves: list[Leaf] = []
    characters = 0
    spoilt = damaged_streams(data, name, limits)
    with opened(data, name, limits) as document:
        reader = Reader(document=document, name=name, limits=limits)
        pace = Pace()
        for at in range(len(document)):
            leaves.append(reader.leaf(at))
            pace.keep()
            characters += sum(len(m.text) for m in leaves[-1].sheet.lines)
            if characters > limits.max_chars:
                raise ReadingError("D122", path=name, limit=limits.max_chars)
        metadata = metadata_of(document.opened, data)
    if not characters:
        raise _nothing(leaves, reader)
    outline = Outline(name)
    left_out = structure.write(outline, [reader.named_anew(leaf.sheet) for leaf in leaves])
    text, layout = outline.finish([leaf.page for leaf in leaves])
    issues = (*issues_of(leaves, left_out, name), *damage_of(data, len(leaves), name, spoilt))
    return Extract(text=text, layout=layout, metadata=metadata, issues=issues)


def _nothing(leaves: list[Leaf], reader: Reader) -> ReadingError:
    """Why a document has no text."""
    if reader.lacking is not None:
        return reader.lacking
    refused = refusal([leaf.scan for leaf in leaves if leaf.scan is not None], reader.name, reader.limits)
    return refused or ReadingError("D127" if any(leaf.unread for leaf in leaves) else "D105", path=reader.name)
