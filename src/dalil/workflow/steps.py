"""The way through for one source: read, segment, recognise, code. The stages meet here and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dalil.adjudication.consensus import sole_coder
from dalil.codebook.schema import Codebook
from dalil.coding.grounding import ground
from dalil.coding.method import CodingMethod
from dalil.errors import Issue
from dalil.plugins import reader_for
from dalil.publishing.material import CodedSource
from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import Registry
from dalil.records.codings import Coder, Coding
from dalil.records.mentions import ActorRef
from dalil.records.sources import Source
from dalil.records.units import Unit, unit_text
from dalil.segmentation.outline import segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """What coding needs besides the text."""

    codebook: Codebook
    registry: Registry
    method: CodingMethod
    run_id: str = "direct"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedOutcome:
    """A coder's answer for all units of one source."""

    coder: Coder
    codings: tuple[Coding, ...]
    issues: tuple[Issue, ...] = ()
    voice: ActorRef | None = None  # the document's own, as the coder took it


def read_source(path: Path) -> tuple[Source, tuple[Issue, ...]]:
    """Read a file, with what a person should know about it."""
    reading = reader_for(path).examine(path)
    return reading.source, reading.issues


def code_units(source: Source, units: Sequence[Unit], kit: Kit, *, voice: str | None = None) -> CodedOutcome:
    """Recognise and code every unit of a source."""
    lexicon = study_document(source, units, kit.registry, voice=voice)
    coder = kit.method.coder
    codings: list[Coding] = []
    issues: list[Issue] = []
    for unit in units:
        text = unit_text(unit, source.text, source.language)
        draft = kit.method.code(text, recognise(text, lexicon), kit.codebook)
        grounded = ground(draft, text, kit.codebook, coder=coder, run_id=kit.run_id)
        codings.append(grounded.coding)
        issues.extend(grounded.issues)
    return CodedOutcome(coder=coder, codings=tuple(codings), issues=tuple(issues), voice=lexicon.voice)


def code_source(source: Source, health: Sequence[Issue], kit: Kit, *, voice: str | None = None) -> CodedSource:
    """One source, segmented, coded and decided, ready to publish."""
    units = segment(source)
    return decided(source, units, health, code_units(source, units, kit, voice=voice))


def decided(source: Source, units: tuple[Unit, ...], health: Sequence[Issue], outcome: CodedOutcome) -> CodedSource:
    """A source with the decision on each of its units: one coder's answer, taken as it stands."""
    return CodedSource(
        source=source,
        units=units,
        decisions={c.unit_id: sole_coder(c) for c in outcome.codings},
        coder=outcome.coder.name,
        voice=outcome.voice,
        issues=(*health, *outcome.issues),
    )
