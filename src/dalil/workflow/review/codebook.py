"""How often each code of a study's codebook was used."""

from __future__ import annotations

from collections.abc import Mapping

from dalil.codebook.schema import Codebook
from dalil.storage.store import CodeCounts
from dalil.workflow.review.blindness import blind_sources
from dalil.workflow.review.seats import Seat


def figures_of(codebook: Codebook, seat: Seat) -> Mapping[str, CodeCounts]:
    """How often each code of the codebook was claimed, judged and decided, as far as the person may see it."""
    hidden = blind_sources(seat.store, seat.person)
    found = seat.store.code_counts(hidden=hidden, coder_id=seat.person.id)
    return {code: found.get(code, CodeCounts()) for code in codebook.relations}
