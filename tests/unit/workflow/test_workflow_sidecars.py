from __future__ import annotations

from pathlib import Path

import pytest

from dalil.reading.sidecars import SidecarError
from dalil.records.sources import Source
from dalil.workflow.coding import Wish, code_files
from dalil.workflow.project import Study, create_study, open_study
from dalil.workflow.runs import AddReport
from dalil.workflow.sidecars import Sidecars
from dalil.workflow.study import check_output
from study_parts import add

TEXT = "ورقة\nإيران تموّل الحركة\n"


def paper(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def only(study: Study) -> Source:
    with study.open_store() as store:
        (source,) = store.sources()
    return source


def said(report: AddReport) -> list[tuple[str, str]]:
    return [(i.code, dict(i.values).get("files", "")) for i in report.issues]


def test_the_nearest_metadata_stand_over_the_farther(tmp_path: Path) -> None:
    file = paper(tmp_path / "papers/2020", "a.txt")
    paper(file.parent, "a.txt.toml", 'title = "1"')
    paper(file.parent, "a.toml", 'title = "2"\nauthor = "2"')
    paper(file.parent, "metadata.csv", "file,author,publisher\na.txt,3,3\n")
    paper(file.parent, "sources.csv", "file,publisher,voice\na.txt,4,4\n")
    paper(tmp_path / "papers", "metadata.csv", "file,voice,published\n2020/a.txt,5,2005\n")
    found = Sidecars([tmp_path / "papers"]).of(file)
    assert found.said == {"title": "1", "author": "2", "publisher": "3", "voice": "4", "published": "2005"}
    assert "published" not in Sidecars([file]).of(file).said


def test_adding_takes_metadata_up_and_no_metadata_as_sources(tmp_path: Path) -> None:
    paper(tmp_path / "p", "a.txt")
    paper(tmp_path / "p", "a.toml", 'author = "لجنة"\npublished = 2019-05-17\nvoice = "نقابة"')
    study = create_study(tmp_path / "study", title="t")
    report = add(study, tmp_path / "p")
    source = only(study)
    assert (report.run.done, report.run.failed) == (1, 0)
    assert (source.author, source.published, source.voice) == ("لجنة", "2019-05-17", "نقابة")
    assert study.settings.voice_of(source) == "نقابة"


def test_settings_of_the_study_stand_over_metadata(tmp_path: Path) -> None:
    paper(tmp_path, "a.txt")
    paper(tmp_path, "a.toml", 'author = "لجنة"\nvoice = "نقابة"')
    study = create_study(tmp_path / "study", title="t")
    with (study.folder / "study.toml").open("a", encoding="utf-8") as file:
        file.write('\n[sources."a.txt"]\nauthor = "مجلس"\nvoice = "حزب"\n')
    study = open_study(study.folder)
    add(study, tmp_path / "a.txt")
    source = only(study)
    assert (source.author, study.settings.applied(source).author) == ("لجنة", "مجلس")
    assert study.settings.voice_of(source) == "حزب"


def test_metadata_that_change_later_are_told_and_not_taken_up(tmp_path: Path) -> None:
    file = paper(tmp_path, "a.txt")
    sidecar = paper(tmp_path, "a.toml", 'title = "first"')
    study = create_study(tmp_path / "study", title="t")
    add(study, file)
    assert add(study, file).issues == ()
    sidecar.write_text('title = "second"\nvoice = "نقابة"', encoding="utf-8")
    (issue,) = add(study, file).issues
    assert (issue.code, dict(issue.values)["keys"]) == ("D037", "title, voice")
    assert only(study).title == "first"


def test_all_faults_of_all_metadata_stop_the_command_before_anything_is_read(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        paper(tmp_path / "p", f"{name}.txt", name)
    paper(tmp_path / "p", "a.toml", 'titel = "x"')
    paper(tmp_path / "p", "metadata.csv", "file,published\nb.txt,May\n")
    study = create_study(tmp_path / "study", title="t")
    with pytest.raises(SidecarError) as caught:
        add(study, tmp_path / "p")
    assert [Path(f.where).name for f in caught.value.faults] == ["a.toml:1", "metadata.csv:2"]
    with study.open_store() as store:
        assert store.stats().sources == store.stats().runs == 0


def test_metadata_of_files_that_are_not_there_are_noted(tmp_path: Path) -> None:
    paper(tmp_path / "p", "a.txt")
    paper(tmp_path / "p", "b.toml", 'title = "x"')
    paper(tmp_path / "p", "metadata.csv", "file,title\na.txt,x\nsub/c.txt,x\n")
    study = create_study(tmp_path / "study", title="t")
    report = add(study, tmp_path / "p")
    assert said(report) == [("D187", "b"), ("D187", "sub/c.txt (3)")]
    assert report.run.failed == 0


def test_coding_without_a_study_takes_metadata_up_too(tmp_path: Path) -> None:
    paper(tmp_path, "a.txt")
    paper(tmp_path, "a.txt.toml", 'title = "عنوان"\nvoice = "الحركة"')
    report = code_files([tmp_path], Wish())
    assert [m.source.title for m in report.material] == ["عنوان"]
    assert report.material[0].voice is not None
    assert report.counts["issues"] == 0


def test_metadata_given_by_name_are_no_documents(tmp_path: Path) -> None:
    file, sidecar = paper(tmp_path, "a.txt"), paper(tmp_path, "a.toml", 'title = "x"')
    assert code_files([file, sidecar], Wish()).counts["sources"] == 1
    jsonl = paper(tmp_path, "claims.jsonl", "")
    assert check_output(jsonl, [file, sidecar]).ok


def test_a_faulty_table_is_read_once_for_all_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [paper(tmp_path, f"{n}.txt") for n in range(20)]
    paper(tmp_path, "metadata.csv", "file,titel\n")
    calls: list[Path] = []
    real = __import__("dalil.workflow.sidecars", fromlist=["read_table"]).read_table
    monkeypatch.setattr("dalil.workflow.sidecars.read_table", lambda p: calls.append(p) or real(p))
    with pytest.raises(SidecarError):
        Sidecars([tmp_path]).check(files)
    assert len(calls) == 1


def test_settings_of_a_study_are_no_metadata(tmp_path: Path) -> None:
    file = paper(tmp_path, "study.txt")
    paper(tmp_path, "study.toml", "anything = 1")
    sidecars = Sidecars([tmp_path])
    documents, notes = sidecars.parted([(file, None), (tmp_path / "study.toml", None)])
    assert ([p for p, _ in documents], notes) == ([file], [])
    assert sidecars.of(file).said == {}


def test_a_language_that_is_said_sets_the_direction(tmp_path: Path) -> None:
    study = create_study(tmp_path / "study", title="t")
    paper(tmp_path, "a.toml", 'language = "en"')
    add(study, paper(tmp_path, "a.txt"))
    assert only(study).direction == "ltr"
