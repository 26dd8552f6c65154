from __future__ import annotations

from collections.abc import Iterator

import pytest

from dalil.errors import UsageError
from dalil.records.estimations import Audit, ErrorRate
from dalil.workflow.samples.auditing import audit
from sampled_study import coded_study


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audit]:
    """The audit of a machine of which a fifth of the 60 claims is wrong, and none is missed; 60 units are coded."""
    with coded_study(tmp_path_factory.mktemp("auditing"), right=lambda w: not w.endswith("0 in Tonga.")) as opened:
        with pytest.raises(UsageError, match="D549"):
            audit(*opened, None, level=1)
        yield audit(*opened, None)


def rate(found: Audit, measure: str, of: str = "") -> ErrorRate:
    """One rate of an audit."""
    (one,) = [r for r in found.rates if (r.measure, r.of) == (measure, of)]
    return one


def test_rates_are_of_the_whole_frame(found: Audit) -> None:
    precision, recall = rate(found, "precision"), rate(found, "recall")
    assert precision.low is not None and precision.high is not None and precision.value is not None
    assert precision.low < 0.8 < precision.high and 0.7 < precision.value < 0.9
    assert (recall.value, recall.high) == (1, 1) and recall.low is not None and recall.low < 0.93


def test_rates_rest_on_claims_of_the_sample(found: Audit) -> None:
    claimed = sum(s[3] for s in found.strata if s[0] == "funding")
    assert rate(found, "precision", "funding").rests_on == claimed
    assert rate(found, "units_alike").rests_on == found.audited == 60


def test_strata_tell_how_often_both_say_the_same(found: Audit) -> None:
    assert [(name, size) for name, size, *_ in found.strata] == [("–", 60), ("funding", 60)]
    nothing, funding = found.strata
    assert nothing[3] == nothing[4] and funding[4] < funding[3] == funding[2]


def test_it_is_told_that_nobody_coded_blind(found: Audit) -> None:
    assert found.blind == 0
    assert [r.key for r in found.remarks] == ["estimating.not_blind"]
