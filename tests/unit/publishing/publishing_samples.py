"""Two invented papers, coded by hand with real records."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from decimal import Decimal

from dalil.codebook.schema import Wording
from dalil.errors import Issue, Severity
from dalil.publishing.labels import Labels
from dalil.publishing.material import CodedSource, Strip
from dalil.records.claims import Claim, Polarity, Reason, claim_id
from dalil.records.decisions import Decision
from dalil.records.layouts import Doubt, Read
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.quotes import Quote, quote_at
from dalil.records.runs import content_id
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit, UnitKind
from factories import make_layout, make_source, make_unit

CODER = "dalil.rules.v1"

ARABIC = """علاقات اتحاد موانئ المرجان: جمهورية السهول

مدخل
بدأت العلاقة بين الاتحاد وجمهورية السهول حين زار وفد منها مقر الاتحاد في آذار 2011.

منطلقات العلاقة:
- تشترك جمهورية السهول مع الاتحاد في الدفاع عن حرية الملاحة.
- تدعم السهول رابطة البحارة في مواجهة شركة القاع الأزرق.

منجزات العلاقة:
مالياً:
- تقديم منحة مالية بقيمة نصف مليون دولار لعوائل البحارة سنة 2014.
- قرض قدره نحو 2,500,000 دولار لتوسعة الأرصفة.
 - وعدت السهول بتمويل منارة جديدة بمبلغ 3 ملايين ريال.
- نفى وزير خارجية السهول أن تكون بلاده قد موّلت الاتحاد.
- للاتحاد مكتب في العاصمة.
إعلامياً:
- بث التلفزيون الحكومي مؤتمر الاتحاد.
"""

ENGLISH = """Relations of the Harbour Union: the Republic of the Plains

Gains
Finance:
- A grant of 500,000 dollars for the families of sailors (2014).
- The Plains will pay for a lighthouse.
- The Union has an office in the capital.
"""

LABELS = Labels(
    codebook="relations",
    version="1",
    digest="c0de" * 16,
    relations={
        code: Wording(by_language=(("en", en), ("ar", ar)))
        for code, en, ar in (
            ("funding", "funding", "تمويل"),
            ("media_support", "media support", "دعم إعلامي"),
            ("unspecified_support", "unspecified support", "دعم غير محدد"),
            ("shared_interest", "shared interest", "مصلحة مشتركة"),
            ("meeting_consult", "meeting or consultation", "لقاء وتشاور"),
        )
    },
    family_of={
        "funding": "support",
        "media_support": "support",
        "unspecified_support": "support",
        "shared_interest": "cooperation",
        "meeting_consult": "diplomacy",
    },
    symmetric=frozenset({"shared_interest", "meeting_consult"}),
    families={
        code: Wording(by_language=(("en", en), ("ar", ar)))
        for code, en, ar in (
            ("support", "Support", "الدعم"),
            ("cooperation", "Cooperation", "التعاون"),
            ("diplomacy", "Diplomacy", "الدبلوماسية"),
        )
    },
    domains={
        code: Wording(by_language=(("en", code), ("ar", ar)))
        for code, ar in (
            ("political", "سياسي"),
            ("financial", "مالي"),
            ("social", "اجتماعي"),
            ("media", "إعلامي"),
        )
    },
    polarities={
        code: Wording(by_language=(("en", code), ("ar", ar)))
        for code, ar in (
            ("asserted", "مثبت"),
            ("denied", "منفي"),
            ("planned", "مخطَّط له"),
            ("hypothetical", "مفترض"),
        )
    },
    facets={
        code: Wording(by_language=(("en", en), ("ar", ar)))
        for code, en, ar in (
            ("intro", "introduction", "مدخل"),
            ("basis", "basis", "منطلق"),
            ("outcome", "outcome", "ثمرة"),
        )
    },
)


def quote_of(source: Source, words: str, after: str = "") -> Quote:
    """The quote of `words`, the first that stand after `after`."""
    start = source.text.index(words, source.text.index(after))
    return quote_at(source.id, source.text, start, start + len(words))


def explicit(
    source: Source, words: str, *, after: str = "", name: str | None = None, english: str | None = None
) -> ActorRef:
    """An actor written in the unit that starts with `after`."""
    return ActorRef(quote=quote_of(source, words, after), name=name or words, name_en=english)


def inherited(name: str, *, english: str | None = None, how: How = How.INHERITED) -> ActorRef:
    """An actor that stands above the unit or is its voice."""
    return ActorRef(quote=None, name=name, name_en=english, how=how)


def heading(source: Source, words: str, level: int, role: Role = Role.SECTION) -> Heading:
    """A heading of the source."""
    return Heading(quote=quote_of(source, words), level=level, role=role)


def make_claim(
    unit: Unit, source: Source, relation: str, giver: ActorRef | None, receiver: ActorRef | None, **more: object
) -> Claim:
    """A claim on the whole unit; `more` are further fields of it."""
    values: dict[str, object] = {
        "id": claim_id(unit.id, CODER, relation, giver, receiver),
        "unit_id": unit.id,
        "source": giver,
        "relation": relation,
        "target": receiver,
        "domain": None,
        "evidence": (quote_at(source.id, source.text, unit.span.start, unit.span.end),),
        **more,
    }
    return Claim(**values)  # type: ignore[arg-type]


def make_decision(unit: Unit, *claims: Claim, rule: str = "sole_coder", note: str | None = None) -> Decision:
    """The decision for one unit."""
    coding = content_id("coding", unit.id)
    return Decision(
        id=content_id("decision", unit.id),
        unit_id=unit.id,
        coding_ids=(coding,),
        claims=claims,
        decided_by=rule,
        rule=rule,
        note=note,
    )


def make_coded(
    source: Source, units: tuple[Unit, ...], claims: tuple[Claim, ...], *, voice: ActorRef | None = None
) -> CodedSource:
    """A source whose every unit was answered, with those claims."""
    return CodedSource(
        source=source,
        units=units,
        decisions={u.id: make_decision(u, *(c for c in claims if c.unit_id == u.id)) for u in units},
        coder=CODER,
        voice=voice,
    )


def one_line(text: str, relation: str = "funding", *, origin: str = "paper.txt", **more: object) -> CodedSource:
    """A source of one item with one claim from an inherited Plains to an inherited Union."""
    source = make_source(text, origin=origin)
    unit = make_unit(source, source.text)
    giver = more.pop("giver", inherited("Plains"))
    receiver = more.pop("receiver", inherited("Union", how=How.VOICE))
    claim = make_claim(unit, source, relation, giver, receiver, **more)  # type: ignore[arg-type]
    return make_coded(source, (unit,), (claim,), voice=inherited("Union", how=How.VOICE))


def dollars(number: str, currency: str | None = "USD", written: str = "", **more: object) -> Amount:
    """An amount."""
    return Amount(number=Decimal(number), currency=currency, written=written or number, **more)  # type: ignore[arg-type]


def arabic_paper() -> CodedSource:
    """The Arabic paper, with every kind of claim a dossier shows."""
    source = make_source(ARABIC, origin="marjan_suhul.txt", title="علاقات اتحاد موانئ المرجان: جمهورية السهول")
    title = heading(source, "علاقات اتحاد موانئ المرجان: جمهورية السهول", 0, Role.TITLE)
    intro, basis = heading(source, "مدخل", 1), heading(source, "منطلقات العلاقة:", 1)
    outcome = heading(source, "منجزات العلاقة:", 1)
    money, media = heading(source, "مالياً:", 2), heading(source, "إعلامياً:", 2)
    plains = inherited("جمهورية السهول", english="Republic of the Plains")
    union = inherited("اتحاد موانئ المرجان", english="Coral Ports Union", how=How.VOICE)
    lines = {
        "meet": ("بدأت العلاقة بين الاتحاد وجمهورية السهول حين زار وفد منها مقر الاتحاد في آذار 2011.", (title, intro)),
        "share": ("تشترك جمهورية السهول مع الاتحاد في الدفاع عن حرية الملاحة.", (title, basis)),
        "third": ("تدعم السهول رابطة البحارة في مواجهة شركة القاع الأزرق.", (title, basis)),
        "grant": ("تقديم منحة مالية بقيمة نصف مليون دولار لعوائل البحارة سنة 2014.", (title, outcome, money)),
        "loan": ("قرض قدره نحو 2,500,000 دولار لتوسعة الأرصفة.", (title, outcome, money)),
        "tower": ("وعدت السهول بتمويل منارة جديدة بمبلغ 3 ملايين ريال.", (title, outcome, money)),
        "denial": ("نفى وزير خارجية السهول أن تكون بلاده قد موّلت الاتحاد.", (title, outcome, money)),
        "office": ("للاتحاد مكتب في العاصمة.", (title, outcome, money)),
        "film": ("بث التلفزيون الحكومي مؤتمر الاتحاد.", (title, outcome, media)),
    }
    unit = {
        name: make_unit(
            source, words, ordinal=n, path=path, kind=UnitKind.SENTENCE if name == "meet" else UnitKind.ITEM
        )
        for n, (name, (words, path)) in enumerate(lines.items())
    }

    def named(words: str, where: str, of: ActorRef) -> ActorRef:
        return explicit(source, words, after=lines[where][0], name=of.name, english=of.name_en)

    def claim(where: str, relation: str, giver: ActorRef | None, receiver: ActorRef | None, **more: object) -> Claim:
        return make_claim(unit[where], source, relation, giver, receiver, **more)

    claims = (
        claim(
            "meet",
            "meeting_consult",
            named("جمهورية السهول", "meet", plains),
            named("الاتحاد", "meet", union),
            facet="intro",
            domain="political",
            date=PartialDate(text="2011-03", precision="month", calendar="gregorian", basis="stated"),
        ),
        claim(
            "share",
            "shared_interest",
            named("جمهورية السهول", "share", plains),
            named("الاتحاد", "share", union),
            facet="basis",
            domain="political",
        ),
        claim(
            "third",
            "unspecified_support",
            named("السهول", "third", plains),
            explicit(source, "رابطة البحارة", after=lines["third"][0], english="Sailors' League"),
            facet="basis",
            domain="political",
            against=(explicit(source, "شركة القاع الأزرق", after=lines["third"][0], english="Blue Floor Company"),),
        ),
        claim(
            "grant",
            "funding",
            plains,
            union,
            facet="outcome",
            domain="financial",
            amount=Amount(number=Decimal(500_000), currency="USD", written="نصف مليون دولار"),
            date=PartialDate(text="2014", precision="year", calendar="gregorian", basis="stated"),
            beneficiary=quote_of(source, "عوائل البحارة"),
            score=0.914,
            why=(Reason(key="dossier.dyad", values=(("first", "منحة مالية"), ("second", "تمويل"))),),
        ),
        claim(
            "loan",
            "funding",
            plains,
            union,
            facet="outcome",
            domain="financial",
            amount=Amount(number=Decimal(2_500_000), currency="USD", written="نحو 2,500,000 دولار", qualifier="about"),
        ),
        claim(
            "tower",
            "funding",
            named("السهول", "tower", plains),
            union,
            facet="outcome",
            domain="financial",
            polarity=Polarity.PLANNED,
            amount=Amount(number=Decimal(3_000_000), currency=None, written="3 ملايين ريال", ambiguous=("SAR", "YER")),
        ),
        claim(
            "denial",
            "funding",
            named("السهول", "denial", plains),
            named("الاتحاد", "denial", union),
            facet="outcome",
            domain="financial",
            polarity=Polarity.DENIED,
            asserter=explicit(
                source,
                "وزير خارجية السهول",
                after=lines["denial"][0],
                english="Foreign Minister of the Plains",
            ),
        ),
        claim(
            "film", "media_support", None, named("الاتحاد", "film", union), facet="outcome", domain="media", score=0.6
        ),
    )
    issues = (
        Issue(
            code="D705",
            severity=Severity.NOTE,
            where="marjan_suhul.txt:14",
            values=(("path", "x"), ("reason", "نص")),
        ),
    )
    coded = make_coded(source, tuple(unit.values()), claims, voice=union)
    return CodedSource(
        source=source, units=coded.units, decisions=coded.decisions, coder=CODER, voice=union, issues=issues
    )


def english_paper() -> CodedSource:
    """The English paper: a grant, a promise, and an item without a claim."""
    source = make_source(ENGLISH, origin="harbour_plains.txt", title="Relations of the Harbour Union")
    title = heading(source, "Relations of the Harbour Union: the Republic of the Plains", 0, Role.TITLE)
    path = (title, heading(source, "Gains", 1), heading(source, "Finance:", 2))
    plains, union = inherited("Republic of the Plains"), inherited("Harbour Union", how=How.VOICE)
    grant, tower, office = (
        make_unit(source, words, ordinal=n, path=path)
        for n, words in enumerate(
            (
                "A grant of 500,000 dollars for the families of sailors (2014).",
                "The Plains will pay for a lighthouse.",
                "The Union has an office in the capital.",
            )
        )
    )
    written = explicit(source, "The Plains", after="The Plains will", name=plains.name)
    claims = (
        make_claim(
            grant,
            source,
            "funding",
            plains,
            union,
            facet="outcome",
            domain="financial",
            amount=Amount(number=Decimal("500000"), currency="USD", written="500,000 dollars"),
            date=PartialDate(text="2014", precision="year", calendar="gregorian", basis="stated"),
            beneficiary=quote_of(source, "the families of sailors"),
        ),
        make_claim(
            tower,
            source,
            "funding",
            written,
            union,
            facet="outcome",
            domain="financial",
            polarity=Polarity.PLANNED,
        ),
    )
    return make_coded(source, (grant, tower, office), claims, voice=union)


def scanned_paper(*, strips: bool = False) -> CodedSource:
    """The Arabic paper as a PDF: a page of text, a good scan from the outcomes on, a bad one from the promise on."""
    coded = arabic_paper()
    source = coded.source
    at = {words: source.text.index(words) for words in ("منجزات", "وعدت السهول")}
    doubts = (
        doubt_of(source, "مليون", 0.71),
        doubt_of(source, "2,500,000", 0.48, other="2,800,000"),
        doubt_of(source, "3", 0.55, other="8", after="وعدت"),
    )
    pages = ((0, Read.TEXT, None), (at["منجزات"], Read.OCR, 0.934), (at["وعدت السهول"], Read.OCR, 0.617))
    layout = make_layout(source.text, pages, doubts=doubts, rtl=True)
    paged = replace(source, origin="marjan_suhul.pdf", reader="dalil.pdf.v1", author="لجنة الأرشيف", layout=layout)
    shown = replace(coded, source=paged, issues=())
    if not strips:
        return shown
    claims = [c for u in shown.units for c in shown.claims(u) if c.amount is not None]
    png = grey_png(460, 48)
    strips = {c.id: (Strip(page=shown.page(c.evidence[0].span.start) or 0, png=png),) for c in claims}
    return replace(shown, strips=strips)


def doubt_of(source: Source, words: str, confidence: float, *, other: str | None = None, after: str = "") -> Doubt:
    """A doubt about words of a source."""
    return Doubt(span=quote_of(source, words, after).span, confidence=confidence, other=other)


def grey_png(width: int, height: int) -> bytes:
    """A small picture: grey bars."""
    rows = b"".join(b"\0" + bytes(230 if x % 23 < 19 else 60 for x in range(width)) for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
