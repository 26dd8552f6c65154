from __future__ import annotations

from pathlib import Path

import pytest

from archive_files import write
from dalil.errors import ReadingError
from dalil.workflow.coding import Wish, code_files
from dalil.workflow.folders import files_below, is_file, is_folder


def found(folder: Path) -> list[str]:
    return [p.relative_to(folder).as_posix() for p in files_below(folder)]


def test_files_come_in_order_without_what_is_hidden_or_locked(tmp_path: Path) -> None:
    names = ["b.txt", "a/z.txt", "a/.x.txt", ".git/c.txt", "~$b.docx", ".~lock.b.odt#", "Thumbs.db", "__MACOSX/b.txt"]
    for name in names:
        write(tmp_path, name, b"x")
    assert found(tmp_path) == ["b.txt", "a/z.txt"]


@pytest.mark.parametrize("folder", ["page_files", "page.files", "page-Dateien", "page_fichiers", "page_ملفات"])
def test_the_parts_of_a_saved_page_are_no_documents(tmp_path: Path, folder: str) -> None:
    for name in ("page.html", f"{folder}/logo.png", f"{folder}/frame.html", "report_files/a.txt", "style.css"):
        write(tmp_path, name, b"x")
    assert found(tmp_path) == ["page.html", "report_files/a.txt"]


def test_images_that_a_page_shows_are_its_own_and_others_are_scans(tmp_path: Path) -> None:
    page = '<img src="./logo%20one.png"><img srcset="a.jpg 1x, b.jpg 2x"><a href="scan.png">scan</a><img src="t.txt">'
    write(tmp_path, "page.htm", page.encode())
    for name in ("logo one.png", "a.jpg", "b.jpg", "scan.png", "t.txt"):
        write(tmp_path, name, b"x")
    assert found(tmp_path) == ["page.htm", "scan.png", "t.txt"]


def test_folders_of_papers_beside_a_page_are_read(tmp_path: Path) -> None:
    for name in ("report.html", "report_2019/a.txt", "report annexes/b.txt", "report/c.txt"):
        write(tmp_path, name, b"x")
    assert len(found(tmp_path)) == 4


def test_a_path_that_the_system_refuses_is_no_file(tmp_path: Path) -> None:
    long, nul = tmp_path / ("x" * 300), tmp_path / "a\0b"
    assert not any((is_file(long), is_folder(long), is_file(nul), is_folder(nul)))
    with pytest.raises(ReadingError) as caught:
        code_files([long], Wish())
    assert caught.value.code == "D103"
