from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dalil.errors import UsageError
from dalil.storage.people import Role
from dalil.web.jobs import KEPT, Job, JobKind, Jobs, JobState
from dalil.workflow.review.adding import JobStep, Stage, Tell
from workbench import PASSWORD, Browser, a_study, browser_of, client_of, settings_of, with_accounts

PAPER = "علاقات السنغال\n- موّلت اليابان ميناءً في السنغال.\n".encode()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    with client_of(a_study(tmp_path)) as found:
        yield found


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), data)
    return packed.getvalue()


def sent(browser: Browser, *files: tuple[str, bytes]) -> dict[str, Any]:
    """What became of the files that were sent."""
    answer = browser.post("/api/sources", files=[("files", file) for file in files])
    assert answer.status_code == 202, answer.json()
    return ended(browser, answer.json()["number"])


def ended(browser: Browser, number: int) -> dict[str, Any]:
    for _ in range(600):
        job: dict[str, Any] = next(j for j in browser.get("/api/jobs").json()["jobs"] if j["number"] == number)
        if job["state"] not in ("waiting", "running"):
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def origins(browser: Browser) -> dict[str, str]:
    return {row["origin"]: row["machine"] for row in browser.get("/api/sources").json()["sources"]}


def test_files_are_read_coded_and_found(browser: Browser, tmp_path: Path) -> None:
    norway = (tmp_path / "papers" / "norway.txt").read_bytes()
    job = sent(browser, ("ورقة.txt", PAPER), ("copy.txt", norway), ("broken.pdf", b"%PDF-1.4 no"))
    assert (job["state"], job["added"], job["duplicates"], job["failed"]) == ("done", 1, 1, 1)
    fates = {file["name"]: file for file in job["files"]}
    assert fates["ورقة.txt"]["source_id"] and fates["copy.txt"]["twin"] == "norway.txt"
    assert fates["broken.pdf"]["issues"][0]["code"].startswith("D1")
    assert "dalil-uploads" not in str(job)
    assert origins(browser)["ورقة.txt"] == "coded"
    assert browser.get("/api/search", params={"q": "ميناء"}).json()["units"] == 2


def test_an_archive_that_would_leave_its_folder_stays_in_it(browser: Browser, tmp_path: Path) -> None:
    packed = zipped(
        good_DOT_txt=PAPER, **{"_DOT__DOT__DOT_": b"x", "..__..__evil_DOT_txt": b"x", "__etc__x_DOT_txt": b"y"}
    )
    job = sent(browser, ("papers.zip", packed))
    assert {file["name"] for file in job["files"] if file["fate"] == "done"} >= {"papers.zip/good.txt"}
    assert job["issues"] or job["failed"]
    assert not list(tmp_path.parent.rglob("evil.txt")) and not Path("/etc/x.txt").exists()


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "..\\evil.txt", "C:\\evil.txt", "/etc/evil.txt", "\u202eevil.txt", "CON"]
)
def test_a_name_that_leads_elsewhere_is_only_a_name(browser: Browser, name: str) -> None:
    job = sent(browser, (name, PAPER))
    (file,) = job["files"]
    assert file["fate"] == "done"
    assert not set(file["name"]) & set("/\\:\u202e")


def test_a_request_without_files_is_refused(browser: Browser) -> None:
    empty = browser.post("/api/sources", files={"note": (None, "nothing")})
    assert (empty.status_code, empty.json()["code"]) == (400, "D613")


def test_metadata_with_faults_fail_the_job_and_say_why(browser: Browser) -> None:
    job = sent(browser, ("a.txt", PAPER), ("a.txt.toml", b"publisher = 5\n"))
    assert job["state"] == "failed"
    assert job["error"]["code"].startswith("D") and "dalil-uploads" not in job["error"]["message"]


def test_only_a_manager_adds_and_stops(tmp_path: Path) -> None:
    study = with_accounts(a_study(tmp_path, code=False), Layla=Role.CODER)
    with browser_of(settings_of(study)) as browser:
        browser.sign_in("Layla", PASSWORD)
        assert browser.post("/api/sources", files={"files": ("a.txt", PAPER)}).json()["code"] == "D073"
        assert browser.post("/api/jobs").json()["code"] == "D073"
        assert browser.delete("/api/jobs/1").json()["code"] == "D073"
        assert browser.get("/api/jobs").json() == {"jobs": []}


def test_what_is_not_coded_is_coded_when_asked(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        assert set(origins(browser).values()) == {"not_yet"}
        job = ended(browser, browser.post("/api/jobs").json()["number"])
        assert (job["kind"], job["state"]) == ("code", "done")
        assert set(origins(browser).values()) == {"coded"}


def test_a_search_has_the_index_made(tmp_path: Path) -> None:
    with client_of(a_study(tmp_path, code=False)) as browser:
        first = browser.get("/api/search", params={"q": "ميناء"}).json()
        assert (first["searched"], first["total"]) == (0, 2)
        assert ended(browser, 1)["kind"] == "index"
        assert browser.get("/api/search", params={"q": "ميناء"}).json()["units"] == 1


def test_a_job_that_is_not_there_cannot_be_stopped(browser: Browser) -> None:
    answer = browser.delete("/api/jobs/99")
    assert (answer.status_code, answer.json()["code"]) == (404, "D614")


# The line of jobs itself


def settled(jobs: Jobs) -> tuple[Job, ...]:
    for _ in range(200):
        if all(job.state.is_over for job in jobs.all()):
            break
        time.sleep(0.01)
    return jobs.all()


def test_one_job_runs_at_a_time_and_each_is_told() -> None:
    told: list[tuple[int, JobState]] = []
    gate, running = threading.Event(), []

    def work(tell: Tell) -> Stage:
        running.append(1)
        assert len(running) == 1
        tell(Stage(step=JobStep.CODING))
        gate.wait(5)
        running.clear()
        return Stage(step=JobStep.CODING)

    jobs = Jobs(lambda job: told.append((job.number, job.state)))
    for _ in range(2):
        jobs.begin(JobKind.CODE, work, by="Layla")
    gate.set()
    assert [job.state for job in settled(jobs)] == [JobState.DONE, JobState.DONE]
    jobs.close()
    assert [state for number, state in told if number == 2] == [JobState.WAITING, JobState.RUNNING, JobState.DONE]


def test_a_job_that_is_stopped_ends_before_its_next_source_and_is_cleaned_up() -> None:
    begun, go, cleaned = threading.Event(), threading.Event(), threading.Event()

    def work(tell: Tell) -> Stage:
        begun.set()
        go.wait(5)
        tell(Stage(step=JobStep.READING, done=1))
        raise AssertionError("not stopped")

    jobs = Jobs(lambda job: None)
    job = jobs.begin(JobKind.ADD, work, by="Layla", after=cleaned.set)
    assert begun.wait(5)
    jobs.stop(job.number)
    go.set()
    assert [one.state for one in settled(jobs)] == [JobState.STOPPED]
    assert cleaned.wait(5)
    jobs.close()


@pytest.mark.parametrize(("fault", "code"), [(UsageError("D034", path="x"), "D034"), (ValueError("x"), "D901")])
def test_a_job_that_fails_says_why_and_the_next_one_runs(
    fault: Exception, code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(tell: Tell) -> Stage:
        raise fault

    jobs = Jobs(lambda job: None)
    jobs.begin(JobKind.CODE, failing, by="Layla")
    jobs.begin(JobKind.CODE, lambda tell: Stage(step=JobStep.CODING), by="Layla")
    first, second = settled(jobs)
    jobs.close()
    assert first.error is not None and first.error.code == code
    assert second.state is JobState.DONE


def test_of_jobs_that_are_over_the_last_are_told_of() -> None:
    jobs = Jobs(lambda job: None)
    for _ in range(KEPT + 5):
        jobs.begin(JobKind.INDEX, lambda tell: Stage(step=JobStep.INDEXING), by="Layla")
    assert settled(jobs)[-1].number == KEPT + 5
    assert len(jobs.all()) == KEPT
    jobs.close()
