import codecs
from pathlib import Path

import pytest

from dalil.errors import ReadingError
from dalil.reading.encodings import decode

PATH = Path("paper.txt")
ARABIC = "أعلنت نقابة الميناء تأييدها لحزب الساحل، وقالت إن الاتفاق يخدم أهالي المدينة.\nثم زار الوفد المستشفى.\n"
FRENCH = "Le président a été reçu à Genève; l'élève français préfère la forêt.\n"
GERMAN = "Die Höfe der Müller stehen für die Größe der schönen Städte über dem Fluß.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARABIC.encode(), "utf-8"),
        (b"Plain words.\n", "utf-8"),
        (ARABIC.encode("utf-8-sig"), "utf-8-bom"),
        (codecs.BOM_UTF16_LE + ARABIC.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ARABIC.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ARABIC.encode("utf-32-le"), "utf-32-le"),
        (ARABIC.encode("utf-16-le"), "utf-16-le"),
        (ARABIC.encode("utf-16-be"), "utf-16-be"),
        (ARABIC.encode("windows-1256"), "windows-1256"),
        (ARABIC.encode("iso-8859-6"), "iso-8859-6"),
        (FRENCH.encode("iso-8859-1"), "iso-8859-1"),
        (GERMAN.encode("iso-8859-1"), "iso-8859-1"),
        (f"“{GERMAN}”".encode("windows-1252"), "windows-1252"),
        ("“Quoted”, no other letter.".encode("windows-1252"), "windows-1252"),
    ],
)
def test_encoding_is_found_and_the_text_is_whole(data: bytes, encoding: str) -> None:
    decoded = decode(data, PATH)
    assert decoded.encoding == encoding
    name = {"utf-8-bom": "utf-8-sig", "utf-32-le": "utf-32"}.get(encoding, encoding)
    assert decoded.text == data.decode(name).removeprefix("\ufeff")


@pytest.mark.parametrize("word", ["سلام", "اتفاق", "الحكومة", "دعم مالي", "قُتل جنديان", "شؤون خارجية"])
@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16-le", "utf-16-be", "utf-8"])
def test_a_word_or_two_are_enough(word: str, encoding: str) -> None:
    assert decode(word.encode(encoding), PATH).text == word


def test_english_with_an_arabic_name_is_arabic_encoding() -> None:
    text = "The party (حزب الساحل) signed the paper with the union (نقابة الميناء).\n" * 3
    assert decode(text.encode("windows-1256"), PATH).text == text


def test_valid_utf8_wins_over_plausible_arabic() -> None:
    assert decode("ط§".encode(), PATH).encoding == "utf-8"


def test_the_first_high_byte_may_stand_far_down() -> None:
    data = b"plain words here\n" * 50_000 + ARABIC.encode("windows-1256")
    assert decode(data, PATH).encoding == "windows-1256"


def test_null_padding_at_the_end_is_left_out() -> None:
    assert decode(ARABIC.encode() + b"\0" * 512, PATH).text == ARABIC


@pytest.mark.parametrize(
    ("code", "data"),
    [
        ("D106", b"text\0text"),
        ("D106", bytes(range(256)) * 4),
        ("D106", b"\x01\x02\x03 text"),
        ("D113", "Съюзът подкрепи партията на брега.".encode("windows-1251") * 3),
        ("D114", ARABIC.encode()[:-20] + b"\xd8\n" + ARABIC.encode()),
        ("D114", codecs.BOM_UTF16_LE + "paper".encode("utf-16-le") + b"\x00"),
        ("D114", codecs.BOM_UTF8 + b"paper \xff"),
        ("D114", ARABIC.encode("utf-16-le") + b"\x00\xd8\x41\x00"),
    ],
)
def test_what_cannot_be_decoded_whole_is_refused(code: str, data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        decode(data, PATH)
    assert caught.value.code == code
    assert "paper.txt" in caught.value.render("ar")


def test_damage_is_placed_by_byte_and_line() -> None:
    with pytest.raises(ReadingError) as caught:
        decode("سطر\nسطر ".encode() + b"\xff" + " آخر".encode(), PATH)
    assert (caught.value.values["byte"], caught.value.values["line"]) == (14, 2)
