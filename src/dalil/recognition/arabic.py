"""Arabic names that no registry holds, read by their grammar: head noun, complement, agreeing adjectives.

A name goes on over a construct (حركة تحرير السودان), over definite adjectives that agree with its head (القوات
المسلحة الأردنية), and for some heads over a complement in لل (الاتحاد الدولي للنقابات). It ends at particles, verbs,
punctuation and anything else.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from dalil.recognition.found import ALONE, NAMED, SHORT, Found, Standing
from dalil.recognition.gazetteer import Gazetteer, Hit, Naming, Use
from dalil.recognition.tokens import Tokens
from dalil.recognition.vocabulary import Head, vocabulary
from dalil.text.forms import Forms
from dalil.text.words import ARABIC_WORD, splits

QUOTES = frozenset('"()')
VERBAL = ("تت", "يت", "ست", "سي", "لل", "وال", "بال")  # what no complement without article begins with
TITLE = Head(kind="person", fields=True)
DEEPEST = 3  # nouns in a construct before its definite end
STATE_NAME, STATE_ALIAS, METONYM = Use.STATE_NAME, Use.STATE_ALIAS, Use.METONYM
# Which heads a definite word can agree with, as bits: of either gender, feminine, masculine; or it may name a state.
EITHER, FEMININE, MASCULINE, RELATIONAL = 1, 2, 4, 8


@dataclass(slots=True)
class Lead:
    """A word read as a noun of the vocabulary: letters before it, whether لل covers its article."""

    stem: str
    clitic: int
    definite: bool
    merged: bool


@dataclass(slots=True)
class Run:
    """How far a name goes, and the state or actor in it."""

    end: int
    states: tuple[Naming, ...] = ()
    inner: Hit | None = None
    lil: bool = False


class ArabicPatterns:
    """The grammar of Arabic actors' names over one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        v = vocabulary("ar")
        self.heads = v.heads
        self.stops = v.of("stops.words")
        self.fellows = v.of("fellows.words")
        self.fields = v.of("fields.words")
        self.offices = v.of("offices.office")
        self.ranks = v.of("offices.rank")
        self.alone_offices = v.of("offices.alone")
        self.royal = v.of("offices.royal")
        self.continued = v.of("offices.continued")
        self.given = v.of("persons.given")
        self.sure = v.of("persons.sure")
        self.connectors = v.of("persons.connectors")
        self.peoples = v.of("people.peoples")
        self.persons = v.of("people.persons") | v.of("people.unrelated")
        self.our = v.of("relations.our")
        self.short = v.of("short.words")
        self.plain = v.of("adjectives.plain")
        self.plain_feminine = v.of("adjectives.feminine") | {f"{w}ه" for w in self.plain}
        self.plain_masculine = v.of("adjectives.masculine") | self.plain
        self.plural = v.of("adjectives.plural")
        self.not_adjectives = v.of("adjectives.not_adjectives")
        self.labour = v.of("kinds.union")
        self.news = v.of("kinds.media")
        self.partisans = v.of("partisan.words")
        self.titles = self.offices | self.ranks
        self.nouns = self.titles.union(self.peoples, self.heads)
        self.lead = Forms(self._lead)
        self.office = Forms(self._office)
        self.described = Forms(self._described)

    # What a word can open.

    def openings(self, word: str) -> str:
        """What `word` can open: h(ead), o(ffice), g(iven name), p(eople), u (our movement), x (a word of a side)."""
        if word in self.stops:
            return ""
        found = ""
        if not self.nouns.isdisjoint([s.stem for s in splits(word)]):
            found += "h" if self.lead[word] else ""
            found += "o" if self.office[word] else ""
            found += "p" if self._noun(word, self.peoples) else ""
        found += "u" if word.endswith("نا") and self.ours(word) else ""
        found += "x" if word in self.partisans or word[1:] in self.partisans or word[2:] in self.partisans else ""
        return found + ("g" if word in self.sure or (word[0] == "و" and word[1:] in self.sure) else "")

    def ours(self, word: str) -> tuple[int, str] | None:
        """The noun of a possessive of the first person: حركتنا is حركه; with the letters before it."""
        for s in splits(word):
            if s.stem in self.our and not s.article:
                stem = s.stem[:-2]
                return len(s.conjunction) + len(s.preposition), stem[:-1] + "ه" if stem.endswith("ت") else stem
        return None

    def own(self, t: Tokens, at: int) -> Found | None:
        """The document's own actor by a possessive of the first person."""
        ours = self.ours(t.words[at])
        if ours is None:
            return None
        clitic, stem = ours
        start, stop = t.span(at, at, clitic)
        kind = self.heads[stem].kind if stem in self.heads else None
        name = "ال" + (stem[:-1] + "ة" if stem.endswith("ه") else stem)
        return Found(start, stop, at, at + 1, Naming(name, kind), f"ال{stem}", SHORT, stem)

    def _lead(self, word: str) -> tuple[Head, Lead] | None:
        lead = self._noun(word, self.heads.keys())
        return None if lead is None else (self.heads[lead.stem], lead)

    def _office(self, word: str) -> Lead | None:
        return self._noun(word, self.titles)

    def _noun(self, word: str, known: Container[str]) -> Lead | None:
        if not ARABIC_WORD.match(word) or word in self.stops:
            return None
        for s in splits(word):
            if s.preposition == "س" or s.stem not in known:
                continue
            merged = s.preposition == "ل" and s.article
            clitic = len(s.conjunction) + (0 if merged else len(s.preposition))
            return Lead(s.stem, clitic, s.article, merged)
        return None

    # Organisations.

    def organisation(self, t: Tokens, at: int) -> Found | None:
        """The organisation whose head noun is word `at`."""
        opened = self.lead[t.words[at]]
        if opened is None:
            return None
        head, lead = opened
        if lead.definite:
            run = self._definite(t, at, head)
        else:
            run = None if head.definite else self._construct(t, at + 1, head, DEEPEST)
        if run is None:
            return None
        if lead.definite and run.end == at + 1:
            return self._bare(t, at, head, lead)
        naming = self._naming(t, at, run, head, lead)
        return self._found(t, at, run.end, lead, naming)

    def _bare(self, t: Tokens, at: int, head: Head, lead: Lead) -> Found | None:
        if not head.alone and lead.stem not in self.short:
            return None
        naming = Naming(self._words(t, at, at + 1, lead), head.kind)
        standing = ALONE if head.alone else SHORT
        return self._found(t, at, at + 1, lead, naming, standing)

    def _naming(self, t: Tokens, at: int, run: Run, head: Head, lead: Lead) -> Naming:
        if head.state and run.states and run.inner is None:
            return run.states[0]
        if head.state and run.inner is not None and run.inner.entry.use in (STATE_NAME, STATE_ALIAS):
            return run.inner.entry.naming
        kind = self._kind(t, at, run.end) if head.kind == "other" else head.kind
        return Naming(self._words(t, at, run.end, lead), kind)

    def _kind(self, t: Tokens, at: int, end: int) -> str:
        """What an organisation is whose head noun does not say it."""
        stems = {s.stem for w in t.words[at:end] for s in splits(w)}
        if stems & self.labour:
            return "union"
        return "media" if stems & self.news else "other"

    def _definite(self, t: Tokens, at: int, head: Head) -> Run | None:
        lead = self.lead[t.words[at]]
        feminine = head.feminine or (lead is not None and lead[1].stem.endswith(("ه", "ات")))
        run = self.adjectives(t, at + 1, feminine)
        if head.lil and run.end > at + 1:
            run = self._lil(t, run)
        if (head.strict or head.group) and run.end > at + 1 and not run.states and not run.lil:
            return None
        return run

    def adjectives(self, t: Tokens, at: int, feminine: bool | None) -> Run:
        """Definite adjectives from word `at` on; a feminine head takes feminine ones, None takes both."""
        states: tuple[Naming, ...] = ()
        words, size, described = t.words, len(t.words), self.described
        agreeing = EITHER if feminine is None else FEMININE if feminine else MASCULINE
        while at < size:
            known = described[words[at]]
            hit = self.gazetteer.adjective_at(t, at) if known & RELATIONAL else None
            if hit is not None and not hit.clitic and hit.entry.definite and self._agrees(words[at], feminine):
                states = (*states, hit.entry.naming)
                at = hit.end
            elif known & agreeing:
                at += 1
            else:
                break
        return Run(at, states)

    def _described(self, word: str) -> int:
        """Which heads an adjective agrees with, and whether a state's adjective can begin here."""
        found = RELATIONAL if self.gazetteer.adjectives[word] else 0
        stem = word[2:]
        if not word.startswith("ال") or len(stem) < 2 or stem in self.not_adjectives or word in self.stops:
            return found
        if stem in self.plain_masculine or (len(stem) > 3 and stem.endswith("ي")):
            found |= MASCULINE | EITHER
        if stem in self.plain_feminine or (len(stem) > 4 and stem.endswith("يه")):
            found |= FEMININE | EITHER
        if stem in self.plural or (len(stem) > 5 and stem.endswith(("يين", "يون"))):
            found |= EITHER
        return found

    def _agrees(self, word: str, feminine: bool | None) -> bool:
        if feminine is None:
            return True
        return word.endswith("ه") if feminine else not word.endswith(("ه", "ين", "ون"))

    def _lil(self, t: Tokens, run: Run) -> Run:
        """The run with a complement in لل, where one follows that is no actor itself."""
        at = run.end
        fellows = at + 1 < len(t.words) and t.words[at][:1] == "ل" and t.words[at][1:] in self.fellows
        if fellows and ARABIC_WORD.match(t.words[at + 1]) and not self._stop(t, at + 1):
            return Run(self._joined(t, at + 2), run.states, run.inner, True)
        if at >= len(t.words) or not t.words[at].startswith("لل") or len(t.words[at]) < 5:
            return run
        opened = self.lead[t.words[at]]
        if (opened is not None and not opened[0].group) or self.gazetteer.names_at(t, at) is not None:
            return run
        end = self.adjectives(t, at + 1, None).end
        return Run(self._joined(t, end), run.states, run.inner, True)

    def _joined(self, t: Tokens, at: int) -> int:
        """The end after further fields joined with و: والثقافة والعلوم."""
        while at < len(t.words) and t.words[at].startswith("وال") and t.words[at][3:] in self.fields:
            at = self.adjectives(t, at + 1, None).end
        return at

    def _construct(self, t: Tokens, at: int, head: Head, depth: int) -> Run | None:
        """What stands at `at` as the complement of an indefinite noun."""
        if at >= len(t.words):
            return None
        word = t.words[at]
        if word in QUOTES:
            return self._quoted(t, at) if head.names else None
        if not ARABIC_WORD.match(word) or word in self.stops:
            return self._latin_name(t, at) if head.names else None
        hit = None if word.startswith("لل") else self.gazetteer.names_at(t, at)
        if hit is not None and not hit.clitic and not (hit.entry.use is METONYM and head.strict):
            after = self.adjectives(t, hit.end, None)
            return Run(after.end, after.states, hit)
        if word.startswith("ال"):
            return self._definite_complement(t, at, head)
        return self._chain(t, at, head, depth)

    def _definite_complement(self, t: Tokens, at: int, head: Head) -> Run | None:
        hit = self.gazetteer.adjective_at(t, at)
        if hit is not None and not head.names:
            return None
        if word_of(t, at) in self.ranks:
            person = self.person(t, at + 1, True)
            if person is not None:
                return person
            named = at + 1 < len(t.words) and ARABIC_WORD.match(t.words[at + 1]) and not self._stop(t, at + 1)
            return Run(at + 1 + bool(named))
        run = self.adjectives(t, at + 1, None)
        if head.fields:
            after = self.adjectives(t, self._joined(t, run.end), None)
            run = Run(after.end, run.states + after.states)
        if head.strict or head.group:
            nested = self.organisation(t, at)
            if nested is None or nested.standing is SHORT:
                fits = head.group and (run.states or self._is_group(t.words[at]))
                return run if fits else None
        return run

    def _is_group(self, word: str) -> bool:
        opened = self.lead[word]
        return opened is not None and opened[0].group

    def _chain(self, t: Tokens, at: int, head: Head, depth: int) -> Run | None:
        adjective = self.gazetteer.adjective_at(t, at)
        if adjective is not None and not adjective.clitic:
            return Run(adjective.end, (adjective.entry.naming,))
        if depth == DEEPEST and t.words[at] in self.fellows:
            if self._bare_name(t, at + 1):
                return Run(at + 2)
            if at + 1 < len(t.words) and t.words[at + 1].startswith("ال"):
                return self.adjectives(t, at + 2, None)
        if self._looks_indefinite(t.words[at]) or (head.kind == "state" and not head.names):
            return None
        if depth < DEEPEST and t.words[at][0] in "لب" and self.lead[t.words[at]] is None:
            return None
        deeper = depth - 2 if head.kind in ("media", "company") else depth - 1
        further = self._construct(t, at + 1, head, deeper) if depth > 1 and deeper >= 0 else None
        if further is not None and not (further.inner is not None and further.inner.clitic):
            return further
        return Run(at + 1) if head.names and not head.strict and len(t.words[at]) > 2 and depth == DEEPEST else None

    def _bare_name(self, t: Tokens, at: int) -> bool:
        """Whether a word can be the name of a place that no list knows: عمال بورصة."""
        if at >= len(t.words) or not ARABIC_WORD.match(t.words[at]) or len(t.words[at]) < 3:
            return False
        word = t.words[at]
        known = self.gazetteer.names_at(t, at) is not None or word.startswith(("ال", "لل"))
        return not known and word not in self.stops and not self._looks_indefinite(word)

    def _looks_indefinite(self, word: str) -> bool:
        """Whether an indefinite word reads as an adjective or adverb, which no construct goes on with."""
        if word in self.plain or word in self.plain_feminine or word in self.not_adjectives:
            return True
        if word.startswith(VERBAL):
            return True
        return (len(word) > 4 and word.endswith(("يه", "ا"))) or (len(word) > 3 and word.endswith("ي"))

    def _quoted(self, t: Tokens, at: int) -> Run | None:
        for end in range(at + 2, min(at + 7, len(t.words))):
            if t.words[end] in QUOTES:
                inner = self.gazetteer.names_at(t, at + 1)
                after = self.adjectives(t, end + 1, None)
                return Run(after.end, after.states, inner if inner is not None and inner.end == end else None)
        return None

    def _latin_name(self, t: Tokens, at: int) -> Run | None:
        end = at
        while end < len(t.words) and end < at + 3 and t.capital[end]:
            end += 1
        return Run(end) if end > at else None

    # Peoples, persons and offices.

    def people(self, t: Tokens, at: int) -> Found | None:
        """A people named by a state's adjective: الشعب الفلسطيني."""
        lead = self._noun(t.words[at], self.peoples)
        if lead is None or not lead.definite or at + 1 >= len(t.words):
            return None
        hit = self.gazetteer.adjective_at(t, at + 1)
        if hit is None or hit.clitic or not hit.entry.definite:
            return None
        return self._found(t, at, hit.end, lead, Naming(self._words(t, at, hit.end, lead), "people"))

    def officer(self, t: Tokens, at: int) -> Found | None:
        """The office-holder whose title begins at word `at`, with the name that follows."""
        lead = self.office[t.words[at]]
        if lead is None:
            return None
        rank = lead.stem in self.ranks and lead.stem not in self.offices
        run = Run(at + 1) if rank else self._title(t, at, lead)
        if run is None:
            return None
        royal = lead.stem in self.royal
        person = self.person(t, run.end, True, royal)
        if person is None and not rank and run.end < len(t.words) and self._is_rank(t.words[run.end]):
            person = self.person(t, run.end + 1, True, royal)
        if person is not None:
            run = person
        elif rank or (run.end == at + 1 and not lead.definite):
            return None
        if run.end == at + 1:
            return self._bare_office(t, at, lead)
        if person is None and not run.states and run.inner is None and self._leads_short(t, at + 1, run.end):
            return None  # the leaders of the Movement: the Movement is the actor
        known = run.inner.entry.naming if run.inner is not None and person is not None else None
        naming = known or self._for_state(run, person) or Naming(self._words(t, at, run.end, lead), "person")
        return self._found(t, at, run.end, lead, naming)

    def _for_state(self, run: Run, person: Run | None) -> Naming | None:
        """The state that an unnamed office-holder acts for: the Japanese officials, the ambassador of Qatar."""
        if person is not None:
            return None
        if run.states:
            return run.states[0]
        inner = run.inner
        return inner.entry.naming if inner is not None and inner.entry.naming.kind in ("state", "territory") else None

    def _leads_short(self, t: Tokens, first: int, end: int) -> bool:
        """Whether the words name an organisation only by a general noun."""
        opened = (self.lead[word] for word in t.words[first:end])
        return any(o is not None and not o[0].alone and o[1].stem in self.short for o in opened)

    def _is_rank(self, word: str) -> bool:
        return word[2:] in self.ranks if word.startswith("ال") else word in self.ranks

    def _bare_office(self, t: Tokens, at: int, lead: Lead) -> Found | None:
        if lead.stem not in self.alone_offices:
            return None
        naming = Naming(self._words(t, at, at + 1, lead), "person")
        return self._found(t, at, at + 1, lead, naming, SHORT)

    def _title(self, t: Tokens, at: int, lead: Lead) -> Run | None:
        end = at + 1
        while (
            end < len(t.words) and t.words[end].removeprefix("ال") in self.continued and t.words[end] not in self.stops
        ):
            end += 1
        if lead.definite or (end > at + 1 and t.words[end - 1].startswith("ال")):
            run = self.adjectives(t, end, None)
            return self._of_organisation(t, run)
        run_or_none = self._construct(t, end, TITLE, DEEPEST)
        if (
            run_or_none is not None
            and run_or_none.inner is not None
            and run_or_none.inner.entry.naming.kind == "person"
        ):
            return Run(end)
        return run_or_none

    def _of_organisation(self, t: Tokens, run: Run) -> Run:
        """The run with the organisation a title belongs to: الأمين العام للأمم المتحدة، المتحدث باسم الحكومة."""
        at = run.end
        if at >= len(t.words):
            return run
        if t.words[at] == "باسم" and at + 1 < len(t.words):
            at += 1
        elif not t.words[at].startswith("ل") or t.words[at - 1].removeprefix("ال") not in self.continued:
            return run
        hit = self.gazetteer.names_at(t, at)
        if hit is not None and hit.entry.naming.kind != "person":
            return Run(self.adjectives(t, hit.end, None).end, run.states, hit)
        found = self.organisation(t, at)
        return run if found is None else Run(found.last, run.states)

    def person(self, t: Tokens, at: int, titled: bool, royal: bool = False) -> Run | None:
        """A person's name at word `at`: one the registry knows, else a given name and what follows it."""
        quoted = at < len(t.words) and t.words[at] in QUOTES
        at += quoted
        if at >= len(t.words):
            return None
        hit = self.gazetteer.names_at(t, at)
        if hit is not None and hit.entry.naming.kind == "person" and not hit.clitic:
            return Run(hit.end + (quoted and hit.end < len(t.words) and t.words[hit.end] in QUOTES), (), hit)
        if self._stop(t, at) or t.words[at] not in (self.given if titled else self.sure):
            return None
        end = self._surnames(t, at, 0 if royal else 1)
        if end == at + 1 and not titled:
            return None
        return Run(end + (quoted and end < len(t.words) and t.words[end] in QUOTES))

    def _stop(self, t: Tokens, at: int) -> bool:
        """Whether a name ends before word `at`; علي is a name where it is not written على."""
        return t.words[at] in self.stops and not (t.words[at] == "علي" and t.text(at, at).endswith("ي"))

    def _surnames(self, t: Tokens, at: int, plain: int) -> int:
        """The end of a name after its given name: connectors, further given names, and `plain` other words."""
        end = at + 1
        while end < len(t.words):
            word = t.words[end]
            if not ARABIC_WORD.match(word) or self._stop(t, end):
                break
            if word in self.connectors or word in self.given:
                end += 1
                continue
            if self.gazetteer.adjectives[word] or self.gazetteer.openings[word] or self.lead[word] or self.office[word]:
                break
            if t.words[end - 1] not in self.connectors:
                if _like_verb(word) or not plain:
                    break
                plain -= 1
            end += 1
        return end

    def bare_person(self, t: Tokens, at: int) -> Found | None:
        """A person without title whose given name is beyond doubt."""
        clitic = int(t.words[at] not in self.sure)
        end = self._surnames(t, at, 1)
        if end == at + 1:
            return None
        lead = Lead(t.words[at][clitic:], clitic, False, False)
        return self._found(t, at, end, lead, Naming(self._words(t, at, end, lead), "person"))

    # Making of records.

    def _words(self, t: Tokens, at: int, end: int, lead: Lead) -> str:
        """The words as a name: clitics off, لل written as ال."""
        text = " ".join(t.text(at, end - 1, lead.clitic).split())
        if not lead.merged:
            return text
        return "ال" + " ".join(t.text(at, end - 1, lead.clitic + 2).split())

    def _found(self, t: Tokens, at: int, end: int, lead: Lead, naming: Naming, standing: Standing = NAMED) -> Found:
        start, stop = t.span(at, end - 1, lead.clitic)
        words = [("ال" if lead.definite else "") + lead.stem, *t.words[at + 1 : end]]
        return Found(start, stop, at, end, naming, " ".join(words), standing, lead.stem)


def word_of(t: Tokens, at: int) -> str:
    """The word without its article."""
    return t.words[at].removeprefix("ال")


def _like_verb(word: str) -> bool:
    return len(word) > 3 and word[0] in "يت" and not word.endswith(("ي", "ه"))
