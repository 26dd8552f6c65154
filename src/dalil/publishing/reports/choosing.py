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
MOST_PAIRS = 6  # shown among the main figures
Chosen = tuple[str, Variable, tuple[Measured, ...]]  # the section's name too


def main_figures(agreement: Agreement) -> tuple[Chosen, ...]:
    """One figure a variable of the sections on all coders, and whole claims of pairs and against decisions."""
    chosen = [_chosen(section, variable) for section in agreement.sections for variable in section.variables]
    pairs = sum(1 for name, _, figures in chosen if name == "pairs" and figures)
    return tuple(c for c in chosen if c[2] and (c[0] != "pairs" or pairs <= MOST_PAIRS))


def _chosen(section: Section, variable: Variable) -> Chosen:
    if section.name in WHOLE:
        return section.name, variable, () if variable.of else _leading(variable)
    if variable.name == CLAIM and section.name == "pairs":
        return section.name, variable, tuple(f for f in variable.figures if f.measure == "f1")
    if variable.name == CLAIM and section.name == "machines":
        return section.name, variable, tuple(f for f in variable.figures if f.measure in TRIO)
    return section.name, variable, ()


def _leading(variable: Variable) -> tuple[Measured, ...]:
    """The figure that stands for a variable."""
    found = {f.measure: f for f in variable.figures}
    name = next((m for m in LEADING if m in found), None)
    return variable.figures[:1] if name is None else (found[name],)
