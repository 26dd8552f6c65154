from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.recognition.registry import COLUMNS
from dalil.workflow.project import create_study, open_study


def test_a_study_is_made_and_found_from_below(tmp_path: Path) -> None:
    made = create_study(tmp_path / "دراسة", title="إيران")
    (made.folder / "papers").mkdir()
    found = open_study(made.folder / "papers")
    assert found == made
    assert found.settings.title == "إيران"
    assert found.settings.name == "دراسة"
    with found.open_store() as store:
        assert store.stats().sources == 0


def test_the_studys_actors_begin_with_the_registrys_header(tmp_path: Path) -> None:
    study = create_study(tmp_path / "s", title="t")
    assert study.actors_file.read_text(encoding="utf-8") == ",".join(COLUMNS) + "\n"


def test_a_folder_that_holds_a_study_is_refused_and_untouched(tmp_path: Path) -> None:
    create_study(tmp_path, title="first")
    with pytest.raises(UsageError, match="D021"):
        create_study(tmp_path, title="second")
    assert open_study(tmp_path).settings.title == "first"


def test_files_that_stand_in_the_folder_are_kept(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,kind\n", encoding="utf-8")
    (tmp_path / "paper.txt").write_text("نص", encoding="utf-8")
    study = create_study(tmp_path, title="t")
    assert study.actors_file.read_text(encoding="utf-8") == "id,kind\n"


def test_a_study_with_a_codebook_of_its_own_names_it(tmp_path: Path) -> None:
    study = create_study(tmp_path / "s", title="t", codebook_text="name: mine\n")
    assert study.settings.codebook == "codebook.yaml"
    assert study.codebook_file == study.folder / "codebook.yaml"
    assert create_study(tmp_path / "b", title="t").codebook_file is None


def test_a_codebook_that_is_gone_is_told(tmp_path: Path) -> None:
    study = create_study(tmp_path / "s", title="t", codebook_text="name: mine\n")
    (study.folder / "codebook.yaml").unlink()
    with pytest.raises(UsageError, match=r"D028.*codebook\.yaml"):
        open_study(study.folder)


def test_a_folder_outside_any_study_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="D020"):
        open_study(tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="D027"):
        create_study(tmp_path / "file" / "study", title="t")


def test_settings_that_cannot_be_written_are_told(tmp_path: Path) -> None:
    (tmp_path / "study.toml.part").mkdir()
    with pytest.raises(UsageError, match="D027"):
        create_study(tmp_path, title="t")
    assert not (tmp_path / "study.toml").exists()


def test_a_study_copied_without_its_store_gets_a_new_one(tmp_path: Path) -> None:
    study = create_study(tmp_path, title="t")
    study.store_file.unlink()
    with study.open_store() as store:
        assert store.stats().sources == 0
