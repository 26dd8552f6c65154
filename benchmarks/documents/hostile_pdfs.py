"""PDFs that go in circles, lie about their size or expand."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence

File = tuple[str, str, bytes]
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
GIB = 1 << 30


def pdfs() -> Iterator[File]:
    """All of them."""
    for kind, data in (
        *(("cyclic", d) for d in _cyclic()),
        *(("lying", d) for d in _lying()),
        *(("expanding", d) for d in _expanding()),
        *(("deep", d) for d in _deep()),
        ("locked", _locked()),
        ("locked", _locked(rc4=True)),
        ("many_pages", many_pages(10_000)),
        ("many_pages", many_pages(4_000)),
    ):
        yield kind, ".pdf", data


def assembled(objects: Sequence[str | bytes], *, xref: bool = True, start: int | None = None) -> bytes:
    """A PDF of objects numbered from 1; the first is the catalogue."""
    made, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        body = content.encode() if isinstance(content, str) else content
        made += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(made)
    if xref:
        made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer\n<< /Size %d /Root 1 0 R >>\n" % (len(objects) + 1)
    return bytes(made) + b"startxref\n%d\n%%%%EOF\n" % (table if start is None else start)


def stream(data: bytes, extra: str = "") -> bytes:
    """A stream object, compressed."""
    packed = zlib.compress(data, 9)
    return f"<< /Length {len(packed)} /Filter /FlateDecode {extra} >>\nstream\n".encode() + packed + b"\nendstream"


def page(contents: int, resources: str = "/Font << /F1 4 0 R >>", box: str = "0 0 595 842", parent: int = 2) -> str:
    """A page object."""
    head = f"/Type /Page /Parent {parent} 0 R /MediaBox [{box}]"
    return f"<< {head} /Resources << {resources} >> /Contents {contents} 0 R >>"


def words(text: str = "The Ministry paid 1,250 dinars to the harbour.") -> bytes:
    """The content stream of a line of text."""
    return stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())


def many_pages(count: int) -> bytes:
    """A sound file with a line on each page."""
    kids = " ".join(f"{n + 4} 0 R" for n in range(0, 2 * count, 2))
    objects: list[str | bytes] = [CATALOG, f"<< /Type /Pages /Kids [{kids}] /Count {count} >>", FONT]
    for n in range(count):
        objects += [page(5 + 2 * n, "/Font << /F1 3 0 R >>"), words(f"Page {n + 1}: the Ministry paid {n} dinars.")]
    return assembled(objects)


def _cyclic() -> Iterator[bytes]:
    tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    yield assembled([CATALOG, "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"])
    yield assembled([CATALOG, tree, "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 9 >>"])
    yield assembled([CATALOG, tree, page(5, parent=3), FONT, words()])
    form = "/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << /XObject << /X 5 0 R >> >>"
    yield assembled([CATALOG, tree, page(6, "/XObject << /X 5 0 R >>"), FONT, stream(b"/X Do", form), stream(b"/X Do")])
    yield assembled([CATALOG, tree, "3 0 R", FONT, words()])
    yield assembled(
        ["<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>", tree, page(5), "<< /First 4 0 R /Next 4 0 R >>"]
    )


def _lying() -> Iterator[bytes]:
    one = [CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(5), FONT, words()]
    yield assembled(one, start=7)
    yield assembled(one, start=10**12)
    yield assembled(one, xref=False)
    yield assembled([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", *one[2:]])
    yield assembled([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count -5 >>", *one[2:]])
    yield assembled([CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"])
    yield assembled([CATALOG, "<< /Type /Pages /Kids [9 0 R 10 0 R] /Count 2 >>"])
    yield assembled([*one[:2], page(5, box="0 0 1e9 1e9"), *one[3:]])
    yield assembled([*one[:2], page(5, box="0 0 0 0"), *one[3:]])
    yield assembled([*one[:2], page(5, box="nan inf 5 x"), *one[3:]])
    yield assembled([*one[:4], one[4].replace(b"/Length ", b"/Length 99999")])  # type: ignore[union-attr]
    yield assembled(["<< >>"])
    yield b"%PDF-1.7\n%%EOF\n"
    huge = "/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 8"
    yield assembled([*one[:2], page(6, "/XObject << /X 5 0 R >>"), FONT, stream(b"\0" * 999, huge), stream(b"/X Do")])


def _expanding() -> Iterator[bytes]:
    one = [CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(5), FONT]
    yield assembled([*one, _bomb(b" ", GIB)])
    yield assembled([*one, _bomb(b"BT /F1 12 Tf 72 700 Td (words) Tj ET ", 200_000_000)])
    yield assembled([*one, _bomb(b"q ", 50_000_000)])
    dots = b"BT /F1 1 Tf 0 0 Td (" + b"a" * 3_000_000 + b") Tj ET"
    yield assembled([*one, stream(dots)])
    marks = b"BT /F1 12 Tf 72 700 Td (a) Tj ET " * 200_000
    yield assembled([*one, stream(marks)])


def _deep() -> Iterator[bytes]:
    one = [CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"]
    yield assembled([*one, "[" * 200_000 + "]" * 200_000])
    yield assembled([*one, page(5, "/A " + "<< /A " * 100_000 + ">> " * 100_000), FONT, words()])
    chain: list[str | bytes] = [CATALOG]
    chain += [f"<< /Type /Pages /Kids [{n + 3} 0 R] /Count 1 >>" for n in range(30_000)]
    yield assembled([*chain, page(30_003, "/Font << >>", parent=30_001), words()])


def _bomb(piece: bytes, size: int) -> bytes:
    packer, made = zlib.compressobj(9), io.BytesIO()
    block = piece * (1_000_000 // len(piece))
    for _ in range(size // len(block)):
        made.write(packer.compress(block))
    packed = made.getvalue() + packer.flush()
    return f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream"


def _locked(*, rc4: bool = False) -> bytes:
    import pikepdf

    held = io.BytesIO()
    plain = assembled([CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page(5), FONT, words()])
    with pikepdf.open(io.BytesIO(plain)) as pdf:
        lock = pikepdf.Encryption(
            owner="o", user="secret", R=3 if rc4 else 6, **({"aes": False, "metadata": False} if rc4 else {})
        )
        pdf.save(held, encryption=lock, static_id=not rc4)
    return held.getvalue()
