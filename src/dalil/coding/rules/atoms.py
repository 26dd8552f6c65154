"""A unit as the rules see it: words, punctuation and mentions in order, each with its clitics and its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from dalil.coding.rules.lexicon import words_for
from dalil.records.mentions import ActorRef, How, Mention, MentionKind, Mentions, mention_id
from dalil.records.quotes import quote_at
from dalil.records.units import UnitText
from dalil.text.folding import Folded, fold, fold_text
from dalil.text.words import Word, cut_words, splits

FIRST_PERSON = "dalil.rules.v1"
ATTACHED = ("ب", "ل", "ك")


class Atom(NamedTuple):
    """One word, mark or mention; `start` and `end` count code points of the unit's text."""

    start: int
    end: int
    text: str  # folded, without clitics where they are sure
    conjunction: bool = False  # و or ف is attached
    preposition: str | None = None  # an attached ب, ل or ك
    article: bool = False
    mention: Mention | None = None
    punctuation: bool = False
    raw: str = ""  # folded, with clitics
    possessive: bool = False  # an English 's follows
    bare: int = 0  # where the word begins without its attached conjunction and preposition
    actor: ActorRef | None = None  # of the mention, where it is one

    def is_a(self, kind: MentionKind) -> bool:
        """Whether the atom is a mention of that kind."""
        return self.mention is not None and self.mention.kind is kind


def atoms_of(unit: UnitText, mentions: Mentions) -> tuple[Atom, ...]:
    """The atoms of a unit; a mention swallows the words it covers. "Us" and "our" are the document's voice."""
    folded = fold(unit.text)
    base = unit.unit.span.start
    spans = [(m.quote.span.start - base, m.quote.span.end - base, m) for m in mentions.found]
    found: list[Atom] = []
    taken = -1
    at, count, voiced = 0, len(spans), mentions.voice is not None
    cut = cut_words(folded.text)
    starts, ends, arabic = folded.starts, folded.ends, unit.language == "ar"
    for word, first, last in zip(cut.words, cut.starts, cut.ends, strict=True):
        start, end = starts[first], ends[last - 1]
        if start < taken:
            continue
        while at < count and spans[at][1] <= start:
            at += 1
        if at == count or spans[at][0] >= end:
            text, conjunction, preposition, article, mark, attached = _shape(word, arabic)
            bare = starts[first + attached] if attached else start
            found.append(Atom(start, end, text, conjunction, preposition, article, None, mark, word, False, bare))
            if voiced:
                found.extend(_first_person(found, unit, mentions))
            continue
        mention = spans[at]
        possessive = unit.text[mention[1] : mention[1] + 2] in ("'s", "’s")
        found.append(_mention(folded, Word(word, first, last), start, mention, possessive=possessive))
        taken = mention[1]
        at += 1
    return tuple(found)


def _first_person(found: list[Atom], unit: UnitText, mentions: Mentions) -> list[Atom]:
    """The voice, where the word just read is "us" or ends in "our"; a pronoun is no surface, so it carries no quote."""
    word, voice = found[-1], mentions.voice
    if voice is None or word.punctuation:
        return []
    arabic = unit.language == "ar"
    lists = words_for("ar" if arabic else "en")
    alone = word.text in lists["us"] or word.raw in lists["us"]
    ours = arabic and word.text.endswith("نا") and len(word.text) > 4
    if not alone and (not ours or word.text in lists["not_ours"] or word.article):
        return []
    if alone:
        found.pop()
    quote = quote_at(unit.unit.source_id, unit.text, word.start, word.end, base=unit.unit.span.start)
    voiced = replace(voice, quote=None, how=How.VOICE)
    mention = Mention(
        id=mention_id(unit.unit.id, MentionKind.ACTOR, quote.span.start, quote.span.end),
        unit_id=unit.unit.id,
        kind=MentionKind.ACTOR,
        quote=quote,
        value=voiced,
        recogniser=FIRST_PERSON,
    )
    preposition = _us_preposition(word.raw) if alone and arabic else None
    possessive = word.text == "our"
    bare = word._replace(text=word.raw, preposition=preposition, possessive=possessive, article=False)
    return [bare._replace(mention=mention, actor=voiced)]


def _us_preposition(word: str) -> str | None:
    """The preposition that "us" is joined to: لنا, إلينا, معنا."""
    bare = word[1:] if word[0] in "وف" else word
    stem = {"الينا": "الى", "علينا": "على", "لدينا": "لدى"}.get(bare, bare.removesuffix("نا"))
    return fold_text(stem) if bare != "نحن" else None


def _mention(folded: Folded, word: Word, start: int, mention: tuple[int, int, Mention], *, possessive: bool) -> Atom:
    """The mention's atom, its clitics read from the letters before it in the same word."""
    opening = ""
    if start < mention[0]:
        inside = range(word.start, word.end)
        opening = "".join([folded.text[i] for i in inside if folded.starts[i] < mention[0]])
    conjunction = opening[:1] in ("و", "ف")
    rest = opening[1:] if conjunction else opening
    if not opening and word.text.startswith("لل"):
        rest = "ل"
    return Atom(
        start=min(start, mention[0]),
        end=mention[1],
        text=word.text[len(opening) :],
        conjunction=conjunction,
        preposition=rest[0] if rest[:1] in ATTACHED else None,
        article=rest.endswith("ال"),
        mention=mention[2],
        raw=word.text,
        possessive=possessive,
        actor=mention[2].value if isinstance(mention[2].value, ActorRef) else None,
    )


@lru_cache(maxsize=65536)
def _shape(word: str, arabic: bool) -> tuple[str, bool, str | None, bool, bool, int]:
    """The fields of a word's atom that its place does not change, and how many letters are attached before it."""
    if not arabic or not word[0].isalnum():
        return word, False, None, False, not word[0].isalnum(), 0
    text, conjunction, preposition, article = _clitics(word)
    attached = int(conjunction) + (preposition is not None and "لل" not in word[:3])
    return text, conjunction, preposition, article, False, attached


def _clitics(word: str) -> tuple[str, bool, str | None, bool]:
    """The likeliest reading of a word that the lexicon does not know better."""
    lists = words_for("ar")
    known = lists["radical"] | lists["prepositions"]
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
    known_nouns = lists["people"] | lists["members"]
    if rest[0] in "لب" and (len(rest) > 4 or rest[1:] in known_nouns):
        return rest[1:], conjunction, rest[0], False
    return rest, conjunction, None, False


def readings(atom: Atom) -> Sequence[tuple[str, str]]:
    """The stems an Arabic word may have, each with the preposition it leaves; the word itself in English."""
    return [(s.stem, s.preposition) for s in splits(atom.raw)]
