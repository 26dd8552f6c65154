"""Whose word counts for a unit of a sample, and what is told of the others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.records.codings import Coding
from dalil.records.decisions import Decision
from dalil.records.samples import Sample
from dalil.storage.store import Store
from dalil.workflow.project import Study
from dalil.workflow.review.adjudicating import Wanted, settle
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.samples.audited import Audited, audited
from dalil.workflow.samples.caveats import caveats
from sampled_study import coded, many_papers, sampled


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[tuple[Study, Store, Sample]]:
    """A study of 40 units in one paper with a sample of 12."""
    study = many_papers(tmp_path, papers=1)
    with study.open_store() as store:
        yield study, store, sampled(study, store, 12)


Opened = tuple[Study, Store, Sample]


def always(words: str) -> bool:
    """The machine is right."""
    return True


def never(words: str) -> bool:
    """The machine is wrong."""
    return False


def keys(study: Study, store: Store, found: Audited) -> list[str]:
    """What is remarked, by the last part of its key."""
    return [r.key.partition(".")[2] for r in caveats(study, store, found)]


def of_people(store: Store, unit_id: str) -> list[Coding]:
    """The answers of people on a unit."""
    people = {c.id for c in store.coders() if c.kind == "human"}
    return [c for c in store.codings(unit_id=unit_id) if c.coder_id in people]


def test_the_only_persons_answer_counts(opened: Opened) -> None:
    coded(*opened, right=always, most=5)
    found = audited(*opened)
    assert [h.drawn for h in found.heard] == list(opened[2].units[:5])
    assert all(len(h.people) == len(h.machine) for h in found.heard)
    assert (found.waiting, found.skipped, found.unsettled) == (7, 0, 0)
    assert keys(*opened[:2], found) == ["waiting", "not_blind"]


def test_several_people_count_where_they_say_the_same(opened: Opened) -> None:
    coded(*opened, "Layla", right=always)
    coded(*opened, "Omar", right=never)
    found = audited(*opened)
    claimed = sum("funded" in _words(opened[1], u.unit_id) for u in opened[2].units)
    assert 0 < claimed == found.unsettled == 12 - len(found.heard)
    assert not any(h.people for h in found.heard)
    assert "unsettled" in keys(*opened[:2], found)


def test_a_decision_counts_before_answers(opened: Opened) -> None:
    study, store, sample = opened
    coded(*opened, "Layla", right=always)
    coded(*opened, "Omar", right=never)
    unit = next(u.unit_id for u in sample.units if "funded" in _words(store, u.unit_id))
    codings = of_people(store, unit)
    settle(
        Seat(study=study, store=store, person=coder_of_person("Sara")),
        unit,
        Wanted(base=None, weighed=tuple(c.id for c in codings)),
    )
    heard = {h.drawn.unit_id: h for h in audited(*opened).heard}
    assert heard[unit].people == () and len(heard[unit].machine) == 1


def test_a_rule_that_weighed_the_machine_settles_nothing(opened: Opened) -> None:
    _, store, sample = opened
    coded(*opened, right=never)
    unit = next(u.unit_id for u in sample.units if "funded" in _words(store, u.unit_id))
    machine = next(c for c in store.codings(unit_id=unit) if c.at is None)
    own = of_people(store, unit)[0]
    made = Decision(
        id="d",
        unit_id=unit,
        coding_ids=(machine.id, own.id),
        claims=machine.claims,
        decided_by="majority",
        rule="majority",
    )
    store.add_decisions((made,))
    heard = {h.drawn.unit_id: h for h in audited(*opened).heard}
    assert heard[unit].people == ()


def test_units_passed_over_are_told_from_those_not_reached(opened: Opened) -> None:
    study, store, sample = opened
    coded(study, store, replace(sample, units=sample.units[4:8]), right=always)
    found = audited(*opened)
    assert (len(found.heard), found.skipped, found.waiting) == (4, 4, 4)


def test_who_coded_blind_is_known_from_the_journal(opened: Opened) -> None:
    study, store, sample = opened
    seat = Seat(study=study, store=store, person=coder_of_person("Layla"))
    turn_blind(seat, sample.units[0].source_id, blind=True)
    coded(*opened, right=always, most=6)
    turn_blind(seat, sample.units[0].source_id, blind=False)
    assert [h.is_blind for h in audited(*opened).heard] == [True] * 6
    coded(study, store, replace(sample, units=sample.units[6:8]), right=always)
    assert [h.is_blind for h in audited(*opened).heard] == [True] * 6 + [False] * 2


def test_what_changed_since_the_sample_was_drawn_is_told(opened: Opened, tmp_path: Path) -> None:
    study, store, sample = opened
    older = replace(sample, codebook_digest="earlier", strata=(replace(sample.strata[0], size=99), *sample.strata[1:]))
    assert keys(study, store, audited(study, store, older)) == ["other_codebook", "other_frame"]
    fewer = replace(sample, sources=())
    assert "later_sources" in keys(study, store, audited(study, store, fewer))


def _words(store: Store, unit_id: str) -> str:
    unit = store.unit(unit_id)
    return store.source(unit.source_id).text[unit.span.start : unit.span.end]
