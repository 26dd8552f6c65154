"""Draft claims from a sentence of prose: each reading expanded over its parties, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dalil.coding.method import ClaimKey, DraftActor, DraftClaim, Words
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.nodes import Party, in_words
from dalil.coding.prose.reading import read_sentence
from dalil.coding.prose.scoring import features_of, score_of
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.coding.prose.settling import amount_of, asserter_of, date_of, domain_of, polarity_of, relation_of
from dalil.records.claims import Reason
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

KEPT = 0.15  # claims that score less are not kept; chosen where claim F1 on the development readings is highest


@dataclass(slots=True)
class _Weighed:
    """A claim that is weighed: one source and one target of a reading."""

    reading: Reading
    source: Party | None
    target: Party | None
    features: Mapping[str, float]


def prose_claims(unit: UnitText, mentions: Mentions, *, least: float = KEPT) -> list[DraftClaim]:
    """The claims of a sentence that score at least `least`, in text order, one per source, target and relation."""
    found: dict[ClaimKey, DraftClaim] = {}
    sentence, weighed = _weighed(unit, mentions, None)
    for one in weighed:
        score = score_of(one.features)
        if score >= least:
            claim = _claim(sentence, one, score)
            key = claim.key
            if key not in found or found[key].score < score:
                found[key] = claim
    facet = unit.unit.facet
    return list(found.values()) if facet is None else [replace(claim, facet=facet.value) for claim in found.values()]


def candidates(
    unit: UnitText, mentions: Mentions, weights: Weights | None = None
) -> Iterator[tuple[DraftClaim, Mapping[str, float]]]:
    """Every claim that is weighed, with the features of its score; `weights` of attachments for training."""
    sentence, weighed = _weighed(unit, mentions, weights)
    for one in weighed:
        yield _claim(sentence, one, score_of(one.features)), one.features


def _weighed(unit: UnitText, mentions: Mentions, weights: Weights | None) -> tuple[Sentence, Iterator[_Weighed]]:
    sentence, readings = read_sentence(unit, mentions, weights)
    weighed = (
        _Weighed(reading, source, target, features_of(sentence, reading, source, target, len(readings)))
        for reading in readings
        for source, target in reading.pairs()
        if (in_words(source) or in_words(target)) and not sentence.same(source, target)
    )
    return sentence, weighed


def _claim(sentence: Sentence, one: _Weighed, score: float) -> DraftClaim:
    reading, source, target = one.reading, one.source, one.target
    relation, refined = relation_of(sentence, reading)
    polarity, cue = polarity_of(sentence, reading)
    asserter = asserter_of(sentence, reading)
    why = [
        Reason(
            "why.trigger",
            (("words", sentence.words_of(reading.node)), ("relation", relation), ("entry", reading.frame.id)),
        ),
        *_why("source", reading.source_slot, sentence, source),
        *_why("target", reading.target_slot, sentence, target),
    ]
    if refined:
        why.append(Reason("why.contents", (("words", refined), ("relation", relation))))
    if cue:
        why.append(Reason(f"why.{polarity.value}", (("words", cue),)))
    domain, domain_words = domain_of(sentence, reading, relation)
    if domain_words:
        why.append(Reason("why.domain_words", (("domain", domain), ("words", domain_words))))
    else:
        why.append(Reason("why.domain_relation", (("domain", domain), ("relation", relation))))
    return DraftClaim(
        relation=relation,
        source=actor_of(sentence, source),
        target=actor_of(sentence, target),
        evidence=(_evidence(sentence, reading, source, target),),
        domain=domain,
        polarity=polarity,
        amount=amount_of(sentence, reading, relation),
        date=date_of(sentence, reading),
        asserter=None if asserter is None or sentence.same(asserter, source) else actor_of(sentence, asserter),
        score=score,
        why=tuple(why),
    )


def _why(role: str, slot: str, sentence: Sentence, party: Party | None) -> list[Reason]:
    if not in_words(party):
        return []
    return [Reason(f"why.{role}_{slot}", (("words", sentence.text[party.start : party.end]),))]


def actor_of(sentence: Sentence, party: Party | None) -> DraftActor | None:
    """A party as an actor of a claim; None for who is not known or has no words."""
    if not in_words(party):
        return None
    exact = sentence.text[party.start : party.end]
    words = Words(exact=exact, start=sentence.offset + party.start)
    return DraftActor(name=exact, words=words) if party.actor is None else DraftActor.of(party.actor, words)


def _evidence(sentence: Sentence, reading: Reading, source: Party | None, target: Party | None) -> Words:
    """The words from the first to the last of what the claim rests on."""
    start, end = sentence.span(*reading.evidence)
    for party in (source, target):
        if party is not None:
            start, end = min(start, party.start), max(end, party.end)
    return Words(exact=sentence.text[start:end], start=sentence.offset + start)
