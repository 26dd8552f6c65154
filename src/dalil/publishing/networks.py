"""Claims as a network: who stands in which relation to whom. The same claims give the same network, in the same order.

Claims of one family between the same two actors make one link. A link of mutual relations (agreement, meeting) has no
direction, so the order in which a text names the two does not part it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from dalil.publishing.lean import LeanClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor."""

    key: str
    claims: int  # in which it gives, receives or both
    given: int
    received: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """The claims of one family from one actor to another."""

    giver: str
    receiver: str
    family: str | None
    is_mutual: bool  # without direction
    claims: int
    sources: int
    relations: tuple[tuple[str, int], ...]  # the most frequent first
    polarities: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes and links, the strongest first, and what cannot be drawn."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    one_sided: int  # claims that name only one party, or none
    on_itself: int  # claims whose parties are one actor


def network_of(claims: Iterable[LeanClaim], symmetric: Collection[str]) -> Network:
    """The network of some claims; `symmetric` are the relations whose parties may change places."""
    groups: dict[tuple[str, str, str | None, bool], list[LeanClaim]] = defaultdict(list)
    one_sided = on_itself = 0
    for claim in claims:
        giver, receiver = claim.giver, claim.receiver
        if giver is None or receiver is None:
            one_sided += 1
        elif giver == receiver:
            on_itself += 1
        else:
            mutual = claim.relation in symmetric
            ends = (receiver, giver) if mutual and receiver < giver else (giver, receiver)
            groups[*ends, claim.family, mutual].append(claim)
    links = sorted((_link(key, members) for key, members in groups.items()), key=_link_rank)
    return Network(nodes=_nodes(links), links=tuple(links), one_sided=one_sided, on_itself=on_itself)


def strongest(network: Network, *, nodes: int, links: int) -> Network:
    """The strongest links among the strongest nodes, and the nodes that they join; each keeps its counts."""
    keys = {n.key for n in network.nodes[:nodes]}
    inner = [link for link in network.links if link.giver in keys and link.receiver in keys][:links]
    joined = {key for link in inner for key in (link.giver, link.receiver)}
    kept = tuple(n for n in network.nodes if n.key in joined)
    return Network(nodes=kept, links=tuple(inner), one_sided=network.one_sided, on_itself=network.on_itself)


def counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each value comes, the most frequent first."""
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))


def _link(key: tuple[str, str, str | None, bool], members: list[LeanClaim]) -> Link:
    giver, receiver, family, is_mutual = key
    return Link(
        giver=giver,
        receiver=receiver,
        family=family,
        is_mutual=is_mutual,
        claims=len(members),
        sources=len({c.source_id for c in members}),
        relations=counted(c.relation for c in members),
        polarities=counted(c.polarity for c in members),
    )


def _link_rank(link: Link) -> tuple[int, str, str, str, bool]:
    return (-link.claims, link.giver, link.receiver, link.family or "", link.is_mutual)


def _nodes(links: Iterable[Link]) -> tuple[Node, ...]:
    given: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for link in links:
        given[link.giver] += link.claims
        received[link.receiver] += link.claims
    nodes = (
        Node(key=key, claims=given[key] + received[key], given=given[key], received=received[key])
        for key in given.keys() | received.keys()
    )
    return tuple(sorted(nodes, key=lambda n: (-n.claims, n.key)))
