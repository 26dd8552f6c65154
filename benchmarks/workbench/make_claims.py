"""Makes a study of 50,000 claims through the store's own functions, to measure the workbench's views with.

    python benchmarks/workbench/make_claims.py FOLDER [--claims 50000]

400 invented actors, 60 sources in two languages, a machine and two people as coders, some units decided. A few actors
stand in many claims and many in few, as in real studies. The same arguments make the same study.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.codebook.loading import dump_codebook, load_codebook
from dalil.records.claims import Claim, Polarity, claim_id
from dalil.records.codings import Coder, CoderKind, Coding, Judgement, Outcome, Verdict, coder_of
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef, PartialDate
from dalil.records.quotes import Span, quote_at
from dalil.records.runs import Run, content_id, digest_of
from dalil.records.sources import Source, source_id, text_digest
from dalil.records.units import Unit, UnitKind, unit_id
from dalil.storage.store import Store, StoredCodebook
from dalil.workflow.project import create_study

MACHINE = coder_of("dalil.rules.v1", CoderKind.RULES, version="1", settings_digest="made")
PEOPLE = tuple(coder_of(n, CoderKind.HUMAN, version="1", settings_digest="person") for n in ("سلمى", "Adam"))
BOOK = load_codebook("relations")
CODEBOOK = StoredCodebook(digest=BOOK.digest, name=BOOK.name, text=dump_codebook(BOOK))
RUN = Run(
    id=content_id("run", "made"),
    step="code",
    version="1",
    settings_digest="made",
    inputs=0,
    done=0,
    skipped=0,
    failed=0,
)
AT = "2026-01-02T03:04:05Z"
ACTORS, SOURCES = 400, 60
RELATIONS = {
    "funding": ("تموّل", "funds", "financial"),
    "political_endorsement": ("تؤيد", "endorses", "political"),
    "arms_materiel": ("تسلّح", "arms", "military"),
    "security_cooperation": ("تتعاون أمنيا مع", "cooperates on security with", "military"),
    "agreement": ("تتفق مع", "agrees with", "political"),
    "meeting_consult": ("تلتقي", "meets", "political"),
    "mediation": ("تتوسط لدى", "mediates with", "political"),
    "criticism_accusation": ("تنتقد", "criticises", "media"),
    "sanction": ("تعاقب", "sanctions", "financial"),
    "humanitarian_aid": ("تغيث", "relieves", "social"),
}
KINDS = (("حركة", "Movement"), ("حزب", "Party"), ("هيئة", "Authority"), ("مجلس", "Council"), ("اتحاد", "Union"))
PLACES = (
    ("الوادي", "of the Valley"),
    ("الساحل", "of the Coast"),
    ("الجبل", "of the Hill"),
    ("النهر", "of the River"),
    ("السهل", "of the Plain"),
    ("الميناء", "of the Port"),
    ("الواحة", "of the Oasis"),
    ("القلعة", "of the Fort"),
)
POLARITIES = (*([Polarity.ASSERTED] * 8), Polarity.PLANNED, Polarity.DENIED)
FACETS = ("basis", "outcome", None)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paper and what it says."""

    words: str
    giver: int
    receiver: int
    relation: str
    date: str | None


def name_of(number: int, lang: str) -> str:
    """The invented name of an actor."""
    kind, place = KINDS[number % len(KINDS)], PLACES[number // len(KINDS) % len(PLACES)]
    own = number // (len(KINDS) * len(PLACES)) + 1
    return f"{kind[0]} {place[0]} {own}" if lang == "ar" else f"{kind[1]} {own} {place[1]}"


def lines_of(chance: random.Random, count: int, lang: str) -> list[Line]:
    """The lines of one paper; low numbers act most."""
    lines = []
    for _ in range(count):
        giver, receiver = (min(int(chance.paretovariate(0.7)) - 1, ACTORS - 1 - n) for n in (0, 1))
        receiver = (receiver + 7) % ACTORS if receiver == giver else receiver
        relation = chance.choice(tuple(RELATIONS))
        year, month = chance.randint(1995, 2024), chance.randint(1, 12)
        date = chance.choice((None, f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{chance.randint(1, 28):02}"))
        verb = RELATIONS[relation][0 if lang == "ar" else 1]
        when = "" if date is None else f" ({date})"
        lines.append(
            Line(f"{name_of(giver, lang)} {verb} {name_of(receiver, lang)}{when}", giver, receiver, relation, date)
        )
    return lines


def source_of(number: int, lines: Sequence[Line], lang: str) -> Source:
    """The paper of some lines."""
    text = "".join(f"- {line.words}\n" for line in lines)
    raw = digest_of(text.encode())
    return Source(
        id=source_id(raw, "dalil.plain.v1"),
        raw_digest=raw,
        text=text,
        text_digest=text_digest(text),
        language=lang,
        direction="rtl" if lang == "ar" else "ltr",
        title=f"ورقة {number}" if lang == "ar" else f"Paper {number}",
        publisher=None,
        published=f"{1996 + number % 30}",
        origin=f"{number:03}.txt",
        reader="dalil.plain.v1",
        encoding="utf-8",
    )


def units_of(source: Source, lines: Sequence[Line]) -> Iterator[Unit]:
    """One unit a line."""
    at = 0
    for ordinal, line in enumerate(lines):
        span = Span(start=at + 2, end=at + 2 + len(line.words))
        yield Unit(
            id=unit_id(source.id, UnitKind.ITEM, span.start, span.end),
            source_id=source.id,
            kind=UnitKind.ITEM,
            ordinal=ordinal,
            span=span,
            context=span,
        )
        at = span.end + 1


def claim_of(source: Source, unit: Unit, line: Line, coder: Coder, chance: random.Random) -> Claim:
    """What a coder says of a line."""
    lang = source.language
    ends = []
    for number in (line.giver, line.receiver):
        words = name_of(number, lang)
        start = source.text.index(words, unit.span.start)
        # Every other actor is known to the study's own list; of the others only the name is known.
        known = f"party:made-{number}" if number % 2 == 0 else None
        ends.append(
            ActorRef(
                quote=quote_at(source.id, source.text, start, start + len(words)),
                name=words,
                name_en=name_of(number, "en"),
                actor_id=known,
            )
        )
    precision = {4: "year", 7: "month", 10: "day"}
    date = (
        None
        if line.date is None
        else PartialDate(text=line.date, precision=precision[len(line.date)], calendar="gregorian", basis="stated")
    )
    return Claim(
        id=claim_id(unit.id, coder.id, line.relation, *ends),
        unit_id=unit.id,
        source=ends[0],
        relation=line.relation,
        target=ends[1],
        domain=RELATIONS[line.relation][2],
        polarity=chance.choice(POLARITIES),
        facet=chance.choice(FACETS),
        date=date,
        score=round(chance.uniform(0.4, 1), 2),
        evidence=(quote_at(source.id, source.text, unit.span.start, unit.span.end),),
    )


def coding_of(unit: Unit, coder: Coder, claims: tuple[Claim, ...], **said: object) -> Coding:
    """A coder's answer."""
    return Coding(
        id=content_id("coding", unit.id, coder.id),
        run_id=RUN.id,
        coder_id=coder.id,
        unit_id=unit.id,
        codebook_digest=CODEBOOK.digest,
        outcome=Outcome.CODED,
        claims=claims,
        **said,
    )  # type: ignore[arg-type]


def fill(store: Store, number: int, count: int, chance: random.Random) -> int:
    """Add one source with about `count` claims of all coders and decisions; how many there are."""
    lang = "ar" if number % 3 else "en"
    lines = lines_of(chance, count * 100 // 131, lang)
    source = source_of(number, lines, lang)
    units = tuple(units_of(source, lines))
    store.add_source(source, units)
    codings, decisions, claims = [], [], 0
    for ordinal, (unit, line) in enumerate(zip(units, lines, strict=True)):
        said = claim_of(source, unit, line, MACHINE, chance)
        mine = [coding_of(unit, MACHINE, (said,))]
        for person, every in zip(PEOPLE, (5, 7), strict=True):
            if ordinal % every == 0:
                mine.append(answer_of(unit, person, claim_of(source, unit, line, person, chance), said, mine[0].id))
        codings += mine
        claims += sum(len(c.claims) for c in mine)
        if ordinal % 35 == 0:
            chosen = mine[1].claims
            claims += len(chosen)
            decisions.append(
                Decision(
                    id=content_id("decision", unit.id),
                    unit_id=unit.id,
                    coding_ids=tuple(c.id for c in mine),
                    claims=chosen,
                    decided_by=PEOPLE[0].name,
                    rule="expert",
                    at=AT,
                )
            )
    store.add_codings(codings)
    store.add_decisions(decisions)
    return claims


def answer_of(unit: Unit, person: Coder, own: Claim, theirs: Claim, coding_id: str) -> Coding:
    """A person's answer: most keep what the machine says, some refuse it."""
    if int(unit.id, 16) % 6 == 0:
        refused = Judgement(coding_id=coding_id, claim_id=theirs.id, verdict=Verdict.REJECTED)
        return coding_of(unit, person, (), judged=(refused,), at=AT)
    kept = Judgement(coding_id=coding_id, claim_id=theirs.id, verdict=Verdict.ACCEPTED, becomes=own.id)
    return coding_of(unit, person, (own,), judged=(kept,), at=AT)


def make(folder: Path, claims: int) -> dict[str, object]:
    """Make the study; what was made."""
    study = create_study(folder, title="ألف علاقة وعلاقة", language="ar")
    with study.actors_file.open("a", encoding="utf-8") as file:
        for n in range(0, ACTORS, 2):
            file.write(f"party:made-{n},party,{name_of(n, 'en')},{name_of(n, 'ar')}" + "," * 11 + "\n")
    chance = random.Random(5)
    made = 0
    with study.open_store() as store:
        store.add_codebook(CODEBOOK)
        for coder in (MACHINE, *PEOPLE):
            store.add_coder(coder)
        store.add_run(RUN)
        for number in range(SOURCES):
            with store.transaction():
                made += fill(store, number, claims // SOURCES + 1, chance)
    return {"claims": made, "sources": SOURCES, "actors": ACTORS, "folder": str(folder)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=50_000)
    wanted = parser.parse_args()
    print(json.dumps(make(wanted.folder, wanted.claims), ensure_ascii=False))
