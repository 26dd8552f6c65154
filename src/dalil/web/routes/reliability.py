"""How far coders agree. As deciding between coders is, it is for adjudicators."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from dalil.web.models.reliability import ReportOut, ReportQuery, report_out
from dalil.web.reach import WorkbenchDep
from dalil.web.reckoning import MOMENT, Reckoned
from dalil.web.routes.adjudicating import Hidden, ReadSeat
from dalil.web.workbench import Workbench
from dalil.workflow.reporting import Report, ReportWish, report_of, state_of
from dalil.workflow.review.seats import Seat

router = APIRouter(prefix="/api", tags=["reliability"])


@router.get("/reliability", operation_id="get_reliability", summary="How far coders agree, with intervals")
def get_reliability(
    asked: Annotated[ReportQuery, Query()], seat: ReadSeat, hidden: Hidden, workbench: WorkbenchDep
) -> ReportOut:
    """The report, if it is there within a moment; else the one before, or none yet."""
    return report_out(reckoned(workbench, seat, asked.wish(hidden)), hidden)


def reckoned(workbench: Workbench, seat: Seat, wish: ReportWish, *, patience: float = MOMENT) -> Reckoned[Report]:
    """The report that is wanted, as far as it is there."""
    study = seat.study
    state = state_of(study, seat.store)
    return workbench.reckoner.ask(
        seat.person.id, ("agreement", wish), state, lambda: report_of(study, wish), patience=patience
    )
