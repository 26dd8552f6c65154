"""What the place of a party says of whether it fills a slot of an Arabic trigger: named signs.

Signs come in bundles, one for each thing that is looked at. A bundle is built and weighed once for each combination of
what it depends on, so that a party's weight is the sum of a few numbers, and no name is looked at until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dalil.text.forms import Forms

Signs = tuple[str, ...]
Weights = Mapping[str, Mapping[str, float]]  # by slot, then by sign
Sort = tuple[str, str, str | None, bool, bool, bool]
"""Of a trigger: its shape and relation, under what it stands if it is an act, whether its frame is a thing or between a
pair, and whether a verb governs it."""

CROSSED = ("end", "comma", "verb", "that", "relative", "act")  # what may stand between a trigger and a party
DIGIT = 16  # bits in which nodes of one sort are counted
BEFORE, AFTER, OWN = "before", "after", "own"  # the trigger, or its own adjective
FAR = ("", "1", "2", "3-4", "3-4", "5-8", "5-8", "5-8", "5-8", "9+")  # what distances in nodes are called
FARTHEST = len(FAR) - 1
ANTECEDENT = 2  # nodes before a verb in a relative clause: only the relative pronoun is between
MANY = 3  # parties passed; more count alike
KINDS = ("phrase", "pronoun", "place", "adjective")  # of groups
PLAIN_PREPOSITIONS = ("في", "من", "ل", "الي", "علي", "مع", "ب", "بين", "ضد", "عن", "لدي")
MARKS = (*PLAIN_PREPOSITIONS, "another", "a doer", "bare")  # what groups stand under
PLAIN = frozenset(PLAIN_PREPOSITIONS)
BARE = MARKS.index("bare")
UNNAMED = "unnamed"
BOTH = 2  # slots
TELLING = {"rule": "by rule", "place": "place"}  # signs that tell how sure a choice is, as features of the score,
CROSSING = ("over ", "under ")  # beside those that say what it crosses or stands under
REMEMBERED = 16384  # bundles of one sort

# What all signs of a place depend on beside what is crossed is one number: what a group is, what a trigger is, and how
# the one stands to the other.
MARK_AT, KIND_AT, FAR_AT, PASSED_AT = 0, 4, 6, 10  # where the digits of these begin; parties passed take two bits
(
    FIRST,
    JOINED,
    FEMININE,
    OBJECTS,
    AGREEING,
    FOR_A_WOMAN,
    DESCRIBING,
    PRONOUN,
    TO,
    BY,
    GENITIVE,
    SUBJECT,
    OBJECT,
    MEANT,
) = (1 << bit for bit in range(12, 26))
MARK, KIND, FAR_OFF, PASSED = 15 << MARK_AT, 3 << KIND_AT, 15 << FAR_AT, 3 << PASSED_AT
HALF = 24  # bits in which a role's weight is held, counted in hundredths, as the file writes them
ROLE = (1 << HALF) - 1
LEVEL = (1 << HALF - 1) * (1 + (1 << HALF))  # what makes both weights of a sum positive


class Bundle:
    """Signs that come together, the sums of their weights, as source in the lower half of a number and as target in the
    upper, and the features that those which tell how sure a choice is give the score in either role."""

    __slots__ = ("signs", "told", "weight")

    def __init__(self, signs: Signs, weights: Weights) -> None:
        source, target = (sum([round(weights[r].get(s, 0.0) * 100) for s in signs]) for r in ("source", "target"))
        self.signs = signs
        self.weight = source + (target << HALF)
        told = [TELLING.get(s, s) for s in signs if s in TELLING or s.startswith(CROSSING)]
        self.told = (
            {role: dict.fromkeys([f"{role} {name}" for name in told], 1.0) for role in weights} if told else None
        )


Bundles = Forms[Any, Bundle]  # by what each depends on beside what all of them share


class Side:
    """The bundles for groups on one side of a trigger."""

    __slots__ = ("crossing", "name", "parts", "weights")

    def __init__(self, name: str, sort: Callable[..., Bundles], trigger: Sort) -> None:
        shape, relation, under, thing, pair, governed = trigger
        self.name, self.crossing = name, sort(crossing_signs, name)
        self.weights = Forms(self._weight, REMEMBERED)  # of each place
        self.parts = [  # of what a place says, with the digits on which each depends
            (sort(function_signs, shape, relation, under, name), MARK | GENITIVE | SUBJECT | OBJECT),
            (sort(distance_signs, shape, name), KIND | FAR_OFF | PASSED),
        ]
        if name != OWN:
            related = AGREEING | FEMININE | FOR_A_WOMAN | DESCRIBING | FAR_OFF | PRONOUN | MEANT | OBJECT | GENITIVE
            self.parts += [
                (sort(mark_signs, shape, name), MARK | TO | BY | PASSED | FIRST | JOINED),
                (sort(wanted_signs, thing, pair, governed, name), MARK | FAR_OFF | OBJECTS),
                (sort(related_signs, shape, thing, name), related | OBJECTS),
            ]

    def place(self, place: int) -> list[Bundle]:
        """What the place of a group says, which is one number, beside what it crosses."""
        return [bundles[place & digits] for bundles, digits in self.parts]

    def _weight(self, place: int) -> int:
        return sum([bundle.weight for bundle in self.place(place)])


class Scales:
    """Every sort of bundle, weighed by the same weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self._sorts: dict[tuple[Any, ...], Bundles] = {}
        self.sides = Forms(self._sided, REMEMBERED)
        self.own, self.subject, self.nobody = [self._sort(s) for s in (own_signs, subject_signs, nobody_signs)]
        self.rule, self.rule_alone = self._sort(rule_signs), self._sort(lone_rule_signs)
        self.in_part = Bundle(("rule in part",), weights)
        self.for_the_other = Bundle(("rule for the other",), weights)

    def _sided(self, trigger: Sort) -> tuple[Side, Side, Side]:
        """The bundles before a trigger of this sort, after it, and at it."""
        before, after, own = [Side(name, self._sort, trigger) for name in (BEFORE, AFTER, OWN)]
        return before, after, own

    def _sort(self, signs: Callable[..., Signs], *shared: Any) -> Bundles:
        """The bundles that share something, the same ones for every trigger that does."""
        key = signs, *shared
        if key not in self._sorts:
            self._sorts[key] = Forms(lambda own: Bundle(signs(*shared, own), self.weights), REMEMBERED)
        return self._sorts[key]


def plain(preposition: str) -> str:
    """A preposition as signs name it."""
    return preposition if preposition in PLAIN else "another"


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


def function_signs(shape: str, relation: str, under: str | None, side: str, place: int) -> Signs:
    """What the function of a group says beside the trigger's relation and shape, and what stands over an act."""
    mark = MARKS[place >> MARK_AT & 15]
    function = "adjective" if side == OWN else _governed(place, by_trigger=shape == "verb")
    alone = "doer" if mark == "a doer" else mark if mark == "bare" else f"under {mark}"
    signs = [f"{shape} {function or alone} {side}", f"{relation} {shape} {side}"]
    if under is not None:
        signs.append(f"{function or alone} of an act under {under}")
    if function:
        signs.append(f"{relation} {function}")
    return tuple(signs)


def distance_signs(shape: str, side: str, place: int) -> Signs:
    """How far a group stands from the trigger, and with how many parties between."""
    signs = [f"{shape} {side} {FAR[place >> FAR_AT & 15]}"]
    kind = KINDS[place >> KIND_AT & 3]
    if kind != "phrase":
        signs.append(f"{shape} {kind} {side}")
    if side != OWN:
        signs.append(f"{shape} {side} past {place >> PASSED_AT & 3}")
    return tuple(signs)


def mark_signs(shape: str, side: str, place: int) -> Signs:
    """Under what a group stands, whether it is the nearest, the sentence's first, joined to what is before."""
    mark = MARKS[place >> MARK_AT & 15]
    signs = []
    if not place & PASSED:
        signs.append(f"nearest {side} {'bare' if mark == 'bare' else 'marked'}")
    mark = "to" if place & TO else "by" if place & BY else mark
    signs.append(f"{shape} {side} bare" if mark == "bare" else f"under {mark} {side}")
    if place & FIRST:
        signs.append(f"{shape} first")
    if place & JOINED:
        signs.append("joined")
    return tuple(signs)


def _governed(place: int, *, by_trigger: bool) -> str:
    """What a group is to the trigger, or to the verb that governs it, if anything."""
    if place & GENITIVE:
        return "genitive"
    found = "subject" if place & SUBJECT else "object" if place & OBJECT else ""
    return found if by_trigger or not found else f"{found} of governor"


def wanted_signs(thing: bool, pair: bool, governed: bool, side: str, place: int) -> Signs:
    """What the trigger's frame says of a group, and whether a verb governs the trigger."""
    signs = []
    if side == AFTER and place & OBJECTS and place >> MARK_AT & 15 == BARE:
        signs.append("bare object next" if place >> FAR_AT & 15 == 1 else "bare object")
    if not governed:
        signs.append(f"ungoverned {side}")
    if thing:
        signs.append(f"thing {side}")
    if pair:
        signs.append(f"pair {side}")
    return tuple(signs)


def related_signs(shape: str, thing: bool, side: str, place: int) -> Signs:
    """Whether a group agrees with the trigger's verb, may be what that describes, what the trigger's pronoun means, its
    object, its genitive."""
    signs = []
    if place & AGREEING:
        agrees = bool(place & FEMININE) == bool(place & FOR_A_WOMAN)
        signs.append(f"{'agrees' if agrees else 'disagrees'} {side}")
    if place & DESCRIBING:
        signs.append(f"relative {side}")
        if side == BEFORE and place >> FAR_AT & 15 == ANTECEDENT:
            signs.append("described")
    if place & PRONOUN:
        signs.append(f"pronoun {'can mean' if place & MEANT else 'cannot mean'} {side}")
    if place & OBJECT:
        signs.append("object" if shape == "verb" else "object of governor")
    if place & GENITIVE:
        signs += ["genitive", f"genitive {'acted upon' if place & OBJECTS else 'acting'}{' thing' if thing else ''}"]
    return tuple(signs)


def crossing_signs(side: str, between: int) -> Signs:
    """What stands between a group and the trigger, counted in digits of `DIGIT` bits."""
    counts = [between >> DIGIT * i & (1 << DIGIT) - 1 for i in range(len(CROSSED))]
    signs = [f"over {name} {side}" for name, count in zip(CROSSED, counts, strict=True) if count]
    return (*signs, f"over verbs {side}") if counts[CROSSED.index("verb")] > 1 else tuple(signs)


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
