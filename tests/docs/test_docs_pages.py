"""Generated pages are current, commands and options are documented, links lead somewhere, examples hold."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from dalil.cli import main
from dalil.cli.app import build
from dalil.cli.talk import Talk
from papers import write_paper
from scripts_at_hand import ROOT, script

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"```(?:text|console|bash|sh)?\n(.*?)```", re.S)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)")


def test_generated_pages_are_current() -> None:
    stale = [n for n, text in script("render_docs").pages().items() if (ROOT / n).read_text(encoding="utf-8") != text]
    assert stale == [], "run `make docs`"


def commands() -> dict[str, click.Command]:
    """Every command by the words it is called with."""
    group = build(Talk())
    context = click.Context(group, info_name="dalil")
    found: dict[str, click.Command] = {"dalil": group}
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found[f"dalil {name}"] = command
        if isinstance(command, click.Group):
            inner = click.Context(command, parent=context, info_name=name)
            subs = {sub: command.get_command(inner, sub) for sub in command.list_commands(inner)}
            found |= {f"dalil {name} {sub}": c for sub, c in subs.items() if c is not None}
    return found


def test_every_command_and_option_is_documented() -> None:
    page = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## (dalil.*?)\n(.*?)(?=^## |\Z)", page, re.M | re.S))
    assert list(sections) == list(commands())
    for path, command in commands().items():
        for param in command.params:
            for option in param.opts if isinstance(param, click.Option) else []:
                assert option in sections[path], f"{path} {option}"


def calls_in(text: str) -> list[list[str]]:
    """The words of every call of dalil in a page: lines of fenced blocks, and spans of code."""
    fenced = [line for block in FENCE.findall(text) for line in block.splitlines() if line.startswith("dalil ")]
    spans = re.findall(r"`(dalil [^`\n]*)`", FENCE.sub("", text))
    return [shlex.split(re.split("[|>#;]", call)[0]) for call in (*fenced, *spans)]


@pytest.mark.parametrize("page", [p for p in PAGES if p.name != "commands.md"], ids=lambda p: str(p.relative_to(ROOT)))
def test_commands_in_the_pages_exist(page: Path) -> None:
    known = commands()
    for words in calls_in(page.read_text(encoding="utf-8")):
        bare = [w for w in words if not w.startswith("-")]
        if bare[1:2] and bare[1] in ("ar", "en"):  # the value of --lang
            bare.pop(1)
        path = next((p for n in (3, 2, 1) if (p := " ".join(bare[:n])) in known), "")
        if bare[1:] and not bare[1].isupper():
            assert path != "dalil", f"{page.name}: {words}"
        options = {o for param in known[path].params for o in param.opts} | {"--help"}
        assert {w.partition("=")[0] for w in words if w.startswith("-") and w != "-"} <= options, (
            f"{page.name}: {words}"
        )


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_lead_to_files(page: Path) -> None:
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [t for t in targets if not (page.parent / t).exists()] == []


@pytest.mark.parametrize(
    "page", [p for p in PAGES if "```python" in p.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_python_examples_run(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_paper(tmp_path)
    main(["new", str(tmp_path / "iran")])
    monkeypatch.chdir(tmp_path)
    for example in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        exec(compile(example, page.name, "exec"), {})
