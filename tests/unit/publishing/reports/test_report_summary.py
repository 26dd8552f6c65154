"""The report on one screen: aligned in both scripts, a screen and no more."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from agreements import agreement, audit, estimation
from dalil.publishing.reports.rendering import text_summary

RECORDS = [agreement(), estimation(), audit()]


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("record", RECORDS, ids=["agreement", "estimation", "audit"])
def test_numbers_end_under_each_other(record, lang):
    lines = text_summary(record, lang).splitlines()
    start = lines.index("") + 1
    rows = lines[start : lines.index("", start)]
    assert len(rows) > 2
    assert len({cell_len(row) for row in rows}) == 1


@pytest.mark.parametrize("record", RECORDS, ids=["agreement", "estimation", "audit"])
def test_it_is_a_screen_and_no_more(record):
    assert len(text_summary(record, "en").splitlines()) <= 30


def test_lines_of_an_arabic_summary_say_which_way_they_run():
    assert all(line.startswith("\u200f") for line in text_summary(agreement(), "ar").splitlines() if line)


def test_a_name_cannot_drive_the_terminal():
    shown = text_summary(agreement(title="\x1b[2J\u202ex"), "en")
    assert "\x1b" not in shown
    assert "\u202e" not in shown
