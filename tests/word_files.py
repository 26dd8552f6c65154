"""Word files made of the XML that a test is about."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from dalil.reading.docx.reader import extract
from dalil.reading.extracts import Extract
from dalil.reading.files import DEFAULT_LIMITS, Limits

OFFICE = "http://schemas.openxmlformats.org/"
SPACES = {
    "w": f"{OFFICE}wordprocessingml/2006/main",
    "r": f"{OFFICE}officeDocument/2006/relationships",
    "m": f"{OFFICE}officeDocument/2006/math",
    "a": f"{OFFICE}drawingml/2006/main",
    "dgm": f"{OFFICE}drawingml/2006/diagram",
    "mc": f"{OFFICE}markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
NAMES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
RELATIONS = f"{OFFICE}package/2006/relationships"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer")


def p(words: str = "", *, style: str = "", ppr: str = "", rpr: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{ppr}</w:pPr>{r(words, rpr) if words else ''}</w:p>"


def r(words: str, rpr: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{rpr}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


def item(words: str, *, list: int = 1, level: int = 0, ppr: str = "") -> str:
    """A list item."""
    return p(words, ppr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>{ppr}')


def table(*rows: str, ppr: str = "") -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr>{ppr}</w:tblPr>{''.join(rows)}</w:tbl>"


def row(*cells: str, ppr: str = "") -> str:
    """A row whose cells are words, or blocks where they are XML."""
    made = (c if c.startswith("<w:tc>") else cell(c) for c in cells)
    return f"<w:tr><w:trPr>{ppr}</w:trPr>{''.join(made)}</w:tr>"


def cell(content: str, ppr: str = "") -> str:
    """A cell."""
    return f"<w:tc><w:tcPr>{ppr}</w:tcPr>{content if content.startswith('<') else p(content)}</w:tc>"


def level(n: int, style: str, text: str, *, more: str = "") -> str:
    """How one level of a list is marked."""
    return (
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{720 * (n + 1)}"/></w:pPr></w:lvl>'
    )


def numbered(*lists: str) -> str:
    """Definitions of lists, with number ids from 1."""
    abstract = "".join(f'<w:abstractNum w:abstractNumId="{n}">{one}</w:abstractNum>' for n, one in enumerate(lists, 1))
    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1))
    return abstract + nums


def style(id: str, name: str, *, inner: str = "", kind: str = "paragraph") -> str:
    """A style."""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{inner}</w:style>'


def word_file(body: str, *, parts: Mapping[str, str] | None = None, files: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file: the XML inside its body and inside other parts by their kind, and any other files."""
    xml = {"document": f"<w:body>{body}</w:body>", **(parts or {})}
    targets = "".join(
        f'<Relationship Id="{kind}" Type="{SPACES["r"]}/{kind}" Target="{kind}.xml"/>' for kind in xml if kind in PARTS
    )
    made = {
        "_rels/.rels": f'<Relationship Id="d" Type="{SPACES["r"]}/officeDocument" Target="word/document.xml"/>',
        "word/_rels/document.xml.rels": targets,
    }
    archive = {name: f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>' for name, inner in made.items()}
    archive |= {f"word/{kind}.xml": f"<w:{kind} {NAMES}>{inner}</w:{kind}>" for kind, inner in xml.items()}
    archive["[Content_Types].xml"] = f'<Types xmlns="{RELATIONS.replace("relationships", "content-types")}"/>'
    return zipped({**{name: text.encode() for name, text in archive.items()}, **(files or {})})


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive, the same bytes each time."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def read(body: str, *, limits: Limits = DEFAULT_LIMITS, **parts: str) -> Extract:
    """What is read of a Word file."""
    return extract(word_file(body, parts=parts), "paper.docx", limits)


def lines(body: str, **parts: str) -> list[str]:
    """The blocks that are read, each with its kind and level as `item2 - words`."""
    found = read(body, **parts)
    return [f"{b.kind}{b.level or ''} {found.text[b.span.start : b.span.end]}" for b in found.layout.blocks]


def codes(body: str, **parts: str) -> dict[str, dict[str, str]]:
    """The issues of a file by their code, with their values."""
    return {i.code: dict(i.values) for i in read(body, **parts).issues}
