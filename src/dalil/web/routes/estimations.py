"""What a sample says of the machine: how often it is right, and counts corrected for its error. For adjudicators."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from dalil.errors import UsageError
from dalil.publishing.files import encoded
from dalil.records.estimations import Audit, Estimation
from dalil.web.models.estimations import (
    AuditedOut,
    AuditFileQuery,
    AuditQuery,
    CountsFileQuery,
    CountsOut,
    CountsQuery,
    actor_keys,
    audit_out,
    counts_out,
)
from dalil.web.reach import LanguageDep, WorkbenchDep
from dalil.web.reckoning import MOMENT, Reckoned
from dalil.web.routes.adjudicating import Hidden, ReadSeat
from dalil.web.routes.reliability import MEDIA_TYPES, PATIENCE
from dalil.web.workbench import Workbench
from dalil.workflow.reporting import ReportForm, audit_of, counts_of, report_file, state_of
from dalil.workflow.review.seats import Seat
from dalil.workflow.samples.sample_work import sources_drawn
from dalil.workflow.samples.sampling import sample_named

router = APIRouter(prefix="/api", tags=["samples"])
T = TypeVar("T")
FILES: dict[int | str, dict[str, Any]] = {
    200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}}
}


@router.get("/audit", operation_id="get_audit", summary="How often the machine is right, from a sample")
def get_audit(
    asked: Annotated[AuditQuery, Query()], seat: ReadSeat, hidden: Hidden, workbench: WorkbenchDep
) -> AuditedOut:
    """The audit, if it is there within a moment."""
    return audit_out(_audit(workbench, seat, asked, hidden, MOMENT))


@router.get("/estimates", operation_id="get_estimates", summary="Counts corrected for the machine's error by a sample")
def get_estimates(
    asked: Annotated[CountsQuery, Query()], seat: ReadSeat, hidden: Hidden, workbench: WorkbenchDep
) -> CountsOut:
    """The counts, if they are there within a moment."""
    found = _counts(workbench, seat, asked, hidden, MOMENT)
    return counts_out(found, workbench.memory.index.refresh(seat.store).identities)


@router.get(
    "/export/audit.{form}",
    operation_id="export_audit",
    summary="The audit of a machine as a file",
    response_class=StreamingResponse,
    responses=FILES,
)
def export_audit(
    form: ReportForm,
    asked: Annotated[AuditFileQuery, Query()],
    seat: ReadSeat,
    hidden: Hidden,
    workbench: WorkbenchDep,
    lang: LanguageDep,
) -> StreamingResponse:
    """A file, as `dalil agree audit` writes it."""
    found = _there(_audit(workbench, seat, AuditQuery(sample=asked.sample), hidden, PATIENCE))
    return _file("audit", form, report_file(seat.study, found, form, asked.lang or lang))


@router.get(
    "/export/estimates.{form}",
    operation_id="export_estimates",
    summary="Corrected counts as a file",
    response_class=StreamingResponse,
    responses=FILES,
)
def export_estimates(
    form: ReportForm,
    asked: Annotated[CountsFileQuery, Query()],
    seat: ReadSeat,
    hidden: Hidden,
    workbench: WorkbenchDep,
    lang: LanguageDep,
) -> StreamingResponse:
    """A file, as `dalil estimate` writes it."""
    found = _there(_counts(workbench, seat, asked, hidden, PATIENCE))
    wanted = asked.lang or lang
    who = workbench.memory.index.refresh(seat.store).identities
    names = {key: who.name(key, wanted) for key in actor_keys(found)}
    return _file("estimates", form, report_file(seat.study, found, form, wanted, actors=names))


def _audit(
    workbench: Workbench, seat: Seat, asked: AuditQuery, hidden: frozenset[str], patience: float
) -> Reckoned[Audit]:
    _check(seat, asked.sample, hidden)
    study = seat.study
    what: Hashable = ("audit", asked.sample)
    state = state_of(study, seat.store)
    return workbench.reckoner.ask(seat.person.id, what, state, lambda: audit_of(study, asked.sample), patience=patience)


def _counts(
    workbench: Workbench, seat: Seat, asked: CountsQuery, hidden: frozenset[str], patience: float
) -> Reckoned[Estimation]:
    _check(seat, asked.sample, hidden)
    study, question = seat.study, asked.question()
    what: Hashable = ("estimates", question)
    state = state_of(study, seat.store)
    return workbench.reckoner.ask(seat.person.id, what, state, lambda: counts_of(study, question), patience=patience)


def _check(seat: Seat, name: str | None, hidden: frozenset[str]) -> None:
    """Refuse figures on a sample to whoever codes some of it blind: they would tell what the machine says of it."""
    sample = sample_named(seat.store, name)
    held = sum(source in hidden for source in sources_drawn(sample))
    if held:
        raise UsageError("D681", name=sample.name, count=held)


def _there(found: Reckoned[T]) -> T:
    if found.value is None or not found.is_current:
        raise UsageError("D680")
    return found.value


def _file(name: str, form: ReportForm, pieces: Iterator[str]) -> StreamingResponse:
    headers = {"Content-Disposition": f'attachment; filename="dalil-{name}.{form.value}"'}
    return StreamingResponse(map(encoded, pieces), media_type=MEDIA_TYPES[form], headers=headers)
