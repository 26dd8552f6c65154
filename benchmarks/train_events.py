"""Trains what the event coder learns, and measures it by cross-validation.

usage: train_events.py DETECTION.jsonl SPANS.jsonl [--out WEIGHTS.json] [--folds N] [--seed N]

DETECTION has one sentence a line with `event_type`, `text`, `accept`, `reject` and `label`; SPANS has `event_type`,
`text`, `trigger`, `source`, `target` and each annotator's `annotations`. Sentences of one document, and sentences most
of whose words are the same, always lie in one fold. Thresholds are set by a cross-validation inside the training part.
Needs scikit-learn. Without --out nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from dalil.coding.events import features, spans
from dalil.coding.events.actors import named_in
from dalil.coding.events.weights import Detector, Models, Tagger, plain, weights_from
from dalil.coding.events.wording import Token, lexicon_digest, plain_words, tokens_of
from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import load_registry
from dalil.records.units import unit_text
from dalil.text.folding import fold_text
from dalil.workflow.texts import source_of_text, whole_unit

Record = Mapping[str, Any]
Array = Any
ANNOTATED = {"trigger": "verb", "source": "source_actor", "target": "target_actor"}
CONSENSUS = 0.5  # how much of a word's label is the consensus of all; the rest is the share that marked it
STRENGTH = {"trigger": 0.3, "source": 1.0, "target": 0.3}  # the inverse of the regularisation of each tagger
INNER = 5


@dataclass(frozen=True, slots=True)
class Plan:
    """How one kind of event is learned."""

    blocks: tuple[float, ...]  # how much each block of features counts
    partial: float  # how much of a positive is a sentence that only some accept, for each that does
    strength: float  # the inverse of the regularisation
    lean: float = 0.0  # how far the threshold is lowered, so that more sentences get the words of their event


PLANS = {
    "ASSAULT": Plan((1, 0.3, 0.5, 0.1), 0.7, 2, lean=-0.05),
    "PROTEST": Plan((0.3, 0.3, 0.5, 1), 0.5, 1, lean=0.5),
}


def read(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def grouped(records: Sequence[Record]) -> Array:
    """A number for each record; those of one document or with much the same words have the same."""
    parent = list(range(len(records)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    documents: dict[str, int] = {}
    holders: dict[str, list[int]] = defaultdict(list)
    sets: list[set[str]] = []
    for at, record in enumerate(records):
        document = document_of(record)
        if document is not None:
            parent[root(at)] = root(documents.setdefault(document, at))
        pieces = pieces_of(record["text"])
        shared = Counter(other for piece in pieces for other in holders[piece])
        for other, count in shared.items():
            if sets[other] == pieces or count >= max(2, 0.5 * min(len(pieces), len(sets[other]))):
                parent[root(at)] = root(other)
        for piece in pieces:
            holders[piece].append(at)
        sets.append(pieces)
    return np.array([root(at) for at in range(len(records))])


def document_of(record: Record) -> str | None:
    """The document a sentence is from: its id without the number at the end."""
    name = str(record.get("detection_id") or record["id"]).rpartition(":")[2]
    return re.sub(r"[-_]\d+$", "", name) if re.search(r"[-_]\d+$", name) else None


def pieces_of(text: str) -> set[str]:
    """The runs of four words of a text."""
    words = re.findall(r"\w+", fold_text(text))
    return {" ".join(words[at : at + 4]) for at in range(max(1, len(words) - 3))}


def folds_of(groups: Array, count: int, seed: int) -> Array:
    """A fold for each record; a group is never parted."""
    names = np.unique(groups)
    np.random.RandomState(seed).shuffle(names)
    fold = {name: at % count for at, name in enumerate(names)}
    return np.array([fold[g] for g in groups])


def learned(detection: Sequence[Record], span_records: Sequence[Record], seed: int = 0) -> Models:
    """All models, learned from these records alone."""
    detectors = {}
    for event, plan in PLANS.items():
        own = [r for r in detection if r["event_type"] == event]
        detectors[event.lower()] = detector_of(own, plan, seed)
    return Models(detectors=detectors, taggers=taggers_of(span_records, seed))


# --- detection


@dataclass(frozen=True, slots=True)
class Labels:
    """What annotators said of each sentence."""

    yes: Array
    scored: Array  # whether the label is plain enough to be scored
    share: Array
    trust: Array

    def part(self, at: Array) -> Labels:
        """The labels of some sentences."""
        return Labels(self.yes[at], self.scored[at], self.share[at], self.trust[at])


def labels_of(records: Sequence[Record]) -> Labels:
    """The labels of records."""
    accept, total = (
        np.array(v) for v in zip(*((r["accept"], r["accept"] + r["reject"]) for r in records), strict=True)
    )
    yes = np.array([r["label"] == "yes" for r in records])
    scored = np.array([r["label"] != "ambiguous" for r in records])
    return Labels(yes, scored, accept / total, np.minimum(total, 3) / 3)


@cache
def seen(text: str) -> tuple[frozenset[int], ...]:
    """The features of a sentence."""
    return features.features_of(plain_words(text))


def detector_of(records: Sequence[Record], plan: Plan, seed: int) -> Detector:
    """A detector and its threshold, which inner folds settle."""
    labels, groups = labels_of(records), grouped(records)
    texts = [r["text"] for r in records]
    matrix, idf = matrix_of(texts, plan)
    scores = np.zeros(len(records))
    cuts = []
    for turn in range(3):
        folds = folds_of(groups, INNER, seed + 10 + turn)
        for fold in range(INNER):
            model = fitted(matrix[folds != fold], labels.part(folds != fold), plan)
            scores[folds == fold] = model.decision_function(matrix[folds == fold])
        cuts.append(best_cut(labels.yes[labels.scored], scores[labels.scored]))
    model = fitted(matrix, labels, plan)
    whole_weights = model.coef_[0] * np.concatenate(idf)
    blocks = np.split(whole_weights, len(features.BLOCKS))
    return Detector(
        blocks=tuple(weights_from(b.tolist()) for b in blocks),
        bias=float(model.intercept_[0]),
        threshold=float(np.mean(cuts)) - plan.lean,
    )


def matrix_of(texts: Sequence[str], plan: Plan) -> tuple[Array, list[Array]]:
    """The features of texts, weighed, and the weight of each feature before the length of the text is taken off."""
    parts, factors = [], []
    for block, share in enumerate(plan.blocks):
        sets = [sorted(seen(t)[block]) for t in texts]
        ends = np.cumsum([0, *map(len, sets)])
        places = np.fromiter((p for s in sets for p in s), dtype=np.int64, count=int(ends[-1]))
        held = np.bincount(places, minlength=features.SIZE)
        idf = np.where(held >= 2, np.log((1 + len(texts)) / (1 + held)) + 1, 0)
        idf *= share / idf[held > 0].mean()
        rows = 1 / np.sqrt(np.maximum(1, np.diff(ends)))
        values = idf[places] * np.repeat(rows, np.diff(ends))
        parts.append(csr_matrix((values, places, ends), shape=(len(texts), features.SIZE)))
        factors.append(idf)
    return hstack(parts).tocsr(), factors


def fitted(matrix: Array, labels: Labels, plan: Plan) -> Any:
    """A logistic regression on sentences that count in part as positive and in part as negative."""
    for_ = np.where(labels.yes, 1, plan.partial * labels.share) * labels.trust
    against = np.where(labels.yes, 0, 1 - labels.share) * labels.trust
    return regression(matrix, for_ * against.sum() / for_.sum(), against, plan.strength)


def regression(matrix: Array, for_: Array, against: Array, strength: float) -> Any:
    """A logistic regression on rows that are positive with one weight and negative with another."""
    weight = np.concatenate([for_, against])
    goal = np.concatenate([np.ones(len(for_)), np.zeros(len(against))])
    kept = weight > 0
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0)
    return model.fit(vstack([matrix, matrix]).tocsr()[kept], goal[kept], sample_weight=weight[kept])


def best_cut(yes: Array, scores: Array) -> float:
    """The score from which on saying yes gives the best F1, smoothed over neighbours."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(yes[order])
    f1 = 2 * right / (np.arange(1, len(order) + 1) + yes.sum())
    at = int(np.convolve(f1, np.ones(5) / 5, "same").argmax())
    return float(scores[order[at]] + scores[order[min(at + 1, len(order) - 1)]]) / 2


# --- spans


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the words of each slot marked."""

    event: str
    tokens: tuple[Token, ...]
    named: tuple[spans.Named, ...]
    core: Mapping[str, frozenset[int]]  # words that all annotators marked
    share: Mapping[str, Array]  # for each word, the share of annotators that marked it
    empty: Mapping[str, bool]  # whether most annotators marked nothing


@cache
def named_of(text: str) -> tuple[spans.Named, ...]:
    """What recognition finds in a sentence that stands alone."""
    source = source_of_text(text, "")
    units = whole_unit(source)
    words = unit_text(units[0], source.text, source.language)
    return named_in(words, recognise(words, study_document(source, units, load_registry())))


def sentence_of(record: Record) -> Sentence:
    """A sentence of a spans record."""
    tokens = tokens_of(record["text"])
    marked = {s: [marks(tokens, " ".join(a[k])) for a in record["annotations"]] for s, k in ANNOTATED.items()}
    return Sentence(
        record["event_type"].lower(),
        tokens,
        named_of(record["text"]),
        {s: frozenset(marks(tokens, record[s])) for s in spans.SLOTS},
        {s: np.array([np.mean([at in m for m in marked[s]]) for at in range(len(tokens))]) for s in spans.SLOTS},
        {s: 2 * sum(not m for m in marked[s]) > len(marked[s]) for s in spans.SLOTS},
    )


def marks(tokens: Sequence[Token], words: str) -> set[int]:
    """The places of words given without places: of several, those nearest to the words that stand but once."""
    wanted = Counter(t.text for t in tokens_of(words) if t.is_word)
    places = [at for at, t in enumerate(tokens) if t.text in wanted]
    texts = Counter(tokens[at].text for at in places)
    sure = [at for at in places if texts[tokens[at].text] == 1] or places[:1]
    middle = float(np.mean(sure)) if sure else 0.0
    found: set[int] = set()
    for word, count in wanted.items():
        near = sorted((at for at in places if tokens[at].text == word), key=lambda at: abs(at - middle))
        found.update(near[:count])
    return found


def taggers_of(records: Sequence[Record], seed: int) -> dict[str, Tagger]:
    """The taggers of all slots; the source and target learn beside triggers that were found, not given."""
    sentences = [sentence_of(r) for r in records]
    words = [spans.word_features(s.tokens, s.named, s.event) for s in sentences]
    folds = folds_of(grouped(records), INNER, seed + 20)
    chances = held_out(sentences, words, "trigger", folds)
    best = [int(np.argmax(c)) for c in chances]
    beside = [spans.relative_features(s.tokens, s.named, b) for s, b in zip(sentences, best, strict=True)]
    related = [[[*a, *b] for a, b in zip(*both, strict=True)] for both in zip(words, beside, strict=True)]
    found = {}
    for slot in spans.SLOTS:
        seen_ = words if slot == "trigger" else related
        chances = held_out(sentences, seen_, slot, folds)
        found[slot] = tagger_of(sentences, seen_, slot, best_thresholds(sentences, chances, slot))
    return found


def held_out(sentences: Sequence[Sentence], seen_: Sequence[Any], slot: str, folds: Array) -> list[list[float]]:
    """The chances of every word, from models that did not see its sentence."""
    found: list[list[float]] = [[] for _ in sentences]
    for fold in range(INNER):
        rest = [at for at in range(len(sentences)) if folds[at] != fold]
        tagger = tagger_of([sentences[at] for at in rest], [seen_[at] for at in rest], slot, {})
        for at in range(len(sentences)):
            if folds[at] == fold:
                found[at] = [tagger.probability(map(features.place, f)) for f in seen_[at]]
    return found


def tagger_of(
    sentences: Sequence[Sentence], seen_: Sequence[Any], slot: str, thresholds: Mapping[str, float]
) -> Tagger:
    """A tagger learned from sentences."""
    rows = [sorted({features.place(f) for f in word}) for words in seen_ for word in words]
    ends = np.cumsum([0, *map(len, rows)])
    places = np.fromiter((p for row in rows for p in row), dtype=np.int64, count=int(ends[-1]))
    matrix = csr_matrix((np.ones(len(places)), places, ends), shape=(len(rows), features.SIZE))
    goal = np.concatenate([goal_of(s, slot) for s in sentences])
    model = regression(matrix, goal, 1 - goal, STRENGTH[slot])
    weights = weights_from(model.coef_[0].tolist())
    return Tagger(weights=weights, bias=float(model.intercept_[0]), thresholds=thresholds)


def goal_of(sentence: Sentence, slot: str) -> Array:
    """How far each word fills a slot."""
    core = np.array([at in sentence.core[slot] for at in range(len(sentence.tokens))], dtype=float)
    return CONSENSUS * core + (1 - CONSENSUS) * sentence.share[slot]


def best_thresholds(sentences: Sequence[Sentence], chances: Sequence[Sequence[float]], slot: str) -> dict[str, float]:
    """For each code, the threshold whose runs agree best with the consensus."""
    found = {}
    for code in sorted({s.event for s in sentences}):
        own = [at for at, s in enumerate(sentences) if s.event == code]
        pairs = [sentences[at] for at in own], [chances[at] for at in own]
        levels = [t / 100 for t in range(8, 61, 4)]
        scores = [agreement(*pairs, slot, t) for t in levels]
        smooth = np.convolve(scores, [0.25, 0.5, 0.25], "same")
        found[code] = levels[int(smooth.argmax())]
    return found


def agreement(sentences: Iterable[Sentence], chances: Iterable[Sequence[float]], slot: str, threshold: float) -> float:
    """Token F1 of runs with the words that all annotators marked."""
    right = given = wanted = 0
    for sentence, chance in zip(sentences, chances, strict=True):
        core = sentence.core[slot]
        if not core and not sentence.empty[slot]:
            continue
        run = spans.best_run(chance, threshold)
        found = {at for at in range(*run) if sentence.tokens[at].is_word} if run else set()
        right, given, wanted = right + len(core & found), given + len(found), wanted + len(core)
    return 2 * right / max(1, given + wanted)


# --- measuring


def cross_validated(
    detection: Sequence[Record], span_records: Sequence[Record], count: int, seed: int
) -> Iterable[tuple[Models, list[Record], list[Record]]]:
    """For each fold: models learned from the rest, and the records of the fold."""
    everything = [*detection, *span_records]
    folds = folds_of(grouped(everything), count, seed)
    for fold in range(count):
        parts: tuple[list[Record], list[Record], list[Record], list[Record]] = ([], [], [], [])
        for at, record in enumerate(everything):
            parts[2 * (folds[at] == fold) + (at >= len(detection))].append(record)
        yield learned(parts[0], parts[1], seed), parts[2], parts[3]


def measure(detection: Sequence[Record], span_records: Sequence[Record], count: int, seed: int) -> None:
    """Print cross-validated figures."""
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    for models, held, held_spans in cross_validated(detection, span_records, count, seed):
        for record in held:
            event = record["event_type"]
            said = models.detection.scores(plain_words(record["text"]))[event.lower()] > 0
            if record["label"] != "ambiguous":
                hits[event].update({"yes": record["label"] == "yes", "said": said})
                hits[event]["right"] += said and record["label"] == "yes"
        for record in held_spans:
            add_spans(hits, sentence_of(record), models)
    for name, c in sorted(hits.items()):
        f1 = 2 * c["right"] / max(1, c["yes"] + c["said"])
        print(
            f"{name}: F1 {f1:.3f}, precision {c['right'] / max(1, c['said']):.3f}, recall {c['right'] / c['yes']:.3f}"
        )


def add_spans(hits: Mapping[str, Counter[str]], sentence: Sentence, models: Models) -> None:
    """Count the words of each slot that were found in one sentence, whatever the detector says of it."""
    runs = spans.runs_of(sentence.tokens, sentence.named, sentence.event, models)
    for slot, run in runs.items():
        core = sentence.core[slot]
        if not core and not sentence.empty[slot]:
            continue
        found = {at for at in range(*run) if sentence.tokens[at].is_word} if run else set()
        hits[f"words of the {slot}"].update({"yes": len(core), "said": len(found), "right": len(core & found)})


def main() -> None:
    """Measure, and train if a file to write is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("detection", type=Path)
    parser.add_argument("spans", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    detection, span_records = read(given.detection), read(given.spans)
    if given.folds:
        measure(detection, span_records, given.folds, given.seed)
    if given.out is not None:
        models = learned(detection, span_records, given.seed)
        made = {"lexicon": lexicon_digest(), **plain(models)}
        given.out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
