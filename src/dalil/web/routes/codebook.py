"""The codebook."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.codebook import CodebookOut, codebook_out
from dalil.web.routes.coding import ReadSeat
from dalil.workflow.review.codebook import figures_of
from dalil.workflow.review.kits import review_kit

router = APIRouter(prefix="/api/codebook", tags=["codebook"])


@router.get("", operation_id="get_codebook", summary="The study's codebook, with how often each code was used")
def get_codebook(seat: ReadSeat) -> CodebookOut:
    """The codebook."""
    codebook = review_kit(seat.study).codebook
    return codebook_out(codebook, figures_of(codebook, seat))
