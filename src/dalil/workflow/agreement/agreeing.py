"""How far coders agree: on the units of a study, or on those of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import attrgetter
from pathlib import Path

from dalil import __version__
from dalil.codebook.loading import load_codebook
from dalil.records.agreements import Agreement, Remark
from dalil.records.sources import Source
from dalil.reliability.agreement.counting import coder_counts, patterns
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.remarks import remark, remarks_on
from dalil.reliability.agreement.report import sections_of
from dalil.reliability.comparing.matching import Match
from dalil.reliability.comparing.saying import Said
from dalil.reliability.drawing import Drawing
from dalil.storage.store import CaseRow, Store
from dalil.workflow.agreement.answer_files import answers_in
from dalil.workflow.agreement.answers_of_study import Choice, StudyAnswers, answers_of
from dalil.workflow.agreement.apart import MOST, Place, differing_units, listed, shortened
from dalil.workflow.agreement.independence import remarks_in
from dalil.workflow.agreement.said_claims import kinds_of
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.shelf import source_of
from dalil.workflow.settings import BUILT_IN_CODEBOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How answers are to be compared."""

    matching: str = Match.ACTORS.value  # or words
    level: float = 0.95
    draws: int = 1000
    seed: int = 20
    gamma: bool = True  # whether quotes are compared by gamma too, which takes by far the longest

    @property
    def plan(self) -> Plan:
        """The same, as reliability takes it."""
        drawing = Drawing(draws=self.draws, seed=self.seed, level=self.level)
        return Plan(match=Match(self.matching), drawing=drawing, gamma=self.gamma)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What was compared, and what it is called."""

    said: Said = field(repr=False)
    title: str
    codebook: str
    remarks: tuple[Remark, ...] = ()


def agreement_of_files(
    paths: Sequence[Path], wanted: Comparison, *, reference: Path | None = None, codebook_name: str = BUILT_IN_CODEBOOK
) -> Agreement:
    """How far the coders agree whose answers stand in some files, with each other and with a reference.

    The codebook, a built-in name or a file, tells the families of relations, and which go both ways.
    """
    codebook = load_codebook(codebook_name)
    filed = answers_in(paths, kinds_of(codebook), reference=reference)
    said = filed.said
    title = " · ".join(v.name for v in said.voters)

    def places(units: Sequence[str]) -> dict[str, Place]:
        return {u: Place(source_id=None, where=u, page=None, excerpt=shortened(filed.texts.get(u, ""))) for u in units}

    return _agreement(Compared(said=said, title=title, codebook=codebook.name), wanted, places)


def agreement_of_study(start: Path, choice: Choice, wanted: Comparison) -> Agreement:
    """How far the coders of the study agree that `start` lies in."""
    study = open_study(start)
    codebook = review_kit(study).codebook
    with study.open_store(write=False) as store:
        answers = answers_of(store, choice, Identities.of(study, store), kinds_of(codebook))
        compared = Compared(
            said=answers.said,
            title=study.settings.title,
            codebook=codebook.name,
            remarks=tuple(remarks_in(store, answers)),
        )
        return _agreement(compared, wanted, partial(_places, study, store, answers))


def _agreement(
    compared: Compared, wanted: Comparison, places: Callable[[Sequence[str]], Mapping[str, Place]]
) -> Agreement:
    said, plan = compared.said, wanted.plan
    sections, confused = sections_of(said, plan)
    coders = coder_counts(said)
    differing = differing_units(said, plan)
    shown = differing[:MOST]
    left_out = [remark("apart_left_out", shown=MOST, count=len(differing))] if len(differing) > MOST else []
    return Agreement(
        title=compared.title,
        version=__version__,
        codebook=compared.codebook,
        level=wanted.level,
        draws=wanted.draws,
        seed=wanted.seed,
        matching=wanted.matching,
        units=len(said.units),
        documents=len({u.document for u in said.units}),
        coders=coders,
        patterns=patterns(said),
        sections=sections,
        confusions=confused,
        apart=listed(shown, said.voters, places([d.unit.unit_id for d in shown])),
        remarks=(*compared.remarks, *remarks_on(said, coders, sections, gamma=wanted.gamma), *left_out),
    )


def _places(study: Study, store: Store, answers: StudyAnswers, units: Sequence[str]) -> dict[str, Place]:
    """Where units stand in their sources, source by source, as a source may be large."""
    rows = sorted((answers.rows[u] for u in units), key=attrgetter("source_id", "start"))
    return {row.unit_id: _place(source_of(study, store, row.source_id), row) for row in rows}


def _place(source: Source, row: CaseRow) -> Place:
    excerpt = shortened(source.text[row.start : row.end])
    return Place(source_id=source.id, where=source.origin, page=source.page_at(row.start), excerpt=excerpt)
