"""Documents as the study's coder sees them: what each settles about its actors, at hand for those read last."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dalil.recognition.document import DocumentLexicon, study_document
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.shelf import Opened, Shelf, opened
from dalil.workflow.steps import Kit

MOST = 3


@dataclass(frozen=True, slots=True)
class Studied:
    """A source with its units, what the study codes it with, and what it settles."""

    opened: Opened
    kit: Kit
    lexicon: DocumentLexicon


STUDIED: Shelf[tuple[Path, str, str, str | None], Studied] = Shelf(MOST)


def studied(study: Study, store: Store, source_id: str) -> Studied:
    """A source as the study's settings, actors and codebook of this moment have it."""
    found, kit = opened(study, store, source_id), review_kit(study)
    voice = study.settings.voice_of(found.source)
    of_kit = f"{kit.method.coder.id} {kit.codebook.digest}"

    def study_it() -> Studied:
        return Studied(found, kit, study_document(found.source, found.units, kit.registry, voice=voice))

    return STUDIED.take((study.folder, source_id, of_kit, voice), study_it)
