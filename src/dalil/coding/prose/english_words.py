"""English words of a sentence: atoms joined at hyphens, each with everything it can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.rules.atoms import Atom
from dalil.records.mentions import ActorRef, MentionKind

QUOTES = frozenset("\"'“”«»‘’`")
NO_FUNCTION: frozenset[str] = frozenset()
ADJECTIVE_ENDS = ("al", "ive", "ous", "ic", "ful", "less", "able", "ible", "ary", "ian", "ese", "ish", "ist")
NOUN_ENDS = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ism",
    "ance",
    "ence",
    "ship",
    "hood",
    "dom",
    "cy",
    "eer",
    "er",
    "or",
)
PREFIXES = (
    "anti",
    "pro",
    "non",
    "pre",
    "post",
    "counter",
    "mid",
    "self",
    "co",
    "multi",
    "inter",
    "ex",
    "then",
    "vice",
    "semi",
)
CONTRACTIONS = {"n't": "not", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'m": "am"}


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything one word form can be."""

    functions: frozenset[str]
    verbs: tuple[tuple[str, str], ...]  # (kind, lemma)
    noun: str | None
    plural: bool
    adjective: bool
    adverb: bool
    known: bool

    def form(self, *kinds: str) -> tuple[str, str] | None:
        """The first verb form of one of the kinds."""
        for kind in kinds:
            for found in self.verbs:
                if found[0] == kind:
                    return found
        return None


@dataclass(slots=True)
class Token:
    """A word, name or mark; `start` and `end` count code points of the unit's text."""

    start: int
    end: int
    text: str
    analysis: Analysis
    capital: bool = False
    upper: bool = False  # written in capitals
    mention: MentionKind | None = None
    actor: ActorRef | None = None
    possessive: bool = False
    mark: bool = False
    words: tuple[str, ...] = ()  # of a mention of several words
    left: tuple[tuple[int, int, ActorRef | None], ...] = ()  # actors joined by a hyphen before the word


@lru_cache(maxsize=65536)
def analyse(word: str) -> Analysis:
    """What a word form can be, by the lexicon, else by its ending."""
    prose = english_prose()
    functions = prose.functions.get(word, NO_FUNCTION)
    verbs = prose.verb_forms.get(word, ())
    noun = prose.noun_forms.get(word)
    adjective = "adjectives" in functions or word in prose.adjectives
    adverb = "adverbs" in functions or (
        word.endswith("ly") and len(word) > 4 and noun is None and not adjective and not verbs
    )
    if functions or verbs or noun:
        lemma, plural = noun if noun is not None else (None, False)
        return Analysis(functions, verbs, lemma, plural, adjective, adverb, True)
    return _guess(word, adjective=adjective, adverb=adverb)


def _guess(word: str, *, adjective: bool, adverb: bool) -> Analysis:
    """An unknown word by its ending."""
    verbs: tuple[tuple[str, str], ...] = ()
    noun: str | None = None if adjective else word
    plural = False
    if adverb:
        noun = None
    elif word.endswith("ing") and len(word) > 5:
        verbs = (("ing", word[:-3]),)
    elif word.endswith("ed") and len(word) > 4:
        verbs, noun = (("past", word[:-2]), ("part", word[:-2])), None
    elif word.endswith(("ate", "ize", "ise", "ify")) and len(word) > 5:
        verbs = (("base", word),)
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        noun, plural = word[:-1], True
    elif word.endswith("est") and len(word) > 5:
        noun, adjective = None, True
    elif word.endswith(ADJECTIVE_ENDS) and not word.endswith(NOUN_ENDS):
        adjective = True
    return Analysis(NO_FUNCTION, verbs, noun, plural, adjective, adverb, False)


def tokens_of(atoms: Sequence[Atom], text: str) -> list[Token]:
    """The tokens of a unit: words joined by hyphens are one, contractions are two, quotation marks are dropped."""
    found: list[Token] = []
    at = 0
    while at < len(atoms):
        atom = atoms[at]
        if atom.punctuation:
            if _joins(atoms, at) and found and not found[-1].mark:
                at = _hyphenated(found, atoms, at, text)
                continue
            if atom.text not in QUOTES:
                found.append(Token(atom.start, atom.end, atom.text, analyse(atom.text), mark=True))
            elif atom.text in "'’" and found and found[-1].end == atom.start and found[-1].text.endswith("s"):
                found[-1].possessive = True
        elif atom.raw == "s" and found and found[-1].end == atom.start and found[-1].text[0].isdigit():
            found[-1].end = atom.end
        else:
            found.extend(_words(atom, text))
        at += 1
    return found


def _joins(atoms: Sequence[Atom], at: int) -> bool:
    """Whether a hyphen joins the words on its two sides."""
    if atoms[at].text not in ("-", "‑", "–") or not 0 < at < len(atoms) - 1:
        return False
    before, after = atoms[at - 1], atoms[at + 1]
    return (
        before.end == atoms[at].start
        and atoms[at].end == after.start
        and not after.punctuation
        and not before.punctuation
    )


def _words(atom: Atom, text: str) -> list[Token]:
    word = atom.raw
    if atom.mention is not None:
        token = Token(
            atom.start, atom.end, word, analyse(word), capital=True, mention=atom.mention.kind, actor=atom.actor,
            possessive=atom.possessive,
        )  # fmt: skip
        if token.actor is not None and (token.actor.quote is None or _common(token)):
            token.mention = token.actor = None
        elif " " in text[atom.start : atom.end]:
            token.words = tuple(text[atom.start : atom.end].lower().split())
        return [token]
    capital = text[atom.start].isupper()
    upper = capital and atom.end - atom.start > 1 and text[atom.start : atom.end].isupper()
    if "'" not in word:
        return [Token(atom.start, atom.end, word, analyse(word), capital=capital, upper=upper)]
    if word.endswith("'s"):
        return [
            Token(
                atom.start,
                atom.end - 2,
                word[:-2],
                analyse(word[:-2]),
                capital=capital,
                upper=text[atom.start : atom.end - 2].isupper(),
                possessive=True,
            )
        ]
    for ending, meaning in CONTRACTIONS.items():
        if word.endswith(ending):
            cut, stem = (
                atom.end - len(ending),
                {"ca": "can", "wo": "will", "sha": "shall"}.get(word[: -len(ending)], word[: -len(ending)]),
            )
            first = Token(atom.start, cut, stem, analyse(stem), capital=capital)
            return [first, Token(cut, atom.end, meaning, analyse(meaning))]
    return [Token(atom.start, atom.end, word, analyse(word), capital=capital)]


def _common(token: Token) -> bool:
    """Whether an unresolved mention is one common noun that also names an act: opposition."""
    if token.actor is None or token.actor.actor_id is not None or token.end - token.start != len(token.text):
        return False
    known = english_prose().nouns.get(token.analysis.noun or "")
    return known is not None and any(not f.thing for f in known.frames)


def _hyphenated(found: list[Token], atoms: Sequence[Atom], at: int, text: str) -> int:
    """Joins the word after the hyphen to the token before it; where to go on."""
    left = found.pop()
    right = _words(atoms[at + 1], text)[0]
    joined = left.text + "-" + right.text
    analysis = analyse(joined)
    if not analysis.known:
        together = analyse(left.text + right.text)
        analysis = together if together.known else right.analysis
    token = Token(left.start, right.end, joined, analysis, capital=left.capital, possessive=right.possessive)
    if left.capital and right.capital and (left.actor is None or right.actor is None):
        token.analysis, token.actor = _guess(joined, adjective=False, adverb=False), left.actor or right.actor
        token.mention = left.mention or right.mention
    elif left.actor is not None or left.left or (left.capital and not left.analysis.known):
        token.left = (*left.left, (left.start, left.end, left.actor)) if not left.left else left.left
        if right.actor is not None or (right.capital and not right.analysis.known):
            token.left = (*token.left, (right.start, right.end, right.actor))
    elif right.actor is not None:
        token.analysis = Analysis(NO_FUNCTION, (), None, False, True, False, True)
        if left.text not in PREFIXES:
            token.mention, token.actor = right.mention, right.actor
    elif (
        left.text in PREFIXES
        and not analyse(joined).known
        and right.analysis.noun
        and left.text in ("anti", "pro", "non", "counter")
    ):
        token.analysis = Analysis(NO_FUNCTION, (), right.analysis.noun, right.analysis.plural, True, False, True)
    if token.left:
        token.capital = False
        if right.capital:
            token.analysis = Analysis(NO_FUNCTION, (), None, False, True, False, True)
    found.append(token)
    return at + 2
