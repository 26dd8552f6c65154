"""Writes docs/reference/documents.md from results.json and page.toml.

usage: python -m documents.page
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from documents.results import load

PAGE = Path(__file__).parents[2] / "docs/reference/documents.md"
WORDS: Mapping[str, str] = tomllib.loads((Path(__file__).parent / "page.toml").read_text(encoding="utf-8"))
Section = Mapping[str, Any]
READERS = ("dalil", "pypdfium2", "pdfplumber", "pdfminer.six", "pdftotext", "PyMuPDF")


def render(found: Section) -> str:
    """The page."""
    return "\n\n".join(part.strip() for part in _parts(found)) + "\n"


def _parts(found: Section) -> Iterator[str]:
    yield WORDS["head"]
    if "pdfs" in found:
        yield from _pdfs(found)
    if "same_claims" in found:
        yield from _claims(found["same_claims"])
    if "scans" in found:
        yield from _scans(found["scans"])
    if "speed" in found:
        yield from _speed(found["speed"])
    if "hostile" in found:
        yield from _hostile(found["hostile"])


def _pdfs(found: Section) -> Iterator[str]:
    dev = found["pdfs"]
    yield WORDS["pdfs"].format(count=len(dev["files"]))
    yield WORDS["dev"]
    yield _summary(dev["summary"])
    if "pdfs_held_out" in found:
        yield WORDS["held"].format(seed=found["pdfs_held_out"]["seed"])
        yield _summary(found["pdfs_held_out"]["summary"])
    readers = [r for r in READERS if r in dev["summary"]]
    rows = [[name.removesuffix(".pdf"), *(_rate(of[r]["cer"]) for r in readers)] for name, of in dev["files"].items()]
    yield WORDS["files"]
    yield _table(["file", *readers], rows)
    yield WORDS["pdf_limits"]


def _summary(of: Section) -> str:
    heads = ["reader", "median", "worst", "forgiving", "numbers", "files with all numbers right", "order"]
    rows = [
        [
            reader,
            *(_rate(of[reader][key]) for key in ("cer_median", "cer_worst", "folded_median")),
            _share(of[reader]["numbers"]),
            f"{of[reader]['numbers_all_right']:.0f} of {of[reader]['files']:.0f}",
            _share(of[reader]["order"]),
        ]
        for reader in READERS
        if reader in of
    ]
    return _table(heads, rows)


def _claims(of: Section) -> Iterator[str]:
    kinds = of["kinds"]
    yield WORDS["claims"].format(papers=of["papers"], claims=next(iter(kinds.values()))["claims"])
    rows = [
        [
            kind,
            _share(counts["share"]),
            str(counts.get("more", 0)),
            f"{counts.get('with_page', 0)} of {counts.get('quotes', 0)}" if kind.endswith("pdf") else "",
            f"{counts.get('with_boxes', 0)} of {counts.get('quotes', 0)}" if kind.endswith("pdf") else "",
        ]
        for kind, counts in kinds.items()
    ]
    yield _table(["typed up and printed", "found again", "others", "quotes with page", "with boxes"], rows)


def _scans(of: Section) -> Iterator[str]:
    yield WORDS["scans"].format(files=len(of["files"]))
    rows = [
        [
            damage,
            *(_rate(s[key]) for key in ("dalil_cer", "dalil_worst", "tesseract_cer")),
            *(_share(s[key]) for key in ("dalil_numbers", "tesseract_numbers")),
            f"{s['wrong']} of {s['read']}",
            str(s["silent"]),
            f"{s['seconds']:.1f}",
        ]
        for damage, s in of["summary"].items()
    ]
    heads = ["scan", "dalil, median", "worst", "Tesseract, median", "numbers, dalil", "Tesseract"]
    yield _table([*heads, "wrong", "silent", "seconds a page"], rows)
    if of["verify"].get("papers"):
        yield WORDS["verify"].format(**{"valued": 0, "marked": 0, "claims": 0, **of["verify"]})


def _speed(of: Section) -> Iterator[str]:
    yield WORDS["speed"]
    rows = [
        [reader, size, f"{one['pages_per_second']:,.0f}", f"{one['peak_mib']:,.0f}"]
        for reader, sizes in of.items()
        for size, one in sorted(sizes.items(), key=lambda pair: int(pair[0]))
    ]
    yield _table(["reader", "pages", "pages a second", "MiB"], rows)


def _hostile(of: Section) -> Iterator[str]:
    yield WORDS["hostile"].format(files=of["total"]["files"], seconds=of["seconds"], peak_mib=of["peak_mib"])
    ways = ("refused", "warned", "read", "crash", "hang", "silent")
    rows = [
        [kind, *(str(counts.get(way, 0)) for way in ways), f"{counts['longest']:.1f}"]
        for kind, counts in of["kinds"].items()
    ]
    rows.append(["all", *(str(of["total"].get(way, 0)) for way in ways), ""])
    yield _table(["kind", *ways, "longest, s"], rows)


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rate(value: float) -> str:
    return f"{value:.3f}"


def _share(value: float) -> str:
    return f"{value:.1%}"


def main() -> None:
    """Write the page."""
    PAGE.write_text(render(load()), encoding="utf-8")


if __name__ == "__main__":
    main()
