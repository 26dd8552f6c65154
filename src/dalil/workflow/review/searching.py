"""Search over all texts of a study: which units hold all the words asked for, and where exactly they stand.

Words are compared by their stems (`text.stems`), so hamza forms, vowel signs, tatweel, digits, case and attached
clitics make no difference. Words in quotation marks must stand side by side.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path

from dalil.errors import StorageError, UsageError
from dalil.records.quotes import Span
from dalil.records.sources import Source
from dalil.records.units import Unit
from dalil.storage.searching import Passage, SearchIndex
from dalil.storage.store import Store
from dalil.text.stems import stemmed, stems_asked
from dalil.workflow.files import SEARCH
from dalil.workflow.project import Study, open_study

PHRASE = re.compile(r'"([^"]*)"?|«([^»]*)»?|“([^”]*)”?|([^\s"«“]+)')
MOST_WORDS = 20  # of a query
MOST_FORMS = 16  # of a phrase whose words may be read in several ways
LONGEST = 600  # code points of a passage that are shown
LEAD = 160  # of them before the first word found

Form = tuple[str, ...]  # stems that stand side by side
Wanted = tuple[tuple[Form, ...], ...]  # all must be there, each in one of its forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A unit that holds what was asked for, or the part of it that shows it."""

    unit_id: str
    start: int  # of the words shown, in code points of the source's text
    text: str
    marks: tuple[Span, ...]  # the words found, in the source's text
    is_cut_before: bool = False
    is_cut_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one source."""

    source_id: str
    count: int  # units
    hits: tuple[Hit, ...]  # the first of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a search found: so many units in so many sources, of which some are given."""

    units: int
    sources: int
    found: tuple[Found, ...]
    searched: int  # sources that the index holds
    total: int  # sources that there are


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundHit:
    """A hit with the source it stands in."""

    source_id: str
    origin: str  # name of the source's file
    hit: Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class AllFound:
    """What a search of a whole study found: so many units in so many sources, and the first hits."""

    units: int
    sources: int
    hits: tuple[FoundHit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Which of the results are wanted."""

    sources: int = 20
    after: int = 0  # sources that are left out
    hits: int = 3  # of each source


def index_file(study: Study) -> Path:
    """The index of a study."""
    path: Path = study.folder / SEARCH
    return path


def search(study: Study, store: Store, query: str, page: Page | None = None) -> Answer:
    """The units that hold all words of a query, by source, as far as the index is."""
    wanted, page = wanted_of(query), page or Page()
    with SearchIndex(index_file(study)) as index:
        known, ids = index.known(), set(store.source_ids())
        counts = [(id_, count) for id_, count in index.counts(wanted) if id_ in ids]
        shown = counts[page.after : page.after + page.sources]
        return Answer(
            units=sum(count for _, count in counts),
            sources=len(counts),
            found=tuple(
                Found(source_id=id_, count=count, hits=hits_in(index, wanted, id_, most=page.hits))
                for id_, count in shown
            ),
            searched=len(ids & known.keys()),
            total=len(ids),
        )


def search_source(study: Study, source_id: str, query: str, *, most: int, after: int = 0) -> tuple[Hit, ...]:
    """The hits of one source, in text order."""
    with SearchIndex(index_file(study)) as index:
        return hits_in(index, wanted_of(query), source_id, most=most, after=after)


def hits_in(index: SearchIndex, wanted: Wanted, source_id: str, *, most: int, after: int = 0) -> tuple[Hit, ...]:
    """The hits of one source."""
    passages = index.passages(wanted, source_id, most=most, after=after)
    return tuple(shortened(hit_of(passage, wanted)) for passage in passages)


def wanted_of(query: str) -> Wanted:
    """What a query asks for; raises `UsageError` D610 where it holds no word, D611 where it holds too many."""
    wanted = tuple(forms for words in phrases_of(query) if (forms := forms_of(words)))
    if not wanted:
        raise UsageError("D610", query=query[:LEAD])
    if sum(len(forms[0]) for forms in wanted) > MOST_WORDS:
        raise UsageError("D611", limit=MOST_WORDS)
    return wanted


def phrases_of(query: str) -> Iterator[str]:
    """The words of a query, and the phrases that stand in quotation marks."""
    return (next(filter(None, found.groups()), "") for found in PHRASE.finditer(query))


def forms_of(phrase: str) -> tuple[Form, ...]:
    """The stems that words side by side may have; none where there is no word."""
    words = stems_asked(phrase)
    return tuple(islice(product(*words), MOST_FORMS)) if words else ()


def hit_of(passage: Passage, wanted: Wanted) -> Hit:
    """A passage with the words found marked, words side by side under one mark."""
    words = stemmed(passage.text)
    stems = [stem for stem, _, _ in words]
    forms = {form for forms in wanted for form in forms}
    found = sorted(
        {(at, at + len(f)) for f in forms for at in range(len(stems)) if tuple(stems[at : at + len(f)]) == f}
    )
    marks = tuple(
        Span(start=passage.start + words[first][1], end=passage.start + words[last - 1][2]) for first, last in found
    )
    return Hit(unit_id=passage.unit_id, start=passage.start, text=passage.text, marks=marks)


def shortened(hit: Hit) -> Hit:
    """The hit, of a very long unit only what stands about the first word found."""
    if len(hit.text) <= LONGEST:
        return hit
    first = hit.marks[0].start - hit.start if hit.marks else 0
    begin = max(0, first - LEAD)
    begin = begin if begin == 0 else hit.text.find(" ", begin, first) + 1 or begin
    text = hit.text[begin : begin + LONGEST]
    start, end = hit.start + begin, hit.start + begin + len(text)
    return replace(
        hit,
        start=start,
        text=text,
        marks=tuple(m for m in hit.marks if start <= m.start and m.end <= end),
        is_cut_before=begin > 0,
        is_cut_after=begin + len(text) < len(hit.text),
    )


TellIndexed = Callable[[int, int], None]


def silent(done: int, total: int) -> None:
    """Tell nobody."""


def bring_up_to_date(study: Study, progress: TellIndexed = silent) -> int:
    """Take the sources that the index lacks into it, one by one; gives how many there were."""
    with study.open_store(write=False) as store, SearchIndex(index_file(study)) as index:
        known = index.known()
        missing = [id_ for id_ in store.source_ids() if id_ not in known]
        for done, source_id in enumerate(missing, 1):
            source = store.source(source_id)
            pages = 0 if source.layout is None else len(source.layout.pages)
            index.add(source_id, pages, passages_of(source, store.units(source_id)))
            progress(done, len(missing))
    return len(missing)


def search_study(start: Path, query: str, *, most: int, progress: TellIndexed = silent) -> AllFound:
    """The units of the study that `start` lies in which hold all words of a query, after indexing what is new."""
    study, wanted = open_study(start), wanted_of(query)
    bring_up_to_date(study, progress)
    with study.open_store(write=False) as store, SearchIndex(index_file(study)) as index:
        names = {row.id: row.origin for row in store.source_rows()}
        counts = [(id_, count) for id_, count in index.counts(wanted) if id_ in names]
        hits: list[FoundHit] = []
        for id_, _ in counts:
            here = hits_in(index, wanted, id_, most=most - len(hits))
            hits += [FoundHit(source_id=id_, origin=names[id_], hit=hit) for hit in here]
            if len(hits) == most:
                break
    return AllFound(units=sum(count for _, count in counts), sources=len(counts), hits=tuple(hits))


def pages_of(study: Study) -> Mapping[str, int]:
    """How many pages each source has that the index holds; 0 where its format has none."""
    try:
        with SearchIndex(index_file(study)) as index:
            return index.known()
    except StorageError:
        return {}  # the number of pages is no reason to show no library


def passages_of(source: Source, units: Sequence[Unit]) -> Iterator[tuple[Passage, list[str]]]:
    """The units of a source with the stems of their words."""
    for unit in units:
        text = source.text[unit.span.start : unit.span.end]
        yield Passage(unit_id=unit.id, start=unit.span.start, text=text), [stem for stem, _, _ in stemmed(text)]
