"""The plain text of a mail as blocks: lines that were only wrapped are one paragraph again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.reading.html.marks import has_mark
from dalil.reading.html.pieces import Piece
from dalil.records.layouts import BlockKind

NARROWEST, WIDEST = 60, 80  # characters at which mail programs wrap lines
SIGNATURE = "-- "


def pieces_of_letter(text: str, *, flowed: bool, delsp: bool) -> Iterator[Piece]:
    """The blocks of a plain text; quoted lines stay as they are."""
    lines = [line.rstrip("\r") for line in text.split("\n")]
    joined = _flowed(lines, delsp=delsp) if flowed else _unwrapped(lines)
    apart = first = False
    for line in joined:
        if not line.strip():
            apart = first
            continue
        yield Piece(text=line, kind=BlockKind.PARAGRAPH, apart=apart)
        apart, first = False, True


def _flowed(lines: Sequence[str], *, delsp: bool) -> Iterator[str]:
    """Lines of format=flowed (RFC 3676): one that ends with a blank goes on in the next of the same quotation."""
    held: list[str] = []
    depth = 0
    for line in lines:
        quotes = len(line) - len(line.lstrip(">"))
        words = line[quotes:].removeprefix(" ")
        if held and (quotes != depth or words == SIGNATURE):
            yield "".join(held)
            held = []
        prefix = "" if held or not quotes else ">" * quotes + " "
        depth = quotes
        if words.endswith(" ") and words != SIGNATURE:
            held.append(prefix + (words[:-1] if delsp else words))
        else:
            yield "".join([*held, prefix + words])
            held = []
    if held:
        yield "".join(held)


def _unwrapped(lines: Sequence[str]) -> Iterator[str]:
    """Lines that a mail program broke because the next word did not fit, joined."""
    width = max((len(line) for line in lines if not line.startswith(">")), default=0)
    wraps = NARROWEST <= width <= WIDEST
    held: list[str] = []
    last = ""
    for line in lines:
        goes_on = bool(held) and wraps and _goes_on(last, line, width)
        if held and not goes_on:
            yield " ".join(held)
            held = []
        held.append(line.strip() if goes_on else line)
        last = line
    if held:
        yield " ".join(held)


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line is full, so that the next, which begins nothing of its own, is its rest."""
    if not line.strip() or not following.strip() or line.startswith(">") or following.startswith((">", " ", "\t")):
        return False
    first = following.split(None, 1)[0]
    return len(line.rstrip()) + 1 + len(first) > width and not has_mark(following)
