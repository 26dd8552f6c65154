"""What a person may mean who begins to type the name of an actor.

Words are matched from their beginnings, folded, with or without article; where letters of the other script were typed,
by their sound. Actors that the study speaks of come first.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from dalil.recognition.matching.registry import names_of
from dalil.recognition.matching.words import WORD, forms_of
from dalil.recognition.registry import Actor
from dalil.text.folding import fold_name
from dalil.text.skeletons import consonants, likeness, skeleton
from dalil.workflow.review.actors import Identities

LEAST_SOUND = 0.75
BEGINNING = 0.95  # a word begun is a little less sure than a whole one
FEWEST_SOUNDS = 2
LONGEST = 200  # letters of what is typed that are looked at


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An actor that a person may mean."""

    key: str
    id: str | None  # in the registry; None where no registry knows it
    name_ar: str | None
    name_en: str | None
    written: str  # in one of the languages, or as a document has it
    kind: str | None
    matched: str | None  # the name that was found, where it is none of the others
    uses: int  # claims of the study that it stands in


@dataclass(frozen=True, slots=True)
class _Name:
    key: str
    name: str
    folded: str


class Prefixes:
    """Names by the beginnings of something in them."""

    def __init__(self, pairs: Iterator[tuple[str, int]]) -> None:
        self._pairs = sorted(set(pairs))

    def beginning(self, typed: str) -> Iterator[tuple[str, int]]:
        """What begins with `typed`, with the number of the name it stands in."""
        for at in range(bisect_left(self._pairs, (typed, -1)), len(self._pairs)):
            if not self._pairs[at][0].startswith(typed):
                return
            yield self._pairs[at]


class Completer:
    """The names of a study's actors, to be completed."""

    def __init__(self, identities: Identities, bare: Collection[str] = ()) -> None:
        """Names of registry and journal, and those that claims hold and no registry knows, by their keys."""
        self._identities = identities
        self._names = list(_names(identities, bare))
        words = [(word, n) for n, name in enumerate(self._names) for word in _words(name.folded)]
        self._words = Prefixes((form, n) for word, n in words for form in {word, forms_of(word)[0]})
        heard = {word: skeleton(forms_of(word)[0]) for word, _ in words}
        self._heard = Prefixes((f"{consonants(heard[word])} {heard[word]}", n) for word, n in words)

    def find(self, typed: str, uses: Mapping[str, int], *, limit: int = 12) -> tuple[Choice, ...]:
        """The actors that may be meant, the likeliest first; `uses` counts the claims that each stands in."""
        folded = " ".join(fold_name(typed[:LONGEST]).split())
        tokens = _words(folded)
        if not tokens:
            return ()
        by_letters = set.intersection(*map(self._by_letters, tokens))
        sounds = [self._by_sound(token) for token in tokens]
        by_sound = set(sounds[0]).intersection(*sounds) - by_letters
        best: dict[str, tuple[tuple[object, ...], _Name]] = {}
        for number in by_letters | by_sound:
            name = self._names[number]
            sound = min(s[number] for s in sounds) if number in by_sound else None
            rank = _rank(name, folded, sound, uses.get(name.key, 0))
            if name.key not in best or rank < best[name.key][0]:
                best[name.key] = (rank, name)
        ordered = sorted(best.values(), key=lambda found: found[0])
        return tuple(self._choice(name, uses.get(name.key, 0)) for _, name in ordered[:limit])

    def _by_letters(self, token: str) -> set[int]:
        bare = forms_of(token)[0]
        return {n for form in {token, bare} for _, n in self._words.beginning(form)}

    def _by_sound(self, token: str) -> dict[int, float]:
        """The names that hold a word which begins with much the same sounds, and how much the same they are."""
        heard = skeleton(forms_of(token)[0])
        code = consonants(heard)
        found: dict[int, float] = {}
        if len(code) < FEWEST_SOUNDS:
            return found
        begun = BEGINNING if len(code) > FEWEST_SOUNDS else 0.0
        for pair, number in self._heard.beginning(code):
            known = pair.partition(" ")[2]
            score = max(likeness(heard, known), likeness(heard, known[: len(heard)]) * begun)
            if score >= LEAST_SOUND:
                found[number] = max(score, found.get(number, 0.0))
        return found

    def _choice(self, name: _Name, uses: int) -> Choice:
        who, key = self._identities, name.key
        known = next((k for k in who.members(key) if who.registry.get(k) is not None), None)
        shown = (who.name_in(key, "ar"), who.name_in(key, "en"))
        written = next((n for n in shown if n), None) or who.written(key)
        return Choice(
            key=key,
            id=known,
            name_ar=shown[0],
            name_en=shown[1],
            written=written,
            kind=who.kind(key),
            matched=None if name.name in (*shown, written) else name.name,
            uses=uses,
        )


def _rank(name: _Name, typed: str, sound: float | None, uses: int) -> tuple[object, ...]:
    """What goes before what: letters before sounds, actors of the study before others."""
    begins = name.folded.startswith(typed)
    by_sound, nearness = sound is not None, -round(sound or 1.0, 1)
    return (
        by_sound,
        uses == 0,
        name.folded != typed,
        nearness,
        -uses,
        not begins,
        len(name.name),
        name.key,
        name.name,
    )


def _names(who: Identities, bare: Collection[str]) -> Iterator[_Name]:
    """Every name of every actor: the registry's, the study's own, what people added, and what documents call others."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for actor in who.registry.actors.values():
        found[who.sets.key(actor.id)].update(dict.fromkeys((*names_of(actor), *_stand_ins(actor))))
    for (key, _), name in who.sets.names.items():
        found[key][name] = None
    for key, aliases in who.sets.aliases.items():
        found[key].update((name, None) for _, name in aliases)
    for key, made in who.sets.made.items():
        found[who.sets.key(key)].update((n, None) for n in (made.name, made.name_ar) if n)
    for key, name in who.sets.written.items():
        found[who.sets.key(key)][name] = None
    for key in bare:
        found[key][who.written(key)] = None
    for key, names in found.items():
        yield from (_Name(key, name, " ".join(fold_name(name).split())) for name in names)


def _stand_ins(actor: Actor) -> Iterator[str]:
    """What is said in place of an actor's name: its capital, its people."""
    yield from (*actor.metonyms_en, *actor.metonyms_ar, *actor.adjectives_en, *actor.adjectives_ar)


def _words(folded: str) -> list[str]:
    return [m.group() for m in WORD.finditer(folded)]
