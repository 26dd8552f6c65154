"""`dalil demo`: the bundled sample paper, coded and shown."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk, is_terminal
from dalil.workflow.demo import code_sample, show
from dalil.workflow.exports import EXPORTS, write_exports

FOLDER = Path("dalil-demo")


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(out: Path) -> int:
        report = code_sample()
        if talk.json:
            click.echo("".join(report.render("jsonl", talk.language)), nl=False)
        else:
            click.echo(show(report, talk.language, plain=not is_terminal("stdout")), nl=False)
        for path in write_exports(report, out, tuple(EXPORTS), talk.language):
            talk.report("cli.written", path=str(path))
        talk.report("cli.counts", **report.counts)
        return 0

    params: list[click.Parameter] = [
        click.Option(["-o", "--out"], type=PATH, default=FOLDER, metavar="DIR", help=talk.word("help.demo_out"))
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.demo"))
