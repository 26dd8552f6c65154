"""One claim as HTML: what was coded beside the words it rests on, like the two columns of a critical edition."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterator

from dalil.publishing.markup import NOTHING, Html, el, joined, text
from dalil.publishing.material import Place, PlacedClaim, Strip
from dalil.publishing.phrases import Phrases
from dalil.publishing.scan_phrases import scan_notes
from dalil.publishing.scanned import doubts_of
from dalil.records.claims import Claim, Polarity
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Quote
from dalil.records.sources import Source


def claim_link(number: int, shown: str) -> Html:
    """A link to a claim."""
    return el("a", shown, href=f"#claim-{number}", class_="ref")


def claim_article(placed: PlacedClaim, words: Phrases, *, with_file: bool) -> Html:
    """A claim with its quotes, places and reasons."""
    claim = placed.claim
    family = words.labels.family_of.get(claim.relation, "other")
    return el(
        "article",
        el("p", words.ref(placed.number), class_="number", id=f"c-{claim.id}"),
        el("div", _statement(claim, words), _details(placed, words), _origins(placed, words), class_="coded"),
        el("div", *_quotes(placed, words, with_file=with_file), _why(placed, words), class_="words"),
        id=f"claim-{placed.number}",
        class_=f"claim polarity-{claim.polarity.value}",
        data_family=family,
    )


def _statement(claim: Claim, words: Phrases) -> Html:
    """Giver, relation and receiver in a row, the arrow in reading direction."""
    arrow = el("span", words.arrow_of(claim.relation), class_="arrow", aria_hidden="true")
    badge = NOTHING
    if claim.polarity is not Polarity.ASSERTED:
        badge = el("span", words.polarity(claim.polarity), class_="badge")
    return el(
        "p",
        el("span", words.name(claim.source), class_=_actor_class(claim.source)),
        " ",
        el("span", words.relation(claim.relation), arrow, class_="relation"),
        " ",
        el("span", words.name(claim.target), class_=_actor_class(claim.target)),
        " ",
        badge,
        class_="statement",
    )


def _actor_class(actor: ActorRef | None) -> str:
    return "actor unknown" if actor is None else f"actor {actor.how.value}"


def _details(placed: PlacedClaim, words: Phrases) -> Html:
    pairs = [el("div", el("dt", name), el("dd", value)) for name, value in words.details(placed)]
    return el("dl", *pairs, class_="details") if pairs else NOTHING


def _origins(placed: PlacedClaim, words: Phrases) -> Html:
    notes = [el("li", note) for note in words.origins(placed)]
    return el("ul", *notes, class_="origins") if notes else NOTHING


def _quotes(placed: PlacedClaim, words: Phrases, *, with_file: bool) -> Iterator[Html]:
    """The first quote with its full place, further ones with their characters; then the image and what OCR doubts."""
    place = placed.place
    for number, quote in enumerate(placed.claim.evidence):
        where = words.place(place, with_file=with_file) if number == 0 else _span_only(quote, words)
        exact = el("p", _marked(quote, placed), lang=_lang(place))
        yield el(
            "figure",
            el("blockquote", exact, cite=cite_address(place.source, quote), dir="auto"),
            el("figcaption", " · ".join(where), class_="place"),
        )
    yield from (_strip(strip, placed, words) for strip in placed.strips)
    notes = [el("li", note) for note in scan_notes(placed, words)]
    if notes:
        yield el("ul", *notes, class_="scan")


def _strip(strip: Strip, placed: PlacedClaim, words: Phrases) -> Html:
    """A piece of the page's image, whole within this page."""
    page, claim = str(strip.page), str(placed.number)
    size = {k: str(v) for k, v in zip(("width", "height"), png_size(strip.png), strict=False)}
    alt = words.bare("strip_alt", {"page": page, "claim": claim})
    image = el("img", src=f"data:image/png;base64,{base64.b64encode(strip.png).decode()}", alt=alt, **size)
    caption = words.say("strip", {"page": words.guard(page)})
    return el("figure", image, el("figcaption", caption, class_="place"), class_="strip")


def png_size(png: bytes) -> tuple[int, ...]:
    """Width and height that a PNG's header gives; nothing where it has none."""
    return struct.unpack(">2I", png[16:24]) if png[12:16] == b"IHDR" and len(png) >= 24 else ()


def _span_only(quote: Quote, words: Phrases) -> tuple[str, ...]:
    ends = {"start": words.guard(str(quote.span.start)), "end": words.guard(str(quote.span.end))}
    return (words.say("span", ends),)


def _lang(place: Place) -> str | None:
    return None if place.source.language == "und" else place.source.language


def cite_address(source: Source, quote: Quote) -> str:
    """An address that names the words by content: digest of the text (RFC 6920) and characters (RFC 5147)."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.text_digest)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}#char={quote.span.start},{quote.span.end}"


def _marked(quote: Quote, placed: PlacedClaim) -> Html:
    """The quote with the names of giver and receiver underlined, and words that OCR doubts tinted."""
    at = 0
    pieces: list[str] = []
    for start, end, role in sorted([*_roles(quote, placed.claim), *_doubts(quote, placed)]):
        if start < at:
            continue  # within a name that is marked already
        pieces += [text(quote.exact[at:start]), el("span", text(quote.exact[start:end]), class_=role)]
        at = end
    return joined([*pieces, text(quote.exact[at:])])


def _roles(quote: Quote, claim: Claim) -> list[tuple[int, int, str]]:
    """Where the written actors stand in a quote."""
    found = []
    for actor, role in ((claim.source, "giver"), (claim.target, "receiver")):
        if actor is None or actor.quote is None or actor.how is not How.EXPLICIT:
            continue
        if quote.span.covers(actor.quote.span):
            start = actor.quote.span.start - quote.span.start
            found.append((start, start + len(actor.quote.exact), role))
    return found


def _doubts(quote: Quote, placed: PlacedClaim) -> list[tuple[int, int, str]]:
    """Where words stand in a quote that OCR is not sure of."""
    base, found = quote.span.start, doubts_of(placed.place.source, quote.span)
    return [(max(0, d.span.start - base), min(d.span.end, quote.span.end) - base, "doubt") for d in found]


def _why(placed: PlacedClaim, words: Phrases) -> Html:
    """The reasons, the coder's score and who decided, folded away."""
    lines = (el("li", line) for line in words.decided(placed))
    return el("details", el("summary", words.say("why")), el("ul", *lines), class_="why")
