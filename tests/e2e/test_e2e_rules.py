"""Decisions by rule, and what a new codebook asks, as the adjudicator sees them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from adjudication_parts import case, two_coders
from axe import serious_faults
from codebook_versions import AGREEMENT, ELSE, FUNDING, TRAINING, both, coded_once, revise
from dalil.adjudication.rules import RuleName
from dalil.workflow.deciding import RuleWish, decide_by_rule

BY_RULE = {"ar": "ما عند أكثر الأجوبة", "en": "as most answers have it"}
LEFT = {"ar": "تطابق الأجوبة كلها", "en": "all answers alike"}
ASKS = {
    "ar": "قرار بدليل ترميز سابق: يلزم ترميزه من جديد",
    "en": "Decided under an earlier codebook: must be coded again",
}
STAYS = {"ar": "يبقى كما هو", "en": "It stands as it is"}
GONE = {"ar": "الرمز funding: حُذف", "en": "code funding: removed"}


def deciding(open_page: Callable[..., Page], url: str, **how: object) -> Page:
    return at(open_page(url, **how), "/adjudicate", "tbody article")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_person_sees_why_rules_leave_a_unit_and_decides_over_one(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str
) -> None:
    with two_coders(tmp_path) as (seat, unit):
        page = deciding(open_page, serve(seat.study.folder, "--as", "Layla").url, language=language)
        expect(page.locator(".left")).to_contain_text(LEFT[language])
        decide_by_rule(seat.study.folder, RuleWish(rule=RuleName.MAJORITY))
        page.reload()
        expect(page.locator(".unit .facts.row")).to_contain_text(BY_RULE[language])
        assert serious_faults(page) == []
        page.keyboard.press("Digit2")
        page.keyboard.press("Enter")
        expect(page.locator(".unit .facts.row")).not_to_contain_text(BY_RULE[language])
        stands = case(seat, unit).stands
        assert stands is not None and stands.rule == "expert"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_a_new_codebook_asks_stands_beside_decision_and_answers(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str
) -> None:
    with coded_once(tmp_path) as (seat, _):
        revise(seat.study.folder, TRAINING, AGREEMENT, ELSE)
        page = deciding(open_page, serve(seat.study.folder, "--as", "Layla").url, language=language)
        notes = page.locator(".earlier.small")
        expect(notes.first).to_contain_text(ASKS[language])
        expect(notes.first).to_contain_text(GONE[language])
        expect(notes).to_have_count(3)
        assert serious_faults(page) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_coder_lets_an_answer_stand_under_the_new_codebook(
    tmp_path: Path, serve: Callable, open_page: Callable, language: str
) -> None:
    with coded_once(tmp_path) as (seat, _):
        wider = {**FUNDING, "definition": both("Money or goods are given.")}
        revise(seat.study.folder, wider, TRAINING, AGREEMENT, ELSE)
        url = serve(seat.study.folder, "--as", "Omar").url
        page = at(open_page(url, language=language), "/", "article.line")
        page.locator(".filters button").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Samoa funded")
        assert serious_faults(page) == []
        dialog.get_by_role("button", name=STAYS[language]).click()
        expect(page.locator(".filters button")).to_have_count(0)
