"""The slots of a claim that a person fills: actors, amounts, dates and codes, each checked by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dalil.codebook.schema import Code, Value
from dalil.coding.human.desk import Desk
from dalil.coding.human.faults import SlotError
from dalil.coding.human.given import GivenActor, GivenAmount, GivenDate, GivenDay, GivenWords
from dalil.coding.human.words import is_in_unit, words_above, words_of
from dalil.coding.method import DraftActor, Words
from dalil.records.claims import Polarity
from dalil.records.mentions import ActorRef, Amount, How, PartialDate
from dalil.records.quotes import Span
from dalil.text.calendars import from_hijri, iso
from dalil.text.folding import fold_name

PRECISIONS = {1: "year", 2: "month", 3: "day"}
HIJRI, GREGORIAN = "hijri", "gregorian"


def actor_of(given: GivenActor, desk: Desk) -> DraftActor:
    """The actor that was given; with an id it must be in the registry."""
    settled = None if given.actor_id is None else desk.find_actor(given.actor_id)
    if given.actor_id is not None and settled is None:
        raise SlotError("D634", actor=given.actor_id)
    if given.is_voice:
        return _voice(desk, settled)
    if given.words is None:
        return _named_above(given, desk)
    words = words_above(given.words, desk.unit)
    how = How.EXPLICIT if is_in_unit(given.words, desk.unit) else How.INHERITED
    if settled is not None:
        return DraftActor.of(settled, words, how=how)
    name = (given.name or "").strip() or given.words.exact.strip()
    return replace(_seen(given.words, name, desk), words=words, how=how)


def _voice(desk: Desk, settled: ActorRef | None) -> DraftActor:
    voice = settled or desk.surroundings()[0]
    if voice is None:
        raise SlotError("D633")
    return DraftActor.of(voice, None, how=How.VOICE)


def _named_above(given: GivenActor, desk: Desk) -> DraftActor:
    """An actor without words of its own, whom a heading names; nobody else can be inherited."""
    if given.actor_id is None and not (given.name or "").strip():
        raise SlotError("D633")
    above = desk.surroundings()[1]
    for actor in above:
        same_id = given.actor_id is not None and actor.actor_id == given.actor_id
        same_name = given.actor_id is None and fold_name(actor.name) == fold_name(given.name or "")
        if same_id or same_name:
            return DraftActor.of(actor, None, how=How.INHERITED)
    known = ", ".join(a.name for a in above) or "–"
    raise SlotError("D638", id=given.name or given.actor_id, known=known)


def _seen(words: GivenWords, name: str, desk: Desk) -> DraftActor:
    """An unresolved actor as another claim here already has it under these words, else by its name alone."""
    for actor in desk.actors():
        quote = actor.quote
        is_same = quote is not None and quote.span.start == words.start and quote.exact == words.exact
        if is_same and actor.actor_id is None and actor.name == name:
            return DraftActor.of(actor, None)
    return DraftActor(name=name)


def amount_of(given: GivenAmount, desk: Desk) -> tuple[Amount, Words]:
    """The amount of the words, as read or as corrected; the wording is the source's in either case."""
    words = words_of(given.words, desk.unit)
    value = given.value
    if value is None:
        read = desk.read_amount(_span(given.words))
        if read is None:
            raise SlotError("D637", words=words.exact)
        return replace(read, written=words.exact), words
    if not value.number.is_finite() or value.number < 0:
        raise SlotError("D637", words=str(value.number))
    amount = Amount(
        number=value.number, currency=value.currency, written=words.exact, qualifier=value.qualifier, ambiguous=()
    )
    return amount, words


def date_of(given: GivenDate, desk: Desk) -> tuple[PartialDate, Words]:
    """The date of the words, as read or as corrected."""
    words = words_of(given.words, desk.unit)
    read = desk.read_date(_span(given.words))
    if given.value is None:
        if read is None:
            raise SlotError("D637", words=words.exact)
        return read, words
    text = _in_gregorian(given.value)
    if text is None:
        raise SlotError("D637", words=given.value.text)
    # What the words say themselves is stated; what a person works out of words that name no date is inferred.
    basis = "inferred" if read is None else read.basis
    date = PartialDate(text=text, precision=PRECISIONS[text.count("-") + 1], calendar=given.value.calendar, basis=basis)
    return date, words


def _in_gregorian(given: GivenDay) -> str | None:
    """The ISO prefix of a day, month or year given in either calendar; None where there is no such one."""
    parts = given.text.strip().split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts):
        return None
    numbers = [int(p) for p in parts]
    if given.calendar == HIJRI:
        return from_hijri(*numbers)
    return iso(*numbers) if given.calendar == GREGORIAN and len(parts[0]) == 4 else None


def _span(given: GivenWords) -> Span:
    return Span(start=given.start, end=given.start + len(given.exact))


def relation_of(code: str, desk: Desk) -> Code:
    """The code of the codebook."""
    found = desk.codebook.get(code)
    if found is None:
        raise SlotError("D635", value=code, known=", ".join(desk.codebook.relations))
    return found


def value_of(code: str | None, values: Iterable[Value]) -> str | None:
    """A value of a closed list, or none."""
    known = [v.code for v in values]
    if code is not None and code not in known:
        raise SlotError("D635", value=code, known=", ".join(known) or "–")
    return code


def polarity_of(code: str) -> Polarity:
    """How the text puts the act."""
    if code not in set(Polarity):
        raise SlotError("D635", value=code, known=", ".join(p.value for p in Polarity))
    return Polarity(code)
