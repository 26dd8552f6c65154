"""Graph, matrix, timeline, the choices of their filters, and the claims behind each mark."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response, StreamingResponse

from dalil.web.models.filters import ClaimsQuery, FileQuery, FilterQuery, GraphQuery, MatrixQuery, TimelineQuery
from dalil.web.models.views import (
    ChoicesOut,
    ClaimsOut,
    GraphOut,
    MatrixOut,
    TimelineOut,
    choices_out,
    graph_out,
    listed_out,
    matrix_out,
    timeline_out,
)
from dalil.web.reach import LanguageDep, PersonDep, ReadStore, StudyDep, WorkbenchDep
from dalil.workflow.review.choices import choices_of
from dalil.workflow.review.evidence import evidence_of
from dalil.workflow.review.filters import kept
from dalil.workflow.review.index import Picture
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.saving import Cut, Figure, FileFormat, claims_file, figure_file
from dalil.workflow.review.views import Part, graph, matrix, timeline

router = APIRouter(prefix="/api", tags=["views"])
CSV, JSON = "text/csv; charset=utf-8", "application/json"


def picture_of(workbench: WorkbenchDep, store: ReadStore, person: PersonDep) -> Picture:
    """The claims that stand now and that the person who asks may see."""
    return workbench.memory.picture(store, coder_of_person(person.name))


PictureDep = Annotated[Picture, Depends(picture_of)]


@router.get("/graph", operation_id="get_graph", summary="Who stands in which relation to whom, as a network")
def get_graph(asked: Annotated[GraphQuery, Query()], picture: PictureDep) -> GraphOut:
    """The network of the claims that pass."""
    part = Part(nodes=asked.nodes, links=asked.links)
    return graph_out(graph(picture, asked.filters(picture), part), picture)


@router.get("/matrix", operation_id="get_matrix", summary="Who acts towards whom, by domain, as a table")
def get_matrix(asked: Annotated[MatrixQuery, Query()], picture: PictureDep) -> MatrixOut:
    """The table of the claims that pass."""
    return matrix_out(matrix(picture, asked.filters(picture), asked.size), picture)


@router.get("/timeline", operation_id="get_timeline", summary="Claims over time, no finer than their dates")
def get_timeline(asked: Annotated[TimelineQuery, Query()], picture: PictureDep) -> TimelineOut:
    """The timeline of the claims that pass."""
    return timeline_out(timeline(picture, asked.filters(picture), asked.step, asked.layer), picture)


@router.get("/choices", operation_id="get_choices", summary="What can be chosen in the filters, with counts")
def get_choices(asked: Annotated[FilterQuery, Query()], picture: PictureDep) -> ChoicesOut:
    """The choices that the filters leave."""
    return choices_out(choices_of(picture.claims, asked.filters(picture)), picture)


@router.get("/claims", operation_id="list_claims", summary="The claims that pass the filters, whole, a page at a time")
def list_claims(
    asked: Annotated[ClaimsQuery, Query()], picture: PictureDep, study: StudyDep, store: ReadStore, lang: LanguageDep
) -> ClaimsOut:
    """Claims with their words and sources."""
    found = kept(picture.claims, asked.filters(picture))
    page = evidence_of(study, store, found[asked.offset : asked.offset + asked.limit])
    return ClaimsOut(total=len(found), offset=asked.offset, claims=[listed_out(e, picture, lang) for e in page])


@router.get(
    "/export/claims.csv",
    operation_id="export_claims",
    summary="The claims that pass the filters with their words, as a CSV file",
    response_class=StreamingResponse,
    responses={200: {"content": {CSV: {"schema": {"type": "string"}}}}},
)
def export_claims(asked: Annotated[FileQuery, Query()], picture: PictureDep, study: StudyDep) -> StreamingResponse:
    """A file, written while it is sent."""
    chunks = claims_file(study, picture, asked.filters(picture), asked.said(), asked.lang)
    return StreamingResponse(chunks, media_type=CSV, headers=_named("claims.csv"))


@router.get(
    "/export/{figure}.{form}",
    operation_id="export_figure",
    summary="All of a figure as a CSV or JSON file",
    response_class=Response,
    responses={200: {"content": {CSV: {"schema": {"type": "string"}}, JSON: {"schema": {"type": "object"}}}}},
)
def export_figure(
    figure: Figure, form: FileFormat, asked: Annotated[FileQuery, Query()], picture: PictureDep
) -> Response:
    """A file."""
    cut = Cut(step=asked.step, layer=asked.layer, lang=asked.lang)
    text = figure_file(picture, asked.filters(picture), asked.said(), figure=figure, form=form, cut=cut)
    media_type = CSV if form is FileFormat.CSV else JSON
    return Response(text, media_type=media_type, headers=_named(f"{figure.value}.{form.value}"))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="dalil-{name}"'}
