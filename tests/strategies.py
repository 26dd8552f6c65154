"""Hypothesis strategies for real records: quotes that stand in a source, claims resting on them, codings."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from itertools import pairwise

from hypothesis import strategies as st

from dalil.errors import Issue, Severity
from dalil.records.claims import Claim, Polarity, Reason, claim_id
from dalil.records.codings import Coder, CoderKind, Coding, Outcome, coder_of
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef, Amount, How, Mention, MentionKind, Mentions, PartialDate, mention_id
from dalil.records.quotes import Quote, Span, quote_at
from dalil.records.runs import Run, content_id, digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.records.units import Heading, Role, Unit, UnitKind, unit_id

ARABIC = "إأآابتةثجحخدذرزسشصضطظعغفقكلمنهويىئءؤ"
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0670\u0301\u0308"
BIDI = "\u200e\u200f\u202a\u202b\u202c\u202e\u2066\u2067\u2069\u061c"
PICTURES = "😀🇵🇸👩‍👩‍👧✊🏽"
LATIN = "abcdefgXYZéüñ"
OTHER = "0123456789٠١٢٣٫٬ ,.:;-–—«»\"'\\\u200b\u200d\u00a0\ufeff\t\n\x00\x7f\u2028"

letters = st.sampled_from(ARABIC + MARKS + BIDI + PICTURES + LATIN + OTHER)
words = st.one_of(st.text(letters, min_size=1, max_size=12), st.text(min_size=1, max_size=8))
ids = st.text("0123456789abcdef", min_size=16, max_size=16)
labels = st.sampled_from(["إيران", "Iran", "حركة الجهاد", "the Alliance 😀", "\u202bالاتحاد\u202c", "a\u0301"])
maybe_label = st.none() | labels
reasons = st.builds(Reason, key=labels, values=st.lists(st.tuples(labels, words), max_size=2).map(tuple))


@st.composite
def canonical_texts(draw: st.DrawFn, *, min_size: int = 1) -> str:
    """Canonical text: NFC, LF, with what breaks careless programs, and a letter that a quote can begin on."""
    text = draw(st.text(letters | st.characters(exclude_categories=["Cs"]), min_size=min_size, max_size=80))
    return unicodedata.normalize("NFC", "ا" + text.replace("\r", "\n"))


@st.composite
def sources(draw: st.DrawFn) -> Source:
    """A source of any text."""
    text = draw(canonical_texts())
    raw = digest_of(text.encode())
    return Source(
        id=source_id(raw, "dalil.plain.v1"),
        raw_digest=raw,
        text=text,
        text_digest=text_digest(text),
        language=draw(st.sampled_from(["ar", "en", "und"])),
        direction=draw(st.sampled_from(["rtl", "ltr"])),
        title=draw(maybe_label),
        publisher=draw(maybe_label),
        published=draw(st.none() | st.sampled_from(["2019", "2019-05", "2019-05-17"])),
        origin=draw(labels) + ".txt",
        reader="dalil.plain.v1",
        encoding=draw(st.sampled_from(["utf-8", "windows-1256"])),
    )


@st.composite
def quotes(draw: st.DrawFn, source: Source) -> Quote:
    """Words of the source, at their place."""
    start = draw(st.integers(0, len(source.text) - 1))
    end = draw(st.integers(start + 1, len(source.text)))
    return quote_at(source.id, source.text, start, end)


@st.composite
def headings(draw: st.DrawFn, source: Source) -> Heading:
    """A heading of the source."""
    return Heading(
        quote=draw(quotes(source)),
        level=draw(st.integers(0, 4)),
        role=draw(st.sampled_from(Role)),
        facet=draw(st.none() | st.sampled_from([Role.INTRO, Role.BASIS, Role.OUTCOME])),
        domain=draw(st.none() | st.sampled_from(["political", "media"])),
    )


@st.composite
def units(draw: st.DrawFn, source: Source, *, span: Span | None = None, ordinal: int = 0) -> Unit:
    """A unit of the source with the headings over it."""
    span = span or draw(quotes(source)).span
    kind = draw(st.sampled_from(UnitKind))
    return Unit(
        id=unit_id(source.id, kind, span.start, span.end),
        source_id=source.id,
        kind=kind,
        ordinal=ordinal,
        span=span,
        context=Span(start=draw(st.integers(0, span.start)), end=draw(st.integers(span.end, len(source.text)))),
        path=tuple(draw(st.lists(headings(source), max_size=2))),
    )


@st.composite
def segmented(draw: st.DrawFn) -> tuple[Source, tuple[Unit, ...]]:
    """A source with units that neither overlap nor run out of order."""
    source = draw(sources())
    cuts = sorted(draw(st.sets(st.integers(0, len(source.text)), min_size=2, max_size=6)))
    spans = [Span(start=a, end=b) for a, b in pairwise(cuts)]
    return source, tuple(draw(units(source, span=span, ordinal=n)) for n, span in enumerate(spans))


@st.composite
def actors(draw: st.DrawFn, source: Source) -> ActorRef:
    """An actor, named in the source or inherited."""
    how = draw(st.sampled_from(How))
    quote = draw(quotes(source)) if how is How.EXPLICIT else draw(st.none() | quotes(source))
    return ActorRef(
        quote=quote,
        name=draw(labels),
        name_en=draw(maybe_label),
        actor_id=draw(st.none() | st.sampled_from(["state:IRN", "igo:arab-league"])),
        how=how,
        kind=draw(st.none() | st.just("state")),
        candidates=tuple(draw(st.lists(ids, max_size=2))),
    )


amounts = st.builds(
    Amount,
    number=st.decimals(min_value=0, max_value=Decimal("1e20"), allow_nan=False, allow_infinity=False),
    currency=st.none() | st.just("USD"),
    written=words,
    qualifier=st.none() | st.just("about"),
    ambiguous=st.lists(st.sampled_from(["YER", "SAR"]), max_size=2).map(tuple),
)
dates = st.sampled_from([("2019", "year"), ("2019-05", "month"), ("2019-05-17", "day")]).flatmap(
    lambda d: st.builds(
        PartialDate,
        text=st.just(d[0]),
        precision=st.just(d[1]),
        calendar=st.sampled_from(["gregorian", "hijri"]),
        basis=st.sampled_from(["stated", "relative", "inferred"]),
    )
)


@st.composite
def claims(draw: st.DrawFn, source: Source, unit: Unit, coder: Coder) -> Claim:
    """A claim of the unit with every field that a claim may have."""
    giver, receiver = draw(st.none() | actors(source)), draw(actors(source))
    relation = draw(st.sampled_from(["funding", "mediation", "other"]))
    return Claim(
        id=claim_id(unit.id, coder.id, relation, giver, receiver),
        unit_id=unit.id,
        source=giver,
        relation=relation,
        target=receiver,
        domain=draw(st.none() | st.just("military")),
        mode=draw(maybe_label),
        polarity=draw(st.sampled_from(Polarity)),
        facet=draw(st.none() | st.just("basis")),
        amount=draw(st.none() | amounts),
        date=draw(st.none() | dates),
        beneficiary=draw(st.none() | quotes(source)),
        asserter=draw(st.none() | actors(source)),
        against=tuple(draw(st.lists(actors(source), max_size=1))),
        evidence=tuple(draw(st.lists(quotes(source), min_size=1, max_size=2))),
        score=draw(st.floats(0, 1)),
        why=tuple(draw(st.lists(reasons, max_size=1))),
    )


coders = st.builds(
    coder_of, labels, st.sampled_from(CoderKind), version=st.sampled_from(["1", "2"]), settings_digest=ids
)


@st.composite
def codings(draw: st.DrawFn, source: Source, unit: Unit, coder: Coder) -> Coding:
    """A coder's answer for the unit, whichever way it went."""
    outcome = draw(st.sampled_from(Outcome))
    return Coding(
        id=content_id("coding", unit.id, coder.id, outcome.value),
        run_id="0" * 16,
        coder_id=coder.id,
        unit_id=unit.id,
        codebook_digest=draw(ids),
        outcome=outcome,
        claims=tuple(draw(st.lists(claims(source, unit, coder), max_size=2))) if outcome is Outcome.CODED else (),
        reason=draw(maybe_label) if outcome is Outcome.CODED else draw(labels),
    )


@st.composite
def decisions(draw: st.DrawFn, source: Source, unit: Unit, coder: Coder) -> Decision:
    """A decision on the unit."""
    return Decision(
        id=draw(ids),
        unit_id=unit.id,
        coding_ids=tuple(draw(st.lists(ids, min_size=1, max_size=2))),
        claims=tuple(draw(st.lists(claims(source, unit, coder), max_size=1))),
        decided_by=draw(labels),
        rule=draw(st.sampled_from(["unanimous", "expert"])),
        note=draw(maybe_label),
    )


@st.composite
def mentions(draw: st.DrawFn, source: Source, unit: Unit) -> Mentions:
    """What was recognised in the unit, of every kind."""
    kinds = {MentionKind.ACTOR: actors(source), MentionKind.AMOUNT: amounts, MentionKind.DATE: dates}
    found = []
    for kind, values in kinds.items():
        quote = draw(quotes(source))
        found.append(
            Mention(
                id=mention_id(unit.id, kind, quote.span.start, quote.span.end),
                unit_id=unit.id,
                kind=kind,
                quote=quote,
                value=draw(values),
                recogniser="dalil.actors.v1",
            )
        )
    return Mentions(unit_id=unit.id, found=tuple(found), voice=draw(st.none() | actors(source)))


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run whose counts add up."""
    done, skipped, failed = (draw(st.integers(0, 9)) for _ in range(3))
    return Run(
        id=draw(ids),
        step=draw(st.sampled_from(["read", "code"])),
        version="0.1.0",
        settings_digest=draw(ids),
        inputs=done + skipped + failed,
        done=done,
        skipped=skipped,
        failed=failed,
    )


issues = st.builds(
    Issue,
    code=st.just("D910"),
    severity=st.sampled_from(Severity),
    where=words,
    values=st.lists(st.tuples(labels, words), max_size=2).map(tuple),
)
