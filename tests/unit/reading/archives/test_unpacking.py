from __future__ import annotations

import tarfile
import zipfile
from pathlib import Path

import pytest

from archive_files import gzipped, linked, locked, tarred, write, zipped
from dalil.errors import ReadingError
from dalil.reading.archives.apart import is_archive, unpack_apart
from dalil.reading.archives.members import Unpacked
from dalil.reading.archives.unpacking import unpack
from dalil.reading.files import Limits

PAPERS = {"a.txt": b"one", "inner/b.txt": b"two"}
WHOLE = zipped(PAPERS)


def unpacked(
    folder: Path, data: bytes, name: str = "bundle.zip", *, most: int = 10, limits: Limits | None = None
) -> Unpacked:
    path = write(folder, name, data)
    goal = folder / "goal"
    goal.mkdir()
    return unpack(b"", str(path), str(goal), most, limits or Limits())


def texts(folder: Path) -> dict[str, bytes]:
    goal = folder / "goal"
    return {p.relative_to(goal).as_posix(): p.read_bytes() for p in sorted(goal.rglob("*")) if p.is_file()}


def told(found: Unpacked) -> list[tuple[str, str, str]]:
    return [(i.code, i.where, dict(i.values).get("reason", "")) for i in found.issues]


def test_archives_are_known_by_their_suffix() -> None:
    names = ("a.ZIP", "a.tar", "a.tar.gz", "a.tgz", "a.docx", "a.epub", "a.gz", "zip")
    assert [is_archive(Path(n)) for n in names] == [True] * 4 + [False] * 4


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bundle.zip", WHOLE),
        ("bundle.tar", tarred(PAPERS)),
        ("bundle.tar.gz", gzipped(tarred(PAPERS))),
        ("bundle.tgz", gzipped(tarred(PAPERS))),
    ],
)
def test_the_files_come_out_under_their_names(tmp_path: Path, name: str, data: bytes) -> None:
    found = unpacked(tmp_path, data, name)
    assert texts(tmp_path) == PAPERS
    assert [(m.file, m.name) for m in found.members] == [(n, n) for n in PAPERS]
    assert (found.issues, found.size) == ((), 6)


def test_it_is_done_in_a_process_apart(tmp_path: Path) -> None:
    (tmp_path / "goal").mkdir()
    found = unpack_apart(write(tmp_path, "bundle.zip", WHOLE), tmp_path / "goal", limits=Limits())
    assert texts(tmp_path) == PAPERS and len(found.members) == 2


def test_an_archive_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = write(tmp_path, "bundle.zip", WHOLE)
    with pytest.raises(ReadingError) as caught:
        unpack_apart(path, tmp_path, limits=Limits(max_expanded=100))
    assert caught.value.code == "D104"


def test_names_that_lead_out_links_and_twins_stay(tmp_path: Path) -> None:
    pairs = [("../a.txt", b"x"), (linked("link.txt", ""), b"/etc/passwd"), ("b.txt", b"x"), ("b.txt", b"y")]
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([*pairs, ("/c.txt", b"x"), ("d\\e.txt", b"x")])
    found = unpacked(tmp_path, data)
    assert texts(tmp_path) == {"b.txt": b"x", "d/e.txt": b"x"}
    reasons = [("../a.txt", "../"), ("link.txt", "link"), ("b.txt", "2 ×"), ("/c.txt", "../")]
    assert told(found) == [("D182", f"bundle.zip/{name}", reason) for name, reason in reasons]
    assert all("bundle.zip" in issue.render("ar") for issue in found.issues)
    assert not (tmp_path / "a.txt").exists()


def test_what_is_no_file_of_a_tar_stays(tmp_path: Path) -> None:
    kinds = (
        ("soft", tarfile.SYMTYPE),
        ("hard", tarfile.LNKTYPE),
        ("pipe", tarfile.FIFOTYPE),
        ("disk", tarfile.BLKTYPE),
    )
    members = [tarfile.TarInfo(name) for name, _ in kinds]
    for member, (_, kind) in zip(members, kinds, strict=True):
        member.type, member.linkname = kind, "a.txt"
    found = unpacked(tmp_path, tarred({"a.txt": b"one", "../b.txt": b"x", "/c.txt": b"x"}, *members), "x.tar")
    assert texts(tmp_path) == {"a.txt": b"one"}
    assert [t[2] for t in told(found)] == ["../", "../", "link", "link", "device", "device"]


def test_a_locked_member_costs_itself_and_an_archive_of_them_is_one_error(tmp_path: Path) -> None:
    found = unpacked(tmp_path, locked(WHOLE, "a.txt"))
    assert texts(tmp_path) == {"inner/b.txt": b"two"}
    assert told(found) == [("D181", "bundle.zip/a.txt", "")]
    with pytest.raises(ReadingError) as caught:
        unpacked(tmp_path / "all", locked(locked(WHOLE, "a.txt"), "inner/b.txt"))
    assert (caught.value.code, caught.value.values["path"]) == ("D181", "bundle.zip")


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    data = zipped([(zipfile.ZipInfo("a.txt"), b"abcdef"), ("b.txt", b"two")])
    found = unpacked(tmp_path, data.replace(b"abcdef", b"abcxef"))
    assert texts(tmp_path) == {"b.txt": b"two"}
    assert told(found) == [("D120", "bundle.zip/a.txt", "Bad CRC-32 for file 'a.txt'")]


def test_unknown_ways_of_packing_stay(tmp_path: Path) -> None:
    data = bytearray(zipped([(zipfile.ZipInfo("a.txt"), b"abcdef"), ("b.txt", b"two")]))
    data[data.find(b"PK\1\2") + 10] = 14
    found = unpacked(tmp_path, bytes(data))
    assert told(found) == [("D182", "bundle.zip/a.txt", "method 14")]


def test_what_comes_before_the_damage_of_a_tar_is_kept(tmp_path: Path) -> None:
    data = tarred({"a.txt": b"one", "b.txt": b"x" * 5000})
    found = unpacked(tmp_path, data[: 512 * 5], "x.tar")
    assert texts(tmp_path) == {"a.txt": b"one"}
    assert {t[:2] for t in told(found)} <= {("D120", "x.tar/b.txt"), ("D120", "x.tar")}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", b""),
        ("b.zip", b"no archive at all"),
        ("c.zip", WHOLE[:-30]),
        ("d.tar.gz", gzipped(tarred(PAPERS))[:40]),
        ("e.tar", b"\xff" * 2000),
        ("f.tar.gz", b"\x1f\x8b\x08 no gzip"),
    ],
)
def test_what_is_no_archive_is_one_error(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        unpacked(tmp_path, data, name)
    assert (caught.value.code, caught.value.values["path"]) == ("D120", name)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ratio.zip", zipped({"a.txt": b"0" * 3_000_000})),
        ("ratio.tar.gz", gzipped(tarred({"a.txt": b"0" * 3_000_000}))),
        ("header.tar.gz", gzipped(tarred({"x" * 3_000_000: b""}))),
    ],
)
def test_a_bomb_is_refused(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        unpacked(tmp_path, data, name, limits=Limits(max_expanded=2_500_000))
    assert caught.value.code == "D125"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        unpacked(tmp_path, WHOLE, most=1)
    assert caught.value.code == "D125"


def test_an_office_file_called_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        unpacked(tmp_path, zipped({"[Content_Types].xml": b"x", "word/document.xml": b"x"}))
    assert caught.value.code == "D110"


@pytest.mark.parametrize("at", range(0, len(WHOLE), 3))
def test_changed_bytes_give_files_or_coded_errors(tmp_path: Path, at: int) -> None:
    data = bytearray(WHOLE)
    data[at] ^= 0xFF
    try:
        found = unpacked(tmp_path, bytes(data))
    except ReadingError as error:
        assert error.code in ("D120", "D125", "D181")
    else:
        assert len(found.members) + len(found.issues) <= 3
