from __future__ import annotations

import io
import json
import sys

import pytest

from dalil.cli.talk import RIGHT_TO_LEFT_MARK, SHOWN_ISSUES, WHOLE_LINE, Talk, status_of
from dalil.errors import Issue, Severity, UsageError


def issue(number: int, severity: Severity = Severity.ERROR) -> Issue:
    return Issue(code="D101", severity=severity, where=f"{number}.txt", values=(("path", f"{number}.txt"),))


def test_many_issues_are_cut_and_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Talk().issues(issue(n) for n in range(SHOWN_ISSUES + 5))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN_ISSUES + 1
    assert lines[-1] == "… and 5 more issues (D101 ×5); --json lists them all."


def test_json_lists_all_issues(capsys: pytest.CaptureFixture[str]) -> None:
    Talk(json=True).issues(issue(n) for n in range(SHOWN_ISSUES + 5))
    captured = capsys.readouterr()
    assert len([json.loads(line) for line in captured.out.splitlines()]) == SHOWN_ISSUES + 5
    assert captured.err == ""


def test_every_arabic_line_runs_from_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert Talk(language="ar").failed(UsageError("D003", name="x", known="y")) == 2
    assert capsys.readouterr().err.startswith(f"{RIGHT_TO_LEFT_MARK}dalil: D003 لا توجد طريقة ترميز")


def test_only_errors_change_the_status() -> None:
    assert status_of([issue(1, Severity.NOTE), issue(2, Severity.WARNING)]) == 0
    assert status_of([issue(1, Severity.NOTE), issue(2)]) == 1


class Watched(io.StringIO):
    """A stream with a person before it."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Watched()
    monkeypatch.setattr(sys, "stderr", stream)
    for handled in (1, 2):
        Talk().progress(handled=handled, total=2, where=f"{handled}.txt")
    assert stream.getvalue() == f"{WHOLE_LINE}1 of 2: 1.txt{WHOLE_LINE}"


def test_progress_is_for_people_only(capsys: pytest.CaptureFixture[str]) -> None:
    Talk().progress(handled=1, total=2, where="1.txt")
    assert capsys.readouterr() == ("", "")
