from __future__ import annotations

from dalil.reliability.readings.papers import Names, PaperActor, PaperClaim, PaperCoded, count_paper_passage

GRANT = PaperClaim(
    relations=("funding", "humanitarian_aid"),
    sources=("Avalon", "Borea"),
    targets=("Corin",),
    domain="social",
    polarity="asserted",
    amount=(5e6, "EUR"),
    beneficiary="the old harbour school",
)
JOINT = PaperClaim(relations=("media_support",), sources=("Avalon", "Corin"), targets=("Avalon", "Corin"))
NAMES = Names(aliases={"Corin": ["Republic of Corinthia"]})


def coded(source: str, relation: str, target: str, **more: object) -> PaperCoded:
    """A coded claim with explicit actors."""
    actors = {"source": PaperActor(names=(source,)), "target": PaperActor(names=(target,))}
    return PaperCoded(relation=relation, **actors, **more)  # type: ignore[arg-type]


def test_each_further_pair_of_a_reading_is_right_once() -> None:
    first, further = coded("Avalon", "funding", "Corin"), coded("Borea", "funding", "Republic of Corinthia")
    counts = count_paper_passage([GRANT], [first, further, first, further], NAMES)
    assert (counts["claim.hit"], counts["claim.got"], counts["claim.want"]) == (1, 3, 1)


def test_the_way_back_of_a_pair_is_no_further_pair() -> None:
    both = [coded("Avalon", "media_support", "Corin"), coded("Corin", "media_support", "Avalon")]
    assert count_paper_passage([JOINT], both, NAMES)["claim.got"] == 2
    assert count_paper_passage([JOINT], [coded("Avalon", "media_support", "Avalon")], NAMES)["claim.hit"] == 0


def test_details_are_counted_on_found_claims() -> None:
    claim = coded("Avalon", "humanitarian_aid", "Corin", amount=(5e6, "EUR"), domain="social", beneficiary="school")
    counts = count_paper_passage([GRANT], [claim], NAMES)
    assert (counts["amounts"], counts["amount"], counts["domain"], counts["polarity"]) == (1, 1, 1, 0)
    assert (counts["beneficiaries"], counts["beneficiary"]) == (1, 0)
    assert (counts["source_how"], counts["target_how"]) == (1, 1)


def test_claims_outside_all_passages_are_false() -> None:
    counts = count_paper_passage([], [coded("Avalon", "funding", "Corin")], NAMES)
    assert (counts["claim.hit"], counts["claim.got"], counts["claim.want"]) == (0, 1, 0)
