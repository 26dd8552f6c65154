"""How far coders agree. As deciding between coders is, it is for adjudicators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from dalil.errors import UsageError
from dalil.publishing.files import encoded
from dalil.web.models.reliability import (
    ReportFileQuery,
    ReportOut,
    ReportQuery,
    UnitPlacesOut,
    UnitsQuery,
    report_out,
    unit_place_out,
)
from dalil.web.reach import LanguageDep, WorkbenchDep
from dalil.web.reckoning import MOMENT, Reckoned
from dalil.web.routes.adjudicating import Hidden, ReadSeat
from dalil.web.workbench import Workbench
from dalil.workflow.reporting import (
    Report,
    ReportForm,
    ReportWish,
    places_of,
    report_file,
    report_of,
    state_of,
)
from dalil.workflow.review.seats import Seat
from dalil.workflow.review.titles import source_titles

router = APIRouter(prefix="/api", tags=["reliability"])
PATIENCE = 20.0  # seconds that a file may take
MEDIA_TYPES = {
    ReportForm.HTML: "text/html; charset=utf-8",
    ReportForm.MARKDOWN: "text/markdown; charset=utf-8",
    ReportForm.TEX: "application/x-tex; charset=utf-8",
    ReportForm.CSV: "text/csv; charset=utf-8",
    ReportForm.JSON: "application/json",
}
CONTENT = {
    kind: {"schema": {"type": "object" if form is ReportForm.JSON else "string"}} for form, kind in MEDIA_TYPES.items()
}


@router.get("/reliability", operation_id="get_reliability", summary="How far coders agree, with intervals")
def get_reliability(
    asked: Annotated[ReportQuery, Query()],
    seat: ReadSeat,
    hidden: Hidden,
    workbench: WorkbenchDep,
    lang: LanguageDep,
) -> ReportOut:
    """The report, if it is there within a moment; else the one before, or none yet."""
    return report_out(reckoned(workbench, seat, asked.wish(hidden)), hidden, lang)


@router.get("/reliability/units", operation_id="list_unit_places", summary="Where some units stand, and how they begin")
def list_unit_places(asked: Annotated[UnitsQuery, Query()], seat: ReadSeat) -> UnitPlacesOut:
    """Their places and first words, nothing of how they were coded."""
    titles = source_titles(seat.study, seat.store)
    return UnitPlacesOut(units=[unit_place_out(p, titles) for p in places_of(seat.study, seat.store, asked.unit)])


@router.get(
    "/export/reliability.{form}",
    operation_id="export_reliability",
    summary="The report of agreement as a file",
    response_class=StreamingResponse,
    responses={200: {"content": CONTENT}},
)
def export_reliability(
    form: ReportForm,
    asked: Annotated[ReportFileQuery, Query()],
    seat: ReadSeat,
    hidden: Hidden,
    workbench: WorkbenchDep,
    lang: LanguageDep,
) -> StreamingResponse:
    """A file, as `dalil agree report` writes it."""
    found = reckoned(workbench, seat, asked.wish(hidden), patience=PATIENCE)
    if found.value is None or not found.is_current:
        raise UsageError("D680")
    pieces = report_file(seat.study, found.value.agreement, form, asked.lang or lang)
    headers = {"Content-Disposition": f'attachment; filename="dalil-reliability.{form.value}"'}
    return StreamingResponse(map(encoded, pieces), media_type=MEDIA_TYPES[form], headers=headers)


def reckoned(workbench: Workbench, seat: Seat, wish: ReportWish, *, patience: float = MOMENT) -> Reckoned[Report]:
    """The report that is wanted, as far as it is there."""
    study = seat.study
    state = state_of(study, seat.store)
    return workbench.reckoner.ask(
        seat.person.id, ("agreement", wish), state, lambda: report_of(study, wish), patience=patience
    )
