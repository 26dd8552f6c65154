"""The lexicon of one language checked: slips of spelling, then what shows once it is loaded."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence

from dalil.codebook.schema import Codebook
from dalil.coding.lexicons.entries import Entry, LexiconFile, entries_of
from dalil.coding.lexicons.shadows import outline_shadows, prose_shadows
from dalil.coding.lexicons.spelling import entry_faults, id_faults, known_names, table_faults
from dalil.coding.prose.lexicon import prose_lexicon
from dalil.coding.rules.lexicon import lexicon_for
from dalil.errors import Issue

STOP_LOADING = frozenset({"D460", "D463", "D464", "D465", "D475"})


def check_files(
    all_: Sequence[LexiconFile], codebook: Codebook, *, language: str
) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    """The entries of the files of one language, and what is wrong with them, in the order of the files."""
    faults = [fault for file in all_ for fault in _unreadable(file)]
    if faults:
        return (), tuple(faults)
    entries = entries_of(all_)
    known = known_names(all_, codebook, language=language)
    faults += [fault for entry in entries for fault in entry_faults(entry, known)]
    faults += id_faults(entries)
    faults += [fault for file in all_ for fault in table_faults(file, known)]
    return entries, tuple(faults)


def check_loaded(entries: Sequence[Entry], *, language: str) -> tuple[Issue, ...]:
    """What is wrong with entries once they are loaded together."""
    prose = prose_lexicon() if language == "ar" else None
    found = [] if prose is None else list(prose_shadows(entries, prose))
    return (*found, *outline_shadows(entries, lexicon_for(language)))


def _unreadable(file: LexiconFile) -> Iterator[Issue]:
    try:
        _ = file.data
    except tomllib.TOMLDecodeError as error:
        yield file.fault("D460", 1, detail=error)
