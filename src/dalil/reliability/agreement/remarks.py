"""What a reader of a report should know of its figures, as far as the figures themselves tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dalil.records.agreements import CoderCount, Remark, Section, Variable
from dalil.reliability.agreement.evidence import forms_differ
from dalil.reliability.agreement.variables import NO, YES
from dalil.reliability.coefficients.needed import SIGNIFICANCE, units_needed
from dalil.reliability.comparing.saying import Said
from dalil.reliability.drawing import LEAST_DOCUMENTS

FEW_DOCUMENTS = 30  # intervals from fewer are rough
ONE_SIDED = 0.9  # the share of one answer from which on chance explains most agreement
HIGH, FALL = 0.9, 0.25  # percent agreement, and how far alpha lies below it
WANTED = 0.8  # the alpha from which Krippendorff (2019) takes data as reliable


def remarks_on(
    said: Said, coders: Sequence[CoderCount], sections: Sequence[Section], *, gamma: bool = True
) -> Iterator[Remark]:
    """The remarks, the weightiest first; `gamma` tells whether it was asked for."""
    documents = len({u.document for u in said.units})
    if LEAST_DOCUMENTS <= documents < FEW_DOCUMENTS:
        yield Remark(key="remarks.few_documents", values=(("documents", f"{documents}"),))
    if documents == len(said.units):
        yield remark("units_as_documents")
    missing = sum(c.missing + c.abstained + c.failed for c in coders)
    if missing:
        yield remark("missing", missing=missing, of=len(said.units) * len(coders))
    yield from _skewed(sections)
    yield from _too_few(sections)
    if forms_differ(said):
        yield remark("quotes_and_triggers")
    measures = [f.measure for s in sections if s.name == "spans" for v in s.variables for f in v.figures]
    if gamma and measures and "gamma" not in measures:
        yield remark("gamma_left_out")


def remark(key: str, **values: object) -> Remark:
    """A remark with its values as they are to be shown; its words stand in the table `agreeing`."""
    return Remark(key=f"agreeing.{key}", values=tuple((name, f"{value}") for name, value in values.items()))


def _skewed(sections: Sequence[Section]) -> Iterator[Remark]:
    """Where percent agreement is high and alpha is not, as nearly all answers are the same."""
    found = {s.name: s.variables for s in sections}
    if any(v.name == "has_claim" and _is_skewed(v) for v in found.get("unit", ())):
        yield remark("skewed_units")
    codes = found.get("codes", ())
    skewed = sum(map(_is_skewed, codes))
    if skewed:
        yield remark("skewed_codes", count=skewed, of=len(codes))


def _too_few(sections: Sequence[Section]) -> Iterator[Remark]:
    """Where there are fewer units than it takes to tell a wanted alpha on whether there is a claim from a lower one."""
    for variable in (v for s in sections if s.name == "unit" for v in s.variables if v.name == "has_claim"):
        units = max((f.units for f in variable.figures), default=0)
        counts = [p.count for p in variable.prevalence if p.value in (YES, NO)]
        if units and len(counts) > 1:
            share = min(counts) / sum(counts)
            wanted = units_needed(WANTED, share)
            if units < wanted:
                rarer, level = f"{share:.0%}", f"{SIGNIFICANCE:.0%}"
                yield remark("few_units", units=units, needed=wanted, rarer=rarer, level=level, alpha=WANTED)


def _is_skewed(variable: Variable) -> bool:
    value = {f.measure: f.value for f in variable.figures}
    percent, alpha = value.get("percent"), value.get("alpha_nominal")
    counts = [p.count for p in variable.prevalence if p.value in (YES, NO)]
    if percent is None or alpha is None or not counts or max(counts) < ONE_SIDED * sum(counts):
        return False
    return percent >= HIGH and percent - alpha >= FALL
