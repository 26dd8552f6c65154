"""Sentences of a paragraph, by their end marks; abbreviations, initials and numbers do not end one.

What runs on without an end mark is cut between words at `LONGEST` code points, so that no unit grows without limit:
what reads a unit may take time quadratic in its length.
"""

from __future__ import annotations

import re

LONGEST = 4_000  # code points; a sentence of people has some hundreds
# An end mark with what closes around it, or a blank line; the first characters of both in one set are found fastest.
END = re.compile(r"[.!?؟…۔\n](?:(?<!\n)[.!?؟…۔]*[\"'»”’)\]]*(?=\s|$)|(?<=\n)\s*\n)")
ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Za-z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sen|Rep|Gov|St|No|Art|vs|etc|Inc|Ltd|Co|Corp|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec|U\.S|U\.N|U\.K|E\.U|p|pp|cf|al)|(?:^|\s)[أ-ي])\.$"
)


def sentences_of(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences in `text[start:end]`, without outer blanks."""
    found: list[tuple[int, int]] = []
    at = start
    for match in END.finditer(text, start, end):
        head = text[max(at, match.start() - 12) : match.start() + 1]
        if ABBREVIATION.search(head) and match.end() < end:
            continue
        _add(found, text, at, match.end())
        at = match.end()
    _add(found, text, at, end)
    return tuple(found)


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        blank = max(text.rfind(mark, start + 1, start + LONGEST) for mark in " \t\n")
        cut = blank if blank > 0 else start + LONGEST
        found.append((start, cut))
        start = cut
        while text[start].isspace():
            start += 1
    if start < end:
        found.append((start, end))
