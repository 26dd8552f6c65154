"""`dalil explain`: one unit as the coder sees it, given as a text, as a line of units, or by a claim of a study."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dalil.coding.explaining.explain import explain
from dalil.coding.explaining.explanation import Explanation
from dalil.errors import UsageError
from dalil.recognition.document import DocumentLexicon, study_document
from dalil.recognition.recognise import recognise
from dalil.records.claims import Claim
from dalil.records.sources import Source
from dalil.records.units import Unit, UnitKind, UnitText, unit_text
from dalil.storage.store import Store
from dalil.workflow.coding import Wish, kit_for, unit_given
from dalil.workflow.project import Study, open_study
from dalil.workflow.steps import Kit
from dalil.workflow.study import kit_of
from dalil.workflow.texts import source_of_text, whole_unit

CLAIM_ID = re.compile("[0-9a-f]{16}")
SHOWN_IDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """An explanation, and where its unit comes from."""

    explanation: Explanation
    coder: str
    place: str = ""  # file and line, where it is a study's
    claim: Claim | None = None  # the stored one that was asked for
    still_made: bool = True  # whether the coder as it is now makes that claim


def is_claim_id(text: str) -> bool:
    """Whether words given to explain look like the id of a claim."""
    return CLAIM_ID.fullmatch(text.strip()) is not None


def explain_text(text: str, wish: Wish, *, kind: UnitKind = UnitKind.SENTENCE) -> Explained:
    """A text, taken as one unit; raises `UsageError` D017 where it is empty."""
    if not text.strip():
        raise UsageError("D017")
    kit = kit_for(wish)
    source = source_of_text(text.strip(), "")
    units = whole_unit(source, kind)
    return _explained(source, units, units[0], kit, voice=wish.voice)


def explain_line(lines: Iterable[bytes], wanted: str, wish: Wish, *, path: str, kind: UnitKind) -> Explained:
    """The unit of that id among lines of `{"id", "text"}`; raises `UsageError` D018 with the ids there are."""
    known: list[str] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        id_, text = unit_given(line, number)
        if id_ == wanted:
            return explain_text(text, wish, kind=kind)
        known.append(id_)
    shown = ", ".join(known[:SHOWN_IDS]) + (", …" if len(known) > SHOWN_IDS else "")
    raise UsageError("D018", path=path, id=wanted, known=shown or "–")


def explain_claim(start: Path, claim_id: str) -> Explained:
    """The unit of a claim that the study at `start` stores; raises `UsageError` D019 where it stores no such claim."""
    study = open_study(start)
    kit = kit_of(study)
    with study.open_store(write=False) as store:
        source, claim = _stored(store, study, claim_id)
        units = store.units(source.id)
    unit = next(u for u in units if u.id == claim.unit_id)
    voice = study.settings.voice_of(source)
    line = source.text.count("\n", 0, unit.span.start) + 1
    return _explained(source, units, unit, kit, voice=voice, claim=claim, place=f"{source.origin}:{line}")


def explain_unit(text: UnitText, kit: Kit, lexicon: DocumentLexicon) -> Explained:
    """A unit of a document that was studied before."""
    explanation = explain(text, recognise(text, lexicon), kit.method, kit.codebook)
    return Explained(explanation=explanation, coder=kit.method.coder.name)


def _stored(store: Store, study: Study, claim_id: str) -> tuple[Source, Claim]:
    for source in store.sources():
        for coding in store.codings(source_id=source.id):
            for claim in coding.claims:
                if claim.id == claim_id:
                    return source, claim
    raise UsageError("D019", claim=claim_id, path=study.folder)


def _explained(  # noqa: PLR0913
    source: Source,
    units: tuple[Unit, ...],
    unit: Unit,
    kit: Kit,
    *,
    voice: str | None,
    claim: Claim | None = None,
    place: str = "",
) -> Explained:
    text = unit_text(unit, source.text, source.language)
    found = explain_unit(text, kit, study_document(source, units, kit.registry, voice=voice))
    still_made = claim is None or _makes(found.explanation, claim)
    return replace(found, place=place, claim=claim, still_made=still_made)


def _makes(explanation: Explanation, claim: Claim) -> bool:
    wanted = (claim.relation, *(None if a is None else a.actor_id or a.name for a in (claim.source, claim.target)))
    for candidate in explanation.candidates:
        made = candidate.claim
        if made is None or candidate.verdict.name != "kept":
            continue
        ends = (None if a is None else a.actor_id or a.name for a in (made.source, made.target))
        if (made.relation, *ends) == wanted:
            return True
    return False
