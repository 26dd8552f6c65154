"""What is slow the first time is made beforehand, once, and never at the cost of the server."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from dalil.storage.store import Store
from dalil.web.warming import Warming
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.actor_desk import ActorDesk
from dalil.workflow.review.index import ClaimIndex
from dalil.workflow.review.memory import Memory
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.views import study_labels
from dalil.workflow.study import add_to_study, new_study
from workbench import a_study, browser_of, settings_of

PATIENCE = 20.0


class Steps(Memory):
    """A memory whose preparations a test chooses."""

    def __init__(self, study: Study, *steps: Callable[[], object]) -> None:
        super().__init__(study)
        self.steps = steps

    def preparations(self, store: Store) -> Iterator[Callable[[], object]]:
        """The steps of the test."""
        return iter(self.steps)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study without a source."""
    new_study(tmp_path / "study", title="Nothing yet", language="en")
    return open_study(tmp_path / "study")


def waits(until: Callable[[], bool]) -> bool:
    """Whether something comes true in time."""
    end = time.monotonic() + PATIENCE
    while not until() and time.monotonic() < end:
        time.sleep(0.01)
    return until()


def test_a_fault_in_one_round_is_told_and_the_next_round_comes(
    study: Study, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[int] = []

    def fails_once() -> None:
        asked.append(1)
        if len(asked) == 1:
            raise RuntimeError("the list of actors was unreadable")

    warming = Warming(study, Steps(study, fails_once), quiet=0.01)
    warming.begin()
    assert waits(lambda: len(asked) == 1)
    warming.changed()
    assert waits(lambda: warming.rounds == 1)
    warming.close()
    assert "the list of actors was unreadable" in capsys.readouterr().err


def test_the_end_of_the_server_stops_before_the_next_step(study: Study) -> None:
    begun, go_on, later = Event(), Event(), Event()

    def first() -> None:
        begun.set()
        go_on.wait(PATIENCE)

    warming = Warming(study, Steps(study, first, later.set), quiet=0.01)
    warming.begin()
    begun.wait(PATIENCE)
    Thread(target=lambda: (time.sleep(0.05), go_on.set())).start()
    warming.close()
    assert not later.is_set()
    assert warming.rounds == 0


def test_many_changes_are_one_round(study: Study) -> None:
    warming = Warming(study, Steps(study), quiet=0.2)
    warming.begin()
    assert waits(lambda: warming.rounds == 1)
    for _ in range(5):
        warming.changed()
        time.sleep(0.01)
    assert waits(lambda: warming.rounds == 2)
    time.sleep(0.5)
    warming.close()
    assert warming.rounds == 2


def test_the_server_prepares_what_its_first_requests_need(tmp_path: Path) -> None:
    settings = replace(settings_of(a_study(tmp_path)), warm=True)
    with browser_of(settings) as browser:
        browser.sign_in()
        workbench = browser.workbench
        assert waits(lambda: workbench.warming.rounds == 1)
        with workbench.study.open_store(write=False) as store:
            picture = workbench.memory.index.refresh(store)
        prepared = workbench.memory.scene(picture).names.completer
        assert browser.get("/api/actors/complete", params={"q": "norw"}).json()["choices"]
        assert workbench.memory.scene(picture).names.completer is prepared


def test_names_are_made_once_for_all_who_ask_meanwhile(study: Study) -> None:
    with study.open_store(write=False) as store:
        scene = ActorDesk().scene(ClaimIndex(study, study_labels(study)).refresh(store))
    found: list[object] = []
    threads = [Thread(target=lambda: found.append(scene.names.completer)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(one) for one in found}) == 1


def test_who_codes_blind_and_who_does_not_keep_their_names_side_by_side(tmp_path: Path) -> None:
    study = open_study(a_study(tmp_path))
    desk = ActorDesk()
    with study.open_store(write=False) as store:
        whole = ClaimIndex(study, study_labels(study)).refresh(store)
    source = frozenset(whole.sources)
    view = whole.without_others(source, coder_of_person("Layla").id)
    first, second = desk.scene(whole), desk.scene(view)
    assert second.claims == ()
    assert desk.scene(whole) is first
    assert desk.scene(view) is second


def test_a_study_that_grows_is_seen_anew(study: Study, tmp_path: Path) -> None:
    memory, person = Memory(study), coder_of_person("Layla")
    with study.open_store(write=False) as store:
        before = memory.picture(store, person)
        assert memory.picture(store, person) is before
    paper = tmp_path / "paper.txt"
    paper.write_text("The wind was cold.\n", encoding="utf-8")
    add_to_study(study.folder, [paper], progress=lambda _: None)
    with study.open_store(write=False) as store:
        assert len(memory.picture(store, person).sources) == 1
