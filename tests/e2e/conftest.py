"""A real server and a real Chromium; where there is no Chromium, the tests of this folder are skipped."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from addresses import entered

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
BLANK = "about:blank"
STEP = 30_000  # milliseconds that a step in a browser may take on a busy machine
expect.set_options(timeout=STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A workbench that runs in a process of its own."""

    process: subprocess.Popen[str]
    url: str  # with the token that lets one browser in, once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    subprocess.run([sys.executable, ROOT / "scripts/build_pages.py"], check=True)  # in no time where nothing changed
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield opened
        opened.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., Served]]:
    """Start `dalil review` on a study; it ends with the test."""
    running: list[subprocess.Popen[str]] = []

    def start(study: Path, *options: str) -> Served:
        command = (sys.executable, "-m", "dalil", "review", "--study", str(study), "--no-browser", "--json", *options)
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        running.append(process)
        assert process.stdout is not None
        return Served(process=process, url=json.loads(process.stdout.readline())["url"])

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)
        assert process.stdout is not None
        process.stdout.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """A page in a browser context of its own; whatever it says of broken rules or faults fails the test."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def start(url: str, *, language: str = "en", width: int = 1280, height: int = 800, dark: bool = False) -> Page:
        context = browser.new_context(
            locale="ar" if language == "ar" else "en-GB",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(STEP)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.on("console", lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(url)
        if url != BLANK:
            entered(page)  # whoever goes on before the token was taken is not let in
        return page

    yield start
    for context in contexts:
        context.close()
    assert not faults
