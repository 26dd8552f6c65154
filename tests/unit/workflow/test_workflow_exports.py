from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dalil.errors import Issue, Severity
from dalil.workflow.coding import Wish, code_files
from dalil.workflow.exports import EXPORTS, make_folder, write_exports
from dalil.workflow.texts import READER, placed, source_of_text
from papers import write_paper


def test_a_source_that_is_not_coded_has_no_lines(tmp_path: Path) -> None:
    report = code_files([write_paper(tmp_path)], Wish())
    uncoded = replace(report, material=tuple(replace(m, decisions={}) for m in report.material))
    assert "".join(report.render("jsonl", "en")) != "".join(uncoded.render("jsonl", "en")) == ""


def test_each_format_is_written_once(tmp_path: Path) -> None:
    report = code_files([write_paper(tmp_path)], Wish())
    written = list(write_exports(report, tmp_path / "out", ["md", "csv", "md"], "en"))
    assert [p.name for p in written] == [EXPORTS["md"], EXPORTS["csv"]]


def test_a_folder_is_made_and_left_empty(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_place_is_told_by_file_and_line() -> None:
    source = source_of_text("one\r\ntwo\r\nthree", "paper.txt")
    assert (source.text, source.reader) == ("one\ntwo\nthree", READER)
    issue = Issue(code="D452", severity=Severity.ERROR, where=f"{source.id}:8-13")
    assert placed(issue, source).where == "paper.txt:3"
    for other in (replace(issue, where="paper.txt:3"), replace(issue, where="other:8-13")):
        assert placed(other, source) == placed(other, None) == other
