"""Scores the clitic ranker by cross-validation over documents, and remakes its data.

usage: train_clitics.py TREEBANK [--words] [--write] [--errors]

TREEBANK is a CoNLL-U file in the manner of UD Arabic-PUD: clitics are tokens joined by `SpaceAfter=No`. A document is
named by the first six characters of `sent_id`; ten folds take the documents in turn. A word counts if it has the shape
proclitic* stem enclitic?, and is right if every boundary in it is. `multi` are words with a clitic, `single` those
without. Scores are given for folded words, which the pipeline uses, and for words as they are written.

The ranker also learns from the nouns in clitic_nouns.ar.txt, with clitics put on; they are never scored.

With --words the word list is remade from the package wordfreq; with --write the data of dalil.text is replaced; with
--errors every wrong word is printed. Same input, same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import math
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dalil.text
from dalil.text.clitic_features import CONJUNCTIONS, GAIN_LIMIT, PREPOSITIONS, PRONOUNS, Bands, Cut, cuts_of, features
from dalil.text.clitic_model import WEIGHTS, WORDS, Model, Scale, bands_from, best_cut
from dalil.text.clitics import ENDS_WITHOUT_PRONOUN, may_end_in_pronoun
from dalil.text.folding import fold_text

DATA = Path(dalil.text.__file__).parent / "data"
ARABIC_TOKEN = re.compile("[\u0620-\u065f\u0670-\u06d3]+")
LISTED_WORD = re.compile("[\u0621-\u063a\u0641-\u064a]{1,24}")
GAIN = re.compile(r"[+-]\d")
STEP = re.compile(r" (?:[+-]\d|both)$")
RAREST = 3e-7  # share of all words; rarer ones add size and no accuracy
FOLDS = 10
PASSES = 8
SHUFFLES = 5  # the weights are the mean over as many orders of the words
SCALE = 20  # weights are whole numbers, so that sums are the same on every machine
NOUNS = Path(__file__).parent / "clitic_nouns.ar.txt"
NOUN_PRONOUNS = ("", "ه", "ها", "هم")
NOUN_STARTS = (("", ""), ("و", ""), ("", "ل"), ("", "ب"), ("و", "ل"))
REMARK = """\
# Weights of dalil's clitic ranker, learnt by benchmarks/train_clitics.py: feature, tab, weight.
# Derived from UD Arabic-PUD (CC BY-SA 3.0) and wordfreq (CC BY-SA 4.0); licence CC BY-SA 4.0, see README.md beside it.
"""

Token = tuple[str, str, bool]  # form, part of speech, whether the next token is written onto it
Example = tuple[list[list[str]], int]  # the features of each cut, and which cut is right


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A word of the treebank and how it is cut there."""

    document: str
    raw: str
    cut: Cut  # of the folded word

    @property
    def folded(self) -> str:
        """The word as the pipeline sees it."""
        return self.cut.start + self.cut.rest

    @property
    def has_clitic(self) -> bool:
        """Whether anything is cut off."""
        return self.cut.stem != self.folded


def sentences(lines: Iterable[str]) -> Iterator[tuple[str, list[Token]]]:
    """The document and the tokens of each sentence."""
    document, tokens = "", []
    for line in lines:
        if line.startswith("# sent_id"):
            document = line.split("=")[1].strip()[:6]
        elif line[:1].isdigit():
            columns = line.rstrip("\n").split("\t")
            tokens.append((columns[1], columns[3], "SpaceAfter=No" in columns[9]))
        elif not line.strip() and tokens:
            yield document, tokens
            tokens = []
    if tokens:
        yield document, tokens


def chains(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Runs of Arabic tokens written together: words."""
    chain: list[Token] = []
    for token in tokens:
        arabic = ARABIC_TOKEN.fullmatch(token[0]) is not None
        if arabic and fold_text(token[0]):
            chain.append(token)
        if chain and not (arabic and token[2]):
            yield chain
            chain = []
    if chain:
        yield chain


def gold_cut(chain: Sequence[Token]) -> Cut | None:
    """The chain as a cut, or nothing if it has another shape."""
    forms = [fold_text(form) for form, _, _ in chain]
    conjoined = len(forms) == 2 and forms[0] in ("و", "ف", "س")  # in وهو the pronoun stands alone
    pronoun = len(forms) > 1 and chain[-1][1] == "PRON" and forms[-1] in PRONOUNS and not conjoined
    enclitic = forms.pop() if pronoun else ""
    stem = forms.pop()
    conjunction = forms.pop(0) if forms and forms[0] in CONJUNCTIONS else ""
    preposition = forms.pop(0) if forms and forms[0] in PREPOSITIONS else ""
    return None if forms else Cut(conjunction, preposition, stem, enclitic)


def gold_words(treebank: Path) -> list[GoldWord]:
    """The words that count, in order."""
    words: list[GoldWord] = []
    for document, tokens in sentences(treebank.read_text(encoding="utf-8").splitlines()):
        for chain in chains(tokens):
            cut = gold_cut(chain)
            if cut is not None:
                words.append(GoldWord(document, "".join(form for form, _, _ in chain), cut))
    return words


def noun_words(nouns: Iterable[str]) -> list[GoldWord]:
    """Political nouns with clitics put on: the treebank has few whose first letter looks like a clitic."""
    return [GoldWord("nouns", noun, cut) for noun in nouns for cut in noun_cuts(noun)]


def noun_cuts(noun: str) -> Iterator[Cut]:
    """The noun alone and before pronouns, each after the proclitics a noun may have."""
    bound = noun[:-1] + "ت" if noun.endswith("ة") else noun[:-1] + "ا" if noun.endswith("ى") else noun
    for enclitic in NOUN_PRONOUNS:
        stem = fold_text(bound if enclitic else noun)
        for conjunction, preposition in NOUN_STARTS if enclitic != "هم" else [("", "")]:
            yield Cut(conjunction, preposition, stem, enclitic)


def examples(words: Iterable[GoldWord], bands: Bands) -> list[Example]:
    """The words there is a choice for."""
    known: dict[Cut, Example | None] = {}
    for word in words:
        if word.cut not in known:
            cuts = cuts_of(word.folded)
            learnable = len(cuts) > 1 and word.cut in cuts
            options = [stepwise(names) for names in features(word.folded, cuts, bands)]
            known[word.cut] = (options, cuts.index(word.cut)) if learnable else None
    found = (known[word.cut] for word in words)
    return [example for example in found if example is not None]


def stepwise(names: Iterable[str]) -> list[str]:
    """The names with each gain taken apart into steps from zero, so that a rare large gain shares what is learnt."""
    return [step for name in names for step in steps_of(name)]


def steps_of(name: str) -> list[str]:
    """A gain such as +2 as the steps it passes; any other name as it is."""
    kind, _, value = name.rpartition(" ")
    if GAIN.fullmatch(value) is None:
        return [name]
    sign, far = value[0], int(value[1:])
    return [f"{kind} both", *(f"{kind} {sign}{step}" for step in range(1, far + 1))]


def unstepped(weights: dict[str, float]) -> dict[str, float]:
    """Weights of steps, added up to weights of gains."""
    whole = {name: weight for name, weight in weights.items() if not STEP.search(name)}
    for kind in {STEP.sub("", name) for name in weights if STEP.search(name)}:
        for gain in range(-GAIN_LIMIT, GAIN_LIMIT + 1):
            name = f"{kind} {gain:+d}"
            whole[name] = sum(weights.get(step, 0) for step in steps_of(name))
    return whole


def learn(choices: Sequence[Example]) -> dict[str, int]:
    """The weights of an averaged perceptron, the mean over several orders of the examples."""
    total: dict[str, float] = defaultdict(float)
    for seed in range(SHUFFLES):
        for name, weight in perceptron(choices, seed).items():
            total[name] += weight
    means = unstepped({name: weight / SHUFFLES for name, weight in total.items()})
    rounded = {name: round(means[name] * SCALE) for name in sorted(means)}
    return {name: weight for name, weight in rounded.items() if weight}


def perceptron(choices: Sequence[Example], seed: int) -> dict[str, float]:
    """Averaged weights of one order of the examples."""
    weights: dict[str, int] = defaultdict(int)
    weighted: dict[str, int] = defaultdict(int)  # each change times when it was made
    order, step = list(choices), 0
    shuffle = random.Random(seed).shuffle
    for _ in range(PASSES):
        shuffle(order)
        for options, right in order:
            step += 1
            sums = [sum(weights.get(name, 0) for name in names) for names in options]
            best = sums.index(max(sums))
            if best == right:
                continue
            for names, change in ((options[right], 1), (options[best], -1)):
                for name in names:
                    weights[name] += change
                    weighted[name] += change * step
    return {name: weights[name] - weighted[name] / step for name in weights}


@dataclass(frozen=True, slots=True)
class Judged:
    """A word, and the cut the ranker gave it."""

    word: GoldWord
    cut: Cut

    @property
    def right(self) -> bool:
        """Whether every boundary is where it should be."""
        return self.cut == self.word.cut


def judge(words: Iterable[GoldWord], model: Model, *, raw: bool) -> list[Judged]:
    """The answers for folded words, or for words as they are written."""
    return [
        Judged(word, best_cut(word.folded, pronoun_possible=not raw or may_end_in_pronoun(word.raw), model=model))
        for word in words
    ]


def cross_validate(
    words: Sequence[GoldWord], extra: Sequence[GoldWord], bands: Bands
) -> tuple[list[Judged], list[Judged]]:
    """Each word judged by a model that learnt from `extra` and from no word of its document: folded, and as written."""
    documents = list(dict.fromkeys(word.document for word in words))
    fold_of = {document: at % FOLDS for at, document in enumerate(documents)}
    folded, raw = [], []
    for fold in range(FOLDS):
        rest = [w for w in words if fold_of[w.document] != fold]
        model = Model(bands, Scale(learn(examples([*rest, *extra], bands))))
        held = [w for w in words if fold_of[w.document] == fold]
        folded += judge(held, model, raw=False)
        raw += judge(held, model, raw=True)
    return folded, raw


def report(name: str, judged: Sequence[Judged]) -> str:
    """One line of figures."""
    multi = [j.right for j in judged if j.word.has_clitic]
    single = [j.right for j in judged if not j.word.has_clitic]
    exact = (sum(multi) + sum(single)) / len(judged)
    shares = (
        f"multi {sum(multi) / len(multi):.4f} ({len(multi)})  single {sum(single) / len(single):.4f} ({len(single)})"
    )
    return f"{name:9} exact {exact:.4f} ({len(judged)})  {shares}"


def listed_words() -> bytes:
    """The packed word list, made from the Arabic list of wordfreq."""
    try:
        from wordfreq import get_frequency_dict
    except ImportError:
        sys.exit("train_clitics.py: --words needs the package wordfreq: pip install 'dalil[bench]'")
    shares: dict[str, float] = defaultdict(float)
    for word, share in sorted(get_frequency_dict("ar", wordlist="large").items()):
        if share >= RAREST and LISTED_WORD.fullmatch(word):
            shares[listed_form(word)] += share
    lines: dict[int, list[str]] = defaultdict(list)
    for word in sorted(shares):
        lines[round(10 * (math.log10(shares[word]) + 9))].append(word)
    text = "\n".join(f"{band}\t{' '.join(lines[band])}" for band in sorted(lines)) + "\n"
    return gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)


def listed_form(word: str) -> str:
    """Folded, but for a final ة or ى, which folding cannot tell from a pronoun."""
    return fold_text(word[:-1]) + word[-1] if word[-1] in ENDS_WITHOUT_PRONOUN else fold_text(word)


def packed_weights(weights: dict[str, int]) -> bytes:
    """The weights as a table."""
    return (REMARK + "".join(f"{name}\t{weight}\n" for name, weight in weights.items())).encode("utf-8")


def main() -> None:
    """Score, and write what is asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("treebank", type=Path)
    for flag in ("--words", "--write", "--errors"):
        options.add_argument(flag, action="store_true")
    asked = options.parse_args()
    words = gold_words(asked.treebank)
    packed = listed_words() if asked.words else (DATA / WORDS).read_bytes()
    bands = bands_from(packed)
    extra = noun_words(NOUNS.read_text(encoding="utf-8").split())
    folded, raw = cross_validate(words, extra, bands)
    print(f"{len(words)} words, {len({w.document for w in words})} documents, {FOLDS} folds; {len(bands)} listed words")
    print(report("folded", folded))
    print(report("written", raw))
    if asked.errors:
        for j in folded:
            if not j.right:
                print(f"{j.word.raw}\t{j.word.cut}\t{j.cut}")
    if asked.write:
        (DATA / WORDS).write_bytes(packed)
        (DATA / WEIGHTS).write_bytes(packed_weights(learn(examples([*words, *extra], bands))))


if __name__ == "__main__":
    main()
