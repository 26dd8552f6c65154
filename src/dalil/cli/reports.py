"""How reports of reliability are asked for and given: on the screen, or as files."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.records.serial import to_json
from dalil.workflow.agreement.report_files import FORMATS, TEXT, Reported
from dalil.workflow.exports import make_folder


def report_options(talk: Talk) -> list[click.Parameter]:
    """In which form, and where to."""
    formats = click.Choice(list(FORMATS))
    return [
        click.Option(["--format", "formats"], multiple=True, type=formats, help=talk.word("help.report_format")),
        click.Option(["-o", "--out"], type=PATH, metavar="DIR", help=talk.word("help.report_out")),
    ]


def give_report(reported: Reported, out: Path | None, formats: tuple[str, ...], talk: Talk) -> int:
    """Print the report in one form, or write it in several."""
    if out is None:
        form = _printed(formats, talk)
        if talk.json:
            talk.data(to_json(reported.record))
        else:
            click.echo("".join(reported.pieces(form, talk.language)), nl=False)
        return 0
    make_folder(out)
    for path in reported.write(out, formats or FORMATS, talk.language):
        talk.report("cli.written", path=str(path))
    return 0


def _printed(formats: tuple[str, ...], talk: Talk) -> str:
    """The one form that is printed: the wanted one, else lines for a person; with --json data only."""
    if len(formats) > 1:
        raise UsageError("D005")
    if talk.json and formats and formats[0] != "json":
        raise UsageError("D014", format=formats[0])
    return formats[0] if formats else TEXT
