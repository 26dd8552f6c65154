"""Short papers for tests of the whole way through; what they say is made up."""

from __future__ import annotations

from pathlib import Path

ENGLISH = """Relations of the Harbour Union: Norway

Gains:

Finance:

- Norway granted the Harbour Union 20 million dollars in 2014.
- The wind was cold.
"""
ARABIC = """علاقات السنغال مع اليابان

ثمار العلاقة:

مالياً:

- قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار.
- كان الجو بارداً.
"""
TEN_FAULTS = """name: Bad Name
version: 1
languages: [en]
title: {ar: س}
colour: red
dimensions:
  families:
    - {code: support, label: {en: S}}
  polarity:
    - {code: maybe, label: {en: m}}
codes:
  - code: funding
    family: help
    label: {en: F}
    definition: {en: d}
    rules: ["9"]
    symmetric: perhaps
  - code: funding
    family: support
    label: {en: F}
    definition: {en: d}
    examples:
      - {text: A b, language: fr, claims: [{source: Zed, target: null}, {source: null, target: null}]}
"""


def write_paper(folder: Path, name: str = "paper.txt", text: str = ENGLISH) -> Path:
    """A paper in a file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
