from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.formats import Reader

READER = Reader(name="test.lines.v1", suffixes=(".x",), extract="apart_parsers:lines", extra="docs")


def test_a_rich_file_becomes_a_source_with_what_its_parser_noticed(tmp_path: Path) -> None:
    path = tmp_path / "paper.x"
    path.write_text("بيان الوزارة\n", encoding="utf-8")
    found = READER.examine(path)
    assert (found.source.text, found.source.reader, found.source.origin) == ("بيان الوزارة\n", READER.name, "paper.x")
    assert [i.code for i in found.issues] == ["D158"]
    assert found.source.layout is not None and found.source.layout.page_at(3) == 1


def test_a_rich_file_without_words_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "paper.x"
    path.write_text(" \n", encoding="utf-8")
    with pytest.raises(ReadingError) as caught:
        READER.examine(path)
    assert (caught.value.code, caught.value.values["path"]) == ("D105", path)
