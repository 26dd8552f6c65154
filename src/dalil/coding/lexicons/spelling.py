"""Slips in what an entry says: keys, codes, names of tables, prepositions, words that fold to nothing or come twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from itertools import chain
from typing import Any

from dalil.codebook.schema import Codebook
from dalil.coding.lexicons.entries import (
    CONTENTS,
    OUTLINE,
    OUTLINE_WORDS,
    PROSE,
    PROSE_WORDS,
    WORD_KEYS,
    Entry,
    LexiconFile,
    listed,
)
from dalil.coding.prose.english_lexicon import EnglishFrame
from dalil.coding.prose.lexicon import Frame as ProseFrame
from dalil.coding.rules.lexicon import Frame as OutlineFrame
from dalil.coding.rules.lexicon import Trigger
from dalil.errors import Issue, Severity
from dalil.text.folding import fold_text

# What a file calls otherwise than the record that is made of it.
RENAMED = {"takes_object": "obj", "oblique": "obl"}
FRAME_KEYS = frozenset(RENAMED.get(f.name, f.name) for f in fields(ProseFrame)) - {"shape"} | {"v", "n", "act", "pas"}
ENGLISH_FRAME_KEYS = frozenset(RENAMED.get(f.name, f.name) for f in fields(EnglishFrame)) - {"shape"} | {
    "v",
    "n",
    "ag",
    "a",
}
TRIGGER_KEYS = frozenset(f.name for f in fields(Trigger)) | {"v", "n", "m", "pairs"}
OUTLINE_FRAME_KEYS = frozenset(f.name for f in fields(OutlineFrame)) - {"name"}
KNOWN_KEYS = {PROSE: FRAME_KEYS, OUTLINE: TRIGGER_KEYS}
SETTLED_ELSEWHERE = ("help", "pledge")  # open kinds that the coder settles without a table
ROLE_LISTS = ("giving", "receiving", "doing", "saying", "denying", "verbs")
LISTS = (*WORD_KEYS, "to", "by", "needs_inside", "never", "pairs")
ATTACHED = {"ar": ("ب", "ل", "ك"), "en": ()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The names that entries may use."""

    relations: frozenset[str]
    domains: frozenset[str]
    refine: frozenset[str]  # tables of the prose words
    kinds: frozenset[str]  # open kinds of the contents
    frames: Mapping[str, Any]  # of the outline's triggers
    prose_prepositions: frozenset[str]
    outline_prepositions: frozenset[str]


def known_names(all_: Iterable[LexiconFile], codebook: Codebook, *, language: str) -> Known:
    """The names of a codebook and of the files of one language."""
    data = {file.kind: file.data for file in all_}
    grammar = data.get(PROSE_WORDS, {})
    return Known(
        relations=frozenset(codebook.relations),
        domains=frozenset(v.code for v in codebook.dimensions.domain),
        refine=frozenset(grammar.get("refine", {})),
        kinds=frozenset(data.get(CONTENTS, {}).get("kinds", {})) | set(SETTLED_ELSEWHERE),
        frames=data.get(OUTLINE, {}).get("frames", {}),
        prose_prepositions=_known_prepositions(grammar, language),
        outline_prepositions=_known_prepositions(data.get(OUTLINE_WORDS, {}), language),
    )


def _known_prepositions(words: Mapping[str, Any], language: str) -> frozenset[str]:
    alone, several = words.get("prepositions", ()), words.get("compounds", ())
    if isinstance(alone, str):  # English writes its lists as one text
        alone, several = alone.split(), re.split(r"\s*\|\s*", several)
    return frozenset(map(fold_text, (*alone, *several, *ATTACHED[language])))


# --- one entry ---


def entry_faults(entry: Entry, known: Known) -> Iterator[Issue]:
    """The slips of one entry."""
    yield from _keys(entry)
    yield from _relations(entry, known)
    yield from _prose_names(entry, known) if entry.file.kind == PROSE else _outline_names(entry, known)
    yield from _words(entry)


def _keys(entry: Entry) -> Iterator[Issue]:
    english = entry.file.kind == PROSE and entry.file.language == "en"
    keys = ENGLISH_FRAME_KEYS if english else KNOWN_KEYS[entry.file.kind]
    for key in entry.data.keys() - keys:
        yield entry.file.fault("D461", entry.line_of_key(key), entry=entry.id, key=key, known=", ".join(sorted(keys)))
    for key in (k for k in LISTS if isinstance(entry.data.get(k, []), str)):
        yield entry.file.fault("D475", entry.line_of_key(key), entry=entry.id, key=key)
    if "id" not in entry.data:
        yield entry.file.fault("D464", entry.line, entry=entry.id, key="id")


def _relations(entry: Entry, known: Known) -> Iterator[Issue]:
    given = [entry.data.get(key) for key in ("relation", "prefer", "basis")]
    for code in (c for c in given if c is not None and c not in known.relations):
        yield entry.file.fault("D462", entry.line_of(f'"{code}"'), entry=entry.id, **_near(code, known.relations))
    opened = entry.file.kind == OUTLINE and "kind" in entry.data
    if ("relation" in entry.data) == opened:
        yield entry.file.fault("D464", entry.line, entry=entry.id, key="relation")


def _near(code: object, known: Iterable[str]) -> dict[str, str]:
    """A wrong name with the right ones: those like it, else all."""
    like = get_close_matches(str(code), sorted(known), n=3)
    return {"name": str(code), "known": ", ".join(like or sorted(known)) or "–"}


def _prose_names(entry: Entry, known: Known) -> Iterator[Issue]:
    refine = entry.data.get("refine")
    if refine is not None and refine not in known.refine:
        line = entry.line_of(f'"{refine}"')
        yield entry.file.fault("D463", line, entry=entry.id, key="refine", **_near(refine, known.refine))
    yield from _prepositions(entry.file, entry.line, entry.id, entry.data, known.prose_prepositions)
    to = [p for p in listed(entry.data, "to") if fold_text(p) in known.prose_prepositions]
    if entry.data.get("obl") and not to:
        yield entry.file.fault("D470", entry.line, entry=entry.id, key="obl", list="to")


def _outline_names(entry: Entry, known: Known) -> Iterator[Issue]:
    for key, names in (("kind", known.kinds), ("frame", known.frames.keys())):
        name = entry.data.get(key)
        if name is not None and name not in names:
            line = entry.line_of(f'"{name}"')
            yield entry.file.fault("D463", line, entry=entry.id, key=key, **_near(name, names))
    if "frame" not in entry.data:
        yield entry.file.fault("D464", entry.line, entry=entry.id, key="frame")


def _prepositions(
    file: LexiconFile, line: int, name: str, data: Mapping[str, Any], known: frozenset[str]
) -> Iterator[Issue]:
    for key in ("to", "by", "target", "source"):
        for word in listed(data, key):
            if fold_text(word) not in known:
                at = file.line_of(f'"{word}"', line)
                yield file.fault("D471", at, Severity.WARNING, entry=name, key=key, words=word)


def _words(entry: Entry) -> Iterator[Issue]:
    """Words that fold to nothing, come twice, or are several where one is looked up."""
    seen: dict[tuple[str, str], str] = {}
    for key, word, line in entry.words():
        folded = fold_text(word).strip()
        if not folded.strip("/ "):
            yield entry.file.fault("D465", line, entry=entry.id, key=key, words=word)
            continue
        first = seen.setdefault((key, folded), word)
        if first is not word:
            yield entry.file.fault("D466", line, Severity.WARNING, entry=entry.id, key=key, words=word)
        if key in ("act", "pas") and " " in folded:
            yield entry.file.fault("D472", line, Severity.WARNING, entry=entry.id, key=key, words=word)
    if not any(entry.data.get(key) for key in (*WORD_KEYS, "pairs")):
        yield entry.file.fault("D473", entry.line, Severity.WARNING, entry=entry.id)


def id_faults(entries: Iterable[Entry]) -> Iterator[Issue]:
    """Ids that two entries of a file share."""
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        other = first.setdefault((entry.file.name, entry.id), entry)
        if other is not entry and "id" in entry.data:
            place = f"{other.file.name}:{other.line}"
            yield entry.file.fault("D476", entry.line, Severity.WARNING, entry=entry.id, place=place)


# --- tables beside the entries ---


def table_faults(file: LexiconFile, known: Known) -> Iterator[Issue]:
    """The slips of tables that are no entries: refinements, domains, classes, outline frames, role lists."""
    data = file.data
    if file.kind == PROSE_WORDS:
        named = ((f"refine.{name}", codes) for name, codes in data.get("refine", {}).items())
        yield from chain.from_iterable(_codes(file, table, codes, known.relations) for table, codes in named)
        yield from _codes(file, "domains", data.get("domains", {}), known.domains)
        yield from _role_lists(file, data)
    elif file.kind == CONTENTS:
        yield from _contents(file, data, known)
    elif file.kind == OUTLINE:
        for name, frame in data.get("frames", {}).items():
            yield from _outline_frame(file, name, frame, known)


def _codes(file: LexiconFile, table: str, codes: Iterable[str], known: frozenset[str]) -> Iterator[Issue]:
    start = file.line_of(f"[{table}]")
    for code in codes:
        if code not in known:
            yield file.fault("D462", file.line_of(str(code), start), entry=f"[{table}]", **_near(code, known))


def _role_lists(file: LexiconFile, data: Mapping[str, Any]) -> Iterator[Issue]:
    for name in ROLE_LISTS:
        start = file.line_of(f"{name} = [")
        for word in data.get(name, ()):
            if " " in word.strip():
                line = file.line_of(f'"{word}"', start)
                yield file.fault("D472", line, Severity.WARNING, entry=name, key=name, words=word)


def _contents(file: LexiconFile, data: Mapping[str, Any], known: Known) -> Iterator[Issue]:
    free = known.relations | {""}  # an empty default makes no claim
    classes = frozenset(c["name"] for c in data.get("class", ()))
    for name, kind in data.get("kinds", {}).items():
        relations, domains = kind.get("relations", {}), kind.get("domains", {})
        yield from _codes(file, f"kinds.{name}.relations", relations.values(), free)
        yield from _codes(file, f"kinds.{name}.relations", relations.keys(), classes)
        yield from _codes(file, f"kinds.{name}.domains", domains.values(), free)
        yield from _codes(file, f"kinds.{name}.domains", domains.keys(), known.domains | {"default"})
    for name, table in data.get("refine", {}).items():
        yield from _codes(file, f"refine.{name}", chain(table.keys(), table.values()), known.relations)
    usual = data.get("domains", {})
    yield from _codes(file, "domains", usual.keys(), known.relations | {"default"})
    yield from _codes(file, "domains", usual.values(), known.domains)
    yield from _codes(file, "domain_words", data.get("domain_words", {}), known.domains)


def _outline_frame(file: LexiconFile, name: str, frame: Mapping[str, Any], known: Known) -> Iterator[Issue]:
    line = next((n for w in (f"{name} = {{", f"[frames.{name}]") if (n := file.line_of(w)) > 1), 1)
    for key in frame.keys() - OUTLINE_FRAME_KEYS:
        told = ", ".join(sorted(OUTLINE_FRAME_KEYS))
        yield file.fault("D461", line, entry=f"[frames] {name}", key=key, known=told)
    yield from _prepositions(file, line, f"[frames] {name}", frame, known.outline_prepositions)
    marked = [p for p in listed(frame, "target") if fold_text(p) in known.outline_prepositions]
    if frame.get("needs") and not marked:
        yield file.fault("D470", line, entry=f"[frames] {name}", key="needs", list="target")
