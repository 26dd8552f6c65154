"""The reader: a source, its text, units and pages, and the machine's reasons."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dalil.errors import UsageError
from dalil.web.models.reading import (
    PageOut,
    PlacesOut,
    SourceOut,
    TextOut,
    UnitsOut,
    WhyOut,
    page_out,
    places_out,
    source_out,
    units_out,
    why_out,
)
from dalil.web.reach import LanguageDep, PersonDep, ReadStore, StudyDep
from dalil.web.routes.coding import ReadSeat
from dalil.workflow.review.blindness import is_blind
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.library import issues_of
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.reading import find, page_of, page_png, shown_source, text_between
from dalil.workflow.review.shelf import opened, source_of
from dalil.workflow.review.why import why

router = APIRouter(prefix="/api", tags=["reading"])
Position = Annotated[int, Query(ge=0, le=1 << 31)]
KEPT = "private, max-age=604800, immutable"  # a page of a source never changes: other bytes make another source


@router.get("/sources/{source_id}", operation_id="get_source", summary="One source, without its text")
def get_source(source_id: str, seat: ReadSeat, lang: LanguageDep) -> SourceOut:
    """A source and what was noticed about it."""
    source = shown_source(seat.study, seat.store, source_id)
    voice = seat.study.settings.voice_of(source)
    return source_out(source, voice=voice, issues=issues_of(seat, source_id), lang=lang)


@router.get("/sources/{source_id}/text", operation_id="get_text", summary="The text of a source, or a piece of it")
def get_text(
    source_id: str,
    person: PersonDep,
    study: StudyDep,
    store: ReadStore,
    start: Position = 0,
    end: Annotated[int | None, Query(ge=0, le=1 << 31, description="without it, to the end of the text")] = None,
) -> TextOut:
    """The text between two positions."""
    source = source_of(study, store, source_id)
    last = len(source.text) if end is None else end
    return TextOut(start=start, end=last, text=text_between(source, start, last))


@router.get("/sources/{source_id}/units", operation_id="get_units", summary="The units of a source, with headings")
def get_units(source_id: str, person: PersonDep, study: StudyDep, store: ReadStore) -> UnitsOut:
    """All units, in text order."""
    return units_out(opened(study, store, source_id))


@router.get("/sources/{source_id}/find", operation_id="find_in_source", summary="Where words stand in a source")
def find_in_source(
    source_id: str,
    person: PersonDep,
    study: StudyDep,
    store: ReadStore,
    q: Annotated[str, Query(max_length=500, description="folded: hamza, vowel signs and case make no difference")],
) -> PlacesOut:
    """The places, in text order."""
    return places_out(find(study, store, source_id, q))


@router.get("/sources/{source_id}/pages/{number}", operation_id="get_page", summary="The size of a page")
def get_page(source_id: str, number: int, person: PersonDep, study: StudyDep, store: ReadStore) -> PageOut:
    """A page, from 1."""
    return page_out(page_of(source_of(study, store, source_id), number))


@router.get(
    "/sources/{source_id}/pages/{number}/image",
    operation_id="get_page_image",
    summary="The image of a page, as PNG",
    response_class=Response,
    responses={200: {"content": {"image/png": {"schema": {"type": "string", "format": "binary"}}}}},
)
def get_page_image(source_id: str, number: int, person: PersonDep, study: StudyDep, store: ReadStore) -> Response:
    """The whole page, drawn where parsers run."""
    png = page_png(store, source_of(study, store, source_id), number)
    return Response(png, media_type="image/png", headers={"Cache-Control": KEPT})


@router.get("/units/{unit_id}/why", operation_id="get_why", summary="How the study's coder reads a unit, and why")
def get_why(unit_id: str, person: PersonDep, study: StudyDep, store: ReadStore, lang: LanguageDep) -> WhyOut:
    """The machine's reasons; who codes the source blind is not told them."""
    if is_blind(store, coder_of_person(person.name), store.unit(unit_id).source_id):
        raise UsageError("D629")
    return why_out(why(study, store, unit_id), lang, review_kit(study).codebook)
