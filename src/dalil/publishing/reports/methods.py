"""How a report of agreement was computed, in words that can stand in a paper."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.publishing.reports.measures import MATCHED, measures_of, uses
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Agreement


def method_lines(agreement: Agreement, words: Wording) -> Iterator[str]:
    """The methods, a paragraph a piece."""
    counts = {
        "coders": len(agreement.coders),
        "answers": sum(coder.answered for coder in agreement.coders),
        "units": agreement.units,
        "documents": agreement.documents,
    }
    shown = {name: words.number(count) for name, count in counts.items()}
    measures = measures_of(agreement)
    yield words.say("methods.coders", codebook=words.guard(agreement.codebook), **shown)
    if measures & MATCHED:
        yield _matching(agreement, words)
    yield _coefficients(agreement, words)
    drawn = {"draws": words.number(agreement.draws), "seed": words.guard(str(agreement.seed))}
    yield words.say("methods.intervals", level=words.share(agreement.level), **drawn)
    yield f"{words.say('methods.lacks')} {words.say('methods.verdict')}"
    yield words.say("methods.program", program=words.guard(f"dalil {agreement.version}"))


def _matching(agreement: Agreement, words: Wording) -> str:
    """How claims of two coders are matched."""
    by = "matching_words" if agreement.matching == "words" else "matching_actors"
    return " ".join(words.say(f"methods.{name}") for name in ("matching", by, "matching_rule"))


def _coefficients(agreement: Agreement, words: Wording) -> str:
    """What the coefficients of this report are."""
    named = [name for name in uses(measures_of(agreement)) if name not in ("intervals", "lacks", "verdict")]
    return " ".join(words.say(f"methods.{name}") for name in ("chance", *named))
