"""Draft claims from a sentence of prose: each reading expanded over its parties, with what stands around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dalil.coding.method import DraftActor, DraftClaim, Words
from dalil.coding.prose.arabic_attachments import Weights
from dalil.coding.prose.nodes import Party
from dalil.coding.prose.reading import read_sentence
from dalil.coding.prose.scoring import features_of, score_of
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.coding.prose.settling import amount_of, asserter_of, date_of, domain_of, polarity_of, relation_of
from dalil.records.claims import Reason
from dalil.records.mentions import How, Mentions
from dalil.records.units import UnitText
from dalil.text.folding import fold_name

KEPT = 0.15  # claims that score less are not kept; chosen where claim F1 on the development readings is highest


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A claim that is weighed: one source and one target of a reading."""

    reading: Reading
    source: Party | None
    target: Party | None
    features: Mapping[str, float]


def prose_claims(unit: UnitText, mentions: Mentions, *, least: float = KEPT) -> list[DraftClaim]:
    """The claims of a sentence that score at least `least`, in text order, one per source, target and relation."""
    found: dict[tuple[str, str, str], DraftClaim] = {}
    sentence, weighed = _weighed(unit, mentions, None)
    for one in weighed:
        score = score_of(one.features)
        if score >= least:
            claim = _claim(sentence, one, score)
            key = (claim.relation, _key(claim.source), _key(claim.target))
            if key not in found or found[key].score < score:
                found[key] = claim
    facet = None if unit.unit.facet is None else unit.unit.facet.value
    return [replace(claim, facet=facet) for claim in found.values()]


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
        for source in reading.sources or (None,)
        for target in reading.targets or (None,)
        if _known(source) + _known(target) and not sentence.same(source, target)
    )
    return sentence, weighed


def _key(actor: DraftActor | None) -> str:
    return "" if actor is None else actor.actor_id or fold_name(actor.name)


def _known(party: Party | None) -> bool:
    return party is not None and not party.pronoun


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
        source=_actor(sentence, source),
        target=_actor(sentence, target),
        evidence=(_evidence(sentence, reading, source, target),),
        domain=domain,
        polarity=polarity,
        amount=amount_of(sentence, reading, relation),
        date=date_of(sentence, reading),
        asserter=None if asserter is None or sentence.same(asserter, source) else _actor(sentence, asserter),
        score=score,
        why=tuple(why),
    )


def _why(role: str, slot: str, sentence: Sentence, party: Party | None) -> list[Reason]:
    if party is None or party.pronoun:
        return []
    return [Reason(f"why.{role}_{slot}", (("words", sentence.text[party.start : party.end]),))]


def _actor(sentence: Sentence, party: Party | None) -> DraftActor | None:
    if party is None or party.pronoun:
        return None
    exact = sentence.text[party.start : party.end]
    actor = party.actor
    words = Words(exact=exact, start=sentence.offset + party.start)
    if actor is None:
        return DraftActor(name=exact, words=words)
    return DraftActor(
        name=actor.name,
        words=words,
        how=How.EXPLICIT,
        name_en=actor.name_en,
        actor_id=actor.actor_id,
        kind=actor.kind,
        candidates=actor.candidates,
    )


def _evidence(sentence: Sentence, reading: Reading, source: Party | None, target: Party | None) -> Words:
    """The words from the first to the last of what the claim rests on."""
    start, end = sentence.span(*reading.evidence)
    for party in (source, target):
        if party is not None:
            start, end = min(start, party.start), max(end, party.end)
    return Words(exact=sentence.text[start:end], start=sentence.offset + start)
