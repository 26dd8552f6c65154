"""Laws of reading: whatever a file holds, it is a source that keeps its text, or refused with a code."""

from __future__ import annotations

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from dalil.errors import ReadingError
from dalil.reading.plain import examine, read

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("\n\tابتلم"), max_size=300)


def written(data: bytes, name: str = "paper.txt") -> Path:
    path = Path(tempfile.mkdtemp()) / name
    path.write_bytes(data)
    return path


@settings(max_examples=200)
@given(TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_unicode_text_is_kept_but_for_its_normal_form(text: str, encoding: str) -> None:
    path = written(text.encode(encoding))
    try:
        source = read(path)
    except ReadingError as error:
        assert error.code == "D105"
        assert not text.removeprefix("\ufeff").strip()
    else:
        assert source.text == unicodedata.normalize("NFC", text.removeprefix("\ufeff"))


@settings(max_examples=400)
@given(
    st.binary(max_size=200) | TEXT.map(lambda t: t.encode("windows-1256", "ignore")), st.sampled_from(["a.txt", "a.md"])
)
@example(b"\xff\xfe", "a.txt")
@example(b"\xfe\xff\x00", "a.md")
@example(b"#\t\n# \n", "a.md")
def test_any_bytes_are_a_source_or_refused(data: bytes, name: str) -> None:
    try:
        reading = examine(written(data, name))
    except ReadingError as error:
        assert error.render("ar")
        assert error.render("en")
    else:
        assert reading.source.text.strip()
        assert all(i.render("ar") and i.render("en") for i in reading.issues)
