from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.sidecars import Sidecar, SidecarError, is_date, read_sidecar
from factories import make_source

GOOD = """
title = "ورقة الميناء"
author = "لجنة   الأجور"
publisher = 'Port Council'
published = 2019-05-17
language = "ar"
voice = "نقابة الميناء"
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "paper.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def faults(folder: Path, text: str | bytes) -> list[tuple[str, str, str]]:
    path = written(folder, text)
    with pytest.raises(SidecarError) as caught:
        read_sidecar(path)
    assert caught.value.code == "D185"
    assert caught.value.render("ar").count("\n- ") == len(caught.value.faults)
    assert {f.code for f in caught.value.faults} == {"D186"}
    return [
        (f.where.removeprefix(f"{path}:"), *(dict(f.values)[k] for k in ("key", "found"))) for f in caught.value.faults
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_keys_are_read_with_or_without_a_byte_order_mark(tmp_path: Path, mark: str) -> None:
    assert read_sidecar(written(tmp_path, mark + GOOD)) == Sidecar(
        title="ورقة الميناء",
        author="لجنة الأجور",
        publisher="Port Council",
        published="2019-05-17",
        language="ar",
        voice="نقابة الميناء",
    )


def test_all_faults_are_told_with_their_lines(tmp_path: Path) -> None:
    text = 'titel = "x"\ntitle = " "\n\npublished = "2019-13"\nlanguage = "fr"\n[voice]\nname = "x"\n'
    assert [f[:2] for f in faults(tmp_path, text)] == [
        ("1", "titel"),
        ("2", "title"),
        ("4", "published"),
        ("5", "language"),
        ("6", "voice"),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("title = \n", "1"), ('a = "b"\ntitle == 3\n', "2"), ("x = " + "[" * 5000, "1"), (b"title = '\xff'\n", "1")],
)
def test_what_is_no_toml_in_utf8_is_refused_with_its_line(tmp_path: Path, text: str | bytes, line: str) -> None:
    assert [f[0] for f in faults(tmp_path, text)] == [line]


def test_a_long_wrong_value_is_shown_in_part(tmp_path: Path) -> None:
    ((_, _, found),) = faults(tmp_path, f'language = "{"x" * 5000}"')
    assert len(found) < 80


def test_a_sidecar_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="D103"):
        read_sidecar(tmp_path / "none.toml")


@pytest.mark.parametrize("value", ["2019", "2019-05", "2020-02-29"])
def test_years_months_and_days_are_dates(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize("value", ["19", "2019-5", "2019-02-29", "0000", "17/05/2019", "٢٠١٩", "2019-05-17T10:00", ""])
def test_anything_else_is_none(value: str) -> None:
    assert not is_date(value)


def test_what_is_said_stands_over_what_was_found() -> None:
    source = make_source("نص", title="من النص")
    said = Sidecar(author="لجنة", language="en", voice="نقابة").applied(source)
    assert (said.title, said.author, said.voice) == ("من النص", "لجنة", "نقابة")
    assert (said.language, said.direction) == ("en", "ltr")
    assert said.id == source.id
    assert Sidecar().applied(source) is source
