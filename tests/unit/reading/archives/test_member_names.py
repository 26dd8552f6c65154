from __future__ import annotations

import struct
import zipfile
import zlib

import pytest

from dalil.reading.archives.names import is_passed, on_disk, parts_of, tar_name, zip_names


def member(raw: bytes, *, flags: int = 0, extra: bytes = b"") -> zipfile.ZipInfo:
    """A member as the library reads it."""
    info = zipfile.ZipInfo(raw.decode("utf-8" if flags else "cp437"))
    info.flag_bits, info.extra = flags, extra
    return info


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("تقرير الوزارة 2019/الملحق الأول.docx", "cp720"),
        ("تقرير الوزارة 2019/الملحق الأول.docx", "windows-1256"),
        ("تقرير الوزارة 2019/الملحق الأول.docx", "utf-8"),
        ("ق.txt", "windows-1256"),
        ("Résumé déjà prêt.pdf", "cp437"),
        ("Résumé déjà prêt.pdf", "windows-1252"),
        ("Übersicht größer.txt", "cp437"),
        ("minutes.txt", "ascii"),
    ],
)
def test_names_without_a_known_encoding_are_guessed(name: str, encoding: str) -> None:
    assert zip_names([member(name.encode(encoding)), member(b"plain.txt")]) == [name, "plain.txt"]


def test_one_archive_has_one_encoding() -> None:
    names = ["لجنة.txt", "برنامج العمل.txt", "é.txt"]
    assert zip_names([member(n.encode("cp720")) for n in names]) == names


def test_names_that_say_their_encoding_are_believed() -> None:
    raw = "تقرير.txt".encode("cp720")
    field = b"\1" + struct.pack("<L", zlib.crc32(raw)) + "الأول.txt".encode()
    stale = b"\1" + struct.pack("<L", 1) + b"x.txt"
    extras = [struct.pack("<HH", 0x7075, len(f)) + f for f in (field, stale)]
    assert zip_names([member(raw, extra=extras[0])]) == ["الأول.txt"]
    assert zip_names([member(raw, extra=extras[1])]) == ["تقرير.txt"]
    assert zip_names([member(raw, extra=extras[0][:7])]) == ["تقرير.txt"]
    assert zip_names([member("é.txt".encode(), flags=0x800)]) == ["é.txt"]


def test_names_of_tar_files_may_be_in_another_encoding() -> None:
    assert tar_name("ملف.txt") == "ملف.txt"
    assert tar_name("تقرير الوزارة".encode("windows-1256").decode("utf-8", "surrogateescape")) == "تقرير الوزارة"


@pytest.mark.parametrize("name", ["/etc/x", "../x", "a/../../x", "C:/x", "c:x", "/".join("a" * 65)])
def test_a_name_that_may_lead_out_of_the_archive_has_no_parts(name: str) -> None:
    assert parts_of(name) is None


def test_parts_are_plain_names() -> None:
    assert parts_of("./a//b/c\n\u202ed.txt") == ("a", "b", "c__d.txt")
    assert parts_of("e\u0301.txt") == ("é.txt",)
    assert parts_of("./") == ()


def test_hidden_files_locks_and_those_of_a_system_are_passed() -> None:
    assert all(map(is_passed, ([".a"], ["~$a.docx"], ["__MACOSX", "a.txt"], [".git", "a.txt"])))
    assert not is_passed(["a.b", "c~$.txt"])


def test_a_name_too_long_for_the_disk_is_shortened_and_keeps_its_suffix() -> None:
    long = "محضر " * 60
    short = on_disk(f"{long}.docx")
    assert len(short.encode()) <= 240 and short.endswith(".docx") and short.startswith("محضر ")
    assert on_disk(f"{long}1.docx") != short
    assert len(on_disk("x" * 300).encode()) == 240 and len(on_disk("x." + "y" * 300).encode()) == 240
    assert on_disk("name.txt") == "name.txt"
