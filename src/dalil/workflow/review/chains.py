"""A person's chain of answers for one unit, read as what was done, undone and done again.

The chain only grows: undoing appends what stood before, doing again appends what was undone. So where a person is
among their answers can be read from the chain itself, after a restart and in another window too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dalil.coding.human.answering import content_of
from dalil.records.codings import Coding, Outcome

NOTHING: tuple[object, ...] = (Outcome.CODED, (), None, (), True)  # what an answer says that has not been begun


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a person is among the answers they gave."""

    states: tuple[Coding | None, ...]  # the answers in the order they were first given; None is before the first
    at: int

    @property
    def can_undo(self) -> bool:
        """Whether anything can be undone."""
        return self.at > 0

    @property
    def can_redo(self) -> bool:
        """Whether anything undone can be done again."""
        return self.at < len(self.states) - 1


def standing(chain: Iterable[Coding]) -> Standing:
    """Where a chain stands, first link first. A link that says what the answer before said undoes; one that says what
    the answer after said does it again; any other one is new, and what had been undone is left behind."""
    states: list[Coding | None] = [None]
    at = 0
    for link in chain:
        said = content_of(link)
        if at > 0 and said == _content(states[at - 1]):
            at -= 1
        elif at + 1 < len(states) and said == _content(states[at + 1]):
            at += 1
        else:
            states = [*states[: at + 1], link]
            at += 1
    return Standing(states=tuple(states), at=at)


def _content(state: Coding | None) -> tuple[object, ...]:
    return NOTHING if state is None else content_of(state)
