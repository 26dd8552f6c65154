"""How a report of agreement was computed, in words that can stand in a paper."""

from __future__ import annotations

from collections.abc import Iterator

from dalil.publishing.reports.blocks import Items, Paragraph
from dalil.publishing.reports.measures import ALWAYS, MATCHED, measures_of, uses
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Agreement


def method_blocks(agreement: Agreement, words: Wording) -> Iterator[Paragraph | Items]:
    """The methods: who and what, how claims were matched, the coefficients one by one, the intervals."""
    counts = {
        "coders": len(agreement.coders),
        "answers": sum(coder.answered for coder in agreement.coders),
        "units": agreement.units,
        "documents": agreement.documents,
    }
    shown = {name: words.number(count) for name, count in counts.items()}
    measures = measures_of(agreement)
    yield Paragraph(words=words.say("methods.coders", codebook=words.guard(agreement.codebook), **shown))
    if measures & MATCHED:
        yield Paragraph(words=_matching(agreement, words))
    yield Paragraph(words=words.say("methods.chance"))
    named = [name for name in uses(measures) if name not in ALWAYS]
    yield Items(lines=tuple(words.say(f"methods.{name}") for name in named))
    yield from _closing(agreement, words)


def method_lines(agreement: Agreement, words: Wording) -> Iterator[str]:
    """The same, line by line."""
    for block in method_blocks(agreement, words):
        yield from block.lines if isinstance(block, Items) else (block.words,)


def _closing(agreement: Agreement, words: Wording) -> Iterator[Paragraph | Items]:
    """How intervals were drawn, and how figures are to be read."""
    drawn = {"draws": words.number(agreement.draws), "seed": words.guard(str(agreement.seed))}
    yield Paragraph(words=words.say("methods.intervals", level=words.share(agreement.level), **drawn))
    yield Paragraph(words=f"{words.say('methods.lacks')} {words.say('methods.verdict')}")
    yield Paragraph(words=words.say("methods.program", program=words.guard(f"dalil {agreement.version}")))


def _matching(agreement: Agreement, words: Wording) -> str:
    """How claims of two coders are matched."""
    by = "matching_words" if agreement.matching == "words" else "matching_actors"
    return " ".join(words.say(f"methods.{name}") for name in ("matching", by, "matching_rule"))
