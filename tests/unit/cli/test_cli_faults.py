"""Bad input and a bad outside: one clear line with code and next step, the right status, no traceback."""

from __future__ import annotations

import errno
import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

import dalil.cli.actors
from commands import Dalil, Ran
from dalil.reading.files import DEFAULT_LIMITS
from papers import ARABIC, TEN_FAULTS, write_paper


def told(ran: Ran, code: str, status: int) -> str:
    """The one line of an error."""
    assert ran.status == status
    assert "Traceback" not in ran.err
    (line,) = ran.said
    assert line.startswith(f"dalil: {code} ")
    return line


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "D105"),
        ("blank.txt", b" \n\t\n", "D105"),
        ("noise.txt", bytes(range(256)) * 64, "D106"),
        ("paper.xyz", b"words", "D115"),
        ("docx.txt", b"PK\x03\x04....word/document.xml", "D108"),
        ("cut.txt", ARABIC.encode()[:-3] + b"\xd9", "D114"),
    ],
)
def test_a_file_that_is_no_text_is_refused(dalil: Dalil, tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    assert name in told(dalil("code", path), code, 2)


def test_a_hundred_megabytes_of_one_line_are_refused_unread(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(2 * DEFAULT_LIMITS.max_bytes)
    assert "100.0 MB" in told(dalil("code", path), "D104", 2)


def test_a_missing_file_is_said(dalil: Dalil, tmp_path: Path) -> None:
    told(dalil("code", tmp_path / "none.txt"), "D101", 2)


def test_the_reader_and_no_option_says_what_cannot_be_read(
    dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *args, **kwargs: False)
    assert dalil("code", write_paper(tmp_path)).status == 0


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
def test_other_encodings_are_read_and_said(dalil: Dalil, tmp_path: Path, encoding: str) -> None:
    text = unicodedata.normalize("NFC", ARABIC * 6).replace("ّ", "").replace("ً", "")
    path = tmp_path / "paper.txt"
    path.write_bytes(text.encode(encoding))
    ran = dalil("code", path, "--format", "jsonl")
    assert ran.status == 0
    assert any(line["claims"] for line in ran.lines)
    assert ("D155" in ran.err) == (encoding != "utf-8-sig")


def test_a_codebook_with_ten_faults_tells_them_all(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "ten.yaml"
    path.write_text(TEN_FAULTS, encoding="utf-8")
    for arguments in (["codebook", "check", path], ["code", write_paper(tmp_path), "--codebook", path]):
        ran = dalil(*arguments)
        assert ran.status == 2
        head, *faults = ran.said
        assert head.startswith("dalil: D401 ")
        assert len(faults) == 10
        assert all(fault.startswith("ten.yaml:") for fault in faults)


def test_the_faults_of_a_codebook_come_as_json_too(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "ten.yaml"
    path.write_text(TEN_FAULTS, encoding="utf-8")
    (line,) = dalil("--json", "codebook", "check", path).lines
    assert line["error"] == "D401"
    assert len(line["faults"]) == 10
    assert {"issue", "severity", "where", "message"} == set(line["faults"][0])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["codebook", "check", "none"], "D402"),
        (["codebook", "check", "none.yaml"], "D403"),
        (["codebook", "show", "--code", "none"], "D405"),
        (["actors", "--actors", "none.csv"], "D011"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_next_step(dalil: Dalil, arguments: list[str], code: str) -> None:
    told(dalil(*arguments), code, 2)


def test_an_actor_list_with_a_duplicate_id_is_refused(dalil: Dalil, tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    path.write_text("id,kind,name_en\nparty:a,party,A\nparty:a,party,B\n", encoding="utf-8")
    assert "actors.csv, line 3" in told(dalil("code", write_paper(tmp_path), "--actors", path), "D301", 2)
    assert "السطر 3" in dalil("--lang", "ar", "actors", "--actors", path).err


def test_a_read_only_output_folder_is_told_before_anything_is_read(
    dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse(monkeypatch, errno.EACCES)
    line = told(dalil("code", tmp_path / "none.txt", "-o", tmp_path / "out"), "D701", 3)
    assert f"{tmp_path}/out:" in line and "probe" not in line


def test_a_full_disk_leaves_no_half_file(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    dalil("code", write_paper(tmp_path), "-o", out, "--format", "md")
    before = (out / "dossier.md").read_bytes()
    monkeypatch.setattr(os, "fsync", failing(os.fsync, errno.ENOSPC, after=2))
    ran = dalil("code", write_paper(tmp_path, text=ARABIC), "-o", out, "--format", "md")
    told(ran, "D702", 3)
    assert [p.name for p in out.iterdir()] == ["dossier.md"]
    assert (out / "dossier.md").read_bytes() == before


@pytest.mark.parametrize("below", ["", "further"])
def test_an_output_folder_that_is_a_file_is_told(dalil: Dalil, tmp_path: Path, below: str) -> None:
    path = tmp_path / "taken"
    path.touch()
    told(dalil("code", write_paper(tmp_path), "-o", path / below), "D704", 3)


def test_a_path_that_the_system_refuses_is_named(dalil: Dalil, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(tmp_path))
    monkeypatch.setattr(Path, "cwd", raising(gone))
    assert str(tmp_path) in told(dalil("code", write_paper(tmp_path)), "D009", 3)


def test_a_fault_of_dalil_itself_is_no_traceback(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dalil_actors(), "find_actors", raising(ZeroDivisionError("x")))
    assert "ZeroDivisionError: x" in told(dalil("actors"), "D901", 4)


def test_debug_shows_where_a_fault_happened(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dalil_actors(), "find_actors", raising(ZeroDivisionError("x")))
    ran = dalil("--debug", "actors")
    assert ran.status == 4
    assert "Traceback" in ran.err and "D901" in ran.said[-1]


def test_stopping_is_said_without_a_traceback(dalil: Dalil, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dalil_actors(), "find_actors", raising(KeyboardInterrupt()))
    ran = dalil("actors")
    assert ran.status == 130
    assert "Traceback" not in ran.err and "Stopped." in ran.err


def dalil_actors() -> Any:
    return dalil.cli.actors


def raising(error: BaseException) -> Any:
    """A function that fails."""

    def fail(*args: object, **kwargs: object) -> None:
        raise error

    return fail


def failing(function: Any, number: int, *, after: int) -> Any:
    """A function of the system that fails from a call on."""
    calls = iter(range(after))

    def call(*args: Any) -> Any:
        if next(calls, None) is None:
            raise OSError(number, os.strerror(number))
        return function(*args)

    return call


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Let the system make no new file."""
    really = os.open

    def call(path: Any, flags: int, *args: Any, **kwargs: Any) -> int:
        if flags & os.O_CREAT:
            raise OSError(number, os.strerror(number), str(path))
        return really(path, flags, *args, **kwargs)

    monkeypatch.setattr(os, "open", call)
