"""What sets two codebooks apart, in words: as lines for a terminal, as Markdown, and as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from dalil.codebook.changes import Change, Difference, Edition, Gravity
from dalil.messages import message

GRAVEST_FIRST = tuple(reversed(Gravity))
SHORT = 16  # digits of a digest that are shown
MARKUP = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|#"})
Guard = Callable[[str], str]  # makes a name or number safe among other words


def lines_of(found: Difference, lang: str, guard: Guard = str) -> Iterator[str]:
    """The changes as lines, the gravest first."""
    word = partial(_word, lang)
    yield word("title", old=edition_words(found.old, lang, guard), new=edition_words(found.new, lang, guard))
    if not found.changes:
        yield word("same")
    for gravity, changes in _groups(found):
        yield word("heading", gravity=word(f"gravity_{gravity.value}"), count=guard(str(len(changes))))
        for change in changes:
            yield f"  {told(change, lang, guard)}"
            yield from (f"    {word(key, text=guard(text))}" for key, text in _texts(change))


def markdown_of(found: Difference, lang: str) -> str:
    """The changes as a Markdown page."""
    word = partial(_word, lang)
    title = word("title", old=edition_words(found.old, lang, _md), new=edition_words(found.new, lang, _md))
    lines = [f"# {title}", ""]
    if not found.changes:
        lines += [word("same"), ""]
    for gravity, changes in _groups(found):
        lines += [f"## {word('heading', gravity=word(f'gravity_{gravity.value}'), count=len(changes))}", ""]
        lines += [f"| {word('change')} | {word('was')} | {word('is')} |", "|---|---|---|"]
        lines += [
            f"| {told(c, lang, _md)} | {_md(c.before or word('none'))} | {_md(c.after or word('none'))} |"
            for c in changes
        ]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def told(change: Change, lang: str, guard: Guard = str) -> str:
    """A change in words: what changed, and how."""
    place = _word(lang, f"place_{change.place.value}", code=guard(change.code), of=guard(change.of or ""))
    languages = guard(", ".join(change.languages))
    return f"{place}: {_word(lang, f'kind_{change.kind.value}', to=guard(change.to or ''), languages=languages)}"


def edition_words(edition: Edition, lang: str, guard: Guard = str) -> str:
    """A codebook by name, version and digest, in words."""
    shown = {"name": edition.name, "version": edition.version, "digest": edition.digest[:SHORT]}
    return _word(lang, "edition", **{k: guard(v) for k, v in shown.items()})


def data_of(change: Change) -> dict[str, Any]:
    """A change as plain data."""
    return {
        "place": change.place.value,
        "kind": change.kind.value,
        "code": change.code,
        "of": change.of,
        "to": change.to,
        "gravity": change.gravity.value,
        "languages": list(change.languages),
        "before": change.before,
        "after": change.after,
    }


def _groups(found: Difference) -> Iterator[tuple[Gravity, list[Change]]]:
    for gravity in GRAVEST_FIRST:
        changes = [c for c in found.changes if c.gravity is gravity]
        if changes:
            yield gravity, changes


def _texts(change: Change) -> Iterator[tuple[str, str]]:
    for key, text in (("before", change.before), ("after", change.after)):
        if text is not None:
            yield key, " ".join(text.split())


def _md(text: str) -> str:
    return " ".join(text.split()).translate(MARKUP)


def _word(lang: str, key: str, /, **values: object) -> str:
    return message(f"versions.{key}", lang, **values)
