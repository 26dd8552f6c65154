"""Which nodes of an English sentence may report an act between parties: its clauses are found for these alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dalil.coding.prose.english_lexicon import english_prose
from dalil.coding.prose.nodes import PHRASE, VERB, Node

OUGHT = ("must", "shall")
WITH = {
    "with_support": "unspecified_support", "with_funding": "funding", "with_broker": "mediation",
    "with_rejection": "rejection", "with_endorsement": "political_endorsement", "with_coop": "security_cooperation",
}  # fmt: skip


def triggers_of(nodes: Sequence[Node]) -> list[int]:
    """The places of nodes that may report something: by words, modal or preposition, or as a posting of troops."""
    helping = with_prepositions()
    return [
        at
        for at, node in enumerate(nodes)
        if node.frames
        or node.preposition in helping
        or (node.kind is VERB and node.modal in OUGHT)
        or (node.parties and is_posting(nodes, at))
    ]


@cache
def with_prepositions() -> Mapping[str | None, str]:
    """The compound prepositions that tell of help or its like, each with the list of the lexicon that holds it."""
    found: dict[str | None, str] = {}
    for name in WITH:
        for preposition in english_prose().groups[name]:
            found.setdefault(preposition, name)
    return found


def is_posting(nodes: Sequence[Node], at: int) -> bool:
    """Whether a phrase is a number of troops and where they are, in a list of deployments: 1,100 Somalia."""
    node = nodes[at]
    if node.kind is not PHRASE or node.preposition is not None or not node.parties:
        return False
    actor = node.parties[0].actor
    if actor is None or actor.kind != "state" or not _numbered(nodes, at):
        return False
    return at + 1 == len(nodes) or nodes[at + 1].kind is not VERB


def _numbered(nodes: Sequence[Node], at: int) -> bool:
    node, before = nodes[at], nodes[at - 1] if at > 0 else None
    if before is not None and before.kind is PHRASE and before.text[:1].isdigit() and not before.time:
        return before.preposition is None and not node.conjunction
    return bool(node.words) and min(node.words)[:1].isdigit()
