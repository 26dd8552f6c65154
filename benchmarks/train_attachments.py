"""Fits the ranking of who fills the slots of Arabic triggers on readings, and writes its weights.

usage: train_attachments.py DEV.jsonl… [--out attachments.toml] [--dry]

A trigger counts when it stands in the words that a read claim names as reporting it, and gives its relation. For source
and target alike, each option (a party of the sentence, or nobody) is described by named signs, none of them a word of a
text but prepositions; a conditional logit makes those likely that the reader chose. It is judged by cross-validation
over documents, then fitted on all passages and the codebook's own examples, and written. `--dry` writes nothing. Needs
SciPy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from training import FOLDS, asked, fold_of, passage_units

from dalil.codebook.schema import Codebook
from dalil.coding.prose.arabic import reader_of
from dalil.coding.prose.arabic_attachments import ROLES, Attachments, Option, weighed_as
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.nodes import Party
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.coding.prose.settling import relation_of
from dalil.reliability.readings.pairing import Named, ReadClaim, actors_match
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.goldsets import ReadPassage, read_passages
from dalil.workflow.steps import Kit

OUT = Path(__file__).parents[1] / "src/dalil/coding/data/attachments.toml"
PENALTY = 12.0  # of the squared weights, halved
LEAST = 0.05  # weights nearer to zero are not written


@dataclass(frozen=True, slots=True)
class Choice:
    """The options of one slot of a trigger, and how well each fits what was read, from 0 to 1."""

    document: str
    role: str
    options: tuple[Option, ...]
    fits: tuple[float, ...]


# --- choices ---


def example_passages(codebook: Codebook) -> list[ReadPassage]:
    """The codebook's own examples: plain sentences, of which readings of hard texts have few."""
    return [
        ReadPassage(
            id=example.id,
            document=f"example {example.id}",
            text=example.text,
            claims=tuple(
                ReadClaim(relation=c.relation, source=c.source, target=c.target, trigger=example.text)
                for c in example.claims
            ),
        )
        for example in codebook.examples()
        if not example.path
    ]


def choices_of(passages: Iterable[ReadPassage], kit: Kit) -> Iterator[Choice]:
    """Every choice that the readers made and the options hold."""
    for passage in passages:
        for text, mentions in passage_units(passage, kit):
            if text.language != "ar":
                continue
            sentence, reader = reader_of(text, mentions)
            attachments = Attachments(reader.lookup, {role: {} for role in ROLES})
            for reading in reader.readings():
                read = [c for c in passage.claims if _reports(sentence, reading, c)]
                if read and attachments.ranks(reading):
                    for role in ROLES:
                        options = tuple(attachments.options(reading, role))
                        fits = tuple(_fit(sentence, option, read, role) for option in options)
                        if max(fits) > 0:
                            yield Choice(passage.document, weighed_as(reading, role), options, fits)


def _reports(sentence: Sentence, reading: Reading, claim: ReadClaim) -> bool:
    """Whether a trigger stands in the words that a read claim names, and gives its relation."""
    if not claim.trigger or relation_of(sentence, reading)[0] != claim.relation:
        return False
    start = sentence.text.find(claim.trigger)
    low, high = sentence.span(reading.node, reading.node + 1)
    return start >= 0 and low < start + len(claim.trigger) and high > start


def _fit(sentence: Sentence, option: Option, read: Sequence[ReadClaim], role: str) -> float:
    """The F1 of an option's parties against those read."""
    wanted = {(c.source, c.implied_source) if role == "source" else (c.target, c.implied_target) for c in read}
    if not option.parties:
        return float(all(words is None for words, _ in wanted))
    pairs = [
        [words is not None and actors_match(words, implied, _named(sentence, p)) for words, implied in wanted]
        for p in option.parties
    ]
    right = sum(map(any, pairs)) / len(pairs)
    found = sum(map(any, zip(*pairs, strict=True))) / len(wanted)
    return 2 * right * found / (right + found) if right + found else 0.0


def _named(sentence: Sentence, party: Party) -> Named:
    name = None if party.actor is None else party.actor.name
    return Named(surface=sentence.text[party.start : party.end], name=name)


# --- conditional logit ---


def fit(choices: Sequence[Choice]) -> dict[str, float]:
    """The weights of one role's signs, by L-BFGS; the best options of a choice share its weight."""
    names = sorted({sign for c in choices for option in c.options for sign in option.signs})
    at = {name: i for i, name in enumerate(names)}
    options = [option for c in choices for option in c.options]
    rows = [i for i, option in enumerate(options) for _ in option.signs]
    cells = [at[sign] for option in options for sign in option.signs]
    signs = csr_matrix((np.ones(len(rows)), (rows, cells)), shape=(len(options), len(names)))
    starts = np.cumsum([0, *(len(c.options) for c in choices)])[:-1]
    choice = np.repeat(np.arange(len(choices)), [len(c.options) for c in choices])
    right = np.concatenate([_shares(c) for c in choices])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = signs @ weights
        sums -= np.maximum.reduceat(sums, starts)[choice]
        chances = np.exp(sums)
        totals = np.add.reduceat(chances, starts)
        value = -(right * (sums - np.log(totals)[choice])).sum() + PENALTY * (weights @ weights) / 2
        return value, signs.T @ (chances / totals[choice] - right) + PENALTY * weights

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return {name: float(weight) for name, weight in zip(names, found.x, strict=True)}


def _shares(choice: Choice) -> np.ndarray:
    best = np.array([float(f == max(choice.fits)) for f in choice.fits])
    return best / best.sum()


def weights_of(choices: Sequence[Choice]) -> Weights:
    """The weights of both roles."""
    return {role: fit([c for c in choices if c.role == role]) for role in ROLES}


def folded_weights(choices: Sequence[Choice]) -> list[Weights]:
    """For each fold of documents, weights that never saw it."""
    return [weights_of([c for c in choices if fold_of(c.document) != fold]) for fold in range(FOLDS)]


# --- judging ---


def report(choices: Sequence[Choice], examples: Sequence[Choice]) -> Iterator[str]:
    """How often weights that never saw a document choose as its reader did, beside the rules alone."""
    folds = folded_weights([*choices, *examples])
    for role in ROLES:
        own = [c for c in choices if c.role == role]
        chosen = sum(_chosen(c, folds[fold_of(c.document)][role]) > 0 for c in own)
        ruled = sum(any(f > 0 and "rule" in o.signs for o, f in zip(c.options, c.fits, strict=True)) for c in own)
        yield f"{role}: {len(own)} choices, {chosen} as read ({chosen / len(own):.3f}); by rule alone {ruled}"


def _chosen(choice: Choice, weights: dict[str, float]) -> float:
    sums = [sum(weights.get(sign, 0.0) for sign in option.signs) for option in choice.options]
    return choice.fits[sums.index(max(sums))]


def toml(weights: Weights, *, choices: int) -> str:
    """The weights as the coder reads them."""
    text = (
        f"# Made by benchmarks/train_attachments.py from {choices} choices in read passages; do not edit.\n"
        "# How much each sign speaks for a party as a trigger's source or target.\n"
    )
    for role in ROLES:
        lines = [f'"{n}" = {w:.2f}' for n, w in sorted(weights[role].items()) if abs(w) >= LEAST]
        text += f"\n[{role}]\n" + "\n".join(lines) + "\n"
    return text


def main(arguments: list[str]) -> None:
    """Judge, fit, write."""
    wish = asked(arguments, __doc__, out=OUT)
    kit = kit_for(Wish())
    choices, examples = (list(choices_of(p, kit)) for p in (read_passages(wish.files), example_passages(kit.codebook)))
    for line in report(choices, examples):
        print(line)
    if not wish.dry:
        every = [*choices, *examples]
        wish.out.write_text(toml(weights_of(every), choices=len(every)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
