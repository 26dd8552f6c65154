"""What people say of actors in the journal: that some are one, that others are not, how one is called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dalil.records.entries import Entry, standing
from dalil.records.serial import loads


class Act(StrEnum):
    """What is said of actors."""

    SAME = "same"  # all of `keys` are one
    DISTINCT = "distinct"  # none of `keys` is one of `others`
    SPLIT = "split"  # `others` are one actor, and none of `keys`, with whom they were one
    ALIAS = "alias"  # the actor of `keys` is called `name` too
    NAME = "name"  # the actor of `keys` is to be shown as `name`
    NEW = "new"  # the study has an actor of its own, `keys[0]`; further keys are names that mean it
    UNDO = "undo"  # the entry that `undoes` names does not hold


class Language(StrEnum):
    """The two languages that names are given in."""

    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How the name behind a key is written; the key itself is folded."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing said of actors, each named by its key: an id of the registry, or `name:` and the folded name."""

    act: Act
    keys: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    name: str | None = None  # of ALIAS and NAME; the English one of NEW
    name_ar: str | None = None  # of NEW
    language: Language | None = None  # of `name`
    kind: str | None = None  # of NEW
    part_of: str | None = None  # of NEW: the id of the actor it belongs to
    written: tuple[Written, ...] = ()

    def __post_init__(self) -> None:
        fewest = {Act.UNDO: 0, Act.SAME: 2}.get(self.act, 1)
        if len(set(self.keys)) < fewest:
            raise ValueError(f"{self.act} needs {fewest} actor(s), not {len(set(self.keys))}")
        if (self.act in (Act.DISTINCT, Act.SPLIT)) != bool(self.others):
            raise ValueError(f"{self.act} sets apart {len(self.others)} actors")
        if set(self.keys) & set(self.others):
            raise ValueError(f"{self.act}: no actor can be set apart from itself")
        if self.act in (Act.ALIAS, Act.NAME) and (not self.name or self.language is None):
            raise ValueError(f"{self.act} needs a name and its language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A deed with the entry that it stands in."""

    entry: Entry
    deed: Deed


def holding(entries: Iterable[Entry]) -> tuple[Said, ...]:
    """What holds of what was said, in order: all but what was undone, unless the undoing was undone in turn."""
    return tuple(Said(entry=e, deed=loads(Deed, e.body)) for e in standing(entries) if e.undoes is None)
