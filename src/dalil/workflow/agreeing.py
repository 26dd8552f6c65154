"""How far coders agree: on the units of a study, or on those of files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil import __version__
from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Codebook
from dalil.records.agreements import Agreement
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.report import sections_of
from dalil.reliability.counting import coder_counts, patterns
from dalil.reliability.drawing import Drawing
from dalil.reliability.matching import Match
from dalil.reliability.saying import Said
from dalil.workflow.answer_files import answers_in
from dalil.workflow.answers_of_study import Choice, answers_of
from dalil.workflow.project import open_study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.kits import review_kit
from dalil.workflow.settings import BUILT_IN_CODEBOOK


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What is to be compared, and how."""

    matching: str = Match.ACTORS.value  # or words
    level: float = 0.95
    draws: int = 1000
    seed: int = 20

    @property
    def plan(self) -> Plan:
        """The same, as reliability takes it."""
        drawing = Drawing(draws=self.draws, seed=self.seed, level=self.level)
        return Plan(match=Match(self.matching), drawing=drawing)


def agreement_of_files(paths: Sequence[Path], wanted: Comparison) -> Agreement:
    """How far the coders agree whose answers stand in some files."""
    codebook = load_codebook(BUILT_IN_CODEBOOK)
    filed = answers_in(paths, _families(codebook))
    return _agreement(filed.said, wanted, title=" · ".join(v.name for v in filed.said.voters), codebook=codebook)


def agreement_of_study(start: Path, choice: Choice, wanted: Comparison) -> Agreement:
    """How far the coders of the study agree that `start` lies in."""
    study = open_study(start)
    codebook = review_kit(study).codebook
    with study.open_store(write=False) as store:
        found = answers_of(store, choice, Identities.of(study, store), _families(codebook))
    return _agreement(found.said, wanted, title=study.settings.title, codebook=codebook)


def _families(codebook: Codebook) -> dict[str, str]:
    return {code.code: code.family for code in codebook.codes}


def _agreement(said: Said, wanted: Comparison, *, title: str, codebook: Codebook) -> Agreement:
    sections, confused = sections_of(said, wanted.plan)
    return Agreement(
        title=title,
        version=__version__,
        codebook=codebook.name,
        level=wanted.level,
        draws=wanted.draws,
        seed=wanted.seed,
        matching=wanted.matching,
        units=len(said.units),
        documents=len({u.document for u in said.units}),
        coders=coder_counts(said),
        patterns=patterns(said),
        sections=sections,
        confusions=confused,
    )
