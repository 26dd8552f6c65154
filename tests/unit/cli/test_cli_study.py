from __future__ import annotations

import errno
import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from commands import Dalil
from dalil.storage.sqlite import SqliteStore
from papers import ARABIC, ENGLISH, write_paper


@pytest.fixture
def study(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A study with two papers, from within."""
    write_paper(tmp_path / "papers", "a.txt")
    write_paper(tmp_path / "papers", "b.txt", ARABIC)
    folder = tmp_path / "study"
    assert dalil("new", folder, "--title", "Two papers").status == 0
    monkeypatch.chdir(folder)
    assert dalil("add", tmp_path / "papers").status == 0
    return folder


def test_a_study_goes_step_by_step(dalil: Dalil, study: Path) -> None:
    assert dalil("run").said == ["Coded: 2. Up to date: 0. Failed: 0."]
    published = dalil("publish")
    assert published.status == 0
    assert sorted(p.name for p in (study / "published").iterdir()) == [
        "claims.csv",
        "claims.jsonl",
        "dossier.html",
        "dossier.md",
    ]
    assert published.said[-1] == "Sources: 2. Units: 4. Claims: 2. Issues: 0."
    checked = dalil("check")
    assert (checked.status, checked.said[0][:13]) == (0, "All in place.")


def test_a_study_speaks_arabic(dalil: Dalil, tmp_path: Path) -> None:
    folder = tmp_path / "دراسة"
    paper = write_paper(tmp_path, "ورقة.txt", ARABIC)
    assert "أُنشئت دراسة" in dalil("--lang", "ar", "new", folder).err
    assert "أُضيف: \u20681\u2069" in dalil("--lang", "ar", "add", paper, "--study", folder).err
    assert "رُمِّز: \u20681\u2069" in dalil("--lang", "ar", "run", "--study", folder).err
    assert "كُتب" in dalil("--lang", "ar", "publish", "--study", folder).err
    assert "كل شيء في مكانه" in dalil("--lang", "ar", "check", "--study", folder).err


def test_a_study_is_published_in_its_own_language_unless_asked(dalil: Dalil, tmp_path: Path) -> None:
    folder = tmp_path / "study"
    dalil("--lang", "ar", "new", folder)
    dalil("add", write_paper(tmp_path), "--study", folder)
    dalil("run", "--study", folder)
    dalil("publish", "--study", folder, "--format", "md")
    assert 'dir="rtl"' in (folder / "published" / "dossier.md").read_text(encoding="utf-8")
    dalil("--lang", "en", "publish", "--study", folder, "--format", "md", "-o", tmp_path / "out")
    assert 'dir="rtl"' not in (tmp_path / "out" / "dossier.md").read_text(encoding="utf-8")


def test_a_second_run_skips_what_is_coded(dalil: Dalil, study: Path) -> None:
    dalil("run")
    assert dalil("run").said == ["Coded: 0. Up to date: 2. Failed: 0."]
    write_paper(study, "c.txt", ENGLISH + "- Norway thanked the Harbour Union.\n")
    dalil("add", "c.txt")
    assert dalil("run").said == ["Coded: 1. Up to date: 2. Failed: 0."]


def test_the_same_bytes_are_added_once(dalil: Dalil, study: Path) -> None:
    ran = dalil("add", write_paper(study, "twin.txt"))
    assert ran.status == 0
    assert ran.said == [
        f"{study}/twin.txt has the same bytes as a.txt and was passed over.",
        "Added: 0. Already there: 1. Failed: 0.",
    ]


def test_a_file_that_cannot_be_added_costs_itself_only(dalil: Dalil, study: Path) -> None:
    (study / "empty.txt").touch()
    ran = dalil("add", "empty.txt", "none.txt", write_paper(study, "c.txt", ENGLISH + "x\n"))
    assert ran.status == 1
    assert [line.split()[0] for line in ran.said] == ["c.txt:", "D105", "D030", "Added:"]


def test_a_study_published_before_it_is_coded_says_so(dalil: Dalil, study: Path) -> None:
    ran = dalil("publish")
    assert ran.status == 1
    assert [line.split()[:2] for line in ran.said[:2]] == [["D035", "a.txt:"], ["D035", "b.txt:"]]
    assert (study / "published" / "claims.jsonl").read_bytes() == b""
    assert "D035" in (study / "published" / "dossier.md").read_text(encoding="utf-8")


def test_changed_actors_make_another_coder(dalil: Dalil, study: Path) -> None:
    dalil("run")
    actors = study / "actors.csv"
    actors.write_text("id,kind,name_en\nunion:harbour,union,Harbour Union\n", encoding="utf-8")
    assert dalil("publish").status == 1
    assert dalil("run").said == ["Coded: 2. Up to date: 0. Failed: 0."]
    assert dalil("publish", "--format", "jsonl").status == 0
    assert "union:harbour" in (study / "published" / "claims.jsonl").read_text(encoding="utf-8")
    assert dalil("check").status == 0


def test_actors_taken_back_leave_the_study_sound(dalil: Dalil, study: Path) -> None:
    actors = study / "actors.csv"
    empty = actors.read_text(encoding="utf-8")
    actors.write_text("id,kind,name_en\nunion:harbour,union,Harbour Union\n", encoding="utf-8")
    dalil("run")
    actors.write_text(empty, encoding="utf-8")
    assert dalil("run").said == ["Coded: 2. Up to date: 0. Failed: 0."]
    assert dalil("check").status == 0


def test_changed_settings_hold_from_the_next_run_on(dalil: Dalil, study: Path) -> None:
    dalil("run")
    settings = study / "study.toml"
    more = '\n[sources."a.txt"]\nvoice = "Harbour Union"\ntitle = "A better title"\n'
    settings.write_text(settings.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert "D035 a.txt:" in dalil("publish").err
    assert dalil("run").said == ["Coded: 1. Up to date: 1. Failed: 0."]
    assert dalil("publish", "--format", "md").status == 0
    assert "A better title" in (study / "published" / "dossier.md").read_text(encoding="utf-8")


def test_issues_of_the_latest_coding_are_published_with_their_place(dalil: Dalil, study: Path) -> None:
    dalil("codebook", "new", "codebook.yaml")
    settings = (study / "study.toml").read_text(encoding="utf-8")
    (study / "study.toml").write_text(settings.replace('"relations"', '"codebook.yaml"'), encoding="utf-8")
    text = "Relations of the Harbour Union: Norway\n\nGains:\n\n- Norway attacked the Harbour Union.\n"
    dalil("add", write_paper(study, "c.txt", text))
    assert "D452 c.txt:5:" in dalil("run").err
    dalil("publish", "--format", "md")
    assert "D452" in (study / "published" / "dossier.md").read_text(encoding="utf-8")
    (study / "study.toml").write_text(settings, encoding="utf-8")
    dalil("run")
    dalil("publish", "--format", "md")
    assert "D452" not in (study / "published" / "dossier.md").read_text(encoding="utf-8")


def test_tampering_is_found(dalil: Dalil, study: Path) -> None:
    dalil("run")
    connection = sqlite3.connect(study / "store.sqlite", isolation_level=None)
    connection.execute("DROP TRIGGER sources_no_update")
    connection.execute("UPDATE sources SET text = replace(text, 'Norway', 'Norvay') WHERE origin = 'a.txt'")
    connection.close()
    ran = dalil("check")
    assert ran.status == 1
    assert {line.split()[0] for line in ran.said[:-1]} == {"D830", "D831"}
    assert ran.said[-1].startswith("Something is not as it should be.")
    issues = dalil("--json", "check").lines
    assert issues[0]["issue"] == "D831" and issues[-1]["result"] == "check_failed"


def test_every_step_speaks_json(dalil: Dalil, study: Path) -> None:
    assert dalil("--json", "add", "none.txt").lines[-1] == {"result": "added", "added": 0, "duplicates": 0, "failed": 1}
    assert dalil("--json", "run").lines == [{"result": "ran", "done": 2, "skipped": 0, "failed": 0}]
    written = dalil("--json", "publish").lines
    assert [line["result"] for line in written] == ["written"] * 4 + ["counts"]
    assert dalil("--json", "check").lines[-1]["result"] == "checked"
    assert dalil("--json", "new", "other").lines[-1]["result"] == "study_made"


@pytest.mark.parametrize("command", ["run", "publish", "check"])
def test_outside_a_study_the_next_step_is_told(
    dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = dalil(command)
    assert ran.status == 2 and "D020" in ran.err and "dalil new STUDY" in ran.err


def test_a_study_is_not_made_twice(dalil: Dalil, study: Path) -> None:
    ran = dalil("new", study)
    assert ran.status == 2 and "D021" in ran.err


def test_a_duplicate_id_in_the_actors_stops_the_run(dalil: Dalil, study: Path) -> None:
    (study / "actors.csv").write_text("id,kind,name_en\nngo:x,ngo,The X\nngo:x,ngo,The other X\n", encoding="utf-8")
    ran = dalil("run")
    assert ran.status == 2 and "D301" in ran.err


def test_a_run_that_is_stopped_goes_on(dalil: Dalil, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add = SqliteStore.add_codings
    calls: list[int] = []

    def stop_at_the_second(self: SqliteStore, *args: Any, **kwargs: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        add(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "add_codings", stop_at_the_second)
        ran = dalil("run")
    assert ran.status == 130 and "Stopped." in ran.err
    assert dalil("run").said == ["Coded: 1. Up to date: 1. Failed: 0."]
    assert dalil("check").status == 0


def test_a_full_disk_while_publishing_is_told(dalil: Dalil, study: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dalil("run")

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    ran = dalil("publish")
    assert ran.status == 3 and "D702" in ran.err
    assert not any((study / "published").iterdir())


def test_published_lines_are_those_of_code(dalil: Dalil, study: Path) -> None:
    dalil("run")
    dalil("publish", "--format", "jsonl")
    published = (study / "published" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    coded = dalil("code", study.parent / "papers", "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in sorted(published)] == [json.loads(line) for line in sorted(coded)]
