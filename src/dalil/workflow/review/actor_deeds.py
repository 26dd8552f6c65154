"""What people say of actors, checked against all that was said before, and kept in the journal.

A deed that contradicts what holds is refused with the path between the two; so is one whose page showed another set of
names than there is now. Nothing is taken away: undoing is a further entry, and may itself be undone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dalil.adjudication.deeds import Act, Deed, Language, Written, holding
from dalil.adjudication.identities import NAME, Conflict, Step, actor_sets
from dalil.errors import UsageError
from dalil.recognition.registry import KINDS
from dalil.records.entries import Entry, EntryKind, standing
from dalil.records.runs import content_id
from dalil.records.serial import to_json
from dalil.workflow.review.actors import Identities, name_key
from dalil.workflow.review.journal import entry_by, keep
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.seats import Seat

LONGEST = 300  # letters of a name that people give
MOST = 200  # actors in one deed
NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class JudgementError(UsageError):
    """What cannot be said of actors, with data for the page."""

    def __init__(self, code: str, *, detail: object = None, **values: object) -> None:
        super().__init__(code, **values)
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person wants to say; keys are those that the page showed."""

    act: Act
    keys: tuple[str, ...] = ()
    others: tuple[str, ...] = ()  # of DISTINCT and SPLIT
    name: str | None = None
    name_ar: str | None = None
    language: Language | None = None
    kind: str | None = None
    part_of: str | None = None
    members: tuple[str, ...] | None = None  # all that the page showed as one with the keys; None where it shows none


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said, and the key of the actor it was said of."""

    entry: Entry
    key: str


def say(seat: Seat, wanted: Wanted, *, names: Identities | None = None) -> Said:
    """Keep what a person says; `names` knows how the names of claims are written."""
    with seat.store.transaction():
        before = seat.store.entries(EntryKind.ACTOR)
        who = Identities.from_entries(review_kit(seat.study).registry, before)
        deed = _deed(wanted, who)
        deed = replace(deed, written=_written((*deed.keys, *deed.others), names or who))
        entry = _entry(seat, deed.keys[0], deed)
        after = _checked((*before, entry), before, who)
        keep(seat, entry)
    return Said(entry=entry, key=after.sets.key(deed.keys[0]))


def undo(seat: Seat, entry_id: str) -> Said:
    """Take back what an entry says, be it an undoing itself."""
    with seat.store.transaction():
        before = seat.store.entries(EntryKind.ACTOR)
        earlier = next((e for e in before if e.id == entry_id), None)
        if earlier is None or entry_id in {e.undoes for e in standing(before)}:
            raise JudgementError("D654", entry=entry_id)
        who = Identities.from_entries(review_kit(seat.study).registry, before)
        entry = _entry(seat, earlier.subject, Deed(act=Act.UNDO), undoes=entry_id)
        after = _checked((*before, entry), before, who)
        keep(seat, entry)
    return Said(entry=entry, key=after.sets.key(earlier.subject))


def preview(seat: Seat, wanted: Wanted) -> tuple[Identities, str]:
    """Who would be who if a person said this, and a key of the actor it is about; nothing is kept."""
    before = seat.store.entries(EntryKind.ACTOR)
    who = Identities.from_entries(review_kit(seat.study).registry, before)
    deed = _deed(wanted, who)
    return _checked((*before, _entry(seat, deed.keys[0], deed)), before, who), deed.keys[0]


def shown_path(path: Sequence[Step], who: Identities, lang: str = "en") -> str:
    """The steps from one actor to another: what is one, and what was set apart."""
    if not path:
        return ""
    parts = [who.label(path[0].left, lang)]
    for step in path:
        parts += ["=" if step.is_same else "≠", who.label(step.right, lang)]
    return " ".join(parts)


def _entry(seat: Seat, subject: str, deed: Deed, *, undoes: str | None = None) -> Entry:
    return entry_by(seat, EntryKind.ACTOR, subject, to_json(deed), undoes=undoes)


def _checked(entries: Sequence[Entry], before: Sequence[Entry], who: Identities) -> Identities:
    """Who is who after the last entry; D650 where that makes a contradiction."""
    sets = actor_sets(holding(entries))
    known = {c.entry.id for c in actor_sets(holding(before)).conflicts}
    fresh = next((c for c in sets.conflicts if c.entry.id not in known), None)
    if fresh is not None:
        raise _contradiction(fresh, who)
    return Identities(registry=who.registry, sets=sets)


def _contradiction(conflict: Conflict, who: Identities) -> JudgementError:
    steps = [{"left": s.left, "right": s.right, "is_same": s.is_same, "entry": s.entry} for s in conflict.path]
    return JudgementError("D650", path=shown_path(conflict.path, who), detail={"path": steps})


def _deed(wanted: Wanted, who: Identities) -> Deed:
    """The deed that a person wants, with keys that exist and names that can be shown."""
    if len(wanted.keys) + len(wanted.others) > MOST or wanted.act is Act.UNDO:
        raise JudgementError("D657", most=MOST)
    keys, others = _known(wanted.keys, who), _known(wanted.others, who)
    _same_as_shown(wanted, who)
    name, name_ar = _proper(wanted.name), _proper(wanted.name_ar)
    if wanted.act is Act.NEW:
        return _new(wanted, who, keys, (name, name_ar))
    if wanted.act is Act.SPLIT:
        keys = tuple(k for k in who.members(others[0]) if k not in others) if others else ()
        if len({who.sets.key(k) for k in others}) != 1:
            raise JudgementError("D657", most=MOST)
    further = (name_key(name),) if wanted.act is Act.ALIAS and name is not None else ()
    language = wanted.language if name is not None else None
    try:
        return Deed(act=wanted.act, keys=(*keys, *further), others=others, name=name, language=language)
    except ValueError as fault:
        raise JudgementError("D657", most=MOST) from fault


def _new(wanted: Wanted, who: Identities, names: tuple[str, ...], given: tuple[str | None, str | None]) -> Deed:
    """An actor of the study's own: its names are keys that mean it, so that claims which hold them are its own."""
    english, arabic = given
    if wanted.kind not in KINDS or (english is None and arabic is None):
        raise JudgementError("D653", name="", most=LONGEST)
    part_of = wanted.part_of
    if part_of is not None and who.registry.get(part_of) is None:
        raise JudgementError("D652", actor=part_of)
    keys = dict.fromkeys((*names, *(name_key(n) for n in given if n is not None)))
    return Deed(
        act=Act.NEW,
        keys=(_new_id(wanted.kind, english or arabic or "", who), *keys),
        name=english,
        name_ar=arabic,
        kind=wanted.kind,
        part_of=part_of,
    )


def _new_id(kind: str, name: str, who: Identities) -> str:
    """An id that no actor has: the kind, and the name in plain letters or a digest of it."""
    plain = NOT_PLAIN.sub("-", unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower())
    slug = plain.strip("-")[:60].strip("-") or content_id("actor", name)[:8]
    taken = who.registry.actors.keys() | who.sets.made.keys()
    numbers = ("", *(f"-{n}" for n in range(2, len(taken) + 3)))
    return next(i for n in numbers if (i := f"{kind}:{slug}{n}") not in taken)


def _known(keys: Sequence[str], who: Identities) -> tuple[str, ...]:
    """The keys, each once; D652 where one names no actor."""
    for key in keys:
        if not key.startswith(NAME) and who.registry.get(key) is None and key not in who.sets.made:
            raise JudgementError("D652", actor=key)
        if key.startswith(NAME) and key != name_key(key.removeprefix(NAME)):
            raise JudgementError("D652", actor=key)
    return tuple(dict.fromkeys(keys))


def _same_as_shown(wanted: Wanted, who: Identities) -> None:
    """That the page showed the sets as they are; D651 where somebody changed them meanwhile."""
    if wanted.members is None:
        return
    now_one = sorted({m for key in (*wanted.keys, *wanted.others) for m in who.members(key)})
    if now_one != sorted(set(wanted.members)):
        raise JudgementError("D651", detail={"yours": sorted(set(wanted.members)), "theirs": now_one})


def _proper(name: str | None) -> str | None:
    """A name as it is kept; one that is too long or holds what cannot be seen is refused."""
    if name is None or not name.strip():
        return None
    tidy = " ".join(unicodedata.normalize("NFC", name).split())
    hidden = any(unicodedata.category(c)[0] == "C" and c not in "\u200c\u200d" for c in tidy)
    if hidden or len(tidy) > LONGEST or not any(c.isalnum() for c in tidy):
        raise JudgementError("D653", name=ascii(tidy[:40])[1:-1] if hidden else tidy[:40], most=LONGEST)
    return tidy


def _written(keys: Sequence[str], names: Identities) -> tuple[Written, ...]:
    """How the bare names among keys are written, for whoever reads the journal without the claims."""
    bare = (k for k in dict.fromkeys(keys) if k.startswith(NAME))
    return tuple(Written(key=k, name=names.own_writing(k)) for k in bare)
