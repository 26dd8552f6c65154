"""Deciding on units: side by side, chained, never written over, and taken back by a further decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adjudication_parts import case, made, sitting, two_coders, wanting
from dalil.adjudication.judging import Pick
from dalil.adjudication.traits import Trait
from dalil.coding.human.given import Answer
from dalil.errors import StorageError, UsageError
from dalil.records.entries import EntryKind
from dalil.records.units import Unit
from dalil.workflow.review.adjudicating import Overtaken, dissent_of, settle, take_back
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.coding import save
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import check_study
from hand_parts import own_claim, taken

Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with two_coders(tmp_path) as made_desk:
        yield made_desk


def test_the_answers_stand_side_by_side_people_first(desk: Desk) -> None:
    found = case(*desk)
    names = [found.coders[c.coder_id].name for c in found.codings]
    assert names[:2] == ["Omar", "Sara"] and names[2].startswith("dalil.")
    assert [c.name for c in found.coders.values()]
    assert len(found.rows) > 0 and 0 < found.disagreement <= 1
    assert all(len(row.cells) == 3 for row in found.rows)


def test_people_only_leaves_the_machine_out_and_shows_it_as_not_weighed(desk: Desk) -> None:
    found = case(*desk, Weighing.PEOPLE)
    assert len(found.codings) == 2
    assert [found.coders[c.coder_id].kind.value for c in found.others] == ["rules"]


def test_a_whole_coding_is_taken_and_who_said_otherwise_is_told(desk: Desk) -> None:
    seat, unit = desk
    before = case(seat, unit)
    omar, sara, _ = before.codings
    wanted = wanting(before, *(Pick(claim_id=c.id) for c in omar.claims), note="  as the paper has it ")
    decision = made(settle(seat, unit.id, wanted))
    after = case(seat, unit)
    assert after.stands == decision and decision.claims == omar.claims
    assert (decision.decided_by, decision.note, decision.rule) == ("Layla", "as the paper has it", "expert")
    assert dissent_of(seat, after) == (sara.id,)
    assert after.codings == before.codings
    assert check_study(seat.study.folder).faults == ()


def test_none_right_is_a_decision(desk: Desk) -> None:
    seat, unit = desk
    assert made(settle(seat, unit.id, wanting(case(seat, unit)))).claims == ()
    assert case(seat, unit).stands is not None


def test_a_claim_put_together_rests_on_the_words_of_both(desk: Desk) -> None:
    seat, unit = desk
    found = case(seat, unit)
    omar, sara, _ = found.codings
    base, other = omar.claims[0], sara.claims[0]
    decision = made(settle(seat, unit.id, wanting(found, Pick(claim_id=base.id, taken=((Trait.RELATION, other.id),)))))
    (claim,) = decision.claims
    assert (claim.relation, claim.source) == (other.relation, base.source)
    assert set(base.evidence) | set(other.evidence) == set(claim.evidence)
    assert check_study(seat.study.folder).faults == ()


def test_a_decision_that_came_second_is_laid_aside(desk: Desk) -> None:
    seat, unit = desk
    seen = case(seat, unit)
    first = made(settle(seat, unit.id, wanting(seen)))
    pick = Pick(claim_id=seen.codings[0].claims[0].id)
    late = settle(sitting(seat, "Omar"), unit.id, wanting(seen, pick))
    assert isinstance(late, Overtaken) and late.theirs == first and late.answered == ()
    found = case(seat, unit)
    assert found.stands == first
    assert [a.decision for a in found.asides] == [late.yours]


def test_a_coder_who_answered_meanwhile_is_not_passed_over(desk: Desk) -> None:
    seat, unit = desk
    seen = case(seat, unit)
    sara = sitting(seat, "Sara")
    taken(save(sara, unit.id, Answer(), base=seen.codings[1].id))
    late = settle(seat, unit.id, wanting(seen, Pick(claim_id=seen.codings[1].claims[0].id)))
    assert isinstance(late, Overtaken) and late.answered == (sara.person.id,)
    assert case(seat, unit).stands is None
    assert len(seat.store.entries(EntryKind.ASIDE, unit.id)) == 1


def test_a_decision_sent_twice_is_kept_once(desk: Desk) -> None:
    seat, unit = desk
    wanted = wanting(case(seat, unit))
    first = made(settle(seat, unit.id, wanted))
    assert made(settle(seat, unit.id, wanted)) == first
    assert len(case(seat, unit).decisions) == 1


def test_taking_back_the_first_decision_leaves_the_unit_undecided(desk: Desk) -> None:
    seat, unit = desk
    first = made(settle(seat, unit.id, wanting(case(seat, unit))))
    back = made(take_back(seat, unit.id, first.id))
    found = case(seat, unit)
    assert found.stands is None and found.base == back.id
    assert [d.rule for d in found.decisions] == ["expert", "withdrawn"]


def test_taking_back_a_later_decision_lets_the_one_before_stand_again(desk: Desk) -> None:
    seat, unit = desk
    seen = case(seat, unit)
    claims = [Pick(claim_id=c.id) for c in seen.codings[0].claims]
    first = made(settle(seat, unit.id, wanting(seen, *claims, note="read twice")))
    second = made(settle(seat, unit.id, wanting(case(seat, unit))))
    again = made(take_back(seat, unit.id, second.id))
    assert (again.claims, again.note, again.supersedes) == (first.claims, "read twice", second.id)


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("D642", {"picks": (Pick(claim_id="nowhere"),)}),
        ("D645", {"weighed": ("nowhere",)}),
        ("D645", {"weighed": ()}),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_is_written(desk: Desk, code: str, change: dict) -> None:
    seat, unit = desk
    with pytest.raises(UsageError) as refused:
        settle(seat, unit.id, replace(wanting(case(seat, unit)), **change))
    assert refused.value.code == code
    assert case(seat, unit).decisions == ()


def test_the_same_claim_twice_is_refused(desk: Desk) -> None:
    seat, unit = desk
    found = case(seat, unit)
    twice = Pick(claim_id=found.codings[0].claims[0].id)
    with pytest.raises(UsageError) as refused:
        settle(seat, unit.id, wanting(found, twice, twice))
    assert refused.value.code == "D643"


def test_a_decision_on_a_unit_that_is_not_there_is_refused(desk: Desk) -> None:
    seat, unit = desk
    with pytest.raises(StorageError) as refused:
        settle(seat, "nowhere", wanting(case(seat, unit)))
    assert refused.value.code == "D817"


def test_there_must_be_a_decision_to_take_back(desk: Desk) -> None:
    seat, unit = desk
    with pytest.raises(UsageError) as refused:
        take_back(seat, unit.id, "nowhere")
    assert refused.value.code == "D646"


def test_a_claim_put_together_that_the_codebook_does_not_allow_is_refused(desk: Desk) -> None:
    seat, unit = desk
    sara = sitting(seat, "Sara")
    full = own_claim(sara, unit)
    answer = Answer(claims=(replace(full, source=None), replace(full, target=None)))
    taken(save(sara, unit.id, answer, base=case(seat, unit).codings[1].id))
    found = case(seat, unit)
    receiver, giver = found.codings[1].claims
    nobody = Pick(claim_id=giver.id, taken=((Trait.SOURCE, receiver.id),))
    with pytest.raises(UsageError) as refused:
        settle(seat, unit.id, wanting(found, nobody))
    assert refused.value.code == "D644" and "D453" in str(refused.value.values["detail"])
