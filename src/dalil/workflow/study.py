"""A study, step by step: made, filled, coded, published, checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dalil import __version__
from dalil.adjudication.consensus import sole_coder
from dalil.codebook.loading import dump_codebook, load_codebook
from dalil.codebook.schema import Codebook
from dalil.errors import Issue
from dalil.publishing.files import write_text
from dalil.publishing.labels import labels_of
from dalil.publishing.material import CodedSource
from dalil.recognition.registry import load_registry
from dalil.records.runs import Run
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.segmentation.outline import segment
from dalil.storage.store import Store, StoredCodebook
from dalil.workflow.checks import CheckReport, check_jsonl, check_store
from dalil.workflow.coding import METHOD, Wish, kit_for
from dalil.workflow.exports import EXPORTS, render
from dalil.workflow.project import Study, create_study, open_study
from dalil.workflow.runs import AddReport, CodedOutcome, CodingPlan, Tell, add_files, run_study
from dalil.workflow.steps import Kit, code_units, read_source

PUBLISHED = "published"  # the folder of a study's output, unless another is named


def new_study(folder: Path, *, title: str, language: str) -> Study:
    """Make the folder of a study with its settings, its own actor list and its store."""
    return create_study(folder, title=title, language=language)


def add_to_study(start: Path, files: Sequence[Path], *, progress: Tell) -> AddReport:
    """Read files into the study that `start` lies in."""
    study = open_study(start)
    return add_files(study, files, read=read_source, segment=segment, version=__version__, progress=progress)


def run_in_study(start: Path, *, progress: Tell) -> tuple[Run, tuple[Issue, ...]]:
    """Code every source of the study that is not coded yet."""
    study = open_study(start)
    kit = _kit(study)

    def code(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        result = code_units(source, units, kit, voice=study.settings.voice_of(source.origin))
        return CodedOutcome(coder=kit.method.coder, codings=result.codings, issues=result.issues, voice=result.voice)

    run = run_study(study, code, plan=_plan(kit), progress=progress)
    with study.open_store(write=False) as store:
        return run, store.issues(run.id)


def publish_study(start: Path, out: Path | None, formats: Sequence[str], *, lang: str) -> tuple[Path, ...]:
    """Write what the study's coder found, in the wanted formats; returns the files."""
    study = open_study(start)
    kit = _kit(study)
    with study.open_store(write=False) as store:
        material = tuple(_coded(store, study, source_id, kit) for source_id in store.source_ids())
    labels = labels_of(kit.codebook)
    folder = study.folder / PUBLISHED if out is None else out
    written = []
    for name in formats:
        path = folder / EXPORTS[name]
        write_text(path, render(name, material, labels, lang))
        written.append(path)
    return tuple(written)


def check_study(start: Path) -> CheckReport:
    """Every quote, text, id and chain of the study's store checked."""
    study = open_study(start)
    kit = _kit(study)
    actors = frozenset(a.id for a in kit.registry.actors)
    with study.open_store(write=False) as store:
        known = {kit.codebook.digest, *(c.digest for c in store.codebooks())}
        return check_store(store, actor_ids=actors, codebook_digests=known)


def check_output(jsonl: Path, files: Sequence[Path]) -> CheckReport:
    """Every quote of an output of `dalil code --format jsonl` re-read in the files it was made from."""
    return check_jsonl(jsonl, {path.name: read_source(path)[0].text for path in files})


def _kit(study: Study) -> Kit:
    own = study.codebook_file
    extra = (study.actors_file,) if study.actors_file.exists() else ()
    return kit_for(Wish(codebook=study.settings.codebook if own is None else str(own), actors=extra))


def _plan(kit: Kit) -> CodingPlan:
    return CodingPlan(coder=kit.method.coder, codebook=_stored(kit.codebook), version=__version__)


def _stored(codebook: Codebook) -> StoredCodebook:
    return StoredCodebook(digest=codebook.digest, name=codebook.name, text=dump_codebook(codebook))


def _coded(store: Store, study: Study, source_id: str, kit: Kit) -> CodedSource:
    source = study.settings.applied(store.source(source_id))
    coder = kit.method.coder
    note = store.coded(source_id, coder.id)
    return CodedSource(
        source=source,
        units=store.units(source_id),
        decisions={c.unit_id: sole_coder(c) for c in store.latest_codings(source_id, coder.id)},
        coder=METHOD,
        voice=None if note is None else note.voice,
        issues=tuple(i for i in store.issues() if i.where.startswith((source.origin, source.id))),
    )
