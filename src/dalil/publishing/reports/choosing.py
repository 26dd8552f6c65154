"""The figures of a report that are shown first."""

from __future__ import annotations

from dalil.records.agreements import Agreement, Measured, Section, Variable

# Of several measures on one variable, the first one of these that it has stands for it.
LEADING = (
    "alpha_masi",
    "alpha_jaccard",
    "alpha_nominal",
    "alpha_ordinal",
    "alpha_interval",
    "alpha_ratio",
    "u_alpha",
    "gamma",
    "cohen",
    "f1",
)
WHOLE = ("unit", "claims", "spans")  # sections that speak of all coders together
CLAIM = "claim"
TRIO = ("precision", "recall", "f1")
Chosen = tuple[Variable, tuple[Measured, ...]]


def main_figures(agreement: Agreement) -> tuple[Chosen, ...]:
    """One figure a variable of the sections on all coders, and whole claims of pairs and against decisions."""
    chosen = [_chosen(section, variable) for section in agreement.sections for variable in section.variables]
    return tuple((variable, figures) for variable, figures in chosen if figures)


def _chosen(section: Section, variable: Variable) -> Chosen:
    if section.name in WHOLE:
        return variable, _leading(variable)
    if variable.name == CLAIM and section.name == "pairs":
        return variable, tuple(f for f in variable.figures if f.measure == "f1")
    if variable.name == CLAIM and section.name == "machines":
        return variable, tuple(f for f in variable.figures if f.measure in TRIO)
    return variable, ()


def _leading(variable: Variable) -> tuple[Measured, ...]:
    """The figure that stands for a variable."""
    found = {f.measure: f for f in variable.figures}
    name = next((m for m in LEADING if m in found), None)
    return variable.figures[:1] if name is None else (found[name],)
