"""A dossier as a file: what `dalil publish` writes of a study, of the claims between two actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial

from dalil.adjudication.consensus import sole_coder
from dalil.errors import Issue, Severity
from dalil.publishing.material import READ_KINDS, CodedSource
from dalil.records.codings import Outcome
from dalil.records.decisions import Decision
from dalil.records.mentions import ActorRef
from dalil.storage.store import Store
from dalil.workflow.exports import SHOWS_IMAGES, Report
from dalil.workflow.project import Study
from dalil.workflow.review.dossier_lines import (
    Line,
    claims_beside,
    coder_name,
    lines_between,
    numbered,
    one_name,
    one_named,
)
from dalil.workflow.review.dyads import claims_between
from dalil.workflow.review.evidence import standing_of
from dalil.workflow.review.filters import Filters, kept
from dalil.workflow.review.index import Picture
from dalil.workflow.review.kits import review_kit
from dalil.workflow.strips import Strips

PART_ONLY = "D671"  # a note that a file holds one dyad only
LONGEST_NAME = 40  # letters of an actor's name in the name of a file


class DossierFormat(StrEnum):
    """What a dossier is written as; the names are those of `workflow.exports`."""

    HTML = "html"
    MARKDOWN = "md"
    CSV = "csv"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which dossier, in which language."""

    first: str  # keys
    second: str
    filters: Filters = field(default_factory=Filters)
    lang: str = "en"


def dossier_file(study: Study, store: Store, picture: Picture, wanted: Wanted, form: DossierFormat) -> Iterator[str]:
    """A dossier in one format, in pieces."""
    material = dossier_material(study, store, picture, wanted)
    if form == SHOWS_IMAGES:
        strips = Strips()
        material = tuple(strips.beside(m, partial(store.raw, m.source.raw_digest)) for m in material)
    return Report(material=material, codebook=review_kit(study).codebook).render(form.value, wanted.lang)


def dossier_material(study: Study, store: Store, picture: Picture, wanted: Wanted) -> tuple[CodedSource, ...]:
    """The claims of a dossier as publishing takes them: by source and by coder.

    Units that make no claim at all stay, since that nothing was found in them is part of what was read; units that
    make claims of others only are left out, and a note counts them.
    """
    claims = claims_between(picture.claims, wanted.filters, wanted.first, wanted.second)
    by_source: dict[str, list[Line]] = defaultdict(list)
    for line in lines_between(study, store, claims, numbered(claims)):
        by_source[line.evidence.lean.source_id].append(line)
    speaking = {c.unit_id for c in kept((c for c in picture.claims if c.source_id in by_source), Filters())}
    coded: list[CodedSource] = []
    for source_id, lines in by_source.items():
        own = {line.evidence.lean.unit_id for line in lines}
        units = store.units(source_id)
        shown = tuple(u for u in units if u.id in own or (u.kind in READ_KINDS and u.id not in speaking))
        parts = _by_coder(study, picture, lines)
        left_out = sum(u.kind in READ_KINDS for u in units) - sum(u.kind in READ_KINDS for u in shown)
        first = parts[0]
        silent = _answered(store, source_id, {u.id for u in shown} - own)
        head = replace(
            first,
            voice=_voice(store, source_id, picture),
            beside=claims_beside(study, store, picture, lines),
            units=tuple(u for u in shown if u.id in first.decisions or u.id not in own),
            decisions={**silent, **first.decisions},
            issues=(_note(first.source.origin, left_out, picture, wanted),),
        )
        coded += [head, *(replace(p, units=tuple(u for u in shown if u.id in p.decisions)) for p in parts[1:])]
    return tuple(coded)


def file_name(picture: Picture, wanted: Wanted, form: DossierFormat) -> str:
    """A name that any file system takes, made of letters and digits of the two names."""
    names = (_plain(picture.identities.name(key, wanted.lang)) for key in (wanted.first, wanted.second))
    return "-".join(["dalil", *filter(None, names)]) + f".{form.value}"


def _by_coder(study: Study, picture: Picture, lines: Sequence[Line]) -> list[CodedSource]:
    """The claims of one source, apart for each coder, as decisions on their units."""
    groups: dict[str, dict[str, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        lean = line.evidence.lean
        groups[coder_name(lean, line.evidence.decided_by, picture)][lean.unit_id].append(line)
    source = study.settings.applied(lines[0].evidence.seen.source)
    return [
        CodedSource(
            source=source,
            units=(),
            decisions={unit_id: _decision(members, picture) for unit_id, members in by_unit.items()},
            coder=coder,
        )
        for coder, by_unit in groups.items()
    ]


def _decision(members: Sequence[Line], picture: Picture) -> Decision:
    seen = [line.evidence.seen for line in members]
    return standing_of(
        members[0].evidence, tuple(one_named(s.claim, picture.identities, s.source.language) for s in seen)
    )


def _answered(store: Store, source_id: str, units: set[str]) -> Mapping[str, Decision]:
    """That some units were coded and make no claim, where they were."""
    codings = (c for c in store.latest_codings(source_id) if c.unit_id in units and c.outcome is Outcome.CODED)
    return {c.unit_id: sole_coder(replace(c, claims=())) for c in codings}


def _voice(store: Store, source_id: str, picture: Picture) -> ActorRef | None:
    """Whose document a source is, as a machine that coded it found."""
    notes = (store.coded(source_id, coder_id) for coder_id in sorted(picture.coders))
    voice = next((note.voice for note in notes if note is not None and note.voice is not None), None)
    return one_name(voice, picture.identities, picture.sources[source_id].language)


def _note(where: str, left_out: int, picture: Picture, wanted: Wanted) -> Issue:
    first, second = (picture.identities.name(key, wanted.lang) for key in (wanted.first, wanted.second))
    values = (("first", first), ("second", second), ("count", str(left_out)))
    return Issue(code=PART_ONLY, severity=Severity.NOTE, where=where, values=values)


def _plain(name: str) -> str:
    """The letters and digits of a name, joined by underscores."""
    letters = "".join(c if c.isalnum() else " " for c in name)
    return "_".join(letters.split())[:LONGEST_NAME]
