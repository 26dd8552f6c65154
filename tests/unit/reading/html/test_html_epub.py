import io
import zipfile

import pytest

from dalil.errors import ReadingError
from dalil.reading.extracts import Extract
from dalil.reading.files import Limits
from dalil.reading.html.epub import extract
from pages import shown

CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/b.opf"/></rootfiles></container>'
BOOK = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>ورقة</dc:title><dc:creator>سلمى</dc:creator><dc:date>2021-05-01T00:00:00Z</dc:date></metadata>
<manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="i.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="c" linear="no"/><itemref idref="b"/>
<itemref idref="a"/><itemref idref="i"/></spine></package>"""
PARTS = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/b.opf": BOOK,
    "OEBPS/nav.xhtml": "<html><body><nav><ol><li><a href='b.xhtml'>contents</a></li></ol></nav></body></html>",
    "OEBPS/b.xhtml": "<?xml version='1.0'?><html><head><title/></head><body><h1>أول</h1><p>نص"
    '<a epub:type="noteref" href="c.xhtml#n1">1</a></p></body></html>',
    "OEBPS/a a.xhtml": "<html><body><p>ثان</p></body></html>",
    "OEBPS/c.xhtml": '<html><body><aside epub:type="footnote" id="n1">حاشية</aside></body></html>',
}


def book(parts: dict[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return made.getvalue()


def read(parts: dict[str, str], limits: Limits | None = None) -> Extract:
    return extract(book(parts), "book.epub", limits or Limits())


def test_pages_come_in_the_order_of_the_book_and_what_is_linked_last() -> None:
    found = read(PARTS)
    assert shown(found) == ["h1 أول", "p نص", "^p ثان", "^n حاشية"]
    said = found.metadata
    assert (said.title, said.author, said.published) == ("ورقة", "سلمى", "2021-05-01")


def test_its_navigation_is_left_out_and_told() -> None:
    (issue,) = read(PARTS).issues
    assert (issue.code, issue.where, dict(issue.values)["words"]) == ("D176", "book.epub", "1. contents")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"META-INF/container.xml": "<x/>"}, "D120"),
        ({"META-INF/container.xml": ""}, "D120"),
        ({"OEBPS/b.opf": "<!DOCTYPE a [<!ENTITY b 'c'>]><package/>"}, "D129"),
        ({"META-INF/encryption.xml": '<e><EncryptionMethod Algorithm="aes"/></e>'}, "D128"),
        ({"OEBPS/b.opf": "<package/>"}, "D105"),
        ({"OEBPS/b.xhtml": "0" * 3_000_000}, "D125"),
    ],
)
def test_books_that_cannot_be_read_are_refused(change: dict[str, str], code: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read({**PARTS, **change})
    assert refused.value.code == code


def test_hidden_fonts_do_not_lock_a_book() -> None:
    fonts = '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>'
    assert "ثان" in read({**PARTS, "META-INF/encryption.xml": fonts}).text


def test_a_truncated_book_is_refused() -> None:
    with pytest.raises(ReadingError) as refused:
        extract(book(PARTS)[:-60], "book.epub", Limits())
    assert refused.value.code == "D120"
