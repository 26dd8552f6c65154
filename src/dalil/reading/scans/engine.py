"""Tesseract as a program of its own: images in, words with boxes and confidences out."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image

from dalil.errors import ReadingError

PROGRAM = "tesseract"
PACKAGE = "tesseract-ocr"
ARABIC, ENGLISH = "ara", "eng"
WORD_LEVEL = "5"  # of a row of Tesseract's table
ASKING = 20.0  # seconds that the program may take to name its languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word as Tesseract read it, its box in pixels of the image it was given."""

    text: str
    confidence: float  # 0 to 1
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, int, int]  # block, paragraph and line it stands in


@cache
def languages() -> frozenset[str]:
    """The languages that the installed Tesseract reads; none where it is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return frozenset()
    try:
        asked = subprocess.run(
            [program, "--list-langs"], capture_output=True, stdin=subprocess.DEVNULL, timeout=ASKING, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    lines = asked.stdout.decode("utf-8", "replace").splitlines()
    return frozenset(line.strip() for line in lines[1:])


def require(name: str) -> None:
    """Raise the error that says what to install where scans cannot be read."""
    if not languages():
        raise ReadingError("D124", path=name, program=PROGRAM, package=f"{PACKAGE} {PACKAGE}-{ARABIC}")
    if ARABIC not in languages():
        raise ReadingError("D127", path=name)


def recognise(
    images: Sequence[Image.Image], *, language: str, mode: int, seconds: float, options: Sequence[str] = ()
) -> list[list[Word]]:
    """The words of each grey image, in reading order; `TimeoutError` where that takes longer than it may."""
    if not images:
        return []
    with tempfile.TemporaryDirectory(prefix="dalil-scan-") as folder:
        files = []
        for n, image in enumerate(images):
            file = Path(folder) / f"{n}.pgm"
            image.save(file, format="PPM")
            files.append(str(file))
        (Path(folder) / "list.txt").write_text("\n".join(files), encoding="utf-8")
        command = [PROGRAM, "list.txt", "-", "-l", language, "--psm", str(mode), "--dpi", "300", *options, "tsv"]
        table = _run(command, folder, seconds)
    return _words(table, len(images))


def _run(command: Sequence[str], folder: str, seconds: float) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=max(seconds, 0.1),
            check=True,
        )
    except subprocess.TimeoutExpired as e:
        raise TimeoutError from e
    except (OSError, subprocess.CalledProcessError) as e:
        raise EngineError(_last_words(e)) from e
    return done.stdout.decode("utf-8", "replace")


class EngineError(Exception):
    """Tesseract broke off."""


def _last_words(error: Exception) -> str:
    said = getattr(error, "stderr", None) or b""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1][:200] if lines else str(error)


def _words(table: str, count: int) -> list[list[Word]]:
    found: list[list[Word]] = [[] for _ in range(count)]
    for row in (line.split("\t") for line in table.split("\n")):
        if len(row) != 12 or row[0] != WORD_LEVEL or not row[11].strip():
            continue
        page, block, paragraph, line = map(int, row[1:5])
        left, top, width, height = map(int, row[6:10])
        if not 0 < page <= count:
            continue
        found[page - 1].append(
            Word(
                text=row[11].strip(),
                confidence=min(1.0, max(0.0, float(row[10]) / 100)),
                left=left,
                top=top,
                right=left + width,
                bottom=top + height,
                line=(block, paragraph, line),
            )
        )
    return found
