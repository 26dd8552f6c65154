"""Dyads, and the dossier of each: what is claimed between two actors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.responses import StreamingResponse

from dalil.publishing.files import encoded
from dalil.web.models.dossier import (
    DossierFileQuery,
    DossierLinesOut,
    DossierOut,
    DossierQuery,
    DyadsOut,
    DyadsQuery,
    LinesQuery,
    Order,
    dossier_out,
    dyads_out,
    line_out,
)
from dalil.web.reach import LanguageDep, ReadStore, StudyDep
from dalil.web.routes.views import PictureDep
from dalil.workflow.review.dossier import Cell, by_date, dossier, in_cell
from dalil.workflow.review.dossier_files import DossierFormat, Wanted, dossier_file, file_name
from dalil.workflow.review.dossier_lines import lines_between, numbered
from dalil.workflow.review.dyads import claims_between, dyad_keys, dyads

router = APIRouter(prefix="/api", tags=["dossier"])
MEDIA_TYPES = {
    DossierFormat.HTML: "text/html; charset=utf-8",
    DossierFormat.MARKDOWN: "text/markdown; charset=utf-8",
    DossierFormat.CSV: "text/csv; charset=utf-8",
    DossierFormat.JSONL: "application/jsonl; charset=utf-8",
}


@router.get("/dyads", operation_id="list_dyads", summary="Who stands in relation to whom, with counts")
def list_dyads(asked: Annotated[DyadsQuery, Query()], picture: PictureDep) -> DyadsOut:
    """The dyads of the claims that pass, those with most claims first."""
    return dyads_out(dyads(picture, asked.filters(picture)), asked, picture)


@router.get("/dossier", operation_id="get_dossier", summary="What is claimed between two actors")
def get_dossier(
    asked: Annotated[DossierQuery, Query()], picture: PictureDep, study: StudyDep, store: ReadStore, lang: LanguageDep
) -> DossierOut:
    """The dossier of a dyad, but for its list of claims."""
    first, second = dyad_keys(picture, asked.first, asked.second)
    return dossier_out(dossier(study, store, picture, asked.filters(picture), first, second), picture, lang)


@router.get("/dossier/claims", operation_id="list_dossier_claims", summary="The claims of a dossier, a page at a time")
def list_dossier_claims(
    asked: Annotated[LinesQuery, Query()], picture: PictureDep, study: StudyDep, store: ReadStore, lang: LanguageDep
) -> DossierLinesOut:
    """Claims with their words and sources, and with who stands behind them."""
    filters = asked.filters(picture)
    claims = claims_between(picture.claims, filters, *dyad_keys(picture, asked.first, asked.second))
    cell = Cell(giver=asked.in_giver, facet=asked.in_facet, domain=asked.in_domain, date=asked.in_date)
    wanted = in_cell(claims, cell, filters.dates)
    ordered = by_date(wanted, filters) if asked.order is Order.DATE else wanted
    page = lines_between(study, store, ordered[asked.offset : asked.offset + asked.limit], numbered(claims))
    return DossierLinesOut(
        total=len(wanted), offset=asked.offset, lines=[line_out(line, picture, lang) for line in page]
    )


@router.get(
    "/export/dossier.{form}",
    operation_id="export_dossier",
    summary="A dossier as a file, as `dalil publish` writes it",
    response_class=StreamingResponse,
    responses={200: {"content": {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES.values()}}},
)
def export_dossier(
    form: DossierFormat,
    asked: Annotated[DossierFileQuery, Query()],
    picture: PictureDep,
    study: StudyDep,
    lang: LanguageDep,
) -> StreamingResponse:
    """A file, written while it is sent."""
    first, second = dyad_keys(picture, asked.first, asked.second)
    wanted = Wanted(first=first, second=second, filters=asked.filters(picture), lang=asked.lang or lang)

    def pieces() -> Iterator[bytes]:
        with study.open_store(write=False) as store:
            yield from map(encoded, dossier_file(study, store, picture, wanted, form))

    name = file_name(picture, wanted, form)
    headers = {
        "Content-Disposition": f"attachment; filename=\"dalil-dossier.{form.value}\"; filename*=UTF-8''{quote(name)}"
    }
    return StreamingResponse(pieces(), media_type=MEDIA_TYPES[form], headers=headers)
