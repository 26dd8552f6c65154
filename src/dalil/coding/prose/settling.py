"""What the text around a reading settles: the exact relation, polarity, domain, amount, date and asserter."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.prose.nodes import Kind, Node, Party
from dalil.coding.prose.sentences import Reading, Sentence
from dalil.records.claims import Polarity
from dalil.records.mentions import Amount, PartialDate

ENDS = frozenset(".؛;!؟?:…")
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
REACH = 6  # nodes before a trigger in which words about it are looked for


def relation_of(sentence: Sentence, reading: Reading) -> tuple[str, str]:
    """The relation, made exact by the words beside the trigger, and those words."""
    kind = reading.frame.refine
    if kind is None:
        return reading.frame.relation, ""
    prose = prose_lexicon()
    words = _beside(sentence, reading)
    for relation, known in prose.refine[kind].items():
        found = words & known
        if found:
            return relation, min(found)
    if kind == "support" and words & prose.lists["causes"]:
        return "political_endorsement", ""
    return reading.frame.relation, ""


def _beside(sentence: Sentence, reading: Reading) -> set[str]:
    """Stems of the trigger's phrase, of its object and of what is said to be given with it."""
    nodes = sentence.nodes
    words = set(nodes[reading.node].words)
    last = min(reading.evidence[1], reading.node + 4, len(nodes))
    for at in range(reading.node + 1, last):
        node = nodes[at]
        helps = node.preposition == "ب" or (reading.shape == "verb" and node.preposition is None)
        if helps or reading.frame.refine != "support":
            words |= node.words | {node.text}
    return words


def polarity_of(sentence: Sentence, reading: Reading) -> tuple[Polarity, str]:
    """How the text puts the act, and the word that says so."""
    before = _clause_before(sentence.nodes, reading.node)
    for polarity, at in (
        (Polarity.DENIED, _denied(sentence, reading, before)),
        (Polarity.HYPOTHETICAL, _supposed(sentence, before)),
        (Polarity.PLANNED, _planned(sentence, reading, before)),
    ):
        if at is not None:
            return polarity, sentence.words_of(at)
        may = _may(sentence, sentence.nodes[reading.node]) if polarity is Polarity.DENIED else ""
        if may:
            return Polarity.HYPOTHETICAL, may
    return Polarity.ASSERTED, ""


def _denied(sentence: Sentence, reading: Reading, before: Sequence[int]) -> int | None:
    """A negation near the trigger, or a verb or noun of denying that governs it."""
    nodes = sentence.nodes
    negation = next((at for at in before[:2] if nodes[at].kind is Kind.NOT), None)
    if negation is not None or nodes[reading.node].kind is not Kind.ACT:
        return negation
    for at in (reading.governor, reading.node - 1):
        if at is not None and at >= 0 and "denying" in nodes[at].roles and nodes[at].kind in (Kind.VERB, Kind.ACT):
            return at
    return None


def _supposed(sentence: Sentence, before: Sequence[int]) -> int | None:
    """A word of the clause that says if, might or would."""
    known = prose_lexicon().lists["hypothetical"]
    return next((at for at in before if sentence.nodes[at].text in known), None)


def _planned(sentence: Sentence, reading: Reading, before: Sequence[int]) -> int | None:
    """A future form, or a word before the trigger that says it is still to come."""
    nodes, known = sentence.nodes, prose_lexicon().lists["planned"]
    for at in (reading.node, reading.governor):
        if at is not None and nodes[at].future:
            return at
    return next((at for at in before if nodes[at].text in known), None)


def _may(sentence: Sentence, trigger: Node) -> str:
    """قد before a present verb means may; before a past one it means has."""
    before = sentence.atoms[trigger.first - 1] if trigger.first else None
    present = trigger.kind is Kind.VERB and not trigger.past
    return before.raw if before is not None and present and before.raw.lstrip("وف") == "قد" else ""


def _clause_before(nodes: Sequence[Node], at: int) -> list[int]:
    """The nodes before a trigger in its clause, nearest first."""
    found = []
    for i in range(at - 1, max(at - REACH - 1, -1), -1):
        node = nodes[i]
        if node.kind is Kind.THAT or (node.kind is Kind.MARK and node.text in ENDS) or node.kind is Kind.RELATIVE:
            break
        found.append(i)
    return found


def domain_of(sentence: Sentence, reading: Reading, relation: str) -> tuple[str, str]:
    """The domain: named by a word beside the trigger, else the relation's usual one."""
    usual = DOMAINS.get(relation, "political")
    if relation in WORDED:
        prose = prose_lexicon()
        nodes = sentence.nodes[reading.node : min(reading.node + 3, reading.evidence[1])]
        for node in nodes:
            for domain, known in prose.domains.items():
                found = (node.words | {node.text}) & known
                if found:
                    return domain, min(found)
    return usual, ""


def amount_of(sentence: Sentence, reading: Reading, relation: str) -> Amount | None:
    """The first sum of money in the trigger's reach, for relations that carry one."""
    if relation not in RECEIVING:
        return None
    for value in _values(sentence, reading):
        if isinstance(value, Amount):
            return value
    return None


def date_of(sentence: Sentence, reading: Reading) -> PartialDate | None:
    """The date in the trigger's clause, or the one that opens the sentence."""
    for value in _values(sentence, reading):
        if isinstance(value, PartialDate):
            return value
    for atom in sentence.atoms[:6]:
        if atom.mention is not None and isinstance(atom.mention.value, PartialDate):
            return atom.mention.value
    return None


def _values(sentence: Sentence, reading: Reading) -> list[object]:
    nodes = sentence.nodes
    first = nodes[max(reading.evidence[0], 0)].first
    last = nodes[min(reading.evidence[1], len(nodes)) - 1].last
    return [a.mention.value for a in sentence.atoms[first:last] if a.mention is not None]


def asserter_of(sentence: Sentence, reading: Reading) -> Party | None:
    """Who is said to say so: the subject of a verb of saying before `that`, or whoever stands after `according to`."""
    nodes, prose = sentence.nodes, prose_lexicon()
    for node in nodes:
        if node.preposition in prose.lists["according"] and node.parties:
            return node.parties[0]
    that = next((i for i in range(reading.node - 1, -1, -1) if nodes[i].kind is Kind.THAT), None)
    if that is None:
        return None
    for at in range(that - 1, max(that - 8, -1), -1):
        if nodes[at].kind is Kind.VERB:
            speaks = "saying" in nodes[at].roles
            named = [
                n for n in (*nodes[at + 1 : that], *nodes[max(at - 1, 0) : at]) if n.parties and n.preposition is None
            ]
            return named[0].parties[0] if speaks and named else None
    return None
