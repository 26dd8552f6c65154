"""Whether the server answers."""

from __future__ import annotations

from fastapi import APIRouter

from dalil.web.models.base import Done

router = APIRouter(prefix="/api/health", tags=["health"])


@router.get("", operation_id="get_health", summary="Whether the server answers")
def get_health() -> Done:
    """That it does."""
    return Done()
