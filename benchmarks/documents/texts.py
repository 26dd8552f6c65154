"""The texts of the test documents, composed of passages, with the truth of what a reader should find.

Passages stand in `passages/ar.txt` and `passages/en.txt` in a small markup: `=== name tags` opens one, `# ` and `## `
are headings, `- ` and `-- ` list items and items under them, `1. ` numbered ones, `| a | b |` rows of a table (the
first one its head), `[^1] ` notes with `[^1]` where they belong; every other line is a paragraph. Names and affairs
are invented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

PASSAGES = Path(__file__).parent / "passages"
BULLET, INNER = "•", "◦"
NOTE_REF = re.compile(r"\[\^(\d+)\]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
INDIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, paragraph, item, row or note."""

    kind: str  # heading, paragraph, item, row, note
    text: str  # with `[^1]` where a note belongs
    level: int = 0  # of headings and items from 1; of a row 1 where it heads its table
    mark: str = ""  # of items and notes, as shown
    cells: tuple[str, ...] = ()
    bold: bool = False  # a paragraph all in bold
    apart: bool = False  # whether an empty line stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Blocks that stand together."""

    name: str
    tags: frozenset[str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Passages in one language, as one document."""

    language: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def rtl(self) -> bool:
        """Whether it runs from the right."""
        return self.language == "ar"


def passages(language: str) -> tuple[Passage, ...]:
    """The passages of a language."""
    text = (PASSAGES / f"{language}.txt").read_text(encoding="utf-8")
    return tuple(_passage(part) for part in text.split("=== ")[1:])


def compose(language: str, tags: Sequence[str], rng: Random, *, indic: bool = False) -> Document:
    """A document of one passage for each tag, none twice, its numbers drawn anew."""
    chosen: list[Passage] = []
    pool = list(passages(language))
    rng.shuffle(pool)
    for tag in tags:
        taken = {p.name for p in chosen} | set(tags) - {tag}
        chosen.append(next(p for p in pool if tag in {p.name, *p.tags} and p.name not in taken))
    blocks = tuple(_renumbered(b, rng, indic=indic) for b in _noted(chosen))
    return Document(language=language, title=blocks[0].text, blocks=blocks)


def truth(document: Document, *, references: bool = False, notes: str = "end") -> list[str]:
    """What is to be read, a line a block; the notes at the end or each after the block that refers to it.

    With references, the numbers of notes stand in the text.
    """
    below = {b.mark: b for b in document.blocks if b.kind == "note"}
    lines: list[str] = []
    for block in document.blocks:
        if block.kind != "note":
            lines.append(shown(block, references=references))
            lines += [shown(below.pop(mark)) for mark in NOTE_REF.findall(block.text) if notes == "block"]
    return lines + [shown(note) for note in below.values()]


def shown(block: Block, *, references: bool = False) -> str:
    """The line of a block."""
    text = " | ".join(block.cells) if block.cells else f"{block.mark} {block.text}".strip()
    return NOTE_REF.sub(r" \1" if references else "", text)


def parse(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a passage."""
    number, heads = 0, True
    for line in lines:
        number = number + 1 if re.match(r"\d+\. ", line) else number if line.startswith("-- ") else 0
        yield _block(line, number, heads=heads)
        heads = not line.startswith("| ")


def _block(line: str, number: int, *, heads: bool) -> Block:
    sign, _, rest = line.partition(" ")
    if sign in ("#", "##", "###"):
        return Block(kind="heading", text=rest, level=len(sign))
    if sign in ("-", "--"):
        return Block(kind="item", text=rest, level=len(sign), mark=BULLET if sign == "-" else INNER)
    if number and sign.rstrip(".").isdigit():
        return Block(kind="item", text=rest, level=1, mark=f"{number}.")
    if sign == "|":
        cells = tuple(cell.strip() for cell in line.strip("| ").split("|"))
        return Block(kind="row", text="", cells=cells, level=int(heads))
    if NOTE_REF.fullmatch(sign):
        return Block(kind="note", text=rest, mark=sign[2:-1])
    return Block(kind="paragraph", text=line)


def _passage(part: str) -> Passage:
    head, *lines = part.strip().split("\n")
    name, *tags = head.split()
    return Passage(name=name, tags=frozenset(tags), blocks=tuple(parse(lines)))


def _noted(chosen: Sequence[Passage]) -> Iterator[Block]:
    """The blocks of all passages, a level-one heading only at the start, the notes numbered through."""
    before = 0
    for i, passage in enumerate(chosen):
        for block in passage.blocks:
            level = 2 if block.kind == "heading" and i > 0 and block.level == 1 else block.level
            text = NOTE_REF.sub(lambda m, n=before: f"[^{int(m[1]) + n}]", block.text)
            mark = str(int(block.mark) + before) if block.kind == "note" else block.mark
            yield replace(block, level=level, text=text, mark=mark)
        before += sum(b.kind == "note" for b in passage.blocks)


def _renumbered(block: Block, rng: Random, *, indic: bool) -> Block:
    def redraw(text: str) -> str:
        parts = re.split(r"(\[\^\d+\])", text)
        return "".join(p if p.startswith("[^") else _redrawn(p, rng, indic=indic) for p in parts)

    indic_mark = indic and block.kind == "item" and block.mark[0].isdigit()
    mark = block.mark[:-1].translate(INDIC) + "." if indic_mark else block.mark
    return replace(block, text=redraw(block.text), mark=mark, cells=tuple(map(redraw, block.cells)))


def _redrawn(text: str, rng: Random, *, indic: bool) -> str:
    """The text with other digits in its numbers; years stay years, and numbers within Latin words stay."""

    def other(match: re.Match[str]) -> str:
        digits = match[0]
        beside = text[max(0, match.start() - 2) : match.start()].strip("-")
        if beside[-1:].isascii() and beside[-1:].isalpha():
            return digits
        drawn = _drawn(digits, rng)
        return drawn.translate(INDIC) if indic else drawn

    made = NUMBER.sub(other, text)
    return re.sub(r"(?<=[٠-٩])%", "٪", made)


def _drawn(digits: str, rng: Random) -> str:
    if re.fullmatch(r"(?:1[89]|20)\d\d", digits):
        return digits[:3] + str(rng.randrange(10))
    if len(digits) <= 2 and int(digits.replace(",", "").replace(".", "")) <= 31:
        return str(rng.randint(1, 28))
    if digits == "100":
        return digits
    return "".join(c if not c.isdigit() else str(rng.randrange(1 if i == 0 else 0, 10)) for i, c in enumerate(digits))
