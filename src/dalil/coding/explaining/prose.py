"""A sentence of prose explained: its nodes, the entries tried on them, and each claim a reading suggests.

The coder itself is asked what it gives; the claims here are rebuilt beside it, so that those it drops are seen too. A
claim that is rebuilt and not given says so, and one that is given and not rebuilt is shown without a trigger.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dalil.coding.explaining.drafts import candidate_of
from dalil.coding.explaining.explanation import (
    CandidateShown,
    Feature,
    Missing,
    NodeShown,
    SlotShown,
    TriggerShown,
    Verdict,
    WordShown,
)
from dalil.coding.explaining.senses import arabic_senses, english_senses, entry_of, word_shown
from dalil.coding.method import ClaimKey, DraftClaim, claim_key
from dalil.coding.prose.arabic_verbs import beside, stems
from dalil.coding.prose.coder import KEPT as LEAST
from dalil.coding.prose.coder import actor_of
from dalil.coding.prose.lexicon import Frame
from dalil.coding.prose.nodes import Kind, Node, Party, in_words
from dalil.coding.prose.scoring import features_of, score_of, weights
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.coding.prose.settling import relation_of
from dalil.coding.rules.atoms import atoms_of
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

ENDS = frozenset(".؛;!؟?:…")
REACH = 8  # nodes after a trigger in which words inside its expression are looked for


# --- words and nodes ---


def words_shown(unit: UnitText, mentions: Mentions) -> tuple[WordShown, ...]:
    """The words of a sentence, each with what it can be."""
    senses = arabic_senses if unit.language == "ar" else english_senses
    atoms = atoms_of(unit, mentions)
    return tuple(word_shown(atom, unit.text, senses) for atom in atoms)


def nodes_shown(sentence: Sentence) -> tuple[NodeShown, ...]:
    """The nodes of a sentence."""
    return tuple(
        NodeShown(
            number=at,
            kind=node.kind.value,
            words=sentence.words_of(at),
            preposition=node.preposition,
            joined=node.conjunction,
            parties=_words(sentence, (*node.parties, *node.adjective)),
            weak=_words(sentence, node.weak),
            entries=tuple(map(entry_of, node.frames)),
            roles=tuple(sorted(node.roles)),
        )
        for at, node in enumerate(sentence.nodes)
    )


def _words(sentence: Sentence, parties: Sequence[Party]) -> tuple[str, ...]:
    return tuple(sentence.text[p.start : p.end] for p in parties)


# --- triggers ---


def triggers_of(sentence: Sentence, readings: Sequence[Reading]) -> tuple[TriggerShown, ...]:
    """The readings in text order, then each entry that was tried and gave none."""
    found = [_read(sentence, reading, number) for number, reading in enumerate(readings)]
    for at, node in enumerate(sentence.nodes):
        given = {r.frame.id for r in readings if r.node == at}
        for frame in dict.fromkeys(node.frames):
            if frame.id not in given:
                missing = _missing(sentence, at, frame, readings)
                found.append(_tried(sentence, at, frame, missing, number=len(found)))
    return tuple(found)


def _read(sentence: Sentence, reading: Reading, number: int) -> TriggerShown:
    governor = reading.governor
    first, last = sentence.span(*reading.evidence)
    return TriggerShown(
        number=number,
        node=reading.node,
        words=sentence.words_of(reading.node),
        entry=reading.frame.id,
        relation=reading.frame.relation,
        shape=reading.shape,
        source=SlotShown(name=reading.source_slot, parties=_words(sentence, reading.sources)),
        target=SlotShown(name=reading.target_slot, parties=_words(sentence, reading.targets)),
        governor=None if governor is None else sentence.words_of(governor),
        evidence=sentence.text[first:last],
    )


def _tried(sentence: Sentence, at: int, frame: Frame, missing: Missing, *, number: int) -> TriggerShown:
    return TriggerShown(
        number=number,
        node=at,
        words=sentence.words_of(at),
        entry=frame.id,
        relation=frame.relation,
        shape=frame.shape,
        missing=missing,
    )


def _missing(sentence: Sentence, at: int, frame: Frame, readings: Sequence[Reading]) -> Missing:
    """Why an entry gave no reading, as far as the nodes tell."""
    node, following = sentence.nodes[at], _following(sentence.nodes, at)
    around = next((r for r in readings if r.node < at <= r.node + REACH and _is_inside(node, r.frame)), None)
    if around is not None:
        return Missing(name="inside", values=(("entry", around.frame.id),))
    told = sorted({w for n in beside(sentence.nodes, at) for w in stems(n) & frame.never})
    if told:
        return Missing(name="sense", values=(("words", "، ".join(told)),))
    if frame.needs_inside and not any(_is_inside(n, frame) for n in (node, *following)):
        return Missing(name="words", values=(("words", "، ".join(sorted(frame.needs_inside))),))
    other = next((r for r in readings if r.node == at), None)
    if other is not None:
        return Missing(name="other", values=(("entry", other.frame.id),))
    marked = [n for n in following if n.preposition in frame.to]
    if frame.oblique and not marked:
        return Missing(name="preposition", values=(("words", "، ".join(frame.to)),))
    if frame.oblique and not any(n.parties for n in marked):
        return Missing(name="no_party_after", values=(("words", "، ".join(dict.fromkeys(_marks(marked)))),))
    parties = sum(len(n.parties) + len(n.adjective) for n in sentence.nodes)
    if parties < 2 and not (frame.lone and parties):
        return Missing(name="parties", values=(("count", str(parties)),))
    earlier = next((f for f in node.frames if f.id != frame.id), None)
    if node.kind is Kind.ACT and earlier is not None and node.frames[0].id != frame.id:
        return Missing(name="later", values=(("entry", node.frames[0].id),))
    values = (("words", "، ".join(frame.to) or "–"),)
    return Missing(name="thing" if frame.thing else "slots", values=values)


def _following(nodes: Sequence[Node], at: int) -> list[Node]:
    """The nodes after a trigger up to the end of its sentence."""
    found: list[Node] = []
    for node in nodes[at + 1 :]:
        if node.kind is Kind.MARK and node.text in ENDS:
            break
        found.append(node)
    return found


def _is_inside(node: Node, frame: Frame) -> bool:
    return bool(stems(node) & frame.needs_inside)


def _marks(nodes: Sequence[Node]) -> Iterator[str]:
    yield from (n.preposition for n in nodes if n.preposition is not None)


# --- claims ---


def candidates_of(
    sentence: Sentence, readings: Sequence[Reading], given: Sequence[DraftClaim], grounded: Sequence[Verdict]
) -> tuple[CandidateShown, ...]:
    """Every claim the readings suggest, with what became of it; `grounded` says so of each claim given."""
    suggested = list(_suggested(sentence, readings))
    answers = {claim.key: (claim, verdict) for claim, verdict in zip(given, grounded, strict=True)}
    best = _best(suggested)
    found: list[CandidateShown] = []
    for candidate, key in suggested:
        answer = answers.get(key) if candidate is best.get(key) else None
        if answer is not None and candidate.verdict.name == "left_out":
            claim, verdict = answer
            candidate = replace(candidate, verdict=verdict, claim=claim)
        elif candidate.verdict.name == "left_out" and key in answers:
            twin = Verdict(name="duplicate", values=(("trigger", str(best[key].trigger)),))
            candidate = replace(candidate, verdict=twin)
        found.append(candidate)
    explained = {key for candidate, key in suggested if candidate is best.get(key)}
    found += [candidate_of(None, c, v) for k, (c, v) in answers.items() if k not in explained]
    return tuple(found)


def _best(suggested: Sequence[tuple[CandidateShown, ClaimKey]]) -> dict[ClaimKey, CandidateShown]:
    """Of claims that say the same, the one that scores most, the first of equals."""
    best: dict[ClaimKey, CandidateShown] = {}
    for candidate, key in suggested:
        known = best.get(key)
        if candidate.verdict.name == "left_out" and (known is None or (known.score or 0) < (candidate.score or 0)):
            best[key] = candidate
    return best


def _suggested(sentence: Sentence, readings: Sequence[Reading]) -> Iterator[tuple[CandidateShown, ClaimKey]]:
    for number, reading in enumerate(readings):
        relation, contents = relation_of(sentence, reading)
        for source, target in reading.pairs():
            features = features_of(sentence, reading, source, target, len(readings))
            score = score_of(features)
            candidate = CandidateShown(
                trigger=number,
                relation=relation,
                contents=contents,
                source=_party(sentence, source),
                target=_party(sentence, target),
                score=score,
                features=_features(features),
                verdict=_first_verdict(sentence, source, target, score),
            )
            actors = (actor_of(sentence, party) for party in (source, target))
            yield candidate, claim_key(relation, *actors)


def _first_verdict(sentence: Sentence, source: Party | None, target: Party | None, score: float) -> Verdict:
    if not (in_words(source) or in_words(target)):
        return Verdict(name="nobody")
    if sentence.same(source, target):
        return Verdict(name="same")
    if score < LEAST:
        return Verdict(name="below", values=(("score", str(score)), ("least", str(LEAST))))
    return Verdict(name="left_out")  # unless the coder gives it


def _party(sentence: Sentence, party: Party | None) -> str | None:
    return None if party is None else sentence.text[party.start : party.end]


def _features(features: Mapping[str, float]) -> tuple[Feature, ...]:
    found = (Feature(name=n, value=v, weight=weights().get(n, 0.0)) for n, v in features.items())
    return tuple(sorted(found, key=lambda f: -abs(f.adds)))
