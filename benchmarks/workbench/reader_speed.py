"""Measures the reader in Chromium on a source of five hundred pages, and prints the figures as JSON.

python benchmarks/workbench/big_source.py FOLDER, then python benchmarks/workbench/reader_speed.py FOLDER/study
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from dalil.workflow.project import open_study

STEPS = 100
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
# When words of the paper are first painted, and every task that keeps the page from answering.
WATCH = """
window.tasks = [];
const watcher = new PerformanceObserver((found) => tasks.push(...found.getEntries().map((one) => one.duration)));
watcher.observe({ type: 'longtask' });
const look = () => {
  const words = document.querySelector('[data-start]');
  if (words === null || words.textContent === '') requestAnimationFrame(look);
  else requestAnimationFrame(() => setTimeout(() => (window.painted = performance.now())));
};
requestAnimationFrame(look);
"""
# A step, and how long until what it changed is painted.
STEPPING = """
async ([kind, steps]) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const view = document.querySelector('.view');
  const scroll = (step) => (view.scrollTop += step % 10 === 9 ? view.scrollHeight / 12 : view.clientHeight * 0.8);
  const key = (code) => view.dispatchEvent(
    new KeyboardEvent('keydown', { code, key: code.slice(3).toLowerCase(), bubbles: true, cancelable: true }));
  const inSight = () => {
    const box = view.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    return [...view.querySelectorAll('[data-place]')].some((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top <= middle && bottom >= middle;
    });
  };
  const found = [];
  let bare = 0;
  for (let step = 0; step < steps; step += 1) {
    const from = performance.now();
    if (kind === 'scroll') scroll(step);
    else key(kind);
    await painted();
    found.push(performance.now() - from);
    if (!inSight()) bare += 1;
    await painted();
  }
  return { found, bare };
}
"""


@contextmanager
def served(study: Path) -> Iterator[str]:
    """The address of a workbench on the study."""
    command = [sys.executable, "-m", "dalil", "review", "--study", str(study), "--no-browser", "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield str(json.loads(process.stdout.readline())["url"])
    finally:
        process.terminate()
        process.wait(20)


def stepped(page: Page, kind: str) -> dict[str, Any]:
    """How long steps of one kind took, in milliseconds, and how often nothing was in sight after one."""
    page.evaluate("tasks.length = 0")
    result = page.evaluate(STEPPING, [kind, STEPS])
    took = sorted(result["found"])
    longest = page.evaluate("Math.max(0, ...tasks)")
    return {
        "worst": round(took[-1], 1),
        "middle": round(took[len(took) // 2], 1),
        "longest_task": round(longest, 1),
        "steps": len(took),
        "bare": result["bare"],
    }


def measured(study: Path) -> dict[str, Any]:
    """All figures of one visit."""
    with open_study(study).open_store(write=False) as store:
        source = store.source(next(store.source_ids()))
        stats = store.stats()
    with served(study) as url, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        page = browser.new_page(viewport={"width": 1280, "height": 800}, locale="ar")
        page.add_init_script(WATCH)
        page.goto(url)
        page.get_by_role("heading", level=1).wait_for()
        paints = [_visit(page, f"{url.partition('/?')[0]}/read/{source.id}") for _ in range(3)]
        figures = {
            "code_points": len(source.text),
            "units": stats.units,
            "claims": stats.claims,
            "first_paint_ms": paints,
            "all_loaded_ms": round(page.evaluate("performance.now()")),
            "next_claim_ms": stepped(page, "KeyJ"),
            "claim_before_ms": stepped(page, "KeyK"),
            "next_unit_ms": stepped(page, "KeyN"),
            "scroll_ms": stepped(page, "scroll"),
            "heap_mb": round(page.evaluate("performance.memory.usedJSHeapSize") / 1e6),
            "rows_drawn": page.locator("[data-place]").count(),
        }
        browser.close()
    return figures


def _visit(page: Page, address: str) -> int:
    page.goto("about:blank")
    page.goto(address)
    page.locator("[data-note] article").first.wait_for()
    return round(page.evaluate("window.painted"))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", type=Path)
    print(json.dumps(measured(parser.parse_args().study), indent=1))


if __name__ == "__main__":
    main()
