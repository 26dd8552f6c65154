import time
import unicodedata
from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.plain import examine, read
from dalil.records.sources import source_id, text_digest


def write(folder: Path, data: bytes | str, name: str = "paper.txt") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_source_knows_its_bytes_text_and_language(tmp_path: Path) -> None:
    source = read(write(tmp_path, "حزب الساحل\n"))
    assert source.text == "حزب الساحل\n"
    assert (source.language, source.direction, source.encoding) == ("ar", "rtl", "utf-8")
    assert (source.origin, source.reader, source.title) == ("paper.txt", "dalil.plain.v1", None)
    assert source.id == source_id(source.raw_digest, "dalil.plain.v1")
    assert source.text_digest == text_digest(source.text)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\fb", "a\nb"),
        ("\ufeffa", "a"),
        ("a\u0308", "ä"),
        ("ا\u0653", "آ"),
        ("  a\t \u200fb ـ\u2028c\x0b\n\n", "  a\t \u200fb ـ\u2028c\x0b\n\n"),
    ],
)
def test_only_mark_line_ends_and_form_are_changed(tmp_path: Path, raw: str, text: str) -> None:
    assert read(write(tmp_path, raw)).text == text


def test_nulls_of_utf16_are_left_out_and_told(tmp_path: Path) -> None:
    reading = examine(write(tmp_path, "حزب\0 الساحل".encode("utf-16")))
    assert reading.source.text == "حزب الساحل"
    assert ("D159", (("count", "1"),)) in [(i.code, i.values) for i in reading.issues]


def test_null_padding_is_told(tmp_path: Path) -> None:
    reading = examine(write(tmp_path, b"words\n\0\0\0"))
    assert [(i.code, dict(i.values)) for i in reading.issues] == [("D159", {"count": "3"})]


def test_letters_in_parts_are_told(tmp_path: Path) -> None:
    reading = examine(write(tmp_path, unicodedata.normalize("NFD", "آمال كبيرة")))
    assert [i.code for i in reading.issues] == ["D158"]
    assert all(i.render("en") and i.render("ar") for i in reading.issues)


def test_a_sound_file_has_no_issues(tmp_path: Path) -> None:
    assert examine(write(tmp_path, "حزب الساحل\r\n")).issues == ()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Relations of Malta\n\ntext", "Relations of Malta"),
        ("text\n\n# العلاقات الدولية #\n", "العلاقات الدولية"),
        ("---\ntitle: 'A title'\n---\n# Heading\n", "A title"),
        ("```\n# no heading\n```\n# Heading\n", "Heading"),
        ("# C#\n", "C#"),
        ("---\npublisher: x\n...\n   # Heading  \n", "Heading"),
        ("## Second level\n", None),
        ("---\nnot closed: yes\n# Heading\n", "Heading"),
    ],
)
def test_markdown_gives_its_title(tmp_path: Path, text: str, title: str | None) -> None:
    source = read(write(tmp_path, text, "paper.md"))
    assert (source.title, source.reader, source.text) == (title, "dalil.markdown.v1", text)


@pytest.mark.parametrize(
    ("date", "published"), [("2020-05-01", "2020-05-01"), ("2020-05", "2020-05"), ("last May", None)]
)
def test_markdown_front_matter_gives_publisher_and_date(tmp_path: Path, date: str, published: str | None) -> None:
    source = read(write(tmp_path, f"---\npublisher: The Archive\ndate: {date}\n---\ntext\n", "p.markdown"))
    assert (source.publisher, source.published) == ("The Archive", published)


def test_plain_text_has_no_front_matter(tmp_path: Path) -> None:
    assert read(write(tmp_path, "---\ntitle: x\n---\n# y\n")).title is None


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("D105", b""),
        ("D105", " \n\t\u00a0\n".encode()),
        ("D105", b"\xef\xbb\xbf"),
        ("D105", b"\0\0\0\0"),
        ("D106", b"\x7fELF\x02\x01\x01\0\0\0\0"),
        ("D107", b"%PDF-1.7\nwords"),
        ("D108", b"PK\x03\x04\x14\0word/document.xml"),
        ("D109", b"\x89PNG\r\n\x1a\n"),
        ("D109", b"\xff\xd8\xff\xe0JFIF"),
        ("D110", b"PK\x03\x04\x14\0content.xml"),
        ("D110", b"\x1f\x8b\x08\0"),
        ("D111", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("D111", b"{\\rtf1\\ansi words}"),
        ("D116", ("a" + "\u0301\u0327" * 600).encode()),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(tmp_path: Path, code: str, data: bytes) -> None:
    path = write(tmp_path, data)
    with pytest.raises(ReadingError) as caught:
        read(path)
    assert caught.value.code == code
    assert str(path) in caught.value.render("en")
    assert str(path) in caught.value.render("ar")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="D101"):
        read(tmp_path / "none.txt")
    with pytest.raises(ReadingError, match="D102"):
        read(tmp_path)


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_a_path_the_system_refuses(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match="D103"):
        read(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, whom no permission stops.
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = write(tmp_path, "words")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ReadingError, match=r"D103.*Permission denied"):
        read(path)


def test_a_device_is_refused_unread() -> None:
    with pytest.raises(ReadingError, match="D112"):
        read(Path("/dev/null"))


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    began = time.process_time()
    with pytest.raises(ReadingError, match=r"D104.*100\.0 MB.*50 MB"):
        read(path)
    assert time.process_time() - began < 0.5


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = write(tmp_path, "a" * 11)
    with pytest.raises(ReadingError, match="D104"):
        read(path, limits=Limits(max_bytes=10))
    assert read(path, limits=Limits(max_bytes=11)).text == "a" * 11
    with pytest.raises(ValueError, match="above zero"):
        Limits(max_bytes=0)


def test_a_very_long_line_is_read_in_seconds(tmp_path: Path) -> None:
    path = write(tmp_path, "نقابة الميناء تؤيد حزب الساحل " * 150_000)
    began = time.process_time()
    assert examine(path).source.language == "ar"
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000 + " ب aب",
        "ا" + "\u064b" * 199 + ("ب" + "\u0651\u064e" * 99) * 5_000,
        "---\ntitle:" + " " * 1_000_000 + "x\n---\n#" + " " * 1_000_000 + "x" + " " * 1_000_000 + "#x\n",
        "---\n" * 200_000,
        "ØÙ" * 500_000 + "Ø§" + "À" * 1_000_000,
        "```\n" * 200_000,
    ],
)
def test_no_text_takes_quadratic_time(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "paper.md")
    began = time.process_time()
    examine(path)
    assert time.process_time() - began < 3
