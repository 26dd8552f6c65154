"""Words of reports: what the records can hold has words in both languages, and every word is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dalil.messages import LANGUAGES, words
from dalil.publishing.reports.measures import ALWAYS, METHODS
from dalil.publishing.reports.references import CITED, all_works
from dalil.records.agreements import Lack
from dalil.records.estimations import Estimator

CODE = "\n".join(
    p.read_text(encoding="utf-8")
    for p in sorted((Path(__file__).parents[4] / "src/dalil/publishing/reports").glob("*.py"))
)
PRINTED = ("report.", "methods.", "counts.", "counts_methods.", "audit.")
NAMED = frozenset(re.findall(r"""["'](?:\w+\.)?(\w+)["']""", CODE))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lack_has_words(lang: str) -> None:
    assert [lack for lack in Lack if f"lacks.{lack}" not in words(lang)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_has_a_name_and_says_what_it_is(lang: str) -> None:
    names, explained = (
        {key.partition(".")[2] for key in words(lang) if key.startswith(table)} for table in ("measures.", "measured.")
    )
    assert names == explained


def test_every_word_of_the_page_is_asked_for() -> None:
    keys = [key.partition(".")[2] for key in words("en") if key.startswith(PRINTED)]
    estimators = {f"estimator_{estimator}" for estimator in Estimator}
    assert [key for key in keys if key not in NAMED | estimators] == []


def test_every_method_has_words_and_every_work_is_known() -> None:
    assert [name for name in (*dict(METHODS), *ALWAYS) if f"methods.{name}" not in words("en")] == []
    assert {key for keys in CITED.values() for key in keys} <= all_works().keys()


def test_works_stand_in_the_order_of_their_authors() -> None:
    listed = list(all_works().values())
    assert listed == sorted(listed, key=lambda work: work.partition("(")[0].casefold().replace("ä", "a"))
