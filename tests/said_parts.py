"""What coders say, for tests of agreement: short to write."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.reliability.agreement.plan import Plan
from dalil.reliability.comparing.matching import Match
from dalil.reliability.comparing.saying import NOBODY, Asked, Claims, Party, Said, SaidClaim, Voter
from dalil.reliability.drawing import Drawing

FAMILIES = {"funding": "support", "arms_materiel": "support", "threat": "conflict"}
NAMES = ("Layla", "Omar", "Sara", "Nour", "Zayd")
PLAN = Plan(match=Match.ACTORS, drawing=Drawing(draws=100))


def party(words: str | None, name: str | None = None, key: str | None = None) -> Party:
    """An actor."""
    return Party(words=words, name=name, key=key)


def claim(text: str, **more: object) -> SaidClaim:
    """The claim `Norway funding Malawi`; `-` is nobody."""
    source, relation, target = text.split()
    ends = [NOBODY if name == "-" else party(name) for name in (source, target)]
    given = {"polarity": "asserted", **more}
    return SaidClaim(relation=relation, family=FAMILIES.get(relation), source=ends[0], target=ends[1], **given)  # type: ignore[arg-type]


def claims(*texts: str) -> Claims:
    """Some claims."""
    return tuple(map(claim, texts))


def asked(*said: Claims | None, number: int = 0, **more: object) -> Asked:
    """A unit in a document of its own."""
    given = {"unit_id": f"u{number}", "document": f"d{number}", "length": 40, "gone": ("",) * len(said), **more}
    return Asked(said=said, **given)  # type: ignore[arg-type]


def said_of(*units: Sequence[Claims | None], kind: str = "human", settled: Sequence[Claims | None] = ()) -> Said:
    """What coders say of units, one after the other."""
    decided = [*settled, *[None] * (len(units) - len(settled))]
    made = (asked(*u, number=n, settled=s) for n, (u, s) in enumerate(zip(units, decided, strict=True)))
    voters = tuple(Voter(id=name.lower(), name=name, kind=kind) for name in NAMES[: len(units[0])])
    return Said(voters=voters, units=tuple(made))
