"""The ways to cut an Arabic word into clitics and stem, and what speaks for each.

All words here are folded. What speaks for a cut are features, names of weights. They come in bundles: a sort of
features, and the few values their names are made from, so that what a bundle weighs is added up only once.

The shipped weights were learnt with these very cuts and features: whoever changes them trains anew with
`benchmarks/train_clitics.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك", "س")
PRONOUNS = ("", "ه", "ها", "هم", "هن", "هما", "نا", "كم", "كما", "ك", "ي", "ني")
PRONOUNS_BY_LAST = {last: tuple(p for p in PRONOUNS if p[-1:] in ("", last)) for last in "".join(PRONOUNS)}
STEMS_OF_ONE_LETTER = frozenset("بلك")  # in به the preposition carries the pronoun
FUTURE_VERB_STARTS = frozenset("اتني")
PARTICLES = frozenset(
    (
        *("في", "من", "عن", "مع", "علي", "الي", "لدي", "عند", "بين", "حول", "دون", "ضد", "نحو", "خلف", "فوق", "تحت"),
        *("امام", "قبل", "بعد", "كل", "بعض", "ان", "كان", "لكن", "لعل", "ليت"),
    )
)
# ني is cut off after these only: elsewhere it is far oftener the end of an adjective (انساني, يمني) than a pronoun.
STEMS_BEFORE_NI = frozenset({"ان", "كان", "لكن", "ليت", "لعل", "يمكن"})
COMMON_PRONOUNS = ("ه", "ها", "هم", "نا")
ARTICLE = "ال"
COMMON_STARTS = ("ب", "ل", "و", "وال", "بال")  # beside the article
UNFOLDED = {"ه": "ة", "ي": "ى"}  # what a last letter may be that folding changed
GAIN_LIMIT = 6
MOST = 100  # no band is higher
GAINS = {gain: f"{max(-GAIN_LIMIT, min(GAIN_LIMIT, gain)):+d}" for gain in range(-MOST // 4, MOST // 4 + 1)}

# Of each listed word its frequency band, ten bands to a power of ten. The list keeps final ة and ى apart.
Bands = Mapping[str, int]
Bundle = tuple[str | int, ...]  # a sort, and the values its features are named from


class Cut(NamedTuple):
    """One way to cut a word; an empty string stands for a clitic that is not there."""

    conjunction: str
    preposition: str
    stem: str
    enclitic: str

    @property
    def start(self) -> str:
        """All that is cut off before the stem."""
        return self.conjunction + self.preposition

    @property
    def rest(self) -> str:
        """The word without what is cut off before it."""
        return self.stem + self.enclitic


def cuts_of(word: str, *, pronoun_possible: bool = True) -> list[Cut]:
    """Every way to cut `word`, whole first."""
    endings = PRONOUNS_BY_LAST.get(word[-1], ("",)) if pronoun_possible else ("",)
    pronouns = [p for p in endings if word.endswith(p)]
    found = []
    for conjunction, preposition in _starts(word):
        first = len(conjunction) + len(preposition)
        for enclitic in pronouns:
            stem = word[first : len(word) - len(enclitic)]
            if stem == word or _possible(preposition, stem, enclitic):
                found.append(Cut(conjunction, preposition, stem, enclitic))
    return found


def _starts(word: str) -> list[tuple[str, str]]:
    """The conjunctions and prepositions that may be cut off before a stem: none, the first letter, the first two."""
    first, second = word[0], word[1:2]
    if first in PREPOSITIONS:
        return [("", ""), ("", first)]
    if first not in CONJUNCTIONS:
        return [("", "")]
    starts = [("", ""), (first, "")]
    return [*starts, (first, second)] if second and second in PREPOSITIONS else starts


def _possible(preposition: str, stem: str, enclitic: str) -> bool:
    if len(stem) < 2:
        return stem in STEMS_OF_ONE_LETTER and not preposition and bool(enclitic)
    if enclitic == "ني" and stem not in STEMS_BEFORE_NI:
        return False
    return preposition != "س" or stem[0] in FUTURE_VERB_STARTS


# --- what the word list says ---


def band_of(word: str, bands: Bands) -> int:
    """How frequent a folded word is in its most frequent spelling; 0 where it is not listed."""
    band, other = bands.get(word, 0), UNFOLDED.get(word[-1])
    return band if other is None else max(band, bands.get(word[:-1] + other, 0))


def bound_band(stem: str, enclitic: str, bands: Bands) -> int:
    """How frequent a stem is without this pronoun, before which its last letter may change."""
    found = band_of(stem, bands)
    for word in _unbound(stem) if enclitic else ():
        found = max(found, bands.get(word, 0))
    return found


def _unbound(stem: str) -> tuple[str, ...]:
    """In which other ways a stem that stands before a pronoun may be written without it."""
    body, last = stem[:-1], stem[-1]
    if last == "ت":
        return (body + "ة",)
    if last == "ا":
        return (body + "ى",)
    hamza = (body + "ء",) if last in "وي" and body.endswith("ا") else ()
    return (stem + "ا", *hamza) if last == "و" else hamza


class _Rest:
    """What the word list says of a word, or of what is left of it after its first letters."""

    __slots__ = ("band", "closed", "heh", "noun", "noun_closed", "starts", "text")

    def __init__(self, text: str, bands: Bands, *, started: bool) -> None:
        noun, self.text = ARTICLE + text, text
        self.heh, self.closed = bands.get(text, 0), 0
        plain, self.noun_closed = bands.get(noun, 0), 0
        other = UNFOLDED.get(text[-1])
        if other is not None:
            self.closed, self.noun_closed = bands.get(text[:-1] + other, 0), bands.get(noun[:-1] + other, 0)
        self.band = max(self.heh, self.closed)
        # How frequent it is with the article: البنك says that the ب of بنك is its own.
        self.noun = max(plain, self.noun_closed)
        # How many common starts it is listed with; nobody asks where none can be cut off.
        self.starts = (plain > 0) + sum([start + text in bands for start in COMMON_STARTS]) if started else 0


# --- what speaks for each cut ---


def features(word: str, cuts: Sequence[Cut], bands: Bands) -> list[list[str]]:
    """What speaks for or against each cut of a word, as names of weights."""
    return [[name for bundle in bundles for name in names_of(bundle)] for bundles in bundles_of(word, cuts, bands)]


def bundles_of(word: str, cuts: Sequence[Cut], bands: Bands) -> list[list[Bundle]]:
    """The same in bundles."""
    listed = Listed(word, cuts, bands)
    stems = [listed.stem(cut) for cut in cuts]
    # Nearly any two letters make a word, so they are no rivals.
    rivals = [stem if len(cut.stem) > 2 else 0 for cut, stem in zip(cuts, stems, strict=True)]
    *_, second, best = (0, *sorted(rivals))
    return [
        listed.bundles(cut, stem, second if rival == best else best)
        for cut, stem, rival in zip(cuts, stems, rivals, strict=True)
    ]


class Listed:
    """What the list says of a word that can be cut in several ways, and what that says of one of them."""

    def __init__(self, word: str, cuts: Sequence[Cut], bands: Bands) -> None:
        self.word, self.bands = word, bands
        starts = len(cuts[-1].start)
        self.rests = [_Rest(word[first:], bands, started=starts > 0) for first in range(starts + 1)]
        self.stems = {(first, ""): rest.band for first, rest in enumerate(self.rests)}
        # How many common pronouns it is listed with.
        if word[-1] == "ه":
            bound = word[:-1] + "ت"
            self.taken = sum([word + p in bands or bound + p in bands for p in COMMON_PRONOUNS])
        else:
            self.taken = sum([word + p in bands for p in COMMON_PRONOUNS])
        # What speaks for taking off no letter, one and two; those of two proclitics add up.
        self.taking_off: list[list[Bundle]] = [[]]
        for at in range(starts):
            self.taking_off.append([*self.taking_off[at], *self._taking_off(self.rests[at], self.rests[at + 1])])

    def stem(self, cut: Cut) -> int:
        """How frequent the stem is as a word of its own, with the letters put back that clitics change."""
        conjunction, preposition, text, enclitic = cut
        band = self.bound(len(conjunction) + len(preposition), enclitic)
        if preposition == "ل" and text[0] == "ل":  # after it an article has no alif
            return max(band, band_of("ا" + text, self.bands))
        return band

    def bound(self, first: int, enclitic: str) -> int:
        """How frequent the stem from this letter on is before an enclitic."""
        found = self.stems.get((first, enclitic))
        if found is None:
            found = bound_band(self.word[first : len(self.word) - len(enclitic)], enclitic, self.bands)
            self.stems[first, enclitic] = found
        return found

    def bundles(self, cut: Cut, stem: int, rival: int) -> list[Bundle]:
        """What speaks for a cut; `stem` and `rival` are how frequent its stem is, and the best of the other cuts."""
        conjunction, preposition, text, enclitic = cut
        first, last = len(conjunction) + len(preposition), preposition or conjunction
        word, rest = self.rests[0], self.rests[first]
        found: list[Bundle] = [
            ("shape", conjunction, preposition, enclitic, len(self.word), text[:2] == ARTICLE),
            ("first letters", last, text[:2]),
            ("last letters", enclitic, text[-2:]),
            ("frequency", last, enclitic, stem // 5, word.band // 5),
            ("rival", first, enclitic != "", _gain(stem, rival)),
            *self.taking_off[first],
        ]
        if last or enclitic:
            noun = band_of(ARTICLE + text, self.bands) if enclitic else rest.noun
            found += (
                ("change", first > 0, enclitic != "", _gain(stem, word.band)),
                ("change of noun", last, enclitic, noun // 8, self.taken),
            )
        # How frequent the stem would be with each proclitic, and all that follows it, left on.
        if conjunction:
            found.append(("kept", conjunction, enclitic != "", _gain(stem, self.bound(0, enclitic))))
        if preposition:
            found.append(("kept", preposition, enclitic != "", _gain(stem, self.bound(len(conjunction), enclitic))))
        if enclitic:
            others = sum([text + other in self.bands for other in COMMON_PRONOUNS if other != enclitic])
            found += (
                ("enclitic", enclitic, text in PARTICLES, others, rest.noun),  # with the article it takes no pronoun
                ("enclitic gain", enclitic, _gain(stem, rest.band)),
            )
        if self.word[-1] == "ه":
            found += (
                ("heh", "word", enclitic, _gain(word.heh, word.closed)),
                ("heh", "rest", enclitic, _gain(rest.heh, rest.closed)),
                ("heh of noun", enclitic, rest.noun_closed // 8),
            )
        return found

    def _taking_off(self, before: _Rest, after: _Rest) -> tuple[Bundle, ...]:
        """What speaks for taking off one proclitic: what the word is with it and without it."""
        clitic = before.text[0]
        others = after.starts - (before.heh > 0 and clitic in COMMON_STARTS)
        return (
            ("off", clitic, min(len(after.text), 8), after.text[:2]),
            ("off gain", clitic, before.band // 5, after.band // 5, _gain(after.band, before.band)),
            ("off noun", clitic, before.noun, after.noun),
            ("off others", clitic, others, before.starts, self.taken),
        )


def _gain(one: int, other: int) -> str:
    """How much more frequent one reading is than the other, with its sign, or which of the two is listed at all."""
    if one and other:
        return GAINS[(one - other) // 4]
    return "one" if one else "other" if other else "none"


# --- names ---


def names_of(bundle: Bundle) -> list[str]:
    """The features of a bundle."""
    sort, *values = bundle
    return NAMINGS[sort](*values)


def _shape(conjunction: str, preposition: str, enclitic: str, length: int, article: bool) -> list[str]:
    last, long, cut_off = preposition or conjunction, min(length, 8), len(conjunction + preposition + enclitic)
    stem = min(length - cut_off, 7)
    names = [
        f"preposition+enclitic {preposition} {enclitic}",
        f"preposition+enclitic+length {preposition} {enclitic} {long}",
        f"conjunction+enclitic {conjunction} {bool(enclitic):d}",
        f"conjunction+preposition {bool(conjunction):d} {preposition if conjunction else ''}",
        f"before stem+length {last} {stem}",
        f"enclitic+length {enclitic} {stem}",
        f"enclitic+article {enclitic} {article:d}",
    ]
    return names if last else [*names, f"no start+length {long}"]


def _first_letters(last: str, letters: str) -> list[str]:
    return [f"before stem+letters {last} {letters}"]


def _last_letters(enclitic: str, letters: str) -> list[str]:
    return [f"enclitic+letters {enclitic} {letters}"]


def _frequency(last: str, enclitic: str, stem: int, word: int) -> list[str]:
    names = [
        f"before stem+band {last} {stem}",
        f"enclitic+word {enclitic} {word}",
        f"enclitic+stem {enclitic} {stem}",
    ]
    return names if last else [*names, f"no start+band {word}"]


def _rival(proclitics: int, enclitic: bool, gain: str) -> list[str]:
    return [f"rival {gain}", f"clitics+rival {proclitics} {enclitic:d} {gain}"]


def _off(clitic: str, length: int, letters: str) -> list[str]:
    return [
        f"off {clitic}",
        f"off+length {clitic} {length}",
        f"off+article {clitic} {letters == ARTICLE:d}",
        f"off+letter {clitic} {letters[:1]}",
        f"off+letters {clitic} {letters}",
    ]


def _off_gain(clitic: str, before: int, after: int, gain: str) -> list[str]:
    return [
        f"off+before {clitic} {before}",
        f"off+after {clitic} {after}",
        f"off+gain {clitic} {gain}",
        f"off gain {gain}",
    ]


def _off_noun(clitic: str, before: int, after: int) -> list[str]:
    return [
        f"off+noun before {clitic} {bool(before):d}",
        f"off noun before {before // 8}",
        f"off+noun after {clitic} {after // 8}",
        f"off+noun gain {clitic} {_gain(after, before)}",
    ]


def _off_others(clitic: str, others: int, starts: int, taken: int) -> list[str]:
    return [
        f"off+others {clitic} {others}",
        f"off others {others}",
        f"off+starts {clitic} {starts}",
        f"off starts {starts}",
        f"off+pronouns of word {clitic} {taken}",
    ]


def _change(start: bool, enclitic: bool, gain: str) -> list[str]:
    return [f"gain {start:d} {enclitic:d} {gain}"]


def _change_of_noun(last: str, enclitic: str, noun: int, taken: int) -> list[str]:
    return [
        f"before stem+noun {last} {noun}",
        f"enclitic+noun {enclitic} {noun}",
        f"enclitic+pronouns of word {enclitic} {taken}",
    ]


def _kept(clitic: str, enclitic: bool, gain: str) -> list[str]:
    return [f"off stem gain {clitic} {enclitic:d} {gain}"]


def _enclitic(enclitic: str, particle: bool, others: int, noun: int) -> list[str]:
    return [
        f"enclitic after particle {particle:d}",
        f"enclitic+others {enclitic} {others}",
        f"enclitic others {others}",
        f"enclitic+noun before {enclitic} {bool(noun):d}",
        f"enclitic noun before {noun // 8}",
    ]


def _enclitic_gain(enclitic: str, gain: str) -> list[str]:
    return [f"enclitic+gain {enclitic} {gain}", f"enclitic gain {gain}"]


def _heh(of: str, enclitic: str, gain: str) -> list[str]:
    return [f"heh of {of} {enclitic} {gain}"]


def _heh_of_noun(enclitic: str, marbuta: int) -> list[str]:
    return [f"heh of noun {enclitic} {marbuta}"]


NAMINGS: Mapping[str | int, Callable[..., list[str]]] = {
    "shape": _shape,
    "first letters": _first_letters,
    "last letters": _last_letters,
    "frequency": _frequency,
    "rival": _rival,
    "off": _off,
    "off gain": _off_gain,
    "off noun": _off_noun,
    "off others": _off_others,
    "change": _change,
    "change of noun": _change_of_noun,
    "kept": _kept,
    "enclitic": _enclitic,
    "enclitic gain": _enclitic_gain,
    "heh": _heh,
    "heh of noun": _heh_of_noun,
}
