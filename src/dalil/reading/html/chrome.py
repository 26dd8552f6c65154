"""What a site puts around a text: menus, banners, share buttons, related links, comments, notices of cookies.

Named for the browser's sense of the word. What is named like it, and what is little but links, goes; text of any
length stays unless its name leaves no doubt, as losing a paragraph is worse than keeping a menu.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dalil.reading.html.names import names
from dalil.reading.html.trees import BLOCKS, Element
from dalil.reading.html.visibility import is_machinery

PROSE = 25  # characters from which a block of other than links counts as text
LINKED = 0.35  # share of links up to which a block is text
MENU = 0.6  # share of links from which a part is a menu
LABEL = 100  # characters up to which words without links may be no text
LEAST_LINKS = 3
# Words of class names and ids. Those that leave no doubt:
ALIEN = names(
    "cookie cookies consent gdpr ccpa onetrust comments disqus respond breadcrumb breadcrumbs newsletter",
    "recommended recommendations outbrain taboola addthis addtoany sharedaddy sharethis jp-relatedposts editsection",
    "catlinks skiplink skiplinks paywall",
)
# Those that sites also give to parts of the text; they tell only where little text stands:
LIKELY = names(
    "nav navbar navigation menu submenu megamenu sidebar footer share sharing sharebar social related recirc",
    "trending popular mostread subscribe subscription signup login search searchform ad ads advert adverts",
    "advertisement advertising sponsor sponsored promo promotion banner popup modal overlay widget widgets",
    "toolbar topbar masthead pagination pager tagcloud tags copyright sitemap ticker backtotop noprint feedback",
    "poll rating tooltip dropdown hamburger comment weather follow sticky carousel slider offcanvas header",
    "colophon crumbs readmore language lang",
)
WITHIN_TEXT = names("h1 h2 h3 h4 h5 h6 li dt dd td th tr tbody thead figcaption caption blockquote pre")
SIDEBARS = names("sidebar")
ROLES = names("navigation banner contentinfo search complementary menu menubar toolbar alert alertdialog")
NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# What leads to other texts of the site, where it is nearly all link.
READ_ALSO = re.compile(
    r"(?:[اإ]قر[أا]\s*(?:أيض[اً]+|المزيد|كذلك)|شاهد\s*أيض|مواضيع\s*(?:ذات\s*صلة|متعلقة)|(?:أ?خبار|مقالات)\s*(?:ذات\s*صلة|متعلقة)"
    r"|ذات\s*صلة|للمزيد|المزيد|read\s+(?:more|also|next)|see\s+also|also\s+read|related|more\s+(?:on|from)|recommended)\b",
    re.I,
)
RIGHTS = re.compile(
    r"(?:جميع|كافة|كل)\s*الحقوق\s*محفوظة|حقوق\s*(?:النشر|الطبع|الملكية)|©|copyright\b|all rights reserved|\(c\) ?\d{4}",
    re.I,
)
LONGEST_CLAIM = 200  # characters


@dataclass(slots=True)
class Weight:
    """How much an element holds, in characters."""

    all: int = 0
    linked: int = 0  # of them in links to other pages
    links: int = 0
    text: int = 0  # in blocks that are text rather than links or labels
    titled: bool = False  # whether the main heading of a page is in it
    own: int = 0  # outside of the blocks within it
    own_linked: int = 0

    @property
    def menu(self) -> bool:
        """Whether it is little but links."""
        return self.links >= LEAST_LINKS and self.linked >= MENU * self.all and not self.text

    def take(self, other: Weight, *, block: bool) -> None:
        """Count what a child holds."""
        self.all += other.all
        self.linked += other.linked
        self.links += other.links
        self.text += other.text
        self.titled = self.titled or other.titled
        if not block:
            self.own += other.own
            self.own_linked += other.own_linked


def weigh(root: Element, hidden: frozenset[int]) -> dict[int, Weight]:
    """The weight of every element in sight, by its identity."""
    weights: dict[int, Weight] = {}
    for element in reversed(list(root.elements())):
        weight = weights[id(element)] = Weight()
        if id(element) in hidden or is_machinery(element):
            continue
        for child in element.children:
            if isinstance(child, Element):
                weight.take(weights[id(child)], block=child.tag in BLOCKS)
            else:
                length = len(child.strip())
                weight.all += length
                weight.own += length
        weight.titled = weight.titled or element.tag == "h1"
        if element.tag == "a" and not element.get("href").startswith("#") and "href" in element.attributes:
            weight.linked, weight.own_linked, weight.links = weight.all, weight.own, weight.links + 1
        if element.tag in BLOCKS and weight.own - weight.own_linked >= PROSE:
            weight.text += weight.own - weight.own_linked if weight.own_linked <= LINKED * weight.own else 0
    return weights


def chrome_of(body: Element, weights: dict[int, Weight]) -> list[Element]:
    """The outermost elements that are no part of the text; none on a page without any site around its text."""
    total = weights[id(body)]
    found: list[Element] = []
    evidence = False
    waiting = [body]
    while waiting:
        element = waiting.pop()
        weight = weights[id(element)]
        if element is not body and weight.all and _is_chrome(element, weight, total):
            found.append(element)
            evidence = evidence or weight.links > 0 or element.tag == "nav"
            continue
        waiting.extend(c for c in reversed(element.children) if isinstance(c, Element))
    return found if evidence else []


def is_certain(element: Element) -> bool:
    """Whether the name of an element leaves no doubt that it is the site's."""
    outer = element.tag in ("footer", "aside") and not _in(element, ("article", "main"))
    return outer or element.tag == "nav" or _parts(element, ALIEN)


def _is_chrome(element: Element, weight: Weight, total: Weight) -> bool:
    share = weight.text / total.text if total.text else 0.0
    if element.tag in ("main", "article", "body", "h1") or share > 0.75:
        return False
    if element.tag == "nav" or _parts(element, ALIEN):
        return True
    if _leads_elsewhere(element, weight) or _claims_rights(element, weight):
        return True
    if element.tag not in BLOCKS and weight.links < LEAST_LINKS:
        return False
    if weight.menu and not _in(element, ("article",)) and element.tag not in ("tr", "tbody"):
        return True
    return _named(element) and _poor(element, weight, share)


def _named(element: Element) -> bool:
    outer = element.tag in ("footer", "header", "aside") and not _in(element, ("article", "main", "section"))
    inner = element.tag == "form" or (element.tag == "aside" and not _in(element, ("article",)))
    named = element.tag not in WITHIN_TEXT and _parts(element, LIKELY)
    return outer or inner or element.get("role").lower() in ROLES or named


def _poor(element: Element, weight: Weight, share: float) -> bool:
    """Whether an element that is named like a part of the site holds little text."""
    if weight.titled:
        return False
    outer = element.tag in ("footer", "aside") and not _in(element, ("article", "main"))
    if outer or (_is_sidebar(element) and not _in(element, ("article",))):
        return share < 0.4
    linked = weight.linked >= 0.5 * weight.all
    label = weight.links > 0 or weight.all <= LABEL
    return linked or (label and weight.text <= 300 and share < 0.1)


def _is_sidebar(element: Element) -> bool:
    return element.get("role").lower() == "complementary" or _parts(element, SIDEBARS)


def _leads_elsewhere(element: Element, weight: Weight) -> bool:
    if not weight.links or weight.linked < 0.5 * weight.all or element.tag not in BLOCKS:
        return False
    return READ_ALSO.match(element.short(400) or "") is not None


def _claims_rights(element: Element, weight: Weight) -> bool:
    return (
        element.tag in BLOCKS
        and weight.all < LONGEST_CLAIM
        and RIGHTS.match(element.short(LONGEST_CLAIM) or "") is not None
    )


def _parts(element: Element, names: frozenset[str]) -> bool:
    """Whether a class or the id of an element is made with one of some words."""
    if element.tag in ("body", "html"):
        return False
    for name in element.labels:
        if name.lower() in names or any(part.lower() in names for part in NAME_PART.findall(name)):
            return True
    return False


def _in(element: Element, tags: tuple[str, ...]) -> bool:
    above = element.parent
    while above is not None:
        if above.tag in tags:
            return True
        above = above.parent
    return False
