"""Compares the claims of papers as Word files, web pages and PDFs with those of their plain text.

usage: python -m documents.same_claims PAPER... --out OUT [--again] [--section same_claims] [--losses]

Each paper is typed up twice: flat, a paragraph a line with the empty ones kept, and with real headings and lists
(`typing_up`). Both become DOCX and HTML; Chromium and WeasyPrint print the pages, LibreOffice the Word files.
A claim is found again where relation, actors, domain, polarity, facet, amount, date and quoted words are the same. With
--again the files made before are coded anew.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dalil.errors import DalilError
from dalil.publishing.jsonl import jsonl
from dalil.reading.extracts import Extract, source_of
from dalil.reading.outlines import Outline
from dalil.records.layouts import BlockKind
from dalil.workflow.coding import Wish, code_files, kit_for
from dalil.workflow.steps import code_source
from documents.html_pages import chromium, flat_html, html_of, weasyprint
from documents.looks import ARABIC_FONTS, LATIN_FONTS, Look
from documents.results import store
from documents.typing_up import typed_up
from documents.word_files import libreoffice, write_docx, write_flat_docx

TYPED = "real, no file"
FORMATS = ("docx", "html", "chromium.pdf", "weasyprint.pdf", "libreoffice.pdf")
Line = Mapping[str, Any]
Key = tuple[object, ...]


def make(papers: Sequence[Path], out: Path) -> None:
    """Type up the papers and print them."""
    for way in ("flat", "real"):
        folder = out / way
        folder.mkdir(parents=True, exist_ok=True)
        for number, paper in enumerate(papers):
            _typed(paper, folder / _name(paper), number, flat=way == "flat")
        word = [folder / f"{_name(p)}.docx" for p in papers]
        libreoffice(word, folder)
        for paper in papers:
            (folder / f"{_name(paper)}.pdf").rename(folder / f"{_name(paper)}.libreoffice.pdf")


def compared(papers: Sequence[Path], out: Path) -> dict[str, dict[str, Counter[str]]]:
    """For each way and format, over all papers: claims of the text, found again, more than there; quotes placed."""
    found: dict[str, dict[str, Counter[str]]] = {}
    for paper in papers:
        there = _claims(paper)
        found.setdefault(TYPED, {})[_name(paper)] = _beside(there, _as_typed(paper))
        for way in ("flat", "real"):
            for kind in FORMATS:
                file = out / way / f"{_name(paper)}.{kind}"
                counts = found.setdefault(f"{way} {kind}", {})
                counts[_name(paper)] = _beside(there, _claims(file))
    return found


def _as_typed(paper: Path) -> list[Line]:
    """The claims of the paper typed up, without a file between: what real headings and lists change by themselves."""
    outline = Outline(paper.name)
    text = paper.read_text(encoding="utf-8")
    for block in typed_up(text, rtl=is_rtl(text)).blocks:
        outline.add(f"{block.mark} {block.text}".strip(), kind=BlockKind(block.kind), level=block.level)
    made, layout = outline.finish()
    extract = Extract(text=made, layout=layout)
    source = source_of(extract, made.encode(), reader="typed", origin=paper.name)
    coded = code_source(source, (), kit_for(Wish()))
    return [claim for line in jsonl([coded]) for claim in json.loads(line)["claims"]]


def losses(paper: Path, file: Path) -> Iterator[str]:
    """The claims of the text that the file lacks, and those it has instead."""
    there, here = (Counter(map(_key, _claims(f))) for f in (paper, file))
    yield from (f"  - {' | '.join(map(str, key))}" for key in (there - here).elements())
    yield from (f"  + {' | '.join(map(str, key))}" for key in (here - there).elements())


def _typed(paper: Path, stem: Path, number: int, *, flat: bool) -> None:
    """Write a paper as page, print and Word file, in one font after another."""
    text = paper.read_text(encoding="utf-8")
    rtl = is_rtl(text)
    document = typed_up(text, rtl=rtl)
    fonts = ARABIC_FONTS if rtl else LATIN_FONTS
    look = Look(font=fonts[number % len(fonts)], size=13)
    lines = text.split("\n")
    page = flat_html(lines, look, rtl=rtl, title=document.title) if flat else html_of(document, look)
    (stem.parent / f"{stem.name}.html").write_text(page, encoding="utf-8")
    chromium(page, stem.parent / f"{stem.name}.chromium.pdf")
    weasyprint(page, stem.parent / f"{stem.name}.weasyprint.pdf")
    if flat:
        write_flat_docx(lines, look, rtl=rtl, out=stem.parent / f"{stem.name}.docx")
    else:
        write_docx(document, look, stem.parent / f"{stem.name}.docx")


def is_rtl(text: str) -> bool:
    """Whether most letters are Arabic."""
    return sum("\u0621" <= c <= "\u064a" for c in text) * 2 > sum(c.isalpha() for c in text)


def _name(paper: Path) -> str:
    return paper.parent.name if paper.stem == "paper" else paper.stem


def _claims(file: Path) -> list[Line]:
    """The claims of a file; none where it is refused, which is told."""
    try:
        report = code_files([file], Wish())
    except DalilError as error:
        print(f"{file.name}: {error}", file=sys.stderr)
        return []
    return [claim for line in report.render("jsonl", "en") for claim in json.loads(line)["claims"]]


def _key(claim: Line) -> Key:
    """What makes two claims the same."""
    amount, date = claim["amount"], claim["date"]
    quotes = tuple(" ".join(q["exact"].split()) for q in claim["evidence"])
    said = (claim["relation"], _actor(claim["source"]), _actor(claim["target"]))
    kind = (claim["domain"], claim["polarity"], claim["facet"])
    return (*said, *kind, amount and (amount["number"], amount["currency"]), date and date["text"], quotes)


def _actor(actor: Line | None) -> str | None:
    return None if actor is None else " ".join((actor["id"] or actor["name"]).split())


def _beside(there: Iterable[Line], here: Sequence[Line]) -> Counter[str]:
    text, file = Counter(map(_key, there)), Counter(map(_key, here))
    quotes = [q for claim in here for q in claim["evidence"]]
    return Counter(
        claims=text.total(),
        found=(text & file).total(),
        more=(file - text).total(),
        quotes=len(quotes),
        with_page=sum(q["page"] is not None for q in quotes),
        with_boxes=sum(bool(q["boxes"]) for q in quotes),
    )


def _kept(found: Mapping[str, Mapping[str, Counter[str]]]) -> dict[str, dict[str, float]]:
    """The sums over all papers, by way and format."""
    sums = {kind: sum(counts.values(), Counter[str]()) for kind, counts in found.items()}
    return {
        kind: {**count, "share": round(count["found"] / max(1, count["claims"]), 4)} for kind, count in sums.items()
    }


def main() -> None:
    """Make, code, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("papers", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True, help="a folder outside the tree")
    parser.add_argument("--again", action="store_true", help="code the files made before")
    parser.add_argument("--section", help="write the figures to results.json under this name")
    parser.add_argument("--losses", action="store_true", help="print the claims that differ")
    given = parser.parse_args()
    if not given.again:
        make(given.papers, given.out)
    found = compared(given.papers, given.out)
    for kind, counts in found.items():
        total = sum(counts.values(), Counter[str]())
        short = [f"{name} {c['found']}/{c['claims']}" for name, c in counts.items() if c["found"] < c["claims"]]
        print(f"{kind:24} {total['found'] / max(1, total['claims']):.4f} {dict(total)}  {'; '.join(short[:6])}")
        for paper in given.papers if given.losses and kind != TYPED else ():
            way, _, suffix = kind.partition(" ")
            lines = list(losses(paper, given.out / way / f"{_name(paper)}.{suffix}"))
            print("\n".join([f" {_name(paper)}", *lines]) if lines else "", end="\n" if lines else "")
    if given.section:
        store(given.section, {"papers": len(given.papers), "kinds": _kept(found)})


if __name__ == "__main__":
    main()
