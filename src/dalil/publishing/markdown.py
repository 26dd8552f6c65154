"""The dossier as Markdown (CommonMark with tables): for repositories, notes and converters to other formats.

Words of a source are escaped, so nothing in them acts as markup, and stand between direction isolates. An Arabic
dossier sits in one right-to-left block, the only HTML in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from dalil.publishing.dossiers import Chapter, Group, Publication
from dalil.publishing.labels import Labels
from dalil.publishing.material import PlacedClaim
from dalil.publishing.phrases import Phrases, isolated, visible
from dalil.publishing.scan_phrases import amounts_to_verify, claims_to_verify, scan_keys, scan_notes
from dalil.records.claims import Polarity

SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
AT_START = re.compile(r"^(\s*)([-+#=>]|\d{1,9}(?=[.)](?:\s|$)))")


def markdown_page(publication: Publication, labels: Labels, lang: str) -> Iterator[str]:
    """The dossier, chunk by chunk."""
    words = Phrases(
        lang, labels, guard=guarded, plain=escaped, code=lambda digest: f"`{digest}`", mark="**({})**".format
    )
    if lang == "ar":
        yield '<div dir="rtl" lang="ar">\n\n'
    yield from _opening(publication, words)
    yield from _summary(publication, words)
    yield from _chapters(publication, words)
    yield from _amounts(publication, words)
    yield from _closing(publication, words)
    if lang == "ar":
        yield "\n</div>\n"


def escaped(words: str) -> str:
    """Words that act as text only, on one line."""
    flat = re.sub(r"\s+", " ", visible(words)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return AT_START.sub(_defused, SPECIAL.sub(r"\\\1", flat))


def guarded(words: str) -> str:
    """Words of a source, escaped and isolated."""
    return isolated(escaped(words))


def _defused(match: re.Match[str]) -> str:
    """What starts a list, a heading or a rule, as text."""
    blank, mark = match.groups()
    return f"{blank}\\{mark}" if not mark.isdigit() else f"{blank}{mark}\\"


def _opening(publication: Publication, words: Phrases) -> Iterator[str]:
    yield f"# {guarded(words.title(publication))}\n\n{words.say('kind')}\n\n{words.lede(publication)}\n\n"
    if not publication.claims:
        yield f"{words.say('no_claims')}\n\n"
    for coded in publication.sources:
        yield f"**{guarded(coded.source.origin)}**\n\n"
        yield _listed(f"{name}: {value}" for name, value in words.source_facts(coded))
    yield f"**{words.say('method')}**\n\n"
    yield _listed(f"{name}: {value}" for name, value in words.method_facts())


def _summary(publication: Publication, words: Phrases) -> Iterator[str]:
    yield f"## {words.say('summary')}\n\n"
    if not publication.counts:
        return
    head = [words.say("relation"), *map(words.polarity, Polarity), words.say("all"), words.say("claims")]
    rows = (
        [
            f"{words.relation(c.relation)} ({words.family(c.relation)})",
            *(str(n) for n in (*c.by_polarity, sum(c.by_polarity))),
            words.refs(c.claims),
        ]
        for c in publication.counts
    )
    yield _table(head, rows)
    yield _told(claims_to_verify(publication, words))


def _told(words: str | None) -> str:
    """A paragraph on what is to verify, where something is."""
    return "" if words is None else f"**{words}**\n\n"


def _chapters(publication: Publication, words: Phrases) -> Iterator[str]:
    several = len(publication.sources) > 1
    for chapter in publication.chapters:
        yield f"## {words.dyad(chapter.dossier.dyad)}\n\n"
        yield from _chapter(chapter, words, level=3, with_file=several)
    if publication.third_parties:
        yield f"## {words.say('third_parties')}\n\n{words.say('third_parties_note')}\n\n"
        for chapter in publication.third_parties:
            yield f"### {words.dyad(chapter.dossier.dyad)}\n\n"
            yield from _chapter(chapter, words, level=4, with_file=several)
    if publication.one_sided:
        yield f"## {words.say('one_sided')}\n\n{words.say('one_sided_note')}\n\n"
        yield from _groups(publication.one_sided, words, level=3, with_file=several)


def _chapter(chapter: Chapter, words: Phrases, *, level: int, with_file: bool) -> Iterator[str]:
    yield words.say("claim_count", {"count": words.number(len(chapter.dossier.claims))}) + "\n\n"
    if chapter.disputes:
        yield f"**{words.say('disputes')}**\n\n"
        yield _listed(words.dispute(d) for d in chapter.disputes)
    yield from _groups(chapter.groups, words, level=level, with_file=with_file)


def _groups(groups: Iterable[Group], words: Phrases, *, level: int, with_file: bool) -> Iterator[str]:
    for facet, members in groupby(groups, key=lambda g: g.facet):
        yield f"{'#' * level} {words.facet(facet)}\n\n"
        for group in members:
            yield f"{'#' * (level + 1)} {words.domain(group.domain)}\n\n"
            for placed in group.claims:
                yield from _claim(placed, words, with_file=with_file)


def _claim(placed: PlacedClaim, words: Phrases, *, with_file: bool) -> Iterator[str]:
    claim = placed.claim
    relation = f"*{words.relation(claim.relation)}* {words.arrow_of(claim.relation)}"
    polarity = "" if claim.polarity is Polarity.ASSERTED else f" **({words.polarity(claim.polarity)})**"
    yield f"**{placed.number}.** {words.name(claim.source)} — {relation} {words.name(claim.target)}{polarity}\n\n"
    for quote in claim.evidence:
        lines = [line for line in quote.exact.split("\n") if line.strip()]
        yield "".join(f"> {guarded(line)}\n" for line in lines) + "\n"
    yield _listed(
        [
            " · ".join(words.place(placed.place, with_file=with_file)),
            *(f"{name}: {value}" for name, value in words.details(placed)),
            *words.origins(placed),
            *scan_notes(placed, words),
            f"{words.say('why')}: {words.joint.join(words.decided(placed))} (`{escaped(claim.id)}`)",
        ]
    )


def _amounts(publication: Publication, words: Phrases) -> Iterator[str]:
    yield f"## {words.say('amounts')}\n\n"
    if publication.amounts:
        yield f"{words.say('amounts_note')}\n\n"
        yield _told(amounts_to_verify(publication, words))
    if publication.totals:
        head = [words.say(n) for n in ("giver", "relation", "receiver", "total", "claims")]
        yield f"### {words.say('totals')}\n\n" + _table(head, (words.total_cells(t) for t in publication.totals))
    else:
        yield f"{words.say('no_totals')}\n\n"
    if publication.amounts:
        head = [words.say(n) for n in ("at_hand", "giver", "relation", "receiver", "amount", "written_as", "standing")]
        yield f"### {words.say('all_amounts')}\n\n" + _table(head, (words.amount_cells(r) for r in publication.amounts))


def _closing(publication: Publication, words: Phrases) -> Iterator[str]:
    several = len(publication.sources) > 1
    yield f"## {words.say('silent')}\n\n{words.say('silent_note')}\n\n"
    yield _listed(
        f"{guarded(u.place.quote.exact)} ({words.silence(u)} · {' · '.join(words.place(u.place, with_file=several))})"
        for u in publication.silent
    )
    issues = [words.issue(i) for s in publication.sources for i in s.issues]
    yield f"## {words.say('issues')}\n\n" + (_listed(issues) if issues else f"{words.say('no_issues')}\n\n")
    keys = (*map(words.say, ("key_brackets", "key_quotes", "key_voice")), *scan_keys(publication, words))
    yield f"## {words.say('key')}\n\n" + _listed(keys)
    yield f"## {words.say('cite')}\n\n{words.say('cite_claim')}\n"
    if publication.claims:
        yield f"\n> {words.citation(publication.claims[0])}\n"


def _listed(lines: Iterable[str]) -> str:
    text = "".join(f"- {line}\n" for line in lines)
    return text + "\n" if text else ""


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"
