"""Which part of a page is its text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dalil.reading.html.chrome import PROSE, Weight, chrome_of, is_certain, weigh
from dalil.reading.html.names import names
from dalil.reading.html.trees import Element
from dalil.reading.html.visibility import is_machinery

ENOUGH = 0.7  # share of the text that a part marked as the main one must hold
NEARLY_ALL = 0.95  # share of the text that an unmarked part must hold
LEAST = 200  # characters of text, below which nothing is taken for the main part
MOST_LOST = 0.5  # share of the text that may go by names that leave some doubt
BODIES = names(
    "article-body articlebody article-content article__body article-text entry-content post-content post-body",
    "post-entry story-body story-content storybody news-body news-content news-details news-text td-post-content",
    "field--name-body content-body page-content wysiwyg mw-parser-output",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MainText:
    """The parts of a page that are its text, in order, and what stands around it."""

    roots: tuple[Element, ...]
    around: tuple[Element, ...]
    left: tuple[str, ...] = ()  # the words of what stands around it, in order


def main_text(body: Element, hidden: Iterable[Element]) -> MainText:
    """The text of a page. A page that is just a document stays whole."""
    unseen = frozenset(id(e) for e in hidden)
    weights = weigh(body, unseen)
    chrome = chrome_of(body, weights)
    if not chrome or weights[id(body)].all == 0:
        return MainText(roots=(body,), around=())
    if sum(weights[id(e)].text for e in chrome if not is_certain(e)) > MOST_LOST * weights[id(body)].text:
        chrome = [e for e in chrome if is_certain(e)]
    gone = unseen | {id(e) for e in chrome}
    kept = weigh(body, gone)
    if not kept[id(body)].all:
        return MainText(roots=(body,), around=())
    roots = _roots(body, kept, gone)
    return _split(body, roots, frozenset(id(e) for e in chrome), unseen)


def _roots(body: Element, weights: dict[int, Weight], gone: frozenset[int]) -> tuple[Element, ...]:
    """The smallest part that holds the text, after the title and any text that stand before it."""
    total = weights[id(body)].text
    if total < LEAST:
        return (body,)
    main = _marked(body, weights, ENOUGH * total)
    beside: list[Element] = []
    if main is None:
        main = next((e for e in body.elements() if weights[id(e)].text >= ENOUGH * total and _is_body(e)), None)
        main = main or _descended(body, weights, NEARLY_ALL * total)
        beside = _beside(main, body, weights, gone)
    titled = weights[id(main)].titled or any(weights[id(e)].titled for e in beside)
    title = None if titled else _title_before(main, body, weights, gone)
    roots = [main, *beside, *([] if title is None else [title])]
    wanted = {id(e) for e in roots}
    return tuple(e for e in body.elements() if id(e) in wanted)


def _marked(body: Element, weights: dict[int, Weight], least: float) -> Element | None:
    """The part that the page itself marks as its text: the outermost article, else main."""
    heavy = [e for e in body.elements() if weights[id(e)].text >= least]
    return next((e for test in (_is_article, _is_main) for e in heavy if test(e)), None)


def _beside(main: Element, body: Element, weights: dict[int, Weight], gone: frozenset[int]) -> list[Element]:
    """The parts with text beside the main one, on its level and on those above it."""
    found: list[Element] = []
    at = main
    while at is not body and at.parent is not None:
        siblings = (c for c in at.parent.children if isinstance(c, Element) and c is not at)
        found += [c for c in siblings if weights[id(c)].text and id(c) not in gone]
        at = at.parent
    return found


def _is_article(element: Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _is_main(element: Element) -> bool:
    return element.tag == "main" or element.get("role") == "main"


def _is_body(element: Element) -> bool:
    return element.get("itemprop") == "articleBody" or not BODIES.isdisjoint(n.lower() for n in element.labels)


def _descended(body: Element, weights: dict[int, Weight], least: float) -> Element:
    """The innermost element that holds nearly all text, with no text of its own above it."""
    while weights[id(body)].own < PROSE:
        children = (c for c in body.children if isinstance(c, Element) and weights[id(c)].text >= least)
        heaviest = next(children, None)
        if heaviest is None or heaviest.tag in ("p", "ul", "ol", "table", "tbody", "blockquote", "pre"):
            return body
        body = heaviest
    return body


def _title_before(main: Element, body: Element, weights: dict[int, Weight], gone: frozenset[int]) -> Element | None:
    """The last main heading in sight before the text, where the text has none."""
    if weights[id(main)].titled:
        return None
    found = None
    waiting = [body]
    while waiting:
        element = waiting.pop()
        if element is main:
            return found
        if id(element) in gone:
            continue
        if element.tag == "h1" and weights[id(element)].all:
            found = element
        waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))
    return found


def _split(body: Element, roots: Sequence[Element], chrome: frozenset[int], unseen: frozenset[int]) -> MainText:
    """The text and what stands around it: the site's elements, parts beside the text, words right above it."""
    wanted = {id(r) for r in roots}
    above = {id(a) for r in roots for a in _ancestors(r)}
    around: list[Element] = []
    left: list[str] = []
    waiting: list[tuple[Element | str, bool]] = [(body, False)]
    while waiting:
        node, inside = waiting.pop()
        if isinstance(node, str):
            left += [] if inside else [node]
            continue
        if id(node) in unseen or is_machinery(node):
            continue
        inside = inside or id(node) in wanted
        if id(node) in chrome or not (inside or id(node) in above):
            around.append(node)
            left.append(node.words())
            continue
        waiting.extend((c, inside) for c in reversed(node.children))
    return MainText(roots=tuple(roots), around=tuple(around), left=tuple(left))


def _ancestors(element: Element) -> Iterable[Element]:
    above = element.parent
    while above is not None:
        yield above
        above = above.parent
