"""Books of web pages (EPUB): the pages in the order of the book, without its navigation."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import unquote

from lxml import etree

from dalil.errors import Issue, ReadingError
from dalil.reading.extracts import Extract, Metadata
from dalil.reading.files import Limits
from dalil.reading.html.encodings import decode_page
from dalil.reading.html.metadata import day_of
from dalil.reading.html.pieces import Piece
from dalil.reading.html.reader import Page, extract_of, read_page
from dalil.reading.html.told import told_words
from dalil.reading.packages import open_package, part_of

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # hide fonts, no text
PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
DC = "{http://purl.org/dc/elements/1.1/}"
MAX_XML = 10_000_000  # bytes of the book's list of parts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """A part of the book as its list names it."""

    path: str
    media: str
    is_navigation: bool
    is_main: bool  # in the order of reading; what is not is reached by links, as notes may be


def extract(data: bytes, name: str, limits: Limits) -> Extract:
    """The text of an EPUB file."""
    with open_package(data, name, limits) as package:
        _refuse_locked(package, name, limits)
        path = _book_path(package, name, limits)
        book = _xml(part_of(package, path, name, limits), name)
        items = _items(book, posixpath.dirname(path))
        pages = [p for i in items if not i.is_navigation and (p := _page(package, i, name, limits)) is not None]
        contents = [p for i in items if i.is_navigation and (p := _page(package, i, name, limits)) is not None]
    pieces = [piece for page in pages for piece in _chapter(page)]
    left = [piece.text for page in contents for piece in page.pieces]
    issues: tuple[Issue, ...] = tuple(issue for page in pages for issue in page.issues)
    return extract_of(
        pieces, _metadata(book), name, limits, encoding="utf-8", issues=(*issues, *told_words("D176", left, name))
    )


def _chapter(page: Page) -> Iterator[Piece]:
    for number, piece in enumerate(page.pieces):
        yield piece if number else replace(piece, apart=True)


def _page(package: zipfile.ZipFile, item: _Item, name: str, limits: Limits) -> Page | None:
    """A page of the book; None where the book lacks it or it holds no text."""
    if item.media not in PAGES or item.path not in package.NameToInfo:
        return None
    data = part_of(package, item.path, name, limits)
    if not data.strip():
        return None
    return read_page(decode_page(data, name).text, name, limits, whole=True)


def _refuse_locked(package: zipfile.ZipFile, name: str, limits: Limits) -> None:
    """Refuse a book whose pages are encrypted; hidden fonts cost no text."""
    if ENCRYPTION not in package.NameToInfo:
        return
    root = _xml(part_of(package, ENCRYPTION, name, limits), name)
    methods = {e.get("Algorithm", "") for e in root.iter("{*}EncryptionMethod")}
    if methods - set(FONTS):
        raise ReadingError("D128", path=name)


def _book_path(package: zipfile.ZipFile, name: str, limits: Limits) -> str:
    container = _xml(part_of(package, CONTAINER, name, limits), name)
    for root_file in container.iter("{*}rootfile"):
        path = unquote(root_file.get("full-path", ""))
        if path in package.NameToInfo:
            return path
    raise ReadingError("D120", path=name, reason="no list of its parts")


def _xml(data: bytes, name: str) -> etree._Element:
    if b"<!ENTITY" in data:
        raise ReadingError("D129", path=name)
    if len(data) > MAX_XML:
        raise ReadingError("D120", path=name, reason="a list of parts beyond any book's")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise ReadingError("D120", path=name, reason=str(e)) from e
    if root is None:
        raise ReadingError("D120", path=name, reason="broken XML")
    return root


def _items(book: etree._Element, folder: str) -> list[_Item]:
    """The parts in the order of reading, those that only links lead to last; each once."""
    listed = {e.get("id", ""): e for e in book.iter("{*}item")}
    ordered = [e for e in book.iter("{*}itemref") if e.get("idref", "") in listed]
    found: dict[str, _Item] = {}
    for reference in ordered:
        item = listed[reference.get("idref", "")]
        path = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").split("#")[0])))
        found.setdefault(path, _item(item.attrib, path, reference.get("linear", "yes").lower() != "no"))
    return sorted(found.values(), key=lambda i: not i.is_main)


def _item(attributes: Mapping[str, str], path: str, is_main: bool) -> _Item:
    return _Item(
        path=path,
        media=attributes.get("media-type", "").strip().lower(),
        is_navigation="nav" in attributes.get("properties", "").split(),
        is_main=is_main,
    )


def _metadata(book: etree._Element) -> Metadata:
    def said(name: str) -> list[str]:
        return [" ".join("".join(e.itertext()).split()) for e in book.iter(DC + name)]

    days = [day for text in said("date") if (day := day_of(text)) is not None]
    return Metadata(
        title=next(iter(said("title")), None),
        author=", ".join(dict.fromkeys(a for a in said("creator") if a)) or None,
        publisher=next(iter(said("publisher")), None),
        published=next(iter(days), None),
    )
