"""What the workbench shows of actors: the list of all, one actor's page, and the names that no registry knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dalil.adjudication.deeds import Deed, Language
from dalil.adjudication.identities import NAME
from dalil.errors import UsageError
from dalil.publishing.lean import LeanClaim
from dalil.recognition.registry import Actor
from dalil.records.entries import Entry
from dalil.records.serial import loads
from dalil.text.folding import fold_name
from dalil.workflow.actors import all_names
from dalil.workflow.review.actor_desk import ActorScene
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.suggesting import Suggestion

MOST_PARTNERS = 20
EXAMPLES = 5
MOST_LIKELY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """An actor in the list of all."""

    key: str
    id: str | None
    name_ar: str | None
    name_en: str | None
    written: str
    kind: str | None
    uses: int
    members: int  # keys that are one


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorName:
    """One name of an actor, and where it comes from."""

    name: str
    language: Language | None
    use: str  # name, alias, adjective, metonym, chosen, added, written
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How often an actor stands on one side of one relation."""

    relation: str
    gives: bool
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One entry of the journal about an actor, as it stands now."""

    entry: Entry
    deed: Deed  # of an undoing: what was undone
    undoes: bool
    holds: bool  # whether nothing that holds undoes it


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorPage:
    """All that the workbench knows of one actor."""

    row: ActorRow
    entries: tuple[Actor, ...]  # of registries, or made by people, of all that are one
    members: tuple[ActorRow, ...]  # each for itself
    names: tuple[ActorName, ...]
    figures: tuple[Figure, ...]
    partners: tuple[tuple[ActorRow, int], ...]
    examples: tuple[LeanClaim, ...]
    apart: tuple[ActorRow, ...]
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnresolvedName:
    """A name that no registry knows, and whom it may mean."""

    row: ActorRow
    examples: tuple[LeanClaim, ...]
    suggestions: tuple[Suggestion, ...]


def row_of(scene: ActorScene, key: str) -> ActorRow:
    """An actor with all that is one with it."""
    who = scene.identities
    known = next((k for k in who.members(key) if who.registry.get(k) is not None), None)
    names = (who.name_in(key, "ar"), who.name_in(key, "en"))
    return ActorRow(
        key=key,
        id=known,
        name_ar=names[0],
        name_en=names[1],
        written=next((n for n in names if n), None) or who.written(key),
        kind=who.kind(key),
        uses=scene.uses.get(key, 0),
        members=len(who.members(key)),
    )


def rows(scene: ActorScene, *, typed: str = "", kind: str | None = None, used: bool = False) -> tuple[ActorRow, ...]:
    """All actors of registries, journal and claims, the likeliest first where a name is typed, else the most used."""
    who = scene.identities
    keys = dict.fromkeys(who.sets.key(k) for k in (*who.registry.actors, *who.sets.made, *scene.uses))
    wanted = fold_name(typed).strip()
    likely = {c.key: n for n, c in enumerate(scene.names.completer.find(typed, scene.uses, limit=MOST_LIKELY))}
    found = (k for k in keys if not used or scene.uses.get(k))
    if wanted:
        found = (k for k in found if k in likely or any(wanted in fold_name(n) for n in _every_name(who, k)))
    told = (row_of(scene, k) for k in found)
    of_kind = (r for r in told if kind is None or r.kind == kind)
    last = len(likely)
    return tuple(sorted(of_kind, key=lambda r: (likely.get(r.key, last), -r.uses, fold_name(r.written), r.key)))


def page(scene: ActorScene, entries: Sequence[Entry], key: str) -> ActorPage:
    """The page of an actor; raises D652 where nothing is known of the key."""
    who = scene.identities
    key = who.sets.key(key)
    claims = scene.by_actor.get(key, ())
    if not claims and who.actor(key) is None and key not in who.sets.members and not _said_of(entries, {key}):
        raise UsageError("D652", actor=key)
    return ActorPage(
        row=row_of(scene, key),
        entries=tuple(a for k in who.members(key) if (a := who.entry(k)) is not None),
        members=tuple(alone(who, k) for k in who.members(key)),
        names=tuple(dict.fromkeys(_names(who, key))),
        figures=_figures(claims, key),
        partners=_partners(scene, claims, key),
        examples=claims[:EXAMPLES],
        apart=tuple(row_of(scene, k) for k in sorted(who.sets.apart.get(key, ()))),
        history=history(entries, set(who.members(key))),
    )


def claims_of(scene: ActorScene, members: Sequence[str]) -> int:
    """How many claims some actors stand in, each claim once."""
    keys = {scene.identities.sets.key(m) for m in members}
    return len({(c.answer_id, c.claim_id) for key in keys for c in scene.by_actor.get(key, ())})


def unresolved(scene: ActorScene, *, start: int = 0, end: int | None = None) -> tuple[UnresolvedName, ...]:
    """The names that no registry knows, those with most claims first; suggestions cost time, so a part at a time."""
    return tuple(
        UnresolvedName(
            row=row_of(scene, key),
            examples=scene.by_actor[key][:EXAMPLES],
            suggestions=scene.names.suggester.suggestions(key),
        )
        for key in unresolved_keys(scene)[start:end]
    )


def unresolved_keys(scene: ActorScene) -> list[str]:
    """The keys of names that claims hold and neither a registry nor the study knows."""
    bare = (k for k in scene.uses if k.startswith(NAME))
    return sorted(bare, key=lambda k: (-scene.uses[k], k))


def history(entries: Sequence[Entry], keys: set[str]) -> tuple[HistoryLine, ...]:
    """What was said of some keys, the latest first, with what was taken back."""
    by_id = {e.id: e for e in entries}
    void = _void(entries)
    found = []
    for entry in entries:
        said = entry
        while said.undoes is not None and said.undoes in by_id:
            said = by_id[said.undoes]
        deed = loads(Deed, said.body)
        if keys.isdisjoint((*deed.keys, *deed.others, said.subject)):
            continue
        found.append(HistoryLine(entry=entry, deed=deed, undoes=entry.undoes is not None, holds=entry.id not in void))
    return tuple(reversed(found))


def _void(entries: Sequence[Entry]) -> set[str]:
    void: set[str] = set()
    for entry in reversed(entries):
        if entry.id not in void and entry.undoes is not None:
            void.add(entry.undoes)
    return void


def _said_of(entries: Sequence[Entry], keys: set[str]) -> bool:
    return bool(history(entries, keys))


def alone(who: Identities, key: str) -> ActorRow:
    """One key apart from those it is one with."""
    entry = who.entry(key)
    return ActorRow(
        key=key,
        id=key if who.registry.get(key) is not None else None,
        name_ar=None if entry is None else entry.name_ar,
        name_en=None if entry is None else entry.name_en,
        written=who.own_writing(key) if entry is None else entry.name("ar"),
        kind=None if entry is None else entry.kind,
        uses=0,
        members=1,
    )


def _names(who: Identities, key: str) -> Iterator[ActorName]:
    """Every name of an actor, those that people chose first."""
    for language in Language:
        chosen = who.sets.names.get((key, language))
        if chosen is not None:
            yield ActorName(name=chosen, language=language, use="chosen", key=key)
    for member in who.members(key):
        actor = who.entry(member)
        if actor is not None:
            yield from _names_of_entry(actor)
        elif not _is_added(who, key, member):
            yield ActorName(name=who.own_writing(member), language=None, use="written", key=member)
    for language, name in who.sets.aliases.get(key, ()):
        yield ActorName(name=name, language=language, use="added", key=key)


def _is_added(who: Identities, key: str, member: str) -> bool:
    """Whether a bare name is one that people gave, in an alias or to an actor of the study's own."""
    given = [n for _, n in who.sets.aliases.get(key, ())]
    made = (who.sets.made[k] for k in who.members(key) if k in who.sets.made)
    given += [n for m in made for n in (m.name, m.name_ar) if n]
    return member.removeprefix(NAME) in {" ".join(fold_name(n).split()) for n in given}


def _names_of_entry(actor: Actor) -> Iterator[ActorName]:
    fields = {"name": "name", "aliases": "alias", "adjectives": "adjective", "metonyms": "metonym"}
    for field, use in fields.items():
        for language in Language:
            value = getattr(actor, f"{field}_{language.value}")
            for name in (value,) if isinstance(value, str) else value or ():
                yield ActorName(name=name, language=language, use=use, key=actor.id)


def _every_name(who: Identities, key: str) -> Iterator[str]:
    for member in who.members(key):
        actor = who.entry(member)
        yield from all_names(actor) if actor is not None else (who.own_writing(member),)
    yield from (name for _, name in who.sets.aliases.get(key, ()))
    yield from (n for lang in Language if (n := who.sets.names.get((key, lang))) is not None)


def _figures(claims: Sequence[LeanClaim], key: str) -> tuple[Figure, ...]:
    counts = Counter((c.relation, True) for c in claims if c.giver == key)
    counts.update((c.relation, False) for c in claims if c.receiver == key)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Figure(relation=relation, gives=gives, claims=n) for (relation, gives), n in ordered)


def _partners(scene: ActorScene, claims: Sequence[LeanClaim], key: str) -> tuple[tuple[ActorRow, int], ...]:
    ends = Counter(k for c in claims for k in {c.giver, c.receiver} if k is not None and k != key)
    ordered = sorted(ends.items(), key=lambda item: (-item[1], item[0]))[:MOST_PARTNERS]
    return tuple((row_of(scene, k), n) for k, n in ordered)
