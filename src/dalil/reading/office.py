"""LibreOffice as a converter: run without a window, a profile of its own, macros and links off, and bounded in time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from dalil.errors import ReadingError
from dalil.reading.files import Limits, expands_too_far

PROGRAMS = ("soffice", "libreoffice")
SHARE = 0.8  # of the time for one file: whoever reads it must be there to end the program
VERSION = re.compile(rb"<Application>LibreOffice/([\d.]{1,20})")
# Nothing that a document asks for is run or fetched.
SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Inet/Settings", "ooInetProxyType", "2"),  # by hand: nowhere
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
ITEM = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A file as another format, and what made it."""

    data: bytes
    version: str  # of LibreOffice


def program() -> str | None:
    """Where LibreOffice is installed; None where it is not."""
    return next((found for name in PROGRAMS if (found := shutil.which(name)) is not None), None)


def as_docx(data: bytes, suffix: str, name: str, limits: Limits) -> Converted:
    """A file of an office program as a Word document."""
    found = program()
    if found is None:
        raise ReadingError("D124", path=name, program="LibreOffice", package="libreoffice-writer")
    with tempfile.TemporaryDirectory(prefix="dalil-") as folder:
        place = Path(folder)
        profile = place / "profile" / "user"
        profile.mkdir(parents=True)
        (profile / "registrymodifications.xcu").write_text(_settings(), encoding="utf-8")
        (place / f"source{suffix}").write_bytes(data)
        _run(found, place, suffix, name, limits)
        made = place / "out" / "source.docx"
        if not made.is_file():
            raise ReadingError("D120", path=name, reason="LibreOffice could not open it")
        if made.stat().st_size > limits.max_expanded:
            raise expands_too_far(name, limits)
        docx = made.read_bytes()
    return Converted(data=docx, version=_version(docx))


def _settings() -> str:
    """A profile's settings, as LibreOffice keeps them."""
    items = "".join(ITEM.format(*setting) for setting in SETTINGS)
    return f'<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'


def _run(found: str, place: Path, suffix: str, name: str, limits: Limits) -> None:
    command = [
        found,
        f"-env:UserInstallation={(place / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--convert-to", "docx:MS Word 2007 XML"),
        *("--outdir", str(place / "out"), str(place / f"source{suffix}")),
    ]
    environment = {**os.environ, "HOME": str(place), "http_proxy": "", "https_proxy": ""}
    nothing = subprocess.DEVNULL
    try:
        running = subprocess.Popen(
            command, cwd=place, env=environment, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
        )
    except OSError as e:
        raise ReadingError("D124", path=name, program="LibreOffice", package="libreoffice-writer") from e
    try:
        running.wait(timeout=SHARE * limits.max_seconds)
    except subprocess.TimeoutExpired as e:
        raise ReadingError("D117", path=name, limit=f"{limits.max_seconds:g}") from e
    finally:
        _end(running)


def _end(running: subprocess.Popen[bytes]) -> None:
    """End the program with all that it has started."""
    try:
        if hasattr(os, "killpg"):
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()
    except OSError:
        pass
    running.wait()


def _version(docx: bytes) -> str:
    """The version that wrote a document, as the document says."""
    try:
        with zipfile.ZipFile(BytesIO(docx)) as package, package.open("docProps/app.xml") as part:
            found = VERSION.search(part.read(10_000))
    except (OSError, KeyError, zipfile.BadZipFile):
        return "?"
    return found[1].decode("ascii") if found is not None else "?"
