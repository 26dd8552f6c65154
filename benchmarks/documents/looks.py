"""How a test document is set: font, page, columns, running heads, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from documents.texts import Block, Document

ARABIC_FONTS = ("Noto Naskh Arabic", "Amiri", "Noto Sans Arabic", "DejaVu Sans", "Noto Kufi Arabic")
LATIN_FONTS = ("Noto Sans", "Liberation Serif", "DejaVu Serif", "Liberation Sans", "DejaVu Sans")
FONT_FILES = {
    "Noto Naskh Arabic": "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf",
    "Noto Sans Arabic": "/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf",
    "Noto Kufi Arabic": "/usr/share/fonts/truetype/noto/NotoKufiArabic-Regular.ttf",
    "Amiri": "/usr/share/fonts/opentype/fonts-hosny-amiri/Amiri-Regular.ttf",
    "DejaVu Sans": "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "DejaVu Serif": "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "Noto Sans": "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
    "Liberation Serif": "/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
    "Liberation Sans": "/usr/share/fonts/truetype/liberation2/LiberationSans-Regular.ttf",
}
PAPERS = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0), "A5": (419.53, 595.28)}
# Letters that join on both sides: a tatweel may follow them within a word.
JOINING = "بتثجحخسشصضطظعغفقكلمنهيئ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a document is set."""

    font: str
    size: float = 12.0  # points
    margin: float = 56.0  # points
    paper: str = "A4"
    landscape: bool = False
    columns: int = 1
    justified: bool = False
    leading: float = 1.5  # of the size
    gap: float = 0.6  # after a paragraph, of the size
    header: str = ""  # running head
    numbered: bool = False  # page numbers at the foot
    ruled: bool = True  # tables with lines
    spaced: float = 0.0  # letter-spacing of headings, points
    kashida: bool = False
    hyphens: bool = False

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in points."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)


def varied(look: Look, language: str, rng: Random) -> Look:
    """The look with another font, size, margins and alignment, its kind kept."""
    fonts = [f for f in (ARABIC_FONTS if language == "ar" else LATIN_FONTS) if f != look.font]
    return replace(
        look,
        font=rng.choice(fonts),
        size=look.size + rng.choice((-1.5, -1.0, -0.5, 0.5, 1.0, 1.5)),
        margin=look.margin + rng.choice((-14.0, -8.0, 9.0, 17.0)),
        justified=rng.random() < 0.5,
        leading=look.leading + rng.choice((-0.1, 0.0, 0.15)),
        gap=rng.choice((0.3, 0.6, 0.9)),
        ruled=rng.random() < 0.5,
    )


def stretched(document: Document, rng: Random) -> Document:
    """The document with tatweels in a quarter of its words, as kashida justification writes them."""

    def words(text: str) -> str:
        return " ".join(_stretched(w) if rng.random() < 0.25 else w for w in text.split(" "))

    blocks: Sequence[Block] = [
        replace(b, text=words(b.text), cells=tuple(map(words, b.cells))) for b in document.blocks
    ]
    return replace(document, blocks=tuple(blocks))


def _stretched(word: str) -> str:
    for i in range(len(word) - 2, 0, -1):
        if word[i] in JOINING and "\u0621" < word[i + 1] <= "\u064a":
            return f"{word[: i + 1]}ــ{word[i + 1 :]}"
    return word
