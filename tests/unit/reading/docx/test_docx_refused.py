"""Word files that are damaged, hostile or something else are refused with a code, and never otherwise."""

from __future__ import annotations

import random
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest

from dalil.errors import DalilError, ReadingError
from dalil.reading.docx.reader import extract
from dalil.reading.files import DEFAULT_LIMITS, Limits
from word_files import NAMES, item, level, numbered, p, row, table, word_file, zipped

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refusal(data: bytes, limits: Limits = DEFAULT_LIMITS) -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        extract(data, "paper.docx", limits)
    assert caught.value.render("ar") and caught.value.render("en")
    return caught.value


def with_document(xml: str | bytes) -> bytes:
    return word_file("", files={"word/document.xml": xml if isinstance(xml, bytes) else xml.encode()})


@pytest.mark.parametrize(
    "data, reason",
    [
        (b"\0\0", "it is no ZIP archive"),
        (b"%PDF-1.7 ...", "it is a PDF"),
        (b"{\\rtf1 ...", "it is an RTF document"),
        (OLE, "it is in the format of Word 97 to 2003 (.doc)"),
        (zipped({"xl/workbook.xml": b"<a/>"}), "it is a spreadsheet"),
        (zipped({"content.xml": b"<a/>"}), "it is an OpenDocument text (.odt)"),
        (zipped({"other.txt": b"words"}), "word/document.xml is missing"),
        (word_file(p("words"))[:300], "the end of the archive is missing"),
        (with_document("<a/>"), "word/document.xml is no Word document"),
        (with_document(""), "word/document.xml"),
        (with_document("<w:document"), "word/document.xml"),
    ],
)
def test_what_is_no_word_document_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    error = refusal(data)
    assert error.code == "D120"
    assert reason in str(error.values["reason"])


def test_a_locked_file_is_refused() -> None:
    assert refusal(OLE + "EncryptedPackage".encode("utf-16-le")).code == "D128"


def test_a_file_without_words_is_refused() -> None:
    assert refusal(word_file(p())).code == "D105"
    assert refusal(word_file("<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>")).code == "D127"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{declared}<w:document {NAMES}><w:body>&b;</w:body></w:document>'
    assert refusal(with_document(xml.encode(encoding))).code == "D129"


def test_a_file_that_unpacks_to_far_more_than_its_size_is_refused() -> None:
    bomb = word_file(p("x" * 9_000_000))
    assert refusal(bomb).code == "D125"
    assert refusal(word_file(p("x" * 2000)), replace(DEFAULT_LIMITS, max_expanded=1000)).code == "D125"


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(word_file(p("x" * 5000)))
    info = max(zipfile.ZipFile(BytesIO(bytes(data))).infolist(), key=lambda i: i.file_size)
    at = data.rfind(info.filename.encode()) - 46 + 24
    data[at : at + 4] = (100).to_bytes(4, "little")
    assert refusal(bytes(data)).code in ("D120", "D125")


def test_deep_nesting_is_refused() -> None:
    boxes = "<w:smartTag>" * 210 + "<w:r/>" + "</w:smartTag>" * 210
    assert refusal(word_file(f"<w:p>{boxes}</w:p>")).code == "D126"
    assert refusal(word_file("<w:sdt>" * 300 + "</w:sdt>" * 300)).code == "D126"


def test_nesting_up_to_the_limit_is_read() -> None:
    inner = p("the innermost")
    for _ in range(60):
        inner = table(row(f"<w:tc>{inner}</w:tc>"))
    assert extract(word_file(inner), "deep.docx", DEFAULT_LIMITS).text == "the innermost\n"


def test_more_text_than_the_limit_is_refused() -> None:
    assert refusal(word_file(p("words " * 50)), replace(DEFAULT_LIMITS, max_chars=100)).code == "D122"


def test_damage_anywhere_never_raises_anything_else() -> None:
    whole = word_file(
        item("one") + table(row("a", "b")) + p("end"), parts={"numbering": numbered(level(0, "decimal", "%1."))}
    )
    dice = random.Random(7)
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 6)):
            data[dice.randrange(len(data))] = dice.randrange(256)
        try:
            extract(bytes(data[: dice.choice([len(data), dice.randrange(len(data))])]), "x.docx", DEFAULT_LIMITS)
        except DalilError as error:
            assert error.code.startswith("D1")


def test_odd_values_never_raise_anything_else() -> None:
    dice = random.Random(9)
    odd = ["", "-1", "99999999999", "x", "٣", "nan", "1e9", "%1%2%3", "true", "none"]
    made = item("one", level=3) + p("two", ppr='<w:outlineLvl w:val="1"/><w:spacing w:before="12" w:after="20"/>')
    made += p("three", rpr='<w:sz w:val="24"/><w:b w:val="1"/>') + "<w:sectPr><w:pgSz w:w='100' w:h='100'/></w:sectPr>"
    parts = made, numbered(level(0, "decimal", "%1.") + level(3, "upperRoman", "%4"))
    for _ in range(150):
        body, lists = (_with_odd_values(part, dice, odd) for part in parts)
        assert "one" in extract(word_file(body, parts={"numbering": lists}), "x.docx", DEFAULT_LIMITS).text


def _with_odd_values(xml: str, dice: random.Random, odd: list[str]) -> str:
    pieces = xml.split('"')
    return '"'.join(dice.choice(odd) if n % 2 and dice.random() < 0.3 else v for n, v in enumerate(pieces))
