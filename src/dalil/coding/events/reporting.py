"""English events: what a sentence says was done, by the lexicon and the words around its verbs.

Every expression of the lexicon that stands in the sentence is weighed by its form and its clause; what is announced,
owed or negated changes its code. The heaviest is the sentence's event: a main clause tells one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from dalil.codebook.schema import Codebook
from dalil.coding.events.actors import words_at
from dalil.coding.events.english import GAP, English, Expression, english
from dalil.coding.events.parties import Scene, parties
from dalil.coding.events.wording import Token, tokens_of
from dalil.coding.method import DraftClaim
from dalil.coding.rules.inflection import english_plural
from dalil.records.claims import Reason
from dalil.records.mentions import Mentions
from dalil.records.units import UnitText

BETWEEN = 5  # words that a gap may hold
AHEAD = 9  # words within which an object follows
BEHIND = 5  # words within which a modal or a light verb stands before
LEAST = 0.35  # the weight an event needs
LATER = 0.1  # what each expression before costs
BELOW = 0.4  # what standing in a subordinate clause costs
FORMS = {"past": 1.0, "participle": 1.0, "s": 0.95, "base": 0.9, "ing": 0.6, "noun": 0.5, "words": 1.0}


@dataclass(slots=True)
class Match:
    """An expression that stands in a sentence; it is not changed once it is made."""

    expression: Expression
    first: int  # word
    end: int  # word, excluded
    object: int | None  # word
    code: str
    weight: float
    cue: str = ""  # the word before or after it that changed the code of the expression

    def weighing(self, weight: float) -> Match:
        """The same with another weight."""
        return Match(self.expression, self.first, self.end, self.object, self.code, weight, self.cue)

    def told_by(self, cue: str, code: str) -> Match:
        """The same as another event, which a word tells."""
        return Match(self.expression, self.first, self.end, self.object, code, self.weight, cue)


def reported(unit: UnitText, mentions: Mentions, codebook: Codebook) -> Iterator[DraftClaim]:
    """The event of an English sentence, if it reports one."""
    tokens, lexicon = tokens_of(unit.text), english()
    found = best_of(tokens, lexicon, names=_names(unit.text, tokens))
    code = None if found is None else codebook.get(found.code)
    if found is None or code is None:
        return
    scene = Scene(unit, mentions, tokens, lexicon)
    owed = lexicon.has("duty", tokens[found.first].text)
    source, target = parties(scene, (found.first, found.end), code=code, owed=owed)
    if source is None and target is None and not code.actorless:
        return
    trigger = words_at(unit, tokens[found.first].start, tokens[found.end - 1].end)
    yield DraftClaim(
        relation=found.code,
        source=source,
        target=target,
        evidence=(trigger,),
        score=min(0.95, round(found.weight, 2)),
        why=tuple(_why(found, trigger.exact)),
    )


def _why(found: Match, words: str) -> Iterator[Reason]:
    values = (("words", words), ("event", found.expression.code), ("entry", found.expression.entry))
    yield Reason("why.event_words", values)
    if found.cue:
        yield Reason("why.event_frame", (("words", found.cue), ("event", found.code)))


def _names(text: str, tokens: tuple[Token, ...]) -> frozenset[int]:
    """The words that are written as parts of names; the first of a sentence may only look so."""
    return frozenset(at for at, t in enumerate(tokens) if at and text[t.start].isupper())


def best_of(tokens: tuple[Token, ...], lexicon: English, *, names: frozenset[int] = frozenset()) -> Match | None:
    """The expression that tells the event of a sentence."""
    words = [t.text for t in tokens]
    found = [settled(m, words, lexicon) for m in matches(words, lexicon) if m.first not in names]
    kept = [m for m in found if m.weight > 0]
    weights = [m.weight - LATER * at for at, m in enumerate(kept)]
    most = max(weights, default=0.0)
    return kept[weights.index(most)].weighing(most) if most >= LEAST else None


def matches(words: list[str], lexicon: English) -> Iterator[Match]:
    """The most demanding expression at each word."""
    for at, word in enumerate(words):
        if word in lexicon.expressions:
            yield from islice(_at(words, at, lexicon), 1)


def _at(words: list[str], at: int, lexicon: English) -> Iterator[Match]:
    for expression in lexicon.expressions[words[at]]:
        end = _end(words, at + 1, expression.rest)
        if end is None:
            continue
        thing = None
        if expression.objects is not None:
            thing = _object(words, end, expression.objects, lexicon)
            if thing is None:
                continue
        yield Match(expression, at, end, thing, expression.code, expression.weight)


def _end(words: list[str], at: int, rest: tuple[str, ...]) -> int | None:
    """Where the words after the first end, if they stand there."""
    reach = 1
    for wanted in rest:
        if wanted == GAP:
            reach = BETWEEN + 1
            continue
        place = next((p for p in range(at, min(at + reach, len(words))) if _same(words[p], wanted)), None)
        if place is None:
            return None
        at, reach = place + 1, 1
    return at


def _same(word: str, wanted: str) -> bool:
    return word == wanted or word == english_plural(wanted)


def _object(words: list[str], at: int, objects: frozenset[str], lexicon: English) -> int | None:
    """The first of the nouns ahead, in the same clause."""
    for place in range(at, min(at + AHEAD, len(words))):
        if lexicon.has("breaks", words[place]):
            return None
        if words[place] in objects:
            return place
    return None


def settled(match: Match, words: list[str], lexicon: English) -> Match:
    """The match with the code and weight that the words around it leave it; weight 0 where it is no event."""
    shape = match.expression.shape
    before = words[max(0, match.first - BEHIND) : match.first]
    if shape in ("base", "s") and before and (lexicon.has("determiners", before[-1]) or before[-1].endswith("'s")):
        shape = "noun"
    weight = match.weight * FORMS[shape]
    if shape == "noun" and any(lexicon.has("light", w) for w in before):
        weight = match.weight * 0.85
    if shape == "ing" and any(lexicon.has("be", w) for w in before[-3:]):
        weight = match.weight
    if shape in ("past", "participle") and before and lexicon.has("determiners", before[-1]):
        weight *= 0.4
    if _subordinate(words, match.first, lexicon):
        weight -= BELOW
    if before and before[-1] == "-":
        return match.weighing(weight * 0.4)
    changed = match.weighing(weight)
    if shape in ("noun", "words"):
        return changed
    condition = _cue("condition", words[match.end :], lexicon)
    return _modal(changed, before, lexicon, condition=condition)


def _subordinate(words: list[str], at: int, lexicon: English) -> bool:
    """Whether a word that opens a side clause stands before, with no comma between."""
    for place in range(at - 1, -1, -1):
        if words[place] == ",":
            return False
        if lexicon.has("subordinate", words[place]):
            return True
    return False


def _modal(match: Match, before: list[str], lexicon: English, *, condition: str) -> Match:
    """The match as future, owed, doubtful or negated."""
    near = before[-3:]
    negative, duty = _cue("negative", near, lexicon), _cue("duty", near, lexicon)
    future = _cue("future", before, lexicon)
    if negative:
        return match.told_by(negative, "reject") if future else match.weighing(0.0)
    if _cue("doubt", near, lexicon):
        return match.weighing(match.weight * 0.4)
    if duty:
        return match.told_by(duty, "request")
    if future and condition:
        return match.told_by(condition, "threaten")
    if future and lexicon.has("friendly", match.code):
        return match.told_by(future, "agree")
    if future and lexicon.has("hostile", match.code):
        return match.told_by(future, "threaten")
    return match


def _cue(name: str, words: list[str], lexicon: English) -> str:
    """The first word that is in a list of the lexicon; empty where none is."""
    wanted = lexicon.words[name]
    for word in words:
        if word in wanted:
            return word
    return ""
