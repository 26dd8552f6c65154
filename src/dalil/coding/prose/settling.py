"""What the text around a reading settles: the exact relation, polarity, domain, amount, date and asserter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dalil.coding.datafiles import load_data
from dalil.coding.prose.lexicon import folded, prose_lexicon
from dalil.coding.prose.nodes import ACT, ENDS, MARK, NOT, RELATIVE, THAT, VERB, Node, Party, is_comma
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.records.claims import Polarity
from dalil.records.mentions import Amount, PartialDate

OF_NOUNS = frozenset({"غير", "دون", "بدون", "بلا", "عدم"})  # negations of the noun after them
EXCEPT = frozenset({"الا", "سوي"})
TAKEN_UNDER = frozenset({"ب", "ل", "من", "عن", "علي", "في", "الي", "to", "of", "in", "from", "with", "for", "on"})
RECEIVING = frozenset(
    [
        "funding",
        "arms_materiel",
        "training_expertise",
        "humanitarian_aid",
        "unspecified_support",
        "economic_cooperation",
        "sanction",
    ]
)
DOMAINS = {
    "funding": "financial",
    "arms_materiel": "military",
    "training_expertise": "military",
    "troops": "military",
    "territory_access": "military",
    "intelligence": "military",
    "humanitarian_aid": "social",
    "media_support": "media",
    "unspecified_support": "military",
    "economic_cooperation": "financial",
    "sanction": "financial",
    "security_cooperation": "military",
    "mobilization": "military",
    "armed_attack": "military",
}
WORDED = frozenset(
    [
        "sanction",
        "agreement",
        "meeting_consult",
        "demand_request",
        "concession",
        "unspecified_support",
        "training_expertise",
    ]
)
HELP = frozenset({"unspecified_support", "funding"})
OPENING = 40  # code points in which a date stands over the whole sentence
SPEECH = 8  # nodes between a verb of saying and its `that`
VERB_REACH, ACT_REACH = 16, 4  # nodes after a trigger in which what it gives is looked for
REACH = 6  # nodes before a trigger in which words about it are looked for


@dataclass(frozen=True, slots=True)
class Cues:
    """Words of one language that say how a text puts an act."""

    hypothetical: frozenset[str]
    planned: frozenset[str]
    according: frozenset[str]
    may: frozenset[str]
    will: frozenset[str]
    domains: Mapping[str, frozenset[str]]


@cache
def cues_of(language: str) -> Cues:
    """The cues of `ar` or `en`."""
    raw = load_data("cues.toml")[language]
    domains = {name: frozenset(folded(words)) for name, words in raw.pop("domains").items()}
    return Cues(**{name: frozenset(folded(words)) for name, words in raw.items()}, domains=domains)


def relation_of(sentence: Sentence, reading: Reading) -> tuple[str, str]:
    """The relation, made exact by the words beside the trigger, and those words."""
    kind = reading.frame.refine
    if reading.settled is not None:
        return reading.settled, ""
    if reading.frame.relation in HELP and (needy := _in_need(sentence, reading)):
        return "humanitarian_aid", needy
    if kind is None:
        return reading.frame.relation, ""
    prose = prose_lexicon()
    words = _beside(sentence, reading)
    for relation, known in prose.refine[kind].items():
        found = words & known
        if found:
            return relation, min(found)
    if kind == "support" and (words | _backed(sentence, reading)) & prose.lists["causes"]:
        return "political_endorsement", ""
    return _given_with(sentence, reading) if kind == "support" else (reading.frame.relation, "")


def _backed(sentence: Sentence, reading: Reading) -> set[str]:
    """The head of what is supported: what a noun stands before or has by ل (support for the *unity* of X), or what is
    the target's own in the clause of a verb (backs the *claims* of X)."""
    if reading.shape == "verb" and reading.targets:
        own = next((i for i, n in enumerate(sentence.nodes) if reading.targets[0] in n.parties), reading.node)
        return {n.text for n in sentence.nodes[max(own - 1, reading.node + 1) : own + 1] if n.preposition is None}
    after = sentence.nodes[reading.node + 1 : reading.node + 3]
    if reading.shape != "noun" or not after:
        return set()
    return {n.text for n in after if n.preposition == "ل"} | (
        {after[0].text} if after[0].preposition is None else set()
    )


def _in_need(sentence: Sentence, reading: Reading) -> str:
    """The word for people in need who get the help, which then is relief."""
    needy = prose_lexicon().lists["in_need"]
    helped = (n for n in sentence.nodes if n.parties and any(p in reading.targets for p in n.parties))
    return next((min(n.words & needy) for n in helped if n.words & needy), "")


def _given_with(sentence: Sentence, reading: Reading) -> tuple[str, str]:
    """The relation of the thing that someone is supported with: backed X *with a loan*."""
    prose = prose_lexicon()
    for at in range(reading.node + 1, min(reading.evidence[1], len(sentence.nodes))):
        node = sentence.nodes[at]
        if node.kind in (VERB, THAT, RELATIVE, MARK):
            break
        frames = prose.nouns.get(node.text, ()) if node.preposition == "ب" else ()
        thing = next((f for f in frames if f.thing and not f.needs_inside and f.relation in prose.refine["with"]), None)
        if thing is not None:
            return thing.relation, node.text
    return reading.frame.relation, ""


def _beside(sentence: Sentence, reading: Reading) -> set[str]:
    """Stems of the trigger's phrase, of its object and of what is said to be given with it."""
    nodes = sentence.nodes
    words = set(nodes[reading.node].words)
    following = nodes[reading.node + 1] if reading.node + 1 < len(nodes) else None
    if reading.shape == "noun" and following is not None and following.named and following.preposition is None:
        words |= following.words  # the support of X, *military*
    reach = VERB_REACH if reading.shape == "verb" else ACT_REACH
    last = min(reading.evidence[1], reading.node + reach, len(nodes))
    for at in range(reading.node + 1, last):
        node = nodes[at]
        helps = node.preposition == "ب" or (reading.shape == "verb" and node.preposition is None)
        if helps or reading.frame.refine != "support":
            words |= node.words | {node.text}
    return words


def polarity_of(sentence: Sentence, reading: Reading, speaks: int | None) -> tuple[Polarity, str]:
    """How the text puts the act, and the word that says so; `speaks` is the verb of who is said to tell it."""
    before = _clause_before(sentence.nodes, reading.node)
    at = _denied(sentence, reading, before, speaks)
    if at is not None:
        return Polarity.DENIED, sentence.words_of(at)
    at = _supposed(sentence, reading, before)
    if at is not None:
        return Polarity.HYPOTHETICAL, sentence.words_of(at)
    at = _planned(sentence, reading, before)
    if at is not None:
        return Polarity.PLANNED, sentence.words_of(at)
    return Polarity.ASSERTED, ""


def _denied(sentence: Sentence, reading: Reading, before: Sequence[int], speaks: int | None) -> int | None:
    """A negation near the trigger, or a verb or noun of denying that governs it."""
    nodes, trigger = sentence.nodes, reading.node
    if nodes[trigger].negated:
        return trigger
    for at in before[:2]:
        if nodes[at].kind is NOT and _reaches(nodes, at, trigger):
            return at
    if speaks is not None and "denying" in nodes[speaks].roles and not _rejoined(nodes, speaks, trigger):
        return speaks
    if nodes[trigger].kind is not ACT:
        return None
    if reading.governor is not None and nodes[reading.governor].negated and _undone(nodes, reading.governor, reading):
        return reading.governor
    for governor in (reading.governor, trigger - 1):
        if governor is None or governor < 0:
            continue
        node = nodes[governor]
        if "denying" in node.roles and (node.kind is VERB or node.kind is ACT):
            return None if _failed(nodes, reading, governor) else governor
    return None


def _reaches(nodes: Sequence[Node], negation: int, trigger: int) -> bool:
    """Whether a negation is the trigger's own. One before a verb is the verb's, whose node knows it; one that denies a
    noun (*without* asking X) reaches no further."""
    following = nodes[negation + 1]
    if negation + 1 == trigger:
        return True
    return following.kind is not VERB and nodes[negation].text not in OF_NOUNS


def _undone(nodes: Sequence[Node], verb: int, reading: Reading) -> bool:
    """Whether the act under a negated verb is what it denies, not why or when, nor its subject, nor an exception."""
    act = nodes[reading.node]
    if verb > reading.node:
        return True
    subject = act.definite and act.preposition is None and verb + 1 == reading.node
    if subject or any(n.text in EXCEPT for n in nodes[verb : reading.node]):
        return False
    return act.preposition is None or act.preposition in TAKEN_UNDER


def _rejoined(nodes: Sequence[Node], speaks: int, trigger: int) -> bool:
    """Whether a verb joined after a comma opens a clause beside that of denying: X denied that …, *and asked* Y."""
    pairs = zip(nodes[speaks:trigger], nodes[speaks + 1 : trigger + 1], strict=True)
    return any(is_comma(mark) and node.kind is VERB and node.conjunction for mark, node in pairs)


def _failed(nodes: Sequence[Node], reading: Reading, verb: int) -> bool:
    """Whether an act took place but missed its end: the attack failed."""
    return reading.node < verb and nodes[verb].form == "finite" and nodes[verb].text == "fail"


def _supposed(sentence: Sentence, reading: Reading, before: Sequence[int]) -> int | None:
    """A modal of the trigger, or a word of the clause, that says if, might or would."""
    cues = cues_of(sentence.language)
    for at in (reading.node, reading.governor):
        if at is not None and sentence.nodes[at].modal in cues.may:
            return at
    for at in before:
        if sentence.nodes[at].text in cues.hypothetical:
            return at
    return None


def _planned(sentence: Sentence, reading: Reading, before: Sequence[int]) -> int | None:
    """A future form, or a word before the trigger that says it is still to come."""
    nodes, cues = sentence.nodes, cues_of(sentence.language)
    for at in (reading.node, reading.governor):
        if at is not None and (nodes[at].future or nodes[at].modal in cues.will):
            return at
    for at in before:
        if nodes[at].text in cues.planned:
            return at
    return None


def _clause_before(nodes: Sequence[Node], at: int) -> list[int]:
    """The nodes before a trigger in its clause, nearest first."""
    found = []
    for i in range(at - 1, max(at - REACH - 1, -1), -1):
        node = nodes[i]
        kind = node.kind
        if kind is THAT or kind is RELATIVE or (kind is MARK and node.text in ENDS):
            break
        found.append(i)
    return found


def domain_of(sentence: Sentence, reading: Reading, relation: str) -> tuple[str, str]:
    """The domain: named by a word beside the trigger, else the relation's usual one."""
    usual = DOMAINS.get(relation, "political")
    if relation in WORDED:
        for node in sentence.nodes[reading.node : min(reading.node + 3, reading.evidence[1])]:
            for domain, known in cues_of(sentence.language).domains.items():
                found = (node.words | {node.text}) & known
                if found:
                    return domain, min(found)
    return usual, ""


def amount_of(values: Sequence[Amount | PartialDate], relation: str) -> Amount | None:
    """The first sum of money in the trigger's reach, for relations that carry one."""
    if relation not in RECEIVING:
        return None
    for value in values:
        if isinstance(value, Amount):
            return value
    return None


def date_of(sentence: Sentence, values: Sequence[Amount | PartialDate]) -> PartialDate | None:
    """The date in the trigger's reach, or the one that opens the sentence."""
    for value in values:
        if isinstance(value, PartialDate):
            return value
    for (start, _), value in sentence.values:
        if start < OPENING and isinstance(value, PartialDate):
            return value
    return None


def values_of(sentence: Sentence, reading: Reading) -> list[Amount | PartialDate]:
    """The sums and dates in the trigger's reach."""
    if not sentence.values:
        return []
    first, last = sentence.span(*reading.evidence)
    return [value for (start, end), value in sentence.values if first <= start and end <= last]


def asserter_of(sentence: Sentence, speaks: int | None) -> Party | None:
    """Who is said to say so: whoever stands after `according to`, or the subject of the verb of saying."""
    nodes = sentence.nodes
    according = cues_of(sentence.language).according
    for node in nodes:
        if node.parties and node.preposition in according:
            return node.parties[0]
    if speaks is None or "saying" not in nodes[speaks].roles:
        return None
    until = next(i for i in range(speaks, len(nodes)) if nodes[i].kind is THAT)
    for node in (*nodes[speaks + 1 : min(speaks + 3, until)], *nodes[max(speaks - 2, 0) : speaks]):
        if node.parties and node.preposition is None:
            return node.parties[0]
    return None


def speaking(nodes: Sequence[Node], trigger: int) -> int | None:
    """The verb before the `that` in whose clause a trigger stands."""
    for that in range(trigger - 1, -1, -1):
        if nodes[that].kind is THAT:
            for verb in range(that - 1, max(that - SPEECH, -1), -1):
                if nodes[verb].kind is VERB:
                    return verb
            return None
    return None
