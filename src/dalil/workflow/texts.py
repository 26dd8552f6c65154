"""Sources made of text at hand, not of files: lines of a pipe, examples of a codebook, the bundled sample."""

from __future__ import annotations

import unicodedata

from dalil.records.runs import digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.text.direction import direction_of, language_of

READER = "dalil.text.v1"


def source_of_text(text: str, origin: str) -> Source:
    """A source of that text, made canonical (NFC, LF)."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    raw = digest_of(text.encode("utf-8", "surrogatepass"))
    language = language_of(text)
    return Source(
        id=source_id(raw, READER),
        raw_digest=raw,
        text=text,
        text_digest=text_digest(text),
        language=language,
        direction=direction_of(language),
        title=None,
        publisher=None,
        published=None,
        origin=origin,
        reader=READER,
        encoding="utf-8",
    )
