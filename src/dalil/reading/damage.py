"""What a person is told of a file that was read although it is damaged, each from what its bytes show."""

from __future__ import annotations

from collections.abc import Sequence

from dalil.errors import Issue, Severity, issue_of

SHOWN = 8  # places or parts that an issue names


def cut_short(name: str, mark: str) -> Issue:
    """The file ends before what marks its end."""
    return _issue("D190", name, mark=mark)


def untrue(name: str, entry: str, *, said: object, found: object) -> Issue:
    """The file says of itself what does not hold."""
    return _issue("D191", name, entry=entry, said=said, found=found)


def scattered(name: str, *, missing: Sequence[str], unused: Sequence[str]) -> Issue:
    """Parts are missing, or no other part leads to them."""
    return _issue("D192", name, missing=_listed(missing), unused=_listed(unused))


def broken(name: str, places: Sequence[str]) -> Issue:
    """Places within the file are damaged."""
    return _issue("D193", name, count=len(places), places=_listed(tuple(dict.fromkeys(places))))


def misnamed(name: str, suffix: str, *, kind: str) -> Issue:
    """The file is no file of its suffix; `kind` says what it was read as."""
    return issue_of("D194", Severity.NOTE, name, suffix=suffix, format=kind)


def _issue(code: str, name: str, **values: object) -> Issue:
    return issue_of(code, Severity.WARNING, name, **values)


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(n[:60] for n in names[:SHOWN]) or "–"
    return shown + (" …" if len(names) > SHOWN else "")
