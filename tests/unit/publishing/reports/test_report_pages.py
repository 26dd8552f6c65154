"""The report of agreement as a page: what stands on it, in which order."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agreements import agreement
from dalil.publishing.reports.rendering import render


def rendered(form: str, lang: str = "en", **changes) -> str:
    return "".join(render(agreement(**changes), form, lang))


def test_the_parts_stand_in_the_order_in_which_a_reviewer_asks() -> None:
    heads = [line[3:] for line in rendered("md").splitlines() if line.startswith("## ")]
    assert heads[:3] == ["What was compared", "Main figures", "Whole units"]
    assert heads[-5:] == [
        "Confusions",
        "Where coders disagree",
        "What a reader should know",
        "Methods",
        "References",
    ]


def test_a_figure_stands_with_its_interval_and_what_it_rests_on() -> None:
    row = next(line for line in rendered("md").splitlines() if line.startswith("| Unit has a claim"))
    assert "\u20680.774 \\[0.674, 0.854\\]\u2069" in row
    assert row.endswith("| \u206860\u2069 | \u20683\u2069 | \u2068168\u2069 | \u206812\u2069 |")


def test_relations_stand_by_how_often_they_were_claimed() -> None:
    text = rendered("md")
    assert text.index("| \u2068funding") < text.index("| \u2068mediation")


def test_a_figure_without_value_leads_to_the_reason() -> None:
    text = rendered("md")
    assert "| none (\u20681\u2069) |" in text
    assert "Every answer is the same" in text


def test_the_methods_cite_what_the_report_uses_and_nothing_else() -> None:
    text = rendered("md")
    assert "Passonneau, R. (2006)" in text
    assert "Mathet" not in text


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_same_record_same_bytes(lang: str) -> None:
    assert rendered("html", lang) == rendered("html", lang)


def test_hostile_names_add_no_cell_line_or_element_to_markdown() -> None:
    whole = agreement()
    evil = "a|b`c\n# d <script>[x](javascript:1)\u202e"
    coders = (replace(whole.coders[0], name=evil), *whole.coders[1:])
    text = rendered("md", title=evil, coders=coders, apart=(replace(whole.apart[0], excerpt=evil, where=evil),))
    assert len(text.splitlines()) == len(rendered("md").splitlines())
    assert "<script>" not in text
    assert re.search(r"(?<!\\)\]\(javascript", text) is None
    assert "\u202e" not in text
    row = next(line for line in text.splitlines() if line.startswith("| \u2068a"))
    assert len(re.split(r"(?<!\\)\|", row)) == 9
