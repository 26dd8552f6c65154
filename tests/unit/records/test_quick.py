"""Records made quickly: what their `__init__` takes and checks stays what dataclasses would write."""

from __future__ import annotations

import inspect
from dataclasses import FrozenInstanceError, dataclass, field
from typing import Any

import pytest

from dalil.records.quick import quick


def record() -> type[Any]:
    """A record as dataclasses makes it."""

    @dataclass(frozen=True, slots=True)
    class Record:
        place: int
        note: str = "none"
        deep: int | None = field(default=None, kw_only=True)

        def __post_init__(self) -> None:
            if self.place < 0:
                raise ValueError("a place is counted from 0")

    return Record


Plain, Quick = record(), quick(record())


def test_it_takes_what_the_dataclass_takes() -> None:
    assert str(inspect.signature(Quick)) == str(inspect.signature(Plain))
    assert repr(Quick(1, deep=3)) == repr(Plain(1, deep=3))


def test_it_checks_and_stays_frozen() -> None:
    with pytest.raises(ValueError, match="counted from 0"):
        Quick(-1)
    with pytest.raises(FrozenInstanceError):
        Quick(1).place = 2


def test_it_refuses_what_it_cannot_write() -> None:
    with pytest.raises(TypeError, match="no dataclass"):
        quick(int)
    with pytest.raises(TypeError, match="made anew"):

        @quick
        @dataclass(frozen=True, slots=True)
        class Listing:
            items: list[int] = field(default_factory=list)
