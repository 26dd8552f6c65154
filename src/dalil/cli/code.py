"""`dalil code`: documents in, cited claims out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from dalil.cli.app import Command
from dalil.cli.talk import Talk, status_of
from dalil.errors import UsageError
from dalil.workflow.coding import Report, Wish, code_files, code_lines, write_report
from dalil.workflow.exports import EXPORTS


def coding_options(talk: Talk) -> list[click.Parameter]:
    """What every coding takes."""
    return [
        click.Option(["--voice"], metavar="NAME", help=talk.word("help.voice")),
        click.Option(["--codebook"], default="relations", metavar="NAME|FILE", help=talk.word("help.codebook_option")),
        click.Option(
            ["--actors"], multiple=True, type=click.Path(path_type=Path), metavar="CSV", help=talk.word("help.actors_option")
        ),
    ]


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(
        files: tuple[Path, ...],
        units: str | None,
        out: Path | None,
        formats: tuple[str, ...],
        voice: str | None,
        codebook: str,
        actors: tuple[Path, ...],
    ) -> int:
        wish = Wish(codebook=codebook, actors=actors, voice=voice)
        if units is not None:
            return _pipe(units, wish)
        if not files:
            raise UsageError("D002")
        report = code_files(files, wish)
        talk.issues(report.issues)
        if out is not None:
            for path in write_report(report, out, formats or tuple(EXPORTS), talk.language):
                talk.say("cli.written", path=path)
        else:
            _print(report, formats or ("md",), talk)
        talk.say("cli.counts", **report.counts)
        return status_of(report.failed)

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=click.Path(path_type=Path), metavar="FILES…"),
        click.Option(["-o", "--out"], type=click.Path(path_type=Path), metavar="DIR", help=talk.word("help.out")),
        click.Option(
            ["--format", "formats"], multiple=True, type=click.Choice(list(EXPORTS)), help=talk.word("help.format")
        ),
        click.Option(["--units"], metavar="JSONL", help=talk.word("help.units")),
        *coding_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.code"))


def _print(report: Report, formats: tuple[str, ...], talk: Talk) -> None:
    if len(formats) > 1:
        raise UsageError("D005")
    for piece in report.render(formats[0], talk.language):
        click.echo(piece, nl=False)


def _pipe(units: str, wish: Wish) -> int:
    if units == "-":
        _answer(sys.stdin.buffer, wish)
        return 0
    try:
        file = Path(units).open("rb")  # noqa: SIM115
    except OSError as error:
        raise UsageError("D006", path=units, reason=error.strerror) from error
    with file:
        _answer(file, wish)
    return 0


def _answer(lines: Iterable[bytes], wish: Wish) -> None:
    for line in code_lines(lines, wish):
        click.echo(line, nl=not line.endswith("\n"))
