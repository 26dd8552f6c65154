from collections.abc import Sequence

import pytest

from dalil.codebook.checking import AnsweredClaim, as_document, check_examples, compare, count, same_words
from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Example, ExpectedClaim
from dalil.records.claims import Polarity


def example(*claims: ExpectedClaim, path: tuple[str, ...] = ()) -> Example:
    return Example(id="e.1", text="Malta and Iceland signed it.", language="en", claims=claims, path=path)


def expected(relation: str = "agreement", *, domain: str | None = None) -> ExpectedClaim:
    return ExpectedClaim(source="Malta", relation=relation, target="Iceland", domain=domain)


def answer(source: str | None, target: str | None, *, relation: str = "agreement", **details: str) -> AnsweredClaim:
    polarity = Polarity(details.get("polarity", "asserted"))
    return AnsweredClaim(
        source=source, relation=relation, target=target, polarity=polarity, domain=details.get("domain")
    )


def perfect(example: Example) -> Sequence[AnsweredClaim]:
    return [
        AnsweredClaim(source=c.source, relation=c.relation, target=c.target, polarity=c.polarity, domain=c.domain)
        for c in example.claims
    ]


def test_the_examples_answered_as_written_all_pass() -> None:
    results = check_examples(load_codebook("relations"), perfect)
    counts = count(results)
    assert counts.passed == counts.examples == len(results)
    assert (counts.precision, counts.recall) == (1.0, 1.0)


def test_a_coder_that_says_nothing_has_no_precision() -> None:
    counts = count(check_examples(load_codebook("relations"), lambda _: []))
    assert (counts.precision, counts.recall, counts.passed) == (None, 0.0, 0)


def test_another_relation_is_both_missed_and_extra() -> None:
    result = compare(example(expected()), [answer("Malta", "Iceland", relation="funding")], symmetric=frozenset())
    assert (len(result.matched), len(result.missed), len(result.extra)) == (0, 1, 1)
    assert not result.passed


@pytest.mark.parametrize(("symmetric", "matched"), [(frozenset({"agreement"}), 1), (frozenset(), 0)])
def test_only_a_symmetric_relation_may_change_places(symmetric: frozenset[str], matched: int) -> None:
    result = compare(example(expected()), [answer("Iceland", "Malta")], symmetric=symmetric)
    assert len(result.matched) == matched


def test_wrong_polarity_or_domain_matches_without_passing() -> None:
    wrong = compare(example(expected()), [answer("Malta", "Iceland", polarity="denied")], symmetric=frozenset())
    assert len(wrong.matched) == 1
    assert not wrong.passed
    asked = example(expected(domain="military"))
    assert not compare(asked, [answer("Malta", "Iceland", domain="media")], symmetric=frozenset()).passed


def test_a_domain_that_the_example_leaves_open_may_be_any() -> None:
    assert compare(example(expected()), [answer("Malta", "Iceland", domain="media")], symmetric=frozenset()).passed


def test_the_answer_with_the_right_details_is_taken_first() -> None:
    answers = [answer("Malta", "Iceland", polarity="planned"), answer("Malta", "Iceland")]
    result = compare(example(expected()), answers, symmetric=frozenset())
    assert result.matched[0].polarity_agrees
    assert [a.polarity for a in result.extra] == [Polarity.PLANNED]


def test_an_example_without_claims_passes_on_silence_only() -> None:
    assert compare(example(), [], symmetric=frozenset()).passed
    assert not compare(example(), [answer("Malta", None)], symmetric=frozenset()).passed


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("حزب الساحل", "لحزب الساحل", True),
        ("وفد من حزب الساحل", "حزب الساحل", True),
        ("للأردن", "الأردن", True),
        ("وآيسلندا", "آيسلندا", True),
        ("the Harbour Union", "Harbour Union", True),
        ("حزب الساحل", "حزب المرتفعات", False),
        ("Norway", "Norfolk", False),
        (None, None, True),
        (None, "Norway", False),
        ("…", "Norway", False),
    ],
)
def test_surfaces_of_one_actor(first: str | None, second: str | None, same: bool) -> None:
    assert same_words(first, second) is same
    assert same_words(second, first) is same


def test_an_example_under_headings_becomes_an_outline() -> None:
    assert as_document(example()) == "Malta and Iceland signed it.\n"
    outline = as_document(example(path=("Relations of Malta", "Outcomes", "Political")))
    assert outline == "Relations of Malta\n\nOutcomes:\nPolitical:\n- Malta and Iceland signed it.\n"
