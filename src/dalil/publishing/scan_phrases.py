"""The phrases about what OCR has read, in one language: what is to verify, and which words are in doubt."""

from __future__ import annotations

from dalil.publishing.dossiers import Publication
from dalil.publishing.material import PlacedClaim
from dalil.publishing.phrases import Phrases
from dalil.publishing.scanned import LOW, DoubtedWord


def claims_to_verify(publication: Publication, words: Phrases) -> str | None:
    """Which claims have an amount or a date to verify; None where there are none."""
    numbers = [p.number for p in publication.claims if p.to_verify]
    if not numbers:
        return None
    return words.say("verify_claims", {"count": words.number(len(numbers)), "claims": words.refs(numbers)})


def amounts_to_verify(publication: Publication, words: Phrases) -> str | None:
    """How many of the amounts are to verify; None where there are none."""
    count = sum(row.placed.to_verify for row in publication.amounts)
    counts = {"count": words.number(count), "all": words.number(len(publication.amounts))}
    return words.say("verify_amounts", counts) if count else None


def scan_notes(placed: PlacedClaim, words: Phrases) -> tuple[str, ...]:
    """That OCR read a claim's words, how surely where that is low or something is to verify, and the words in doubt."""
    scan = placed.scan
    if scan is None:
        return ()
    if scan.confidence is None or (scan.confidence >= LOW and not placed.to_verify):
        told = words.say("ocr")
    else:
        told = words.say("ocr_confidence", {"confidence": words.share(scan.confidence)})
    more = [words.say("doubt_more", {"count": words.number(scan.further)})] if scan.further else []
    return (told, *(_doubt(d, words) for d in scan.doubts), *more)


def scan_keys(publication: Publication, words: Phrases) -> tuple[str, ...]:
    """What a reader must know of pages and of what is to verify, where the dossier has them."""
    paged = any(s.source.layout is not None and s.source.layout.pages for s in publication.sources)
    scanned = any(p.to_verify for p in publication.claims)
    return tuple(words.say(name) for name, wanted in (("key_pages", paged), ("key_verify", scanned)) if wanted)


def _doubt(doubt: DoubtedWord, words: Phrases) -> str:
    values = {"words": words.guard(doubt.words), "confidence": words.share(doubt.confidence)}
    if doubt.other is None:
        return words.say("doubt", values)
    return words.say("doubt_other", {**values, "other": words.guard(doubt.other)})
