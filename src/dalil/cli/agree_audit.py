"""`dalil agree audit`: how often a machine is right, from a sample that people have coded."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.reports import give_report, report_options
from dalil.cli.talk import Talk
from dalil.workflow.samples.auditing import audit_in


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(name: str | None, study: Path, level: float, formats: tuple[str, ...], out: Path | None) -> int:
        return give_report(audit_in(study, name, level), out, formats, talk)

    params: list[click.Parameter] = [
        click.Argument(["name"], required=False, metavar="[NAME]"),
        click.Option(["--level"], type=float, default=0.95, metavar="SHARE", help=talk.word("help.estimate_level")),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        *report_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.agree_audit"))
