"""Whatever is accepted, rejected, changed, added, undone and done again: one unbroken chain, and the right state."""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dalil.coding.human.given import Answer, GivenVerdict, KeptClaim, Same
from dalil.errors import UsageError
from dalil.records.codings import Coding, Verdict
from dalil.records.units import Unit
from dalil.workflow.checks import unlinked
from dalil.workflow.review.coding import Step, restore, save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import machine_of, own_claim, seat_of, taken, unit_of

DOMAINS = ("political", "military", "social")
OWN = ("agreement", "mediation", "threat")
NAMES = itertools.count()
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["accept", "reject"]), st.integers(0, 1)),
        st.tuples(st.just("edit"), st.integers(0, 1), st.sampled_from(DOMAINS)),
        st.tuples(st.sampled_from(["add", "remove"]), st.sampled_from(OWN)),
        st.tuples(st.sampled_from(["undo", "redo"])),
    ),
    min_size=1,
    max_size=10,
)


@dataclass(frozen=True)
class State:
    """What a person's answer says: a verdict for each claim that was judged, with its domain, and own relations."""

    verdicts: tuple[tuple[int, str | None], ...] = ()  # None is rejected, "" as it stands, else the new domain
    own: tuple[str, ...] = ()


@dataclass
class Model:
    """The states a person went through, and which one stands."""

    states: list[State] = field(default_factory=lambda: [State()])
    at: int = 0

    @property
    def now(self) -> State:
        return self.states[self.at]

    def go_to(self, state: State) -> None:
        if state != self.now:
            back = self.at > 0 and self.states[self.at - 1] == state
            forth = self.at + 1 < len(self.states) and self.states[self.at + 1] == state
            if back or forth:
                self.at += -1 if back else 1
            else:
                self.states = [*self.states[: self.at + 1], state]
                self.at += 1


def changed(state: State, step: tuple[object, ...]) -> State:
    what, on = step[0], step[1]
    if what in ("accept", "reject", "edit"):
        verdicts = {**dict(state.verdicts), on: {"accept": "", "reject": None, "edit": step[-1]}[str(what)]}
        return replace(state, verdicts=tuple(sorted(verdicts.items())))  # type: ignore[arg-type]
    left = tuple(o for o in state.own if o != on)
    return replace(state, own=(*left, str(on)) if what == "add" else left)


def answer_of(state: State, seat: Seat, unit: Unit, machine: Coding) -> Answer:
    claims: list[object] = []
    judged = []
    for place, domain in state.verdicts:
        claim = machine.claims[place]
        key = KeptClaim(coding_id=machine.id, claim_id=claim.id)
        becomes = None if domain is None else len(claims)
        if domain == "":
            claims.append(key)
        elif domain is not None:
            like = own_claim(seat, unit, claim.relation)
            slots = {"source": Same(), "target": Same(), "amount": Same(), "date": Same(), "against": Same()}
            claims.append(replace(like, like=key, domain=domain, facet=claim.facet, **slots))  # type: ignore[arg-type]
        judged.append(GivenVerdict(coding_id=machine.id, claim_id=claim.id, becomes=becomes))
    claims += [own_claim(seat, unit, relation) for relation in state.own]
    return Answer(claims=tuple(claims), judged=tuple(judged), is_open=True)  # type: ignore[arg-type]


def said(coding: Coding | None, machine: Coding) -> State:
    """The state that a coding says."""
    if coding is None:
        return State()
    own = {c.id: c for c in coding.claims}
    places = {c.id: n for n, c in enumerate(machine.claims)}
    verdicts = []
    for j in coding.judged:
        domain = None if j.becomes is None else own.pop(j.becomes).domain
        verdicts.append((places[j.claim_id], "" if j.verdict is Verdict.ACCEPTED else domain))
    return State(verdicts=tuple(sorted(verdicts)), own=tuple(c.relation for c in own.values()))


@pytest.fixture(scope="module")
def seat() -> Iterator[Seat]:
    with tempfile.TemporaryDirectory() as folder, seat_of(Path(folder)) as made:
        yield made


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_any_way_through_answers_leaves_one_chain_and_the_state_it_should(
    seat: Seat, walk: list[tuple[object, ...]]
) -> None:
    seat = replace(seat, person=coder_of_person(f"person {next(NAMES)}"))  # a chain of their own
    unit = unit_of(seat)
    machine = machine_of(seat, unit)
    model, last = Model(), None
    for step in walk:
        base = None if last is None else last.id
        if step[0] in ("undo", "redo"):
            way = -1 if step[0] == "undo" else 1
            if not 0 <= model.at + way < len(model.states):
                with pytest.raises(UsageError, match="D638"):
                    restore(seat, unit.id, Step(str(step[0])), base=base)
                continue
            model.at += way
            last = taken(restore(seat, unit.id, Step(str(step[0])), base=base))
        else:
            model.go_to(changed(model.now, step))
            if last is None and model.now == State():
                continue
            last = taken(save(seat, unit.id, answer_of(model.now, seat, unit, machine), base=base))
        assert said(last, machine) == model.now
    chain = [c for c in seat.store.codings(unit_id=unit.id) if c.coder_id == seat.person.id]
    assert unlinked(chain) == []
    assert (chain[-1] if chain else None) == last
