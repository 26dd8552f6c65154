"""Word files whose parts do not fit together are told of, sound ones are not."""

import struct

import pytest

from dalil.reading.docx.reader import extract
from dalil.reading.files import DEFAULT_LIMITS
from word_files import p, word_file, zipped


def told(data: bytes) -> dict[str, dict[str, str]]:
    found = extract(data, "paper.docx", DEFAULT_LIMITS)
    return {i.code: dict(i.values) for i in found.issues}


def test_a_sound_file_is_not_told_of() -> None:
    assert told(word_file(p("words"), parts={"styles": ""})) == {}


def test_a_part_that_nothing_leads_to_is_told() -> None:
    data = word_file(p("words"), files={"word/footnotes.xml": b"<notes/>"})
    assert told(data)["D192"] == {"missing": "–", "unused": "word/footnotes.xml"}


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        ('<w:p><w:r><w:t>words</w:t><w:footnoteReference w:id="4"/></w:r></w:p>', "footnote 4"),
        ('<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>', "numId 7"),
    ],
)
def test_notes_and_lists_that_are_not_there_are_told(body: str, missing: str) -> None:
    assert told(word_file(body))["D192"]["missing"] == missing


def test_a_file_without_its_list_of_relations_is_told() -> None:
    whole = word_file(p("words"))
    assert "D192" in told(zipped({"word/document.xml": _part(whole)}))


def test_a_size_that_does_not_hold_is_told() -> None:
    data = word_file(p("words"), files={"customXml/item1.xml": b"x" * 777})
    at = data.index(struct.pack("<I", 777))
    assert told(data[:at] + struct.pack("<I", 99) + data[at + 4 :])["D191"]["found"] == "99"


def _part(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml")
