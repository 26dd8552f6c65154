"""What coders say of the same two actors: how they agree on the rest of a claim once both actors match.

Claims are put side by side by their actors, those with the same relation first; each row counts as a unit. Of sums of
money only those in the most frequent currency of a row are held against each other, and dates at the coarsest precision
of a row. What a coder's form has no slot for is missing, and no answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

from dalil.records.agreements import Scale, Section, Variable
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.agreement.rows import Line
from dalil.reliability.agreement.variables import variable
from dalil.reliability.comparing.aligning import Cells
from dalil.reliability.comparing.dates import days_of
from dalil.reliability.comparing.naming import namer_of, written_names
from dalil.reliability.comparing.saying import Said, SaidClaim
from dalil.reliability.ratings import Row, Value

Answers = list[Value | None]
Reading = Callable[[Cells], Answers]
SLOTS = ("relation", "mode", "domain", "polarity", "facet")


def claim_section(said: Said, lines: Sequence[Line], plan: Plan) -> Section:
    """The variables of rows with claims of two coders or more; what no coder ever says is left out."""
    readings: list[tuple[str, Reading, Scale]] = [(name, partial(_slot, name), Scale.NOMINAL) for name in SLOTS]
    readings += [
        ("asserter", partial(_asserters, plan), Scale.NOMINAL),
        ("currency", _currencies, Scale.NOMINAL),
        ("amount", _sums, Scale.RATIO),
        ("date", _days, Scale.INTERVAL),
    ]
    made = [_variable(name, reading, scale, lines, (said, plan)) for name, reading, scale in readings]
    return Section(name="claims", variables=tuple(v for v in made if v is not None))


def _variable(
    name: str, reading: Reading, scale: Scale, lines: Sequence[Line], over: tuple[Said, Plan]
) -> Variable | None:
    said, plan = over
    rows: list[Row] = [(line.document, reading(line.cells)) for line in lines]
    if not any(answer not in (None, "") for _, answers in rows for answer in answers):
        return None
    names = written_names(said) if name == "asserter" else {}
    return variable(name, rows, len(said.voters), drawing=plan.drawing, scale=scale, names=names)


def _slot(name: str, cells: Cells) -> Answers:
    return [None if c is None else c.slot(name) for c in cells]


def _asserters(plan: Plan, cells: Cells) -> Answers:
    """Who says so; nothing where it is the document itself."""
    name = namer_of([None if c is None else (_speaking(c),) for c in cells], plan.match)
    return [None if c is None or _lacks(c, "asserter") else _named(c, name) for c in cells]


def _speaking(claim: SaidClaim) -> SaidClaim:
    """The claim with its asserter alone, so that nobody else lends a name."""
    return SaidClaim(relation=claim.relation, asserter=claim.asserter)


def _named(claim: SaidClaim, name: Callable[..., str]) -> str:
    return name(claim.asserter) if claim.asserter.shown != "–" else ""


def _currencies(cells: Cells) -> Answers:
    """The currency, `open` where the words leave it so, nothing where there is no sum."""
    return [None if c is None or _lacks(c, "amount") else _currency(c) for c in cells]


def _currency(claim: SaidClaim) -> str:
    return "" if claim.amount is None else claim.amount[1] or "open"


def _sums(cells: Cells) -> Answers:
    held = [c for c in cells if c is not None and c.amount is not None and isinstance(c.amount[0], float)]
    counts = Counter(map(_currency, held)).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return [None] * len(cells)
    usual = counts[0][0]
    return [c.amount[0] if c in held and c.amount and _currency(c) == usual else None for c in cells]


def _days(cells: Cells) -> Answers:
    return list(days_of([None if c is None else c.date for c in cells]))


def _lacks(claim: SaidClaim, slot: str) -> bool:
    return slot in claim.unsaid
