"""Issues of reading belong to files, issues of coding to sources."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import Issue, Severity
from dalil.workflow.noticing import file_named, noticed_in_coding, noticed_in_reading
from dalil.workflow.project import create_study
from dalil.workflow.runs import silent
from dalil.workflow.study import add_to_study
from study_parts import add


@pytest.mark.parametrize(
    ("place", "file"),
    [("a.txt", "a.txt"), ("a.txt:3", "a.txt"), ("a.txt:b:3", "a.txt:b"), ("a.txt2", None), ("b.txt:a.txt", None)],
)
def test_a_place_names_the_file_with_the_longest_name_that_is_there(place: str, file: str | None) -> None:
    assert file_named(place, {"a.txt", "a.txt:b"}) == file


def test_what_reading_noticed_of_one_file_is_told_of_no_other(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="دراسة")
    for name, words in (("plain", "نص"), ("plain: turned", "نص \u202eمقلوب\u202c")):
        (tmp_path / f"{name}.txt").write_text(f"عنوان\n{words}\n", encoding="utf-8")
        add_to_study(study.folder, [tmp_path / f"{name}.txt"], progress=silent)
    with study.open_store(write=False) as store:
        assert set(noticed_in_reading(store)) == {"plain: turned.txt"}


def test_what_a_coding_noticed_is_told_at_its_file_and_line(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="دراسة")
    (tmp_path / "paper.txt").write_text("عنوان\nنص\n", encoding="utf-8")
    run = add(study, tmp_path / "paper.txt").run
    with study.open_store() as store:
        (source,) = store.sources()
        places = (f"{source.id}:6-8", "0" * 64 + ":6-8")
        store.add_issues(run.id, [Issue(code="D452", severity=Severity.WARNING, where=place) for place in places])
        assert [i.where for i in noticed_in_coding(store, source, run.id)] == ["paper.txt:2"]
