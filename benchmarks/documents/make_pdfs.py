"""Makes the test PDFs with their truth.

usage: python -m documents.make_pdfs OUT [--seed N] [--only NAME...]

OUT gets NAME.pdf for each file and manifest.json: for each, its blocks in reading order, without running heads and page
numbers, and what is known of its making. Nothing of it is committed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from documents.drawn import fpdf2, reportlab, reversed_layer
from documents.html_pages import chromium, html_of, mupdf, weasyprint
from documents.plan import Spec, planned
from documents.texts import Document, truth
from documents.typst_files import typst
from documents.word_files import libreoffice, write_docx

Made = tuple[Spec, Document]
MANIFEST = "manifest.json"
OWN_PRODUCERS = {"typst": typst, "reportlab": reportlab, "hidden": reversed_layer, "fpdf2": fpdf2}


def make(out: Path, seed: int, only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Make the PDFs of a seed, or some of them."""
    out.mkdir(parents=True, exist_ok=True)
    plan = [p for p in planned(seed) if not only or p[0].name in only]
    for spec, _, drawn in plan:
        _produce(spec, drawn, out / f"{spec.name}.pdf")
    word = [out / f"{spec.name}.docx" for spec, _, _ in plan if spec.producer == "libreoffice"]
    if word:
        libreoffice(word, out)
    for spec, _, _ in plan:
        _twist(spec, out / f"{spec.name}.pdf")
    return list(_told((spec, document) for spec, document, _ in plan))


def _produce(spec: Spec, drawn: Document, file: Path) -> None:
    look = spec.look
    if spec.producer == "chromium":
        chromium(html_of(drawn, look), file)
    elif spec.producer == "weasyprint":
        weasyprint(html_of(drawn, look, footnotes=True), file)
    elif spec.producer == "mupdf":
        mupdf(html_of(drawn, look), look, file)
    elif spec.producer == "libreoffice":
        write_docx(drawn, look, file.with_suffix(".docx"))
    else:
        OWN_PRODUCERS[spec.producer](drawn, look, file)


def _twist(spec: Spec, file: Path) -> None:
    """Do to the finished file what its kind asks."""
    if not spec.twist:
        return
    plain = file.rename(file.with_suffix(".plain"))
    if spec.twist == "reprinted":
        subprocess.run(["pdftocairo", "-pdf", str(plain), str(file)], check=True)
    else:
        _rewritten(plain, file, rotated=spec.twist == "rotated")
    plain.unlink()


def _rewritten(plain: Path, file: Path, *, rotated: bool) -> None:
    import pikepdf

    with pikepdf.open(plain) as pdf:
        for page in pdf.pages if rotated else ():
            page.rotate(90, relative=True)
        lock = None if rotated else pikepdf.Encryption(owner="owner", user="")
        pdf.save(file, **({} if lock is None else {"encryption": lock}))


def _told(made: Iterable[Made]) -> Iterable[dict[str, Any]]:
    for spec, document in made:
        # Notes at the end of the page or after the block that refers to them, with numbers there or not: all are right.
        readings = [truth(document, references=r, notes=n) for r in (False, True) for n in ("end", "block")]
        yield {
            "file": f"{spec.name}.pdf",
            "language": spec.language,
            "producer": spec.producer,
            "twist": spec.twist,
            "look": asdict(spec.look),
            "blocks": [{"kind": b.kind, "level": b.level} for b in document.blocks if b.kind != "note"],
            "truths": [r for i, r in enumerate(readings) if r not in readings[:i]],
        }


def main() -> None:
    """Make the PDFs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out", type=Path, help="a folder outside the tree")
    parser.add_argument("--seed", type=int, default=0, help="other than 0: other texts, fonts and pages")
    parser.add_argument("--only", nargs="+", default=(), metavar="NAME", help="these files alone")
    given = parser.parse_args()
    made = make(given.out, given.seed, given.only)
    (given.out / MANIFEST).write_text(json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(made)} files in {given.out}")


if __name__ == "__main__":
    main()
