"""PDF files for tests, written by hand: what is drawn where, and as which characters it is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 0.6  # of the size: every letter


@dataclass(frozen=True)
class Words:
    """Letters drawn from left to right, as they stand on the page."""

    x: float
    y: float  # of the baseline, from the foot of the page
    text: Sequence[str]  # what each glyph is named, one character or more
    size: float = 12
    font: str = "F1"
    paint: str = "0 g"  # operators before them


def shown(text: str) -> str:
    """A right-to-left text without numbers as it stands on the page, from left to right."""
    return text[::-1]


def at_right(text: str, y: float, *, right: float = 540, size: float = 12, font: str = "F1") -> Words:
    """Right-to-left words that end at the right margin."""
    return Words(right - WIDTH * size * len(text), y, shown(text), size, font)


def pdf_of(
    *pages: Sequence[Words | str], info: str = "", page_entries: str = "", size: tuple[int, int] = (595, 842)
) -> bytes:
    """A PDF of pages of words; strings are drawn as they are."""
    letters = sorted({c for page in pages for w in page if isinstance(w, Words) for c in w.text})
    codes = {c: 33 + n for n, c in enumerate(letters)}
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
        _stream(_names(codes)),
        f"<< {info} >>",
    ]
    for n, page in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {size[0]} {size[1]}] {page_entries} /Contents {8 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            _stream("\n".join(w if isinstance(w, str) else _drawn(w, codes) for w in page)),
        ]
    return _file(objects)


def _font(name: str) -> str:
    widths = " ".join(["600"] * 223)
    return (
        f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 33 /LastChar 255 /Widths [{widths}]"
        " /Encoding /WinAnsiEncoding /ToUnicode 5 0 R >>"
    )


def _names(codes: dict[str, int]) -> str:
    pairs = "\n".join(f"<{code:02X}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items())
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /N def /CMapType 2 def\n"
        f"1 begincodespacerange <00> <FF> endcodespacerange\n{len(codes)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def _drawn(words: Words, codes: dict[str, int]) -> str:
    """Each letter at its own place; blanks are left out, as many programs do."""
    shows, x = [], words.x
    for name in words.text:
        if name != " ":
            shows.append(f"1 0 0 1 {x:.2f} {words.y} Tm <{codes[name]:02X}> Tj")
        if not unicodedata.combining(name[0]):  # signs come before the letter that they are drawn on
            x += WIDTH * words.size
    return f"BT {words.paint} /{words.font} {words.size} Tf {' '.join(shows)} ET"


def _stream(data: str) -> str:
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"


def _file(objects: Sequence[str]) -> bytes:
    out = b"%PDF-1.7\n"
    offsets = []
    for n, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{n} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode("latin-1")
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n{start}\n%%EOF".encode()
