"""`dalil agree report`: how far coders agree on the units of a study, or of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.records.serial import dumps
from dalil.workflow.agreeing import Comparison, agreement_of_files, agreement_of_study
from dalil.workflow.answers_of_study import Choice


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(files: tuple[Path, ...], study: Path, **asked: Any) -> int:
        choice = Choice(**{name: asked.pop(name) for name in ("coders", "people", "since", "until")})
        wanted = Comparison(**asked)
        found = agreement_of_files(files, wanted) if files else agreement_of_study(study, choice, wanted)
        click.echo(dumps(found))
        return 0

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="[FILES…]"),
        click.Option(["--format"], type=click.Choice(["json"]), default="json", expose_value=False),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        *_whose(talk),
        *_ways(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.agree_report"))


def _whose(talk: Talk) -> list[click.Parameter]:
    """Whose answers in a study are compared."""
    return [
        click.Option(["--coder", "coders"], multiple=True, metavar="NAME", help=talk.word("help.agree_coder")),
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
