"""A study of a dozen short papers that two people and the machine have coded, agreeing on most units and not on all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dalil.coding.human.given import Answer, GivenActor, GivenClaim
from dalil.records.units import Unit, UnitKind
from dalil.workflow.project import open_study
from dalil.workflow.review.coding import save
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from hand_parts import accepting, machine_of, taken, words_at
from workbench import a_study

GIVERS = ("Norway", "Samoa", "Japan", "Chile")
TAKERS = ("Tonga", "Malawi", "Senegal")
PAPER = """Relations of {taker} with {giver}

Gains:

- {giver} granted {taker} {number} million dollars in 20{number}.
- {giver} trained {number} pilots of {taker}.

Losses:

- {giver} condemned the statement of {taker}.
- The wind was cold.
"""
CODED = frozenset({UnitKind.ITEM, UnitKind.SENTENCE})


def some_papers(count: int = 12) -> dict[str, str]:
    """Papers on dyads that are each another one."""
    return {
        f"paper{n:02}.txt": PAPER.format(giver=GIVERS[n % 4], taker=TAKERS[n % 3], number=n + 10) for n in range(count)
    }


@contextmanager
def compared(
    folder: Path, *, papers: int = 12, title: str = "Twelve papers", people: tuple[str, ...] = ("Omar", "Sara")
) -> Iterator[Seat]:
    """A seat in the study; Omar accepts what the machine says; Sara does so in most units only."""
    study = open_study(a_study(folder, papers=some_papers(papers), title=title))
    with study.open_store() as store:
        omar = Seat(study=study, store=store, person=coder_of_person("Omar"))
        others = [replace(omar, person=coder_of_person(name)) for name in people[1:]]
        for place, unit in enumerate(units_of(omar)):
            accepted = replace(accepting(machine_of(omar, unit)), is_open=False)
            taken(save(omar, unit.id, accepted, base=None))
            for sara in others:
                taken(save(sara, unit.id, _other(sara, unit, place) or accepted, base=None))
        yield omar


def _other(seat: Seat, unit: Unit, place: int) -> Answer | None:
    """What Sara says where she does not accept what the machine says: nothing, or another relation."""
    if place % 5 == 1:
        return Answer()
    text = seat.store.source(unit.source_id).text[unit.span.start : unit.span.end]
    giver, taker = (next((n for n in names if n in text), "") for names in (GIVERS, TAKERS))
    if place % 7 != 3 or not (giver and taker):
        return None
    words = [words_at(seat, unit, name) for name in (giver, taker)]
    claim = GivenClaim(
        relation="agreement",
        source=GivenActor(words=words[0]),
        target=GivenActor(words=words[1]),
        evidence=(words[0],),
    )
    return Answer(claims=(claim,))


def units_of(seat: Seat) -> list[Unit]:
    """The items and sentences of a study, source by source."""
    return [u for s in seat.store.source_ids() for u in seat.store.units(s) if u.kind in CODED]
