"""Draft claims from a sentence of prose: each reading expanded over its parties, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dalil.coding.method import ClaimKey, DraftActor, DraftClaim, Words
from dalil.coding.prose.arabic_signs import Weights
from dalil.coding.prose.nodes import Party, in_words
from dalil.coding.prose.reading import read_sentence
from dalil.coding.prose.scoring import (
    chance_of,
    features_of,
    kind_weighed,
    party_features,
    score_of,
    setting_of,
    shared_features,
    weighed,
    weights,
)
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.coding.prose.settling import (
    amount_of,
    asserter_of,
    date_of,
    domain_of,
    polarity_of,
    relation_of,
    speaking,
    values_of,
)
from dalil.records.claims import Reason
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText
from dalil.text.folding import fold_name

KEPT = 0.15  # claims that score less are not kept; chosen where claim F1 on the development readings is highest


@dataclass(slots=True)
class _Told:
    """One reading, with the relation that it gives and the words that make it exact."""

    reading: Reading
    relation: str
    refined: str


@dataclass(slots=True)
class _Given:
    """A claim to be made: one source and one target of a reading."""

    told: _Told
    source: Party | None
    target: Party | None
    score: float


def prose_claims(unit: UnitText, mentions: Mentions, *, least: float = KEPT) -> list[DraftClaim]:
    """The claims of a sentence that score at least `least`, in text order, one per source, target and relation."""
    sentence, readings = read_sentence(unit, mentions)
    if not readings:
        return []
    found: dict[ClaimKey, _Given] = {}
    setting, known = setting_of(sentence, len(readings)), weights()
    for reading in readings:
        shared = shared_features(sentence, reading, setting)
        before, told = weighed(shared, known, kind_weighed(reading)), None
        for source, target in _pairs(sentence, reading):
            score = chance_of(weighed(party_features(shared, source, target), known, before))
            if score >= least:
                told = told or _Told(reading, *relation_of(sentence, reading))
                key = told.relation, _key(sentence, source), _key(sentence, target)
                if key not in found or found[key].score < score:
                    found[key] = _Given(told, source, target, score)
    claims = [_claim(sentence, one) for one in found.values()]
    facet = unit.unit.facet if claims else None
    return claims if facet is None else [replace(claim, facet=facet.value) for claim in claims]


def candidates(
    unit: UnitText, mentions: Mentions, attachments: Weights | None = None
) -> Iterator[tuple[DraftClaim, Mapping[str, float]]]:
    """Every claim that is weighed, with the features of its score; other weights of `attachments` are for training."""
    sentence, readings = read_sentence(unit, mentions, attachments)
    for reading in readings:
        told = _Told(reading, *relation_of(sentence, reading))
        for source, target in _pairs(sentence, reading):
            features = features_of(sentence, reading, source, target, len(readings))
            yield _claim(sentence, _Given(told, source, target, score_of(features))), features


def _pairs(sentence: Sentence, reading: Reading) -> Iterator[tuple[Party | None, Party | None]]:
    """Each source with each target of whom one is named, and who are not the same."""
    for source, target in reading.pairs():
        if (in_words(source) or in_words(target)) and not sentence.same(source, target):
            yield source, target


def _key(sentence: Sentence, party: Party | None) -> str:
    """What stands for a party in the key of its claims, as `actor_of(...).key` would."""
    if not in_words(party):
        return ""
    if party.actor is None:
        return fold_name(sentence.text[party.start : party.end])
    return party.actor.actor_id or fold_name(party.actor.name)


def _claim(sentence: Sentence, one: _Given) -> DraftClaim:
    reading, source, target = one.told.reading, one.source, one.target
    relation, refined = one.told.relation, one.told.refined
    speaks, values = speaking(sentence.nodes, reading.node), values_of(sentence, reading)
    polarity, cue = polarity_of(sentence, reading, speaks)
    asserter = asserter_of(sentence, speaks)
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
        why.append(_usual_domain(domain, relation))
    return DraftClaim(
        relation=relation,
        source=actor_of(sentence, source),
        target=actor_of(sentence, target),
        evidence=(_evidence(sentence, reading, source, target),),
        domain=domain,
        polarity=polarity,
        amount=amount_of(values, relation),
        date=date_of(sentence, values),
        asserter=None if asserter is None or sentence.same(asserter, source) else actor_of(sentence, asserter),
        score=one.score,
        why=tuple(why),
    )


@lru_cache(maxsize=1024)
def _usual_domain(domain: str, relation: str) -> Reason:
    return Reason("why.domain_relation", (("domain", domain), ("relation", relation)))


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
            start = party.start if party.start < start else start
            end = party.end if party.end > end else end
    return Words(exact=sentence.text[start:end], start=sentence.offset + start)
