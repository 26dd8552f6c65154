"""Sections of figures as tables."""

from __future__ import annotations

from dataclasses import replace

from agreements import AMAL, BASIM, agreement, figure, variable
from dalil.publishing.reports.choosing import MOST_PAIRS, main_figures
from dalil.publishing.reports.describing import prevalence
from dalil.publishing.reports.names import Naming, names_of
from dalil.publishing.reports.sections import is_wide, long_table, section_blocks
from dalil.publishing.reports.wording import Wording
from dalil.records.agreements import Section

NAMES = names_of(Wording("en", str, str), Naming(), agreement().coders)


def rows(table):
    return [[*group.heads, *(cell.words for cell in row)] for group in table.groups for row in group.rows]


def section(name, *variables):
    return Section(name=name, variables=variables)


def table_of(found):
    return list(section_blocks(found, NAMES))[-1]


def test_variables_with_the_same_measures_stand_with_these_side_by_side():
    two = (figure("percent", 0.9), figure("alpha_nominal", 0.7))
    assert is_wide(section("codes", variable("code", *two, of=("a",)), variable("code", *two, of=("b",))))
    assert not is_wide(section("codes", variable("code", *two)))
    assert not is_wide(section("unit", variable("a", *two), variable("b", figure("percent", 0.9))))


def test_a_measure_that_rests_on_less_says_on_what():
    both = (figure("alpha_nominal", 0.7), figure("positive", 0.6, values=41))
    table = table_of(section("codes", variable("code", *both, of=("a",)), variable("code", *both, of=("b",))))
    assert "0.600 [0.500, 0.680] (of 41)" in rows(table)[0]


def test_precision_is_a_share_of_claims_in_so_many_units():
    found = variable("claim", figure("precision", 0.8, units=31, values=31))
    assert rows(long_table(section("machines", found), NAMES))[0][-4:] == ["60", "3", "31", "12"]


def test_each_coder_stands_with_and_without():
    sides = [("with", 0.7), ("without", 0.8)]
    found = [variable("has_claim", figure("alpha_nominal", v), of=(how, AMAL)) for how, v in sides]
    row = rows(table_of(section("coders", *found)))[0]
    assert row[:3] == ["Unit has a claim", "Amal", "Krippendorff's α, nominal"]
    assert row[4:6] == ["0.700 [0.600, 0.780]", "0.800 [0.700, 0.880]"]


def test_a_coder_without_whom_there_is_no_value_keeps_the_reason():
    found = [
        variable("has_claim", figure("alpha_nominal", v), of=(how, BASIM))
        for how, v in (("with", 0.7), ("without", None))
    ]
    table = table_of(section("coders", *found))
    assert rows(table)[0][5] == "none (1)"
    assert len(table.notes) == 1


def test_a_section_without_variables_says_so():
    assert table_of(section("time")).words == "There is nothing to measure here."


def test_yes_is_counted_before_no_and_rare_values_together():
    given = (("no", 9), ("yes", 4))
    assert prevalence(variable("has_claim", figure("percent"), given=given), NAMES) == "yes: 4, no: 9"
    many = tuple((f"v{n}", 9 - n) for n in range(7))
    assert prevalence(variable("mode", figure("percent"), given=many), NAMES).endswith("v4: 5, others: 7")


def test_many_pairs_are_left_out_of_the_main_figures():
    pairs = [variable("claim", figure("f1", 0.7), of=(AMAL, f"c{n}")) for n in range(MOST_PAIRS + 1)]
    few = main_figures(agreement(sections=(section("pairs", *pairs[1:]),)))
    assert len(few) == MOST_PAIRS
    assert main_figures(agreement(sections=(section("pairs", *pairs),))) == ()


def test_of_several_measures_one_stands_for_the_variable():
    unit = section("unit", variable("relations", figure("percent", 0.9), figure("alpha_masi", 0.7)))
    assert [f.measure for _, _, figures in main_figures(agreement(sections=(unit,))) for f in figures] == ["alpha_masi"]


def test_units_that_somebody_left_out_are_told_once_where_they_are_the_same_for_all():
    both = [replace(variable(name, figure("percent")), answered=(0, 12, 48)) for name in ("mode", "domain")]
    first, *_ = [b for b in section_blocks(section("claims", *both), NAMES) if getattr(b, "kind", "") == "note"][1:]
    assert first.words == "Units by number of answers: 1: 12, 2: 48."
    assert len(table_of(section("claims", *both)).columns) == 3


def test_what_all_rows_rest_on_is_said_once_below_the_table():
    alike = table_of(section("claims", *(variable(name, figure("percent")) for name in ("mode", "domain"))))
    assert alike.notes[0] == "All rows rest on the same: Units: 60, Coders: 3, Answers: 168, Documents: 12."
    few = variable("domain", figure("percent", units=9))
    apart = table_of(section("claims", variable("mode", figure("percent")), few))
    assert (len(apart.columns), apart.notes) == (7, ())


def test_units_that_somebody_left_out_stand_beside_each_variable_where_they_differ():
    both = [
        replace(variable(name, figure("percent")), answered=answered)
        for name, answered in (("mode", (0, 0, 60)), ("domain", (5, 12, 43)))
    ]
    assert [row[1] for row in rows(table_of(section("claims", *both)))] == ["", "0: 5, 1: 12, 2: 43"]
