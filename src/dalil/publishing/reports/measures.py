"""Which words on methods a report needs, by the measures it has."""

from __future__ import annotations

from collections.abc import Iterable

from dalil.records.agreements import Agreement

# The words on a method, and the measures that call for them; in the order in which they are read.
METHODS = (
    ("percent", frozenset({"percent"})),
    ("alpha", frozenset({f"alpha_{kind}" for kind in ("nominal", "ordinal", "interval", "ratio", "jaccard", "masi")})),
    ("masi", frozenset({"alpha_masi"})),
    ("jaccard", frozenset({"alpha_jaccard"})),
    ("scott", frozenset({"scott"})),
    ("cohen", frozenset({"cohen", "cohen_linear", "cohen_quadratic"})),
    ("cohen_weighted", frozenset({"cohen_linear", "cohen_quadratic"})),
    ("fleiss", frozenset({"fleiss", "fleiss_missing"})),
    ("brennan_prediger", frozenset({"brennan_prediger"})),
    ("gwet", frozenset({"ac1", "ac2", *(f"ac2_{kind}" for kind in ("linear", "quadratic", "ordinal", "ratio"))})),
    ("specific", frozenset({"positive", "negative"})),
    ("spans", frozenset({"u_alpha", "u_alpha_binary", "cu_alpha", "ku_alpha"})),
    ("gamma", frozenset({"gamma", "gamma_cat"})),
    ("reading_f1", frozenset({"f1"})),
)
MATCHED = frozenset({"f1", "precision", "recall"})  # measures on claims that were matched
ALWAYS = ("intervals", "lacks", "verdict")


def measures_of(agreement: Agreement) -> frozenset[str]:
    """The measures of a report."""
    return frozenset(f.measure for s in agreement.sections for v in s.variables for f in v.figures)


def uses(measures: Iterable[str]) -> tuple[str, ...]:
    """The words on methods that these measures call for."""
    found = frozenset(measures)
    return (*(name for name, calls in METHODS if calls & found), *ALWAYS)
