"""A sample as it has been coded: for each unit what the machine says and what people said, where they have settled it.

What people said is the decision that stands, else the only person's answer, else the answers of several people where
all say the same. A rule's decision that also weighed a machine's answer is no word of people on that machine.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dalil.adjudication.alignment import align
from dalil.adjudication.consensus import standing
from dalil.adjudication.traits import traits_of
from dalil.publishing.material import READ_KINDS
from dalil.records.claims import Claim
from dalil.records.codings import Coder, CoderKind, Coding, Outcome
from dalil.records.decisions import Decision
from dalil.records.entries import Entry, EntryKind
from dalil.records.samples import Drawn, Sample
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.blindness import hidden_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A drawn unit that people have settled."""

    drawn: Drawn
    machine: tuple[Claim, ...]
    people: tuple[Claim, ...]
    is_blind: bool  # whether all who answered did so without sight of the machine's answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Audited:
    """A sample with what people said, and the frame that it was drawn from."""

    sample: Sample
    machine: Coder
    identities: Identities
    heard: tuple[Heard, ...]  # in the order of drawing
    unsettled: int  # drawn units on which people's answers differ
    skipped: int  # drawn units without an answer before the last one that has one; unsettled ones too
    waiting: int  # drawn units after it
    frame: Mapping[str, tuple[Claim, ...]]  # the machine's claims of all units it was drawn from
    later: int  # sources that the machine coded after the sample was drawn

    def by_stratum(self) -> list[int]:
        """How many units of each stratum are settled."""
        found = [0] * len(self.sample.strata)
        for one in self.heard:
            found[one.drawn.stratum] += 1
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    """All that was said of the units of a source."""

    machine: Mapping[str, Coding]
    people: Mapping[str, Sequence[Coding]]
    decided: Mapping[str, Decision]


@dataclass(frozen=True, slots=True)
class _Settled:
    claims: tuple[Claim, ...]
    codings: tuple[Coding, ...]  # of people
    saw_machine: bool


class _Reader:
    """Reads a study for one sample."""

    def __init__(self, who: Identities, store: Store, sample: Sample) -> None:
        self._store = store
        self._sample = sample
        self.identities = who
        self._coders = {c.id: c for c in store.coders()}
        self._turns = store.entries(EntryKind.ASSIGNMENT)
        self.machine = self._coders[sample.coder_id]

    def read(self) -> Audited:
        """The sample with what people said."""
        frame: dict[str, tuple[Claim, ...]] = {}
        heard: dict[str, Heard | None] = {}
        drawn: dict[str, list[Drawn]] = defaultdict(list)
        for unit in self._sample.units:
            drawn[unit.source_id].append(unit)
        for source_id in self._sample.sources:
            said = self._answers(source_id)
            kinds = {u.id: u.kind for u in self._store.units(source_id)}
            frame |= {u: c.claims for u, c in said.machine.items() if kinds[u] in READ_KINDS}
            for unit in drawn[source_id]:
                settled = self._settled(unit.unit_id, said)
                if settled is not None:
                    heard[unit.unit_id] = self._heard(unit, settled, frame.get(unit.unit_id, ()))
                elif len(said.people.get(unit.unit_id, ())) > 1:
                    heard[unit.unit_id] = None
        last = max((n for n, u in enumerate(self._sample.units, 1) if u.unit_id in heard), default=0)
        found = [h for u in self._sample.units if (h := heard.get(u.unit_id)) is not None]
        known = set(self._sample.sources)
        return Audited(
            sample=self._sample,
            machine=self.machine,
            identities=self.identities,
            heard=tuple(found),
            unsettled=sum(h is None for h in heard.values()),
            skipped=last - len(found),
            waiting=len(self._sample.units) - last,
            frame=frame,
            later=sum(s not in known for s, n in self._store.answered(self.machine.id).items() if n),
        )

    def _answers(self, source_id: str) -> _Answers:
        machine: dict[str, Coding] = {}
        people: dict[str, list[Coding]] = defaultdict(list)
        for coding in self._store.latest_codings(source_id):
            if coding.outcome is not Outcome.CODED or coding.is_open:
                continue
            if coding.coder_id == self.machine.id:
                machine[coding.unit_id] = coding
            elif self._coders[coding.coder_id].kind is CoderKind.HUMAN:
                people[coding.unit_id].append(coding)
        return _Answers(machine=machine, people=people, decided=standing(self._store.decisions(source_id)))

    def _settled(self, unit_id: str, said: _Answers) -> _Settled | None:
        """What people said of a unit, if they have settled it."""
        people = tuple(said.people.get(unit_id, ()))
        decision = said.decided.get(unit_id)
        if decision is not None:
            own = {c.id for c in people}
            saw = any(c not in own for c in decision.coding_ids)
            if decision.at is not None or not saw:
                return _Settled(decision.claims, people, saw)
        if not people or not self._say_the_same(*(c.claims for c in people)):
            return None
        return _Settled(people[0].claims, people, False)

    def _say_the_same(self, *answers: Sequence[Claim]) -> bool:
        columns = [[traits_of(c, self.identities.key_of) for c in claims] for claims in answers]
        return len(answers) == 1 or all(row.is_agreed for row in align(columns))

    def _heard(self, drawn: Drawn, settled: _Settled, machine: tuple[Claim, ...]) -> Heard:
        blind = not settled.saw_machine and all(self._was_blind(c, drawn.source_id) for c in settled.codings)
        return Heard(
            drawn=drawn,
            machine=machine,
            people=settled.claims,
            is_blind=blind and bool(settled.codings),
        )

    def _was_blind(self, coding: Coding, source_id: str) -> bool:
        """Whether a person could not see others' answers when they gave theirs."""
        before = [e for e in self._turns if _is_before(e, source_id, coding.at)]
        return not coding.judged and source_id in hidden_from(before, self._coders[coding.coder_id])


def audited(study: Study, store: Store, sample: Sample, who: Identities | None = None) -> Audited:
    """A sample of a study with what people said of it."""
    return _Reader(Identities.of(study, store) if who is None else who, store, sample).read()


def _is_before(entry: Entry, source_id: str, at: str | None) -> bool:
    return entry.subject == source_id and at is not None and entry.at <= at
