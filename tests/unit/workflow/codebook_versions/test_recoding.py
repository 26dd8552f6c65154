"""What a change of codebook asks to be made again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adjudication_parts import case, made, wanting
from codebook_versions import AGREEMENT, ELSE, FUNDING, TRAINING, both, coded_once, revise
from dalil.adjudication.judging import Pick
from dalil.adjudication.rules import RuleName
from dalil.codebook.changes import Gravity
from dalil.errors import UsageError
from dalil.records.units import Unit
from dalil.workflow.codebook_versions.recoding import DECISION, Recoding, recoding
from dalil.workflow.deciding import RuleWish, decide_by_rule
from dalil.workflow.project import open_study
from dalil.workflow.review.adjudicating import settle, take_back
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import run_in_study

WIDER = {**FUNDING, "definition": both("Money or goods are given.")}
Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with coded_once(tmp_path) as made_desk:
        yield made_desk


def revised(seat: Seat, *codes: dict) -> Seat:
    revise(seat.study.folder, *codes)
    return replace(seat, study=open_study(seat.study.folder))


def told(seat: Seat) -> Recoding:
    return recoding(seat.study.folder)


def test_machines_are_counted_and_code_anew_when_they_run(desk: Desk) -> None:
    seat = revised(desk[0], WIDER, TRAINING, AGREEMENT, ELSE)
    (before,) = (line for line in told(seat).lines if line.kind == "rules")
    assert before.present == 0 and before.earlier[Gravity.LOOK] == 1
    run_in_study(seat.study.folder, progress=lambda _: None)
    (after,) = (line for line in told(seat).lines if line.kind == "rules")
    assert after.present == sum(before.earlier.values()) and not any(after.earlier.values())


def test_a_decision_made_again_is_of_the_present_version(desk: Desk) -> None:
    seat, unit = revised(desk[0], WIDER, TRAINING, AGREEMENT, ELSE), desk[1]
    assert DECISION in {u.kind for u in told(seat).units}
    found = case(seat, unit)
    stands = [Pick(claim_id=c.id) for c in found.codings[0].claims]
    made(settle(seat, unit.id, wanting(found, *stands)))
    assert DECISION not in {u.kind for u in told(seat).units}


def test_a_claim_whose_code_is_gone_cannot_be_decided_on(desk: Desk) -> None:
    seat, unit = revised(desk[0], WIDER, AGREEMENT, ELSE), desk[1]
    found = case(seat, unit)
    picks = [Pick(claim_id=c.id) for c in found.codings[0].claims]
    with pytest.raises(UsageError, match=r"D644.*D452.*training_expertise"):
        settle(seat, unit.id, wanting(found, *picks))


def test_a_rule_leaves_what_the_codebook_no_longer_knows(desk: Desk) -> None:
    seat, unit = desk
    (decision,) = seat.store.decisions(unit_id=unit.id)
    made(take_back(seat, unit.id, decision.id))
    wish = RuleWish(rule=RuleName.MAJORITY, again=True)
    assert {u.left for u in decide_by_rule(seat.study.folder, replace(wish, dry=True)).units} == {None}
    seat = revised(seat, WIDER, AGREEMENT, ELSE)
    assert [u.left for u in decide_by_rule(seat.study.folder, wish).units] == ["ungrounded"]


def test_decisions_by_rule_are_as_old_as_the_codings_they_weigh(desk: Desk) -> None:
    seat, unit = desk
    (decision,) = seat.store.decisions(unit_id=unit.id)
    made(take_back(seat, unit.id, decision.id))
    decide_by_rule(seat.study.folder, RuleWish(rule=RuleName.MAJORITY, again=True))
    seat = revised(seat, WIDER, TRAINING, AGREEMENT, ELSE)
    by_rule = [u for u in told(seat).units if u.kind == DECISION]
    assert [(u.who, u.gravity) for u in by_rule] == [("majority", Gravity.LOOK)]
