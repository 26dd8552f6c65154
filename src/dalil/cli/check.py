"""`dalil check`: every quote re-read in its source."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.workflow.study import check_output, check_study


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(files: tuple[Path, ...], jsonl: Path | None, study: Path) -> int:
        if files and jsonl is None:
            raise UsageError("D012")
        report = check_study(study) if jsonl is None else check_output(jsonl, files)
        talk.issues(report.faults)
        counts = {"sources": report.sources, "units": report.units, "claims": report.claims, "quotes": report.quotes}
        talk.report("cli.checked" if report.ok else "cli.check_failed", **counts, faults=len(report.faults))
        return 0 if report.ok else 1

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="[FILES…]"),
        click.Option(["--jsonl"], type=PATH, metavar="FILE", help=talk.word("help.check_jsonl")),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.check"))
