"""The documents in a folder, without what is none: hidden files, locks, and the parts of saved web pages."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from dalil.reading.archives.names import PASSED

LOCKS = ("~$", ".~lock.")  # of Word, of LibreOffice
SYSTEM = ("thumbs.db", "desktop.ini")
PAGES = (".html", ".htm", ".xhtml")
STYLING = (".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".ico")  # never documents
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".svg", ".tif", ".tiff", ".avif")
# What browsers and office programs add to a page's name for the folder of its parts, by language.
PARTS = re.compile(
    r"(?:_files|\.files|_archivos|_arquivos|_ficheiros|-Dateien|_fichiers|_bestanden|_file|-filer|-tiedostot|_pliki"
    r"|_soubory|_elemei|_dosyalar|_datoteke|_fitxers|_failid|_fails|_bylos|_fajlovi|_fitxategiak|[_ ](?:ال)?ملفات)\Z"
)
SHOWN = re.compile(rb"""(?:src|srcset|data-src|poster)\s{0,9}=\s{0,9}["']?([^"'>]{1,2000})""", re.I)
MAX_PAGE = 20_000_000  # bytes of a page that is searched for its images


def files_below(folder: Path, own: Collection[Path] = ()) -> Iterator[Path]:
    """The files below a folder that may be documents, in order, without a study's own, given by absolute path."""
    for place, folders, names in os.walk(folder):
        kept = folders_among(folders, names)
        folders[:] = sorted(f for f in kept if Path(place, f).absolute() not in own)
        files = (Path(place, name) for name in documents_among(Path(place), sorted(names)))
        yield from (f for f in files if is_file(f) and f.absolute() not in own)


def is_file(path: Path) -> bool:
    """Whether there is such a file; there is none under a name that the system refuses, as one that is too long."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def documents_among(folder: Path, names: Sequence[str]) -> Iterator[str]:
    """The names of a folder's files that may be documents."""
    kept = [name for name in names if not _is_no_document(name)]
    images = [name for name in kept if name.lower().endswith(IMAGES)]
    shown = _images_of_pages(folder, kept) if images else set()
    yield from (name for name in kept if not (name in shown and name.lower().endswith(IMAGES)))


def folders_among(folders: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """The names of folders that may hold documents: the parts of a saved page lie in one called after it."""
    pages = {name.rpartition(".")[0] for name in names if name.lower().endswith(PAGES)}
    for folder in folders:
        parts = PARTS.search(folder)
        is_of_page = parts is not None and folder[: parts.start()] in pages
        if not (is_of_page or folder.startswith(".") or folder in PASSED):
            yield folder


def _is_no_document(name: str) -> bool:
    small = name.lower()
    return name.startswith((".", *LOCKS)) or small in SYSTEM or small.endswith(STYLING)


def _images_of_pages(folder: Path, names: Sequence[str]) -> set[str]:
    """The names of files that the pages of a folder show as images."""
    found: set[str] = set()
    for name in names:
        if name.lower().endswith(PAGES):
            found.update(_images_of(folder / name))
    return found


def _images_of(page: Path) -> Iterator[str]:
    try:
        with page.open("rb") as file:
            data = file.read(MAX_PAGE)
    except OSError:
        return  # its reader will say so
    for match in SHOWN.finditer(data):
        for one in match[1].decode("utf-8", "replace").split(","):
            target = one.strip().partition(" ")[0]
            yield unquote(target.removeprefix("./"))
