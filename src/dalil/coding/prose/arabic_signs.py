"""What the place of a party says of whether it fills a slot of an Arabic trigger: named signs.

Signs come in bundles, one for each thing that is looked at. A bundle is built once for each combination of what it
depends on and remembered, so that the same object returns and its weights need to be added up only once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

Signs = tuple[str, ...]
Weights = Mapping[str, Mapping[str, float]]  # by slot, then by sign

CROSSED = ("end", "comma", "verb", "that", "relative", "act")  # what may stand between a trigger and a party
DIGIT = 16  # bits in which nodes of one sort are counted
PLAIN_PREPOSITIONS = frozenset({"في", "من", "ل", "الي", "علي", "مع", "ب", "بين", "ضد", "عن", "لدي"})
FAR = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"))  # nodes
GOVERNED = frozenset({"adjective", "genitive", "subject", "subject of governor", "object", "object of governor"})
REMEMBERED = 16384  # bundles of one sort


class Scales(dict[Signs, tuple[float, float]]):
    """What bundles of signs weigh: the sums of their weights as source and as target, added up when first asked for."""

    def __init__(self, weights: Weights) -> None:
        self.source, self.target = weights["source"], weights["target"]

    def __missing__(self, signs: Signs) -> tuple[float, float]:
        """The sums of a bundle not met before; they are kept."""
        found = (sum(self.source.get(s, 0.0) for s in signs), sum(self.target.get(s, 0.0) for s in signs))
        self[signs] = found
        return found


def distance(nodes: int) -> str:
    """A distance in nodes, as signs name it."""
    for most, name in FAR:
        if nodes <= most:
            return name
    return "9+"


def plain(preposition: str) -> str:
    """A preposition as signs name it."""
    return preposition if preposition in PLAIN_PREPOSITIONS else "another"


@lru_cache(maxsize=REMEMBERED)
def place_signs(shape: str, side: str, far: str, kind: str, marked: bool | None, others: int) -> Signs:
    """How far a group stands from the trigger, with how many parties between; `marked` is None at the trigger."""
    signs = [f"{shape} {side} {far}"]
    if kind != "phrase":
        signs.append(f"{shape} {kind} {side}")
    if marked is not None:
        signs.append(f"{shape} {side} past {others}")
        if not others:
            signs.append(f"nearest {side} {'marked' if marked else 'bare'}")
    return tuple(signs)


@lru_cache(maxsize=REMEMBERED)
def crossing_signs(side: str, between: int) -> Signs:
    """What stands between a group and the trigger, counted in digits of `DIGIT` bits."""
    counts = [between >> DIGIT * i & (1 << DIGIT) - 1 for i in range(len(CROSSED))]
    signs = [f"over {name} {side}" for name, count in zip(CROSSED, counts, strict=True) if count]
    return (*signs, f"over verbs {side}") if counts[CROSSED.index("verb")] > 1 else tuple(signs)


@lru_cache(maxsize=REMEMBERED)
def function_signs(relation: str, shape: str, function: str, side: str, under: str | None) -> Signs:
    """What the function of a group says beside the trigger's shape and relation; `under` stands over an act."""
    signs = [f"{shape} {function} {side}", f"{relation} {shape} {side}"]
    if under is not None:
        signs.append(f"{function} of an act under {under}")
    if function in GOVERNED:
        signs.append(f"{relation} {function}")
    return tuple(signs)


@lru_cache(maxsize=REMEMBERED)
def mark_signs(shape: str, side: str, mark: str, first: bool, joined: bool) -> Signs:
    """Under which preposition a group stands, and whether it is the sentence's first or joined to what is before."""
    signs = [f"{shape} {side} bare" if mark == "bare" else f"under {mark} {side}"]
    if first:
        signs.append(f"{shape} first")
    if joined:
        signs.append("joined")
    return tuple(signs)


@lru_cache(maxsize=REMEMBERED)
def frame_signs(side: str, bare_object: str, thing: bool, pair: bool, governed: bool) -> Signs:
    """What the trigger's frame says of a group on one side of it."""
    signs = [bare_object] if bare_object else []
    if not governed:
        signs.append(f"ungoverned {side}")
    if thing:
        signs.append(f"thing {side}")
    if pair:
        signs.append(f"pair {side}")
    return tuple(signs)


@lru_cache(maxsize=REMEMBERED)
def subject_signs(whose: str, side: str, roles: frozenset[str]) -> Signs:
    """What it says that a group is a verb's subject: of the trigger, of its governor, or of another verb."""
    return tuple(_subject(whose, side, roles))


def _subject(whose: str, side: str, roles: frozenset[str]) -> Iterator[str]:
    if "saying" in roles:
        yield "speaker"
    if whose == "trigger":
        yield "subject"
    elif whose == "governor":
        yield "subject of governor"
        yield from (f"subject of {role}" for role in sorted(roles))
    else:
        yield f"subject of another {side}"


@lru_cache(maxsize=REMEMBERED)
def rule_signs(slot: str) -> Signs:
    """Rules found a party, by this slot."""
    return ("rule", f"rule {slot}")


@lru_cache(maxsize=REMEMBERED)
def genitive_signs(acted_upon: bool, thing: bool) -> Signs:
    """A group is the genitive of an act."""
    return ("genitive", f"genitive {'acted upon' if acted_upon else 'acting'}{' thing' if thing else ''}")


@lru_cache(maxsize=REMEMBERED)
def agreement_signs(side: str, agrees: bool) -> Signs:
    """Whether a group agrees with the trigger's verb in gender."""
    return (f"{'agrees' if agrees else 'disagrees'} {side}",)


@lru_cache(maxsize=REMEMBERED)
def pronoun_signs(side: str, can_mean: bool) -> Signs:
    """Whether the trigger's pronoun can go back to a group."""
    return (f"pronoun {'can mean' if can_mean else 'cannot mean'} {side}",)


@lru_cache(maxsize=REMEMBERED)
def telling(signs: Signs) -> Signs:
    """Those of a bundle that tell how sure a choice is: by rule, a place, and what it crosses or stands under."""
    return tuple(s for s in signs if s in ("rule", "place") or s.startswith(("over ", "under ")))


@lru_cache(maxsize=REMEMBERED)
def nobody_signs(shape: str, relation: str, more: Signs) -> Signs:
    """What speaks for an empty slot."""
    return ("nobody", f"nobody {shape}", f"nobody {relation}", *more)
