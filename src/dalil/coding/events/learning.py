"""The Arabic events that are learned: whether a sentence reports one, and on which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dalil.coding.events.actors import actor_at, named_in, words_at
from dalil.coding.events.spans import Run, runs_of
from dalil.coding.events.weights import Models, models, probability
from dalil.coding.events.wording import Token, plain_words, tokens_of
from dalil.coding.method import DraftActor, DraftClaim
from dalil.records.claims import Reason
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

Place = tuple[int, int]  # of characters; the end excluded


def learned_claims(unit: UnitText, mentions: Mentions, given: Models | None = None) -> Iterator[DraftClaim]:
    """A claim for each learned event that the sentence is judged to report."""
    learned = models() if given is None else given
    for code, score in learned.detection.scores(plain_words(unit.text)).items():
        if score > 0:
            tokens = tokens_of(unit.text)
            runs = runs_of(tokens, named_in(unit, mentions), code, learned)
            yield _claim(unit, mentions, code, round(probability(score), 2), _places(tokens, runs))


def _places(tokens: Sequence[Token], runs: Mapping[str, Run | None]) -> dict[str, Place]:
    """The characters of each run."""
    return {slot: (tokens[run[0]].start, tokens[run[1] - 1].end) for slot, run in runs.items() if run is not None}


def _claim(unit: UnitText, mentions: Mentions, code: str, score: float, places: Mapping[str, Place]) -> DraftClaim:
    trigger = words_at(unit, *places["trigger"])
    actors: dict[str, DraftActor] = {
        slot: actor_at(unit, mentions, *place) for slot, place in places.items() if slot != "trigger"
    }
    values = (("words", trigger.exact), ("event", code), ("score", f"{score:.2f}"))
    return DraftClaim(
        relation=code,
        source=actors.get("source"),
        target=actors.get("target"),
        evidence=(trigger,),
        score=score,
        why=(Reason("why.learned", values),),
    )
