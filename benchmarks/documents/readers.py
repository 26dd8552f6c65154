"""The readers of PDF that are compared, each as a function from a file to its text."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

from dalil.errors import DalilError
from dalil.reading.files import Limits
from dalil.reading.formats import reader_for

PATIENT = Limits(max_seconds=900)  # a busy machine is no fault of the file
Read = Callable[[Path], str]


def dalil(file: Path) -> str:
    """What dalil reads; nothing where it refuses."""
    try:
        return reader_for(file).read(file, limits=PATIENT).text
    except (DalilError, ModuleNotFoundError) as e:
        print(f"  {file.name}: {e}")
        return ""


def pypdfium2(file: Path) -> str:
    """PDFium's own call for the text of a page."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def pdfplumber(file: Path) -> str:
    """pdfplumber's call, as its guide gives it."""
    import pdfplumber

    with pdfplumber.open(file) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def pdfminer(file: Path) -> str:
    """The high-level call of pdfminer.six."""
    from pdfminer.high_level import extract_text

    return str(extract_text(str(file)))


def pdftotext(file: Path) -> str:
    """Poppler's program with its defaults."""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", str(file), "-"], check=True, capture_output=True)
    return done.stdout.decode("utf-8", "replace")


def pymupdf(file: Path) -> str:
    """MuPDF's text in its own order."""
    import pymupdf

    with pymupdf.open(file) as pdf:
        return "\n".join(page.get_text() for page in pdf)


READERS: Mapping[str, Read] = {
    "dalil": dalil,
    "pypdfium2": pypdfium2,
    "pdfplumber": pdfplumber,
    "pdfminer.six": pdfminer,
    "pdftotext": pdftotext,
    "PyMuPDF": pymupdf,
}
