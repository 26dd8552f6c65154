"""How soon a changed filter shows in graph, matrix and timeline of a study of 50,000 claims, measured in a browser.

    python benchmarks/workbench/views_speed.py STUDY [--browser /usr/bin/chromium] [--rounds 5]

The study is made by make_claims.py. Prints one JSON object: milliseconds from a filter being chosen until the browser
has painted the new picture, for each view the median and the slowest of all rounds; and how long the index takes.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from dalil.workflow.project import open_study
from dalil.workflow.review.index import ClaimIndex
from dalil.workflow.review.views import study_labels

SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--no-first-run")  # fmt: skip
FILTERS = ("domains=political", "domains=military", "polarities=asserted", "date_from=2001&date_to=2010", "once=false")
PAINTED = {
    "graph": "() => document.querySelector('.box')?.dataset.drawn ?? ''",
    "matrix": "() => document.querySelector('tbody')?.innerText ?? ''",
    "timeline": "() => document.querySelector('[data-drawn]')?.dataset.drawn ?? ''",
}
# Puts filters into the address as a link of the page does, and waits until the picture is another and painted.
CHANGE = """async ([search, of]) => {
  const shown = eval('(' + of + ')');
  const before = shown();
  const start = performance.now();
  const link = document.createElement('a');
  link.href = location.pathname + '?' + search;
  document.body.append(link);
  link.click();
  link.remove();
  while (shown() === before && performance.now() - start < 20000) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
  return performance.now() - start;
}"""


def index_figures(folder: Path) -> dict[str, Any]:
    """How long the index takes at the start and when nothing has changed, and what it holds in memory."""
    study = open_study(folder)
    labels = study_labels(study)
    with study.open_store(write=False) as store:
        index = ClaimIndex(study, labels)
        start = time.perf_counter()
        claims = len(index.refresh(store).claims)
        made = time.perf_counter() - start
        start = time.perf_counter()
        index.refresh(store)
        again = time.perf_counter() - start
        tracemalloc.start()
        other = ClaimIndex(study, labels)
        other.refresh(store)
        held, _ = tracemalloc.get_traced_memory()
    return {"claims": claims, "index_s": round(made, 2), "unchanged_ms": round(again * 1e3, 1),
            "held_mb": round(held / 1e6, 1)}  # fmt: skip


def view_figures(page: Page, base: str, view: str, rounds: int) -> dict[str, float]:
    """Milliseconds from filter to picture."""
    page.goto(f"{base}/{view}")
    page.wait_for_function(f"() => ({PAINTED[view]})().length > 0")
    page.wait_for_timeout(1500)
    took = []
    for _ in range(rounds):
        for search in FILTERS:
            took.append(page.evaluate(CHANGE, [search, PAINTED[view]]))
            page.wait_for_timeout(400)
    return {"median_ms": round(statistics.median(took)), "slowest_ms": round(max(took)), "changes": len(took)}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", type=Path)
    parser.add_argument("--browser", default="/usr/bin/chromium")
    parser.add_argument("--rounds", type=int, default=5)
    wanted = parser.parse_args()
    figures: dict[str, Any] = index_figures(wanted.study)
    command = (sys.executable, "-m", "dalil", "review", "--study", str(wanted.study), "--no-browser", "--json")
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        url = json.loads(server.stdout.readline())["url"]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=wanted.browser, args=list(SWITCHES))
            # The page under test evaluates a few words of this script; its own rules forbid that.
            page = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 800}).new_page()
            page.goto(url)
            page.locator("main h1").wait_for()
            base = "/".join(url.split("/")[:3])
            for view in PAINTED:
                figures[view] = view_figures(page, base, view, wanted.rounds)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
