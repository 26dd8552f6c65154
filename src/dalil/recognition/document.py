"""What one document settles about its actors: its voice, its short names, its words of a side, its headings' actors.

The study reads every unit once; what it found is kept, so that recognition does not read the text again. Nothing here
guesses: what the document leaves open stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from dalil.recognition.found import ALONE, GUARDED, NAMED, PARTISAN, RELATIONAL, SHORT, Found, Reading
from dalil.recognition.gazetteer import Case, Entry, Naming, Use
from dalil.recognition.introductions import Introductions, introductions, only, same
from dalil.recognition.registry import Registry
from dalil.recognition.scanning import Scanner
from dalil.recognition.tokens import tokens_of
from dalil.recognition.vocabulary import of_both, vocabulary
from dalil.recognition.voice import NOT_SAID, Parties, Voice, find_voice, has_relation, own_keys, parties, uses_of
from dalil.records.mentions import ActorRef, How
from dalil.records.quotes import Quote
from dalil.records.sources import Source
from dalil.records.units import Heading, Role, Unit, UnitKind
from dalil.text.folding import fold_text

Place = tuple[int, int]
HEADS = (UnitKind.TITLE, UnitKind.HEADING)
PAIR = 2
SHORTEST_STEM = 4  # letters of an adjective without its ending
LONGEST_SECTION = 6  # words of a name that stands as a heading
HEADINGS_READ = 3  # titles and first headings that may say whose relations these are
BRACKETED = 4  # words of a note in brackets after the name on a first line
APPOSITION = frozenset("(,،: ")  # between the words of a side and the name that settles them


@dataclass(slots=True, eq=False)
class DocumentLexicon:
    """What a document settles; made by `study_document`, and left as it is afterwards."""

    scanner: Scanner
    language: str
    known: Introductions
    voice_names: Voice | None
    partner_names: Mapping[str, Naming]  # short forms that mean an actor of the headings
    partisan: Mapping[str, Naming]
    scans: Mapping[Place, Reading]
    headings: Mapping[Place, tuple[Naming, ...]]
    aliases: tuple[Entry, ...]

    @property
    def voice(self) -> ActorRef | None:
        """The document's own actor."""
        return None if self.voice_names is None else self.reference(self.voice_names.naming, How.VOICE)

    def reading_of(self, unit: Unit, text: str) -> Reading:
        """A unit as it was scanned, by the study where the unit was studied."""
        start = unit.span.start
        scan = self.scans.get((start, unit.span.end))
        if scan is not None:
            return scan
        words = tokens_of(text)
        return Reading(start, words, self.scanner.scan_words(words, self.aliases), False)

    def partners(self, path: Sequence[Heading]) -> tuple[ActorRef, ...]:
        """The actors of the headings over a unit, nearest heading first, without the voice."""
        if not path:
            return ()
        actors: list[Naming] = []
        for heading in reversed(path):
            for naming in self._over(heading):
                if not any(same(naming, a) for a in actors) and not self._is_voice(naming):
                    actors.append(naming)
        return tuple(self.reference(n, How.INHERITED) for n in actors)

    def _over(self, heading: Heading) -> tuple[Naming, ...]:
        place = (heading.quote.span.start, heading.quote.span.end)
        if place in self.headings:
            return self.headings[place]
        return self._named(self.scanner.scan(heading.quote.exact, self.aliases), place[0])

    def _named(self, found: Iterable[Found], offset: int) -> tuple[Naming, ...]:
        namings = (self._in_heading(f, offset + f.start) for f in found)
        return tuple(n for n in namings if n is not None and n.kind != "people")

    def _in_heading(self, f: Found, place: int) -> Naming | None:
        """Whom a heading's words name; a generic institution (the army) is no party there."""
        if f.standing is PARTISAN and f.key not in self.partisan:
            return None
        naming = self.resolve(f, place)
        if f.standing in (SHORT, ALONE) and (naming is None or naming is f.naming):
            return self.partner_names.get(f.key) or self.known.anywhere(f.key)
        return naming

    def _is_voice(self, naming: Naming) -> bool:
        return self.voice_names is not None and same(naming, self.voice_names.naming)

    def resolve(self, f: Found, place: int) -> Naming | None:
        """Whom the words mean at this place of the document; None where they are no actor."""
        if f.key in self.known.aliases and f.key in self.known.acronyms:
            return self.known.aliases[f.key]  # UMA is whom this document calls UMA
        if f.naming.actor_id is not None:
            guarded = f.standing is GUARDED and f.naming.actor_id not in self.known.ids
            return self._unguarded(f) if guarded else f.naming
        if f.naming.candidates:
            return self._settled(f)
        if f.standing is PARTISAN:
            return self.partisan.get(f.key, f.naming)
        meant = self._short(f, place)
        if meant is not None:
            return meant
        return None if f.standing in (SHORT, GUARDED) else f.naming

    def _unguarded(self, f: Found) -> Naming | None:
        """A name of several words that the document does not tie to the registry's actor stands for itself."""
        return Naming(f.key, f.naming.kind) if " " in f.key and f.naming.kind != "person" else None

    def _short(self, f: Found, place: int) -> Naming | None:
        if f.key in self.known.aliases:
            return self.known.aliases[f.key]
        if self.voice_names is not None and f.key in self.voice_names.keys:
            return self.voice_names.naming
        return self.partner_names.get(f.key) or self.known.at(f.key, place)

    def _settled(self, f: Found) -> Naming | None:
        """One of several candidates, where the document names just one of them elsewhere."""
        named = [c for c in f.naming.candidates if c in self.known.ids]
        if len(named) == 1:
            return Naming(named[0], f.naming.kind, named[0])
        return None if f.standing is GUARDED else replace(f.naming, name=f.naming.name or f.key)

    def reference(self, naming: Naming, how: How, quote: Quote | None = None) -> ActorRef:
        """The actor as records have it, with its words where it has some."""
        actor = self.scanner.gazetteer.registry.get(naming.actor_id)
        return ActorRef(
            quote=quote,
            name=naming.name if actor is None else actor.name(self.language),
            name_en=None if actor is None else actor.name_en,
            actor_id=naming.actor_id,
            how=how,
            kind=naming.kind if actor is None else actor.kind,
            candidates=naming.candidates,
        )


@lru_cache(maxsize=4)
def scanner_of(registry: Registry) -> Scanner:
    """The scanner of a registry; building one takes a tenth of a second."""
    return Scanner(registry)


def study_document(
    source: Source, units: Sequence[Unit], registry: Registry, *, voice: str | None = None
) -> DocumentLexicon:
    """Read a document once for what it settles about its actors; `voice` names who speaks, where the user knows."""
    scanner = scanner_of(registry)
    over = {(h.quote.span.start, h.quote.span.end) for u in units for h in u.path}
    spans = _spans(units, over)
    titles = _titles(units)
    readings = _read(scanner, source, spans)
    known = introductions(readings, scanner.gazetteer)
    paper = bool(over or titles) and _is_paper(units, readings, titles)
    aliases = (*_entries(known, readings), *_unknown_partners(source, readings, titles))
    if paper:
        aliases = (*aliases, *_sections(readings, units, scanner, titles))
        aliases = (*aliases, *(_repeated(readings) if source.language == "en" else ()))
    if aliases:
        readings = _read_again(scanner, readings, aliases)
        known = introductions(readings, scanner.gazetteer)
    lexicon = DocumentLexicon(
        scanner=scanner, language="ar" if source.language == "ar" else "en", known=known, voice_names=None,
        partner_names={}, partisan=_partisan(readings), headings={}, aliases=aliases,
        scans=dict(zip(spans, readings, strict=True)),
    )  # fmt: skip
    said = tuple([parties(r.words, r.found) for r in readings if _place(r) in titles]) if titles else ()
    lexicon.voice_names = _voice(lexicon, readings, titles, said=said, given=voice, paper=paper)
    if said:
        lexicon.partner_names = _short_partners(said, lexicon.voice_names)
    if over:
        headings = {p: lexicon._named(lexicon.scans[p].found, p[0]) for p in sorted(over)}
        lexicon.partner_names = {**_partner_forms(lexicon, headings), **lexicon.partner_names}
        lexicon.headings = headings
    return lexicon


def _place(r: Reading) -> Place:
    return r.offset, r.offset + len(r.text)


def _read(scanner: Scanner, source: Source, spans: Mapping[Place, bool]) -> tuple[Reading, ...]:
    text = source.text
    cut = [(start, tokens_of(text[start:end]), heading) for (start, end), heading in spans.items()]
    return tuple([Reading(start, words, scanner.scan_words(words), heading) for start, words, heading in cut])


def _read_again(scanner: Scanner, readings: Sequence[Reading], aliases: Sequence[Entry]) -> tuple[Reading, ...]:
    """The readings with the document's own names, where the text may hold one."""
    firsts = {e.words[0] for e in aliases}
    return tuple(
        replace(r, found=scanner.scan_words(r.words, aliases)) if any(f in r.words.folded.text for f in firsts) else r
        for r in readings
    )


def _short_partners(said: Sequence[Parties], voice: Voice | None) -> dict[str, Naming]:
    """The partners that titles name by a short form alone."""
    found = (f for p in said if p.voice is not None or voice is not None for f in p.partners)
    own = voice.keys if voice is not None else frozenset()
    return {f.key: f.naming for f in found if f.standing is SHORT and f.key not in own}


def _partner_forms(lexicon: DocumentLexicon, headings: Mapping[Place, tuple[Naming, ...]]) -> dict[str, Naming]:
    """The short forms that one actor of the headings alone bears by its own words."""
    partners = [n for namings in headings.values() for n in namings if not lexicon._is_voice(n)]
    forms: dict[str, Naming] = {}
    for form, listed in lexicon.known.by_words.items():
        bearers = [i for i in listed if any(same(i.naming, p) for p in partners)]
        meant = only(bearers)
        if meant is not None:
            forms[form] = meant
    return forms


def _unknown_partners(source: Source, readings: Sequence[Reading], titles: Sequence[Place]) -> Iterator[Entry]:
    """Partners of titles that no list knows, as names to look for; the text must speak of them again."""
    for r in readings if titles else ():
        if _place(r) not in titles:
            continue
        yield from _by_adjective(r, readings)
        place = parties(r.words, r.found).unknown
        words = r.text[place[0] : place[1]] if place is not None else ""
        if not words:
            continue
        t = tokens_of(words)
        if source.text.count(words) < 2 and not (t.capital[0] and len(t.words) > 1):
            continue
        case = Case.CAPITAL if t.capital[0] else Case.ANY
        yield Entry(t.words, Use.ALIAS, case, Naming(words))
        short = t.words
        while len(short) > 1 and short[-1] in vocabulary("en").of("short.dropped"):
            short = short[:-1]
        if len(short) > 1 and short != t.words:
            yield Entry(short, Use.ALIAS, case, Naming(words))


def _by_adjective(title: Reading, readings: Sequence[Reading]) -> Iterator[Entry]:
    """A partner whom a title names by an adjective no list knows: "Yugoslav relations", where the text says whose."""
    if not has_relation(title.words) or title.found:
        return
    for word in title.words.words:
        stem = word[2:].removesuffix("ه").removesuffix("ي") if word.startswith("ال") else ""
        if len(stem) < SHORTEST_STEM or not word.endswith(("يه", "ي")):
            continue
        uses = Counter(
            (w.removeprefix("و"), r.words.text(at, at))
            for r in readings
            for at, w in enumerate(r.words.words)
            if w.removeprefix("و").startswith(stem) and not w.endswith(("ي", "يه", "يين", "يون"))
        )
        if uses:
            (key, name), _ = max(uses.items(), key=lambda u: (u[1], u[0]))
            naming = Naming(name.removeprefix("و") if key != fold_text(name) else name, "state")
            yield Entry((key,), Use.ALIAS, Case.ANY, naming)
            for form in (f"ال{stem}ي", f"ال{stem}يه"):
                yield Entry((form,), Use.ADJECTIVE, Case.ANY, naming)


def _sections(
    readings: Sequence[Reading], units: Sequence[Unit], scanner: Scanner, titles: Sequence[Place]
) -> Iterator[Entry]:
    """The headings over whole sections of a paper that no list knows: each is the name of whom it is about."""
    over = {(h.quote.span.start, h.quote.span.end) for u in units for h in _party_headings(u.path)}
    over.difference_update(titles)
    for r in readings:
        t = r.words
        end = next((at for at, w in enumerate(t.words) if not w[0].isalnum()), len(t.words))
        known = any(f.first == 0 and f.last >= end for f in r.found)
        if _place(r) not in over or known or not 1 < end <= LONGEST_SECTION or has_relation(t):
            continue
        yield Entry(t.words[:end], Use.ALIAS, Case.ANY, Naming(t.text(0, end - 1), scanner.kind_of(t.words[0])))


def _party_headings(path: Sequence[Heading]) -> Iterator[Heading]:
    """The headings that stand right over a basis or outcome section, if they are no title."""
    for above, below in pairwise(path):
        if above.level == 1 and above.role is Role.SECTION and below.facet in (Role.BASIS, Role.OUTCOME):
            yield above


def _is_paper(units: Sequence[Unit], readings: Sequence[Reading], titles: Sequence[Place]) -> bool:
    """Whether a document is a paper on a relation, by its headings."""
    facets = {h.facet for u in units for h in u.path}
    if facets and facets >= {Role.BASIS, Role.OUTCOME}:
        return True
    return bool(titles) and any(has_relation(r.words) for r in readings if _place(r) in titles)


def _repeated(readings: Sequence[Reading]) -> Iterator[Entry]:
    """Names of two capitals or more that no list knows but a paper uses again, and not only as places."""
    v = vocabulary("en")
    seen: Counter[tuple[str, ...]] = Counter()
    acting: set[tuple[str, ...]] = set()
    words: dict[tuple[str, ...], str] = {}
    for r in readings:
        t = r.words
        covered = {at for f in r.found if f.standing is not RELATIONAL for at in range(f.first, f.last)}
        at = 0
        while at < len(t.words) and not r.heading:
            end = at
            while (
                end < len(t.words) and t.capital[end] and end not in covered and t.words[end] not in v.of("stops.words")
            ):
                end += 1
                if t.words[end - 1].endswith("'s"):
                    break
            if end >= at + 2:
                key = (*t.words[at : end - 1], t.words[end - 1].removesuffix("'s"))
                seen[key] += 1
                words.setdefault(key, t.text(at, end - 1, 0, 2 if t.words[end - 1].endswith("'s") else 0))
                if at == 0 or t.words[at - 1] not in v.of("places.before"):
                    acting.add(key)
            at = max(end, at + 1)
    for key in sorted(acting):
        if seen[key] > 1:
            yield Entry(key, Use.ALIAS, Case.CAPITAL, Naming(words[key]))


def _spans(units: Sequence[Unit], over: Set[Place]) -> dict[Place, bool]:
    """The places of units and of the headings over them, in text order, and whether each is a heading."""
    places = {(u.span.start, u.span.end): u.kind in HEADS for u in units}
    for place in over:
        places[place] = True
    return dict(sorted(places.items())) if len(places) > 1 else places


def _entries(known: Introductions, readings: Sequence[Reading]) -> list[Entry]:
    """The aliases in brackets that a scan does not find by itself, as names to look for."""
    entries: list[Entry] = []
    seen = {f.key for r in readings for f in r.found} if known.aliases else ()
    for key, naming in known.aliases.items():
        if key and key not in seen:  # marks alone in brackets fold to nothing
            case = Case.UPPER if key in known.acronyms else Case.CAPITAL if key.isascii() else Case.ANY
            entries.append(Entry(tuple(key.split()), Use.ALIAS, case, naming))
    return entries


def _partisan(readings: Sequence[Reading]) -> dict[str, Naming]:
    """Words of a side that the document itself settles, each to one actor."""
    sides = of_both("partisan.words")
    settled: dict[str, list[Naming]] = {}
    for r in readings:
        for at, f in enumerate(r.found):
            if f.key not in sides:
                continue
            if f.standing is not PARTISAN:
                settled.setdefault(f.key, []).append(f.naming)
            elif at + 1 < len(r.found) and _in_apposition(r, f, r.found[at + 1]):
                settled.setdefault(f.key, []).append(r.found[at + 1].naming)
    return {key: names[0] for key, names in settled.items() if all(same(n, names[0]) for n in names)}


def _in_apposition(r: Reading, f: Found, after: Found) -> bool:
    """Whether the name stands beside the words it settles: the enemy, X; العدو (X)."""
    between = r.text[f.end : after.start]
    return after.standing is NAMED and bool(between.strip()) and set(between.removesuffix("the ")) <= APPOSITION


def _voice(
    lexicon: DocumentLexicon, readings: Sequence[Reading], titles: Sequence[Place], *, said: Sequence[Parties],
    given: str | None, paper: bool,
) -> Voice | None:  # fmt: skip
    registry = lexicon.scanner.gazetteer.registry
    headings = [r for r in readings if r.heading]
    partners = tuple(_partners(lexicon, headings, said)) if headings else ()
    if given is not None and given.strip():
        naming = _given(lexicon, given)
        others = tuple(p for p in partners if not same(p, naming))
        return own_keys(naming, uses_of(readings), lexicon.known, registry, partners=others, key=None)
    title = next((p for p in said if p.voice is not None), None) if said else None
    title = title or _by_letterhead(readings, titles, lexicon.known, paper=paper)
    if title.voice is not None:
        own = lexicon.resolve(title.voice, 0)
        told = [lexicon.resolve(f, f.start) for f in title.partners]
        bearers = [i.naming for i in lexicon.known.by_words.get(title.voice.key, ())]
        mine = [n for n in (own, *bearers) if n is not None and not any(t is not None and same(t, n) for t in told)]
        partners = tuple(p for p in partners if not any(same(p, n) for n in mine))
    return find_voice(title, readings, lexicon.known, registry, paper=paper, partners=partners)


def _by_letterhead(
    readings: Sequence[Reading], places: Sequence[Place], known: Introductions, *, paper: bool
) -> Parties:
    """The actor that fills the first line of a paper, whose next lines say with whom its relations are."""
    lines = [r for r in readings if _place(r) in places and r.found] if places else []
    if not lines or has_relation(lines[0].words):
        return NOT_SAID
    named = [f for f in lines[0].found if f.standing is NAMED]
    if len(named) == PAIR and paper and _joined(lines[0], named):
        # "The Congress of X and Y": the one the text then calls by a short form, else the first.
        uses = Counter(i.key for r in readings for f in r.found for i in known.by_words.get(f.key, ()))
        voice = max(named, key=lambda f: (uses[f.key], -f.first))
        return Parties(voice, tuple(f for f in named if f is not voice))
    others = [r for r in readings if _place(r) in places and r is not lines[0]]
    first = lines[0].found[0]
    fills = first.first == 0 and first.standing is NAMED and first.last >= len(lines[0].words.words) - BRACKETED
    if not fills or not (any(has_relation(r.words) for r in others) or len(lines) > 2):
        return NOT_SAID
    return Parties(first, tuple(f for r in lines[1:] for f in r.found))


def _joined(line: Reading, named: Sequence[Found]) -> bool:
    """Whether a title joins two names as equals."""
    return line.text[named[0].end : named[1].start].strip().removesuffix("the").strip() in ("and", "&", "و", "-", "–")


def _titles(units: Sequence[Unit]) -> tuple[Place, ...]:
    """The title and the first headings."""
    places = [(u.span.start, u.span.end) for u in units if u.kind in HEADS]
    places += [(h.quote.span.start, h.quote.span.end) for u in units[:HEADINGS_READ] for h in u.path]
    return tuple(dict.fromkeys(sorted(places)))[:HEADINGS_READ] if places else ()


def _partners(lexicon: DocumentLexicon, headings: Sequence[Reading], said: Sequence[Parties]) -> Iterator[Naming]:
    """The actors of titles and headings that do not speak."""
    speaking = {p.voice.key for p in said if p.voice is not None}
    for r in headings:
        for f in r.found:
            naming = lexicon._in_heading(f, r.offset + f.start)
            if naming is not None and f.key not in speaking:
                yield naming


def _given(lexicon: DocumentLexicon, given: str) -> Naming:
    """The actor a user names: of the registry, of the document, else the words alone."""
    t = tokens_of(given.strip())
    key = " ".join(t.words)
    known = lexicon.scanner.gazetteer.exactly(t.words)
    if known is not None and known.actor_id is not None:
        return known
    for i in lexicon.known.order:
        if i.key == key or fold_text(i.naming.name) == key:
            return i.naming
    meant = lexicon.known.anywhere(key)
    if meant is not None:
        return meant
    found = lexicon.scanner.scan(given.strip())
    kind = found[0].naming.kind if len(found) == 1 else None
    return Naming(" ".join(given.split()), kind)
