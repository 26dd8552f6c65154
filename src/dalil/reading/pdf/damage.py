"""What the bytes of a PDF show of damage that PDFium mends or passes over without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from dalil.errors import Issue
from dalil.reading.damage import broken, cut_short, untrue
from dalil.reading.pdf.streams import LENGTH, streams_of

END = b"%%EOF"
START = re.compile(rb"startxref\s+(\d{1,20})")
TABLE = re.compile(rb"\s{0,9}xref\s{1,9}")
OBJECT = re.compile(rb"\s{0,9}(\d{1,10})\s{1,9}\d{1,5}\s{1,9}obj\b")
SECTION = re.compile(rb"\s*(\d{1,10})\s+(\d{1,10})\s+(?=\d{10}\s)")
ENTRY = re.compile(rb"(\d{10})\s(\d{5})\s([nf])\s{0,2}")
PREVIOUS = re.compile(rb"/Prev\s+(\d{1,12})")
LINEAR = re.compile(rb"/Linearized\b[^>]{0,200}?/L\s+(\d{1,12})")
TREE = re.compile(rb"/Type\s*/Pages\b")
COUNT = re.compile(rb"/Count\s+(-?\d{1,12})")
BOX = re.compile(rb"/MediaBox\s{0,9}\[([^\]]{0,100})\]")
OWN_PARENT = re.compile(rb"\b(\d{1,10})\s\d{1,5}\sobj\b[^>]{0,200}?/Parent\s(\1\s\d{1,5}\sR)\b")
LARGEST = 1e6  # points of a side of a page; programs stop at a fiftieth of it
MOST_TABLES = 100
LONGEST_NODE = 200_000  # bytes of an object of the page tree
MOST_NODES = 2_000
NEAR = 2_000  # bytes of a table's own dictionary
MARGIN = 4  # bytes of line ends between a stream and its end
NUMBER = "{} 0 obj"


def damage_of(data: bytes, pages: int, name: str, spoilt: Sequence[str]) -> Iterator[Issue]:
    """What a person should know of a file with so many pages and these damaged streams."""
    yield from _ended(data, name)
    yield from _tables(data, name)
    yield from _counted(data, pages, name)
    yield from _lengths(data, name)
    yield from _boxes(data, name)
    if spoilt:
        yield broken(name, [NUMBER.format(n) for n in spoilt])


def _ended(data: bytes, name: str) -> Iterator[Issue]:
    """Objects after the last end mark, or none at all, show that the rest is missing."""
    last = data.rfind(END)
    linear = LINEAR.search(data[:1024])
    if last < 0 or data.find(b" obj", last) >= 0 or (linear is not None and int(linear[1]) > len(data)):
        yield cut_short(name, END.decode())


def _tables(data: bytes, name: str) -> Iterator[Issue]:
    """The table of objects must be where it is said to be, and lead to them."""
    starts = START.findall(data)
    if not starts:
        yield untrue(name, "startxref", said="–", found="–")
        return
    offset = max(0, data.find(b"%PDF-", 0, 1024))
    at = next((a for a in (int(starts[-1]), int(starts[-1]) + offset) if _is_table(data, a)), None)
    if at is None:
        yield untrue(name, "startxref", said=starts[-1].decode(), found=max(-1, data.rfind(b"\nxref")) + 1 or "–")
        return
    entries, right = _leading(data, at, at - int(starts[-1]))
    if right < entries:
        yield untrue(name, "xref", said=entries, found=right)


def _is_table(data: bytes, at: int) -> bool:
    return at < len(data) and bool(TABLE.match(data, at) or OBJECT.match(data, at))


def _leading(data: bytes, at: int, offset: int) -> tuple[int, int]:
    """How many entries the tables have for objects in use, and how many of them lead there."""
    entries = right = 0
    seen: set[int] = set()
    while at not in seen and len(seen) < MOST_TABLES and (found := TABLE.match(data, at)) is not None:
        seen.add(at)
        place = found.end()
        while (section := SECTION.match(data, place)) is not None:
            objects, place = _section(data, section)
            entries += len(objects)
            right += sum(_is_object(data, where + offset, number) for number, where in objects)
        previous = PREVIOUS.search(data, place, place + NEAR)
        at = int(previous[1]) + offset if previous is not None else at
    return entries, right


def _section(data: bytes, section: re.Match[bytes]) -> tuple[list[tuple[int, int]], int]:
    """The numbers and places of the objects in use that one stretch of a table names, and where it ends."""
    objects = []
    place = section.end()
    for number in range(int(section[1]), int(section[1]) + int(section[2])):
        entry = ENTRY.match(data, place)
        if entry is None:
            break
        place = entry.end()
        if entry[3] == b"n" and int(entry[1]):
            objects.append((number, int(entry[1])))
    return objects, place


def _is_object(data: bytes, at: int, number: int) -> bool:
    found = OBJECT.match(data, at)
    return found is not None and int(found[1]) == number


def _counted(data: bytes, pages: int, name: str) -> Iterator[Issue]:
    """The page tree must have as many pages as it says; one packed away, or superseded, cannot be asked."""
    if b"/ObjStm" in data or data.count(END) > 1:
        return
    said = [count for node in _nodes(data) if b"/Parent" not in node for count in COUNT.findall(node)]
    if said and int(said[-1]) != pages:
        yield untrue(name, "/Count", said=said[-1].decode(), found=pages)


def _nodes(data: bytes) -> Iterator[bytes]:
    """The nodes of the page tree."""
    done = 0
    for found in islice(TREE.finditer(data), MOST_NODES):
        start = data.rfind(b"obj", max(done, found.start() - LONGEST_NODE), found.start())
        end = data.find(b"endobj", found.end(), found.end() + LONGEST_NODE)
        done = found.end()
        if start >= 0 and end >= 0:
            yield data[start:end]


def _lengths(data: bytes, name: str) -> Iterator[Issue]:
    """A stream that is longer or shorter than it says."""
    for stream in streams_of(data):
        said = LENGTH.search(stream.head)
        if said is not None and stream.closed and not 0 <= stream.end - stream.start - int(said[1]) <= MARGIN:
            entry = f"{NUMBER.format(stream.number)} /Length"
            yield untrue(name, entry, said=int(said[1]), found=stream.end - stream.start)
            return


def _boxes(data: bytes, name: str) -> Iterator[Issue]:
    """The first page whose size no paper has, and a page that hangs on itself in the tree."""
    for box in BOX.findall(data):
        if b"R" not in box and not _is_size(box):
            yield untrue(name, "/MediaBox", said=" ".join(box.decode("latin-1").split()), found="–")
            break
    own = OWN_PARENT.search(data)
    if own is not None:
        yield untrue(name, f"{NUMBER.format(own[1].decode())} /Parent", said=own[2].decode(), found="–")


def _is_size(box: bytes) -> bool:
    try:
        left, bottom, right, top = map(float, box.split())
    except ValueError:
        return False
    return all(0 < side < LARGEST for side in (abs(right - left), abs(top - bottom)))
