"""The dossier as one HTML page that needs nothing else: no script, no network, no font file, no inline style.

Every word of a source passes through `markup.text`, and the page's own policy forbids whatever could still get through:
nothing may load or run, and only the one style sheet, known by its digest, applies.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import groupby

from dalil.publishing.dossiers import Chapter, Group, Publication
from dalil.publishing.html_claims import claim_article, claim_link
from dalil.publishing.labels import Labels
from dalil.publishing.markup import NOTHING, Html, bdi, el, joined, text
from dalil.publishing.phrases import Phrases, program
from dalil.publishing.scan_phrases import amounts_to_verify, claims_to_verify, scan_keys
from dalil.records.claims import Polarity


def html_page(publication: Publication, labels: Labels, lang: str) -> Iterator[str]:
    """The page, chunk by chunk."""
    words = Phrases(lang, labels, guard=bdi, plain=text, code=_code, link=claim_link, mark=_mark)
    yield "<!doctype html>\n"
    yield f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">\n'
    yield _head(publication, words) + "\n<body>\n<main>\n"
    yield _opening(publication, words) + "\n"
    yield _contents(publication, words) + "\n"
    yield _summary(publication, words) + "\n"
    yield from _chapters(publication, words)
    yield _amounts(publication, words) + "\n"
    yield from _silent(publication, words)
    yield _issues(publication, words) + "\n"
    yield _key(publication, words) + "\n"
    yield "</main>\n</body>\n</html>\n"


@cache
def style_sheet() -> str:
    """The one style sheet."""
    return files("dalil.publishing").joinpath("assets", "dossier.css").read_text(encoding="utf-8")


def policy(*, images: bool = False, sheet: str | None = None) -> str:
    """The content security policy: nothing but the style sheet of that digest, fonts inside it, images in the page.

    Where the page has no image, none is allowed; without `sheet` it is that of the dossier.
    """
    digest = base64.b64encode(hashlib.sha256((sheet or style_sheet()).encode()).digest()).decode()
    allowed = " img-src data:;" if images else ""
    start = f"default-src 'none'; style-src 'sha256-{digest}'; font-src data:;"
    return f"{start}{allowed} base-uri 'none'; form-action 'none'"


def _head(publication: Publication, words: Phrases) -> Html:
    images = any(placed.strips for placed in publication.claims)
    return el(
        "head",
        el("meta", charset="utf-8"),
        el(
            "meta",
            http_equiv="Content-Security-Policy",
            content=policy(images=images),
        ),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="generator", content=program()),
        el("title", text(words.title(publication))),
        el("style", style_sheet()),
    )


def _opening(publication: Publication, words: Phrases) -> Html:
    return el(
        "header",
        el("p", words.say("kind"), class_="kind"),
        el("h1", bdi(words.title(publication))),
        el("p", words.lede(publication), class_="lede"),
        NOTHING if publication.claims else el("p", words.say("no_claims"), class_="note"),
        *(_facts(words.source_facts(s)) for s in publication.sources),
        _facts(words.method_facts()),
    )


def _facts(pairs: Iterable[tuple[str, str]]) -> Html:
    return el("dl", *(el("div", el("dt", name), el("dd", value)) for name, value in pairs), class_="facts")


def _contents(publication: Publication, words: Phrases) -> Html:
    entries = [("summary", words.say("summary"))]
    entries += [(f"dyad-{i}", words.dyad(c.dossier.dyad)) for i, c in enumerate(publication.chapters, 1)]
    if publication.third_parties:
        entries.append(("third-parties", words.say("third_parties")))
    if publication.one_sided:
        entries.append(("one-sided", words.say("one_sided")))
    entries += [(name, words.say(name)) for name in ("amounts", "silent", "issues", "key", "cite")]
    links = (el("li", el("a", title, href=f"#{anchor}")) for anchor, title in entries)
    return el("nav", el("ol", *links), aria_label=words.say("contents"))


def _summary(publication: Publication, words: Phrases) -> Html:
    head = el(
        "tr",
        el("th", words.say("relation"), scope="col"),
        *(el("th", words.polarity(p), scope="col", class_="n") for p in Polarity),
        el("th", words.say("all"), scope="col", class_="n"),
        el("th", words.say("claims"), scope="col"),
    )
    bodies = []
    for family, group in groupby(publication.counts, key=lambda c: words.family(c.relation)):
        rows = [
            el(
                "tr",
                el("th", words.relation(c.relation), scope="row"),
                *(_count_cell(n, words) for n in (*c.by_polarity, sum(c.by_polarity))),
                el("td", words.refs(c.claims), class_="links"),
            )
            for c in group
        ]
        heading = el("tr", el("th", family, colspan=str(len(Polarity) + 3), scope="colgroup"), class_="family")
        bodies.append(el("tbody", heading, *rows))
    table = _table(head, bodies) if publication.counts else NOTHING
    return _section("summary", words.say("summary"), table, _told(claims_to_verify(publication, words)))


def _told(words: str | None) -> Html:
    """A paragraph on what is to verify, where something is."""
    return NOTHING if words is None else el("p", words, class_="to-verify")


def _count_cell(count: int, words: Phrases) -> Html:
    return el("td", words.number(count) if count else "·", class_="n" if count else "n zero")


def _chapters(publication: Publication, words: Phrases) -> Iterator[str]:
    """The dyads of the document's voice, then those of others, then the claims with one known party."""
    several = len(publication.sources) > 1
    for number, chapter in enumerate(publication.chapters, 1):
        yield f'<section id="dyad-{number}" class="dyad">\n' + el("h2", words.dyad(chapter.dossier.dyad))
        yield from _chapter(chapter, words, level=3, with_file=several)
        yield "</section>\n"
    if publication.third_parties:
        yield '<section id="third-parties" class="dyad">\n' + el("h2", words.say("third_parties"))
        yield el("p", words.say("third_parties_note"), class_="note")
        for chapter in publication.third_parties:
            yield el("h3", words.dyad(chapter.dossier.dyad))
            yield from _chapter(chapter, words, level=4, with_file=several)
        yield "</section>\n"
    if publication.one_sided:
        yield '<section id="one-sided" class="dyad">\n' + el("h2", words.say("one_sided"))
        yield el("p", words.say("one_sided_note"), class_="note")
        yield from _groups(publication.one_sided, words, level=3, with_file=several)
        yield "</section>\n"


def _chapter(chapter: Chapter, words: Phrases, *, level: int, with_file: bool) -> Iterator[str]:
    count = words.say("claim_count", {"count": words.number(len(chapter.dossier.claims))})
    yield el("p", count, class_="note")
    if chapter.disputes:
        lines = (el("li", words.dispute(d)) for d in chapter.disputes)
        yield el("aside", el("strong", words.say("disputes")), el("ul", *lines), class_="disputes")
    yield from _groups(chapter.groups, words, level=level, with_file=with_file)


def _groups(groups: Iterable[Group], words: Phrases, *, level: int, with_file: bool) -> Iterator[str]:
    for facet, members in groupby(groups, key=lambda g: g.facet):
        yield el(f"h{level}", words.facet(facet), class_="facet")
        for group in members:
            yield el(f"h{level + 1}", words.domain(group.domain), class_="domain") + "\n"
            for placed in group.claims:
                yield claim_article(placed, words, with_file=with_file) + "\n"


def _amounts(publication: Publication, words: Phrases) -> Html:
    if not publication.amounts:
        return _section("amounts", words.say("amounts"), el("p", words.say("no_totals"), class_="note"))
    return _section(
        "amounts",
        words.say("amounts"),
        el("p", words.say("amounts_note"), class_="note"),
        _told(amounts_to_verify(publication, words)),
        _totals(publication, words),
        _amount_rows(publication, words),
    )


def _totals(publication: Publication, words: Phrases) -> Html:
    if not publication.totals:
        return el("p", words.say("no_totals"))
    head = _header(("giver", "relation", "receiver", "total", "claims"), words)
    rows = (el("tr", *(el("td", cell) for cell in words.total_cells(t))) for t in publication.totals)
    return joined([el("h3", words.say("totals")), _table(head, [el("tbody", *rows)])])


def _amount_rows(publication: Publication, words: Phrases) -> Html:
    head = _header(("at_hand", "giver", "relation", "receiver", "amount", "written_as", "standing"), words)
    rows = (
        el("tr", *(el("td", cell) for cell in words.amount_cells(row)), class_=f"standing-{row.standing.value}")
        for row in publication.amounts
    )
    return joined([el("h3", words.say("all_amounts")), _table(head, [el("tbody", *rows)])])


def _header(names: Iterable[str], words: Phrases) -> Html:
    return el("tr", *(el("th", words.say(n), scope="col") for n in names))


def _table(head: Html, bodies: Iterable[Html]) -> Html:
    return el("div", el("table", el("thead", head), *bodies), class_="table", tabindex="0")


def _silent(publication: Publication, words: Phrases) -> Iterator[str]:
    several = len(publication.sources) > 1
    yield f'<section id="silent"><h2>{words.say("silent")}</h2>\n'
    yield el("p", words.say("silent_note"), class_="note") + '\n<ol class="silent">\n'
    for unit in publication.silent:
        place = el("span", " · ".join(words.place(unit.place, with_file=several)), class_="place")
        state = el("span", words.silence(unit), class_=f"state {unit.silence.value}")
        yield el("li", el("bdi", el("q", text(unit.place.quote.exact))), " ", state, " ", place) + "\n"
    yield "</ol>\n</section>\n"


def _issues(publication: Publication, words: Phrases) -> Html:
    issues = [i for s in publication.sources for i in s.issues]
    if not issues:
        return _section("issues", words.say("issues"), el("p", words.say("no_issues"), class_="note"))
    return _section("issues", words.say("issues"), el("ul", *(el("li", words.issue(i)) for i in issues)))


def _key(publication: Publication, words: Phrases) -> Html:
    names = ("key_brackets", "key_marks", "key_quotes", "key_voice")
    doubted = any(p.scan is not None and p.scan.doubts for p in publication.claims)
    lines = (*map(words.say, names), *scan_keys(publication, words), *([words.say("key_doubts")] if doubted else ()))
    key = _section("key", words.say("key"), el("ul", *(el("li", line) for line in lines)))
    return joined([key, _cite(publication, words)], "\n")


def _cite(publication: Publication, words: Phrases) -> Html:
    """How to cite, shown on the first claim."""
    rule = el("p", words.say("cite_claim"))
    if not publication.claims:
        return _section("cite", words.say("cite"), rule)
    return _section("cite", words.say("cite"), rule, el("p", words.citation(publication.claims[0]), class_="citation"))


def _mark(words: str) -> Html:
    return el("strong", words, class_="verify")


def _code(digest: str) -> Html:
    return el("code", text(digest))


def _section(anchor: str, title: str, *children: str) -> Html:
    return el("section", el("h2", title), *children, id=anchor)
