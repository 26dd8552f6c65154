from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from dalil.publishing.lean import Standing
from dalil.records.codings import CoderKind, Coding, Judgement, Verdict, coder_of
from dalil.records.decisions import Decision
from dalil.records.runs import Run
from dalil.storage.store import Store
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.evidence import evidence_of
from dalil.workflow.review.index import ClaimIndex, Picture
from dalil.workflow.review.views import study_labels
from workbench import a_study

LAYLA = coder_of("ليلى", CoderKind.HUMAN, version="1", settings_digest="person")
AT = "2026-01-02T03:04:05Z"
RUN = Run(id="r" * 16, step="judge", version="0", settings_digest="", inputs=0, done=0, skipped=0, failed=0)


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return open_study(a_study(tmp_path))


def index_of(study: Study) -> ClaimIndex:
    return ClaimIndex(study, study_labels(study))


def picture_of(study: Study) -> Picture:
    with study.open_store(write=False) as store:
        return index_of(study).refresh(store)


def answer(store: Store, verdict: Verdict, *, is_open: bool = False) -> Coding:
    """Layla's answer to the first unit for which the machine has a claim."""
    row = next(store.latest_claims())
    theirs = store.latest_coding(row.unit_id, row.coder_id)
    assert theirs is not None
    (claim, *_) = theirs.claims
    own = () if verdict is Verdict.REJECTED else (replace(claim, id="own"),)
    becomes = None if verdict is Verdict.REJECTED else "own"
    judged = Judgement(coding_id=theirs.id, claim_id=claim.id, verdict=verdict, becomes=becomes)
    said = replace(
        theirs, id="said", coder_id=LAYLA.id, claims=own, judged=(judged,), at=AT, is_open=is_open, run_id=RUN.id
    )
    store.add_coder(LAYLA)
    store.add_run(RUN)
    store.add_codings((said,))
    return said


def test_all_claims_stand_in_reading_order_with_their_actors_keys(study: Study) -> None:
    picture = picture_of(study)
    places = [(picture.sources[c.source_id].origin, c.start) for c in picture.claims]
    assert places == sorted(places)
    assert {"state:NOR", "state:JPN", "state:SEN"} <= picture.actors
    assert {c.standing for c in picture.claims} == {Standing.MACHINE}


def test_a_store_that_has_not_grown_gives_the_same_picture(study: Study) -> None:
    index = index_of(study)
    with study.open_store(write=False) as store:
        assert index.refresh(store) is index.refresh(store)


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_new_answer_is_taken_in(study: Study, verdict: Verdict) -> None:
    index = index_of(study)
    with study.open_store() as store:
        index.refresh(store)
        said = answer(store, verdict)
        picture = index.refresh(store)
    of_unit = [c for c in picture.claims if c.unit_id == said.unit_id]
    assert [c.standing.value for c in of_unit if c.overruled] == [verdict.value]
    assert [c.coder_id for c in of_unit if not c.overruled] == [LAYLA.id] * len(said.claims)
    assert picture.claims == picture_of(study).claims


def test_an_open_answer_counts_as_none(study: Study) -> None:
    with study.open_store() as store:
        answer(store, Verdict.REJECTED, is_open=True)
    assert {c.standing for c in picture_of(study).claims} == {Standing.MACHINE}


def test_a_decision_goes_before_all_answers(study: Study) -> None:
    index = index_of(study)
    with study.open_store() as store:
        index.refresh(store)
        said = answer(store, Verdict.ACCEPTED)
        decision = Decision(
            id="d", unit_id=said.unit_id, coding_ids=(said.id,), claims=said.claims, decided_by="ليلى", rule="expert"
        )
        store.add_decisions((decision,))
        picture = index.refresh(store)
        of_unit = [c for c in picture.claims if c.unit_id == said.unit_id]
        assert [c.standing for c in of_unit if not c.overruled] == [Standing.DECIDED]
        (found,) = evidence_of(study, store, [c for c in of_unit if c.standing is Standing.DECIDED])
    assert (found.decided_by, found.seen.claim) == ("ليلى", said.claims[0])


def test_a_unit_decided_without_claims_counts_none(study: Study) -> None:
    with study.open_store() as store:
        row = next(store.latest_claims())
        none = Decision(
            id="d", unit_id=row.unit_id, coding_ids=(row.coding_id,), claims=(), decided_by="x", rule="expert"
        )
        store.add_decisions((none,))
    assert all(c.overruled for c in picture_of(study).claims if c.unit_id == row.unit_id)


def test_evidence_comes_whole_and_in_the_order_asked_for(study: Study) -> None:
    picture = picture_of(study)
    wanted = picture.claims[::-1]
    with study.open_store(write=False) as store:
        found = evidence_of(study, store, wanted)
    assert [e.seen.claim.id for e in found] == [c.claim_id for c in wanted]
    for one in found:
        quote = one.seen.claim.evidence[0]
        assert one.seen.source.text[quote.span.start : quote.span.end] == quote.exact


def test_names_are_found_folded_in_both_languages(study: Study) -> None:
    picture = picture_of(study)
    assert "state:JPN" in picture.named("يابان") & picture.named("JAPAN")
    assert picture.named("nobody is called so") == frozenset()


def test_threads_share_one_picture(study: Study) -> None:
    index, found = index_of(study), []

    def ask() -> None:
        with study.open_store(write=False) as store:
            found.append(index.refresh(store))

    threads = [Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(map(id, found))) == 1


def test_what_the_settings_say_of_a_source_holds(study: Study) -> None:
    settings = study.folder / "study.toml"
    with settings.open("a", encoding="utf-8") as file:
        file.write('\n[sources."norway.txt"]\ntitle = "Renamed"\npublished = 2019-05\n'.replace("2019-05", '"2019-05"'))
    picture = picture_of(open_study(study.folder))
    row = next(s for s in picture.sources.values() if s.origin == "norway.txt")
    assert (row.title, row.published) == ("Renamed", "2019-05")
    assert {c.published for c in picture.claims if c.source_id == row.id} == {"2019-05"}


def test_two_thousand_answers_are_taken_in_quickly(study: Study) -> None:
    index = index_of(study)
    with study.open_store() as store:
        index.refresh(store)
        start = time.perf_counter()
        for _ in range(200):
            index.refresh(store)
    assert time.perf_counter() - start < 2
