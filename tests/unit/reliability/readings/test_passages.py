from __future__ import annotations

from dalil.reliability.readings.measures import estimates
from dalil.reliability.readings.pairing import CodedClaim, Named, ReadClaim
from dalil.reliability.readings.passages import FIGURES, count_passage

FAMILIES = {"funding": "support", "arms_materiel": "support", "meeting_consult": "diplomacy"}
GRANT = ReadClaim(
    relation="funding",
    source="النرويج",
    target="لمالطا",
    domain="financial",
    polarity="asserted",
    amount=(5.0, "EUR"),
)
ARMS = ReadClaim(
    relation="arms_materiel",
    source=None,
    implied_source="فنلندا",
    target="حرس السواحل",
    domain="military",
    polarity="denied",
)


def coded(relation: str, source: str | None, target: str, **more: object) -> CodedClaim:
    """A coded claim; without words, its source is inherited."""
    given = Named(name="فنلندا") if source is None else Named(surface=source, name=source)
    return CodedClaim(relation=relation, source=given, target=Named(surface=target), **more)  # type: ignore[arg-type]


def values(*passages: tuple[list[ReadClaim], list[CodedClaim]]) -> dict[tuple[str, str], float | None]:
    """Every figure over these passages."""
    found = estimates(FIGURES, [count_passage(*p, FAMILIES) for p in passages])
    return {(e.name, e.measure): e.value for e in found}


def test_the_same_claims_are_all_found() -> None:
    right = [
        coded("funding", "النرويج", "مالطا", domain="financial", polarity="asserted", amount=(5.0, "EUR")),
        coded("arms_materiel", None, "لحرس السواحل", domain="military", polarity="denied"),
    ]
    assert set(values(([GRANT, ARMS], right), ([], [])).values()) == {1.0}


def test_an_inherited_source_is_found_and_a_missing_claim_lowers_recall() -> None:
    found = values(([GRANT, ARMS], [coded("arms_materiel", None, "حرس السواحل")]), ([], []))
    assert [found["claim", m] for m in ("p", "r", "f1")] == [1.0, 0.5, 2 / 3]
    assert (found["polarity", "share"], found["domain", "share"], found["amount", "share"]) == (0.0, 0.0, 1.0)


def test_a_dyad_the_wrong_way_round_is_no_dyad() -> None:
    found = values(([GRANT], [coded("funding", "مالطا", "النرويج")]), ([], [coded("meeting_consult", "أ", "ب")]))
    assert (found["dyad", "f1"], found["relation", "p"], found["has_claim", "p"]) == (0.0, 0.5, 0.5)


def test_a_relation_of_the_same_family_counts_for_the_family_only() -> None:
    found = values(([GRANT], [coded("arms_materiel", "النرويج", "مالطا")]))
    assert (found["claim", "f1"], found["claim_any", "f1"], found["dyad", "f1"]) == (0.0, 1.0, 1.0)


def test_only_claims_that_score_high_are_sure() -> None:
    sure, unsure = (coded("funding", "النرويج", "مالطا", score=s) for s in (0.8, 0.79))
    wrong = coded("funding", "السويد", "مالطا", score=0.95)
    found = values(([GRANT], [unsure, wrong]))
    assert (found["claim", "p"], found["sure", "p"]) == (0.5, 0.0)
    assert values(([GRANT], [sure, wrong]))["sure", "p"] == 0.5


def test_one_reading_is_found_once() -> None:
    twice = [coded("funding", "النرويج", "مالطا"), coded("funding", "النرويج", "مالطا")]
    assert values(([GRANT], twice))["claim", "p"] == 0.5
