"""Single sentences with what is recognised in them, for tests of prose."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dalil.coding.prose.english import read_english
from dalil.recognition.document import study_document
from dalil.recognition.recognise import recognise
from dalil.recognition.registry import load_registry
from dalil.records.mentions import ActorRef, Mention, MentionKind, Mentions, mention_id
from dalil.records.quotes import quote_at
from dalil.records.units import UnitText, unit_text
from dalil.segmentation.outline import segment
from factories import make_source, make_unit_text

Claim = tuple[str, str, str]  # source, relation and target


def studied(text: str) -> tuple[UnitText, Mentions]:
    """A text of one unit, with what is recognised in it."""
    source = make_source(text)
    (unit,) = segment(source)
    passage = unit_text(unit, source.text, source.language)
    return passage, recognise(passage, study_document(source, (unit,), load_registry()))


def mentions_of(unit: UnitText, kinds: Mapping[str, str]) -> Mentions:
    """The actors of these names and kinds in a unit, and no others; of names that begin alike the first given."""
    found = []
    for m in re.finditer("|".join(map(re.escape, kinds)), unit.text):
        quote = quote_at(unit.unit.source_id, unit.text, *m.span())
        actor = ActorRef(quote=quote, name=m.group(), actor_id=m.group(), kind=kinds[m.group()])
        id_ = mention_id(unit.unit.id, MentionKind.ACTOR, *m.span())
        found.append(
            Mention(
                id=id_, unit_id=unit.unit.id, kind=MentionKind.ACTOR, quote=quote, value=actor, recogniser="test.v1"
            )
        )
    return Mentions(unit_id=unit.unit.id, found=tuple(found))


def english_claims(words: str, kinds: Mapping[str, str]) -> set[Claim]:
    """What a sentence on these actors reports, by its words; "-" where no words stand for one."""
    unit = make_unit_text(words)
    _, readings = read_english(unit, mentions_of(unit, kinds))
    return {
        (unit.text[s.start : s.end] if s else "-", str(one.settled), unit.text[t.start : t.end] if t else "-")
        for one in readings
        for s, t in one.pairs()
    }
