from __future__ import annotations

from pathlib import Path

import pytest
from documents.hostile_markup import mails, pages
from documents.hostile_pdfs import CATALOG, FONT, assembled, page, words
from documents.score_hostile import outcomes, summary

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.formats import reader_for

TREE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
LIMITS = Limits(max_seconds=10)


def test_assembled_pdfs_are_sound(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(assembled([CATALOG, TREE, page(5), FONT, words()]))
    assert "1,250 dinars" in reader_for(file).read(file).text


def test_a_pdf_without_pages_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(assembled([CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"]))
    with pytest.raises(ReadingError) as refused:
        reader_for(file).read(file)
    assert refused.value.code in {"D105", "D120"}


def test_each_file_comes_out_in_one_way(tmp_path: Path) -> None:
    (tmp_path / "empty.1.txt").write_bytes(b"")
    (tmp_path / "sound.2.txt").write_text("The Ministry paid 20 dinars.", encoding="utf-8")
    (tmp_path / "doubtful.3.txt").write_text("The Ministry \u202epaid 20 dinars.", encoding="utf-8")
    (tmp_path / "unknown.4.xyz").write_bytes(b"words")
    found = list(outcomes(tmp_path, LIMITS, None))
    assert {o.kind: o.came for o in found} == {
        "empty": "refused",
        "sound": "read",
        "doubtful": "warned",
        "unknown": "refused",
    }
    assert summary(found)["empty"]["codes"] == {"D105": 1}


def test_an_exception_of_another_kind_is_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.1.txt").write_text("words", encoding="utf-8")
    monkeypatch.setattr("documents.score_hostile.segment", lambda source: 1 / 0)
    (found,) = outcomes(tmp_path, LIMITS, None)
    assert found.came == "crash" and "ZeroDivisionError" in found.what


def test_hostile_pages_and_letters_are_the_same_each_time() -> None:
    assert [len(d) for _, _, d in pages()] == [len(d) for _, _, d in pages()]
    assert {suffix for _, suffix, _ in mails()} == {".eml", ".mhtml"}
