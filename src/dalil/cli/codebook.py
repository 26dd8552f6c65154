"""`dalil codebook check|show|new|diff|recode`."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command, Group
from dalil.cli.codebook_versions import diff, recode
from dalil.cli.talk import Talk
from dalil.workflow.codebooks import check_codebook, codebook_data, new_codebook, show_codebook


def command(talk: Talk, name: str) -> click.Command:
    """The group of the five commands."""
    group = Group(name=name, talk=talk, help=talk.word("help.codebook"))
    group.add_command(_check(talk))
    group.add_command(_show(talk))
    group.add_command(_new(talk))
    group.add_command(diff(talk))
    group.add_command(recode(talk))
    return group


def _named(talk: Talk) -> click.Argument:
    return click.Argument(["codebook"], default="relations", metavar="[NAME|FILE]")


def _check(talk: Talk) -> click.Command:
    def run(codebook: str) -> int:
        check = check_codebook(codebook)
        for miss in check.misses(talk.language):
            if talk.json:
                talk.data({"example": miss.example, "text": miss.text, "differs": list(miss.differs)})
            else:
                talk.line(f"{miss.example}: {miss.text}\n  " + "\n  ".join(miss.differs))
        talk.report("cli.codebook_checked", codes=check.codes, examples=check.examples, answered=check.answered)
        return 0 if check.answered == check.examples else 1

    short = talk.word("help.codebook_check_short")
    return Command(
        "check", talk=talk, params=[_named(talk)], callback=run, short_help=short, help=talk.word("help.codebook_check")
    )


def _show(talk: Talk) -> click.Command:
    def run(codebook: str, code: str | None) -> int:
        if talk.json:
            talk.data(codebook_data(codebook, code))
        else:
            click.echo(show_codebook(codebook, code, talk.language), nl=False)
        return 0

    params: list[click.Parameter] = [
        _named(talk),
        click.Option(["--code"], metavar="CODE", help=talk.word("help.codebook_code")),
    ]
    short = talk.word("help.codebook_show_short")
    return Command(
        "show", talk=talk, params=params, callback=run, short_help=short, help=talk.word("help.codebook_show")
    )


def _new(talk: Talk) -> click.Command:
    def run(file: Path) -> int:
        new_codebook(file)
        talk.report("cli.written", path=str(file))
        return 0

    params: list[click.Parameter] = [click.Argument(["file"], type=PATH, metavar="FILE")]
    short = talk.word("help.codebook_new_short")
    return Command("new", talk=talk, params=params, callback=run, short_help=short, help=talk.word("help.codebook_new"))
