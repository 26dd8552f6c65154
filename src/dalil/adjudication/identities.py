"""Which names and ids are one actor, as a pure function of what was said, in its order.

Each deed is replayed on sets of keys. One that contradicts what holds already (these are one, though somebody set them
apart) changes nothing and becomes a conflict that shows the path between the two, so the outcome never depends on luck.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product

from dalil.adjudication.deeds import Act, Deed, Language, Said
from dalil.records.entries import Entry

NAME = "name:"  # what the key of an actor begins with that no registry knows


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Two keys, and the entry that makes them one or sets them apart."""

    left: str
    right: str
    is_same: bool
    entry: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """An entry that holds no sway, since what was said before contradicts it."""

    entry: Entry
    path: tuple[Step, ...]  # from one key to another: the one step that sets apart among those that make one


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorSets:
    """The outcome: sets of keys that are one actor, who is set apart, and how they are called."""

    canonical: Mapping[str, str] = field(default_factory=dict)  # of keys that stand in a set of several
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of each canonical key, it first
    apart: Mapping[str, frozenset[str]] = field(default_factory=dict)  # canonical key by canonical key
    names: Mapping[tuple[str, Language], str] = field(default_factory=dict)  # by canonical key
    aliases: Mapping[str, tuple[tuple[Language, str], ...]] = field(default_factory=dict)  # by canonical key
    made: Mapping[str, Deed] = field(default_factory=dict)  # the study's own actors, by their id
    written: Mapping[str, str] = field(default_factory=dict)  # how names behind keys are written
    conflicts: tuple[Conflict, ...] = ()

    def key(self, key: str) -> str:
        """The key that stands for an actor and for all that it is one with."""
        return self.canonical.get(key, key)

    def all_of(self, key: str) -> tuple[str, ...]:
        """The keys that are one with a key, the canonical one first."""
        canonical = self.key(key)
        return self.members.get(canonical, (canonical,))


def actor_sets(said: Iterable[Said]) -> ActorSets:
    """The sets that come of deeds."""
    replay = Replay()
    for one in said:
        replay.add(one)
    return replay.outcome()


class Replay:
    """Sets of keys while deeds are played back."""

    def __init__(self) -> None:
        self._set: dict[str, set[str]] = {}
        self._links: dict[str, dict[str, str]] = defaultdict(dict)  # key -> key -> entry that made them one
        self._apart: dict[str, dict[str, str]] = defaultdict(dict)  # key -> key -> entry that set them apart
        self._names: dict[tuple[str, Language], str] = {}
        self._aliases: dict[str, list[tuple[Language, str]]] = defaultdict(list)
        self._made: dict[str, Deed] = {}
        self._written: dict[str, str] = {}
        self._conflicts: list[Conflict] = []

    def add(self, said: Said) -> None:
        """Play one deed, or note that it contradicts an earlier one."""
        deed, entry = said.deed, said.entry
        path = self._contradiction(deed, entry.id)
        if path:
            self._conflicts.append(Conflict(entry=entry, path=path))
            return
        self._written.update((w.key, w.name) for w in deed.written)
        if deed.act is Act.SPLIT:
            self._cut(set(deed.others), entry.id)
        elif deed.act is not Act.DISTINCT:
            for key in deed.keys[1:]:
                self._join(deed.keys[0], key, entry.id)
        for left, right in product(deed.keys, deed.others):
            self._apart[left].setdefault(right, entry.id)
            self._apart[right].setdefault(left, entry.id)
        self._name(deed)

    def _name(self, deed: Deed) -> None:
        if deed.act is Act.NEW:
            self._made[deed.keys[0]] = deed
        elif deed.name is not None and deed.language is not None:
            if deed.act is Act.NAME:
                self._names.pop((deed.keys[0], deed.language), None)  # the latest name comes last
                self._names[deed.keys[0], deed.language] = deed.name
            else:
                self._aliases[deed.keys[0]].append((deed.language, deed.name))

    def outcome(self) -> ActorSets:
        """What came of the deeds."""
        canonical: dict[str, str] = {}
        members: dict[str, tuple[str, ...]] = {}
        for keys in {id(s): s for s in self._set.values() if len(s) > 1}.values():
            ordered = tuple(sorted(keys, key=self._rank))
            members[ordered[0]] = ordered
            canonical.update((key, ordered[0]) for key in ordered)
        apart: dict[str, set[str]] = defaultdict(set)
        for left, others in self._apart.items():
            apart[canonical.get(left, left)].update(canonical.get(k, k) for k in others)
        aliases: dict[str, tuple[tuple[Language, str], ...]] = {}
        for key, names in self._aliases.items():
            at = canonical.get(key, key)
            aliases[at] = tuple(dict.fromkeys((*aliases.get(at, ()), *names)))
        return ActorSets(
            canonical=canonical,
            members=members,
            apart={key: frozenset(others) for key, others in apart.items()},
            names={(canonical.get(key, key), language): name for (key, language), name in self._names.items()},
            aliases=aliases,
            made=dict(self._made),
            written=dict(self._written),
            conflicts=tuple(self._conflicts),
        )

    def _rank(self, key: str) -> tuple[int, str]:
        """Ids of the registry come first, then actors of the study's own, then bare names."""
        return 2 if key.startswith(NAME) else int(key in self._made), key

    def _of(self, key: str) -> set[str]:
        return self._set.setdefault(key, {key})

    def _join(self, left: str, right: str, entry: str) -> None:
        """Make two keys one."""
        self._links[left].setdefault(right, entry)
        self._links[right].setdefault(left, entry)
        larger, smaller = sorted((self._of(left), self._of(right)), key=len, reverse=True)
        if larger is not smaller:
            larger |= smaller
            self._set.update((key, larger) for key in smaller)

    def _cut(self, leaving: set[str], entry: str) -> None:
        """Take keys out of their sets; those that leave a set stay together, and so do those that stay."""
        for before in {id(s): s for s in map(self._of, sorted(leaving))}.values():
            for part in (before & leaving, before - leaving):
                self._close(part, before)
                self._mend(part, entry)

    def _close(self, part: set[str], before: set[str]) -> None:
        for key in part:
            for other in before - part:
                self._links[key].pop(other, None)
            self._set[key] = part

    def _mend(self, part: set[str], entry: str) -> None:
        """Link what was one only by way of a key that went elsewhere."""
        ordered = sorted(part, key=self._rank)
        reached = self._reached(ordered[0]) if ordered else {}
        for key in ordered[1:]:
            if key not in reached:
                self._join(ordered[0], key, entry)
                reached = self._reached(ordered[0])

    def _contradiction(self, deed: Deed, entry: str) -> tuple[Step, ...]:
        """The path that shows why a deed cannot hold; empty where it can."""
        if deed.act is Act.DISTINCT:
            pairs = ((a, b) for a, b in product(deed.keys, deed.others) if self._of(a) is self._of(b))
            return next((self._path(a, b) for a, b in pairs), ())
        if deed.act is Act.SPLIT:
            return ()
        sets = {id(s): s for s in map(self._of, deed.keys)}
        found = next(self._set_apart(list(sets.values())), None)
        if found is not None:
            return self._around(found, deed, entry)
        return self._two_ids(deed) if deed.act in (Act.ALIAS, Act.NEW) else ()

    def _set_apart(self, sets: list[set[str]]) -> Iterator[Step]:
        """Keys of different sets that somebody set apart."""
        for number, keys in enumerate(sets):
            others = set().union(*sets[number + 1 :])
            for key in sorted(keys):
                for other in sorted(others & self._apart[key].keys()):
                    yield Step(left=key, right=other, is_same=False, entry=self._apart[key][other])

    def _around(self, apart: Step, deed: Deed, entry: str) -> tuple[Step, ...]:
        """The way from one key of a deed to another, past the two that are set apart."""
        first = next(k for k in deed.keys if self._of(k) is self._of(apart.left))
        last = next(k for k in deed.keys if self._of(k) is self._of(apart.right))
        return (*self._path(first, apart.left), apart, *self._path(apart.right, last))

    def _two_ids(self, deed: Deed) -> tuple[Step, ...]:
        """The way from a name to an actor that it means already, where it is to mean another."""
        mine = {k for k in self._of(deed.keys[0]) if not k.startswith(NAME)}
        for key in deed.keys[1:]:
            theirs = sorted(k for k in self._of(key) if not k.startswith(NAME))
            if theirs and mine and theirs[0] not in mine:
                return self._path(key, theirs[0])
        return ()

    def _path(self, start: str, end: str) -> tuple[Step, ...]:
        """The shortest chain of links between two keys of one set."""
        came = self._reached(start)
        steps: list[Step] = []
        at = end
        while at != start:
            before = came[at]
            steps.append(Step(left=before, right=at, is_same=True, entry=self._links[before][at]))
            at = before
        return tuple(reversed(steps))

    def _reached(self, start: str) -> dict[str, str]:
        """Every key that links lead to, with the key before it."""
        came = {start: start}
        waiting = deque([start])
        while waiting:
            key = waiting.popleft()
            for other in sorted(self._links[key]):
                if other not in came:
                    came[other] = key
                    waiting.append(other)
        return came
