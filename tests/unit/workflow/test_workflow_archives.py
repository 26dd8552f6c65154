from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from archive_files import gzipped, linked, locked, tarred, write, zipped
from dalil.errors import ReadingError
from dalil.publishing.jsonl import jsonl
from dalil.reading.files import Limits
from dalil.workflow.archives import Archives
from dalil.workflow.coding import Wish, code_files
from dalil.workflow.files import files_of
from dalil.workflow.project import create_study
from dalil.workflow.sidecars import SidecarError
from dalil.workflow.study import add_to_study, check_output
from papers import ENGLISH

ONE, TWO = b"Norway granted Malawi 20 million dollars.\n", "منحت النرويج ملاوي 20 مليون دولار.\n".encode()
BUNDLE = {"b/ملف.txt": TWO, "a.txt": ONE, ".hidden": b"x", "__MACOSX/._a.txt": b"x", "~$a.docx": b"x"}


def names(*paths: Path, limits: Limits | None = None) -> list[tuple[str, str | None]]:
    """The files found, as they are shown, and the code of what is wrong with them."""
    with Archives(limits or Limits()) as archives:
        found = list(files_of(paths, Path("/nowhere"), archives))
        return [(archives.shown(p), None) if fault is None else (fault.where, fault.code) for p, fault in found]


def test_the_files_of_an_archive_are_found_under_its_name_in_order(tmp_path: Path) -> None:
    path = write(tmp_path, "bundle.zip", zipped(BUNDLE))
    assert names(path) == [(f"{path}/a.txt", None), (f"{path}/b/ملف.txt", None)]
    write(tmp_path, "a.txt", ONE)
    assert [Path(n).name for n, _ in names(tmp_path)] == ["a.txt", "a.txt", "ملف.txt"]


def test_archives_in_archives_are_walked_three_deep(tmp_path: Path) -> None:
    path = write(tmp_path, "1.zip", zipped({"2.tgz": gzipped(tarred({"3.zip": zipped({"a.txt": ONE})}))}))
    assert names(path) == [(f"{path}/2.tgz/3.zip/a.txt", None)]
    deeper = write(tmp_path, "0.zip", zipped({"1.zip": path.read_bytes(), "b.txt": ONE}))
    assert names(deeper) == [(f"{deeper}/1.zip/2.tgz/3.zip", "D126"), (f"{deeper}/b.txt", None)]


def test_what_stays_in_an_archive_is_told_under_its_name(tmp_path: Path) -> None:
    inner = locked(zipped({"a.txt": ONE, "b.txt": TWO}), "a.txt")
    pairs = [("in/inner.zip", inner), ("../up.txt", b"x"), (linked("link.txt", ""), b"a")]
    path = write(tmp_path, "bundle.zip", zipped(pairs))
    assert names(path) == [
        (f"{path}/in/inner.zip/b.txt", None),
        (f"{path}/in/inner.zip/a.txt", "D181"),
        (f"{path}/../up.txt", "D182"),
        (f"{path}/link.txt", "D182"),
    ]


def test_archives_share_one_limit_with_those_in_them(tmp_path: Path) -> None:
    inner = {f"{n}.zip": zipped({"a.txt": bytes(range(256)) * 2000}) for n in range(3)}
    path = write(tmp_path, "bundle.zip", zipped(inner))
    found = names(path, limits=Limits(max_expanded=1_100_000))
    assert [code for _, code in found] == [None, None, "D125"]


def test_archives_share_one_count_with_those_in_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = zipped({"a.txt": ONE, "b.txt": TWO})
    path = write(tmp_path, "bundle.zip", zipped({"0.zip": inner, "1.zip": inner, "c.txt": ONE}))
    monkeypatch.setattr("dalil.workflow.archives.MAX_MEMBERS", 6)
    assert [code for _, code in names(path)] == [None, None, "D125", None]


def test_a_broken_or_empty_archive_is_one_issue(tmp_path: Path) -> None:
    broken, empty = write(tmp_path, "broken.zip", b"PK\3\4 broken"), write(tmp_path, "empty.zip", zipped({}))
    assert names(broken, empty) == [(str(broken), "D120"), (str(empty), "D105")]


def test_names_too_long_for_the_disk_are_shown_whole(tmp_path: Path) -> None:
    name = "محضر " * 60 + ".txt"
    path = write(tmp_path, "bundle.zip", zipped({name: TWO}))
    report = code_files([path], Wish())
    assert [m.source.origin for m in report.material] == [f"bundle.zip/{name}"]


def test_what_was_unpacked_goes_with_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(write(tmp_path, "tmp/x", b"").parent))
    names(write(tmp_path, "bundle.zip", zipped(BUNDLE)))
    assert not list((tmp_path / "tmp").rglob("*.txt"))


def test_files_of_archives_are_coded_under_their_names(tmp_path: Path) -> None:
    bad = {**BUNDLE, "c.pdf": b"%PDF-1.4 no", "d.xyz": b"x", "e.txt": ONE}
    path = write(tmp_path, "bundle.zip", zipped(bad))
    report = code_files([path], Wish())
    assert [m.source.origin for m in report.material] == ["bundle.zip/a.txt", "bundle.zip/b/ملف.txt"]
    assert report.duplicates == ((f"{path}/e.txt", "bundle.zip/a.txt"),)
    assert [i.where for i in report.failed] == [f"{path}/c.pdf", f"{path}/d.xyz"]
    assert all(f"{path}/" in i.render(lang) for i in report.failed for lang in ("en", "ar"))
    assert "tmp/dalil-" not in " ".join(i.render() for i in report.issues)


def test_health_is_told_of_the_name_in_the_archive(tmp_path: Path) -> None:
    text = "نص قديم فيه كلام كثير".encode("windows-1256")
    report = code_files([write(tmp_path, "bundle.zip", zipped({"in/old.txt": text}))], Wish())
    assert [(i.code, i.where) for i in report.issues if i.code == "D155"] == [("D155", "bundle.zip/in/old.txt")]


def test_an_archive_that_cannot_be_read_stops_a_run_on_it_alone(tmp_path: Path) -> None:
    path = write(tmp_path, "bundle.zip", b"no")
    with pytest.raises(ReadingError) as caught:
        code_files([path], Wish())
    assert caught.value.code == "D120" and str(path) in caught.value.render()


def test_metadata_in_an_archive_speak_of_its_files(tmp_path: Path) -> None:
    table = "file,title\nb/ملف.txt,عنوان\n".encode()
    data = {**BUNDLE, "a.txt.toml": b'title = "Aid"', "metadata.csv": table}
    report = code_files([write(tmp_path, "bundle.zip", zipped(data))], Wish())
    assert [m.source.title for m in report.material] == ["Aid", "عنوان"]


def test_faults_of_metadata_in_an_archive_name_it(tmp_path: Path) -> None:
    path = write(tmp_path, "bundle.zip", zipped({**BUNDLE, "a.toml": b"titel = 1"}))
    with pytest.raises(SidecarError) as caught:
        code_files([path], Wish())
    assert f"{path}/a.toml" in caught.value.render() and "dalil-" not in caught.value.render()


def test_files_of_archives_are_added_once_and_checked(tmp_path: Path) -> None:
    create_study(tmp_path / "study", title="t")
    path = write(tmp_path, "bundle.zip", zipped({**BUNDLE, "c.pdf": b"%PDF-1.4 no"}))
    report = add_to_study(tmp_path / "study", [path], progress=lambda progress: None)
    assert [h.file for h in report.healths] == ["bundle.zip/a.txt", "bundle.zip/b/ملف.txt"]
    assert [i.where for i in report.issues if i.code == "D120"] == [f"{path}/c.pdf"]
    again = add_to_study(tmp_path / "study", [path], progress=lambda progress: None)
    assert again.duplicates[0] == (f"{path}/a.txt", "bundle.zip/a.txt")


def test_an_output_is_checked_against_the_archive(tmp_path: Path) -> None:
    path = write(tmp_path, "bundle.zip", zipped({"in/paper.txt": ENGLISH.encode(), "b.xyz": b"x"}))
    lines = "".join(jsonl(code_files([path], Wish()).material))
    output = write(tmp_path, "claims.jsonl", lines.encode())
    assert check_output(output, [path]).ok
    other = write(tmp_path, "other.zip", zipped({"in/other.txt": ONE}))
    assert {f.code for f in check_output(output, [other]).faults} == {"D841"}
