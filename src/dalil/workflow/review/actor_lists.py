"""What people said of actors, written into the study's own list: `actors.csv`, which people keep under version control.

The list takes what it can say: names of an actor that a registry knows, and actors of the study's own. Names that are
one with no such actor, and ids that are one, stay in the journal. The file is written whole or not at all, and only
where it is still the one that the person saw.
"""

from __future__ import annotations

import csv
import hashlib
import io
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dalil.adjudication.deeds import Language
from dalil.adjudication.identities import NAME
from dalil.errors import UsageError
from dalil.publishing.files import write_text
from dalil.recognition.matching.registry import names_of
from dalil.recognition.matching.words import ARABIC
from dalil.recognition.registry import COLUMNS, Actor, load_registry
from dalil.text.folding import fold_name
from dalil.workflow.project import Study
from dalil.workflow.review.actor_deeds import JudgementError
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.kits import review_kit

Row = dict[str, str]
SOURCE = "study"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What the list would say of one actor that it does not say yet."""

    id: str
    is_new: bool  # whether the actor itself is the study's own
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDraft:
    """The list as it would be written."""

    digest: str  # of the file as it stands
    text: str
    additions: tuple[Addition, ...]
    left: int  # sets of names that the list cannot say


def draft(study: Study, who: Identities) -> ListDraft:
    """The study's list with what people said of actors."""
    text = _read(study.actors_file)
    header, rows = _rows(text)
    known = review_kit(study).registry
    additions: list[Addition] = []
    left = 0
    for key in _spoken_of(who):
        ids = [m for m in who.members(key) if not m.startswith(NAME)]
        left += len(ids) != 1
        if not ids:
            continue
        actor, home = known.get(ids[0]), who.entry(ids[0])
        if home is None:
            continue
        names = _further(who, key, actor or home)
        if names or actor is None:
            header = [*header, *(c for c in COLUMNS if c not in header)]
            rows[home.id] = _row(rows.get(home.id), home, names)
            additions.append(
                Addition(id=home.id, is_new=actor is None, names=tuple(n for _, n in names) or tuple(names_of(home)))
            )
    written = _written(header, rows) if additions else text
    return ListDraft(digest=_digest(text), text=written, additions=tuple(additions), left=left)


def write(study: Study, who: Identities, *, base: str) -> ListDraft:
    """Write the list; D655 where the file is no longer the one that the person saw."""
    made = draft(study, who)
    if made.digest != base:
        raise JudgementError("D655", path=study.actors_file, detail={"yours": base, "theirs": made.digest})
    _holds(made.text)
    write_text(study.actors_file, [made.text])
    return ListDraft(digest=_digest(made.text), text=made.text, additions=made.additions, left=made.left)


def _spoken_of(who: Identities) -> list[str]:
    """The canonical keys of whom the journal says something that a list could say."""
    sets = who.sets
    keys = {*sets.members, *sets.aliases, *(key for key, _ in sets.names), *(sets.key(k) for k in sets.made)}
    return sorted(keys)


def _further(who: Identities, key: str, actor: Actor) -> list[tuple[str, str]]:
    """The names of an actor, with their column, that its entry does not have."""
    has = {_plain(n) for n in names_of(actor)}
    found: list[tuple[str, str]] = []
    for column, name in _names(who, key):
        chosen = column.startswith("name_") and name != getattr(actor, column)
        if (chosen or _plain(name) not in has) and _fits(name):
            found.append((column, name))
            has.add(_plain(name))
    return found


def _names(who: Identities, key: str) -> Iterator[tuple[str, str]]:
    for language in Language:
        name = who.sets.names.get((key, language))
        if name is not None:
            yield f"name_{language.value}", name
    for language, name in who.sets.aliases.get(key, ()):
        yield f"aliases_{language.value}", name
    for member in who.members(key):
        if member.startswith(NAME):
            name = who.own_writing(member)
            yield ("aliases_ar" if ARABIC.search(name) else "aliases_en"), name


def _row(row: Row | None, home: Actor, names: list[tuple[str, str]]) -> Row:
    """The row of an actor with further names. A row for an actor of the built-in list adds to what stands there."""
    if row is not None:
        filled = dict(row)
    else:
        built_in = load_registry().get(home.id) is not None
        own = {"id": home.id, "kind": home.kind, "name_en": home.name_en, "name_ar": home.name_ar}
        own |= {} if built_in else {"part_of": home.part_of, "source": SOURCE}
        filled = {column: value for column, value in own.items() if value}
    for column, name in names:
        if column.startswith("name_"):
            filled[column] = name
        else:
            filled[column] = "|".join(filter(None, (filled.get(column, ""), name)))
    return filled


def _fits(name: str) -> bool:
    """Whether a cell can hold a name: no mark that ends it or the line, and nothing that cannot be seen."""
    return "|" not in name and not any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") for c in name)


def _plain(name: str) -> str:
    return " ".join(fold_name(name).split())


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as fault:
        raise UsageError("D656", path=path, detail=str(fault)) from fault


def _rows(text: str) -> tuple[list[str], dict[str, Row]]:
    """The header and the rows of the list by id, in their order; the registry has found them free of faults."""
    lines = csv.reader(text.splitlines())
    header = [c.strip() for c in next(lines, [])] or list(COLUMNS)
    filled = (dict(zip(header, cells, strict=False)) for cells in lines if any(c.strip() for c in cells))
    return header, {row["id"].strip(): row for row in filled}


def _written(header: list[str], rows: Mapping[str, Row]) -> str:
    page = io.StringIO()
    writer = csv.DictWriter(page, header, lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows.values())
    return page.getvalue()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _holds(text: str) -> None:
    """That the list can be read as it would be written; D301 names each fault."""
    handle, name = tempfile.mkstemp(suffix=".csv")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        load_registry(Path(name))
    finally:
        Path(name).unlink()
