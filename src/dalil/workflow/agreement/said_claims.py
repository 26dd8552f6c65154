"""Claims of codings and of files, brought into the one shape in which coders are compared."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dalil.codebook.schema import Codebook
from dalil.records.mentions import How
from dalil.reliability.comparing.dates import ISO
from dalil.reliability.comparing.saying import NOBODY, Party, SaidClaim, Spans, number_of
from dalil.reliability.readings.pairing import Money

Json = Mapping[str, Any]
SLOTS = {  # of a claim, with the keys that files use for them
    **{name: (name,) for name in ("domain", "mode", "polarity", "facet", "amount", "date")},
    "asserter": ("asserter", "attributed_to"),
    "evidence": ("evidence", "trigger"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What of a relation comparing needs to know from its codebook."""

    family: str | None
    is_symmetric: bool  # whether source and target may change places


def kinds_of(codebook: Codebook) -> dict[str, Kind]:
    """What kind of relation each code of a codebook is."""
    return {code.code: Kind(family=code.family, is_symmetric=code.symmetric) for code in codebook.codes}


UNKNOWN = Kind(family=None, is_symmetric=False)  # of a relation that the codebook does not have
Key = Callable[[str | None, str], str | None]  # who an actor is, by registry id and name; None where nobody knows


def claim_in(given: Json, kinds: Mapping[str, Kind], *, text: str | None, start: int) -> SaidClaim:
    """A claim of a file; places of its quotes count from `start`, where the unit begins.

    A date in words, which cannot be held against one in figures, counts as none that the coder could give.
    """
    relation = _words(given["relation"]) or ""
    if not relation:
        raise ValueError("relation")
    date = _date(given.get("date"))
    is_date = date is not None and ISO.fullmatch(date) is not None
    unsaid = {slot for slot, keys in SLOTS.items() if not any(k in given for k in keys)}
    return SaidClaim(
        relation=relation,
        family=kinds.get(relation, UNKNOWN).family,
        is_symmetric=kinds.get(relation, UNKNOWN).is_symmetric,
        source=_party(given.get("source"), given.get("implicit_source")),
        target=_party(given.get("target"), given.get("implicit_target")),
        domain=_words(given.get("domain")),
        mode=_words(given.get("mode")),
        polarity=_words(given.get("polarity")),
        facet=_words(given.get("facet")),
        amount=_money(given.get("amount")),
        date=date if is_date else None,
        asserter=_party(given.get("asserter", given.get("attributed_to"))),
        evidence=_evidence(given, text, start),
        is_trigger=not given.get("evidence"),
        unsaid=frozenset(unsaid if is_date or date is None else {*unsaid, "date"}),
    )


def _party(given: object, implied: object = None) -> Party:
    """An actor that is null, a string, or an object with `surface`, `name` and `id`."""
    if isinstance(given, Mapping):
        return Party(words=_words(given.get("surface")), name=_words(given.get("name")), key=_words(given.get("id")))
    words, name = _words(given), _words(implied)
    return NOBODY if words is None and name is None else Party(words=words, name=None if words else name)


def _words(given: object) -> str | None:
    if given is None or isinstance(given, str):
        return given or None
    raise TypeError(f"{given!r}")


def _money(given: object) -> Money | None:
    """The number and the currency of an amount that is null or an object."""
    if not given:
        return None
    if not isinstance(given, Mapping):
        raise TypeError(f"{given!r}")
    number = number_of(given.get("value", given.get("number")))
    return None if number is None else (number, _words(given.get("currency")))


def _date(given: object) -> str | None:
    return _words(given.get("text")) if isinstance(given, Mapping) else _words(given)


def _evidence(given: Json, text: str | None, start: int) -> Spans:
    """Where the words stand that a claim rests on: its quotes, else its trigger where the text has it once."""
    quotes = given.get("evidence")
    if quotes:
        return tuple(sorted((int(q["start"]) - start, int(q["end"]) - start) for q in quotes))
    trigger = _words(given.get("trigger"))
    if trigger is None or text is None or text.count(trigger) != 1:
        return ()
    at = text.index(trigger)
    return ((at, at + len(trigger)),)


def stored_claim(given: Json, key: Key, kinds: Mapping[str, Kind], *, start: int = 0) -> SaidClaim:
    """A claim of a store, still in JSON, as `dalil.records.serial` writes it; places count from `start`."""
    amount, date = given.get("amount"), given.get("date")
    kind = kinds.get(given["relation"], UNKNOWN)
    return SaidClaim(
        relation=given["relation"],
        family=kind.family,
        is_symmetric=kind.is_symmetric,
        source=_stored_party(given.get("source"), key),
        target=_stored_party(given.get("target"), key),
        domain=given.get("domain"),
        mode=given.get("mode"),
        polarity=given["polarity"],
        facet=given.get("facet"),
        amount=_money(amount),
        date=None if date is None else date["text"],
        asserter=_stored_party(given.get("asserter"), key),
        evidence=tuple(sorted((q["span"]["start"] - start, q["span"]["end"] - start) for q in given["evidence"])),
    )


def _stored_party(given: Json | None, key: Key) -> Party:
    """An actor; it has words only where they stand in the unit, as in what is published."""
    if given is None:
        return NOBODY
    quote = None if given["how"] == How.INHERITED else given.get("quote")
    return Party(
        words=None if quote is None else quote["exact"],
        name=given["name"],
        key=key(given.get("actor_id"), given["name"]),
    )
