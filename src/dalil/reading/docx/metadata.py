"""What a Word file says of itself, but for what only its template or the machine it was typed on says."""

from __future__ import annotations

import re
from datetime import date

from lxml.etree import _Element as Element

from dalil.reading.docx.package import Package
from dalil.reading.extracts import Metadata, tidy

DUBLIN = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
TEMPLATE_TITLES = re.compile(
    r"(?:document|doc|untitled|new microsoft word document|word document|microsoft word.*|title|no slide title|normal"
    r"|مستند|وثيقة|بلا عنوان|بدون عنوان|مستند جديد|مستند microsoft word جديد|العنوان|slide|template|powerpoint.*)"
    r"[\s\d().-]*",
    re.I,
)
FILE_NAME = re.compile(r".*\.(?:docx?|docm|dotx?|dotm|odt|rtf|pdf|txt|html?|wpd)", re.I)
MACHINES = r"pc|hp|dell|acer|lenovo|asus|toshiba|compaq|home|computer|كمبيوتر"
NOBODY = re.compile(
    r"(?:python-docx|apache poi|docx4j|un-?named|unknown|author|owner|microsoft|مستخدم|المستخدم"
    rf"|(?:microsoft |windows |office )*(?:user|admin|administrator)\d*|{MACHINES})[\s\d.-]*",
    re.I,
)
NO_COMPANY = re.compile(
    r"(?:microsoft|hewlett-packard|company|organi[sz]ation|personal|none|n/?a|-|\.|شركة|منزل|البيت"
    rf"|grizli\w*|reanimator.*|\w*\.(?:com|net|org|ru)|{MACHINES})(?: (?:company|corporation|corp\.?|inc\.?))*",
    re.I,
)
EARLIEST = date(1990, 1, 1)
MAX_WRITING = 31  # days: a file that is older than that when last saved was typed over another one, or is a template


def metadata_of(package: Package, *, headline: str | None) -> Metadata:
    """What a file says of itself; without a title of its own, the headline of its text."""
    core, app = _part(package, "core-properties"), _part(package, "extended-properties")
    title, author = tidy(_text(core, DUBLIN + "title")), tidy(_text(core, DUBLIN + "creator"))
    company = tidy(_text(app, EXTENDED + "Company"))
    if title is not None and (TEMPLATE_TITLES.fullmatch(title[:200]) or FILE_NAME.fullmatch(title[:200])):
        title = None
    made_by_library = (author or "").lower() == "python-docx"
    return Metadata(
        title=title or headline,
        author=None if author is None or NOBODY.fullmatch(author[:200]) else author,
        publisher=None if company is None or NO_COMPANY.fullmatch(company[:200]) else company,
        published=None if made_by_library else _published(core),
    )


def _published(core: Element | None) -> str | None:
    """The day a file was made, where it was last saved soon after."""
    made, saved = _day(_text(core, TERMS + "created")), _day(_text(core, TERMS + "modified"))
    if made is None or made < EARLIEST:
        return None
    if saved is not None and not 0 <= (saved - made).days <= MAX_WRITING:
        return None
    return made.isoformat()


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def _part(package: Package, kind: str) -> Element | None:
    for relation in package.relations("").values():
        if relation.kind == kind and not relation.external and relation.target in package:
            return package.root(relation.target)
    return None


def _text(root: Element | None, tag: str) -> str | None:
    return None if root is None else root.findtext(tag)
