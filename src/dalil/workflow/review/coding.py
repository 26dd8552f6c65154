"""Answers by hand: saved, restored, and never lost.

An answer names the one it stands on. Where another came first, nothing is overwritten: the newcomer is kept in the
journal as an aside, and both are given back. Whatever `save` or `restore` has returned is on the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dalil import __version__
from dalil.codebook.loading import dump_codebook
from dalil.codebook.schema import Codebook
from dalil.coding.human.answering import Link, answered, content_of, linked
from dalil.coding.human.given import Answer
from dalil.errors import UsageError
from dalil.records.codings import CoderKind, Coding, Outcome
from dalil.records.runs import Run, content_id
from dalil.storage.store import Store, StoredCodebook
from dalil.workflow.review.asides import lay_aside
from dalil.workflow.review.chains import Standing, standing
from dalil.workflow.review.desks import UnitAtHand, at_hand, desk_of
from dalil.workflow.review.holding import fault_of_codes
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.seats import Seat, now

REVIEW_STEP = "review"


class Step(StrEnum):
    """Which answer to go to."""

    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """The answer that stands now."""

    coding: Coding
    hand: UnitAtHand  # the unit as it was before
    standing: Standing  # of the chain with this answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An answer that was not taken, since it did not stand on the last one; it is kept as an aside."""

    yours: Coding
    theirs: Coding | None
    aside_id: str
    hand: UnitAtHand


def save(seat: Seat, unit_id: str, answer: Answer, *, base: str | None) -> Saved | Conflict:
    """Keep a person's whole answer for a unit; raises `AnswerError` with every fault of it."""
    hand = at_hand(seat, unit_id)
    link = _link(seat, base)
    coding = answered(_closed(answer, hand, seat), desk_of(seat, hand), link)
    return _append(seat, coding, hand, link)


def restore(seat: Seat, unit_id: str, to: str | Step, *, base: str | None) -> Saved | Conflict:
    """Let an earlier or refused answer of the person stand, by its id or by one step back or forth."""
    hand = at_hand(seat, unit_id)
    earlier = _target(hand, to)
    link = _link(seat, base)
    coding = _nothing(seat, unit_id, link) if earlier is None else linked(earlier, link)
    return _append(seat, coding, hand, link)


def confirm(seat: Seat, unit_id: str, *, base: str | None) -> Saved | Conflict:
    """Let the person's answer stand as it is under the present codebook; refused where it says what is not in there."""
    hand = at_hand(seat, unit_id)
    last = hand.last or _not_there(base or "–", hand.own)
    desk = desk_of(seat, hand)
    fault = fault_of_codes(last.claims, desk.unit, codebook=desk.codebook, coder=seat.person)
    if fault is not None:
        raise UsageError("D687", detail=fault)
    link = _link(seat, base)
    return _append(seat, linked(replace(last, codebook_digest=desk.codebook.digest), link), hand, link)


def _target(hand: UnitAtHand, to: str | Step) -> Coding | None:
    """The answer to go to; None is the time before the first."""
    if not isinstance(to, Step):
        known = (*hand.own, *hand.refused)
        return next((c for c in known if c.id == to), None) or _not_there(to, known)
    place = standing(hand.own)
    if not (place.can_undo if to is Step.UNDO else place.can_redo):
        _not_there(to.value, hand.own)
    return place.states[place.at + (-1 if to is Step.UNDO else 1)]


def _not_there(wanted: str, own: Iterable[Coding]) -> Coding:
    raise UsageError("D638", id=wanted, known=", ".join(c.id for c in own) or "–")


def _nothing(seat: Seat, unit_id: str, link: Link) -> Coding:
    """An answer that says what no answer says: the person is still at it."""
    coding = Coding(
        id="",
        run_id=link.run_id,
        coder_id=seat.person.id,
        unit_id=unit_id,
        codebook_digest=review_kit(seat.study).codebook.digest,
        outcome=Outcome.CODED,
        is_open=True,
    )
    return linked(coding, link)


def _closed(answer: Answer, hand: UnitAtHand, seat: Seat) -> Answer:
    """The answer, no longer open once every machine's claim that the person sees has a verdict."""
    people = {c.id for c in seat.store.coders() if c.kind is CoderKind.HUMAN}
    machine = {c.id for coding in hand.standing if coding.coder_id not in people for c in coding.claims}
    judged = {v.claim_id for v in answer.judged}
    return replace(answer, is_open=answer.is_open and not (machine and machine <= judged))


def _link(seat: Seat, base: str | None) -> Link:
    at = now()
    return Link(coder=seat.person, run_id=_run_id(seat, at), supersedes=base, at=at)


def _append(seat: Seat, coding: Coding, hand: UnitAtHand, link: Link) -> Saved | Conflict:
    """Make a coding the last link of its chain, or lay it aside where another became that first."""
    store = seat.store
    with store.transaction():
        last = store.latest_coding(coding.unit_id, seat.person.id)
        stands_on = None if last is None else last.id
        if (
            last is not None
            and link.supersedes in (last.id, last.supersedes)
            and content_of(last) == content_of(coding)
            and last.codebook_digest == coding.codebook_digest
        ):
            return _saved(last, hand)  # nothing new; or sent twice, as the first answer was lost on its way back
        if stands_on != link.supersedes:
            return Conflict(yours=coding, theirs=last, aside_id=lay_aside(seat, coding, stood=stands_on), hand=hand)
        store.add_coder(seat.person)
        keep_codebook(store, review_kit(seat.study).codebook)
        count_in(store, seat, link.at)
        store.add_codings((coding,))
    return _saved(coding, hand)


def _saved(coding: Coding, hand: UnitAtHand) -> Saved:
    earlier = [c for c in hand.own if c.id != coding.id]
    return Saved(coding=coding, hand=hand, standing=standing([*earlier, coding]))


def _run_id(seat: Seat, at: str) -> str:
    """The run of a person's day."""
    return content_id("run", REVIEW_STEP, __version__, seat.person.id, at[:10])


def count_in(store: Store, seat: Seat, at: str) -> None:
    """One answer more in the run of the person's day."""
    run_id = _run_id(seat, at)
    run = next((r for r in store.runs() if r.id == run_id), None)
    done = 0 if run is None else run.done
    store.add_run(
        Run(
            id=run_id,
            step=REVIEW_STEP,
            version=__version__,
            settings_digest=seat.person.settings_digest,
            inputs=done + 1,
            done=done + 1,
            skipped=0,
            failed=0,
        )
    )


def keep_codebook(store: Store, codebook: Codebook) -> None:
    """Keep the codebook that answers stand under, where the store has it not yet."""
    if codebook.digest not in {c.digest for c in store.codebooks()}:
        text = dump_codebook(codebook)
        store.add_codebook(StoredCodebook(digest=codebook.digest, name=codebook.name, text=text))
