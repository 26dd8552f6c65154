"""`dalil check`: every quote re-read in its source."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import Command
from dalil.cli.talk import Talk
from dalil.workflow.study import check_output, check_study


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(files: tuple[Path, ...], jsonl: Path | None, study: Path) -> int:
        report = check_study(study) if jsonl is None else check_output(jsonl, files)
        talk.issues(report.faults)
        key = "cli.checked" if not report.faults else "cli.check_failed"
        talk.report(
            key, sources=report.sources, units=report.units, claims=report.claims, quotes=report.quotes, faults=len(report.faults)
        )
        return 1 if report.faults else 0

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path), metavar="[FILES…]"),
        click.Option(["--jsonl"], type=click.Path(path_type=Path), metavar="FILE", help=talk.word("help.check_jsonl")),
        click.Option(["--study"], type=click.Path(path_type=Path), default=Path(), metavar="DIR", help=talk.word("help.study")),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.check"))
