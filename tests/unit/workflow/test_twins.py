from __future__ import annotations

import sqlite3
from pathlib import Path

from dalil.reading.likeness import SCHEME
from dalil.workflow.coding import Wish, code_files
from dalil.workflow.project import create_study
from study_parts import add

LINES = [f"وافق المجلس رقم {n} على الخطة {n * 7} التي قدمتها اللجنة في مدينة {n * 13}" for n in range(12)]
TEXT = "\n".join(LINES) + "\n"


def paper(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_same_words_and_nearly_the_same_are_told_when_added(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    paper(tmp_path, "a.txt", TEXT)
    paper(tmp_path, "b.txt", TEXT.replace("\n", "\n\n"))
    paper(tmp_path, "c.txt", TEXT.replace("اللجنة في مدينة 26", "الهيئة في قرية 26"))
    found = add(study, *(tmp_path / f"{name}.txt" for name in "abc"))
    assert [(i.code, i.where, dict(i.values)["twin"]) for i in found.issues] == [
        ("D188", "b.txt", "a.txt"),
        ("D189", "c.txt", "a.txt"),
    ]
    assert int(dict(found.issues[1].values)["percent"]) > 90
    assert found.run.done == 3


def test_later_runs_know_what_is_there(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    add(study, paper(tmp_path, "a.txt", TEXT))
    report = add(study, paper(tmp_path, "b.txt", "\n" + TEXT))
    assert [i.code for i in report.issues] == ["D188"]
    with study.open_store() as store:
        assert len(store.signatures(SCHEME)) == 2
        assert store.signatures("another.v1") == ()


def test_sources_kept_without_a_signature_get_one(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    add(study, paper(tmp_path, "a.txt", TEXT))
    with sqlite3.connect(study.store_file) as connection:
        connection.execute("DELETE FROM signatures")
    connection.close()
    assert [i.code for i in add(study, paper(tmp_path, "b.txt", "\n" + TEXT)).issues] == ["D188"]


def test_coding_without_a_study_tells_twins_too(tmp_path: Path) -> None:
    files = [paper(tmp_path, "a.txt", TEXT), paper(tmp_path, "b.txt", "\n" + TEXT)]
    report = code_files(files, Wish())
    assert [i.code for i in report.issues if i.code in ("D188", "D189")] == ["D188"]
    assert report.counts["sources"] == 2
