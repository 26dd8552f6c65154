from __future__ import annotations

from dalil.publishing.networks import network_of, strongest
from lean_claims import lean

MUTUAL = frozenset({"agreement"})


def test_claims_of_one_family_between_two_actors_are_one_link() -> None:
    network = network_of([lean(), lean(relation="training", source_id="s2"), lean(family="conflict")], MUTUAL)
    first, second = network.links
    assert (first.giver, first.receiver, first.family, first.claims, first.sources) == ("A", "B", "support", 2, 2)
    assert first.relations == (("funding", 1), ("training", 1))
    assert second.family == "conflict"


def test_mutual_claims_are_one_link_whoever_is_named_first() -> None:
    network = network_of([lean("A", "B", "agreement"), lean("B", "A", "agreement")], MUTUAL)
    (link,) = network.links
    assert (link.giver, link.receiver, link.is_mutual, link.claims) == ("A", "B", True, 2)


def test_directed_claims_keep_their_direction() -> None:
    network = network_of([lean("A", "B"), lean("B", "A")], MUTUAL)
    assert {(link.giver, link.receiver) for link in network.links} == {("A", "B"), ("B", "A")}


def test_an_actor_counts_what_it_gives_and_receives() -> None:
    network = network_of([lean("A", "B"), lean("A", "C"), lean("C", "A")], MUTUAL)
    first = network.nodes[0]
    assert (first.key, first.claims, first.given, first.received) == ("A", 3, 2, 1)


def test_what_cannot_be_drawn_is_counted() -> None:
    network = network_of([lean("A", None), lean(None, None), lean("A", "A"), lean()], MUTUAL)
    assert (network.one_sided, network.on_itself, len(network.links)) == (2, 1, 1)


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [lean("A", "B"), lean("C", "D"), lean("B", "C", polarity="denied"), lean("C", "D")]
    assert network_of(claims, MUTUAL) == network_of(claims[::-1], MUTUAL)


def test_the_strongest_keep_their_counts_and_links_among_them() -> None:
    network = network_of([lean("A", "B"), lean("A", "B"), lean("A", "C"), lean("D", "A")], MUTUAL)
    part = strongest(network, nodes=2, links=10)
    assert [(n.key, n.claims) for n in part.nodes] == [("A", 4), ("B", 2)]
    assert [(link.giver, link.receiver) for link in part.links] == [("A", "B")]


def test_a_node_whose_links_are_cut_off_is_not_left_alone() -> None:
    network = network_of([lean("A", "B"), lean("A", "B"), lean("C", "A")], MUTUAL)
    assert [n.key for n in strongest(network, nodes=3, links=1).nodes] == ["A", "B"]
