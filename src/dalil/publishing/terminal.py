"""The dossier for a terminal: plain lines, no boxes, which would break beside Arabic.

Words of a source stand between direction isolates, with their control characters shown, so that no document can send
the terminal a command. Plain lines, for a stream that is no terminal, come without styles and unwrapped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

from rich.console import Console
from rich.text import Text

from dalil.publishing.dossiers import Chapter, Group, Publication
from dalil.publishing.labels import Labels
from dalil.publishing.material import PlacedClaim
from dalil.publishing.phrases import FIRST_STRONG_ISOLATE, POP_ISOLATE, Phrases, isolated
from dalil.publishing.scan_phrases import amounts_to_verify, claims_to_verify, scan_notes
from dalil.records.claims import Polarity

RIGHT_TO_LEFT_MARK = "\u200f"  # tells terminals that find a line's direction which one it is
HEADING, TITLE, STATEMENT, QUIET, WARNING = "bold", "bold underline", "bold", "dim", "bold reverse"
LINE_STYLE = tuple[str, str]  # a line and its style


def terminal_dossier(publication: Publication, labels: Labels, lang: str, *, plain: bool) -> str:
    """The dossier as lines; wrapped and styled unless `plain`, which is for streams that are no terminal."""
    out = StringIO()
    console = Console(file=out, force_terminal=not plain, highlight=False, markup=False, emoji=False)
    mark = RIGHT_TO_LEFT_MARK if lang == "ar" else ""
    for line, style in _lines(publication, Phrases(lang, labels, guard=isolated)):
        for piece in [line] if plain else _wrapped(line, console):
            console.print(Text(mark + piece if piece else "", style=style), soft_wrap=True)
    return out.getvalue()


def _wrapped(line: str, console: Console) -> Iterator[str]:
    """The line in pieces as wide as the terminal, isolates closed at the end of each and opened again in the next."""
    depth, body = 0, line.lstrip(" ")
    indent = " " * (len(line) - len(body))
    for piece in Text(body).wrap(console, max(console.width - len(indent) - 1, 20)) if body else [Text("")]:
        text = FIRST_STRONG_ISOLATE * depth + piece.plain.rstrip()
        depth = text.count(FIRST_STRONG_ISOLATE) - text.count(POP_ISOLATE)
        yield indent + text + POP_ISOLATE * depth


def _lines(publication: Publication, words: Phrases) -> Iterator[LINE_STYLE]:
    yield isolated(words.title(publication)), TITLE
    yield words.lede(publication), ""
    yield from _told(claims_to_verify(publication, words))
    if not publication.claims:
        yield words.say("no_claims"), ""
    for coded in publication.sources:
        yield "", ""
        yield from ((f"{name}: {value}", QUIET) for name, value in words.source_facts(coded))
    yield from ((f"{name}: {value}", QUIET) for name, value in words.method_facts())
    yield from _chapters(publication, words)
    yield from _amounts(publication, words)
    yield from _closing(publication, words)


def _told(words: str | None) -> Iterator[LINE_STYLE]:
    """A line on what is to verify, where something is."""
    if words is not None:
        yield words, STATEMENT


def _chapters(publication: Publication, words: Phrases) -> Iterator[LINE_STYLE]:
    several = len(publication.sources) > 1
    for chapter in publication.chapters:
        yield from _chapter(chapter, words, with_file=several)
    if publication.third_parties:
        yield from _section("third_parties", words)
        for chapter in publication.third_parties:
            yield from _chapter(chapter, words, with_file=several)
    if publication.one_sided:
        yield from _section("one_sided", words)
        yield from _groups(publication.one_sided, words, with_file=several)


def _chapter(chapter: Chapter, words: Phrases, *, with_file: bool) -> Iterator[LINE_STYLE]:
    yield "", ""
    yield words.dyad(chapter.dossier.dyad), TITLE
    for dispute in chapter.disputes:
        yield words.dispute(dispute), WARNING
    yield from _groups(chapter.groups, words, with_file=with_file)


def _groups(groups: Iterable[Group], words: Phrases, *, with_file: bool) -> Iterator[LINE_STYLE]:
    for facet, members in groupby(groups, key=lambda g: g.facet):
        for group in members:
            yield "", ""
            yield f"{words.facet(facet)} › {words.domain(group.domain)}", HEADING
            for placed in group.claims:
                yield from _claim(placed, words, with_file=with_file)


def _claim(placed: PlacedClaim, words: Phrases, *, with_file: bool) -> Iterator[LINE_STYLE]:
    claim = placed.claim
    relation = f"{words.relation(claim.relation)} {words.arrow_of(claim.relation)}"
    polarity = "" if claim.polarity is Polarity.ASSERTED else f" ({words.polarity(claim.polarity)})"
    yield f"{placed.number}. {words.name(claim.source)} – {relation} {words.name(claim.target)}{polarity}", STATEMENT
    for name, value in words.details(placed):
        yield f"   {name}: {value}", ""
    for quote in claim.evidence:
        yield f"   {words.say('quoted', {'words': isolated(' '.join(quote.exact.split()))})}", ""
    yield f"   {' · '.join(words.place(placed.place, with_file=with_file))}", QUIET
    for note in (*words.origins(placed), *scan_notes(placed, words)):
        yield f"   {note}", QUIET


def _amounts(publication: Publication, words: Phrases) -> Iterator[LINE_STYLE]:
    if not publication.amounts:
        return
    yield from _section("amounts", words)
    yield words.say("amounts_note"), QUIET
    yield from _told(amounts_to_verify(publication, words))
    for total in publication.totals:
        giver, relation, receiver, money, claims = words.total_cells(total)
        arrow = words.arrow_of(total.relation)
        yield f"{giver} – {relation} {arrow} {receiver}: {money} ({words.say('claims')}: {claims})", ""
    for row in publication.amounts:
        number, *_, money, written, standing = words.amount_cells(row)
        yield f"   {words.say('at_hand')} {number}: {money} ({written}) · {standing}", QUIET


def _closing(publication: Publication, words: Phrases) -> Iterator[LINE_STYLE]:
    several = len(publication.sources) > 1
    if publication.silent:
        yield from _section("silent", words)
    for unit in publication.silent:
        place = " · ".join(words.place(unit.place, with_file=several))
        yield f"{isolated(' '.join(unit.place.quote.exact.split()))} ({words.silence(unit)} · {place})", QUIET
    issues = [words.issue(i) for s in publication.sources for i in s.issues]
    if issues:
        yield from _section("issues", words)
    yield from ((line, "") for line in issues)


def _section(name: str, words: Phrases) -> Iterator[LINE_STYLE]:
    yield "", ""
    yield words.say(name), TITLE
