"""Events against gold standard records: which code, which words, which states.

Codes are compared by their root, with PLOVER's renamed categories folded; words as bags of folded tokens.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from dalil.reliability.readings.measures import Counts, Figure, ratio, share, trio

RENAMED = {"FIGHT": "ASSAULT", "DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}
PARTS = ("trigger", "source", "target")
DROP = re.compile("[\u0640\u064b-\u0652\u0670\u200e\u200f]")
FOLD = str.maketrans("أإآٱى", "ااااي")

Bag = Counter[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event as a coder gives it."""

    code: str
    trigger: str = ""
    source: str = ""
    target: str = ""
    source_state: str = ""  # ISO 3166 alpha-3, or IGO
    target_state: str = ""

    def words(self, part: str) -> Bag:
        """The tokens of the trigger, the source or the target."""
        return tokens({"trigger": self.trigger, "source": self.source, "target": self.target}[part])


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWords:
    """What annotators marked as one part of an event."""

    shared: str  # the words that all marked
    each: tuple[str, ...]  # the words that each of them marked

    @property
    def bags(self) -> list[Bag]:
        """The tokens each annotator marked."""
        return [tokens(words) for words in self.each]

    @property
    def marked(self) -> bool:
        """Whether more than half of the annotators marked any."""
        return 2 * sum(bool(b) for b in self.bags) > len(self.each)

    @property
    def unmarked(self) -> bool:
        """Whether more than half of the annotators marked none."""
        return 2 * sum(not b for b in self.bags) > len(self.each)


def detection_figures(types: Iterable[str]) -> tuple[Figure, ...]:
    """Precision, recall and F1 of each event type, and the mean of the F1s."""
    names = sorted({kind.lower() for kind in types})
    each = [trio(name) for name in names]

    def mean(counts: Counts) -> float | None:
        found = [three[2].formula(counts) or 0.0 for three in each]
        return sum(found) / len(found) if found else None

    return (*(f for three in each for f in three), Figure(name="macro", measure="f1", formula=mean, of="items"))


SPAN_FIGURES: tuple[Figure, ...] = tuple(
    figure
    for part in PARTS
    for figure in (
        *trio(part),
        Figure(
            name=part,
            measure="best",
            formula=ratio(f"{part}.best", f"{part}.asked"),
            of=f"{part}.asked",
            human=ratio(f"{part}.people", f"{part}.pairs"),
        ),
    )
)
PLOVER_FIGURES: tuple[Figure, ...] = (
    *trio("code"),
    share("first_code", "first", "items"),
    *trio("dyad"),
    *trio("triple"),
    *(f for part in PARTS for f in trio(part)),
)


def count_detection(event_type: str, is_event: bool, events: Sequence[CodedEvent]) -> Counts:
    """What a sentence adds that was judged on one event type."""
    name, hit = event_type.lower(), any(root(e.code) == root(event_type) for e in events)
    return {"items": 1, f"{name}.hit": hit and is_event, f"{name}.got": hit, f"{name}.want": is_event}


def count_spans(event_type: str, read: dict[str, ReadWords], events: Sequence[CodedEvent]) -> Counts:
    """What a sentence adds whose event of one type has marked words."""
    event = next((e for e in events if root(e.code) == root(event_type)), CodedEvent(code=""))
    counts: dict[str, float] = {"items": 1}
    for part, words in read.items():
        counts.update(_words_counted(part, words, event.words(part)))
    return counts


def _words_counted(part: str, read: ReadWords, got: Bag) -> dict[str, float]:
    want, people = tokens(read.shared), read.bags
    found: dict[str, float] = {}
    if read.marked:
        found[f"{part}.asked"] = 1
        found[f"{part}.best"] = max(bag_f1(got, p) for p in people if p)
        others = [[o for j, o in enumerate(people) if o and j != i] for i in range(len(people))]
        best = [max(bag_f1(p, o) for o in rest) for p, rest in zip(people, others, strict=True) if rest]
        found |= {f"{part}.people": sum(best), f"{part}.pairs": len(best)}
    if want or read.unmarked:
        found |= {
            f"{part}.hit": (want & got).total(),
            f"{part}.got": got.total(),
            f"{part}.want": want.total(),
        }
    return found


def count_plover(
    event_type: str,
    words: dict[str, str],
    states: tuple[Sequence[str], Sequence[str]],
    events: Sequence[CodedEvent],
) -> Counts:
    """What a sentence adds that tells one event; `states` are those of its sources and targets."""
    want, got = {root(event_type)}, {root(e.code) for e in events} - {""}
    first = events[0] if events else CodedEvent(code="")
    counts: dict[str, float] = {"items": 1, "first": bool(events) and root(first.code) in want}
    counts.update(_sets("code", want, got))
    for part in PARTS:
        read, coded = tokens(words[part]), first.words(part)
        counts.update(
            {f"{part}.hit": (read & coded).total(), f"{part}.got": coded.total(), f"{part}.want": read.total()}
        )
    sources, targets = states
    if sources and targets:
        dyads = {(s, t) for s in sources for t in targets}
        told = {(root(e.code), e.source_state, e.target_state) for e in events if e.source_state and e.target_state}
        counts.update(_sets("dyad", dyads, {(s, t) for _, s, t in told}))
        counts.update(_sets("triple", {(c, *d) for c in want for d in dyads}, told))
    return counts


def _sets(name: str, want: Set[object], got: Set[object]) -> dict[str, float]:
    return {f"{name}.hit": len(want & got), f"{name}.got": len(got), f"{name}.want": len(want)}


def root(code: str) -> str:
    """The event type of a code, under its present name."""
    first = re.split(r"[-:./ ]", code.upper(), maxsplit=1)[0]
    return RENAMED.get(first, first)


def tokens(text: str) -> Bag:
    """The words of a text as a bag: without vowel signs, one form of alif and ya, case folded."""
    folded = DROP.sub("", unicodedata.normalize("NFC", text)).translate(FOLD).casefold()
    return Counter(re.findall(r"\w+", folded))


def bag_f1(one: Bag, other: Bag) -> float:
    """Token F1 of two bags; of two empty ones, 1."""
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 1.0
