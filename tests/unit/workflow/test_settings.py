from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.workflow.settings import SettingsError, StudySettings, read_settings, settings_text
from factories import make_source

GOOD = """
name = "iran"
title = "إيران والحركة"
language = "ar"
voice = "حماس"

[sources."ورقة 1.txt"]
voice = "الجهاد"
published = 2019-05-17

[sources.'b.txt']
publisher = "Centre"
published = "2019-05"
"""


def settings_of(tmp_path: Path, text: str) -> StudySettings:
    (tmp_path / "study.toml").write_text(text, encoding="utf-8")
    return read_settings(tmp_path / "study.toml")


def test_settings_are_read(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, GOOD)
    assert (settings.title, settings.language, settings.codebook) == ("إيران والحركة", "ar", "relations")
    assert settings.source("ورقة 1.txt").published == "2019-05-17"
    assert settings.source("b.txt").publisher == "Centre"
    assert settings.source("other.txt").publisher is None


def test_a_source_has_its_own_voice_or_the_studys(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, GOOD)
    assert [settings.voice_of(make_source("x", origin=f)) for f in ("ورقة 1.txt", "b.txt", "x.txt")] == [
        "الجهاد",
        "حماس",
        "حماس",
    ]


def test_settings_stand_in_place_of_what_the_reader_found(tmp_path: Path) -> None:
    source = make_source("نص", origin="b.txt", title="كما في النص")
    applied = settings_of(tmp_path, GOOD).applied(source)
    assert (applied.publisher, applied.published, applied.title) == ("Centre", "2019-05", "كما في النص")
    assert applied.id == source.id


def test_all_faults_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    text = (
        'name = 3\nlanguage = "fr"\ncolour = "red"\nvoice = """\n"""\n\n[sources."a.txt"]\nvoise = "x"\n'
        'published = "May 2019"\n'
    )
    with pytest.raises(SettingsError) as caught:
        settings_of(tmp_path, text)
    found = {(f.code, dict(f.values)["setting"], dict(f.values)["line"]) for f in caught.value.faults}
    assert found == {
        ("D024", "colour", "3"),
        ("D024", "sources.a.txt.voise", "8"),
        ("D025", "name", "1"),
        ("D025", "language", "2"),
        ("D025", "voice", "4"),
        ("D025", "sources.a.txt.published", "9"),
        ("D026", "title", "1"),
    }
    assert caught.value.code == "D022"
    english, arabic = caught.value.render("en"), caught.value.render("ar")
    assert "line 3: colour is no setting. The settings here are: name, title" in english
    assert english.count("\n") == arabic.count("\n") == 7


@pytest.mark.parametrize("text", ["sources = 1", '[sources]\n"a.txt" = 2'])
def test_sources_must_be_tables(tmp_path: Path, text: str) -> None:
    with pytest.raises(SettingsError, match=r"D022(.|\n)*sources") as caught:
        settings_of(tmp_path, f'name = "n"\ntitle = "t"\n{text}\n')
    assert caught.value.faults[0].code == "D025"


@pytest.mark.parametrize("data", [b'name = "x\n', b"\xff\xfe\x00", b"a = 1\na = 2\n"])
def test_what_is_no_toml_is_told(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "study.toml").write_bytes(data)
    with pytest.raises(UsageError, match="D023"):
        read_settings(tmp_path / "study.toml")


def test_settings_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="D029"):
        read_settings(tmp_path)


@pytest.mark.parametrize("title", ['إيران "والحركة"', "a\\b\nc\td", "😀\u202b\x7f\x00"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_new_settings_read_back(tmp_path: Path, title: str, language: str) -> None:
    settings = StudySettings(name="n", title=title, language=language, codebook="codebook.yaml")
    assert settings_of(tmp_path, settings_text(settings)) == settings
