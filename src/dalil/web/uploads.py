"""Files that a browser sends: kept under limits in a temporary folder of their own, under names that lead nowhere.

A route calls `UploadRoom.receive` and closes the upload when its files were read; what is left goes with the server.
The bytes of one request are limited by `security.limits` as they come, those of all uploads together by the room.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request

from dalil.errors import UsageError
from dalil.reading.archives.names import on_disk

MOST_FILES, MOST_FIELDS = 200, 20  # in one request
MOST_BYTES = 4_000_000_000  # of all uploads that are kept at a time
NAMELESS = "upload"
FORBIDDEN = re.compile(r'[<>:"|?*]')  # by Windows
DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
MULTIPART = "multipart/form-data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The files of one request, in a folder of their own."""

    folder: Path
    files: tuple[Path, ...]
    fields: dict[str, str]
    room: UploadRoom

    def close(self) -> None:
        """Remove the files."""
        self.room.release(self.folder)


class UploadRoom:
    """The temporary folder of one server."""

    def __init__(self, *, most: int = MOST_BYTES) -> None:
        self._folder: Path | None = None  # made for the first file
        self._most = most
        self._lock = Lock()
        self._held: dict[Path, int] = {}

    async def receive(self, request: Request) -> Upload:
        """The files that a request brings: a form, or one file as the whole body with `?name=`."""
        folder = self._new_folder()
        try:
            if request.headers.get("content-type", "").partition(";")[0].strip().lower() == MULTIPART:
                return await self._form(request, folder)
            return await self._body(request, folder)
        except BaseException:
            self.release(folder)
            raise

    def release(self, folder: Path) -> None:
        """Remove the folder of one upload."""
        with self._lock:
            self._held.pop(folder, None)
        shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Remove everything."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _new_folder(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="dalil-uploads-"))
            folder = Path(tempfile.mkdtemp(dir=self._folder))
            self._held[folder] = 0
        return folder

    async def _form(self, request: Request, folder: Path) -> Upload:
        fields: dict[str, str] = {}
        files: list[Path] = []
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as form:
            for key, value in form.multi_items():
                if isinstance(value, UploadFile):
                    self._count(folder, value.size or 0)
                    path = free_path(folder, safe_name(value.filename or ""))
                    await run_in_threadpool(_copied, value, path)
                    files.append(path)
                else:
                    fields[key] = value
        return Upload(folder=folder, files=tuple(files), fields=fields, room=self)

    async def _body(self, request: Request, folder: Path) -> Upload:
        path = free_path(folder, safe_name(request.query_params.get("name", "")))
        with path.open("xb") as file:
            async for piece in request.stream():
                self._count(folder, len(piece))
                file.write(piece)
        return Upload(folder=folder, files=(path,), fields={}, room=self)

    def _count(self, folder: Path, size: int) -> None:
        with self._lock:
            if sum(self._held.values()) + size > self._most:
                raise UsageError("D069", limit=self._most)
            self._held[folder] = self._held.get(folder, 0) + size


def safe_name(name: str) -> str:
    """The name under which a file is kept: a visible one on every system, that leads to no other folder."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join("_" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp") else c for c in last)
    tidy = FORBIDDEN.sub("_", seen).strip(" ").rstrip(". ")
    if not tidy.strip("._"):
        return NAMELESS
    tidy = f"_{tidy}" if tidy.startswith((".", "~$")) or DEVICES.fullmatch(tidy) else tidy
    return on_disk(tidy)


def free_path(folder: Path, name: str) -> Path:
    """A path in the folder that no file has yet, also where names differ only in case."""
    taken = {p.name.casefold() for p in folder.iterdir()}
    stem, dot, suffix = name.partition(".")
    tries = (name, *(f"{stem}-{number}{dot}{suffix}" for number in range(2, MOST_FILES + 2)))
    return folder / next(on_disk(t) for t in tries if on_disk(t).casefold() not in taken)


def _copied(sent: UploadFile, path: Path) -> None:
    with path.open("xb") as file:
        shutil.copyfileobj(sent.file, file)
