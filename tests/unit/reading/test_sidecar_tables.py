from __future__ import annotations

from pathlib import Path

import pytest

from dalil.reading.sidecar_tables import file_key, read_table
from dalil.reading.sidecars import SidecarError


def written(folder: Path, text: str) -> Path:
    path = folder / "metadata.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return path


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(SidecarError) as caught:
        read_table(written(folder, text))
    return [(int(f.where.rpartition(":")[2]), dict(f.values)["key"]) for f in caught.value.faults]


@pytest.mark.parametrize("parting", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_rows_are_read_by_their_file(tmp_path: Path, parting: str, mark: str, end: str) -> None:
    lines = (
        ("file", "title", "published"),
        ("a.pdf", "ورقة", "2019"),
        ("2020/b.docx", '"Two\nlines"', ""),
        ("", "", ""),
    )
    rows = read_table(written(tmp_path, mark + end.join(parting.join(line) for line in lines)))
    assert [(name, row.line, row.sidecar.title, row.sidecar.published) for name, row in rows.items()] == [
        ("a.pdf", 2, "ورقة", "2019"),
        ("2020/b.docx", 3, "Two lines", None),
    ]


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    text = "file,titel,published\na.pdf,x,2019\nb.pdf,x,17/5/2019\na.pdf,,\n,x,\n../c.pdf,,\nd.pdf,x,2019,extra\n"
    assert faults(tmp_path, text) == [
        (1, "titel"),
        (3, "published"),
        (4, "file"),
        (5, "file"),
        (6, "file"),
        (7, "d.pdf"),
    ]


@pytest.mark.parametrize("text", ["", "title,author\nx,y\n", "file,file\na,b\n", 'file\n"a', "\0\n"])
def test_a_table_without_one_file_column_or_with_broken_quotes_is_refused(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text)


def test_a_file_is_found_however_its_name_is_written() -> None:
    assert file_key("2020\\Re\u0301sume\u0301.pdf") == file_key("./2020/Résumé.pdf") == "2020/Résumé.pdf"


def test_a_table_with_many_rows_is_read_quickly(tmp_path: Path) -> None:
    rows = read_table(written(tmp_path, "file,title\n" + "".join(f"{n}.pdf,t\n" for n in range(20_000))))
    assert len(rows) == 20_000
