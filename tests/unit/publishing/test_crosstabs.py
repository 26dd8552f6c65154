from __future__ import annotations

from dalil.publishing.crosstabs import NO_CODE, crosstab_of, heaviest
from lean_claims import lean


def test_a_cell_counts_claims_by_domain() -> None:
    table = crosstab_of([lean(domain="military"), lean(domain="military"), lean(domain=None)])
    (cell,) = table.cells
    assert (cell.giver, cell.receiver, cell.claims) == ("A", "B", 3)
    assert cell.domains == (("military", 2), (NO_CODE, 1))


def test_rows_and_columns_come_heaviest_first_with_their_sums() -> None:
    table = crosstab_of([lean("A", "B"), lean("C", "B"), lean("C", "A"), lean("C", "C")])
    assert table.rows == (("C", 3), ("A", 1))
    assert table.columns == (("B", 2), ("A", 1), ("C", 1))


def test_an_actor_may_act_towards_itself() -> None:
    assert crosstab_of([lean("A", "A")]).cells[0].receiver == "A"


def test_claims_that_name_one_party_are_counted_beside() -> None:
    table = crosstab_of([lean("A", None), lean(None, "B")])
    assert (table.one_sided, table.cells, table.rows) == (2, (), ())


def test_the_order_of_the_claims_does_not_matter() -> None:
    claims = [lean("A", "B"), lean("C", "D"), lean("A", "D", domain="media")]
    assert crosstab_of(claims) == crosstab_of(claims[::-1])


def test_the_heaviest_keep_their_sums() -> None:
    table = crosstab_of([lean("A", "B"), lean("A", "C"), lean("A", "B"), lean("D", "C")])
    part = heaviest(table, rows=1, columns=1)
    assert part.rows == (("A", 3),)
    assert [(c.giver, c.receiver) for c in part.cells] == [("A", "B")]
