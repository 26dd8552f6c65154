"""What the queue says of decisions that answers, or the codebook, have overtaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adjudication_parts import case, made, sitting, two_coders, wanting
from codebook_versions import AGREEMENT, ELSE, FUNDING, TRAINING, both, code, coded_once, revise
from dalil.adjudication.judging import Pick
from dalil.adjudication.rules import RuleName
from dalil.adjudication.voting import Left
from dalil.codebook.changes import Gravity
from dalil.coding.human.given import Answer
from dalil.errors import UsageError
from dalil.records.units import Unit
from dalil.workflow.deciding import RuleWish, decide_by_rule
from dalil.workflow.project import open_study
from dalil.workflow.review.adjudicating import settle
from dalil.workflow.review.again import touched_answers
from dalil.workflow.review.cases import Case
from dalil.workflow.review.coding import confirm, save
from dalil.workflow.review.queue import Queue, QueueWish, State, queue
from dalil.workflow.review.seats import Seat
from hand_parts import taken

WIDER = {**FUNDING, "definition": both("Money or goods are given.")}
Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with two_coders(tmp_path) as made_desk:
        yield made_desk


@pytest.fixture
def coded(tmp_path: Path) -> Iterator[Desk]:
    with coded_once(tmp_path) as made_desk:
        yield made_desk


def asked(seat: Seat, state: State = State.ALL) -> Queue:
    return queue(seat.study, seat.store, QueueWish(state=state))


def only(seat: Seat) -> Case:
    (found,) = asked(seat).cases
    return found


def revised(seat: Seat, *codes: dict) -> Seat:
    revise(seat.study.folder, *codes)
    return replace(seat, study=open_study(seat.study.folder))


def test_the_queue_tells_by_which_rule_a_unit_was_decided(desk: Desk) -> None:
    seat, unit = desk
    assert only(seat).compared.left is None
    decide_by_rule(seat.study.folder, RuleWish(rule=RuleName.MAJORITY))
    stand = only(seat).decided
    assert stand is not None and (stand.rule, stand.by, stand.at) == ("majority", "majority", None)
    assert not only(seat).is_open and case(seat, unit).left[0][0] is RuleName.UNANIMOUS


def test_why_each_rule_leaves_a_unit_is_told(desk: Desk) -> None:
    seat, unit = desk
    omar = case(seat, unit).codings[0]
    taken(save(sitting(seat, "Omar"), unit.id, Answer(), base=omar.id))
    left = {rule: (found.left, found.traits) for rule, found in case(seat, unit).left}
    assert left[RuleName.UNANIMOUS][0] is Left.DIFFER
    assert left[RuleName.MAJORITY][0] is Left.TIE
    assert only(seat).compared.left is Left.TIE


def test_a_new_answer_makes_a_rules_decision_outdated(desk: Desk) -> None:
    seat, unit = desk
    decide_by_rule(seat.study.folder, RuleWish(rule=RuleName.MAJORITY))
    sara = case(seat, unit).codings[1]
    taken(save(sitting(seat, "Sara"), unit.id, Answer(), base=sara.id))
    assert only(seat).is_outdated and only(seat).is_open
    decide_by_rule(seat.study.folder, RuleWish(rule=RuleName.MAJORITY, again=True))
    assert not only(seat).is_open


def test_a_decision_whose_codes_were_redefined_is_to_be_made_again(coded: Desk) -> None:
    seat, unit = coded
    assert (only(seat).touched, only(seat).is_earlier, only(seat).is_open) == (Gravity.NOTHING, False, False)
    seat = revised(seat, WIDER, TRAINING, AGREEMENT, ELSE)
    found = only(seat)
    assert (found.touched, found.is_earlier, found.is_open, found.is_outdated) == (Gravity.LOOK, True, True, False)
    assert [c.unit_id for c in asked(seat, State.EARLIER).cases] == [unit.id]
    opened = case(seat, unit)
    gravity, why = opened.touched
    assert gravity is Gravity.LOOK and [c.code for c in why] == ["funding"]
    stands = [Pick(claim_id=c.id) for c in opened.codings[0].claims]
    made(settle(seat, unit.id, wanting(opened, *stands)))
    assert only(seat).touched is Gravity.NOTHING and not only(seat).is_open


def test_something_new_elsewhere_does_not_reopen_a_decision(coded: Desk) -> None:
    seat, _ = coded
    seat = revised(seat, FUNDING, TRAINING, AGREEMENT, ELSE, code("lending"))
    assert only(seat).touched is Gravity.ELSEWHERE and not only(seat).is_open


def test_each_answer_says_what_the_new_codebook_asks_of_it(coded: Desk) -> None:
    seat, unit = coded
    seat = revised(seat, FUNDING, TRAINING, ELSE)
    found = case(seat, unit)
    names = {found.coders[c.coder_id].name: found.earlier[c.id][0] for c in found.codings}
    assert names == {"Omar": Gravity.NOTHING, "Sara": Gravity.RECODE, "dalil.rules.v1": Gravity.NOTHING}


def test_a_person_sees_their_own_answers_that_a_new_codebook_touches(coded: Desk) -> None:
    seat, unit = coded
    sara = sitting(seat, "Sara")
    assert touched_answers(sara) == ()
    sara = revised(sara, WIDER, TRAINING, ELSE)
    (answer,) = touched_answers(sara)
    assert (answer.unit.id, answer.gravity, answer.excerpt[:5]) == (unit.id, Gravity.RECODE, "Samoa")
    assert touched_answers(replace(sara, person=sitting(seat, "Nobody").person)) == ()


def test_an_answer_that_still_holds_is_given_anew_as_it_is(coded: Desk) -> None:
    seat, unit = coded
    omar = revised(sitting(seat, "Omar"), WIDER, TRAINING, ELSE)
    (answer,) = touched_answers(omar)
    given = taken(confirm(omar, unit.id, base=answer.coding_id))
    assert given.supersedes == answer.coding_id and touched_answers(omar) == ()
    assert taken(confirm(omar, unit.id, base=answer.coding_id)) == given


def test_an_answer_whose_code_is_gone_cannot_stand_as_it_is(coded: Desk) -> None:
    seat, unit = coded
    sara = revised(sitting(seat, "Sara"), WIDER, TRAINING, ELSE)
    (answer,) = touched_answers(sara)
    with pytest.raises(UsageError, match=r"D687.*agreement"):
        confirm(sara, unit.id, base=answer.coding_id)
    with pytest.raises(UsageError, match="D638"):
        confirm(replace(sara, person=sitting(seat, "Nobody").person), unit.id, base=None)
