from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.formats import READERS, reader_for, suffixes


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("paper.txt", "dalil.plain.v1"),
        ("PAPER.TXT", "dalil.plain.v1"),
        ("paper.text", "dalil.plain.v1"),
        ("paper", "dalil.plain.v1"),
        ("paper.v2.md", "dalil.markdown.v1"),
        ("paper.markdown", "dalil.markdown.v1"),
    ],
)
def test_the_suffix_finds_the_reader_and_the_source_carries_its_name(tmp_path: Path, name: str, reader: str) -> None:
    path = tmp_path / name
    path.write_text("words\n", encoding="utf-8")
    found = reader_for(path)
    assert found.name == reader
    assert found.read(path).reader == reader
    assert found.examine(path).issues == ()


def test_an_unknown_suffix_is_answered_with_what_can_be_read() -> None:
    with pytest.raises(ReadingError) as caught:
        reader_for(Path("film.mp4"))
    assert caught.value.code == "D115"
    for lang in ("en", "ar"):
        assert ".txt" in caught.value.render(lang)
        assert ".mp4" in caught.value.render(lang)


def test_no_suffix_has_two_readers() -> None:
    assert len(set(suffixes())) == len(suffixes())
    assert len({r.name for r in READERS}) == len(READERS)
