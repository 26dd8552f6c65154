"""What the place of a party says of whether it fills a slot of an Arabic trigger: named signs.

Signs come in bundles, one for each thing that is looked at. A bundle is built and weighed once for each combination of
what it depends on, so that a party's weight is the sum of a few numbers, and no name is looked at until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Signs = tuple[str, ...]
Weights = Mapping[str, Mapping[str, float]]  # by slot, then by sign

CROSSED = ("end", "comma", "verb", "that", "relative", "act")  # what may stand between a trigger and a party
DIGIT = 16  # bits in which nodes of one sort are counted
PLAIN_PREPOSITIONS = frozenset({"في", "من", "ل", "الي", "علي", "مع", "ب", "بين", "ضد", "عن", "لدي"})
FAR = ("", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8")  # what distances in nodes are called
FARTHER = "9+"
UNNAMED = "unnamed"
GOVERNED = frozenset({"adjective", "genitive", "subject", "subject of governor", "object", "object of governor"})
TELLING = frozenset({"rule", "place"})  # signs that tell how sure a choice is, beside
CROSSING = ("over ", "under ")  # those that say what it crosses or stands under
REMEMBERED = 16384  # bundles of one sort


class Bundle:
    """Signs that come together, the sums of their weights as source and as target, and those that tell how sure a
    choice is."""

    __slots__ = ("signs", "source", "target", "told")

    def __init__(self, signs: Signs, weights: Weights) -> None:
        source, target = weights["source"], weights["target"]
        self.signs = signs
        self.source = sum([source.get(s, 0.0) for s in signs])
        self.target = sum([target.get(s, 0.0) for s in signs])
        self.told = tuple([s for s in signs if s in TELLING or s.startswith(CROSSING)])


class Bundles(dict[tuple[Any, ...], Bundle]):
    """Bundles of one sort by what they depend on, each built when first asked for."""

    def __init__(self, signs: Callable[..., Signs], weights: Weights) -> None:
        self.signs, self.weights = signs, weights

    def __missing__(self, key: tuple[Any, ...]) -> Bundle:
        """The bundle of a combination not met before; it is kept, as long as there are not too many."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[key] = Bundle(self.signs(*key), self.weights)
        return found


class Scales:
    """Every sort of bundle, weighed by the same weights."""

    def __init__(self, weights: Weights) -> None:
        def sort(signs: Callable[..., Signs]) -> Bundles:
            return Bundles(signs, weights)

        self.own, self.function, self.place = sort(own_signs), sort(function_signs), sort(place_signs)
        self.crossing, self.mark, self.frame = sort(crossing_signs), sort(mark_signs), sort(frame_signs)
        self.subject, self.agreement, self.relative = sort(subject_signs), sort(agreement_signs), sort(relative_signs)
        self.pronoun, self.genitive = sort(pronoun_signs), sort(genitive_signs)
        self.rule, self.nobody = sort(rule_signs), sort(nobody_signs)
        self.object, self.object_of_governor = Bundle(("object",), weights), Bundle(("object of governor",), weights)
        self.in_part = Bundle(("rule in part",), weights)
        self.for_the_other = Bundle(("rule for the other",), weights)


def distance(nodes: int) -> str:
    """A distance in nodes, as signs name it."""
    return FAR[nodes] if nodes < len(FAR) else FARTHER


def plain(preposition: str) -> str:
    """A preposition as signs name it."""
    return preposition if preposition in PLAIN_PREPOSITIONS else "another"


def own_signs(actor: str | None, kind: str, pronoun: bool, head: bool, person: bool, several: bool) -> Signs:
    """What a group says of itself: of what kind its first actor is, if known, and how that stands there."""
    signs = [UNNAMED] if actor == UNNAMED else ["named", f"of kind {actor}"]
    if kind != "phrase":
        signs.append(kind)
    if pronoun:
        signs.append("by pronoun")
    if not head:
        signs.append("inside")
    if person:
        signs.append("person")
    if several:
        signs.append("several")
    return tuple(signs)


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


def crossing_signs(side: str, between: int) -> Signs:
    """What stands between a group and the trigger, counted in digits of `DIGIT` bits."""
    counts = [between >> DIGIT * i & (1 << DIGIT) - 1 for i in range(len(CROSSED))]
    signs = [f"over {name} {side}" for name, count in zip(CROSSED, counts, strict=True) if count]
    return (*signs, f"over verbs {side}") if counts[CROSSED.index("verb")] > 1 else tuple(signs)


def function_signs(relation: str, shape: str, function: str, side: str, under: str | None) -> Signs:
    """What the function of a group says beside the trigger's shape and relation; `under` stands over an act."""
    signs = [f"{shape} {function} {side}", f"{relation} {shape} {side}"]
    if under is not None:
        signs.append(f"{function} of an act under {under}")
    if function in GOVERNED:
        signs.append(f"{relation} {function}")
    return tuple(signs)


def mark_signs(shape: str, side: str, mark: str, first: bool, joined: bool) -> Signs:
    """Under which preposition a group stands, and whether it is the sentence's first or joined to what is before."""
    signs = [f"{shape} {side} bare" if mark == "bare" else f"under {mark} {side}"]
    if first:
        signs.append(f"{shape} first")
    if joined:
        signs.append("joined")
    return tuple(signs)


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


def relative_signs(side: str, described: bool) -> Signs:
    """The trigger's verb opens a relative clause, which may describe a group."""
    return (f"relative {side}", "described") if described else (f"relative {side}",)


def rule_signs(slot: str, alone: bool) -> Signs:
    """Rules found a party, by this slot; alone, where no group is that party."""
    return ("rule", f"rule {slot}", "rule alone") if alone else ("rule", f"rule {slot}")


def genitive_signs(acted_upon: bool, thing: bool) -> Signs:
    """A group is the genitive of an act."""
    return ("genitive", f"genitive {'acted upon' if acted_upon else 'acting'}{' thing' if thing else ''}")


def agreement_signs(side: str, agrees: bool) -> Signs:
    """Whether a group agrees with the trigger's verb in gender."""
    return (f"{'agrees' if agrees else 'disagrees'} {side}",)


def pronoun_signs(side: str, can_mean: bool) -> Signs:
    """Whether the trigger's pronoun can go back to a group."""
    return (f"pronoun {'can mean' if can_mean else 'cannot mean'} {side}",)


def nobody_signs(shape: str, relation: str, more: Signs) -> Signs:
    """What speaks for an empty slot."""
    return ("nobody", f"nobody {shape}", f"nobody {relation}", *more)
