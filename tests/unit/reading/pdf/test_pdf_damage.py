"""PDFs that PDFium mends or passes over without a word are told as damaged, sound ones are not."""

import re
import zlib

import pytest

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import DEFAULT_LIMITS
from dalil.reading.pdf.damage import damage_of
from dalil.reading.pdf.reader import extract
from dalil.reading.pdf.streams import damaged_streams
from pdf_pages import at_right, pdf_of

LINE = "عقدت الوزارة اجتماعها السنوي"
SOUND = pdf_of([at_right(LINE, 700)], [at_right(LINE, 600)])


def told(data: bytes) -> dict[str, dict[str, str]]:
    found: Extract = extract(data, "paper.pdf", DEFAULT_LIMITS)
    return {i.code: dict(i.values) for i in found.issues if i.code.startswith("D19")}


def with_stream(packed: bytes) -> bytes:
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream"
    return b"%PDF-1.7\n5 0 obj\n" + stream + b"\nendobj\n%%EOF\n"


def test_a_sound_file_is_not_told_of() -> None:
    assert told(SOUND) == {}


def test_a_file_without_its_end_is_told() -> None:
    assert told(SOUND[: SOUND.rindex(b"startxref")])["D190"] == {"mark": "%%EOF"}


def test_a_place_of_the_table_that_does_not_hold_is_told() -> None:
    moved = re.sub(rb"startxref\s+\d+", b"startxref\n7", SOUND)
    assert told(moved)["D191"]["entry"] == "startxref"


def test_entries_of_the_table_that_lead_elsewhere_are_told() -> None:
    moved = SOUND.replace(b"\n5 0 obj", b"\n%%%\n5 0 obj")
    table = moved.rindex(b"\nxref") + 1
    data = re.sub(rb"startxref\s+\d+", b"startxref\n%d" % table, moved)
    assert [dict(i.values)["entry"] for i in damage_of(data, 2, "paper.pdf", [])] == ["xref"]


def test_a_number_of_pages_that_does_not_hold_is_told() -> None:
    assert told(SOUND.replace(b"/Count 2", b"/Count -5"))["D191"]["said"] == "-5"
    assert "D162" in {i.code for i in extract(SOUND.replace(b"/Count 2", b"/Count 9"), "p", DEFAULT_LIMITS).issues}


@pytest.mark.parametrize("box", [b"0 0 0 0", b"nan inf 5 x", b"0 0 1e9 1e9"])
def test_a_page_of_no_size_is_told(box: bytes) -> None:
    data = SOUND.replace(b"[0 0 595 842]", b"[" + box + b"]")
    assert [i.code for i in damage_of(data, 2, "paper.pdf", []) if dict(i.values)["entry"] == "/MediaBox"] == ["D191"]


def test_a_stream_whose_length_does_not_hold_is_told() -> None:
    data = re.sub(rb"/Length \d+", b"/Length 7", SOUND, count=1)
    assert any("/Length" in dict(i.values).get("entry", "") for i in damage_of(data, 2, "paper.pdf", []))


def test_a_stream_that_does_not_unpack_is_told() -> None:
    packed = bytearray(zlib.compress(b"BT (words) Tj ET " * 50))
    packed[20] ^= 0xFF
    spoilt = damaged_streams(with_stream(bytes(packed)), "paper.pdf", DEFAULT_LIMITS)
    assert spoilt == ["5"]
    issues = list(damage_of(SOUND, 2, "paper.pdf", spoilt))
    assert [(i.code, dict(i.values)["places"]) for i in issues] == [("D193", "5 0 obj")]


def test_a_stream_that_expands_beyond_reason_is_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        extract(with_stream(zlib.compress(b" " * 3_000_000, 9)), "paper.pdf", DEFAULT_LIMITS)
    assert refused.value.code == "D125"


def test_what_is_packed_twice_is_unpacked_twice() -> None:
    data = with_stream(zlib.compress(zlib.compress(b" " * 30_000_000, 9), 9))
    with pytest.raises(ReadingError) as refused:
        damaged_streams(data.replace(b"/FlateDecode", b"[/FlateDecode /Fl]"), "paper.pdf", DEFAULT_LIMITS)
    assert refused.value.code == "D125"
