"""The XML of Word files, parsed without following or expanding anything, and how its elements are named and asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.etree import _Element as Element

from dalil.errors import ReadingError
from dalil.reading.files import Limits

OFFICE = "http://schemas.openxmlformats.org/"
W = f"{{{OFFICE}wordprocessingml/2006/main}}"
R = f"{{{OFFICE}officeDocument/2006/relationships}}"
M = f"{{{OFFICE}officeDocument/2006/math}}"
A = f"{{{OFFICE}drawingml/2006/main}}"
CHART = f"{{{OFFICE}drawingml/2006/chart}}"
DIAGRAM = f"{{{OFFICE}drawingml/2006/diagram}}"
MC = f"{{{OFFICE}markup-compatibility/2006}}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that the format itself uses
# The strict variant of the format names the same elements in namespaces of its own.
STRICT = "http://purl.oclc.org/ooxml/"
STRICT_FOLDERS = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "officeDocument/relationships": "officeDocument/2006/relationships",
    "officeDocument/math": "officeDocument/2006/math",
    "officeDocument/extendedProperties": "officeDocument/2006/extended-properties",
    "drawingml/main": "drawingml/2006/main",
    "drawingml/chart": "drawingml/2006/chart",
    "drawingml/diagram": "drawingml/2006/diagram",
    "drawingml/wordprocessingDrawing": "drawingml/2006/wordprocessingDrawing",
    "drawingml/picture": "drawingml/2006/picture",
}
OFF = ("0", "false", "off", "none")
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
WHOLE = re.compile(r"[+-]?\d{1,9}")


def parse(data: bytes, *, name: str, part: str, limits: Limits) -> Element:
    """The root of one part of a file; a part that declares entities or nests too deep is refused."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as e:
        raise _refusal(e, data, name=name, part=part, limits=limits) from e
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadingError("D129", path=name)
    if _too_deep(root, limits.max_depth):
        raise ReadingError("D126", path=name, limit=limits.max_depth)
    if any(str(space).startswith(STRICT) for space in root.nsmap.values()):
        _loosen(root)
    return root


def child(element: Element | None, tag: str) -> Element | None:
    """The first child of a tag in Word's namespace."""
    return None if element is None else element.find(W + tag)


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute in Word's namespace."""
    return None if element is None else element.get(W + name)


def value(element: Element | None, tag: str) -> str | None:
    """What the child of a tag sets, where there is one."""
    return attribute(child(element, tag), "val")


def number(text: str | None) -> int | None:
    """The whole number that a value holds; None where it holds none."""
    found = WHOLE.match(text or "")
    return int(found.group()) if found else None


def switch(element: Element | None, tag: str) -> bool | None:
    """Whether a property that is on or off is on; None where nothing is said."""
    found = child(element, tag)
    return None if found is None else (found.get(W + "val") or "1").lower() not in OFF


def chosen(alternate: Element) -> Iterator[Element]:
    """What to read of content given in several ways: the first choice, else what stands in for it."""
    branch = alternate.find(MC + "Choice")
    if branch is None:
        branch = alternate.find(MC + "Fallback")
    yield from () if branch is None else branch


def _refusal(error: Exception, data: bytes, *, name: str, part: str, limits: Limits) -> ReadingError:
    if DOCTYPE.search(data[:4096]):
        return ReadingError("D129", path=name)
    if "Excessive depth" in str(error):
        return ReadingError("D126", path=name, limit=limits.max_depth)
    reason = str(error).splitlines()[0] if str(error) else "no XML"
    return ReadingError("D120", path=name, reason=f"{part}: {reason}")


def _too_deep(root: Element, limit: int) -> bool:
    level = [root]
    depth = 0
    while level:
        depth += 1
        if depth > limit:
            return True
        level = [e for parent in level for e in parent]
    return False


def _loosen(root: Element) -> None:
    """Rename the elements and attributes of the strict variant as the usual one has them."""
    for element in root.iter():
        if element.tag.startswith("{" + STRICT):
            element.tag = _loose(element.tag)
        for key in [k for k in element.attrib if k.startswith("{" + STRICT)]:
            element.set(_loose(key), element.attrib.pop(key))


def _loose(name: str) -> str:
    space, _, local = name[1:].partition("}")
    folder = space.removeprefix(STRICT)
    return f"{{{OFFICE}{STRICT_FOLDERS.get(folder, folder)}}}{local}"
