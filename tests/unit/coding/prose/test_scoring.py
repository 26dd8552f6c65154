"""The features by which a prose claim is scored."""

from __future__ import annotations

from dalil.coding.prose.arabic import read_arabic
from dalil.coding.prose.scoring import features_of
from sentence_passages import studied


def features(text: str) -> dict[str, float]:
    """The features of the one claim of a sentence."""
    sentence, (reading,) = read_arabic(*studied(text))
    (pair,) = reading.pairs()
    return features_of(sentence, reading, *pair, 1)


def test_a_claim_is_no_surer_than_its_less_sure_side() -> None:
    found = features("دعمت كينيا بيرو.")
    assert found["worse chance"] == min(found["source chance"], found["target chance"]) > 0


def test_a_claim_whose_sides_are_settled_by_rule_has_no_chances() -> None:
    assert "worse chance" not in features("كينيا المدعومة من بيرو.")
