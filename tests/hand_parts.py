"""A small study and a person at a seat in it, for tests of coding by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dalil.coding.human.given import Answer, GivenActor, GivenClaim, GivenVerdict, GivenWords, KeptClaim
from dalil.records.codings import Coding
from dalil.records.units import Unit
from dalil.workflow.project import open_study
from dalil.workflow.review.coding import Conflict, Saved
from dalil.workflow.review.desks import at_hand
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from workbench import a_study

PAPER = """Relations of Tonga with Samoa

Gains:

- Samoa funded a school in Tonga and trained the nurses of Tonga.
- The season was dry.
"""


@contextmanager
def seat_of(folder: Path, person: str = "Layla") -> Iterator[Seat]:
    """A seat in the study of a folder, which is made where there is none."""
    made = folder / "study"
    study = open_study(made if made.exists() else a_study(folder, papers={"tonga.txt": PAPER}))
    with study.open_store() as store:
        yield Seat(study=study, store=store, person=coder_of_person(person))


def unit_of(seat: Seat, words: str = "Samoa funded") -> Unit:
    """The unit whose text begins with these words."""
    (source_id,) = seat.store.source_ids()
    text = seat.store.source(source_id).text
    return next(u for u in seat.store.units(source_id) if text.startswith(words, u.span.start))


def machine_of(seat: Seat, unit: Unit) -> Coding:
    """What the rules coder says of a unit."""
    return next(c for c in at_hand(seat, unit.id).standing if c.at is None)


def words_at(seat: Seat, unit: Unit, exact: str) -> GivenWords:
    """Words of a unit, as a person selects them."""
    text = seat.store.source(unit.source_id).text
    return GivenWords(start=text.index(exact, unit.span.start), exact=exact)


def own_claim(seat: Seat, unit: Unit, relation: str = "agreement") -> GivenClaim:
    """A claim written by hand."""
    return GivenClaim(
        relation=relation,
        source=GivenActor(words=words_at(seat, unit, "Samoa"), actor_id="state:WSM"),
        target=GivenActor(words=words_at(seat, unit, "Tonga"), actor_id="state:TON"),
        evidence=(words_at(seat, unit, "Samoa"),),
    )


def accepting(*codings: Coding) -> Answer:
    """An answer that accepts every claim of some codings."""
    keys = [KeptClaim(coding_id=c.id, claim_id=m.id) for c in codings for m in c.claims]
    judged = [GivenVerdict(coding_id=k.coding_id, claim_id=k.claim_id, becomes=n) for n, k in enumerate(keys)]
    return Answer(claims=tuple(keys), judged=tuple(judged), is_open=True)


def taken(outcome: Saved | Conflict) -> Coding:
    """The coding of an answer that was taken."""
    assert isinstance(outcome, Saved)
    return outcome.coding
