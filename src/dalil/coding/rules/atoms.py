"""A unit as the rules see it: words, punctuation and mentions in order, each with its clitics and its place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import NamedTuple

from dalil.coding.rules.lexicon import words_for
from dalil.records.mentions import ActorRef, How, Mention, MentionKind, Mentions
from dalil.records.quotes import quote_at
from dalil.records.units import UnitText
from dalil.text.folding import Folded, fold, fold_text
from dalil.text.forms import Forms
from dalil.text.words import Cut, cut_raw, cut_words, splits

FIRST_PERSON = "dalil.rules.v1"
ATTACHED = ("ب", "ل", "ك")


class Shape(NamedTuple):
    """What the atoms of one word or mark share wherever it stands."""

    text: str  # folded, without clitics where they are sure
    raw: str  # folded, with clitics
    conjunction: bool  # و or ف is attached
    preposition: str | None  # an attached ب, ل or ك
    article: bool
    punctuation: bool
    attached: int  # letters of the conjunction and the preposition


class Atom:
    """One word, mark or mention; `start` and `end` count code points of the unit's text."""

    # The fields of its shape stand in the atom itself, as they are read far more often than atoms are made.
    __slots__ = (
        "actor", "article", "attached", "conjunction", "end", "mention", "possessive", "preposition", "punctuation",
        "raw", "start", "text",
    )  # fmt: skip

    def __init__(self, start: int, end: int, shape: Shape, mention: Mention | None = None) -> None:
        self.start = start
        self.end = end
        self.text, self.raw, self.conjunction, self.preposition, self.article, self.punctuation, self.attached = shape
        self.mention = mention
        self.actor: ActorRef | None = None  # of the mention, where it is one
        self.possessive = False  # an English 's follows

    def is_a(self, kind: MentionKind) -> bool:
        """Whether the atom is a mention of that kind."""
        return self.mention is not None and self.mention.kind is kind


class Laid(NamedTuple):
    """The words and marks of a unit side by side, each with its place in the unit's text; of mentions the atoms."""

    raws: list[str]  # folded, with clitics
    starts: list[int]
    ends: list[int]
    mentions: dict[int, Atom]  # each in the place of the words that it swallows

    def put(self, atom: Atom) -> None:
        """Lay out one mention, word or mark after those before."""
        if atom.mention is not None:
            self.mentions[len(self.raws)] = atom
        self.raws.append(atom.raw)
        self.starts.append(atom.start)
        self.ends.append(atom.end)

    def without(self, places: Sequence[int]) -> Laid:
        """The same without what stands at these places, which are in order and no mentions."""
        if not places:
            return self
        raws, starts, ends = self.raws.copy(), self.starts.copy(), self.ends.copy()
        for at in reversed(places):
            del raws[at], starts[at], ends[at]
        return Laid(raws, starts, ends, {at - bisect_left(places, at): m for at, m in self.mentions.items()})


def atoms_of(unit: UnitText, mentions: Mentions) -> tuple[Atom, ...]:
    """The atoms of a unit; a mention swallows the words it covers. "Us" and "our" are the document's voice."""
    laid = laid_out(unit, mentions)
    atoms = list(map(Atom, laid.starts, laid.ends, map(_shapes(unit).__getitem__, laid.raws)))
    for at, atom in laid.mentions.items():
        atoms[at] = atom
    return tuple(atoms)


def laid_out(unit: UnitText, mentions: Mentions) -> Laid:
    """What the atoms of a unit are made of, for those who ask few of them."""
    folded = fold(unit.text)
    cut = cut_raw(folded)
    laid, swallowed = Laid(list(cut.words), list(cut.starts), list(cut.ends), {}), 0
    for mention, (start, end), first, last in covered(cut, unit, mentions):
        begun, word, place = cut.starts[first], cut.words[first], first - swallowed
        attached = _letters_before(start, folded, first, len(word)) if begun < start else 0
        atom = laid.mentions[place] = _mention(min(begun, start), end, _named(word, attached), mention)
        atom.possessive = unit.text[end : end + 2] in ("'s", "’s")
        laid.starts[place], laid.ends[place] = atom.start, end
        if last > first + 1:  # of its words the first stands for all
            more = slice(place + 1, place + last - first)
            del laid.raws[more], laid.starts[more], laid.ends[more]
            swallowed += last - first - 1
    return laid if mentions.voice is None else _voiced(laid, unit, mentions)


def covered(cut: Cut, unit: UnitText, mentions: Mentions) -> Iterator[tuple[Mention, tuple[int, int], int, int]]:
    """Each mention of a unit that covers a word of it, with its place in the unit's text, its first word and the one
    after its last."""
    base, size, at = unit.unit.span.start, len(cut.starts), 0
    for mention in mentions.found:
        span = mention.quote.span
        start, end = span.start - base, span.end - base
        first = bisect_left(cut.ends, start + 1, at)  # the first word that ends inside or after the mention
        if first < size and cut.starts[first] < end:
            at = bisect_left(cut.starts, end, first + 1)
            yield mention, (start, end), first, at


def _shapes(unit: UnitText) -> Forms[str, Shape]:
    return ARABIC if unit.language == "ar" else LATIN


def _voiced(laid: Laid, unit: UnitText, mentions: Mentions) -> Laid:
    """The same where the document has a voice: its pronouns are mentions of it."""
    voiced, shapes = Laid([], [], [], {}), _shapes(unit)
    for at, (raw, start, end) in enumerate(zip(laid.raws, laid.starts, laid.ends, strict=True)):
        atom = laid.mentions.get(at)
        for one in (atom,) if atom is not None else _first_person(Atom(start, end, shapes[raw]), unit, mentions):
            voiced.put(one)
    return voiced


def _first_person(word: Atom, unit: UnitText, mentions: Mentions) -> tuple[Atom, ...]:
    """The word, or the voice where it is "us", or both where it ends in "our"; a pronoun is no surface, so it carries
    no quote."""
    voice = mentions.voice
    if voice is None or word.punctuation:
        return (word,)
    arabic = unit.language == "ar"
    lists = words_for("ar" if arabic else "en")
    alone = word.text in lists["us"] or word.raw in lists["us"]
    ours = arabic and word.text.endswith("نا") and len(word.text) > 4
    if not alone and (not ours or word.text in lists["not_ours"] or word.article):
        return (word,)
    quote = quote_at(unit.unit.source_id, unit.text, word.start, word.end, base=unit.unit.span.start)
    mention = Mention(
        unit_id=unit.unit.id,
        kind=MentionKind.ACTOR,
        quote=quote,
        value=replace(voice, quote=None, how=How.VOICE),
        recogniser=FIRST_PERSON,
    )
    preposition = _us_preposition(word.raw) if alone and arabic else None
    shape = Shape(word.raw, word.raw, word.conjunction, preposition, False, False, word.attached)
    own = _mention(word.start, word.end, shape, mention)
    own.possessive = word.text == "our"
    return (own,) if alone else (word, own)


def _us_preposition(word: str) -> str | None:
    """The preposition that "us" is joined to: لنا, إلينا, معنا."""
    bare = word[1:] if word[0] in "وف" else word
    stem = {"الينا": "الى", "علينا": "على", "لدينا": "لدى"}.get(bare, bare.removesuffix("نا"))
    return fold_text(stem) if bare != "نحن" else None


def _mention(start: int, end: int, shape: Shape, mention: Mention) -> Atom:
    atom = Atom(start, end, shape, mention)
    value = mention.value
    if isinstance(value, ActorRef):
        atom.actor = value
    return atom


def _letters_before(place: int, folded: Folded, word: int, size: int) -> int:
    """How many letters of a folded word of this number and size stand before a place of the text."""
    first = cut_words(folded.text).starts[word]
    return bisect_left(folded.starts, place, first, first + size) - first


@lru_cache(maxsize=16384)
def _named(word: str, attached: int) -> Shape:
    """The shape of a mention that begins in `word` after so many letters, which are its clitics."""
    opening = word[:attached]
    conjunction = opening[:1] in ("و", "ف")
    rest = opening[1:] if conjunction else opening
    if not opening and word.startswith("لل"):
        rest = "ل"
    preposition = rest[0] if rest[:1] in ATTACHED else None
    return Shape(word[attached:], word, conjunction, preposition, rest.endswith("ال"), False, 0)


def _arabic_shape(word: str) -> Shape:
    if not word[0].isalnum():
        return _latin_shape(word)
    text, conjunction, preposition, article = _clitics(word)
    attached = int(conjunction) + (preposition is not None and "لل" not in word[:3])
    return Shape(text, word, conjunction, preposition, article, False, attached)


def _latin_shape(word: str) -> Shape:
    return Shape(word, word, False, None, False, not word[0].isalnum(), 0)


@cache
def _whole() -> tuple[frozenset[str], frozenset[str]]:
    """Words that keep their first letters, and nouns that a preposition may join though they are short."""
    lists = words_for("ar")
    return frozenset(lists["radical"] | lists["prepositions"]), frozenset(lists["people"] | lists["members"])


def _clitics(word: str) -> tuple[str, bool, str | None, bool]:
    """The likeliest reading of a word that the lexicon does not know better."""
    known, known_nouns = _whole()
    if word in known:
        return word, False, None, False
    conjunction = word[0] in "وف" and len(word) > 3 and (word[1:] in known or len(word) > 4)
    rest = word[1:] if conjunction else word
    if rest in known:
        return rest, conjunction, None, False
    if rest.startswith("لل") and len(rest) > 4:
        return rest[2:], conjunction, "ل", True
    if rest.startswith("ال") and len(rest) > 3:
        return rest[2:], conjunction, None, True
    if rest[0] in ATTACHED and rest[1:3] == "ال" and len(rest) > 4:
        return rest[3:], conjunction, rest[0], True
    if rest[0] in "لب" and (len(rest) > 4 or rest[1:] in known_nouns):
        return rest[1:], conjunction, rest[0], False
    return rest, conjunction, None, False


ARABIC, LATIN = Forms(_arabic_shape), Forms(_latin_shape)


def readings(atom: Atom) -> Sequence[tuple[str, str]]:
    """The stems an Arabic word may have, each with the preposition it leaves; the word itself in English."""
    return [(s.stem, s.preposition) for s in splits(atom.raw)]
