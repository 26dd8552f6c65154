"""Reading everything again: does each quote stand at its place, is each text what was read, is each chain unbroken?"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dalil.errors import Issue, Severity, StorageError, UsageError, issue_of
from dalil.records.claims import Claim
from dalil.records.codings import Coding
from dalil.records.layouts import Layout
from dalil.records.mentions import ActorRef
from dalil.records.quotes import Quote, holds
from dalil.records.runs import digest_of
from dalil.records.sources import Source, text_digest
from dalil.records.units import Unit
from dalil.storage.store import Store
from dalil.workflow.layout_checks import layout_faults

SHOWN = 120  # characters of a quote in a message


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """How much was read again, and all that was wrong with it."""

    sources: int = 0
    units: int = 0
    codings: int = 0
    claims: int = 0
    quotes: int = 0
    faults: tuple[Issue, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing was wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What codings may name."""

    actors: Set[str] | None  # None leaves actors unchecked
    coder_id: str | None  # whose claims may name these actors only; None is everyone
    codebooks: Set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The texts that an output is checked against."""

    by_name: Mapping[str, str]
    by_id: Mapping[str, str]
    layouts: Mapping[str, Layout]  # by the ids of their sources


def check_store(
    store: Store,
    *,
    actor_ids: Set[str] | None = None,
    coder_id: str | None = None,
    codebook_digests: Set[str] = frozenset(),
) -> CheckReport:
    """Read a whole store again; actors are checked where the ids of a registry are given.

    A coder with other actors is another coder, so a registry says what one coder may name, and `coder_id` which.
    """
    counts: Counter[str] = Counter()
    known = Known(actors=actor_ids, coder_id=coder_id, codebooks=codebook_digests)
    faults = [
        *unless_broken(damage_faults(store)),
        *unless_broken(all_source_faults(store, counts, known)),
    ]
    return CheckReport(**counts, faults=tuple(faults))


def check_jsonl(
    path: Path,
    texts: Mapping[str, str],
    by_id: Mapping[str, str] = MappingProxyType({}),
    *,
    layouts: Mapping[str, Layout] = MappingProxyType({}),
) -> CheckReport:
    """Read every quote of a `dalil code --format jsonl` output again in its source's canonical text.

    The texts are named by their files, and may be given by the ids of their sources too, which two files do not share.
    Pages are compared with those of the layouts, which are named by the ids of their sources.
    """
    counts: Counter[str] = Counter()
    files: set[str] = set()
    faults: list[Issue] = []
    given = Given(by_name=texts, by_id=by_id, layouts=layouts)
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    faults += line_faults(line, f"{path}:{number}", given, counts=counts, files=files)
    except OSError as fault:
        raise UsageError("D843", path=path, detail=fault.strerror) from fault
    except UnicodeDecodeError as fault:
        raise UsageError("D843", path=path, detail=str(fault)) from fault
    return CheckReport(sources=len(files), **counts, faults=tuple(faults))


def fault_at(code: str, where: str, **values: object) -> Issue:
    """A fault of what was checked."""
    return issue_of(code, Severity.ERROR, where, **values)


def unless_broken(faults: Iterator[Issue], where: str = "store") -> Iterator[Issue]:
    """The faults; a record that cannot be read at all is one of them, and hides none found elsewhere."""
    try:
        yield from faults
    except StorageError as broken:
        yield broken.as_issue(where)


def damage_faults(store: Store) -> Iterator[Issue]:
    """What the store itself finds broken."""
    for detail in store.damage():
        yield fault_at("D839", "store", detail=detail)


def all_source_faults(store: Store, counts: Counter[str], known: Known) -> Iterator[Issue]:
    """What is wrong with any source and what was coded of it."""
    known = replace(known, codebooks=known.codebooks | {c.digest for c in store.codebooks()})
    for source_id in store.source_ids():
        counts["sources"] += 1
        yield from unless_broken(source_faults(store, source_id, known, counts), source_id)


def source_faults(store: Store, source_id: str, known: Known, counts: Counter[str]) -> Iterator[Issue]:
    """What is wrong with one source: its text, its bytes, its units, and the codings of them."""
    source = store.source(source_id)
    if text_digest(source.text) != source.text_digest:
        yield fault_at("D831", source.origin, source=source.origin)
    raw = store.raw(source.raw_digest)
    if raw is None:
        yield fault_at("D833", source.origin, source=source.origin)
    elif digest_of(raw) != source.raw_digest:
        yield fault_at("D832", source.origin, source=source.origin)
    yield from layout_faults(source)
    units = store.units(source_id)
    counts["units"] += len(units)
    for unit in misplaced_units(source, units):
        yield fault_at("D834", source.origin, source=source.origin, unit=unit.id)
    headings = dict.fromkeys(h.quote for unit in units for h in unit.path)
    yield from quote_faults(((q, "heading") for q in headings), source, counts)
    codings = store.codings(source_id=source_id)
    yield from chain_faults(codings, source)
    for coding in codings:
        yield from coding_faults(coding, source, known, counts)
    for decision in store.decisions(source_id, latest=False):
        for claim in decision.claims:
            yield from quote_faults(((q, f"claim {claim.id}") for q in quotes_of(claim)), source, counts)


def misplaced_units(source: Source, units: Iterable[Unit]) -> Iterator[Unit]:
    """The units that overlap the one before, run out of order, or reach past the text."""
    at, ordinal = 0, -1
    for unit in units:
        inside = unit.source_id == source.id and unit.context.end <= len(source.text)
        if not inside or unit.span.start < at or unit.ordinal <= ordinal:
            yield unit
        at, ordinal = unit.span.end, unit.ordinal


def chain_faults(codings: Iterable[Coding], source: Source) -> Iterator[Issue]:
    """The codings that break the one chain of their unit and coder."""
    chains: dict[tuple[str, str], list[Coding]] = defaultdict(list)
    for coding in codings:
        chains[coding.unit_id, coding.coder_id].append(coding)
    for (unit_id, coder_id), chain in chains.items():
        for coding in unlinked(chain)[:1]:
            yield fault_at("D836", source.origin, unit=unit_id, coder=coder_id, coding=coding.id)


def unlinked(chain: Iterable[Coding]) -> list[Coding]:
    """The codings that following the links from the first one does not reach; none in a whole chain."""
    left = {c.id: c for c in chain}
    after = {c.supersedes: c for c in left.values()}
    link = after.get(None)
    while link is not None and link.id in left:
        del left[link.id]
        link = after.get(link.id)
    return list(left.values())


def coding_faults(coding: Coding, source: Source, known: Known, counts: Counter[str]) -> Iterator[Issue]:
    """What is wrong with one coding: its codebook, its claims' quotes, their actors."""
    counts["codings"] += 1
    if coding.codebook_digest not in known.codebooks:
        names = ", ".join(sorted(known.codebooks)) or "-"
        yield fault_at("D837", source.origin, coding=coding.id, digest=coding.codebook_digest, known=names)
    for claim in coding.claims:
        counts["claims"] += 1
        yield from quote_faults(((q, f"claim {claim.id}") for q in quotes_of(claim)), source, counts)
        for actor in actors_of(claim):
            bound = known.actors is not None and known.coder_id in (None, coding.coder_id)
            if bound and actor.actor_id is not None and actor.actor_id not in (known.actors or ()):
                yield fault_at("D838", source.origin, claim=claim.id, actor=actor.actor_id)


def actors_of(claim: Claim) -> tuple[ActorRef, ...]:
    """Every actor that a claim names."""
    return tuple(a for a in (claim.source, claim.target, claim.asserter, *claim.against) if a is not None)


def quotes_of(claim: Claim) -> Iterator[Quote]:
    """Every quote that a claim carries."""
    yield from claim.evidence
    yield from (a.quote for a in actors_of(claim) if a.quote is not None)
    if claim.beneficiary is not None:
        yield claim.beneficiary


def quote_faults(quotes: Iterable[tuple[Quote, str]], source: Source, counts: Counter[str]) -> Iterator[Issue]:
    """The quotes that do not stand verbatim at their place in the source."""
    for quote, what in quotes:
        counts["quotes"] += 1
        start, end = quote.span.start, quote.span.end
        if quote.source_id != source.id or not holds(quote, source.text):
            found = source.text[start:end]
            yield fault_at(
                "D830", source.origin, what=what, start=start, end=end, expected=shown(quote.exact), found=shown(found)
            )


def shown(words: str) -> str:
    """Words as a message shows them."""
    return repr(words if len(words) <= SHOWN else f"{words[:SHOWN]}…")


def line_faults(line: str, where: str, given: Given, *, counts: Counter[str], files: set[str]) -> Iterator[Issue]:
    """What is wrong with one line of an output."""
    try:
        data = json.loads(line)
        key, file, places, claims = places_of(data)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        yield fault_at("D840", where, detail=f"{type(fault).__name__}: {fault}")
        return
    counts["units"] += 1
    counts["claims"] += claims
    files.add(f"{key} {file}")
    text = given.by_id.get(key, given.by_name.get(file))
    if text is None:
        yield fault_at("D841", where, file=file, given=len(given.by_name))
        return
    for what, start, end, exact in places:
        counts["quotes"] += 1
        found = text[start:end]
        if found != exact or start < 0:
            values = {"expected": shown(exact), "found": shown(found)}
            yield fault_at("D842", where, what=what, file=file, start=start, end=end, **values)
    if key in given.layouts:
        for what, start, page in pages_of(data):
            expected = given.layouts[key].page_at(start)
            if page != expected:
                yield fault_at("D847", where, what=what, file=file, found=page, expected=expected)


def pages_of(line: Mapping[str, Any]) -> Iterator[tuple[str, int, object]]:
    """What a line says of pages: of its unit and of each quote, by where they start."""
    unit = line["unit"]
    quotes = [(f"claim {claim['id']}", quote) for claim in line["claims"] for quote in claim["evidence"]]
    for what, part in ((f"unit {unit['id']}", unit), *quotes):
        if "page" in part:
            yield what, part["start"], part["page"]


Place = tuple[str, int, int, str]


def places_of(line: Mapping[str, Any]) -> tuple[str, str, list[Place], int]:
    """The source of a line and its file, every place it says words stand at, and how many claims it makes."""
    places = [place(f"unit {line['unit']['id']}", line["unit"], "text")]
    for claim in line["claims"]:
        name = f"claim {claim['id']}"
        if not claim["evidence"]:
            raise ValueError(f"{name} rests on no quote")
        places += [place(name, quote, "exact") for quote in claim["evidence"]]
        ends = (claim.get(end) for end in ("source", "target", "asserter", "beneficiary"))
        actors = [a for a in (*ends, *claim.get("against", ())) if a is not None and a.get("start") is not None]
        places += [place(name, actor, "surface") for actor in actors]
    return str(line["source"].get("id")), str(line["source"]["file"]), places, len(line["claims"])


def place(what: str, data: Mapping[str, Any], words: str) -> Place:
    """Words with their place, as an output gives them."""
    start, end, exact = data["start"], data["end"], data[words]
    if type(start) is not int or type(end) is not int or not isinstance(exact, str):
        raise TypeError(f"{what}: start {start!r}, end {end!r}, {words} {exact!r}")
    return what, start, end, exact
