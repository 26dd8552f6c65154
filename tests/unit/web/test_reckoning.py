"""What takes long is worked out apart: nobody waits for it, and what was found before is shown meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from dalil.errors import InternalError, UsageError
from dalil.web.reckoning import Reckoned, Reckoner

NOW = 0.02  # seconds, for what will not be there
SOON = 5.0


@pytest.fixture
def reckoner() -> Iterator[Reckoner]:
    made = Reckoner()
    yield made
    made.close()


def test_what_was_found_is_not_worked_out_again_while_the_study_is_as_it_was(reckoner: Reckoner) -> None:
    found = [reckoner.ask("Layla", "figures", 1, lambda n=n: n, patience=SOON) for n in (1, 2)]
    assert found == [Reckoned(value=1, is_current=True)] * 2


def test_the_answer_before_is_shown_while_a_new_one_is_worked_out(reckoner: Reckoner) -> None:
    go = Event()

    def late() -> str:
        go.wait(SOON)
        return "new"

    reckoner.ask("Layla", "figures", 1, lambda: "old", patience=SOON)
    assert reckoner.ask("Layla", "figures", 2, late, patience=NOW) == Reckoned(value="old", is_current=False)
    go.set()
    assert reckoner.ask("Layla", "figures", 2, late, patience=SOON) == Reckoned(value="new", is_current=True)


def test_a_person_has_one_computation_at_a_time_and_others_are_not_held_up(reckoner: Reckoner) -> None:
    go = Event()
    begun: list[str] = []

    def work(name: str) -> str:
        begun.append(name)
        go.wait(SOON)
        return name

    reckoner.ask("Layla", "first", 1, lambda: work("first"), patience=NOW)
    assert reckoner.ask("Layla", "second", 1, lambda: work("second"), patience=NOW).value is None
    reckoner.ask("Omar", "third", 1, lambda: work("third"), patience=NOW)
    go.set()
    assert reckoner.ask("Layla", "first", 1, lambda: "never", patience=SOON).value == "first"
    assert begun == ["first", "third"]


def test_two_people_who_ask_for_the_same_share_it(reckoner: Reckoner) -> None:
    go = Event()
    reckoner.ask("Layla", "figures", 1, lambda: go.wait(SOON), patience=NOW)
    reckoner.ask("Omar", "figures", 1, lambda: pytest.fail("worked out twice"), patience=NOW)
    go.set()
    assert reckoner.ask("Omar", "figures", 1, lambda: None, patience=SOON).value is True


def test_a_refusal_holds_as_long_as_the_state_and_a_fault_is_told(
    reckoner: Reckoner, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise UsageError("D528")

    with pytest.raises(UsageError):
        reckoner.ask("Layla", "figures", 1, refuse, patience=SOON)
    assert reckoner.ask("Layla", "figures", 2, lambda: 3, patience=SOON).value == 3
    with pytest.raises(InternalError):
        reckoner.ask("Layla", "others", 1, lambda: 1 // 0, patience=SOON)
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_nothing_is_begun_once_the_server_ends() -> None:
    reckoner = Reckoner()
    reckoner.close()
    asked = reckoner.ask("Layla", "figures", 1, lambda: pytest.fail("begun"), patience=SOON)
    assert asked == Reckoned(value=None, is_current=False)
