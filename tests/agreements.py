"""Records of agreement made by hand: invented coders, units and figures."""

from __future__ import annotations

from dataclasses import replace

from dalil.records.agreements import (
    Agreement,
    Apart,
    CoderCount,
    Confusion,
    Lack,
    Measured,
    Pattern,
    Prevalence,
    Remark,
    Scale,
    Section,
    Variable,
)
from dalil.records.estimations import Audit, Corrected, Counting, ErrorRate, Estimation, Estimator, Tally

AMAL, BASIM, RULES = "human:amal", "human:basim", "rules:dalil.rules.v1"


def figure(measure: str, value: float | None = 0.75, **given) -> Measured:
    """A figure with an interval around its value; without value, for want of variation."""
    known = {"units": 60, "coders": 3, "values": 168, "documents": 12}
    if value is None:
        known["lack"] = Lack.NO_VARIATION
    elif "interval_lack" not in given:
        known |= {"low": round(value - 0.1, 6), "high": round(min(1.0, value + 0.08), 6)}
    return Measured(measure=measure, value=value, **(known | given))


def variable(
    name: str, *figures: Measured, of: tuple[str, ...] = (), given: tuple[tuple[str, int], ...] = ()
) -> Variable:
    """A variable with these figures."""
    prevalence = tuple(Prevalence(value=value, count=count) for value, count in given)
    return Variable(name=name, of=of, scale=Scale.NOMINAL, figures=figures, units=60, prevalence=prevalence)


def agreement(**changes) -> Agreement:
    """A report with every part."""
    report = Agreement(
        title="Papers of the Harbour Union",
        version="0.1.0",
        codebook="relations 1",
        level=0.95,
        draws=1000,
        seed=20,
        matching="actors",
        units=60,
        documents=12,
        coders=(
            CoderCount(id=AMAL, name="Amal", kind="human", answered=60, abstained=0, failed=0, missing=0, claims=71),
            CoderCount(id=BASIM, name="باسم", kind="human", answered=48, abstained=2, failed=0, missing=10, claims=55),
            CoderCount(
                id=RULES, name="dalil.rules.v1", kind="rules", answered=60, abstained=0, failed=0, missing=0, claims=64
            ),
        ),
        patterns=(Pattern(coders=(AMAL, BASIM, RULES), units=48), Pattern(coders=(AMAL, RULES), units=12)),
        sections=sections(),
        confusions=(
            Confusion(
                name="relation",
                coders=(AMAL, RULES),
                values=("funding", "mediation", "criticism_accusation", ""),
                counts=((22, 0, 1, 4), (1, 9, 0, 2), (0, 0, 17, 3), (5, 1, 2, 0)),
            ),
        ),
        apart=(
            Apart(
                unit_id="u1",
                source_id="s1",
                where="paper.txt",
                page=3,
                excerpt="تقديم منحة مالية بقيمة نصف مليون دولار لعوائل البحارة",
                disagreement=0.83,
                differs=("relation", "amount"),
                said=(
                    (AMAL, ("Plains → Union: funding",)),
                    (BASIM, ()),
                    (RULES, ("Plains → Union: humanitarian_aid",)),
                ),
            ),
        ),
        remarks=(Remark(key="few_documents", values=(("documents", "12"),)),),
    )
    return replace(report, **changes)


def sections() -> tuple[Section, ...]:
    """Sections of every kind."""
    trio = (figure("precision", 0.81), figure("recall", 0.72), figure("f1", 0.762))
    codes = (("mediation", 0.66, 22), ("funding", 0.81, 61), ("criticism_accusation", None, 0))
    return (
        Section(
            name="unit",
            variables=(
                variable(
                    "has_claim",
                    figure("percent", 0.91),
                    figure("alpha_nominal", 0.774),
                    figure("ac1", 0.85),
                    given=(("yes", 121), ("no", 47)),
                ),
                variable("relations", figure("alpha_masi", 0.701), figure("alpha_jaccard", 0.72)),
                variable("claims", figure("alpha_ratio", 0.655, low=None, high=None, interval_lack=Lack.FEW_DOCUMENTS)),
            ),
        ),
        Section(
            name="codes",
            variables=tuple(
                variable(
                    "code",
                    figure("alpha_nominal", value),
                    figure("positive", value, units=41),
                    of=(code,),
                    given=(("yes", yes), ("no", 168 - yes)),
                )
                for code, value, yes in codes
            ),
        ),
        Section(name="claims", variables=(variable("polarity", figure("alpha_nominal", -0.031)),)),
        Section(name="pairs", variables=(variable("claim", figure("f1", 0.71, coders=2), of=(AMAL, RULES)),)),
        Section(
            name="coders",
            variables=tuple(
                variable("has_claim", figure("alpha_nominal", value), of=(how, coder))
                for coder, values in ((AMAL, (0.774, 0.741)), (BASIM, (0.774, 0.822)))
                for how, value in zip(("with", "without"), values, strict=True)
            ),
        ),
        Section(
            name="time",
            variables=tuple(
                variable("month", figure("alpha_nominal", value), of=(month,))
                for month, value in (("2026-03", 0.58), ("2026-04", 0.7), ("2026-05", 0.79))
            ),
        ),
        Section(name="machines", variables=(variable("claim", *trio, of=(RULES,)),)),
    )


def corrected(value: float, reach: float, *, weight: float = 0.8) -> Corrected:
    """A corrected number with its interval."""
    return Corrected(
        estimator=Estimator.PPI, value=value, low=value - reach, high=value + reach, error=reach / 2, weight=weight
    )


def estimation(**changes) -> Estimation:
    """Counts by relation, one of them refused."""
    refused = Remark(key="report_tests.too_rare", values=(("shown", "2"),))
    report = Estimation(
        title="Papers of the Harbour Union",
        version="0.1.0",
        by="relation",
        counting=Counting.CLAIMS,
        level=0.95,
        sample="spring",
        coder="dalil.rules.v1",
        frame=12_480,
        drawn=300,
        audited=288,
        tallies=(
            Tally(
                of=("funding",),
                naive=1_904,
                naive_share=0.412,
                counts=(corrected(1_622.4, 131.2),),
                shares=(corrected(0.377, 0.03),),
                shown=81,
                differing=17,
            ),
            Tally(
                of=("criticism_accusation",),
                naive=640,
                naive_share=0.139,
                counts=(corrected(811, 96),),
                shares=(corrected(0.171, 0.022),),
                shown=44,
                differing=12,
            ),
            Tally(of=("mediation",), naive=31, naive_share=0.007, refused=refused, shown=2, differing=1),
        ),
    )
    return replace(report, **changes)


def audit(**changes) -> Audit:
    """Rates overall and of one code, one of them refused."""
    refused = Remark(key="report_tests.too_rare", values=(("shown", "2"),))
    report = Audit(
        title="Papers of the Harbour Union",
        version="0.1.0",
        level=0.95,
        sample="spring",
        coder="dalil.rules.v1",
        frame=12_480,
        drawn=300,
        audited=288,
        blind=280,
        rates=(
            ErrorRate(measure="units_alike", of="", value=0.842, low=0.79, high=0.884, rests_on=288),
            ErrorRate(measure="precision", of="", value=0.871, low=0.81, high=0.916, rests_on=140),
            ErrorRate(measure="recall", of="", value=0.765, low=0.69, high=0.829, rests_on=155),
            ErrorRate(
                measure="precision", of="mediation", value=None, low=None, high=None, rests_on=2, refused=refused
            ),
        ),
        strata=(("paper.txt · funding · high", 1_200, 60, 58, 51), ("paper.txt · –", 8_000, 120, 118, 104)),
    )
    return replace(report, **changes)
