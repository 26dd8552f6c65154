"""The files of the lexicon as their authors write them: entries with their words, each with its line."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from dalil.errors import Issue, Severity

PROSE, PROSE_WORDS, OUTLINE, OUTLINE_WORDS, CONTENTS = "prose", "prose words", "outline", "outline words", "contents"
KINDS = {
    "frames": PROSE,
    "prose": PROSE_WORDS,
    "triggers": OUTLINE,
    "grammar": OUTLINE_WORDS,
    "contents": CONTENTS,
}
TABLES = {PROSE: "frame", OUTLINE: "trigger"}
WORD_KEYS = ("v", "n", "m", "act", "pas", "ag", "a")


@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconFile:
    """One TOML file of the lexicon."""

    name: str
    text: str

    @property
    def kind(self) -> str:
        """What it holds: the entries of prose or outline, the words their grammars know, or the contents."""
        return KINDS[self.name.partition(".")[0]]

    @property
    def language(self) -> str:
        """The language its name gives."""
        return self.name.split(".")[1]

    @property
    def data(self) -> dict[str, Any]:
        """What it says."""
        return tomllib.loads(self.text)

    def line_of(self, words: str, after: int = 1) -> int:
        """The first line from `after` on that holds the words; `after` where none does."""
        lines = self.text.split("\n")
        return next((n for n, line in enumerate(lines[after - 1 :], after) if words in line), after)

    def fault(self, code: str, line: int, severity: Severity = Severity.ERROR, /, **values: object) -> Issue:
        """An issue at a line of the file."""
        told = tuple((name, str(value)) for name, value in values.items())
        return Issue(code=code, severity=severity, where=f"{self.name}:{line}", values=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One frame or trigger as it is written."""

    file: LexiconFile
    line: int  # of its table's head
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Its id, or a question mark."""
        return str(self.data.get("id", "?"))

    def words(self) -> Iterator[tuple[str, str, int]]:
        """Each of its words with its key and its line."""
        for key in WORD_KEYS:
            for word in listed(self.data, key):
                yield key, word, self.line_of(f'"{word}"')

    def line_of(self, words: str) -> int:
        """The line in the entry that holds the words."""
        return self.file.line_of(words, self.line)

    def line_of_key(self, key: str) -> int:
        """The line in the entry that sets the key."""
        lines = enumerate(self.file.text.split("\n")[self.line - 1 :], self.line)
        return next((number for number, line in lines if _is_key(line, key)), self.line)


def _is_key(line: str, key: str) -> bool:
    return line.partition("=")[0].strip() == key


def listed(data: Mapping[str, Any], key: str) -> Sequence[str]:
    """The words under a key; none where they are no list."""
    words = data.get(key, ())
    return words if isinstance(words, list) else ()


def files_of(language: str) -> tuple[LexiconFile, ...]:
    """The files of one language that can be checked."""
    folder = files("dalil.coding").joinpath("data")
    names = [f"{stem}.{language}.toml" for stem in ("frames", "prose", "triggers", "grammar")] + ["contents.toml"]
    found = ((name, folder.joinpath(name)) for name in names)
    return tuple(LexiconFile(name=n, text=f.read_text(encoding="utf-8")) for n, f in found if f.is_file())


def entries_of(all_: Iterable[LexiconFile]) -> tuple[Entry, ...]:
    """The frames and triggers of files."""
    return tuple(entry for file in all_ for entry in _entries(file))


def _entries(file: LexiconFile) -> Iterator[Entry]:
    table = TABLES.get(file.kind)
    line = 0
    for data in file.data.get(table, ()) if table is not None else ():
        line = file.line_of(f"[[{table}]]", line + 1)
        yield Entry(file=file, line=line, data=data)


def by_id(entries: Sequence[Entry], kind: str) -> dict[str, Entry]:
    """The entries of one kind of file by id; of two with one id the first."""
    return {entry.id: entry for entry in reversed(entries) if entry.file.kind == kind}
