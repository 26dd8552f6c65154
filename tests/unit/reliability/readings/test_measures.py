from __future__ import annotations

import pytest

from dalil.reliability.readings.measures import (
    LEAST_DOCUMENTS,
    Counts,
    by_document,
    estimates,
    fixed,
    kappa_of,
    share,
    trio,
)

CLAIM = trio("claim", human=fixed(0.7))


def documents(count: int, hit: int = 1) -> list[Counts]:
    """Documents of two read and two coded claims each; every other one has no hit."""
    return [{"claim.hit": hit * (n % 2), "claim.got": 2, "claim.want": 2} for n in range(count)]


def test_precision_recall_and_f1_come_from_sums() -> None:
    given: list[Counts] = [
        {"claim.hit": 1, "claim.got": 1, "claim.want": 3},
        {"claim.hit": 1, "claim.got": 3, "claim.want": 1},
    ]
    p, r, f1 = estimates(CLAIM, given)
    assert (p.value, r.value, f1.value) == (0.5, 0.5, 0.5)
    assert (p.of, r.of, f1.human) == (4, 4, 0.7)


def test_nothing_to_measure_is_no_zero() -> None:
    nothing: list[Counts] = [{"claim.hit": 0, "claim.got": 0, "claim.want": 2}]
    assert [e.value for e in estimates(CLAIM, nothing)] == [None, 0.0, 0.0]
    assert estimates([share("half", "part", "whole")], [{}])[0].value is None


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    given = documents(40)
    first, again = estimates(CLAIM, given), estimates(CLAIM, given)
    assert first == again
    for e in first:
        assert e.value is not None and e.low is not None and e.high is not None
        assert 0 < e.low < e.value < e.high < 1


def test_more_documents_make_the_interval_narrower() -> None:
    widths = []
    for count in (20, 200):
        low, high = estimates(CLAIM, documents(count))[2].low, estimates(CLAIM, documents(count))[2].high
        assert low is not None and high is not None
        widths.append(high - low)
    assert widths[1] < widths[0] / 2


def test_too_few_documents_give_no_interval() -> None:
    few, enough = (estimates(CLAIM, documents(n))[2] for n in (LEAST_DOCUMENTS - 1, LEAST_DOCUMENTS))
    assert few.low is None and few.high is None and enough.low is not None


def test_documents_are_drawn_and_not_their_items() -> None:
    items = [(f"d{n // 10}", {"claim.hit": 1, "claim.got": 1, "claim.want": 1}) for n in range(100)]
    assert by_document(items) == [{"claim.hit": 10, "claim.got": 10, "claim.want": 10}] * 10


@pytest.mark.parametrize(
    ("both", "read", "coded", "kappa"), [(5, 5, 5, 1.0), (0, 5, 5, -1.0), (4, 8, 5, 0.0), (10, 10, 10, None)]
)
def test_kappa_takes_chance_away(both: int, read: int, coded: int, kappa: float | None) -> None:
    value = kappa_of("both", "read", "coded", "items")({"both": both, "read": read, "coded": coded, "items": 10})
    assert value == (None if kappa is None else pytest.approx(kappa, abs=1e-9))
