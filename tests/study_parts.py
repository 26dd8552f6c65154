"""A small reader, segmenter and coder for tests of the study workflow: one unit a line, one claim where money flows."""

from __future__ import annotations

from pathlib import Path

from dalil.errors import Issue, ReadingError, Severity
from dalil.records.claims import Claim, claim_id
from dalil.records.codings import CoderKind, Coding, Outcome, coder_of
from dalil.records.mentions import ActorRef
from dalil.records.quotes import Span, quote_at
from dalil.records.runs import content_id
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit, UnitKind, unit_id
from dalil.storage.store import StoredCodebook
from dalil.workflow.project import Study, create_study
from dalil.workflow.runs import AddReport, CodingPlan, add_files
from dalil.workflow.steps import CodedOutcome
from factories import make_source

CODER = coder_of("test.money.v1", CoderKind.RULES, version="1", settings_digest="s")
CODEBOOK = StoredCodebook(digest="c1", name="relations", text="codes: [funding]\n")
PLAN = CodingPlan(coder=CODER, codebook=CODEBOOK, version="0.1.0")
VERB = "تموّل"


def read(path: Path) -> tuple[Source, tuple[Issue, ...]]:
    """The source of a UTF-8 text file."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ReadingError("D031", path=path, detail="no UTF-8") from fault
    notes = (Issue(code="D034", severity=Severity.NOTE, where=str(path), values=(("path", str(path)),)),)
    return make_source(text, origin=path.name), notes if "ملاحظة" in text else ()


def segment(source: Source) -> tuple[Unit, ...]:
    """One unit a line; the first line stands over the others."""
    found: list[Unit] = []
    path: tuple[Heading, ...] = ()
    at = 0
    for line in source.text.splitlines(keepends=True):
        span = Span(start=at, end=at + len(line))
        kind = UnitKind.ITEM if path else UnitKind.TITLE
        found.append(
            Unit(
                id=unit_id(source.id, kind, span.start, span.end),
                source_id=source.id,
                kind=kind,
                ordinal=len(found),
                span=span,
                context=span,
                path=path,
            )
        )
        at = span.end
        path = path or (Heading(quote=quote_at(source.id, source.text, 0, at), level=0, role=Role.TITLE),)
    return tuple(found)


def code_source(source: Source, units: tuple[Unit, ...], *, plan: CodingPlan = PLAN) -> CodedOutcome:
    """A claim for each line with the verb: who stands before it pays who stands after it."""
    codings = []
    for unit in units:
        claims = tuple(claim_in(source, unit)) if VERB in source.text[unit.span.start : unit.span.end] else ()
        codings.append(
            Coding(
                id=content_id("coding", unit.id, plan.coder.id, plan.codebook.digest),
                run_id="",
                coder_id=plan.coder.id,
                unit_id=unit.id,
                codebook_digest=plan.codebook.digest,
                outcome=Outcome.CODED,
                claims=claims,
            )
        )
    return CodedOutcome(coder=plan.coder, codings=tuple(codings))


def claim_in(source: Source, unit: Unit) -> list[Claim]:
    """The claim of a line."""
    start, end = unit.span.start, source.text.index(VERB, unit.span.start)
    giver = actor_at(source, start, end - 1)
    receiver = actor_at(source, end + len(VERB) + 1, unit.span.end - 1)
    return [
        Claim(
            id=claim_id(unit.id, CODER.id, "funding", giver, receiver),
            unit_id=unit.id,
            source=giver,
            relation="funding",
            target=receiver,
            domain=None,
            evidence=(quote_at(source.id, source.text, start, unit.span.end - 1),),
        )
    ]


def actor_at(source: Source, start: int, end: int) -> ActorRef:
    """The actor whose words stand there."""
    quote = quote_at(source.id, source.text, start, end)
    return ActorRef(quote=quote, name=quote.exact, actor_id="state:IRN" if quote.exact == "إيران" else None)


def write_papers(folder: Path, count: int) -> Path:
    """Papers with a title and two claims each."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(f"ورقة {n}\nإيران تموّل الحركة {n}\nقطر تموّل الوفد\n", encoding="utf-8")
    return folder


def study_of(folder: Path, count: int) -> Study:
    """A study that holds papers."""
    study = create_study(folder / "study", title="دراسة")
    add(study, write_papers(folder / "papers", count))
    return study


def add(study: Study, *paths: Path) -> AddReport:
    """Add files with the small reader."""
    return add_files(study, paths, read=read, segment=segment, version="0.1.0")
