"""Deciding by rule in a study: what is decided, kept, left, and never decided over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import case, made, sitting, two_coders, wanting
from dalil.adjudication.judging import Pick
from dalil.adjudication.rules import RuleName
from dalil.adjudication.voting import Left
from dalil.coding.human.given import Answer
from dalil.errors import UsageError
from dalil.publishing.labels import labels_of
from dalil.records.decisions import Decision
from dalil.records.units import Unit
from dalil.workflow.deciding import Fate, Ruled, RuleWish, decide_by_rule
from dalil.workflow.review.adjudicating import settle, take_back
from dalil.workflow.review.cases import Weighing
from dalil.workflow.review.coding import save
from dalil.workflow.review.filters import Filters
from dalil.workflow.review.index import ClaimIndex
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.saving import claims_file
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import publish_study
from hand_parts import taken

Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Of one unit, Omar says what the machine says, and Sara something else."""
    with two_coders(tmp_path) as made_desk:
        yield made_desk


def decide(seat: Seat, rule: RuleName = RuleName.MAJORITY, **wish: object) -> Ruled:
    return decide_by_rule(seat.study.folder, RuleWish(rule=rule, **wish))  # type: ignore[arg-type]


def fate(found: Ruled) -> Fate:
    (unit,) = found.units
    return unit.fate


def decisions(seat: Seat, unit: Unit) -> tuple[Decision, ...]:
    return seat.store.decisions(unit_id=unit.id, latest=False)


def test_what_two_of_three_say_is_decided_and_the_third_dissents(desk: Desk) -> None:
    seat, unit = desk
    found = decide(seat)
    assert (fate(found), found.units[0].dissent, found.alike) == (Fate.DECIDED, 1, 0)
    (decision,) = decisions(seat, unit)
    assert {c.relation for c in decision.claims} == {"funding", "training_expertise"}
    assert len(decision.coding_ids) == 3 and decision.at is None


def test_what_a_rule_cannot_decide_is_left_with_the_reason(desk: Desk) -> None:
    seat, unit = desk
    found = decide(seat, RuleName.UNANIMOUS)
    assert (fate(found), found.left) == (Fate.LEFT, {Left.DIFFER: 1})
    assert decide(seat, coders=4).left == {Left.TOO_FEW: 1}
    assert decide(seat, weighing=Weighing.PEOPLE).left == {Left.TIE: 1}
    assert decisions(seat, unit) == ()


def test_a_dry_run_keeps_nothing(desk: Desk) -> None:
    seat, unit = desk
    assert fate(decide(seat, dry=True)) is Fate.DECIDED
    assert decisions(seat, unit) == ()


def test_deciding_twice_changes_nothing(desk: Desk) -> None:
    seat, unit = desk
    decide(seat)
    once = decisions(seat, unit)
    assert fate(decide(seat)) is Fate.CONFIRMED
    assert fate(decide(seat, RuleName.EXPERT_CODER, expert="Sara")) is Fate.KEPT
    assert decisions(seat, unit) == once


def test_deciding_again_stands_on_the_decision_before(desk: Desk) -> None:
    seat, unit = desk
    decide(seat)
    assert fate(decide(seat, RuleName.EXPERT_CODER, expert="Sara", again=True)) is Fate.DECIDED
    first, second = decisions(seat, unit)
    assert (second.supersedes, second.rule) == (first.id, "expert_coder")
    assert [c.relation for c in second.claims] == ["agreement"]


def test_what_can_no_longer_be_decided_is_taken_back(desk: Desk) -> None:
    seat, unit = desk
    decide(seat)
    omar = case(seat, unit).codings[0]
    taken(save(sitting(seat, "Omar"), unit.id, Answer(), base=omar.id))
    assert fate(decide(seat)) is Fate.KEPT
    found = decide(seat, again=True)
    assert (fate(found), found.left) == (Fate.RETRACTED, {Left.TIE: 1})
    assert decisions(seat, unit)[-1].rule == "withdrawn"
    assert case(seat, unit).stands is None


def test_no_rule_decides_over_a_person(desk: Desk) -> None:
    seat, unit = desk
    made(settle(seat, unit.id, wanting(case(seat, unit))))
    assert fate(decide(seat, again=True)) is Fate.BY_PERSON
    assert len(decisions(seat, unit)) == 1


def test_what_a_person_took_back_waits_unless_asked_for(desk: Desk) -> None:
    seat, unit = desk
    decide(seat)
    (by_rule,) = decisions(seat, unit)
    made(take_back(seat, unit.id, by_rule.id))
    assert fate(decide(seat)) is Fate.BY_PERSON
    assert fate(decide(seat, again=True)) is Fate.DECIDED


def test_a_person_decides_over_a_rule(desk: Desk) -> None:
    seat, unit = desk
    decide(seat)
    found = case(seat, unit)
    picks = [Pick(claim_id=c.id) for c in found.codings[1].claims]
    decision = made(settle(seat, unit.id, wanting(found, *picks)))
    assert decision.rule == "expert" and decision.supersedes == found.base


def test_people_go_before_machines_where_they_agree(desk: Desk) -> None:
    seat, unit = desk
    assert decide(seat, RuleName.EXPERT_CODER).left == {Left.EXPERTS_DIFFER: 1}
    sara = case(seat, unit).codings[1]
    taken(save(sitting(seat, "Sara"), unit.id, Answer(), base=sara.id))
    assert decide(seat, RuleName.EXPERT_CODER, expert="dalil.rules.v1").units[0].claims == 2


def test_sources_can_be_chosen_by_file_name(desk: Desk) -> None:
    seat, _ = desk
    assert fate(decide(seat, files=("tonga.txt",))) is Fate.DECIDED
    with pytest.raises(UsageError, match="D663"):
        decide(seat, files=("samoa.txt",))


def test_wrong_wishes_are_refused(desk: Desk) -> None:
    seat, _ = desk
    with pytest.raises(UsageError, match="D660"):
        decide(seat, RuleName.EXPERT_CODER, expert="Nobody")
    with pytest.raises(UsageError, match="D661"):
        decide(seat, expert="Sara")
    with pytest.raises(UsageError, match="D662"):
        decide(seat, coders=0)


def test_tables_saved_from_the_workbench_name_the_rule_too(desk: Desk) -> None:
    seat, _ = desk
    decide(seat)
    index = ClaimIndex(seat.study, labels_of(review_kit(seat.study).codebook))
    picture = index.refresh(seat.store)
    table = "".join(claims_file(seat.study, picture, Filters(standings=frozenset({"decided"})), {}, "en"))
    assert table.count(",majority,") == 2


@pytest.mark.parametrize(("lang", "words"), [("en", "as most answers have it"), ("ar", "على ما عند أكثر الأجوبة")])
def test_what_is_published_says_by_which_rule(desk: Desk, lang: str, words: str) -> None:
    seat, _ = desk
    decide(seat)
    done = publish_study(seat.study.folder, None, ["md", "csv"], lang=lang, min_score=1.0, decided_only=True)
    page, table = (p.read_text(encoding="utf-8-sig") for p in done.files)
    assert page.count(words) == 2
    assert table.count("majority") == 2
