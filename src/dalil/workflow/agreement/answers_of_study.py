"""Answers in a study: what stands of each coder, on the units that two of them or more have begun.

Of the versions of one machine the latest counts, as each new version is a coder of its own. An answer that a person is
still at is none. Whom a claim names is asked of the study's actors, so that what people made one counts as one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dalil.adjudication.identities import NAME
from dalil.errors import UsageError
from dalil.publishing.material import READ_KINDS
from dalil.records.codings import Coder, CoderKind, Outcome
from dalil.records.serial import load_plain
from dalil.reliability.comparing.saying import Asked, Claims, Said, SaidClaim, Voter
from dalil.storage.store import CaseRow, Store
from dalil.workflow.agreement.said_claims import Key, Kind, stored_claim
from dalil.workflow.review.actors import Identities


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose answers are compared, and from when."""

    coders: tuple[str, ...] = ()  # names; of all, where none is named
    people: bool = False  # people only
    decided: bool = False  # on decided units only, against what was decided
    since: str | None = None  # people's answers given before do not count
    until: str | None = None  # nor those given after this day
    without: frozenset[str] = frozenset()  # sources that are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyAnswers:
    """What the coders of a study say."""

    said: Said
    coders: Mapping[str, Coder]
    rows: Mapping[str, CaseRow] = field(repr=False)  # one of each unit, which tells its place
    codebooks: frozenset[str]  # digests of those that the answers stand under
    earlier: tuple[str, ...]  # names of machines of which earlier versions were left out


def answers_of(store: Store, choice: Choice, identities: Identities, kinds: Mapping[str, Kind]) -> StudyAnswers:
    """The answers that stand in a store; raises `UsageError` D528 where no unit has two coders, D529 where a coder is
    not known, and D531 where nothing is decided."""
    rows = [r for r in store.cases() if r.unit_kind in READ_KINDS and r.source_id not in choice.without]
    known = {c.id: c for c in store.coders()}
    coders = _chosen(rows, known, choice)
    settled = _settled(store, key_of(identities), kinds)
    kept = [r for r in rows if r.coder_id in coders and _in_time(r, choice)]
    if choice.decided:
        kept = [r for r in kept if r.unit_id in settled]
    if not kept and choice.decided:
        raise UsageError("D531")
    if len({r.coder_id for r in kept}) < 2 and not choice.decided:
        raise UsageError("D528")
    begins = {r.coding_id: r.start for r in kept if _counts(r)}
    claims = _claims(store, begins, key_of(identities), kinds)
    by_unit: dict[str, list[CaseRow]] = defaultdict(list)
    for row in kept:
        by_unit[row.unit_id].append(row)
    units = tuple(_asked(found, list(coders), claims, settled) for found in by_unit.values())
    voters = tuple(Voter(id=c.id, name=c.name, kind=c.kind.value) for c in coders.values())
    return StudyAnswers(
        said=Said(voters=voters, units=units),
        coders=coders,
        rows={unit: found[0] for unit, found in by_unit.items()},
        codebooks=frozenset(r.codebook_digest for r in kept),
        earlier=_earlier(rows, coders, known),
    )


def key_of(identities: Identities) -> Key:
    """Who an actor is where the study knows it: an entry of a registry, or names that people made one."""

    def key(actor_id: str | None, name: str) -> str | None:
        found = identities.key_of(actor_id, name)
        return None if found.startswith(NAME) and found not in identities.sets.members else found

    return key


def _chosen(rows: Sequence[CaseRow], known: Mapping[str, Coder], choice: Choice) -> dict[str, Coder]:
    """The coders compared, people first: everybody who was asked for, each machine in its latest version."""
    latest: dict[str, int] = {}
    for row in rows:
        latest[row.coder_id] = max(row.made, latest.get(row.coder_id, 0))
    of_name: dict[tuple[str, str], str] = {}
    for coder_id in sorted(latest, key=lambda i: latest[i]):
        of_name[known[coder_id].kind.value, known[coder_id].name] = coder_id
    found = [known[i] for i in of_name.values() if not choice.people or known[i].kind is CoderKind.HUMAN]
    names = {c.name for c in found}
    strange = [n for n in choice.coders if n not in names]
    if strange:
        raise UsageError("D529", names=", ".join(strange), known=", ".join(sorted(names)) or "–")
    wanted = [c for c in found if not choice.coders or c.name in choice.coders]
    return {c.id: c for c in sorted(wanted, key=lambda c: (c.kind is not CoderKind.HUMAN, c.name, c.id))}


def _earlier(rows: Sequence[CaseRow], coders: Mapping[str, Coder], known: Mapping[str, Coder]) -> tuple[str, ...]:
    """The coders compared that have answers under other settings or versions too."""
    compared = {(c.kind, c.name) for c in coders.values()}
    left_out = {known[r.coder_id] for r in rows if r.coder_id not in coders}
    return tuple(sorted({c.name for c in left_out if (c.kind, c.name) in compared}))


def _in_time(row: CaseRow, choice: Choice) -> bool:
    """Whether an answer was given in the wanted time; those of machines belong to no time."""
    if row.at is None:
        return True
    day = row.at[:10]
    return (choice.since is None or day >= choice.since) and (choice.until is None or day <= choice.until)


def _counts(row: CaseRow) -> bool:
    return row.outcome == Outcome.CODED and not row.is_open


def _asked(
    rows: Sequence[CaseRow],
    coders: Sequence[str],
    claims: Mapping[str, Claims],
    settled: Mapping[str, Claims],
) -> Asked:
    by_coder = {r.coder_id: r for r in rows}
    found = [by_coder.get(c) for c in coders]
    return Asked(
        unit_id=rows[0].unit_id,
        document=rows[0].source_id,
        length=rows[0].end - rows[0].start,
        said=tuple(None if r is None or not _counts(r) else claims.get(r.coding_id, ()) for r in found),
        gone=tuple("" if r is None or r.outcome == Outcome.CODED else r.outcome for r in found),
        at=tuple(None if r is None else r.at for r in found),
        settled=settled.get(rows[0].unit_id),
    )


def _claims(store: Store, begins: Mapping[str, int], key: Key, kinds: Mapping[str, Kind]) -> Mapping[str, Claims]:
    found: dict[str, list[SaidClaim]] = defaultdict(list)
    for coding_id, body in store.case_claims():
        if coding_id in begins:
            data = load_plain(body, "Claim")
            found[coding_id].append(stored_claim(data, key, kinds, start=begins[coding_id]))
    return {coding_id: tuple(made) for coding_id, made in found.items()}


def _settled(store: Store, key: Key, kinds: Mapping[str, Kind]) -> Mapping[str, Claims]:
    """What was decided, by unit."""
    return {
        row.unit_id: _decided(load_plain(row.body, "Decision")["claims"], key, kinds)
        for row in store.latest_decisions()
    }


def _decided(claims: Iterable[Mapping[str, Any]], key: Key, kinds: Mapping[str, Kind]) -> Claims:
    return tuple(stored_claim(c, key, kinds) for c in claims)
