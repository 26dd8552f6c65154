"""One table of metadata over the files of a folder: `metadata.csv` or `sources.csv`, with commas or semicolons."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dalil.errors import Issue
from dalil.reading.sidecars import KEYS, Sidecar, SidecarError, fault, sidecar_of, text_of, value_fault

NAMES = ("metadata.csv", "sources.csv")  # what the first says stands over what the second says
FILE = "file"
COLUMNS = (FILE, *KEYS)
DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a table says of one file."""

    line: int  # from 1
    sidecar: Sidecar


def file_key(name: str) -> str:
    """A file's path below the folder as it is looked up, however its accents are kept and its folders are parted."""
    return unicodedata.normalize("NFC", PurePosixPath(name.replace("\\", "/")).as_posix())


def read_table(path: Path) -> Mapping[str, Row]:
    """The rows of a table by their file."""
    text = text_of(path)
    delimiter = _delimiter(text)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: dict[str, Row] = {}
    faults: list[Issue] = []
    try:
        columns = [cell.strip() for cell in next(lines, [])]
        faults += _column_faults(columns, path)
        line = lines.line_num + 1
        for cells in lines:
            if not faults or columns.count(FILE) == 1:
                faults += _take(cells, columns, rows, path=path, line=line)
            line = lines.line_num + 1
    except csv.Error as error:
        faults.append(fault(path, lines.line_num, path.name, expected="CSV", found=error))
    if faults:
        raise SidecarError(path, tuple(faults))
    return rows


def _delimiter(text: str) -> str:
    """What parts the names of the columns."""
    head = text.split("\n", 1)[0]
    return max(DELIMITERS, key=head.count)


def _column_faults(columns: Sequence[str], path: Path) -> Iterator[Issue]:
    if FILE not in columns:
        yield fault(path, 1, FILE, expected=FILE, found=", ".join(columns))
    for column in dict.fromkeys(columns):
        if column not in COLUMNS:
            yield fault(path, 1, column or "-", expected=" | ".join(COLUMNS), found=column)
        elif columns.count(column) > 1:
            yield fault(path, 1, column, expected="1", found=columns.count(column))


def _take(
    cells: Sequence[str], columns: Sequence[str], rows: dict[str, Row], *, path: Path, line: int
) -> Iterator[Issue]:
    """Keep a row of the table, or say what is wrong with it."""
    filled = [cell.strip() for cell in cells]
    if not any(filled):
        return
    values = {c: v for c, v in zip(columns, filled, strict=False) if v}
    name = values.pop(FILE, "")
    faults = list(_row_faults(name, values, rows, path=path, line=line))
    if len(filled) > len(columns) and any(filled[len(columns) :]):
        faults.append(fault(path, line, name or FILE, expected=f"{len(columns)}", found=f"{len(filled)}"))
    yield from faults
    if not faults:
        known = {key: value for key, value in values.items() if key in KEYS}
        rows[file_key(name)] = Row(line=line, sidecar=sidecar_of(known))


def _row_faults(
    name: str, values: Mapping[str, str], rows: Mapping[str, Row], *, path: Path, line: int
) -> Iterator[Issue]:
    key = file_key(name)
    if not name or key.startswith("/") or ".." in key.split("/"):
        yield fault(path, line, FILE, expected="paper.pdf | folder/paper.pdf", found=name)
    elif key in rows:
        yield fault(path, line, FILE, expected="1", found=f"{name} ({rows[key].line}, {line})")
    for column, value in values.items():
        expected = value_fault(column, value) if column in KEYS else None
        if expected is not None:
            yield fault(path, line, column, expected=expected, found=value)
