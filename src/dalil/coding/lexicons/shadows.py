"""Words that never fire, and forms that two entries claim, seen in the lexicon as it is loaded.

The prose coder tries the verbs of a form one after the other until one is read; of nouns it tries the first whose
needed words stand beside it, and of longer phrases the first that fits. The outline coder takes the longest form, a
strong one before a weak one, and of equals the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dalil.coding.lexicons.entries import OUTLINE, PROSE, Entry, by_id
from dalil.coding.prose.lexicon import Frame, Prose
from dalil.coding.rules.lexicon import Form, Lexicon, Trigger
from dalil.errors import Issue, Severity
from dalil.text.folding import fold_text

FUNCTION_LISTS = (
    "negators",
    "sure_relatives",
    "that",
    "subordinators",
    "prepositions",
    "demonstratives",
    "pronouns",
    "particles",
)
SHOWN_FORMS = 3
Pair = tuple[str, str]


# --- prose ---


def prose_shadows(entries: Sequence[Entry], prose: Prose) -> Iterator[Issue]:
    """Words of frames that never fire, and conflicts between frames."""
    named = by_id(entries, PROSE)
    for entry in named.values():
        dead = list(_dead_words(entry, prose, named))
        yield from dead
        if dead and len({i.where + dict(i.values)["words"] for i in dead}) == sum(1 for _ in entry.words()):
            yield entry.file.fault("D469", entry.line, entry=entry.id)
    for tables in (
        {form: verb.frames for form, verb in prose.verbs.items()},
        {form: _live(frames) for form, frames in prose.nouns.items()},
        prose.participles,
    ):
        yield from _conflicts(tables, named)


def _dead_words(entry: Entry, prose: Prose, named: Mapping[str, Entry]) -> Iterator[Issue]:
    for key, word, line in entry.words():
        base = fold_text(word.partition("/")[0]).strip()
        function = next((n for n in FUNCTION_LISTS if base in prose.lists.get(n, ())), None)
        if function is not None:
            yield entry.file.fault("D468", line, Severity.WARNING, entry=entry.id, words=word, list=function)
            continue
        earlier = _earlier(key, base, entry.id, prose)
        if earlier is not None and earlier in named:
            other = named[earlier]
            told = {"words": word, "other": other.id, "place": f"{other.file.name}:{other.line_of(word)}"}
            yield entry.file.fault("D467", line, Severity.WARNING, entry=entry.id, **told)


def _earlier(key: str, base: str, own: str, prose: Prose) -> str | None:
    """The entry that is always taken where this one's word stands."""
    first, *rest = base.split() or [""]
    if key == "n":
        frames = prose.nouns.get(base, ()) if not rest else _phrase(_bare(first), rest, prose.phrases)
        return _taken_before(frames, own, single=not rest)
    if key == "v" and rest:
        return _taken_before(_phrase(first, rest, prose.verb_phrases), own, single=False)
    return None


def _bare(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _phrase(
    first: str, rest: Sequence[str], table: Mapping[str, tuple[tuple[tuple[str, ...], Frame], ...]]
) -> tuple[Frame, ...]:
    wanted = [_bare(w) for w in rest]
    return tuple(frame for words, frame in table.get(first, ()) if [_bare(w) for w in words] == wanted)


def _taken_before(frames: Sequence[Frame], own: str, *, single: bool) -> str | None:
    """Of single nouns the first without needed words is taken, or between two sides the first for a pair; of phrases
    the first."""
    pair = any(f.pair for f in frames if f.id == own)
    for frame in frames:
        if frame.id == own:
            return None
        if not single or not (frame.needs_inside or frame.never or (pair and not frame.pair)):
            return frame.id
    return None


def _live(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frames of a noun up to the first that is always taken."""
    last = next((i for i, f in enumerate(frames) if not (f.needs_inside or f.never)), len(frames))
    return tuple(frames[: last + 1])


def _conflicts(table: Mapping[str, Sequence[Frame]], named: Mapping[str, Entry]) -> Iterator[Issue]:
    forms: dict[Pair, list[str]] = {}
    relations: dict[str, str] = {}
    for form, frames in table.items():
        for i, one in enumerate(frames):
            for other in frames[i + 1 :]:
                if one.relation != other.relation and not _told_apart(one, other):
                    forms.setdefault((one.id, other.id), []).append(form)
                    relations |= {one.id: one.relation, other.id: other.relation}
    yield from _contradictions(forms, relations, named)


def _told_apart(one: Frame, other: Frame) -> bool:
    """Whether needed words or prepositions decide which of two frames is meant."""
    if one.needs_inside or other.needs_inside:
        return True
    return (one.oblique or other.oblique) and not set(one.to) & set(other.to)


def _contradictions(
    forms: Mapping[Pair, Sequence[str]], relations: Mapping[str, str], named: Mapping[str, Entry]
) -> Iterator[Issue]:
    for (one, other), spelt in forms.items():
        first, second = named.get(one), named.get(other)
        if first is None or second is None:
            continue
        shown = "، ".join(sorted(set(spelt), key=lambda f: (len(f), f))[:SHOWN_FORMS])
        told = {"forms": shown, "count": len(set(spelt)), "relation": relations[one], "contrary": relations[other]}
        place = f"{first.file.name}:{first.line}"
        yield second.file.fault(
            "D474", second.line, Severity.WARNING, entry=second.id, other=first.id, place=place, **told
        )


# --- outline ---


def outline_shadows(entries: Sequence[Entry], lexicon: Lexicon) -> Iterator[Issue]:
    """Words of triggers that never fire, and conflicts between triggers."""
    named = by_id(entries, OUTLINE)
    found = _forms(lexicon)
    fired: set[str] = set()
    dead: list[tuple[Form, Form]] = []
    for form in found:
        earlier = _always_before(form, lexicon)
        if earlier is None:
            fired.add(form.trigger.id)
        else:
            dead.append((form, earlier))
    yield from _never(dead, named)
    yield from _functions(found, lexicon, named)
    for id_ in sorted({form.trigger.id for form, _ in dead} - fired):
        if id_ in named:
            yield named[id_].file.fault("D469", named[id_].line, entry=id_)
    yield from _outline_conflicts(lexicon, named, without={id(form) for form, _ in dead})


def _forms(lexicon: Lexicon) -> tuple[Form, ...]:
    once = {id(form): form for forms in lexicon.forms.values() for form in forms}
    return tuple(once.values())


def _always_before(form: Form, lexicon: Lexicon) -> Form | None:
    """A form of another trigger that comes first under every spelling."""
    earlier = [_before(form, lexicon.forms.get(spelling, ())) for spelling in form.words[0]]
    return earlier[0] if earlier and all(e is not None for e in earlier) else None


def _before(form: Form, forms: Sequence[Form]) -> Form | None:
    for other in forms:
        if other is form:
            return None
        if other.trigger.id != form.trigger.id and _covers(other, form):
            return other
    return None


def _covers(one: Form, other: Form) -> bool:
    """Whether `one` is taken wherever `other` could be."""
    if one.shape != other.shape or len(one.words) != len(other.words) or one.gap < other.gap:
        return False
    if one.trigger.stance and not other.trigger.stance:
        return False  # a stance is not read in a name for others
    return all(wanted <= known for known, wanted in zip(one.words[1:], other.words[1:], strict=True))


def _never(dead: Iterable[tuple[Form, Form]], named: Mapping[str, Entry]) -> Iterator[Issue]:
    for form, other in dead:
        entry, earlier = named.get(form.trigger.id), named.get(other.trigger.id)
        if entry is None or earlier is None:
            continue
        word, line = _as_written(entry, form)
        told = {"words": word, "other": earlier.id, "place": f"{earlier.file.name}:{earlier.line}"}
        yield entry.file.fault("D467", line, Severity.WARNING, entry=entry.id, **told)


def _as_written(entry: Entry, form: Form) -> tuple[str, int]:
    """The word of an entry that a form is made of, and its line; the form itself where none is alike."""
    for _, word, line in entry.words():
        folded = fold_text(word.partition("/")[0]).split()
        spelt = len(folded) >= len(form.words)
        if spelt and all(w in known or _bare(w) in known for w, known in zip(folded, form.words, strict=False)):
            return word, line
    return " ".join(min(words, key=len) for words in form.words), entry.line


def _functions(found: Sequence[Form], lexicon: Lexicon, named: Mapping[str, Entry]) -> Iterator[Issue]:
    function_words = lexicon.grammar.lists["prepositions"]
    for form in found:
        entry = named.get(form.trigger.id)
        word = min(form.words[0], key=lambda w: (len(w), w))
        if entry is not None and len(form.words) == 1 and form.words[0] & function_words == {word}:
            written, line = _as_written(entry, form)
            yield entry.file.fault("D468", line, Severity.WARNING, entry=entry.id, words=written, list="prepositions")


def _outline_conflicts(lexicon: Lexicon, named: Mapping[str, Entry], *, without: set[int]) -> Iterator[Issue]:
    forms: dict[Pair, list[str]] = {}
    relations: dict[str, str] = {}
    for spelling, all_ in lexicon.forms.items():
        for i, one in enumerate(all_):
            for other in all_[i + 1 :]:
                if id(other) not in without and _contrary(one.trigger, other.trigger) and _covers(one, other):
                    forms.setdefault((one.trigger.id, other.trigger.id), []).append(spelling)
                    relations |= {f.trigger.id: _said(f.trigger) for f in (one, other)}
    yield from _contradictions(forms, relations, named)


def _contrary(one: Trigger, other: Trigger) -> bool:
    if one.id == other.id or _said(one) == _said(other) or one.weak != other.weak:
        return False
    either = one.frame.needs or other.frame.needs
    return not (either and not set(one.frame.target) & set(other.frame.target))


def _said(trigger: Trigger) -> str:
    return trigger.relation or f"kind:{trigger.kind}"
