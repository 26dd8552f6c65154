"""The ways to cut an Arabic word into clitics and stem, and what speaks for each.

All words here are folded. The shipped weights were learnt with these very cuts and features: whoever changes them
trains anew with `benchmarks/train_clitics.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

CONJUNCTIONS = ("", "و", "ف")
PREPOSITIONS = ("", "ب", "ل", "ك", "س")
PRONOUNS = ("", "ه", "ها", "هم", "هن", "هما", "نا", "كم", "كما", "ك", "ي", "ني")
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
COMMON_STARTS = ("ب", "ل", "و", "ال", "وال", "بال")
ARTICLE = "ال"
GAIN_LIMIT = 6

# Of each listed word its frequency band, ten bands to a power of ten. The list keeps final ة and ى apart.
Bands = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Cut:
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
    def last(self) -> str:
        """What stands right before the stem."""
        return self.preposition or self.conjunction

    @property
    def rest(self) -> str:
        """The word without what is cut off before it."""
        return self.stem + self.enclitic


def cuts_of(word: str, *, pronoun_possible: bool = True) -> Iterator[Cut]:
    """Every way to cut `word`, whole first."""
    pronouns = [p for p in PRONOUNS if word.endswith(p)] if pronoun_possible else [""]
    for conjunction in CONJUNCTIONS:
        for preposition in PREPOSITIONS:
            start = conjunction + preposition
            if not word.startswith(start):
                continue
            for enclitic in pronouns:
                cut = Cut(conjunction, preposition, word[len(start) : len(word) - len(enclitic)], enclitic)
                if cut.stem == word or _possible(cut):
                    yield cut


def _possible(cut: Cut) -> bool:
    if len(cut.stem) < 2:
        return cut.stem in STEMS_OF_ONE_LETTER and not cut.preposition and bool(cut.enclitic)
    if cut.enclitic == "ني" and cut.stem not in STEMS_BEFORE_NI:
        return False
    return cut.preposition != "س" or cut.stem[0] in FUTURE_VERB_STARTS


def band_of(word: str, bands: Bands) -> int:
    """How frequent a folded word is in its most frequent spelling; 0 where it is not listed."""
    band = bands.get(word, 0)
    if word[-1] == "ه":
        return max(band, bands.get(word[:-1] + "ة", 0))
    if word[-1] == "ي":
        return max(band, bands.get(word[:-1] + "ى", 0))
    return band


def stem_band(cut: Cut, bands: Bands) -> int:
    """How frequent the stem is as a word of its own, with the letters put back that clitics change."""
    found = band_of(cut.stem, bands)
    if cut.preposition == "ل" and cut.stem[0] == "ل":
        found = max(found, band_of("ا" + cut.stem, bands))
    if cut.enclitic:
        found = max(found, *(bands.get(word, 0) for word in _unbound(cut.stem)))
    return found


def _unbound(stem: str) -> tuple[str, ...]:
    """How a stem that stands before a pronoun may be written without it."""
    body, last = stem[:-1], stem[-1]
    if last == "ت":
        return (body + "ة",)
    if last == "ا":
        return (body + "ى",)
    hamza = body + "ء" if last in "وي" and body.endswith("ا") else stem
    return (stem + "ا", hamza) if last == "و" else (hamza,)


def noun_band(word: str, bands: Bands) -> int:
    """How frequent the word is with the article: البنك says that the ب of بنك is its own."""
    return band_of(ARTICLE + word, bands)


def features(word: str, cuts: Sequence[Cut], bands: Bands) -> list[list[str]]:
    """What speaks for or against each cut of a word, as names of weights."""
    stems = [stem_band(cut, bands) for cut in cuts]
    return [
        _of_cut(word, cut, stem, bands) + _of_rivals(cut, stem, _best_rival(at, cuts, stems))
        for at, (cut, stem) in enumerate(zip(cuts, stems, strict=True))
    ]


def _best_rival(at: int, cuts: Sequence[Cut], stems: Sequence[int]) -> int:
    """How frequent the best stem of the other cuts is; nearly any two letters make a word, so they do not count."""
    return max((stems[i] for i, cut in enumerate(cuts) if i != at and len(cut.stem) > 2), default=0)


def _of_cut(word: str, cut: Cut, stem: int, bands: Bands) -> list[str]:
    after_conjunction = word[len(cut.conjunction) :]
    names = _of_clitics(word, cut) + _of_stem(cut, stem, bands) + _of_ending(word, cut, stem, bands)
    if cut.conjunction:
        names += _of_taking_off(cut.conjunction, word, after_conjunction, bands)
    if cut.preposition:
        names += _of_taking_off(cut.preposition, after_conjunction, cut.rest, bands)
    if cut.stem != word:
        names += _of_change(word, cut, stem, bands)
    if cut.enclitic:
        names += _of_enclitic(cut, stem, bands)
    if word[-1] == "ه":
        names += _of_final_heh(word, cut, bands)
    return names


def _of_rivals(cut: Cut, stem: int, rival: int) -> list[str]:
    proclitics = bool(cut.conjunction) + bool(cut.preposition)
    gain = _gain(stem, rival)
    return [f"rival {gain}", f"clitics+rival {proclitics} {bool(cut.enclitic):d} {gain}"]


def _of_clitics(word: str, cut: Cut) -> list[str]:
    conjunction, preposition, enclitic = cut.conjunction, cut.preposition, cut.enclitic
    length = min(len(word), 8)
    names = [
        f"preposition+enclitic {preposition} {enclitic}",
        f"preposition+enclitic+length {preposition} {enclitic} {length}",
        f"conjunction+enclitic {conjunction} {bool(enclitic):d}",
        f"conjunction+preposition {bool(conjunction):d} {preposition if conjunction else ''}",
    ]
    return names if cut.start else [*names, f"no start+length {length}"]


def _of_stem(cut: Cut, stem: int, bands: Bands) -> list[str]:
    names = [
        f"before stem+band {cut.last} {stem // 5}",
        f"before stem+length {cut.last} {min(len(cut.stem), 7)}",
        f"before stem+letters {cut.last} {cut.stem[:2]}",
    ]
    return names if cut.start else [*names, f"no start+band {band_of(cut.rest, bands) // 5}"]


def _of_ending(word: str, cut: Cut, stem: int, bands: Bands) -> list[str]:
    enclitic = cut.enclitic
    return [
        f"enclitic+length {enclitic} {min(len(cut.stem), 7)}",
        f"enclitic+article {enclitic} {cut.stem.startswith(ARTICLE):d}",
        f"enclitic+letters {enclitic} {cut.stem[-2:]}",
        f"enclitic+word {enclitic} {band_of(word, bands) // 5}",
        f"enclitic+stem {enclitic} {stem // 5}",
    ]


def _of_taking_off(clitic: str, before: str, after: str, bands: Bands) -> list[str]:
    """One proclitic alone: what the word is with it and without it. Those of two proclitics add up."""
    with_it, without = band_of(before, bands), band_of(after, bands)
    noun_with, noun_without = noun_band(before, bands), noun_band(after, bands)
    gain = _gain(without, with_it)
    others = sum(other + after in bands for other in COMMON_STARTS if other != clitic)
    starts = sum(start + before in bands for start in COMMON_STARTS)
    return [
        f"off {clitic}",
        f"off+length {clitic} {min(len(after), 8)}",
        f"off+article {clitic} {after.startswith(ARTICLE):d}",
        f"off+letter {clitic} {after[:1]}",
        f"off+letters {clitic} {after[:2]}",
        f"off+before {clitic} {with_it // 5}",
        f"off+after {clitic} {without // 5}",
        f"off+gain {clitic} {gain}",
        f"off gain {gain}",
        f"off+others {clitic} {others}",
        f"off others {others}",
        f"off+starts {clitic} {starts}",
        f"off starts {starts}",
        f"off+noun before {clitic} {bool(noun_with):d}",
        f"off noun before {noun_with // 8}",
        f"off+noun after {clitic} {noun_without // 8}",
        f"off+noun gain {clitic} {_gain(noun_without, noun_with)}",
    ]


def _of_change(word: str, cut: Cut, stem: int, bands: Bands) -> list[str]:
    """The cut as a whole against the whole word."""
    bound = word[:-1] + "ت" if word.endswith("ه") else word
    taken = sum(word + pronoun in bands or bound + pronoun in bands for pronoun in COMMON_PRONOUNS)
    noun = noun_band(cut.stem, bands) // 8
    return [
        f"gain {bool(cut.start):d} {bool(cut.enclitic):d} {_gain(stem, band_of(word, bands))}",
        f"before stem+noun {cut.last} {noun}",
        f"enclitic+noun {cut.enclitic} {noun}",
        f"enclitic+pronouns of word {cut.enclitic} {taken}",
        *(
            f"off stem gain {clitic} {bool(cut.enclitic):d} {_gain(stem, kept)}"
            for clitic, kept in _keeping(cut, bands)
        ),
        *(f"off+pronouns of word {clitic} {taken}" for clitic in (cut.conjunction, cut.preposition) if clitic),
    ]


def _keeping(cut: Cut, bands: Bands) -> Iterator[tuple[str, int]]:
    """Each proclitic, and how frequent the stem would be with it and all that follows left on."""
    for clitic, stem in ((cut.conjunction, cut.start + cut.stem), (cut.preposition, cut.preposition + cut.stem)):
        if clitic:
            yield clitic, stem_band(Cut("", "", stem, cut.enclitic), bands)


def _of_enclitic(cut: Cut, stem: int, bands: Bands) -> list[str]:
    enclitic = cut.enclitic
    others = sum(cut.stem + other in bands for other in COMMON_PRONOUNS if other != enclitic)
    noun = noun_band(cut.rest, bands)  # a word with the article takes no pronoun
    gain = _gain(stem, band_of(cut.rest, bands))
    return [
        f"enclitic after particle {cut.stem in PARTICLES:d}",
        f"enclitic+others {enclitic} {others}",
        f"enclitic others {others}",
        f"enclitic+noun before {enclitic} {bool(noun):d}",
        f"enclitic noun before {noun // 8}",
        f"enclitic+gain {enclitic} {gain}",
        f"enclitic gain {gain}",
    ]


def _of_final_heh(word: str, cut: Cut, bands: Bands) -> list[str]:
    """Whether the final letter is a ه or a ة: which of the two spellings the list knows better."""
    rest, enclitic = cut.rest, cut.enclitic
    return [
        f"heh of word {enclitic} {_gain(bands.get(word, 0), bands.get(word[:-1] + 'ة', 0))}",
        f"heh of rest {enclitic} {_gain(bands.get(rest, 0), bands.get(rest[:-1] + 'ة', 0))}",
        f"heh of noun {enclitic} {bands.get(ARTICLE + rest[:-1] + 'ة', 0) // 8}",
    ]


def _gain(one: int, other: int) -> str:
    """How much more frequent one reading is than the other, with its sign, or which of the two is listed at all."""
    if one and other:
        return f"{max(-GAIN_LIMIT, min(GAIN_LIMIT, (one - other) // 4)):+d}"
    return "one" if one else "other" if other else "none"
