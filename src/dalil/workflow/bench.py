"""`dalil bench`: what dalil codes, held against what people read, set by set.

A folder holds sets at fixed places (`SETS`); nothing is looked for elsewhere. The same texts and the same version give
the same figures to the last digit; only speed depends on the machine.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dalil import __version__
from dalil.codebook.loading import BUILT_IN
from dalil.errors import Issue, Severity, UsageError
from dalil.publishing.accuracy import accuracy_page
from dalil.publishing.files import write_text
from dalil.publishing.material import CodedSource
from dalil.records.claims import Claim
from dalil.records.mentions import ActorRef, How
from dalil.reliability.readings import clitics, events, papers, passages
from dalil.reliability.readings.measures import DRAWS, LEVEL, SEED, Counts, Estimate, Figure, by_document, estimates
from dalil.reliability.readings.pairing import CodedClaim, Money, Named
from dalil.text.clitics import segment_word
from dalil.workflow.coding import TellFile, Wish, code_text, kit_for, silent
from dalil.workflow.goldsets import (
    read_aliases,
    read_events,
    read_judged,
    read_marked,
    read_paper_passages,
    read_passages,
    read_words,
)
from dalil.workflow.steps import code_source, read_source
from dalil.workflow.timing import Speed, warm_speed, whole_run

EVENTS = "plover"
CROSS_VALIDATE = "benchmarks/cross_validate.py"
TRAIN_EVENTS = "benchmarks/train_events.py"
TRAIN_CLITICS = "benchmarks/train_clitics.py"
DEVELOPMENT = "dev"  # in the name of a file: dalil was made with it in sight
IN_SIGHT = frozenset({"c68280f194a52bc4"})  # digests of sets of which the same is true
Counted = tuple[Sequence[Figure], Iterable[tuple[str, Counts]]]  # figures, and counts with the document of each item


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """A set that can be measured on."""

    files: tuple[str, ...]  # patterns below the folder; each must be there
    count: Callable[[Sequence[Path]], Counted] | None  # None where it has no figures of its own
    codebook: str = "relations"
    learner: str | None = None  # the script by which dalil learns from the development half
    learnt: str | None = None  # what it has of that half: all that is measured, the scores, or part of the lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What came out for one set."""

    name: str
    files: tuple[str, ...]
    digest: str  # of the files' bytes
    development: bool  # whether dalil was made with the set in sight
    learner: str | None  # the script by which dalil learnt from these very items
    learnt: str | None  # all, scores or lexicon
    items: int
    documents: int
    figures: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchReport:
    """What came out for all sets."""

    sets: tuple[Measured, ...]
    speed: Mapping[str, Speed] = field(default_factory=dict)
    skipped: tuple[Issue, ...] = ()

    def data(self) -> dict[str, Any]:
        """The report as it is written."""
        return {
            "dalil": __version__,
            "intervals": {"level": LEVEL, "draws": DRAWS, "seed": SEED, "over": "documents"},
            "sets": [set_data(one) for one in self.sets],
            "skipped": [issue.where for issue in self.skipped],
            "speed": dict(self.speed),
        }


def set_data(one: Measured) -> dict[str, Any]:
    """One set as it is written; figures to three digits."""
    return {**asdict(one), "files": list(one.files), "figures": [_rounded(asdict(e)) for e in one.figures]}


def _rounded(record: dict[str, Any]) -> dict[str, Any]:
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in record.items()}


def bench(folder: Path, names: Sequence[str] = (), *, progress: TellFile = silent) -> BenchReport:
    """Measure on the sets named, or on all there are; a set that needs a codebook this version lacks is skipped."""
    unknown = [name for name in names if name not in SETS]
    if unknown:
        raise UsageError("D051", name=unknown[0], known=", ".join(SETS))
    found = {name: files_of(folder, SETS[name]) for name in names or SETS}
    missing = [name for name, files in found.items() if not files]
    if len(missing) == len(found) or (names and missing):
        expected = dict.fromkeys(p for name in missing for p in SETS[name].files)
        raise UsageError("D050", path=folder, patterns=", ".join(expected))
    # Speed first: a child begins with the most memory its parent ever held, so a grown parent would be counted.
    speed = measured_speed(found["speed"]) if found.get("speed") else {}
    sets, skipped = [], []
    for number, (name, files) in enumerate(found.items()):
        progress(handled=number, total=len(found), where=name)
        codebook = SETS[name].codebook
        if files and codebook not in BUILT_IN:
            skipped.append(Issue(code="D054", severity=Severity.NOTE, where=name, values=(("codebook", codebook),)))
        elif files and SETS[name].count is not None:
            sets.append(measured(name, files))
    progress(handled=len(found), total=len(found), where="")
    return BenchReport(sets=tuple(sets), speed=speed, skipped=tuple(skipped))


def files_of(folder: Path, one: GoldSet) -> list[Path]:
    """The files of a set, in order; none where a pattern finds nothing."""
    found = [sorted(folder.glob(pattern)) for pattern in one.files]
    return [path for paths in found for path in paths] if all(found) else []


def measured(name: str, files: Sequence[Path]) -> Measured:
    """The figures of one set."""
    count = SETS[name].count
    assert count is not None
    figures, counted = count(files)
    items = list(counted)
    documents = by_document(items)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]
    development = digest in IN_SIGHT or any(DEVELOPMENT in path.stem.split("_") for path in files)
    return Measured(
        name=name,
        files=tuple(path.name for path in files),
        digest=digest,
        development=development,
        learner=SETS[name].learner if development else None,
        learnt=SETS[name].learnt if development else None,
        items=round(sum(counts.get("items", 1) for _, counts in items)),
        documents=len(documents),
        figures=tuple(estimates(figures, documents)),
    )


def write_results(report: BenchReport, path: Path) -> None:
    """The report as JSON."""
    write_text(path, [json.dumps(report.data(), ensure_ascii=False, indent=1), "\n"])


def write_page(report: BenchReport, path: Path, lang: str) -> None:
    """The report as a page."""
    write_text(path, accuracy_page(report.data(), lang))


# --- passages and papers ---


def _passages(files: Sequence[Path]) -> Counted:
    kit = kit_for(Wish())
    families = {code.code: code.family for code in kit.codebook.codes}

    def counted() -> Iterator[tuple[str, Counts]]:
        for passage in read_passages(files):
            coded = [coded_claim(c) for c in claims_of(code_text(passage.text, kit))]
            yield passage.document, passages.count_passage(passage.claims, coded, families)

    return passages.FIGURES, counted()


def coded_claim(claim: Claim) -> CodedClaim:
    """A claim as it is paired with readings."""
    return CodedClaim(
        relation=claim.relation,
        source=Named() if claim.source is None else Named(surface=_words(claim.source), name=claim.source.name),
        target=Named() if claim.target is None else Named(surface=_words(claim.target), name=claim.target.name),
        domain=claim.domain,
        polarity=claim.polarity.value,
        amount=_money(claim),
        score=claim.score,
    )


def claims_of(coded: CodedSource) -> list[Claim]:
    """All claims of a source, in text order."""
    return [claim for unit in coded.units for claim in coded.claims(unit)]


def _words(actor: ActorRef) -> str | None:
    """The words of an actor that stand in the unit, as published."""
    return None if actor.quote is None or actor.how is How.INHERITED else actor.quote.exact


def _money(claim: Claim) -> Money | None:
    return None if claim.amount is None else (float(claim.amount.number), claim.amount.currency)


def _papers(files: Sequence[Path]) -> Counted:
    read_in, aliases = read_paper_passages(files[0]), papers.Names(aliases=read_aliases(files[1]))
    kit = kit_for(Wish())

    def counted() -> Iterator[tuple[str, Counts]]:
        for document in dict.fromkeys(p.document for p in read_in):
            rest = claims_of(code_source(*read_source(files[0].with_name(document)), kit))
            for passage in (p for p in read_in if p.document == document):
                inside = [c for c in rest if passage.start <= c.evidence[0].span.start < passage.end]
                rest = [c for c in rest if c not in inside]
                coded = [paper_claim(c) for c in inside]
                yield document, papers.count_paper_passage(passage.claims, coded, aliases)
            outside = papers.count_paper_passage((), [paper_claim(c) for c in rest], aliases)
            yield document, {**outside, "items": 0}

    return papers.FIGURES, counted()


def paper_claim(claim: Claim) -> papers.PaperCoded:
    """A claim as it is paired with readings of papers."""
    return papers.PaperCoded(
        relation=claim.relation,
        source=_paper_actor(claim.source),
        target=_paper_actor(claim.target),
        domain=claim.domain,
        polarity=claim.polarity.value,
        amount=_money(claim),
        beneficiary=None if claim.beneficiary is None else claim.beneficiary.exact,
    )


def _paper_actor(actor: ActorRef | None) -> papers.PaperActor:
    if actor is None:
        return papers.PaperActor()
    names = (_words(actor), actor.name, actor.name_en)
    return papers.PaperActor(names=tuple(n for n in names if n), inherited=actor.how is not How.EXPLICIT)


# --- events ---


def _event_coder() -> Callable[[str], list[events.CodedEvent]]:
    """What codes a text into events."""
    kit = kit_for(Wish(codebook=EVENTS))
    return lambda text: [coded_event(c) for c in claims_of(code_text(text, kit))]


def coded_event(claim: Claim) -> events.CodedEvent:
    """A claim under the codebook of events as an event."""
    return events.CodedEvent(
        code=claim.relation,
        trigger=claim.evidence[0].exact,
        source="" if claim.source is None else _words(claim.source) or "",
        target="" if claim.target is None else _words(claim.target) or "",
        source_state=_state(claim.source),
        target_state=_state(claim.target),
    )


def _state(actor: ActorRef | None) -> str:
    """The code of a state, or IGO."""
    kind, _, name = (actor.actor_id or "").partition(":") if actor is not None else ("", "", "")
    return name if kind in ("state", "territory") else "IGO" if kind == "igo" else ""


def _detection(files: Sequence[Path]) -> Counted:
    code, read = _event_coder(), read_judged(files)
    counted = ((s.document, events.count_detection(s.event_type, s.is_event, code(s.text))) for s in read)
    return events.detection_figures(s.event_type for s in read), counted


def _spans(files: Sequence[Path]) -> Counted:
    code, read = _event_coder(), read_marked(files)
    counted = ((s.document, events.count_spans(s.event_type, s.parts, code(s.text))) for s in read)
    return events.SPAN_FIGURES, counted


def _plover(files: Sequence[Path]) -> Counted:
    code, read = _event_coder(), read_events(files)
    counted = ((s.document, events.count_plover(s.event_type, s.words, s.states, code(s.text))) for s in read)
    return events.PLOVER_FIGURES, counted


# --- words and speed ---


def _clitics(files: Sequence[Path]) -> Counted:
    words = read_words(files)
    return clitics.FIGURES, ((d, clitics.count_word(w, segment_word(w.raw).parts)) for d, w in words)


def measured_speed(files: Sequence[Path]) -> dict[str, Speed]:
    """Speed by language, warm, and of a whole run over all, with the memory it took."""
    texts: dict[str, list[str]] = {}
    for path in files:
        texts.setdefault(_language(path), []).extend(p.text for p in read_passages([path]))
    whole = whole_run([text for language in sorted(texts) for text in texts[language]])
    kit = kit_for(Wish())
    return {**{language: warm_speed(texts[language], kit) for language in sorted(texts)}, "with_start": whole}


def _language(path: Path) -> str:
    return next((part for part in path.stem.split("_") if part in ("ar", "en")), "other")


SETS: dict[str, GoldSet] = {
    "relations.ar": GoldSet(files=("relations/*_ar*.jsonl",), count=_passages, learner=CROSS_VALIDATE, learnt="scores"),
    "relations.en": GoldSet(files=("relations/*_en*.jsonl",), count=_passages, learner=CROSS_VALIDATE, learnt="scores"),
    "papers": GoldSet(files=("relation_papers/gold.jsonl", "relation_papers/actors.json"), count=_papers),
    "events.detection": GoldSet(
        files=("gsr/*_detection_*.jsonl",), count=_detection, codebook=EVENTS, learner=TRAIN_EVENTS, learnt="all"
    ),
    "events.spans": GoldSet(
        files=("gsr/*_spans_*.jsonl",), count=_spans, codebook=EVENTS, learner=TRAIN_EVENTS, learnt="all"
    ),
    "events.plover": GoldSet(files=("gsr/*_plover_*.jsonl",), count=_plover, codebook=EVENTS, learnt="lexicon"),
    "clitics": GoldSet(files=("ud_pud/*.conllu",), count=_clitics, learner=TRAIN_CLITICS, learnt="all"),
    "speed": GoldSet(files=("relations/*.jsonl",), count=None),
}
