"""Comparing two codebooks code by code and value by value.

A code that is gone and one that came with the same definition are one code renamed. A wording that changed in some
languages while it stayed in others is taken for a better translation, not for another meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Generic, TypeVar

from dalil.codebook.changes import Change, Difference, Edition, Gravity, Kind, Place
from dalil.codebook.schema import Code, Codebook, ExpectedClaim, Rule, Value, Wording

T = TypeVar("T", Code, Value, Rule)
DIMENSIONS = (Place.FAMILIES, Place.DOMAIN, Place.POLARITY, Place.FACET, Place.DETAILS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired(Generic[T]):
    """What stands in both codebooks, maybe under another name, and what stands in one."""

    both: tuple[tuple[T, T], ...]
    gone: tuple[T, ...]
    come: tuple[T, ...]


def difference(old: Codebook, new: Codebook) -> Difference:
    """All that sets two codebooks apart."""
    changes = chain(_codes(old, new), _rules(old, new), *(_dimension(old, new, place) for place in DIMENSIONS))
    ordered = sorted(changes, key=lambda c: -c.gravity.rank)  # stable: else in the order of the codebook
    return Difference(old=edition(old), new=edition(new), changes=tuple(ordered))


def edition(codebook: Codebook) -> Edition:
    """A codebook by name, version and digest."""
    return Edition(name=codebook.name, version=codebook.version, digest=codebook.digest)


def _codes(old: Codebook, new: Codebook) -> Iterator[Change]:
    found = _paired(old.codes, new.codes, lambda c: c.definition)
    for code in found.gone:
        yield Change(place=Place.CODE, kind=Kind.REMOVED, code=code.code, gravity=Gravity.RECODE)
    for code in found.come:
        after = code.definition.in_(new.languages[0])
        yield Change(
            place=Place.CODE,
            kind=Kind.ADDED,
            code=code.code,
            gravity=Gravity.ELSEWHERE,
            family=code.family,
            after=after,
        )
    for one, other in found.both:
        if one.code != other.code:
            yield _renamed(Place.CODE, one, other)
        yield from _code(one, other)


def _code(one: Code, other: Code) -> Iterator[Change]:
    """What changed in one code."""
    change = partial(Change, place=Place.CODE, code=one.code)
    if one.family != other.family:
        yield change(kind=Kind.FAMILY, gravity=Gravity.NOTHING, before=one.family, to=other.family)
    yield from _worded(change, Kind.DEFINITION, (one.definition,), (other.definition,))
    yield from _worded(change, Kind.INCLUDES, one.includes, other.includes)
    yield from _worded(change, Kind.EXCLUDES, one.excludes, other.excludes)
    for kind, grave, before, after in (
        (Kind.RULES, Gravity.LOOK, one.rules, other.rules),
        (Kind.SYMMETRIC, Gravity.LOOK, one.symmetric, other.symmetric),
        (Kind.ACTORLESS, Gravity.LOOK, one.actorless, other.actorless),
        (Kind.CROSSWALK, Gravity.NOTHING, one.crosswalk, other.crosswalk),
        (Kind.EXAMPLES, Gravity.NOTHING, _tests(one), _tests(other)),
    ):
        if before != after:
            yield change(kind=kind, gravity=grave)
    if _sorted(one.label) != _sorted(other.label):
        yield change(kind=Kind.LABEL, gravity=Gravity.NOTHING)
    yield from _values(one.modes, other.modes, partial(Change, place=Place.MODE, of=one.code))


def _tests(code: Code) -> list[object]:
    """The examples of a code, whatever the code is called."""
    return [(e.text, e.language, e.path, e.note, [_expected(c, code.code) for c in e.claims]) for e in code.examples]


def _expected(claim: ExpectedClaim, own: str) -> ExpectedClaim:
    return replace(claim, relation="") if claim.relation == own else claim


def _rules(old: Codebook, new: Codebook) -> Iterator[Change]:
    """What changed in the rules, with the codes that name them."""
    found = _paired(old.rules, new.rules, lambda r: r.text)
    for rule, kind in chain(((r, Kind.REMOVED) for r in found.gone), ((r, Kind.ADDED) for r in found.come)):
        yield Change(
            place=Place.RULE, kind=kind, code=rule.code, gravity=Gravity.LOOK, touches=_naming(rule.code, old, new)
        )
    for one, other in found.both:
        if one.code != other.code:
            yield replace(_renamed(Place.RULE, one, other), gravity=Gravity.NOTHING)
        change = partial(Change, place=Place.RULE, code=one.code, touches=_naming(one.code, old, new))
        yield from _worded(change, Kind.TEXT, (one.text,), (other.text,))


def _naming(rule: str, *books: Codebook) -> tuple[str, ...]:
    """The codes that name a rule."""
    return tuple(dict.fromkeys(c.code for book in books for c in book.codes if rule in c.rules))


def _dimension(old: Codebook, new: Codebook, place: Place) -> Iterator[Change]:
    before, after = (getattr(book.dimensions, place.value) for book in (old, new))
    found = _values(before, after, partial(Change, place=place))
    if place is Place.FAMILIES:  # no claim names a family
        return (replace(c, gravity=Gravity.NOTHING) for c in found)
    return found


def _values(old: Sequence[Value], new: Sequence[Value], change: Callable[..., Change]) -> Iterator[Change]:
    """What changed in the values of a dimension, or in the modes of a code."""
    found = _paired(old, new, lambda v: v.definition or v.label)
    for value in found.gone:
        yield change(kind=Kind.REMOVED, code=value.code, gravity=Gravity.RECODE)
    for value in found.come:
        yield change(kind=Kind.ADDED, code=value.code, gravity=Gravity.ELSEWHERE)
    for one, other in found.both:
        own = partial(change, code=one.code)
        if one.code != other.code:
            yield own(kind=Kind.RENAMED, gravity=Gravity.RECODE, to=other.code)
        said = tuple(tuple(w for w in (v.definition,) if w is not None) for v in (one, other))
        yield from _worded(own, Kind.DEFINITION, *said)
        if _sorted(one.label) != _sorted(other.label):
            yield own(kind=Kind.LABEL, gravity=Gravity.NOTHING)


def _renamed(place: Place, one: Code | Rule, other: Code | Rule) -> Change:
    return Change(place=place, kind=Kind.RENAMED, code=one.code, to=other.code, gravity=Gravity.RECODE)


def _paired(old: Sequence[T], new: Sequence[T], meaning: Callable[[T], Wording]) -> Paired[T]:
    """What has the same name, or a new name and the meaning of one that is gone."""
    by_name = {n.code: n for n in new}
    kept = {o.code for o in old if o.code in by_name}
    come = {n.code: n for n in new if n.code not in kept}
    both: list[tuple[T, T]] = []
    gone: list[T] = []
    for one in old:
        other = by_name.get(one.code) or _like(one, come.values(), meaning)
        if other is None:
            gone.append(one)
        else:
            come.pop(other.code, None)
            both.append((one, other))
    return Paired(both=tuple(both), gone=tuple(gone), come=tuple(come.values()))


def _like(one: T, come: Iterable[T], meaning: Callable[[T], Wording]) -> T | None:
    """Of those that came, the one with the same meaning in every language that both have."""
    said = dict(meaning(one).by_language)
    for other in come:
        theirs = dict(meaning(other).by_language)
        shared = said.keys() & theirs.keys()
        if shared and all(said[lang] == theirs[lang] for lang in shared):
            return other
    return None


def _worded(
    change: Callable[..., Change], kind: Kind, old: Sequence[Wording], new: Sequence[Wording]
) -> Iterator[Change]:
    """The change of a wording or of a list of wordings, if there is one."""
    before, after = (_by_language(wordings) for wordings in (old, new))
    changed = [lang for lang in dict.fromkeys((*before, *after)) if before.get(lang, ()) != after.get(lang, ())]
    if not changed:
        return
    stayed = [lang for lang in before if before[lang] == after.get(lang)]
    first = changed[0]
    texts = {"before": _joined(before.get(first)), "after": _joined(after.get(first)), "languages": tuple(changed)}
    if stayed:
        yield change(kind=Kind.WORDING, gravity=Gravity.NOTHING, **texts)
    else:
        yield change(kind=kind, gravity=Gravity.LOOK, **texts)


def _by_language(wordings: Iterable[Wording]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for wording in wordings:
        for lang, text in wording.by_language:
            found[lang] = (*found.get(lang, ()), text)
    return found


def _joined(texts: tuple[str, ...] | None) -> str | None:
    return "; ".join(texts) if texts else None


def _sorted(wording: Wording) -> list[tuple[str, str]]:
    return sorted(wording.by_language)
