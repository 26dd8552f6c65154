"""Actors in a browser: looked up, made one and parted by keys alone, names shown as they are, the list written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from addresses import at
from axe import serious_faults
from workbench import a_study

PAPER = """Relations of the Harbour Union: Norway

Gains:

- Norway granted the Harbour Union 20 million dollars in 2014.
- The Iraqi Islamic Labour Front funded the Harbour Union.
- The Evil\u202eecrof Force condemned the Harbour Union.
"""
LIST, UNRESOLVED = "/actors", "/actors?tab=unresolved"
Open = Callable[..., Page]
Serve = Callable[..., Any]


@pytest.fixture
def page(tmp_path: Path, serve: Serve, open_page: Open) -> Page:
    """A page that is signed in, in English."""
    return at(open_page(serve(study_of(tmp_path)).url), LIST)


def study_of(folder: Path) -> Path:
    return a_study(folder, papers={"union.txt": PAPER})


def test_a_name_is_resolved_and_taken_back_by_keys_alone(page: Page) -> None:
    at(page, UNRESOLVED)
    name = page.locator("li[aria-current=true] h3")
    expect(name).to_be_visible()
    for _ in range(2):
        if "Labour Front" not in name.inner_text():
            page.keyboard.press("j")
            page.wait_for_timeout(100)
    page.keyboard.press("1")
    expect(page.get_by_text("are one actor now")).to_be_visible()
    expect(page.locator("h3", has_text="Labour Front")).to_have_count(0)
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.locator("h3", has_text="Labour Front")).to_be_visible()


def test_actors_are_chosen_made_one_and_parted_by_keys_alone(page: Page) -> None:
    expect(page.locator("a[href*='harbour%20union']")).to_be_visible()
    for key in ("j", "x", "j", "x", "m"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
    page.get_by_role("dialog").get_by_role("button", name="Make one").press("Enter")
    members = page.get_by_role("heading", name="What is one here")
    expect(members).to_be_visible()
    page.locator("section", has=members).get_by_role("checkbox").nth(1).press("Space")
    page.get_by_role("button", name="Set apart").press("Enter")
    expect(members).to_have_count(0)
    expect(page.get_by_role("heading", name="Set apart from")).to_be_visible()


def test_a_merge_that_contradicts_is_refused_with_its_path(page: Page) -> None:
    at(page, "/actors?key=state:NOR")
    told = page.evaluate(
        """async () => {
          const csrf = (await (await fetch('/api/session')).json()).csrf;
          const body = JSON.stringify({act: 'distinct', keys: ['state:NOR'], others: ['state:SWE']});
          const headers = {'Content-Type': 'application/json', 'X-CSRF-Token': csrf};
          return (await fetch('/api/actors/judgements', {method: 'POST', headers, body})).status;
        }"""
    )
    assert told == 200
    field = page.get_by_role("combobox", name="Make one with another actor")
    field.fill("swed")
    expect(page.get_by_role("option", name=re.compile("Sweden")).first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("alert")).to_contain_text("≠")


def test_what_would_turn_a_name_round_is_shown_as_a_mark(page: Page) -> None:
    name = page.locator("bdi", has_text="ecrof").first
    expect(name).to_be_visible()
    assert "\u202e" not in page.locator("main").inner_text() and "⇐" in name.inner_text()


def test_names_are_found_in_the_other_script(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("النرويج")
    page.get_by_role("checkbox", name="only those of this study").uncheck()
    expect(page.locator("a", has_text="Norway").first).to_be_visible()


def test_a_new_actor_reaches_the_list_of_the_study(tmp_path: Path, serve: Serve, open_page: Open) -> None:
    study = study_of(tmp_path)
    page = at(open_page(serve(study).url), LIST)
    page.keyboard.press("n")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name in English").fill("Harbour Union")
    dialog.get_by_label("Kind").select_option("union")
    dialog.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_role("heading", name="Harbour Union")).to_be_visible()
    at(page, "/actors?tab=file")
    page.get_by_role("button", name="Write actors.csv").press("Enter")
    expect(page.get_by_text("The list says all that it can say already.")).to_be_visible()
    assert "union:harbour-union,union,Harbour Union" in (study / "actors.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_no_serious_fault(tmp_path: Path, serve: Serve, open_page: Open, language: str, dark: bool) -> None:
    page = open_page(serve(study_of(tmp_path)).url, language=language, dark=dark)
    for path in ("/actors?key=state:NOR", UNRESOLVED, "/actors?tab=file"):
        at(page, path)
        page.wait_for_timeout(400)
        assert serious_faults(page) == []
