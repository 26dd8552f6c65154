from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from dalil.errors import StorageError
from dalil.records.codings import CoderKind, coder_of
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.workflow import runs
from dalil.workflow.checks import check_store
from dalil.workflow.project import Study, create_study, open_study
from dalil.workflow.runs import CodingPlan, Progress, add_files, run_study
from dalil.workflow.steps import CodedOutcome
from study_parts import CODEBOOK, CODER, PLAN, add, code_source, read, segment, study_of, write_papers


def counts(run: object) -> tuple[int, ...]:
    return tuple(getattr(run, name) for name in ("inputs", "done", "skipped", "failed"))


def code_as(plan: CodingPlan) -> runs.CodeSource:
    return partial(code_source, plan=plan)


# Adding


def test_progress_tells_what_became_of_each_file(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    papers = write_papers(tmp_path / "papers", 2)
    files = [papers / "000.txt", papers / "missing.txt", papers / "000.txt", papers / "001.txt"]
    told: list[Progress] = []
    add_files(study, files, read=read, segment=segment, version="0.1.0", progress=told.append)
    assert [t.fate.value for t in told] == ["done", "failed", "skipped", "done"]


def test_files_and_folders_are_added_in_order(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    papers = write_papers(tmp_path / "papers", 3)
    write_papers(papers / "below", 0)
    (papers / "below" / "z.txt").write_text("نص آخر\n", encoding="utf-8")
    (papers / ".hidden").write_text("x", encoding="utf-8")
    (papers / "~$lock.docx").write_text("x", encoding="utf-8")
    told: list[Progress] = []
    report = add_files(study, [papers], read=read, segment=segment, version="0.1.0", progress=told.append)
    assert [Path(t.where).name for t in told] == ["000.txt", "001.txt", "002.txt", "z.txt"]
    assert told[-1].handled == told[-1].total == 4
    assert counts(report.run) == (4, 4, 0, 0)
    with study.open_store() as store:
        assert list(store.source_ids()) == list(report.added)
        assert check_store(store).ok


def test_the_same_bytes_are_added_once_and_reported(tmp_path: Path) -> None:
    study = study_of(tmp_path, 2)
    copy = tmp_path / "copy.txt"
    copy.write_bytes((tmp_path / "papers" / "001.txt").read_bytes())
    report = add(study, copy)
    assert report.duplicates == ((str(copy), "001.txt"),)
    assert counts(report.run) == (1, 0, 1, 0)


def test_the_studys_own_files_and_output_are_no_sources(tmp_path: Path) -> None:
    study = create_study(tmp_path, title="t", codebook_text="x")
    write_papers(tmp_path / "papers", 1)
    write_papers(tmp_path / "published", 1)
    assert counts(add(study, tmp_path).run) == (1, 1, 0, 0)


def test_files_that_fail_cost_only_themselves(tmp_path: Path) -> None:
    papers = write_papers(tmp_path / "papers", 1)
    (papers / "binary.txt").write_bytes(b"\xff\xfe\xff")
    study = create_study(tmp_path / "study", title="t")
    (tmp_path / "empty").mkdir()
    report = add(study, tmp_path / "gone.txt", tmp_path / "empty", papers)
    assert counts(report.run) == (4, 1, 0, 3)
    assert [i.code for i in report.issues] == ["D030", "D034", "D031"]
    with study.open_store() as store:
        assert set(store.issues(report.run.id)) == set(report.issues)
        assert store.runs() == (report.run,)


def test_a_reader_that_crashes_costs_one_file(tmp_path: Path) -> None:
    def crash(path: Path) -> object:
        return read(path) if path.name != "000.txt" else [][1]

    study = create_study(tmp_path / "study", title="t")
    papers = write_papers(tmp_path / "papers", 2)
    report = add_files(study, [papers], read=crash, segment=segment, version="0.1.0")  # type: ignore[arg-type]
    assert counts(report.run) == (2, 1, 0, 1)
    assert report.issues[0].code == "D910"
    assert "IndexError" in report.issues[0].render("en")
    assert "test_runs.py" in report.issues[0].render("ar")


def test_a_file_that_changes_while_it_is_read_is_not_added(tmp_path: Path) -> None:
    def late(path: Path) -> object:
        path.write_text("تغيّر", encoding="utf-8")
        return read(path)

    study = create_study(tmp_path / "study", title="t")
    papers = write_papers(tmp_path / "papers", 1)
    report = add_files(study, [papers], read=late, segment=segment, version="0.1.0")  # type: ignore[arg-type]
    assert [i.code for i in report.issues] == ["D032"]


def test_a_file_too_large_for_a_store_is_told(tmp_path: Path) -> None:
    with (tmp_path / "huge.txt").open("wb") as file:
        file.truncate(runs.MAX_RAW + 1)
    report = add(create_study(tmp_path / "study", title="t"), tmp_path / "huge.txt")
    assert [i.code for i in report.issues] == ["D033"]


def test_units_out_of_place_keep_a_source_out(tmp_path: Path) -> None:
    def twice(source: Source) -> tuple[Unit, ...]:
        return segment(source) + segment(source)

    study = create_study(tmp_path / "study", title="t")
    papers = write_papers(tmp_path / "papers", 1)
    report = add_files(study, [papers], read=read, segment=twice, version="0.1.0")
    assert [i.code for i in report.issues] == ["D834"]
    assert report.added == ()


def test_notes_of_the_reader_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ملاحظة", encoding="utf-8")
    report = add(create_study(tmp_path / "study", title="t"), tmp_path / "a.txt")
    assert counts(report.run) == (1, 1, 0, 0)
    assert len(report.issues) == 1


# Coding


def test_a_run_codes_every_source_once(tmp_path: Path) -> None:
    study = study_of(tmp_path, 3)
    first = run_study(study, code_source, plan=PLAN)
    second = run_study(study, code_source, plan=PLAN)
    assert (counts(first), counts(second)) == ((3, 3, 0, 0), (3, 0, 3, 0))
    assert first.id != second.id
    with study.open_store() as store:
        assert store.stats().codings == 9
        assert store.stats().claims == 6
        assert [r.step for r in store.runs()] == ["read", "code", "code"]
        assert check_store(store, actor_ids={"state:IRN"}).ok


def test_a_new_source_alone_is_coded(tmp_path: Path) -> None:
    study = study_of(tmp_path, 2)
    run_study(study, code_source, plan=PLAN)
    add(study, write_papers(tmp_path / "papers", 3))
    assert counts(run_study(study, code_source, plan=PLAN)) == (3, 1, 2, 0)


def test_another_codebook_supersedes_and_going_back_supersedes_again(tmp_path: Path) -> None:
    study = study_of(tmp_path, 1)
    changed = replace(PLAN, codebook=replace(CODEBOOK, digest="c2"))
    for plan in (PLAN, changed, PLAN, changed):
        assert run_study(study, code_as(plan), plan=plan).done == 1
    with study.open_store() as store:
        (source_id,) = store.source_ids()
        assert len(store.codings(source_id=source_id)) == 12
        assert {c.codebook_digest for c in store.latest_codings(source_id, CODER.id)} == {"c2"}
        assert check_store(store).ok


def test_another_coder_leaves_the_first_ones_codings(tmp_path: Path) -> None:
    study = study_of(tmp_path, 1)
    other = replace(PLAN, coder=coder_of("test.money.v1", CoderKind.RULES, version="2", settings_digest="s"))
    for plan in (PLAN, other):
        run_study(study, code_as(plan), plan=plan)
    with study.open_store() as store:
        (source_id,) = store.source_ids()
        assert len(store.latest_codings(source_id)) == 6
        assert len(store.latest_codings(source_id, CODER.id)) == 3


def test_a_changed_voice_codes_that_source_again_and_an_equal_answer_stays(tmp_path: Path) -> None:
    study = study_of(tmp_path, 2)
    run_study(study, code_source, plan=PLAN)
    with (study.folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write('[sources."001.txt"]\nvoice = "الحركة"\n')
    study = open_study(study.folder)
    assert counts(run_study(study, code_source, plan=PLAN)) == (2, 1, 1, 0)
    with study.open_store() as store:
        assert store.stats().codings == 6


def test_a_coder_sees_what_the_settings_say_of_a_source(tmp_path: Path) -> None:
    study = study_of(tmp_path, 1)
    with (study.folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write('[sources."000.txt"]\npublished = "2019"\n')
    seen: list[str | None] = []

    def look(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        seen.append(source.published)
        return code_source(source, units)

    run_study(open_study(study.folder), look, plan=PLAN)
    assert seen == ["2019"]


def test_a_source_that_crashes_the_coder_costs_itself_and_is_tried_again(tmp_path: Path) -> None:
    study = study_of(tmp_path, 3)

    def crash(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        if source.origin == "001.txt":
            raise RecursionError("too deep")
        return code_source(source, units)

    run = run_study(study, crash, plan=PLAN)
    assert counts(run) == (3, 2, 0, 1)
    with study.open_store() as store:
        (issue,) = store.issues(run.id)
    assert (issue.code, issue.where) == ("D910", "001.txt")
    assert counts(run_study(study, code_source, plan=PLAN)) == (3, 1, 2, 0)


@pytest.mark.parametrize("slip", ["unit", "twice", "coder", "codebook"])
def test_an_answer_that_does_not_fit_is_not_stored(tmp_path: Path, slip: str) -> None:
    study = study_of(tmp_path, 1)

    def wrong(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        good = code_source(source, units)
        first = good.codings[0]
        if slip == "unit":
            return replace(good, codings=(replace(first, unit_id="x", claims=()),))
        if slip == "twice":
            return replace(good, codings=(first, first))
        if slip == "coder":
            return replace(good, codings=(replace(first, coder_id="x"),))
        return replace(good, codings=(replace(first, codebook_digest="x"),))

    run = run_study(study, wrong, plan=PLAN)
    with study.open_store() as store:
        assert [i.code for i in store.issues(run.id)] == ["D911"]
        assert store.stats().codings == 0


def test_a_broken_off_run_keeps_what_it_had_and_resumes(tmp_path: Path) -> None:
    study = study_of(tmp_path, 5)

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_study(study, code_source, plan=PLAN, progress=stop)
    with study.open_store() as store:
        assert counts(store.runs()[-1]) == (2, 2, 0, 0)
    assert counts(run_study(study, code_source, plan=PLAN)) == (5, 3, 2, 0)


def test_a_full_disk_stops_the_run_and_it_resumes(tmp_path: Path) -> None:
    study = study_of(tmp_path, 3)

    def fill(source: Source, units: tuple[Unit, ...]) -> CodedOutcome:
        if source.origin == "001.txt":
            raise StorageError("D806", path="x", detail="full")
        return code_source(source, units)

    with pytest.raises(StorageError, match="D806"):
        run_study(study, fill, plan=PLAN)
    assert counts(run_study(study, code_source, plan=PLAN)) == (3, 2, 1, 0)


def test_two_runs_at_once_code_each_source_once(tmp_path: Path) -> None:
    study = study_of(tmp_path, 12)
    found: list[tuple[int, ...]] = []
    workers = [
        threading.Thread(target=lambda: found.append(counts(run_study(study, code_source, plan=PLAN))))
        for _ in range(2)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(done for _, done, _, _ in found) == 12
    assert sum(skipped for _, _, skipped, _ in found) == 12
    with study.open_store() as store:
        assert store.stats().codings == 36
        assert check_store(store).ok


# Power loss

KILLED = """
    import sys, time
    from pathlib import Path
    from study_parts import PLAN, code_source
    from dalil.workflow.project import open_study
    from dalil.workflow.runs import run_study

    def slowly(source, units):
        time.sleep(0.005)
        return code_source(source, units)

    run_study(open_study(Path(sys.argv[1])), slowly, plan=PLAN, progress=lambda p: print(p.where, flush=True))
"""


def killed_after(study: Study, sources: int) -> list[str]:
    """The sources that a run had acknowledged when it was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(study.folder)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process, process.stdout as told:
        acknowledged = [told.readline().strip() for _ in range(sources)]
        os.kill(process.pid, signal.SIGKILL)
        return [name for name in (*acknowledged, *told.read().split()) if name]


def test_a_killed_run_loses_nothing_it_had_acknowledged(tmp_path: Path) -> None:
    study = study_of(tmp_path, 60)
    coded: set[str] = set()
    for _ in range(4):
        acknowledged = killed_after(study, len(coded) + 7)
        with study.open_store() as store:
            notes = {s.origin for s in store.sources() if store.coded(s.id, CODER.id) is not None}
            whole = {s.origin for s in store.sources() if len(store.latest_codings(s.id, CODER.id)) == 3}
            assert check_store(store).ok
        assert set(acknowledged) <= notes
        assert notes == whole
        assert coded <= notes
        coded = notes
    assert len(coded) >= 28
    run = run_study(study, code_source, plan=PLAN)
    assert counts(run) == (60, 60 - len(coded), len(coded), 0)
    with study.open_store() as store:
        assert store.stats().codings == 180
        assert check_store(store, actor_ids={"state:IRN"}).ok
