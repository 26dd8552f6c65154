"""Notes and questions are entries of the journal; what is open is worked out from all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.notes import LONGEST, Remark, add_note, notes_of, open_questions, take_back
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import seat_of, unit_of


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with seat_of(tmp_path) as made:
        yield made


def other(seat: Seat) -> Seat:
    return replace(seat, person=coder_of_person("عمر"))


def test_a_question_is_open_until_it_is_settled(seat: Seat) -> None:
    unit = unit_of(seat)
    asked = add_note(seat, unit.id, Remark(text="من الذي درّب؟", is_question=True))
    add_note(other(seat), unit.id, Remark(text="لا أدري", answers=asked.id))
    assert [n.id for n in open_questions(seat)] == [asked.id]
    add_note(other(seat), unit.id, Remark(text="ساموا", answers=asked.id, settles=True))
    assert open_questions(seat) == ()


def test_a_question_opens_again_when_its_answer_is_taken_back(seat: Seat) -> None:
    unit = unit_of(seat)
    asked = add_note(seat, unit.id, Remark(text="?", is_question=True))
    answer = add_note(other(seat), unit.id, Remark(text="!", answers=asked.id, settles=True))
    take_back(other(seat), unit.id, answer.id)
    assert [n.is_open for n in notes_of(seat, (unit.id,))] == [True]


def test_only_own_notes_can_be_taken_back(seat: Seat) -> None:
    note = add_note(seat, unit_of(seat).id, Remark(text="remark"))
    with pytest.raises(UsageError, match="D638"):
        take_back(other(seat), note.unit_id, note.id)
    take_back(seat, note.unit_id, note.id)
    assert notes_of(seat, (note.unit_id,)) == ()


@pytest.mark.parametrize("text", ["  ", "x" * (LONGEST + 1)])
def test_a_note_has_words_and_not_too_many(seat: Seat, text: str) -> None:
    with pytest.raises(UsageError, match="D633"):
        add_note(seat, unit_of(seat).id, Remark(text=text))


def test_an_answer_names_a_note_that_is_there(seat: Seat) -> None:
    with pytest.raises(UsageError, match="D638"):
        add_note(seat, unit_of(seat).id, Remark(text="yes", answers="0" * 16))


def test_who_codes_blind_sees_own_notes_and_answers_to_them(seat: Seat) -> None:
    unit = unit_of(seat)
    mine = add_note(seat, unit.id, Remark(text="mine", is_question=True))
    theirs = add_note(other(seat), unit.id, Remark(text="theirs", is_question=True))
    answer = add_note(other(seat), unit.id, Remark(text="answer", answers=mine.id))
    turn_blind(seat, unit.source_id, blind=True)
    assert [n.id for n in notes_of(seat, (unit.id,))] == [mine.id, answer.id]
    assert [n.id for n in open_questions(seat)] == [mine.id]
    assert theirs.id in {n.id for n in notes_of(other(seat), (unit.id,))}
