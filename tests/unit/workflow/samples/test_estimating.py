from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.records.estimations import Counting, Estimator
from dalil.storage.store import Store
from dalil.workflow.project import Study, open_study
from dalil.workflow.samples.estimating import Question, estimate, estimate_in
from dalil.workflow.samples.sampling import sample_named
from sampled_study import coded, coded_study, many_papers, sampled
from workbench import ENGLISH, a_study

Coded = tuple[Study, Store]


def is_right(words: str) -> bool:
    """One of five claims of the machine is wrong."""
    return not words.rstrip(".").split()[3].endswith("0")


@pytest.fixture(scope="module")
def over_claimed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Coded]:
    """A study of 120 units whose machine makes 60 claims, 48 of them right; 60 units are coded."""
    with coded_study(tmp_path_factory.mktemp("estimating"), right=is_right) as found:
        yield found


def test_a_count_is_corrected_by_what_people_found(over_claimed: Coded) -> None:
    found = estimate(*over_claimed, Question(by="relation"))
    (funding,) = [t for t in found.tallies if t.of == ("funding",)]
    assert (found.frame, found.drawn, found.audited, funding.naive) == (120, 60, 60, 60)
    assert [c.estimator for c in funding.counts] == [Estimator.PPI, Estimator.DESIGN, Estimator.DIFFERENCE]
    assert all(c.low <= 48 <= c.high < 60 for c in funding.counts)
    assert funding.refused is None and funding.differing > 0


def test_all_that_is_counted_makes_a_share_of_one(over_claimed: Coded) -> None:
    (every,) = estimate(*over_claimed, Question(by="all", share=True)).tallies
    assert every.of == () and every.naive_share == 1
    assert [(round(s.value, 6), s.high) for s in every.shares] == [(1, 1)] * 3


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("actor", [("state:TON",), ("state:WSM",)]),
        ("source", [("state:WSM",)]),
        ("target", [("state:TON",)]),
        ("dyad", [("state:TON", "state:WSM")]),
        ("year", [("",)]),
    ],
)
def test_claims_are_counted_by_what_is_asked(over_claimed: Coded, by: str, keys: list[tuple[str, ...]]) -> None:
    assert [t.of for t in estimate(*over_claimed, Question(by=by)).tallies] == keys


def test_units_are_counted_once(over_claimed: Coded) -> None:
    claims, units = (estimate(*over_claimed, Question(by="actor", counting=c)) for c in Counting)
    assert [t.naive for t in units.tallies] == [t.naive for t in claims.tallies]


def test_one_actor_may_be_asked_for_by_name(over_claimed: Coded) -> None:
    assert [t.of for t in estimate(*over_claimed, Question(by="actor", only=("ساموا",))).tallies] == [("state:WSM",)]
    with pytest.raises(UsageError, match="D548") as fault:
        estimate(*over_claimed, Question(by="actor", only=("Norway",)))
    assert "state:TON, state:WSM" in str(fault.value)
    with pytest.raises(UsageError, match="U\\+202E"):
        estimate(*over_claimed, Question(by="actor", only=("\u202e",)))


def test_actors_that_no_registry_knows_are_called_as_they_are_written(tmp_path: Path) -> None:
    study = open_study(a_study(tmp_path, papers={"norway.txt": ENGLISH}))
    with study.open_store() as store:
        sampled(study, store, 3)
    found = estimate_in(study.folder, Question(by="target"), "en")
    assert "Harbour Union" in found.naming.actors.values()


def test_what_shows_too_rarely_is_refused_with_what_would_carry_it(tmp_path: Path) -> None:
    study = many_papers(tmp_path, every=20)
    with study.open_store() as store:
        coded(study, store, sampled(study, store, 40), right=is_right)
        (tally,) = estimate(study, store, Question()).tallies
    assert tally.naive == 6 and not tally.counts and not tally.shares
    assert tally.refused is not None and tally.refused.key == "estimating.few_shown"
    assert dict(tally.refused.values)["least"] == "10"


def test_a_sample_that_nobody_has_coded_carries_nothing(tmp_path: Path) -> None:
    study = many_papers(tmp_path, papers=1)
    with study.open_store() as store:
        sampled(study, store, 20)
        found = estimate(study, store, Question(by="all"))
    assert [t.refused.key for t in found.tallies if t.refused] == ["estimating.not_coded"]
    assert found.remarks == ()


def test_a_level_must_be_one(over_claimed: Coded) -> None:
    for level in (0.2, 1.0, float("nan")):
        with pytest.raises(UsageError, match="D549"):
            Question(level=level)


def test_a_study_without_samples_says_how_to_draw_one(tmp_path: Path) -> None:
    study = many_papers(tmp_path, papers=1)
    with study.open_store() as store:
        with pytest.raises(UsageError, match="D543"):
            sample_named(store, None)
        sampled(study, store, 20)
        with pytest.raises(UsageError, match="D544"):
            sample_named(store, "summer")
