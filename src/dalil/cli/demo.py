"""`dalil demo`: the bundled sample paper, coded and shown."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import Command
from dalil.cli.talk import Talk
from dalil.workflow.demo import code_sample, show
from dalil.workflow.coding import write_report


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(out: Path) -> int:
        report = code_sample()
        click.echo(show(report, talk.language, plain=not click.get_text_stream("stdout").isatty()), nl=False)
        for path in write_report(report, out, ("html", "md", "jsonl", "csv"), talk.language):
            talk.say("cli.written", path=path)
        talk.say("cli.counts", **report.counts)
        return 0

    params: list[click.Parameter] = [
        click.Option(
            ["-o", "--out"], type=click.Path(path_type=Path), default=Path("dalil-demo"), metavar="DIR", help=talk.word("help.demo_out")
        )
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.demo"))
