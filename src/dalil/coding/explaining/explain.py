"""One unit explained: the coder is asked for its answer, and its way there is shown beside it."""

from __future__ import annotations

from typing import Any

from dalil.codebook.schema import Codebook
from dalil.coding.coder import NAME, is_prose
from dalil.coding.explaining import outline, prose
from dalil.coding.explaining.drafts import candidate_of, verdicts
from dalil.coding.explaining.explanation import Explanation
from dalil.coding.method import CodingMethod
from dalil.coding.prose.reading import read_sentence
from dalil.records.mentions import Mentions
from dalil.records.units import UnitKind, UnitText

CODED = (UnitKind.ITEM, UnitKind.SENTENCE)


def explain(unit: UnitText, mentions: Mentions, method: CodingMethod, codebook: Codebook) -> Explanation:
    """What the coder saw in a unit, what it tried, and what became of each claim.

    Of a coder other than the rules coder only its claims are shown, with their reasons.
    """
    given = tuple(method.code(unit, mentions, codebook).claims)
    grounded = verdicts(given, unit, codebook, method.coder)
    if unit.unit.kind not in CODED:
        return _explanation(unit, mentions, reader="none")
    if method.coder.name != NAME:
        candidates = tuple(candidate_of(None, claim, verdict) for claim, verdict in zip(given, grounded, strict=True))
        return _explanation(unit, mentions, reader="other", candidates=candidates)
    if is_prose(unit, mentions):
        sentence, readings = read_sentence(unit, mentions)
        return _explanation(
            unit,
            mentions,
            reader="prose",
            words=prose.words_shown(unit, mentions),
            nodes=prose.nodes_shown(sentence),
            triggers=prose.triggers_of(sentence, readings),
            candidates=prose.candidates_of(sentence, readings, given, grounded),
        )
    passage, matches, coded = outline.read(unit, mentions)
    triggers, drafted = outline.triggers_of(passage, matches, coded)
    return _explanation(
        unit,
        mentions,
        reader="outline",
        words=outline.words_shown(passage),
        triggers=triggers,
        candidates=outline.candidates_of(drafted, given, grounded),
    )


def _explanation(unit: UnitText, mentions: Mentions, *, reader: str, **found: Any) -> Explanation:
    return Explanation(
        unit=unit.unit,
        text=unit.text,
        language=unit.language,
        reader=reader,
        mentions=mentions.found,
        voice=None if mentions.voice is None else mentions.voice.name,
        partners=tuple(p.name for p in mentions.partners),
        **found,
    )
