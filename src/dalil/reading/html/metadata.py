"""What a page says of itself: title, author, publisher, day of publication."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dalil.reading.extracts import Metadata, tidy
from dalil.reading.html.trees import Element

MAX_JSON = 1_000_000  # characters
LONGEST = 500  # characters of a title or name
ARTICLES = ("article", "posting", "report", "legislation", "creativework", "webpage", "presentation")
DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "article.published", "publishdate", "publish-date", "publish_date", "pubdate", "published", "sailthru.date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date",
    "citation_publication_date", "citation_date", "created",
)  # fmt: skip
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
PUBLISHERS = ("og:site_name", "publisher", "dc.publisher", "dcterms.publisher", "article:publisher", "application-name")
TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "citation_title")
DAY = re.compile(r"\s*((?:19|20)\d{2})(?:([-/.]?)(0[1-9]|1[0-2])(?:\2(0[1-9]|[12]\d|3[01]))?)?(?![-/.]?\d)")
SEPARATOR = re.compile(r"\s+[|–—·•»«:]+\s+|\s+-\s+|\s*::\s*|\s*\|\s*")
NO_TITLE = re.compile(
    r"(?:untitled(?: document)?|document\d*|home(?: ?page)?|index|new page \d*|(?:الصفحة )?الرئيسية|مستند\d*|بلا عنوان"
    r"|.{0,100}\.(?:docx?|html?|pdf|rtf|odt|aspx?|php)|microsoft word\b.{0,200})",
    re.I,
)
NO_NAME = re.compile(
    r"(?:https?:|www\.|@)\S*|(?:admin|administrator|user|root|webmaster|unknown|hp|pc|windows user)\d*", re.I
)


@dataclass(slots=True)
class _Said:
    """What the parts of a page say, the first of each kind winning."""

    metas: dict[str, str] = field(default_factory=dict)
    title: str = ""
    headings: list[str] = field(default_factory=list)  # of the first level
    times: list[str] = field(default_factory=list)
    published: str = ""  # by a <time> that says so
    author: str = ""
    linked: dict[str, str] = field(default_factory=dict)  # of JSON-LD


def metadata_of(root: Element) -> Metadata:
    """The metadata of a page."""
    said = _said(root)
    publisher = _first(said.linked.get("publisher"), *(said.metas.get(n) for n in PUBLISHERS), skip=NO_NAME)
    return Metadata(
        title=_title(said, publisher),
        author=_first(said.linked.get("author"), *(said.metas.get(n) for n in AUTHORS), said.author, skip=NO_NAME),
        publisher=publisher,
        published=_published(said),
    )


def day_of(text: str) -> str | None:
    """The ISO date or its prefix that a text begins with."""
    match = DAY.match(text)
    if match is None or (match[2] == "" and match[3] and not match[4]):
        return None
    return "-".join(part for part in (match[1], match[3], match[4]) if part)


def _said(root: Element) -> _Said:
    said = _Said()
    for element in root.elements():
        if element.tag == "meta":
            _add_meta(element, said)
        elif element.tag == "title" and not said.title and not _drawn(element):
            said.title = element_text(element)
        elif element.tag == "h1" and len(said.headings) < 3:
            said.headings.append(element.short(LONGEST) or "")
        elif element.tag == "time":
            _add_time(element, said)
        elif element.tag == "script" and element.get("type").strip().lower() == "application/ld+json":
            _add_linked(element_text(element), said)
        if not said.author and ("author" in (element.get("rel"), element.get("itemprop"))):
            said.author = element.short(LONGEST) or ""
    return said


def element_text(element: Element) -> str:
    """The text right in an element that holds no others, as <title> or <script>."""
    return "".join(c for c in element.children if isinstance(c, str))


def _drawn(title: Element) -> bool:
    return title.parent is not None and title.parent.tag not in ("head", "html", "body")


def _add_meta(element: Element, said: _Said) -> None:
    content = element.get("content").strip()
    for attribute in ("property", "name", "itemprop"):
        name = element.get(attribute).strip().lower()
        if name and content:
            said.metas.setdefault(name, content)


def _add_time(element: Element, said: _Said) -> None:
    day = day_of(element.get("datetime"))
    if day is None:
        return
    names = " ".join((element.get("itemprop"), element.get("class"))).lower()
    if "pubdate" in element.attributes or re.search("publish|entry-date|post-date", names):
        said.published = said.published or day
    said.times.append(day)


def _add_linked(text: str, said: _Said) -> None:
    """Read JSON-LD; what is no JSON or nests too deep for one says nothing."""
    if len(text) > MAX_JSON:
        return
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for thing in _things(data):
        for key, value in _facts(thing):
            said.linked.setdefault(key, value)


def _things(data: object) -> Iterator[Mapping[str, object]]:
    """The articles and pages that JSON-LD describes, articles first."""
    waiting, found = [data], []
    while waiting:
        thing = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            kinds = " ".join(_strings(thing.get("@type"))).lower()
            if any(kind in kinds for kind in ARTICLES):
                found.append(thing)
            waiting += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]
    yield from sorted(found, key=lambda t: "webpage" in " ".join(_strings(t.get("@type"))).lower())


def _facts(thing: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    names = {
        "title": _strings(thing.get("headline")) or _strings(thing.get("name")),
        "published": _strings(thing.get("datePublished")) or _strings(thing.get("dateCreated")),
        "author": list(dict.fromkeys(_names(thing.get("author")))),
        "publisher": list(_names(thing.get("publisher")))[:1],
    }
    for key, values in names.items():
        if values:
            yield key, ", ".join(values) if key == "author" else values[0]


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v for v in values if isinstance(v, str) and v.strip()]


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        yield from _strings(one.get("name") if isinstance(one, dict) else one)


def _title(said: _Said, publisher: str | None) -> str | None:
    heading = said.headings[0] if said.headings else None
    for title in (said.linked.get("title"), *(said.metas.get(n) for n in TITLES), said.title, heading):
        found = tidy((title or "")[: 4 * LONGEST])
        if found is None:
            continue
        found = _without_site(found, publisher, said.headings)
        if len(found) <= LONGEST and NO_TITLE.fullmatch(found) is None and found != publisher:
            return found
    return None


def _without_site(title: str, publisher: str | None, headings: Iterable[str]) -> str:
    """The title without the site's name, which stands before or after it."""
    parts = SEPARATOR.split(title)
    whole = {" ".join(h.split()) for h in headings}
    if title in whole or len(parts) == 1:
        return title
    for part in parts:
        if part in whole and part != publisher:
            return part
    found = list(SEPARATOR.finditer(title))
    if publisher and _same(parts[-1], publisher):
        return title[: found[-1].start()]
    if publisher and _same(parts[0], publisher):
        return title[found[0].end() :]
    return title


def _same(name: str, other: str) -> bool:
    return name.strip().casefold() == other.strip().casefold()


def _published(said: _Said) -> str | None:
    claims = (said.linked.get("published"), *(said.metas.get(n) for n in DATES), said.published)
    days = (day for claim in claims if claim and (day := day_of(claim)) is not None)
    only = said.times[0] if len(set(said.times)) == 1 else None
    return next(days, only)


def _first(*values: str | None, skip: re.Pattern[str]) -> str | None:
    kept = (tidy(v[: 4 * LONGEST]) for v in values if v)
    return next((v for v in kept if v is not None and len(v) <= LONGEST and skip.fullmatch(v) is None), None)
