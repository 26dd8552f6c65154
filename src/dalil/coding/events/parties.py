"""Who an English event is by and whom it befalls: the subject before the trigger and what follows it.

A name that recognition knows goes before a noun that only stands where a party would. "A and B met": the first meets
the second. "A said that B must": A asks B. "A said it would": the pronoun stands for A.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.codebook.schema import Code
from dalil.coding.events.actors import actor_at
from dalil.coding.events.english import English
from dalil.coding.events.wording import Token
from dalil.coding.method import DraftActor
from dalil.records.mentions import ActorRef, Mention, Mentions
from dalil.records.units import UnitText

Place = tuple[int, int]  # of words; the end excluded
Parties = tuple[DraftActor | None, DraftActor | None]
LONGEST = 8  # words of a party
BY = 8  # words within which the doer of a passive follows
LAST = 4  # words at the end that may say who tells it
STOPS = frozenset({'"', ";", ":", "that", "after", "because", "while", "when"})
# What is done to people who need no name.
BODILY = frozenset({"accuse", "aid", "assault", "coerce", "mobilize", "protest", "request", "retreat"})
ENDINGS = ("ed", "en", "wn", "ht", "ot")  # of participles


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence in which parties are looked for."""

    unit: UnitText
    mentions: Mentions
    tokens: Sequence[Token]
    lexicon: English

    def has(self, name: str, at: int) -> bool:
        """Whether a word is in a list of the lexicon."""
        return self.lexicon.has(name, self.tokens[at].text)

    def actors(self) -> Iterator[tuple[int, Mention]]:
        """The actors recognition names, with the character each begins at."""
        offset = self.unit.unit.span.start
        for mention in self.mentions.found:
            if isinstance(mention.value, ActorRef):
                yield mention.quote.span.start - offset, mention


def parties(scene: Scene, trigger: Place, *, code: Code, owed: bool = False) -> Parties:
    """The source and target of the event on these words; `owed` where it is said that someone must act."""
    first, end = trigger
    place = _before(scene, first)
    before = None if place is None else _party(scene, place)
    if _passive(scene, first):
        by = next((at for at in range(end, min(end + BY, len(scene.tokens))) if scene.tokens[at].text == "by"), None)
        return (None if by is None else _party(scene, _after(scene, by))), before
    speaker = _speaker(scene, place, first)
    if owed and speaker is not None:
        return speaker, before
    if place is None or all(scene.has("pronoun", at) for at in range(*place)):
        before = speaker
    other = None if place is None or not code.symmetric else _other(scene, place, before)
    return before, other or _target(scene, end, before, code)


def _target(scene: Scene, end: int, source: DraftActor | None, code: Code) -> DraftActor | None:
    target = _named(scene, scene.tokens[end - 1].end, _told(scene, end), but=source)
    if target is None and code.code in BODILY:
        target = _party(scene, _after(scene, end))
    return None if _same(source, target) else target


def _other(scene: Scene, place: Place, first: DraftActor | None) -> DraftActor | None:
    """The second of two that stand before the trigger."""
    start, end = scene.tokens[place[0]].start, scene.tokens[place[1] - 1].end
    return None if first is None else _named(scene, start, end, but=first)


def _speaker(scene: Scene, place: Place | None, first: int) -> DraftActor | None:
    """Who says what the trigger tells, where the words before it say so."""
    limit = first if place is None else place[0]
    said = next((at for at in range(limit, 0, -1) if at < len(scene.tokens) and scene.has("saying", at)), None)
    before = None if said is None else _before(scene, said)
    return None if before is None else _party(scene, before)


def _told(scene: Scene, end: int) -> int:
    """Where what is told ends: at the last comma, if the last words name who says so."""
    tokens = scene.tokens
    saying = any(scene.has("saying", at) for at in range(max(end, len(tokens) - LAST), len(tokens)))
    commas = [t.start for t in tokens[end:] if t.text == ","]
    return commas[-1] if saying and commas else tokens[-1].end


def _passive(scene: Scene, first: int) -> bool:
    near = range(max(0, first - 3), first)
    return scene.tokens[first].text.endswith(ENDINGS) and any(scene.has("passive", at) for at in near)


def _before(scene: Scene, first: int) -> Place | None:
    """The words before the verb group, back to where the clause begins."""
    words = [t.text for t in scene.tokens]
    end = first
    while end > 0 and (scene.has("auxiliary", end - 1) or words[end - 1].endswith("ly")):
        end -= 1
    start = end
    while start > 0 and words[start - 1] not in STOPS and not scene.has("saying", start - 1):
        start -= 1
    while start < end and (scene.has("opener", start) or words[start].isdigit()):
        start += 1
    return (start, end) if start < end else None


def _after(scene: Scene, end: int) -> Place | None:
    """The words after the trigger, up to where the next part begins."""
    tokens = scene.tokens
    start = end
    while start < len(tokens) and (scene.has("opener", start) or tokens[start].text.isdigit()):
        start += 1
    stop = start
    while stop < len(tokens) and stop - start < LONGEST and tokens[stop].is_word and not scene.has("ender", stop):
        stop += 1
    return (start, stop) if start < stop else None


def _party(scene: Scene, place: Place | None) -> DraftActor | None:
    """The actor named in these words, else the words up to the first mark, unless they name a thing."""
    if place is None:
        return None
    start, end = scene.tokens[place[0]].start, scene.tokens[place[1] - 1].end
    named = _named(scene, start, end, but=None)
    if named is not None:
        return named
    ends = (at for at in range(*place) if not scene.tokens[at].is_word or scene.has("ender", at))
    stop = min(next(ends, place[1]), place[0] + LONGEST)
    if stop == place[0] or scene.has("thing", stop - 1) or scene.has("pronoun", stop - 1):
        return None
    return actor_at(scene.unit, scene.mentions, start, scene.tokens[stop - 1].end)


def _named(scene: Scene, start: int, end: int, *, but: DraftActor | None) -> DraftActor | None:
    """The first actor that recognition names between two characters, other than `but`."""
    for at, mention in scene.actors():
        if start <= at < end:
            actor = actor_at(scene.unit, scene.mentions, at, at + len(mention.quote.exact))
            if not _same(but, actor):
                return actor
    return None


def _same(one: DraftActor | None, other: DraftActor | None) -> bool:
    if one is None or other is None:
        return False
    return one.name == other.name or (one.actor_id is not None and one.actor_id == other.actor_id)
