from __future__ import annotations

import pytest

from commands import Dalil
from dalil import __version__
from dalil.cli import talk_of
from dalil.cli.app import COMMANDS, build
from dalil.cli.talk import Talk
from dalil.messages import catalogue


def test_help_names_every_command_in_both_languages(dalil: Dalil) -> None:
    for lang in ("en", "ar"):
        ran = dalil("--lang", lang, "--help")
        assert ran.status == 0
        for name in COMMANDS:
            assert catalogue(lang)[f"help.{name}_short"] in ran.out


@pytest.mark.parametrize("name", [*COMMANDS, "codebook check", "codebook show", "codebook new"])
def test_every_command_explains_itself_in_arabic(dalil: Dalil, name: str) -> None:
    ran = dalil(*name.split(), "--lang", "ar", "--help")
    assert ran.status == 0
    assert "الاستعمال:" in ran.out and "الخيارات" in ran.out
    assert "Show this" not in ran.out and "Options" not in ran.out


def test_the_version_is_shown(dalil: Dalil) -> None:
    assert dalil("--version").out == f"dalil {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cod"], "There is no command cod. Commands: demo, code,"),
        (
            ["codebook", "chek"],
            "There is no command chek. Commands: check, show, new, diff, recode. See `dalil codebook --help`.",
        ),
        (["code", "--vioce", "x"], "There is no option --vioce. Did you mean: --voice? See `dalil code --help`."),
        (["code", "--format", "pdf"], "--format takes one of these values: html, md, jsonl, csv."),
        (["code", "-o"], "The option -o needs a value."),
        (["run", "--json=1"], "The option --json takes no value."),
        (["new"], "STUDY is missing. See `dalil new --help`."),
        (["run", "more"], "More words were given than the command takes. See `dalil run --help`."),
        (["--lang", "fr", "code"], "--lang takes one of these values: ar, en."),
        (["--lang", "en"], "No command was named. See `dalil --help`."),
    ],
)
def test_a_slip_is_told_in_one_line_with_the_next_step(dalil: Dalil, arguments: list[str], said: str) -> None:
    ran = dalil(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.said) == 1 and ran.said[0].startswith("dalil: D001 The command was not understood: ")
    assert said in ran.said[0]


@pytest.mark.parametrize(
    "arguments", [["cod"], ["code", "--vioce"], ["code", "--format", "pdf"], ["code", "-o"], ["new"], ["run", "more"]]
)
def test_a_slip_is_told_in_arabic(dalil: Dalil, arguments: list[str]) -> None:
    ran = dalil("--lang", "ar", *arguments)
    assert len(ran.said) == 1 and ran.said[0].startswith("\u200fdalil: D001 لم يُفهم الأمر: ")
    assert not {"option", "command", "Missing", "Invalid", "argument"} & set(ran.err.split())


def test_a_slip_in_json_mode_is_a_json_line(dalil: Dalil) -> None:
    ran = dalil("--json", "cod")
    assert (ran.status, ran.err) == (2, "")
    assert [line["error"] for line in ran.lines] == ["D001"]


@pytest.mark.parametrize("arguments", [[], ["codebook"]])
def test_without_a_command_help_is_shown(dalil: Dalil, arguments: list[str]) -> None:
    ran = dalil(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: dalil")
    assert "D001" not in ran.err


def test_words_after_two_dashes_are_no_options() -> None:
    assert talk_of(["actors", "--", "--json", "--lang", "ar"]) == Talk(language="en")


def test_commands_load_when_they_are_called() -> None:
    group = build(Talk())
    assert list(group.commands) == []
    assert set(group.late) == set(COMMANDS)
