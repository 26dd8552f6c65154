"""When the pages of the workbench are built, from what, and with which Node."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def loaded() -> ModuleType:
    """The script, which is no module of the package."""
    spec = importlib.util.spec_from_file_location("build_pages", ROOT / "scripts/build_pages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_pages"] = module
    spec.loader.exec_module(module)
    return module


pages = loaded()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with a few sources and pages built from them."""
    for name in ("index.html", "package-lock.json", "src/main.ts"):
        (tmp_path / "frontend" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "frontend" / name).write_text(name, encoding="utf-8")
    built = tmp_path / pages.BUILT
    built.mkdir(parents=True)
    (built / "index.html").write_text("<!doctype html>", encoding="utf-8")
    (built / pages.DIGEST).write_text(pages.digest_of(tmp_path) + "\n", encoding="ascii")
    return tmp_path


def a_node(folder: Path, version: str) -> str:
    """A PATH whose node tells a version, and whose npm leaves a note of its call."""
    folder.mkdir(parents=True)
    for name, body in (("node", f"echo {version}"), ("npm", 'echo "$1" >> called; test "$1" != "$FAILS"')):
        (folder / name).write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def test_built_pages_are_not_built_again(checkout: Path):
    assert pages.is_built(checkout)
    assert pages.needs(checkout, {"PATH": ""}) == []
    assert pages.ensure(checkout, {"PATH": ""})


@pytest.mark.parametrize("name", ["src/main.ts", "package-lock.json", "public/new.svg"])
def test_a_changed_or_new_source_asks_for_a_build(checkout: Path, name: str):
    (checkout / "frontend" / name).parent.mkdir(exist_ok=True)
    (checkout / "frontend" / name).write_text("changed", encoding="utf-8")
    assert not pages.is_built(checkout)


@pytest.mark.parametrize("name", ["src/lib/schema.d.ts", "node_modules/svelte/index.js", "tests/lib.test.ts"])
def test_what_does_not_enter_the_pages_asks_for_none(checkout: Path, name: str):
    (checkout / "frontend" / name).parent.mkdir(parents=True)
    (checkout / "frontend" / name).write_text("changed", encoding="utf-8")
    assert pages.is_built(checkout)


def test_the_digest_tells_a_name_from_a_content(tmp_path: Path):
    digests = []
    for name, content in (("ab", "c"), ("a", "bc")):
        (tmp_path / name / "frontend/src").mkdir(parents=True)
        (tmp_path / name / "frontend/src" / name).write_text(content, encoding="utf-8")
        digests.append(pages.digest_of(tmp_path / name))
    assert len(set(digests)) == 2


def test_pages_without_their_sources_are_taken_as_they_are(checkout: Path):
    (checkout / "frontend").rename(checkout / "elsewhere")
    assert pages.is_built(checkout)


@pytest.mark.parametrize(
    ("version", "fits"),
    [("v20.19.0", True), ("v24.1.0\n", True), ("v20.18.9", False), ("v8.20.0", False), ("", False), ("node", False)],
)
def test_an_old_node_is_not_used(tmp_path: Path, version: str, fits: bool):
    assert pages.is_new_enough(version) is fits
    assert (pages.node_on_path(a_node(tmp_path / "bin", version)) is not None) is fits


def test_a_packaged_node_is_asked_for_where_the_machine_has_none(checkout: Path):
    (checkout / "frontend/src/main.ts").write_text("changed", encoding="utf-8")
    assert pages.needs(checkout, {"PATH": ""}) == [pages.PACKAGED_NODE]
    assert pages.needs(checkout, {"PATH": "", "DALIL_PAGES": "skip"}) == []
    assert pages.needs(checkout, {"PATH": a_node(checkout / "bin", "v22.12.0")}) == []


def test_building_installs_once_and_marks_what_it_built(checkout: Path):
    environment = {"PATH": a_node(checkout / "bin", "v22.12.0")}
    (checkout / "frontend/node_modules").mkdir()
    for content in ("first", "second"):
        (checkout / "frontend/src/main.ts").write_text(content, encoding="utf-8")
        assert pages.ensure(checkout, environment)
    assert (checkout / "frontend/called").read_text(encoding="utf-8").split() == ["ci", "run", "run"]
    assert pages.is_built(checkout)


def test_a_failed_build_says_why_and_leaves_no_mark(checkout: Path):
    environment = {"PATH": a_node(checkout / "bin", "v22.12.0"), "FAILS": "run"}
    (checkout / "frontend/node_modules").mkdir()
    (checkout / "frontend/src/main.ts").write_text("changed", encoding="utf-8")
    with pytest.raises(pages.PagesError, match="npm run failed"):
        pages.ensure(checkout, environment)
    assert not pages.is_built(checkout)


def test_pages_can_be_left_out(checkout: Path):
    assert not pages.ensure(checkout, {"DALIL_PAGES": "skip"})


def test_an_unknown_wish_is_refused(checkout: Path):
    with pytest.raises(pages.PagesError, match="auto, require, skip"):
        pages.ensure(checkout, {"DALIL_PAGES": "maybe"})
