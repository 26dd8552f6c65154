"""What a change of codebook asks for: answers and decisions made under an earlier version, and what touches them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dalil.adjudication.consensus import WITHDRAWN
from dalil.codebook.changes import Change, Edition, Gravity
from dalil.codebook.diffing import edition
from dalil.codebook.touching import codes_of
from dalil.errors import Issue
from dalil.records.claims import Claim
from dalil.records.codings import Coder, CoderKind, Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage.store import Store
from dalil.workflow.codebook_versions.earlier import EarlierVersions
from dalil.workflow.codebook_versions.versions import shelf_of
from dalil.workflow.project import open_study

DECISION = "decision"  # stands where the kind of a coder does
BY_PEOPLE = frozenset({CoderKind.HUMAN.value, DECISION})
EXCERPT = 160  # characters

Who = tuple[str, str]  # name and kind
Made = Mapping[str, Sequence[Claim]]  # claims by the version that they were coded under


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedUnit:
    """An answer of a person, or a decision, that a change of codebook touches."""

    source_id: str
    origin: str  # file name of the source
    unit_id: str
    excerpt: str  # how the unit begins, on one line
    who: str
    kind: str  # of the coder, or `decision`
    under: tuple[str, ...]  # digests of the versions it was made under
    gravity: Gravity
    changes: tuple[Change, ...]  # none where the version can no longer be read


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderLine:
    """What stands of one coder, or of decisions by one, under which version."""

    who: str
    kind: str
    present: int  # units under the present version
    earlier: Mapping[Gravity, int]  # units under earlier ones
    unclaimed: int  # of these, units without a claim where something new may be one


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoding:
    """What must be coded again, looked at again, or may stay."""

    present: Edition
    earlier: tuple[Edition, ...]  # versions that something stands under
    lines: tuple[CoderLine, ...]  # people first, then machines, then decisions
    units: tuple[TouchedUnit, ...]  # the gravest first; of people and decisions, as machines code anew when they run
    issues: tuple[Issue, ...]  # versions that can no longer be read


def recoding(start: Path) -> Recoding:
    """What the present codebook of the study that `start` lies in asks for."""
    study = open_study(start)
    with study.open_store(write=False) as store:
        census = Census(EarlierVersions(shelf_of(study, store)), store.coders())
        for source_id in store.source_ids():
            census.take(store, source_id)
    return census.told()


@dataclass(slots=True)
class Count:
    """The running counts of one coder."""

    present: int = 0
    earlier: Counter[Gravity] = field(default_factory=Counter)
    unclaimed: int = 0


class Census:
    """Counts what stands under which version, source by source."""

    def __init__(self, versions: EarlierVersions, coders: Sequence[Coder]) -> None:
        self._versions = versions
        self._coders = {c.id: c for c in coders}
        self._counts: defaultdict[Who, Count] = defaultdict(Count)
        self._units: list[TouchedUnit] = []
        self._seen: set[str] = set()

    def take(self, store: Store, source_id: str) -> None:
        """Count what stands on the units of one source."""
        codings = store.codings(source_id=source_id)
        if not codings:
            return
        source = store.source(source_id)
        units = {u.id: u for u in store.units(source_id)}
        made = [*self._answers(codings), *_decided(store.decisions(source_id), codings)]
        for unit_id, who, claims in made:
            self._take(source, units[unit_id], who, claims)

    def told(self) -> Recoding:
        """All that was counted."""
        order = sorted(self._counts, key=lambda who: (who[1] == DECISION, who[1] not in BY_PEOPLE, who))
        present = edition(self._versions.present)
        return Recoding(
            present=present,
            earlier=self._versions.editions(self._seen),
            lines=tuple(_line(who, self._counts[who]) for who in order),
            units=tuple(sorted(self._units, key=lambda u: -u.gravity.rank)),
            issues=self._versions.issues,
        )

    def _answers(self, codings: Sequence[Coding]) -> Iterator[tuple[str, Who, Made]]:
        """The answers that stand, each under its version."""
        gone = {c.supersedes for c in codings}
        for coding in codings:
            if coding.id not in gone and coding.outcome is Outcome.CODED and not coding.is_open:
                coder = self._coders[coding.coder_id]
                yield coding.unit_id, (coder.name, coder.kind.value), {coding.codebook_digest: coding.claims}

    def _take(self, source: Source, unit: Unit, who: Who, made: Made) -> None:
        count = self._counts[who]
        old = {digest: claims for digest, claims in made.items() if digest != self._versions.present.digest}
        if not old:
            count.present += 1
            return
        self._seen |= old.keys()
        told = [self._versions.touched(digest, map(codes_of, claims)) for digest, claims in old.items()]
        gravity = max((g for g, _ in told), key=lambda g: g.rank)
        count.earlier[gravity] += 1
        count.unclaimed += not any(made.values()) and any(map(self._versions.may_add, old))
        if gravity is not Gravity.NOTHING and who[1] in BY_PEOPLE:
            unit_told = TouchedUnit(
                source_id=source.id,
                origin=source.origin,
                unit_id=unit.id,
                excerpt=" ".join(source.text[unit.span.start : unit.span.end][:EXCERPT].split()),
                who=who[0],
                kind=who[1],
                under=tuple(sorted(old)),
                gravity=gravity,
                changes=tuple(dict.fromkeys(change for _, changes in told for change in changes)),
            )
            self._units.append(unit_told)


def _decided(decisions: Sequence[Decision], codings: Sequence[Coding]) -> Iterator[tuple[str, Who, Made]]:
    """The decisions that stand, their claims under the versions of the codings that these come from."""
    known = {c.id: c for c in codings}
    for decision in decisions:
        if decision.rule != WITHDRAWN:
            weighed = [known[i] for i in decision.coding_ids]
            yield decision.unit_id, (decision.decided_by, DECISION), made_under(decision, weighed)


def made_under(decision: Decision, weighed: Sequence[Coding]) -> Made:
    """A decision's claims by version: the one it was made under where it says so, else that of the coding a claim was
    taken from whole, else those of all that were weighed."""
    claims = decision.claims
    if decision.codebook_digest is not None:
        return {decision.codebook_digest: claims}
    origin = {m.id: c.codebook_digest for c in weighed for m in c.claims}
    every = sorted({c.codebook_digest for c in weighed})
    if not claims:
        return dict.fromkeys(every, ())
    made: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for digest in [origin[claim.id]] if claim.id in origin else every:
            made[digest].append(claim)
    return made


def _line(who: Who, count: Count) -> CoderLine:
    earlier = {g: count.earlier[g] for g in Gravity}
    return CoderLine(who=who[0], kind=who[1], present=count.present, earlier=earlier, unclaimed=count.unclaimed)
