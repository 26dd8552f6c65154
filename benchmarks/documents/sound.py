"""One small sound file of each format, to be damaged."""

from __future__ import annotations

import io
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw, ImageFont

from documents.html_pages import html_of, weasyprint
from documents.looks import Look
from documents.texts import compose
from documents.word_files import write_docx

LOOK = Look(font="Noto Naskh Arabic")


def sound_files() -> Mapping[str, bytes]:
    """By suffix."""
    document = compose("ar", ("ministry", "nested", "table"), Random(0))
    page = html_of(document, LOOK)
    with tempfile.TemporaryDirectory() as folder:
        pdf, docx = Path(folder) / "a.pdf", Path(folder) / "a.docx"
        weasyprint(page, pdf)
        write_docx(document, LOOK, docx)
        made = {".pdf": pdf.read_bytes(), ".docx": docx.read_bytes()}
    return made | {
        ".html": page.encode(),
        ".mhtml": mhtml(page),
        ".eml": mail(page),
        ".rtf": _converted(page, "rtf"),
        ".odt": _converted(page, "odt"),
        ".epub": _converted(page, "epub"),
        ".png": _image("PNG"),
        ".jpg": _image("JPEG"),
        ".tiff": _image("TIFF"),
        ".txt": "\n".join(b.text for b in document.blocks).encode(),
    }


def mhtml(page: str) -> bytes:
    """A saved page."""
    head = (
        "From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----edge"\r\n\r\n'
    )
    part = (
        "------edge\r\nContent-Type: text/html\r\nContent-ID: <frame-0@mhtml.blink>\r\n"
        "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://ministry.example/statement\r\n\r\n"
    )
    return (head + part + page + "\r\n------edge--\r\n").encode()


def mail(page: str) -> bytes:
    """A letter in plain text and as a page."""
    head = (
        "From: press@ministry.example\r\nTo: desk@agency.example\r\nDate: Wed, 14 Mar 2018 10:00:00 +0200\r\n"
        "Subject: =?utf-8?b?2KjZitin2YY=?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="edge"\r\n\r\n'
    )
    plain = (
        "--edge\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\nبيان الوزارة.\r\n"
    )
    rich = f"--edge\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{page}\r\n"
    return (head + plain + rich + "--edge--\r\n").encode()


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """A ZIP archive, the same bytes each time."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The members of a ZIP archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _converted(page: str, kind: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"a.{kind}"
        command = ["pandoc", "-f", "html", "-t", kind, "-s", "-o", str(out)]
        subprocess.run(command, input=page.encode(), check=True, capture_output=True)
        return out.read_bytes()


def _image(kind: str) -> bytes:
    image = Image.new("L", (900, 260), 255)
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 40)
    ImageDraw.Draw(image).text((30, 40), "The Ministry paid 1,250 dinars\nto the harbour of Ramlan.", font=font, fill=0)
    held = io.BytesIO()
    image.save(held, kind, dpi=(200, 200))
    return held.getvalue()
