"""The frame that all screens stand in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from axe import serious_faults
from workbench import a_study

Open = Callable[..., Page]


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_interface_runs_in_the_direction_of_its_language(
    tmp_path: Path, serve: Callable[..., object], open_page: Open, language: str, direction: str
) -> None:
    served = serve(a_study(tmp_path))
    page = open_page(served.url, language=language)
    expect(page.locator("html")).to_have_attribute("dir", direction)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_token_is_gone_from_the_address_and_lets_nobody_else_in(
    tmp_path: Path, serve: Callable[..., object], open_page: Open
) -> None:
    served = serve(a_study(tmp_path))
    page = open_page(served.url)
    page.get_by_role("heading", level=1).wait_for()
    assert "token" not in page.url
    other = open_page(served.url)
    expect(other.get_by_role("alert").first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault_in_the_frame(
    tmp_path: Path, serve: Callable[..., object], open_page: Open, language: str, dark: bool
) -> None:
    served = serve(a_study(tmp_path))
    page = open_page(served.url, language=language, dark=dark)
    page.get_by_role("heading", level=1).wait_for()
    assert serious_faults(page) == []
