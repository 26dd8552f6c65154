from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.reliability.samples.sampling import Wish
from dalil.storage.store import Store
from dalil.workflow.project import Study, create_study
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.samples.sampling import Asked, keep_sample, plan_sample, samples
from sampled_study import many_papers

Opened = tuple[Study, Store]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A study of 120 units in 3 papers, half of them with a claim."""
    study = many_papers(tmp_path_factory.mktemp("planning"))
    with study.open_store() as store:
        yield study, store


def test_a_sample_is_drawn_from_all_that_the_machine_answered(opened: Opened) -> None:
    planned = plan_sample(*opened, Asked(name=" a  sample ", units=30))
    sample = planned.sample
    assert (sample.name, sample.size, len(sample.units), planned.claims) == ("a sample", 120, 30, 60)
    assert len({u.unit_id for u in sample.units}) == 30
    assert sum(s.drawn for s in sample.strata) == 30
    assert all(0 < sample.probability(u) <= 1 for u in sample.units)


def test_the_same_seed_draws_the_same_sample(opened: Opened) -> None:
    one, again, other = (plan_sample(*opened, Asked(name="x", units=30, wish=Wish(seed=s))).sample for s in (1, 1, 2))
    assert one == again
    assert one.units != other.units


def test_a_sample_is_kept_and_not_drawn_anew(opened: Opened) -> None:
    sample = plan_sample(*opened, Asked(name="kept", units=30, people=("Layla",))).sample
    keep_sample(opened[1], sample, by=coder_of_person("Amal"))
    assert samples(opened[1]) == (sample,)
    assert sample.people == (coder_of_person("Layla").id,)
    with pytest.raises(UsageError, match="D542"):
        plan_sample(*opened, Asked(name="kept", units=9))
    with pytest.raises(UsageError, match="D542"):
        keep_sample(opened[1], sample, by=coder_of_person("Amal"))


def test_a_narrower_interval_needs_more_units(opened: Opened) -> None:
    wide, narrow = (plan_sample(*opened, Asked(name="w", width=w)) for w in (0.5, 0.2))
    assert len(wide.sample.units) < len(narrow.sample.units)
    assert narrow.half_width <= 0.2 * 60 < wide.half_width <= 0.5 * 60


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Asked(name="\u202e", units=9), "D541"),
        (Asked(name="a" * 61, units=9), "D541"),
        (Asked(name=" ", units=9), "D541"),
        (Asked(name="a"), "D545"),
        (Asked(name="a", units=9, width=0.1), "D545"),
        (Asked(name="a", width=float("nan")), "D551"),
        (Asked(name="a", width=float("inf")), "D551"),
        (Asked(name="a", width=0.0), "D551"),
        (Asked(name="a", units=1), "D547"),
        (Asked(name="a", units=121), "D547"),
    ],
)
def test_what_cannot_be_drawn_is_refused(opened: Opened, asked: Asked, code: str) -> None:
    with pytest.raises(UsageError, match=code):
        plan_sample(*opened, asked)


def test_a_study_must_be_coded_first(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="Empty")
    with study.open_store() as store, pytest.raises(UsageError, match="D540"):
        plan_sample(study, store, Asked(name="a", units=9))


def test_a_width_needs_claims(tmp_path: Path) -> None:
    study = many_papers(tmp_path, papers=1, every=100)
    with study.open_store() as store, pytest.raises(UsageError, match="D546"):
        plan_sample(study, store, Asked(name="a", width=0.1))
