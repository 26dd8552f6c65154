"""`dalil agree report`: how far coders agree on the units of a study, or of files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.reports import give_report, report_options
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.workflow.agreeing import Comparison, agreement_of_files, agreement_of_study
from dalil.workflow.answers_of_study import Choice
from dalil.workflow.report_files import Reported, naming_of

CHOICE = ("coders", "people", "decided", "since", "until")


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(files: tuple[Path, ...], study: Path, out: Path | None, formats: tuple[str, ...], **asked: Any) -> int:
        reference, whose = asked.pop("reference"), {name: asked.pop(name) for name in CHOICE}
        whose |= {name: _day(whose[name]) for name in ("since", "until")}
        wanted = Comparison(**asked)
        if files:
            found = agreement_of_files(files, wanted, reference=reference)
        else:
            found = agreement_of_study(study, Choice(**whose), wanted)
        reported = Reported(record=found, naming=naming_of(None if files else study), name="agreement")
        return give_report(reported, out, formats, talk)

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="[FILES…]"),
        click.Option(["--reference"], type=PATH, metavar="FILE", help=talk.word("help.agree_reference")),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        *_whose(talk),
        *_ways(talk),
        *report_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.agree_report"))


def _day(written: str | None) -> str | None:
    """A day as it is written for machines; raises `UsageError` D530 where it is none."""
    try:
        return None if written is None else date.fromisoformat(written).isoformat()
    except ValueError as fault:
        raise UsageError("D530", day=written) from fault


def _whose(talk: Talk) -> list[click.Parameter]:
    """Whose answers in a study are compared."""
    return [
        click.Option(["--coder", "coders"], multiple=True, metavar="NAME", help=talk.word("help.agree_coder")),
        click.Option(["--against-decisions", "decided"], is_flag=True, help=talk.word("help.agree_decided")),
        click.Option(["--people"], is_flag=True, help=talk.word("help.agree_people")),
        click.Option(["--since"], metavar="DATE", help=talk.word("help.agree_since")),
        click.Option(["--until"], metavar="DATE", help=talk.word("help.agree_until")),
    ]


def _ways(talk: Talk) -> list[click.Parameter]:
    """How claims are matched and intervals drawn."""
    matching = click.Choice(["actors", "words"])
    level = click.FloatRange(0.5, 1, max_open=True)
    return [
        click.Option(["--match", "matching"], type=matching, default="actors", help=talk.word("help.agree_match")),
        click.Option(["--level"], type=level, default=0.95, metavar="SHARE", help=talk.word("help.agree_level")),
        click.Option(
            ["--draws"], type=click.IntRange(0, 100_000), default=1000, metavar="N", help=talk.word("help.agree_draws")
        ),
        click.Option(["--seed"], type=click.IntRange(0), default=20, metavar="N", help=talk.word("help.agree_seed")),
    ]
