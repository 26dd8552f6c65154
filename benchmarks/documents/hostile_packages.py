"""Word files, ODT and EPUB that expand, nest, reach outside or lack parts."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator, Mapping

from documents.sound import unzipped, zipped

File = tuple[str, str, bytes]
BODY = "word/document.xml"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12)
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GIB = 1 << 30


def packages(sound: Mapping[str, bytes]) -> Iterator[File]:
    """All of them."""
    word, odt = unzipped(sound[".docx"]), unzipped(sound[".odt"])
    yield from (("expanding", ".docx", d) for d in _expanding(word))
    yield "expanding", ".odt", zipped(odt | {"content.xml": b" " * (GIB // 4)})
    yield "expanding", ".epub", zipped(unzipped(sound[".epub"]) | {"EPUB/text/ch001.xhtml": b" " * (GIB // 4)})
    yield from (("entities", ".docx", d) for d in _entities(word))
    content = odt["content.xml"].decode().partition("?>")[2]
    yield (
        "entities",
        ".odt",
        zipped(odt | {"content.xml": f"{OUTSIDE}{content.replace('</text:p>', '&a;</text:p>', 1)}"}),
    )
    yield from (("deep", ".docx", d) for d in _deep(word))
    yield from (("parts", ".docx", d) for d in _parts(word))


def _expanding(word: Mapping[str, bytes]) -> Iterator[bytes]:
    yield zipped(dict(word) | {BODY: b" " * GIB})
    yield zipped(dict(word) | {"word/media/image1.png": b"\0" * (GIB // 2)})
    yield zipped(dict(word) | {f"word/media/{n}.xml": b"x" for n in range(60_000)})
    inner = zipped({"0": b"\0" * 100_000_000})
    for _ in range(4):
        inner = zipped({str(n): inner for n in range(16)})
    yield zipped(dict(word) | {"word/embeddings/a.zip": inner})
    yield _with_size(zipped(word), 4_000_000_000)
    yield _with_size(zipped(word), 10)


def _with_size(data: bytes, size: int) -> bytes:
    """The archive with another size of its largest member in its directory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        largest = max(archive.infolist(), key=lambda i: i.file_size)
    return data.replace(struct.pack("<I", largest.file_size), struct.pack("<I", size))


def _entities(word: Mapping[str, bytes]) -> Iterator[bytes]:
    body = word[BODY].decode().partition("?>")[2]
    first = body.replace("</w:t>", "&a;</w:t>", 1)
    yield zipped(dict(word) | {BODY: f"{LAUGHS}]>{body.replace('</w:t>', '&m;</w:t>', 1)}"})
    yield zipped(dict(word) | {BODY: f"{OUTSIDE}{first}"})
    remote = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p"> %p;]>'
    yield zipped(dict(word) | {BODY: f"{remote}{body}"})
    long = f'<!DOCTYPE x [<!ENTITY a "{"a" * 1_000_000}">]>'
    yield zipped(dict(word) | {BODY: f"{long}{body.replace('</w:t>', '&a;' * 2000 + '</w:t>', 1)}"})
    yield zipped(dict(word) | {"word/styles.xml": f"{LAUGHS}]><x>&m;</x>"})
    yield zipped(dict(word) | {"word/footnotes.xml": f"{OUTSIDE}<x>&a;</x>"})


def _deep(word: Mapping[str, bytes]) -> Iterator[bytes]:
    text = "<w:p><w:r><w:t>words</w:t></w:r></w:p>"
    cell, end = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    for depth in (300, 100_000):
        yield zipped(dict(word) | {BODY: _document(cell * depth + text + end * depth)})
    run = "<w:p>" + "<w:ins>" * 50_000 + "<w:r><w:t>x</w:t></w:r>" + "</w:ins>" * 50_000 + "</w:p>"
    yield zipped(dict(word) | {BODY: _document(run)})


def _document(body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {W}><w:body>{body}</w:body></w:document>'


def _parts(word: Mapping[str, bytes]) -> Iterator[bytes]:
    for name in (BODY, "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml"):
        yield zipped({n: d for n, d in word.items() if n != name})
    yield zipped(dict(word) | {BODY: b"not xml at all"})
    yield zipped(dict(word) | {BODY: "<html><body>no Word</body></html>"})
    yield zipped(dict(word) | {BODY: _document("<w:p><w:r><w:t>قدمت الوزارة</w:t></w:r></w:p>").encode("utf-16")})
    yield zipped(dict(word) | {BODY: _document("")})
    yield zipped(dict(word) | {"word/numbering.xml": b"<broken"})
    circle = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
    other = '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    text = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>words</w:t></w:r></w:p>'
    styles = f"<w:styles {W}>{circle}{other}</w:styles>"
    yield zipped(dict(word) | {"word/styles.xml": styles, BODY: _document(text)})
    odd = '<w:numPr><w:ilvl w:val="999999"/><w:numId w:val="-7"/></w:numPr>'
    yield zipped(dict(word) | {BODY: _document(f"<w:p><w:pPr>{odd}</w:pPr><w:r><w:t>words</w:t></w:r></w:p>")})
    marks = "<w:p><w:r><w:t>a" + "\u0301" * 1_000_000 + "</w:t></w:r></w:p>"
    yield zipped(dict(word) | {BODY: _document(marks)})
    yield zipped({"a.txt": b"no Word file"})
    yield zipped({"../../escape.txt": b"x"} | dict(word))
