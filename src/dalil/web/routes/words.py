"""The words of the pages."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter

from dalil.messages import words

router = APIRouter(prefix="/api/words", tags=["words"])


@router.get("/{lang}", operation_id="get_words", summary="Every word of the pages in one language, by its key")
def get_words(lang: Literal["ar", "en"]) -> dict[str, str]:
    """The words of one language."""
    return dict(words(lang))
