"""Reports as files in a browser: nothing breaks their own policy, and people who cannot see them can use them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from agreements import agreement, audit, estimation
from axe import serious_faults
from conftest import BLANK
from dalil.publishing.reports.rendering import render

RECORDS = {"agreement": agreement(), "estimation": estimation(), "audit": audit()}


@pytest.mark.parametrize(
    ("name", "lang", "dark", "width"),
    [
        ("agreement", "en", False, 1280),
        ("agreement", "ar", True, 768),
        ("estimation", "ar", False, 768),
        ("audit", "en", True, 1280),
    ],
)
def test_a_report_is_readable(
    open_page: Callable[..., Page], tmp_path: Path, name: str, lang: str, dark: bool, width: int
) -> None:
    file = tmp_path / "report.html"
    file.write_text("".join(render(RECORDS[name], "html", lang)), encoding="utf-8")
    page = open_page(BLANK, language=lang, dark=dark, width=width)
    page.goto(file.as_uri())
    assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dot = page.locator("svg .dot").first
    assert dot.evaluate("e => getComputedStyle(e).stroke") != "none"
