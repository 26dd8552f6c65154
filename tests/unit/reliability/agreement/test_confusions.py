"""Confusions tell what one coder says where another says something else, and in which units."""

from __future__ import annotations

from dalil.records.agreements import Behind
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.report import sections_of
from dalil.reliability.comparing.saying import Asked, Claims, Party, Said, SaidClaim, Voter
from dalil.reliability.drawing import Drawing

PLAN = Plan(drawing=Drawing(draws=0), gamma=False)


def claim(relation: str) -> SaidClaim:
    return SaidClaim(relation=relation, source=Party(name="Norway"), target=Party(name="Tonga"))


def unit(name: str, *said: Claims) -> Asked:
    return Asked(unit_id=name, document=name, length=0, said=said, gone=("",) * len(said))


def test_each_cell_knows_its_units() -> None:
    voters = (Voter(id="a", name="Omar", kind="human"), Voter(id="b", name="Sara", kind="human"))
    funding, agreement = (claim("funding"),), (claim("agreement"),)
    said = Said(
        voters=voters,
        units=(
            unit("u1", funding, funding),
            unit("u2", funding, agreement),
            unit("u3", funding, ()),
            unit("u4", funding, funding),
        ),
    )
    _, (relation, *_) = sections_of(said, PLAN)
    assert (relation.coders, relation.values) == (("a", "b"), ("funding", "agreement", ""))
    assert relation.counts[0] == (2, 1, 1)
    assert relation.behind == (
        Behind(row=0, column=0, units=("u1", "u4")),
        Behind(row=0, column=1, units=("u2",)),
        Behind(row=0, column=2, units=("u3",)),
    )
