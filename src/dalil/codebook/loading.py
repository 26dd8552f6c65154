"""Loading a codebook by name or from a YAML file, with every fault at once.

The built-in codebook is kept in two files that say the same: the YAML that people read, and JSON made of it, which
loads in a few milliseconds. The JSON carries the digest of its YAML; where the two differ, the YAML is read.
"""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

from dalil.codebook.plaindata import codebook_from, plain
from dalil.codebook.schema import Codebook
from dalil.errors import CodebookError, Issue, Severity
from dalil.records.runs import digest_of

MAX_BYTES = 5_000_000
DATA = files("dalil.codebook").joinpath("data")
BUILT_IN = ("plover", "relations")


def load_codebook(name_or_path: str | Path) -> Codebook:
    """The built-in codebook of that name, or the one in that YAML file."""
    if isinstance(name_or_path, str) and name_or_path in BUILT_IN:
        return _built_in(name_or_path)
    path = Path(name_or_path)
    named = isinstance(name_or_path, str) and not path.suffix and path.name == name_or_path
    if named and not path.exists():
        raise CodebookError("D402", name=name_or_path, known=", ".join(BUILT_IN))
    return codebook_from_text(_text_of(path), path.name)


def codebook_from_text(text: str, file: str) -> Codebook:
    """The codebook written in that YAML text; `file` is how its faults name it."""
    # pydantic and the YAML reader take ten times as long to import as the built-in codebook to load.
    from dalil.codebook.guarding import faults_of
    from dalil.codebook.parsing import parse

    parsed = parse(text, file)
    faults = faults_of(parsed, file)
    if faults:
        raise CodebookError("D401", faults=faults, file=file, count=len(faults))
    assert isinstance(parsed.data, dict)
    return codebook_from(parsed.data)


def template(name: str) -> str:
    """The YAML of a small codebook of that name, for people to fill in."""
    text = DATA.joinpath("template.yaml").read_text(encoding="utf-8")
    return text.replace("name: my_codebook", f"name: {name}", 1)


def dump_codebook(codebook: Codebook) -> str:
    """The codebook as YAML that loads as the same codebook."""
    from dalil.codebook.parsing import to_yaml

    return to_yaml(plain(codebook))


def compiled(yaml: bytes, name: str) -> str:
    """The JSON of a built-in codebook, with the digest of its YAML."""
    codebook = codebook_from_text(yaml.decode("utf-8"), f"{name}.yaml")
    made = {"yaml_digest": _yaml_digest(yaml), "codebook": plain(codebook)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _built_in(name: str) -> Codebook:
    yaml = DATA.joinpath(f"{name}.yaml").read_bytes()
    made = json.loads(DATA.joinpath(f"{name}.json").read_bytes())
    if made["yaml_digest"] == _yaml_digest(yaml):
        return codebook_from(made["codebook"])
    return codebook_from_text(yaml.decode("utf-8"), f"{name}.yaml")


def _yaml_digest(yaml: bytes) -> str:
    # A checkout on Windows may have turned the line ends.
    return digest_of(yaml.replace(b"\r\n", b"\n"))


def _text_of(path: Path) -> str:
    data = _bytes_of(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        line = data.count(b"\n", 0, e.start) + 1
        broken = Issue(code="D437", severity=Severity.ERROR, where=f"{path.name}:{line}")
        raise CodebookError("D401", faults=(broken,), file=path.name, count=1) from e


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as e:  # ValueError: a NUL in the path
        raise CodebookError("D403", path=path, reason=getattr(e, "strerror", None) or e) from e
    if len(data) > MAX_BYTES:
        raise CodebookError("D404", path=path, limit=MAX_BYTES // 1_000_000)
    return data
