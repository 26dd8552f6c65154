"""What sets two versions of a codebook apart, and how grave each change is for claims that were coded already."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Gravity(StrEnum):
    """What a change asks of claims that it touches; the gravest last."""

    NOTHING = "nothing"  # the claim says what it said
    ELSEWHERE = "elsewhere"  # there is something new that it may belong to
    LOOK = "look"  # what it says was defined otherwise
    RECODE = "recode"  # what it says is no longer in the codebook

    @property
    def rank(self) -> int:
        """From 0, the gravest highest."""
        return list(Gravity).index(self)


class Place(StrEnum):
    """What of a codebook changed."""

    CODE = "code"
    MODE = "mode"  # of a code
    RULE = "rule"
    FAMILIES = "families"
    DOMAIN = "domain"
    POLARITY = "polarity"
    FACET = "facet"
    DETAILS = "details"


class Kind(StrEnum):
    """How it changed."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"  # removed, and added with the same definition under another name
    FAMILY = "family"  # moved to another family
    DEFINITION = "definition"
    INCLUDES = "includes"
    EXCLUDES = "excludes"
    RULES = "rules"  # which rules settle its hard cases
    TEXT = "text"  # of a rule
    SYMMETRIC = "symmetric"  # whether source and target may change places
    ACTORLESS = "actorless"  # whether a claim may name neither actor
    LABEL = "label"
    WORDING = "wording"  # in some languages only; in others it reads as it did
    EXAMPLES = "examples"
    CROSSWALK = "crosswalk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change."""

    place: Place
    kind: Kind
    code: str  # of what changed, under its old name
    gravity: Gravity
    of: str | None = None  # the code that a mode belongs to
    to: str | None = None  # its new name or family
    family: str | None = None  # of an added code
    languages: tuple[str, ...] = ()  # in which the wording changed
    before: str | None = None  # in the first language in which it changed
    after: str | None = None
    touches: tuple[str, ...] = ()  # of a rule: the codes that name it; none means all


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A codebook, named."""

    name: str
    version: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """All that sets two codebooks apart."""

    old: Edition
    new: Edition
    changes: tuple[Change, ...]  # the gravest first, then in the order of the codebook

    def counted(self, gravity: Gravity) -> int:
        """How many changes are so grave."""
        return sum(c.gravity is gravity for c in self.changes)
