"""Everything that is wrong with an answer, gathered slot by slot, so that a person mends it in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from dalil.errors import CodingError, Issue, Severity, issue_of

T = TypeVar("T")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotFault:
    """A fault and the slot that it lies in: `claims.0.source`, `judged.2`, `reason`."""

    slot: str
    issue: Issue


class AnswerError(CodingError):
    """An answer that cannot be taken, with every fault of it."""

    def __init__(self, faults: tuple[SlotFault, ...]) -> None:
        super().__init__("D630", count=len(faults))
        self.faults = faults


class SlotError(Exception):
    """What keeps one slot from being taken; `Sheet.fill` gathers it."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Sheet:
    """The slots of one answer as they are filled, and the faults met so far."""

    def __init__(self) -> None:
        self.faults: list[SlotFault] = []

    def fill(self, slot: str, make: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """What `make` gives, or None with the fault noted under the slot."""
        try:
            return make(*args, **kwargs)
        except SlotError as error:
            self.refuse(slot, error.code, **error.values)
            return None

    def refuse(self, slot: str, code: str, **values: object) -> None:
        """Note a fault."""
        self.faults.append(SlotFault(slot=slot, issue=issue_of(code, Severity.ERROR, slot, **values)))

    def close(self) -> None:
        """Raise `AnswerError` where there is a fault."""
        if self.faults:
            raise AnswerError(tuple(self.faults))
