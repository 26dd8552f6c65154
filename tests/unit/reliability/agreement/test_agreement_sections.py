from __future__ import annotations

from dataclasses import replace

import pytest

from dalil.records.agreements import Lack, Measured, Section, Variable
from dalil.reliability.agreement.claims import claim_section
from dalil.reliability.agreement.coders import coder_section
from dalil.reliability.agreement.codes import code_section
from dalil.reliability.agreement.evidence import span_section
from dalil.reliability.agreement.machines import machine_section
from dalil.reliability.agreement.pairs import pair_section
from dalil.reliability.agreement.periods import time_section
from dalil.reliability.agreement.rows import lines_of, shared
from dalil.reliability.agreement.units import unit_section
from dalil.reliability.comparing.saying import Said
from said_parts import PLAN, claim, claims, said_of

NORWAY = claims("Norway funding Malawi")
THREAT = claims("Norway threat Malawi")


def named(section: Section, name: str, *of: str) -> Variable:
    return next(v for v in section.variables if v.name == name and v.of == of)


def figure(variable: Variable, measure: str) -> Measured:
    return next(f for f in variable.figures if f.measure == measure)


def value(variable: Variable, measure: str) -> float | None:
    found = figure(variable, measure).value
    return None if found is None else round(found, 3)


def test_units_are_compared_in_all_that_is_said_of_them() -> None:
    said = said_of([NORWAY, THREAT], [NORWAY, NORWAY], [(), ()], [NORWAY, None])
    section = unit_section(said, PLAN)
    assert [v.name for v in section.variables] == ["has_claim", "relations", "dyads", "claims"]
    has_claim = named(section, "has_claim")
    assert (value(has_claim, "alpha_nominal"), has_claim.answered) == (1.0, (0, 1, 3))
    assert value(named(section, "dyads"), "alpha_masi") == 1.0
    assert value(named(section, "relations"), "percent") == 0.667


def test_dyads_are_shown_as_they_are_written() -> None:
    section = unit_section(said_of([NORWAY, NORWAY], [(), NORWAY]), PLAN)
    assert [p.value for p in named(section, "dyads").prevalence] == ["Norway → Malawi", ""]


def test_each_relation_has_its_own_figures() -> None:
    section = code_section(said_of([NORWAY, NORWAY], [NORWAY, ()], [(), ()], [THREAT, THREAT]), PLAN)
    assert [v.of for v in section.variables] == [("funding",), ("threat",)]
    funding = section.variables[0]
    assert (value(funding, "percent"), value(funding, "positive")) == (0.75, 0.667)
    assert [(p.value, p.count) for p in funding.prevalence] == [("no", 5), ("yes", 3)]


def test_positive_agreement_of_three_counts_pairs() -> None:
    section = code_section(said_of([NORWAY, NORWAY, ()], [NORWAY, (), ()], [(), (), None]), PLAN)
    assert value(section.variables[0], "positive") == 0.333  # one pair of yes, counted twice, of six


def test_a_relation_that_nobody_can_meet_says_so() -> None:
    section = code_section(said_of([NORWAY, None], [None, NORWAY]), PLAN)
    assert {f.lack for f in section.variables[0].figures} == {Lack.NO_PAIRS}


def test_claims_on_the_same_actors_are_compared_in_the_rest() -> None:
    one = claim("Norway funding Malawi", domain="financial", date="2016", amount=(5.0, "USD"))
    other = claim("Norway funding Malawi", domain="military", date="2016-05", amount=(5.0, "EUR"))
    same = claim("Chad threat Norway", domain="political", date="2019", amount=(7.0, "USD"))
    said = said_of([(one,), (other,)], [(same,), (same,)], [(), THREAT])
    section = claim_section(said, shared(lines_of(said, PLAN)), PLAN)
    assert value(named(section, "domain"), "percent") == 0.5
    assert value(named(section, "date"), "percent") == 1.0  # both cut to the year
    assert figure(named(section, "amount"), "alpha_ratio").units == 1  # the other two are in different currencies
    assert "mode" not in [v.name for v in section.variables]


def test_what_a_form_has_no_slot_for_is_no_answer() -> None:
    told = claim("Norway funding Malawi", domain="military", facet="basis")
    blank = claim("Norway funding Malawi", unsaid=frozenset({"facet"}))
    said = said_of([(told,), (blank,)])
    section = claim_section(said, lines_of(said, PLAN), PLAN)
    assert figure(named(section, "facet"), "percent").lack is Lack.ONE_CODER
    assert value(named(section, "domain"), "percent") == 0.0


def test_two_coders_have_f1_and_kappa() -> None:
    section = pair_section(said_of([NORWAY, THREAT], [NORWAY, NORWAY], [(), ()], [None, NORWAY]), PLAN)
    assert {v.name: value(v, "f1") for v in section.variables} == {
        "claim": 0.5,
        "claim_any": 0.5,
        "dyad": 1.0,
        "relation": 0.5,
        "has_claim": 1.0,
    }
    assert value(named(section, "has_claim", "layla", "omar"), "cohen") == 1.0
    assert section.variables[0].units == 3


def test_two_who_never_met_are_no_pair() -> None:
    assert pair_section(said_of([NORWAY, None], [None, NORWAY]), PLAN).variables == ()


def test_agreement_rises_without_the_coder_who_differs() -> None:
    units = [[NORWAY, NORWAY, ()], [(), (), NORWAY], [NORWAY, NORWAY, NORWAY], [(), (), ()]]
    section = coder_section(said_of(*units), PLAN)
    whole, without = (value(named(section, "has_claim", how, "sara"), "alpha_nominal") for how in ("with", "without"))
    assert whole is not None and without == 1.0 and whole < without
    assert coder_section(said_of([NORWAY, NORWAY]), PLAN).variables == ()


def dated(*times: str, kind: str = "human") -> Said:
    said = said_of(*[[NORWAY, NORWAY if n % 2 else ()] for n in range(len(times))], kind=kind)
    units = tuple(replace(u, at=(None, at)) for u, at in zip(said.units, times, strict=True))
    return replace(said, units=units)


def test_time_goes_by_month() -> None:
    times = ["2026-01-05T10:00:00+00:00", "2026-01-09T10:00:00+00:00", "2026-03-01T10:00:00+00:00"]
    section = time_section(dated(*times), PLAN)
    assert [(v.name, v.of, v.units) for v in section.variables][:2] == [
        ("has_claim", ("2026-01",), 2),
        ("has_claim", ("2026-03",), 1),
    ]


def test_within_a_month_time_goes_by_tenths() -> None:
    times = [f"2026-01-05T10:{n:02}:00+00:00" for n in range(55)]
    periods = [(v.of, v.units) for v in time_section(dated(*times), PLAN).variables if v.name == "has_claim"]
    assert len(periods) == 10 and periods[0] == (("1/10",), 5)
    assert time_section(dated(*times[:20]), PLAN).variables == ()
    assert time_section(dated(*times, kind="rules"), PLAN).variables == ()


def test_coders_are_held_against_what_was_decided() -> None:
    said = said_of([NORWAY, THREAT], [(), NORWAY], [NORWAY, NORWAY], settled=[NORWAY, NORWAY, None])
    section = machine_section(said, PLAN)
    layla = named(section, "claim", "layla")
    assert [value(layla, m) for m in ("precision", "recall", "f1")] == [1.0, 0.5, 0.667]
    threat = named(section, "code", "omar", "threat")
    assert value(threat, "precision") == 0.0
    assert figure(threat, "recall").lack is Lack.NOTHING_CLAIMED


@pytest.mark.parametrize(("there", "alpha"), [((0, 10), 1.0), ((20, 30), None)])
def test_quotes_are_compared_where_they_stand(there: tuple[int, int], alpha: float | None) -> None:
    mine, theirs = (claim("Norway funding Malawi", evidence=(at,)) for at in ((0, 10), there))
    found = value(named(span_section(said_of([(mine,), (theirs,)], [(), ()]), PLAN), "evidence"), "u_alpha")
    assert found == alpha if alpha is not None else found is not None and found < 0


def test_triggers_are_not_held_against_quotes() -> None:
    quote = claim("Norway funding Malawi", evidence=((0, 20),))
    trigger = claim("Norway funding Malawi", evidence=((5, 9),), is_trigger=True)
    assert span_section(said_of([(quote,), (trigger,)]), PLAN).variables == ()
