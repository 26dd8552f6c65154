"""The examples of a codebook as its tests: a coder's answers beside what each example expects. Pure functions.

Actors are compared by folded words without clitics; one may be a part of the other (`حزب الساحل`, `لحزب الساحل`,
`وفد من حزب الساحل`). A symmetric relation may be answered in either direction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dalil.codebook.schema import Codebook, Example, ExpectedClaim
from dalil.records.claims import Polarity
from dalil.text.folding import fold_text
from dalil.text.words import splits, words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredClaim:
    """A claim that a coder found in an example."""

    source: str | None  # words of the example; None where inherited or unknown
    relation: str  # a code of the codebook
    target: str | None  # words of the example; None where inherited or unknown
    polarity: Polarity = Polarity.ASSERTED  # how the text puts the act
    domain: str | None = None  # the field of the act


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An expected claim and the answer that has its actors and relation."""

    expected: ExpectedClaim  # what the example says
    answered: AnsweredClaim  # what the coder said

    @property
    def polarity_agrees(self) -> bool:
        """Whether the answer has the polarity of the example."""
        return self.expected.polarity == self.answered.polarity

    @property
    def domain_agrees(self) -> bool:
        """Whether the answer has the domain of the example, or the example leaves it open."""
        return self.expected.domain in (None, self.answered.domain)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleResult:
    """One example and how a coder did on it."""

    example: Example  # what was asked
    matched: tuple[Pair, ...]  # expected and answered
    missed: tuple[ExpectedClaim, ...]  # expected, not answered
    extra: tuple[AnsweredClaim, ...]  # answered, not expected

    @property
    def passed(self) -> bool:
        """Whether nothing is missing, nothing is too much, and all details agree."""
        agree = all(p.polarity_agrees and p.domain_agrees for p in self.matched)
        return agree and not self.missed and not self.extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How a coder did on many examples."""

    examples: int  # asked
    passed: int  # answered exactly
    expected: int  # claims in the examples
    answered: int  # claims in the answers
    matched: int  # claims in both
    polarity_agrees: int  # of the matched
    domain_agrees: int  # of the matched

    @property
    def precision(self) -> float | None:
        """The share of answers that were expected; None where nothing was answered."""
        return self.matched / self.answered if self.answered else None

    @property
    def recall(self) -> float | None:
        """The share of expected claims that were answered; None where nothing was expected."""
        return self.matched / self.expected if self.expected else None


def check_examples(
    codebook: Codebook, answer: Callable[[Example], Sequence[AnsweredClaim]]
) -> tuple[ExampleResult, ...]:
    """What `answer` makes of each example of the codebook, in order."""
    symmetric = frozenset(c.code for c in codebook.codes if c.symmetric)
    return tuple(compare(e, answer(e), symmetric=symmetric) for e in codebook.examples())


def compare(example: Example, answers: Sequence[AnsweredClaim], *, symmetric: frozenset[str]) -> ExampleResult:
    """The answers for one example beside what it expects; each answer serves one expected claim."""
    left = list(answers)
    matched: list[Pair] = []
    missed: list[ExpectedClaim] = []
    for claim in example.claims:
        fits = [a for a in left if _fits(claim, a, symmetric=claim.relation in symmetric)]
        if not fits:
            missed.append(claim)
            continue
        best = max(fits, key=lambda a: (a.polarity == claim.polarity, a.domain == claim.domain))
        left.remove(best)
        matched.append(Pair(expected=claim, answered=best))
    return ExampleResult(example=example, matched=tuple(matched), missed=tuple(missed), extra=tuple(left))


def count(results: Iterable[ExampleResult]) -> Counts:
    """The counts over results."""
    results = tuple(results)
    matched = [p for r in results for p in r.matched]
    return Counts(
        examples=len(results),
        passed=sum(r.passed for r in results),
        expected=sum(len(r.example.claims) for r in results),
        answered=sum(len(r.matched) + len(r.extra) for r in results),
        matched=len(matched),
        polarity_agrees=sum(p.polarity_agrees for p in matched),
        domain_agrees=sum(p.domain_agrees for p in matched),
    )


def as_document(example: Example) -> str:
    """The example as a document of its own: its headings, then its text as an item under them."""
    if not example.path:
        return example.text + "\n"
    title, *headings = example.path
    return "".join([f"{title}\n\n", *(f"{h}:\n" for h in headings), f"- {example.text}\n"])


def _fits(expected: ExpectedClaim, answered: AnsweredClaim, *, symmetric: bool) -> bool:
    if expected.relation != answered.relation:
        return False
    straight = same_words(expected.source, answered.source) and same_words(expected.target, answered.target)
    crossed = same_words(expected.source, answered.target) and same_words(expected.target, answered.source)
    return straight or (symmetric and crossed)


def same_words(first: str | None, second: str | None) -> bool:
    """Whether two surfaces name one actor: both absent, or one's words are part of the other's."""
    if first is None or second is None:
        return first is second
    short, long = sorted((_stems(first), _stems(second)), key=len)
    if not short:
        return False
    return any(all(a & b for a, b in zip(short, long[at:], strict=False)) for at in range(len(long) - len(short) + 1))


def _stems(words: str) -> list[frozenset[str]]:
    """For each word, all it can be once clitics are taken off."""
    return [frozenset({w.text, *(s.stem for s in splits(w.text))}) for w in words_of(fold_text(words)) if w.is_word]
