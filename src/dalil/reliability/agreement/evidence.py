"""The words that claims rest on: how far coders quote the same stretches of text.

Units of one document that the same coders answered are put one behind the other and make one text, so that words which
somebody did not see count neither for nor against anybody. A stretch is marked with the relation it is evidence for,
and each relation is measured by itself too.
Coders who quote and coders who give the bare trigger mark other things; only those who mark the same are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dalil.records.agreements import Section, Variable
from dalil.reliability.agreement.plan import Plan
from dalil.reliability.comparing.saying import Asked, Claims, Said
from dalil.reliability.stretches.continua import Continuum, Segment
from dalil.reliability.stretches.spans import ALPHAS, MEASURES, measured_categories, measured_spans

ALIGNED = {2: 20_000, 3: 3_000}  # stretches that gamma is computed for, by the number of coders
FEWEST_ALIGNED = 60  # the same for more coders
Answered = tuple[bool, ...]


def span_section(said: Said, plan: Plan) -> Section:
    """Agreement on the quotes; none where fewer than two coders quote at all."""
    quoting = _quoting(said)
    continua = [c for c in _continua(said.among(quoting)) if len(c.answers) > 1]
    if len(quoting) < 2 or not continua:
        return Section(name="spans", variables=())
    measures = _measures(continua) if plan.gamma else tuple(ALPHAS)
    figures = measured_spans(continua, measures, drawing=plan.drawing)
    units, answered = sum(c.units for c in continua), _answered(continua)
    evidence = Variable(name="evidence", figures=figures, units=units, answered=answered)
    codes = tuple(
        Variable(name="code", of=(code,), figures=(figure,), units=units, answered=answered)
        for code, figure in measured_categories(continua, drawing=plan.drawing)
    )
    return Section(name="spans", variables=(evidence, *codes))


def _measures(continua: Sequence[Continuum]) -> tuple[str, ...]:
    """All measures, or the alphas alone where aligning the stretches of so many coders takes minutes."""
    coders = {n for c in continua for n, marked in enumerate(c.segments) if marked is not None}
    stretches = sum(len(marked) for c in continua for marked in c.answers)
    return MEASURES if stretches <= ALIGNED.get(len(coders), FEWEST_ALIGNED) else tuple(ALPHAS)


def forms_differ(said: Said) -> bool:
    """Whether some coders quote and others give triggers."""
    return all(_marking(said, is_trigger=form) for form in (True, False))


def _quoting(said: Said) -> tuple[int, ...]:
    """The coders whose claims say where their words stand: those who quote, or else those who give triggers."""
    quotes, triggers = (_marking(said, is_trigger=form) for form in (False, True))
    return triggers if len(quotes) < 2 else quotes


def _marking(said: Said, *, is_trigger: bool) -> tuple[int, ...]:
    def marks(column: int) -> bool:
        claims = (c for u in said.units if u.length for c in u.said[column] or ())
        return any(c.evidence and c.is_trigger is is_trigger for c in claims)

    return tuple(n for n in range(len(said.voters)) if marks(n))


def _continua(said: Said) -> list[Continuum]:
    parts: dict[tuple[str, Answered], list[Asked]] = defaultdict(list)
    for unit in said.units:
        if unit.length:
            parts[unit.document, tuple(claims is not None for claims in unit.said)].append(unit)
    return [_continuum(document, units) for (document, _), units in parts.items()]


def _continuum(document: str, units: list[Asked]) -> Continuum:
    """The units one behind the other."""
    marked: list[list[Segment] | None] = [None if claims is None else [] for claims in units[0].said]
    at = 0
    for unit in units:
        for segments, claims in zip(marked, unit.said, strict=True):
            if segments is not None:
                segments += _segments(claims or (), at, unit.length)
        at += unit.length
    segments_of = tuple(None if found is None else tuple(found) for found in marked)
    return Continuum(document=document, length=at, segments=segments_of, units=len(units))


def _segments(claims: Claims, at: int, length: int) -> list[Segment]:
    """The quotes of one unit, as far as they stand in it, each once."""
    quotes = {(max(0, start), min(end, length), c.relation) for c in claims for start, end in c.evidence}
    return [Segment(at + start, at + end, code) for start, end, code in sorted(quotes) if start < end]


def _answered(continua: list[Continuum]) -> tuple[int, ...]:
    counts = [0] * (max(len(c.answers) for c in continua) + 1)
    for continuum in continua:
        counts[len(continuum.answers)] += continuum.units
    return tuple(counts)
