"""What axe finds wrong with a page for people who use it without a mouse, without sight or with little of it."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

AXE = files("axe_playwright_python").joinpath("axe.min.js")  # axe-core as a package that needs no Node
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SERIOUS = ("serious", "critical")


def serious_faults(page: Page) -> list[str]:
    """The faults that axe calls serious or critical: the rule, and the element that breaks it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    asked = {"runOnly": {"type": "tag", "values": list(RULES)}}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for violation in found["violations"]
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]
