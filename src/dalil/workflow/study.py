"""A study, step by step: made, filled, coded, published, checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dalil import __version__
from dalil.adjudication.consensus import consensus, standing
from dalil.codebook.loading import dump_codebook
from dalil.codebook.schema import Codebook
from dalil.errors import DalilError, Issue, Severity, UsageError
from dalil.publishing.material import CodedSource
from dalil.reading.archives.apart import is_archive
from dalil.records.decisions import Decision
from dalil.records.layouts import Layout
from dalil.records.runs import Run
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.segmentation.outline import segment
from dalil.storage.store import Store, StoredCodebook
from dalil.workflow.archives import Archives
from dalil.workflow.checks import CheckReport, check_jsonl, check_store
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.exports import SHOWS_IMAGES, Report, make_folder, write_exports
from dalil.workflow.files import NO_FILE, PUBLISHED, error_of, files_of
from dalil.workflow.noticing import noticed_in_coding, noticed_in_reading
from dalil.workflow.project import Study, create_study, open_study
from dalil.workflow.runs import AddReport, CodingPlan, Tell, add_files, is_coded, note_of, run_study
from dalil.workflow.sidecars import is_metadata
from dalil.workflow.steps import CodedOutcome, Kit, code_units, read_source
from dalil.workflow.strips import Strips
from dalil.workflow.texts import placed

NOT_CODED = "D035"
NOT_GIVEN = "D841"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What was written, of what, and the sources that are not coded as the study now stands."""

    files: tuple[Path, ...]
    report: Report
    left_out: tuple[Issue, ...]


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
    kit = kit_of(study)

    def code(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        return code_units(source, units, kit, voice=study.settings.voice_of(source))

    run = run_study(study, code, plan=plan_of(kit), progress=progress)
    with study.open_store(write=False) as store:
        issues = store.issues(run.id)
        named = {i.where.partition(":")[0] for i in issues}
        sources = {id_: store.source(id_) for id_ in store.source_ids() if id_ in named}
    return run, tuple(placed(i, sources.get(i.where.partition(":")[0])) for i in issues)


def publish_study(
    start: Path,
    out: Path | None,
    formats: Sequence[str],
    *,
    lang: str | None,
    min_score: float = 0.0,
    decided_only: bool = False,
) -> Published:
    """Write what people decided and else what the study's coder found, in the wanted formats and in `lang`, else the
    study's own language.

    Claims scored below `min_score` on which nobody decided, and with `decided_only` all on which nobody decided, are
    left out of what is written; the study keeps them.

    A source that is not coded under the present codebook, actors and settings has no claims there; an issue says so.
    """
    study = open_study(start)
    kit = kit_of(study)
    folder = study.folder / PUBLISHED if out is None else out
    make_folder(folder)
    with study.open_store(write=False) as store:
        noticed = noticed_in_reading(store)
        state = _State(study=study, store=store, plan=plan_of(kit), noticed=noticed, decided_only=decided_only)
        material = tuple(_coded(state, source_id).scored(min_score) for source_id in store.source_ids())
        if SHOWS_IMAGES in formats:
            strips = Strips()
            material = tuple(strips.beside(m, partial(store.raw, m.source.raw_digest)) for m in material)
    report = Report(material=material, codebook=kit.codebook)
    files = tuple(write_exports(report, folder, formats, lang or study.settings.language))
    return Published(files=files, report=report, left_out=tuple(i for i in report.issues if i.code == NOT_CODED))


def check_study(start: Path) -> CheckReport:
    """Every quote, text, id and chain of the study's store checked."""
    study = open_study(start)
    kit = kit_of(study)
    with study.open_store(write=False) as store:
        return check_store(
            store,
            actor_ids=kit.registry.actors.keys(),
            coder_id=kit.method.coder.id,
            codebook_digests={kit.codebook.digest},
        )


def check_output(jsonl: Path, files: Sequence[Path]) -> CheckReport:
    """Every quote of an output of `dalil code --format jsonl` re-read in the files, or folders, it was made from."""
    if not files:
        raise UsageError("D016", path=jsonl)
    named: dict[str, set[str]] = {}
    by_id: dict[str, str] = {}
    layouts: dict[str, Layout] = {}
    for source in _sources_of(files):
        by_id[source.id] = source.text
        if source.layout is not None:
            layouts[source.id] = source.layout
        named.setdefault(source.origin, set()).add(source.text)
    by_name = {name: found.pop() for name, found in named.items() if len(found) == 1}
    report = check_jsonl(jsonl, by_name, by_id, layouts=layouts)
    once = {(f.code, f.values): f for f in reversed(report.faults) if f.code == NOT_GIVEN}
    faults = [f for f in report.faults if f.code != NOT_GIVEN or once[f.code, f.values] is f]
    return replace(report, faults=tuple(faults))


def _sources_of(files: Sequence[Path]) -> Iterator[Source]:
    """What can be read of files, folders and archives; a file that was named itself must be readable."""
    with Archives() as archives:
        for path, fault in files_of(files, Path.cwd(), archives):
            if is_metadata(path) or (fault is not None and is_archive(path)):
                continue  # what stayed in its archive was not coded either
            try:
                if fault is not None and fault.code != NO_FILE:
                    raise error_of(fault)
                yield archives.read(path, read_source)[0]
            except DalilError:
                if path in files:
                    raise  # what lies in a folder and cannot be read was not coded either


def kit_of(study: Study) -> Kit:
    """Codebook, registry and coder as the settings of a study have them."""
    own = study.codebook_file
    extra = (study.actors_file,) if study.actors_file.exists() else ()
    return kit_for(Wish(codebook=study.settings.codebook if own is None else str(own), actors=extra))


def plan_of(kit: Kit) -> CodingPlan:
    """Who codes under what."""
    return CodingPlan(coder=kit.method.coder, codebook=_stored(kit.codebook), version=__version__)


def _stored(codebook: Codebook) -> StoredCodebook:
    return StoredCodebook(digest=codebook.digest, name=codebook.name, text=dump_codebook(codebook))


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """A study as it is published."""

    study: Study
    store: Store
    plan: CodingPlan
    noticed: Mapping[str, tuple[Issue, ...]]  # by reading, of each file
    decided_only: bool


def _coded(state: _State, source_id: str) -> CodedSource:
    """A source as it stands now: with its latest codings, what reading noticed, and what its latest coding noticed."""
    store, settings, coder = state.store, state.study.settings, state.plan.coder
    source = settings.applied(store.source(source_id))
    issues = [*state.noticed.get(source.origin, ())]
    wanted = note_of(source, settings, plan=state.plan, run_id="")
    note = store.coded(source_id, coder.id) if is_coded(store, wanted) else None
    if note is None:
        values = (("source", source.origin),)
        issues.append(Issue(code=NOT_CODED, severity=Severity.ERROR, where=source.origin, values=values))
    else:
        issues += noticed_in_coding(store, source, note.run_id)
    codings = () if note is None else store.latest_codings(source_id, coder.id)
    decided = standing(store.decisions(source_id))
    return CodedSource(
        source=source,
        units=store.units(source_id),
        decisions=consensus(codings, decided, decided_only=state.decided_only),
        coder=coder.name,
        voice=None if note is None else note.voice,
        issues=tuple(issues),
        coders=_makers(store, source_id, decided.values()),
    )


def _makers(store: Store, source_id: str, decided: Iterable[Decision]) -> Mapping[str, str]:
    """Who made each claim that a person decided on: a coder of one of the codings, else who decided."""
    claims = {c.id: d.decided_by for d in decided for c in d.claims}
    if not claims:
        return {}
    names = {c.id: c.name for c in store.coders()}
    made = {m.id: names[c.coder_id] for c in store.codings(source_id=source_id) for m in c.claims if m.id in claims}
    return {**claims, **made}
