"""What the place of a party says of whether it fills a slot of an Arabic trigger: named signs.

Signs come in bundles, one for each thing that is looked at. A bundle is built and weighed once for each combination of
what it depends on, so that a party's weight is the sum of a few numbers, and no name is looked at until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import fsum
from typing import Any

Signs = tuple[str, ...]
Weights = Mapping[str, Mapping[str, float]]  # by slot, then by sign
Act = tuple[str, str | None]  # the relation of a trigger, and, where it is an act, what that stands under
Wants = tuple[
    bool, bool, bool
]  # whether a trigger's frame is a thing, or between a pair, and whether a verb governs it

CROSSED = ("end", "comma", "verb", "that", "relative", "act")  # what may stand between a trigger and a party
DIGIT = 16  # bits in which nodes of one sort are counted
BEFORE, AFTER, OWN = "before", "after", "own"  # the trigger, or its own adjective
FAR = ("", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8", "9+")  # what distances in nodes are called
FARTHEST = len(FAR) - 1
KINDS = ("phrase", "pronoun", "place", "adjective")  # of groups
KIND_CODES = {
    kind: number << 1 for number, kind in enumerate(KINDS)
}  # with room for whether a preposition stands there
PLAIN_PREPOSITIONS = ("في", "من", "ل", "الي", "علي", "مع", "ب", "بين", "ضد", "عن", "لدي")
MARKS = (*PLAIN_PREPOSITIONS, "another", "to", "by", "a doer", "bare")  # what groups stand under
BARE_OBJECTS = ("", "bare object next", "bare object")
UNNAMED = "unnamed"
BOTH = 2  # slots
GOVERNED = frozenset({"adjective", "genitive", "subject", "subject of governor", "object", "object of governor"})
TELLING = {"rule": "by rule", "place": "place"}  # signs that tell how sure a choice is, as features of the score,
CROSSING = ("over ", "under ")  # beside those that say what it crosses or stands under
REMEMBERED = 16384  # bundles of one sort


class Bundle:
    """Signs that come together, the sums of their weights as source and as target, and the features that those which
    tell how sure a choice is give the score in either role."""

    __slots__ = ("signs", "source", "target", "told")

    def __init__(self, signs: Signs, weights: Weights) -> None:
        source, target = weights["source"], weights["target"]
        self.signs = signs
        self.source = fsum([source.get(s, 0.0) for s in signs])
        self.target = fsum([target.get(s, 0.0) for s in signs])
        told = [TELLING.get(s, s) for s in signs if s in TELLING or s.startswith(CROSSING)]
        self.told = (
            {role: dict.fromkeys([f"{role} {name}" for name in told], 1.0) for role in weights} if told else None
        )


class Bundles(dict[Any, Bundle]):
    """Bundles by what they depend on beside what all of them share; each is built when first asked for."""

    def __init__(self, weights: Weights, signs: Callable[..., Signs], *shared: Any) -> None:
        self.weights, self.signs, self.shared = weights, signs, shared

    def __missing__(self, key: Any) -> Bundle:
        """The bundle of a key not met before; it is kept, as long as there are not too many."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[key] = Bundle(self.signs(*self.shared, key), self.weights)
        return found


class Side:
    """The bundles for groups on one side of a trigger, by what depends on the group alone."""

    __slots__ = ("agreement", "crossing", "frame", "function", "mark", "name", "place", "pronoun", "relative")

    def __init__(self, name: str, sort: Callable[..., Bundles], shape: str, act: Act, frame: Wants) -> None:
        self.name = name
        self.function, self.frame = sort(function_signs, shape, act, name), sort(frame_signs, frame, name)
        self.place, self.mark = sort(place_signs, shape, name), sort(mark_signs, shape, name)
        self.crossing, self.agreement = sort(crossing_signs, name), sort(agreement_signs, name)
        self.relative, self.pronoun = sort(relative_signs, name), sort(pronoun_signs, name)


class Scales:
    """Every sort of bundle, weighed by the same weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._sorts: dict[tuple[Any, ...], Bundles] = {}
        self._sides: dict[tuple[str, Act, Wants], tuple[Side, Side, Side]] = {}
        self.own, self.subject = self._sort(own_signs), self._sort(subject_signs)
        self.genitive, self.nobody = self._sort(genitive_signs), self._sort(nobody_signs)
        self.rule, self.rule_alone = self._sort(rule_signs), self._sort(lone_rule_signs)
        self.object, self.object_of_governor = Bundle(("object",), weights), Bundle(("object of governor",), weights)
        self.in_part = Bundle(("rule in part",), weights)
        self.for_the_other = Bundle(("rule for the other",), weights)

    def sides(self, shape: str, act: Act, frame: Wants) -> tuple[Side, Side, Side]:
        """The bundles before a trigger of this shape, after it, and at it."""
        key = shape, act, frame
        found = self._sides.get(key)
        if found is None:
            if len(self._sides) >= REMEMBERED:
                self._sides.clear()
            before, after, own = [Side(name, self._sort, *key) for name in (BEFORE, AFTER, OWN)]
            found = self._sides[key] = before, after, own
        return found

    def _sort(self, signs: Callable[..., Signs], *shared: Any) -> Bundles:
        """The bundles that share something, the same ones for every trigger that does."""
        key = signs, *shared
        if key not in self._sorts:
            self._sorts[key] = Bundles(self.weights, signs, *shared)
        return self._sorts[key]


def plain(preposition: str) -> str:
    """A preposition as signs name it."""
    return preposition if preposition in PLAIN_PREPOSITIONS else "another"


def mark_code(name: str) -> int:
    """What a group stands under as a number, below which two bits are free: is it the sentence's first, is it joined to
    what is before."""
    return MARKS.index(name) << 2


# --- bundles of what a group is by itself ---


def own_signs(group: tuple[str | None, str, bool, bool, bool, bool]) -> Signs:
    """What a group says of itself: of what kind its first actor is, if known, and how that stands there."""
    actor, kind, pronoun, head, person, several = group
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


# --- bundles of what it is beside a trigger ---


def function_signs(shape: str, act: Act, side: str, function: str) -> Signs:
    """What the function of a group says beside the trigger's relation and shape, and what stands over an act."""
    relation, under = act
    signs = [f"{shape} {function} {side}", f"{relation} {shape} {side}"]
    if under is not None:
        signs.append(f"{function} of an act under {under}")
    if function in GOVERNED:
        signs.append(f"{relation} {function}")
    return tuple(signs)


def place_signs(shape: str, side: str, place: int) -> Signs:
    """How far a group stands from the trigger, and with how many parties between: above its kind and
    whether it is marked, the distance in four bits, then the parties."""
    others, far, kind, marked = place >> 8, FAR[place >> 4 & 15], KINDS[place >> 1 & 7], place & 1
    signs = [f"{shape} {side} {far}"]
    if kind != "phrase":
        signs.append(f"{shape} {kind} {side}")
    if side != OWN:
        signs.append(f"{shape} {side} past {others}")
        if not others:
            signs.append(f"nearest {side} {'marked' if marked else 'bare'}")
    return tuple(signs)


def crossing_signs(side: str, between: int) -> Signs:
    """What stands between a group and the trigger, counted in digits of `DIGIT` bits."""
    counts = [between >> DIGIT * i & (1 << DIGIT) - 1 for i in range(len(CROSSED))]
    signs = [f"over {name} {side}" for name, count in zip(CROSSED, counts, strict=True) if count]
    return (*signs, f"over verbs {side}") if counts[CROSSED.index("verb")] > 1 else tuple(signs)


def mark_signs(shape: str, side: str, code: int) -> Signs:
    """Under what a group stands, with the two bits below its `mark_code`."""
    mark = MARKS[code >> 2]
    signs = [f"{shape} {side} bare" if mark == "bare" else f"under {mark} {side}"]
    if code & 2:
        signs.append(f"{shape} first")
    if code & 1:
        signs.append("joined")
    return tuple(signs)


def frame_signs(wants: Wants, side: str, bare_object: int) -> Signs:
    """What the trigger's frame says of a group, and whether a verb governs it; one of `BARE_OBJECTS`."""
    thing, pair, governed = wants
    signs = [BARE_OBJECTS[bare_object]] if bare_object else []
    if not governed:
        signs.append(f"ungoverned {side}")
    if thing:
        signs.append(f"thing {side}")
    if pair:
        signs.append(f"pair {side}")
    return tuple(signs)


def subject_signs(subject: tuple[str, str, frozenset[str]]) -> Signs:
    """What it says that a group is a verb's subject: of the trigger, of its governor, or of another verb."""
    return tuple(_subject(*subject))


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


def genitive_signs(frame: tuple[bool, bool]) -> Signs:
    """A group is the genitive of an act, which may want an object, and be a thing."""
    acted_upon, thing = frame
    return ("genitive", f"genitive {'acted upon' if acted_upon else 'acting'}{' thing' if thing else ''}")


def agreement_signs(side: str, agrees: bool) -> Signs:
    """Whether a group agrees with the trigger's verb in gender."""
    return (f"{'agrees' if agrees else 'disagrees'} {side}",)


def pronoun_signs(side: str, can_mean: bool) -> Signs:
    """Whether the trigger's pronoun can go back to a group."""
    return (f"pronoun {'can mean' if can_mean else 'cannot mean'} {side}",)


# --- bundles of rules ---


def rule_signs(slot: str) -> Signs:
    """Rules found a group, by this slot."""
    return ("rule", f"rule {slot}")


def lone_rule_signs(slot: str) -> Signs:
    """Rules found parties that are no group's."""
    return (*rule_signs(slot), "rule alone")


def nobody_signs(trigger: tuple[str, str, bool, bool, str, int, bool]) -> Signs:
    """What speaks for an empty slot of a trigger: its shape and relation, what its frame wants, on what sort of verb it
    hangs, how many slots the rules filled, and whether this one."""
    shape, relation, thing, acted_upon, verb, filled, ruled = trigger
    signs = ["nobody", f"nobody {shape}", f"nobody {relation}"]
    if not ruled and filled < BOTH:
        signs.append("nobody by rule")
    if filled:
        signs.append("nobody against rule" if ruled else "nobody beside")
    if thing:
        signs.append("nobody thing")
    if acted_upon:
        signs.append("nobody acted upon")
    if verb:
        signs.append(f"nobody {verb}")
    return tuple(signs)
