"""The built pages: a fixed table of files, made when the server starts, so no address can lead anywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.responses import FileResponse
from starlette.types import Receive, Scope, Send

from dalil.errors import UsageError
from dalil.web.answers import refuse

INDEX = "/index.html"
ASSETS = "/assets/"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".map": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
FOREVER = "public, max-age=31536000, immutable"  # the name of an asset holds a digest of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One built file."""

    path: Path
    kind: str
    caching: str


class Pages:
    """Answers the addresses of pages: a built file, else the index for an address of the screens."""

    def __init__(self, folder: Path) -> None:
        self.table = pages_in(folder)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        page = self.found(scope["path"]) if scope["method"] in ("GET", "HEAD") else None
        if page is None:
            path = ascii(scope["path"])[1:-1]
            await refuse(UsageError("D071", method=scope["method"], path=path), scope, receive, send)
            return
        answer = FileResponse(page.path, media_type=page.kind, headers={"cache-control": page.caching})
        await answer(scope, receive, send)

    def found(self, path: str) -> Page | None:
        """The file at an address; addresses of the screens have no dot in their last part."""
        page = self.table.get(path)
        if page is None and "." not in path.rpartition("/")[2] and not path.startswith(("/api/", ASSETS)):
            return None if path == "/api" else self.table[INDEX]
        return page


def pages_in(folder: Path) -> dict[str, Page]:
    """The built files of a folder by their addresses; a folder without them is an installation without pages."""
    if not (folder / "index.html").is_file():
        raise UsageError("D062", path=folder)
    files = (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink() and p.suffix in TYPES)
    return {(name := f"/{p.relative_to(folder).as_posix()}"): _page(p, name) for p in files}


def _page(path: Path, name: str) -> Page:
    caching = FOREVER if name.startswith(ASSETS) else "no-cache"
    return Page(path=path, kind=TYPES[path.suffix], caching=caching)
