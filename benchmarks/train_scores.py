"""Fits the score of prose claims on readings, and writes its weights.

usage: train_scores.py DEV.jsonl… [--out scores.toml] [--dry]

Every claim that the prose coder weighs is described by named features (relation, slots, shape: no words of a text) and
is right when a read claim has its relation and its dyad. A logistic regression on them gives the score. It is judged by
cross-validation over documents, then fitted on all passages and written. The claims of each document are made with
attachments that never saw it (`train_attachments.py`). `--dry` writes nothing. Needs SciPy.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.special import expit
from train_attachments import choices_of, example_passages, folded_weights
from training import FOLDS, asked, fold_of, passage_units

from dalil.coding.method import ClaimKey, DraftActor, DraftClaim
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.coder import candidates
from dalil.coding.prose.scoring import score_of
from dalil.reliability.readings.pairing import CodedClaim, Named, dyads_match, pair_up
from dalil.reliability.readings.passages import SURE
from dalil.workflow.coding import Wish, kit_for
from dalil.workflow.goldsets import ReadPassage, read_passages
from dalil.workflow.steps import Kit

OUT = Path(__file__).parents[1] / "src/dalil/coding/data/scores.toml"
PENALTY = 8.0  # of the squared weights, halved
SETTLED = 1e-8
THRESHOLDS = tuple(n / 20 for n in range(19))
Features = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One claim that the coder weighs."""

    key: ClaimKey  # of claims with the same key the coder keeps the likeliest
    features: Features
    fits: tuple[bool, ...]  # for each read claim of the passage, whether it is this one
    claim: CodedClaim

    @property
    def right(self) -> bool:
        """Whether any read claim is this one."""
        return any(self.fits)


@dataclass(frozen=True, slots=True)
class Item:
    """A passage with its candidates."""

    passage: ReadPassage
    candidates: tuple[Candidate, ...]

    @property
    def document(self) -> str:
        """What the passage was taken from."""
        return self.passage.document

    @property
    def read(self) -> int:
        """How many claims were read in it."""
        return len(self.passage.claims)


@dataclass(frozen=True, slots=True)
class Tenth:
    """Claims whose scores lie in one tenth of the range: how many, their mean score, the share that is right."""

    low: float
    claims: int
    mean: float
    right: float


# --- candidates ---


def item_of(passage: ReadPassage, kit: Kit, attachments: Weights | None = None) -> Item:
    """A passage with the candidates the coder finds in it, with other weights of attachments if given."""
    found = []
    for text, mentions in passage_units(passage, kit):
        for draft, features in candidates(text, mentions, attachments):
            claim = _coded(draft)
            fits = tuple(r.relation == claim.relation and dyads_match(r, claim) for r in passage.claims)
            found.append(Candidate(draft.key, features, fits, claim))
    return Item(passage, tuple(found))


def _coded(draft: DraftClaim) -> CodedClaim:
    return CodedClaim(
        relation=draft.relation,
        source=_named(draft.source),
        target=_named(draft.target),
        domain=draft.domain,
        polarity=draft.polarity.value,
        amount=None if draft.amount is None else (float(draft.amount.number), draft.amount.currency),
    )


def items_of(passages: Sequence[ReadPassage], kit: Kit) -> list[Item]:
    """Passages with their candidates, each made with attachments that never saw its document."""
    attachments = folded_attachments(passages, kit)
    return [item_of(passage, kit, attachments[fold_of(passage.document)]) for passage in passages]


def _named(actor: DraftActor | None) -> Named:
    if actor is None:
        return Named()
    return Named(surface=None if actor.words is None else actor.words.exact, name=actor.name)


def folded_attachments(passages: Sequence[ReadPassage], kit: Kit) -> Sequence[Weights | None]:
    """For each fold of documents, weights of attachments that never saw it, as the coder meets new texts."""
    choices = list(choices_of([*passages, *example_passages(kit.codebook)], kit))
    return folded_weights(choices) if choices else [None] * FOLDS


# --- logistic regression ---


def fit(rows: Sequence[tuple[Features, bool]], *, penalty: float = PENALTY) -> dict[str, float]:
    """Weights by Newton's method, the step halved as long as it does not help; deterministic."""
    names = sorted({name for features, _ in rows for name in features})
    at = {name: i for i, name in enumerate(names)}
    data, right = np.zeros((len(rows), len(names))), np.array([float(r) for _, r in rows])
    for row, (features, _) in enumerate(rows):
        for name, value in features.items():
            data[row, at[name]] = value
    ridge = np.array([0.0 if name == "bias" else penalty for name in names])

    def loss(weights: np.ndarray) -> float:
        sums = data @ weights
        return float((np.logaddexp(0, sums) - right * sums).sum() + (ridge * weights * weights).sum() / 2)

    weights = np.zeros(len(names))
    before = loss(weights)
    for _ in range(100):
        chances = expit(data @ weights)
        slope = data.T @ (chances - right) + ridge * weights
        bend = (data.T * (chances * (1 - chances))) @ data + np.diag(ridge + 1e-9)
        step = np.linalg.solve(bend, slope)
        size = 1.0
        while size > SETTLED and loss(weights - size * step) > before:
            size /= 2
        weights = weights - size * step
        gained, before = before - loss(weights), loss(weights)
        if gained < SETTLED:
            break
    return dict(zip(names, map(float, weights), strict=True))


# --- judging ---


def rows_of(items: Iterable[Item]) -> list[tuple[Features, bool]]:
    """What the regression learns from."""
    return [(c.features, c.right) for item in items for c in item.candidates]


Scored = list[tuple[float, Candidate]]


def cross_validated(items: Sequence[Item]) -> list[tuple[Item, Scored]]:
    """Each passage with its candidates, the likeliest of each key, scored by weights that never saw its document."""
    folds = {item.document: fold_of(item.document) for item in items}
    weights = {f: fit(rows_of(i for i in items if folds[i.document] != f)) for f in sorted(set(folds.values()))}
    return [(item, likeliest(item, weights[folds[item.document]])) for item in items]


def likeliest(item: Item, weights: Mapping[str, float]) -> Scored:
    """The likeliest candidate of each key, as the coder keeps them."""
    best: dict[tuple[str, str, str], tuple[float, Candidate]] = {}
    for candidate in item.candidates:
        score = score_of(candidate.features, weights)
        if candidate.key not in best or best[candidate.key][0] < score:
            best[candidate.key] = (score, candidate)
    return list(best.values())


def counts(judged: Sequence[tuple[Item, Scored]], least: float) -> tuple[int, int, int]:
    """Claims found, coded and read, where claims that score less than `least` are dropped."""
    hit = coded = read = 0
    for item, scored in judged:
        kept = [c for score, c in scored if score >= least]
        hit += len(pair_up(range(item.read), kept, lambda r, c: c.fits[r]))
        coded, read = coded + len(kept), read + item.read
    return hit, coded, read


def report(judged: Sequence[tuple[Item, Scored]]) -> Iterator[str]:
    """What cross-validation says, line by line."""
    yield "least   P     R     F1    coded"
    for least in THRESHOLDS:
        hit, coded, read = counts(judged, least)
        p, r = hit / coded if coded else 0.0, hit / read if read else 0.0
        yield f"{least:.2f}  {p:.3f} {r:.3f} {2 * hit / (coded + read) if coded + read else 0.0:.3f}  {coded}"
    hit, coded, _ = counts(judged, SURE)
    yield f"precision of claims with score >= {SURE}: {hit / coded if coded else 0.0:.3f} ({hit} of {coded})"
    every = [(score, c.right) for _, scored in judged for score, c in scored]
    yield f"Brier score: {sum((s - r) ** 2 for s, r in every) / len(every) if every else 0.0:.4f}"
    yield "reliability: scores      claims  mean score  share right"
    for tenth in tenths(judged):
        bounds = f"{tenth.low:.1f} to {tenth.low + 0.1:.1f}"
        yield f"            {bounds}  {tenth.claims:6}       {tenth.mean:.3f}        {tenth.right:.3f}"


def tenths(judged: Sequence[tuple[Item, Scored]]) -> Iterator[Tenth]:
    """The reliability of the score: for each tenth of its range that has claims, how many of them are right."""
    every = [(score, c.right) for _, scored in judged for score, c in scored]
    for low in range(10):
        cell = [(s, r) for s, r in every if min(int(s * 10), 9) == low]
        if cell:
            mean, right = (sum(c[i] for c in cell) / len(cell) for i in (0, 1))
            yield Tenth(low / 10, len(cell), mean, right)


def toml(weights: Mapping[str, float], *, passages: int) -> str:
    """The weights as the coder reads them."""
    lines = [f'"{name}" = {value + 0.0:.3f}' for name, value in sorted(weights.items())]
    head = (
        f"# Made by benchmarks/train_scores.py from {passages} read passages; do not edit.\n"
        "# Names of features, none of them a word of a text: a claim's score is the logistic function of their sum.\n"
    )
    return head + "\n[weights]\n" + "\n".join(lines).replace("-0.000", "0.000") + "\n"


def main(arguments: list[str]) -> None:
    """Judge, fit, write."""
    wish = asked(arguments, __doc__, out=OUT)
    items = items_of(read_passages(wish.files), kit_for(Wish()))
    found = sum(len(i.candidates) for i in items)
    reached = sum(len(pair_up(range(i.read), i.candidates, lambda r, c: c.fits[r])) for i in items)
    print(f"{len(items)} passages, {found} candidates, which reach {reached} of {sum(i.read for i in items)} claims")
    for line in report(cross_validated(items)):
        print(line)
    if not wish.dry:
        wish.out.write_text(toml(fit(rows_of(items)), passages=len(items)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
