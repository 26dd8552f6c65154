"""Samples of a study: which units may be drawn, how many are needed, and what was drawn, kept in the journal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from dalil.errors import UsageError
from dalil.publishing.material import READ_KINDS
from dalil.records.codings import Coder, CoderKind, Outcome
from dalil.records.entries import EntryKind, entry_of
from dalil.records.runs import content_id
from dalil.records.samples import Sample
from dalil.records.serial import dumps, loads
from dalil.reliability.samples.sampling import Draw, Wish, draw, needed
from dalil.reliability.samples.strata import FrameUnit
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.journal import standing_entries
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.people import coder_of_person, proper_name, shown
from dalil.workflow.review.seats import now

LONGEST_NAME = 60
FEWEST_UNITS = 2
LEAST_LEVEL = 0.5
AS_USUAL = Wish()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A sample as a person asks for it: so many units, or as many as an interval needs."""

    name: str
    units: int | None = None
    width: float | None = None  # of the interval of all claims to either side, as a share of the machine's count
    wish: Wish = AS_USUAL
    people: tuple[str, ...] = ()  # names


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A sample that was drawn, and is not kept yet."""

    sample: Sample
    machine: Coder
    claims: int  # of the machine in the frame
    half_width: float  # to be expected of the interval of all claims


def plan_sample(study: Study, store: Store, asked: Asked) -> Planned:
    """Draw a sample from all items and sentences that the study's machine has answered."""
    name = proper_sample_name(asked.name)
    if any(s.name == name for s in samples(store)):
        raise UsageError("D542", name=name)
    machine = machine_of(study, store)
    frame = list(frame_of(store, machine.id))
    claims = sum(len(u.scores) for u in frame)
    drawn = draw(frame, _units(frame, claims, asked), asked.wish)
    sample = _sample(name, drawn, asked, machine=machine.id, codebook=review_kit(study).codebook.digest)
    sample = replace(sample, sources=tuple(dict.fromkeys(u.source_id for u in frame)))
    return Planned(sample=sample, machine=machine, claims=claims, half_width=drawn.half_width)


def keep_sample(store: Store, sample: Sample, *, by: Coder, people: Sequence[Coder] = ()) -> None:
    """Add a sample to the journal; one of the same name that came meanwhile is not written over."""
    with store.transaction():
        if any(s.name == sample.name for s in samples(store)):
            raise UsageError("D542", name=sample.name)
        for person in (by, *people):
            store.add_coder(person)
        store.add_entries((entry_of(EntryKind.SAMPLE, sample.name, dumps(sample), by=by.id, at=now()),))


def samples(store: Store) -> tuple[Sample, ...]:
    """The samples of a study, oldest first."""
    return tuple(loads(Sample, e.body) for e in standing_entries(store.entries(EntryKind.SAMPLE)))


def sample_named(store: Store, name: str | None) -> Sample:
    """The sample of that name, or the latest; a wrong name is answered with the right ones."""
    known = samples(store)
    found = [s for s in known if name is None or s.name == name]
    if not known:
        raise UsageError("D543")
    if not found:
        raise UsageError("D544", name=shown(name or ""), known=", ".join(s.name for s in known))
    return found[-1]


def machine_of(study: Study, store: Store) -> Coder:
    """The machine that codes the study now, if it has answered anything; else the one that has answered most."""
    machines = {c.id: c for c in store.coders() if c.kind is not CoderKind.HUMAN}
    present = review_kit(study).method.coder.id
    answered = {c: sum(store.answered(c).values()) for c in machines}
    found = [c for c, count in answered.items() if count]
    if not found:
        raise UsageError("D540", study=study.folder)
    return machines[present if present in found else max(found, key=lambda c: (answered[c], c))]


def frame_of(store: Store, machine_id: str) -> Iterator[FrameUnit]:
    """The units that a machine has answered, by file name and in text order."""
    for source_id in store.source_ids():
        kinds = {u.id: u.kind for u in store.units(source_id)}
        for coding in store.latest_codings(source_id, machine_id):
            if coding.outcome is Outcome.CODED and kinds[coding.unit_id] in READ_KINDS:
                yield FrameUnit(
                    unit_id=coding.unit_id,
                    source_id=source_id,
                    predicted=coding.claims[0].relation if coding.claims else "",
                    scores=tuple(c.score for c in coding.claims),
                )


def proper_sample_name(name: str) -> str:
    """A sample's name as it is kept."""
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME or not tidy.isprintable():
        raise UsageError("D541", name=shown(name), most=LONGEST_NAME)
    return tidy


def people_of(asked: Asked) -> tuple[Coder, ...]:
    """The people who are to code a sample, each once; raises `UsageError` D075 where one has no proper name."""
    return tuple(dict.fromkeys(coder_of_person(proper_name(name)) for name in asked.people))


def proper_level(level: float) -> None:
    """Refuse what is no level of an interval; raises `UsageError` D549."""
    if not LEAST_LEVEL <= level < 1:
        raise UsageError("D549", level=level)


def _units(frame: Sequence[FrameUnit], claims: int, asked: Asked) -> int:
    if (asked.units is None) == (asked.width is None):
        raise UsageError("D545")
    if asked.units is not None:
        wanted = asked.units
    elif not claims:
        raise UsageError("D546")
    else:
        wanted = max(FEWEST_UNITS, needed(frame, _proper_width(asked.width or 0) * claims, asked.wish))
    if not FEWEST_UNITS <= wanted <= len(frame):
        raise UsageError("D547", wanted=wanted, least=FEWEST_UNITS, frame=len(frame))
    return wanted


def _proper_width(width: float) -> float:
    if not 0 < width < inf:
        raise UsageError("D551", width=width)
    return width


def _sample(name: str, drawn: Draw, asked: Asked, *, machine: str, codebook: str) -> Sample:
    units = [u.unit_id for u in drawn.units]
    return Sample(
        id=content_id("sample", name, asked.wish.seed, machine, units),
        name=name,
        seed=asked.wish.seed,
        coder_id=machine,
        codebook_digest=codebook,
        sources=(),
        strata=drawn.strata,
        units=drawn.units,
        people=tuple(p.id for p in people_of(asked)),
    )
