"""Writing output whole or not at all."""

import errno
from pathlib import Path

import pytest

from dalil.errors import PublishingError
from dalil.publishing.files import write_text


def failing(number):
    yield "half"
    raise OSError(number, "as told")


def code_of(path, chunks=("x",)):
    with pytest.raises(PublishingError) as caught:
        write_text(path, chunks)
    assert str(path) in caught.value.render("ar")
    return caught.value.code


def test_chunks_are_written_in_utf8_and_folders_are_made(tmp_path):
    write_text(tmp_path / "a" / "b.txt", ["دليل", "\n"])
    assert (tmp_path / "a" / "b.txt").read_bytes() == "دليل\n".encode()


def test_an_older_file_is_replaced_and_keeps_its_permissions(tmp_path):
    file = tmp_path / "out"
    file.write_text("old")
    file.chmod(0o640)
    write_text(file, ["new"])
    assert file.read_text() == "new" and file.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_text(tmp_path / "link", ["new"])
    assert (tmp_path / "link").is_symlink() and (tmp_path / "real").read_text() == "new"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.EACCES, "D701"), (errno.EROFS, "D701"), (errno.ENOSPC, "D702"), (errno.EIO, "D705")]
)
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path, number, code):
    file = tmp_path / "out"
    file.write_text("old")
    assert code_of(file, failing(number)) == code
    assert file.read_text() == "old" and list(tmp_path.iterdir()) == [file]


def test_an_interruption_leaves_nothing(tmp_path):
    def interrupted():
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_text(tmp_path / "out", interrupted())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_told():
    assert code_of(Path("/dev/full")) == "D702"


def test_a_folder_is_no_file(tmp_path):
    assert code_of(tmp_path) == "D703"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "file").write_text("")
    assert code_of(tmp_path / "file" / "out") == "D704"


def test_other_failures_repeat_what_the_system_says(tmp_path):
    assert code_of(tmp_path / ("x" * 300)) == "D705"


def test_unpaired_surrogates_become_replacement_characters(tmp_path):
    write_text(tmp_path / "out", ["a\ud800b"])
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a\ufffdb"
