from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import Issue, Severity, StorageError
from dalil.records.codings import Coding, Judgement, Outcome, Verdict
from dalil.storage.store import CodeCounts
from dalil.workflow.project import Study, open_study
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.codebook import figures_of
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.library import LibraryRow, MachineState, issues_of, library_of, plan_of
from dalil.workflow.review.notes import Remark, add_note
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.review.seats import Seat
from dalil.workflow.runs import READ_STEP
from dalil.workflow.study import add_to_study
from study_parts import add
from workbench import a_study

PERSON = coder_of_person("Layla")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return open_study(a_study(tmp_path))


def rows(study: Study) -> dict[str, LibraryRow]:
    with study.open_store(write=False) as store:
        return {row.source.origin: row for row in library_of(Seat(study=study, store=store, person=PERSON))}


def answer(study: Study, *, is_open: bool = False, verdict: Verdict = Verdict.REJECTED) -> None:
    """One answer of a person, on the first unit of the Norwegian paper with a claim of the machine."""
    with study.open_store() as store:
        theirs = next(c for id_ in store.source_ids() for c in store.codings(source_id=id_) if c.claims)
        claim = theirs.claims[0]
        judged = Judgement(coding_id=theirs.id, claim_id=claim.id, verdict=verdict)
        store.add_coder(PERSON)
        store.add_codings(
            [
                Coding(
                    id="mine",
                    run_id=theirs.run_id,
                    coder_id=PERSON.id,
                    unit_id=theirs.unit_id,
                    codebook_digest=theirs.codebook_digest,
                    outcome=Outcome.CODED,
                    judged=(judged,),
                    is_open=is_open,
                    at="2026-01-02T03:04:05Z",
                )
            ]
        )


def test_every_source_is_listed_with_its_units_and_how_far_the_machine_is(study: Study) -> None:
    found = rows(study)
    assert list(found) == ["norway.txt", "senegal.txt"]
    assert {row.machine for row in found.values()} == {MachineState.CODED}
    assert [row.source.direction for row in found.values()] == ["ltr", "rtl"]
    assert all(row.source.units == 4 and row.kind == "plain" for row in found.values())


def test_a_source_that_is_not_coded_or_was_coded_otherwise_is_told(study: Study, tmp_path: Path) -> None:
    new = tmp_path / "new.txt"
    new.write_text("Norway thanked Senegal.\n", encoding="utf-8")
    add(study, new)
    settings = study.folder / "study.toml"
    settings.write_text(settings.read_text() + '\n[sources."norway.txt"]\nvoice = "Norway"\n', encoding="utf-8")
    found = rows(open_study(study.folder))
    assert found["new.txt"].machine is MachineState.NOT_YET
    assert found["norway.txt"].machine is MachineState.OUTDATED
    assert found["norway.txt"].source.voice == "Norway"


def test_only_whole_answers_of_the_person_who_asks_count(study: Study) -> None:
    answer(study)
    assert [row.answered for row in rows(study).values()] == [1, 0]


def test_an_answer_that_is_still_open_does_not_count(study: Study) -> None:
    answer(study, is_open=True)
    assert [row.answered for row in rows(study).values()] == [0, 0]


def test_open_questions_are_counted_by_source(study: Study) -> None:
    with study.open_store() as store:
        seat = Seat(study=study, store=store, person=PERSON)
        unit = store.units(next(row.id for row in store.source_rows() if row.origin == "senegal.txt"))[2]
        add_note(seat, unit.id, Remark(text="من المانح؟", is_question=True))
        add_note(seat, unit.id, Remark(text="ملاحظة"))
    assert [row.questions for row in rows(study).values()] == [0, 1]


def test_issues_are_counted_by_severity_and_told_in_words(study: Study, tmp_path: Path) -> None:
    copy = tmp_path / "copy: of it.txt"
    copy.write_text((tmp_path / "papers" / "norway.txt").read_text() + "\n\u202eend\n", encoding="utf-8")
    add_to_study(study.folder, [copy], progress=lambda _: None)
    row = rows(study)["copy: of it.txt"]
    assert row.has_twin and not rows(study)["norway.txt"].has_twin
    assert row.issues[Severity.WARNING] >= 1
    with study.open_store(write=False) as store:
        issues = issues_of(Seat(study=study, store=store, person=PERSON), row.source.id)
        assert sum(row.issues.values()) == len(issues)
        assert [i.severity for i in issues] == sorted(
            (i.severity for i in issues), key=list(Severity).index, reverse=True
        )


def test_who_codes_blind_is_told_what_reading_noticed_and_not_what_the_machine_did(study: Study) -> None:
    with study.open_store() as store:
        seat = Seat(study=study, store=store, person=PERSON)
        (row,) = (row for row in store.source_rows() if row.origin == "norway.txt")
        note = store.coded_notes(plan_of(study).coder.id)[row.id]
        reading = next(run.id for run in store.runs() if run.step == READ_STEP)
        store.add_issues(note.run_id, [Issue(code="D452", severity=Severity.WARNING, where=f"{row.id}:0-6")])
        store.add_issues(reading, [Issue(code="D158", severity=Severity.NOTE, where=row.origin)])
        assert [i.code for i in issues_of(seat, row.id)] == ["D452", "D158"]
        turn_blind(seat, row.id, blind=True)
        assert [i.code for i in issues_of(seat, row.id)] == ["D158"]
    assert rows(study)["norway.txt"].issues == {Severity.NOTE: 1}


def test_the_issues_of_no_source_are_refused(study: Study) -> None:
    with study.open_store(write=False) as store, pytest.raises(StorageError, match="D815"):
        issues_of(Seat(study=study, store=store, person=PERSON), "nothing")


def test_figures_tell_machine_people_and_verdicts_apart(study: Study) -> None:
    answer(study)
    with study.open_store(write=False) as store:
        codebook = review_kit(study).codebook
        figures = figures_of(codebook, Seat(study=study, store=store, person=PERSON))
    assert set(figures) == set(codebook.relations)
    assert figures["funding"].machine >= 2
    assert sum(one.rejected for one in figures.values()) == 1
    assert figures["protest"] == CodeCounts()
