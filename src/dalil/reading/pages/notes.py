"""Footnotes: small lines at the foot of a page, under a short rule or numbered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from dalil.reading.pages.lines import Line
from dalil.reading.pages.sheets import Rule, Sheet

NOTE = re.compile(r"[(\[]?(?:\d{1,3}|[*†‡]{1,3})[)\].]?(?=\s|\w)")
FIRST = re.compile(r"[(\[]?(\d{1,3})[)\]]?\s")
APART = 1.45  # sizes from baseline to baseline: lines of one paragraph mostly stand nearer
SMALLER = 0.95  # of the size of the body: notes without a rule
HIGHEST = 0.3  # of the height of the page: above it no notes begin
RULE = (0.08, 0.55)  # of the width of the page: how long the rule over notes is


def notes_of(sheet: Sheet, body: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its footnotes, and those of the footnotes."""
    top = _under_rule(sheet, body)
    top = _small_print(sheet, body) if top is None else top
    top = _referred(sheet) if top is None else top
    if top is None:
        return list(sheet.lines), []
    notes = [m for m in sheet.lines if (m.top + m.bottom) / 2 > top]
    return [m for m in sheet.lines if (m.top + m.bottom) / 2 <= top], notes


def _under_rule(sheet: Sheet, body: float) -> float | None:
    """Where a rule stands with nothing but notes under it."""
    for rule in sorted(sheet.rules, key=lambda r: r.top, reverse=True):
        if not _may_part(rule, sheet):
            continue
        below = [m for m in sheet.lines if (m.top + m.bottom) / 2 > rule.top]
        above = [m for m in sheet.lines if (m.top + m.bottom) / 2 <= rule.top]
        if not below or not above:
            continue
        first = min(below, key=lambda m: m.bottom)
        small = all(m.size <= 1.02 * body for m in below)
        if small and (NOTE.match(first.text) or first.size <= SMALLER * body):
            return rule.top
    return None


def _may_part(rule: Rule, sheet: Sheet) -> bool:
    width = rule.right - rule.left
    inside = RULE[0] * sheet.width <= width <= RULE[1] * sheet.width
    alone = not any(
        r is not rule and not r.level and r.left <= rule.right + 2 and r.right >= rule.left - 2
        and r.top <= rule.top + 2 and r.bottom >= rule.top - 2
        for r in sheet.rules
    )  # fmt: skip
    return rule.level and inside and alone and rule.top >= HIGHEST * sheet.height


def _small_print(sheet: Sheet, body: float) -> float | None:
    """Where the last lines of a page begin that are smaller than the body, the first of them numbered."""
    ordered = sorted(sheet.lines, key=lambda m: m.bottom)
    at = len(ordered)
    while at > 0 and ordered[at - 1].size <= SMALLER * body:
        at -= 1
    if at in (0, len(ordered)) or ordered[at].top < HIGHEST * sheet.height:
        return None
    return (ordered[at - 1].bottom + ordered[at].top) / 2 if NOTE.match(ordered[at].text) else None


def _referred(sheet: Sheet) -> float | None:
    """Where the last lines of a page begin with a number that a line above refers to, raised or after a gap."""
    referred = {number for m in sheet.lines for number in m.notes}
    ordered = sorted(sheet.lines, key=lambda m: m.bottom) if referred else []
    for above, line in pairwise(ordered):
        apart = line.bottom - above.bottom > APART * line.size
        low = line.top > HIGHEST * sheet.height
        if low and _number(line) in referred and (line.raised or (apart and line.page == above.page)):
            return (above.bottom + line.top) / 2
    return None


def _number(line: Line) -> str:
    found = FIRST.match(line.text)
    return found[1] if found else ""


def split(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of footnotes, a list for each note."""
    notes: list[list[Line]] = []
    for line in lines:
        if notes and not NOTE.match(line.text):
            notes[-1].append(line)
        else:
            notes.append([line])
    return notes
