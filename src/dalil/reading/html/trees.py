"""Markup as a tree of elements, after bounds that keep parsing linear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dalil.errors import ReadingError
from dalil.reading.files import Limits
from dalil.reading.html.names import names

MAX_TAGS = 600_000
MAX_ATTRIBUTES = 2_000  # of one element; the parser compares each with all before it
LONG_TAG = 10_000  # characters
MOST_LOOKED_AT = 300  # texts and elements, to tell whether an element holds few words
INLINE_DEPTH = 5  # how much deeper than blocks elements within lines may lie
MAX_REOPENED = 3_000_000  # elements that the parser makes anew where <b> or <font> stays open over blocks
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
RAW = re.compile(r"<(script|style|svg)\b", re.I)
FORMATTING = names("b big code em font i nobr s small strike strong tt u")
# Elements that hold nothing, or that the next of their kind closes: they tell nothing of depth.
FLAT = names(
    "a area base br col embed hr img input link meta source track wbr p li td th tr dt dd option optgroup thead",
    "tbody tfoot colgroup html head body rt rp",
)
BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption",
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav noframes ol",
    "optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp",
)
# Machinery, controls and what only other programs would draw; no words of the page are in them.
UNSEEN = names(
    "head script style template noscript iframe object embed applet svg canvas audio video map select datalist",
    "input textarea progress meter title base link meta source track param frame noembed",
)


@dataclass(slots=True, eq=False)
class Element:
    """An element of a page; text between elements stands among its children."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str:
        """An attribute; empty where there is none."""
        return self.attributes.get(name, "")

    @property
    def labels(self) -> list[str]:
        """Its classes and id."""
        return [*self.get("class").split(), *self.get("id").split()]

    def elements(self) -> Iterator[Element]:
        """Itself and all elements in it, in order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))

    def words(self) -> str:
        """The words in it, blocks parted by blanks."""
        return " ".join("".join(self.texts()).split())

    def short(self, most: int) -> str | None:
        """Its words where they are few; None, after a bounded look, where there is more than that in it."""
        texts: list[str] = []
        length = 0
        for count, text in enumerate(self.texts()):
            texts.append(text)
            length += len(text.strip())
            if length > most or count > MOST_LOOKED_AT:
                return None
        return " ".join("".join(texts).split())

    def texts(self) -> Iterator[str]:
        """Its texts, an empty one for each element, blanks around blocks."""
        waiting: list[Element | str] = [self]
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                yield node
            elif node.tag not in UNSEEN:
                parted = node.tag in BLOCKS or node.tag == "br"
                waiting.extend([" ", *reversed(node.children), " "] if parted else reversed(node.children))
                yield ""


def parse(markup: str, name: str, limits: Limits) -> Element:
    """The tree of a page. Nothing is fetched and no script runs: the parser builds elements only."""
    _check(markup, name, limits)
    root = LexborHTMLParser(markup).root
    if root is None:
        raise ReadingError("D105", path=name)
    return _tree(root, name, limits)


def _check(markup: str, name: str, limits: Limits) -> None:
    """Refuse markup that parsers take quadratic time for, by one look at its tags."""
    if markup.count("<") > MAX_TAGS:
        raise ReadingError("D120", path=name, reason=f"more than {MAX_TAGS} tags")
    markup = without_raw(markup)
    if any(len(part) > LONG_TAG and _has_many_attributes(part) for part in markup.split("<")):
        raise ReadingError("D120", path=name, reason=f"an element with more than {MAX_ATTRIBUTES} attributes")
    depth, formatting, reopened = 0, 0, 0
    for closing, tag in TAG.findall(markup):
        tag = tag.lower()
        step = -1 if closing else 1
        if tag in FORMATTING:
            formatting = max(0, formatting + step)
        elif not closing:
            reopened += formatting
        if tag not in FLAT:
            depth = max(0, depth + step)
        if depth > limits.max_depth * INLINE_DEPTH or reopened > MAX_REOPENED:
            raise ReadingError("D126", path=name, limit=limits.max_depth)


def _has_many_attributes(part: str) -> bool:
    """Whether a tag, up to its end or what looks like it, has more attributes than any page writes."""
    tag = QUOTED.sub("", part).partition(">")[0]
    return max(len(tag.split()), tag.count("=")) > MAX_ATTRIBUTES


def without_raw(markup: str) -> str:
    """The markup without scripts and styles, where tags are mere text, and drawings, whose tags close themselves."""
    kept: list[str] = []
    at = 0
    lower = markup.lower()
    while (found := RAW.search(markup, at)) is not None:
        end = lower.find(f"</{found[1].lower()}", found.end())
        if end < 0:
            break
        kept.append(markup[at : found.start()])
        at = end
    kept.append(markup[at:])
    return "".join(kept)


def _tree(root: LexborNode, name: str, limits: Limits) -> Element:
    """The parser's nodes as elements, without recursion: pages nest deeper than Python does."""
    top = Element(tag="html", attributes={})
    waiting: list[tuple[LexborNode, Element, int, int]] = [(root, top, 0, 0)]
    while waiting:
        node, parent, depth, blocks = waiting.pop()
        tag = node.tag or ""
        if tag == "-text":
            parent.children.append(node.text_content or "")
        if not tag or tag[0] in "-!":
            continue
        blocks += tag in BLOCKS
        if blocks > limits.max_depth or depth > limits.max_depth * INLINE_DEPTH:
            raise ReadingError("D126", path=name, limit=limits.max_depth)
        attributes = {key.lower(): value or "" for key, value in node.attributes.items()}
        element = Element(tag=tag.lower(), attributes=attributes, parent=parent)
        parent.children.append(element)
        child = node.last_child
        while child is not None:
            waiting.append((child, element, depth + 1, blocks))
            child = child.prev
    return top
