"""`dalil code`: documents in, cited claims out."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command, actors_option
from dalil.cli.talk import Talk, is_terminal, status_of
from dalil.errors import UsageError
from dalil.workflow.coding import Wish, code_files, code_lines
from dalil.workflow.demo import show
from dalil.workflow.exports import EXPORTS, SHOWS_IMAGES, Report, make_folder, write_exports


def min_score_option(talk: Talk) -> click.Option:
    """How sure a claim must be to be written."""
    return click.Option(
        ["--min-score"],
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=False,
        metavar="SCORE",
        help=talk.word("help.min_score"),
    )


def coding_options(talk: Talk) -> list[click.Parameter]:
    """What every coding takes."""
    return [
        click.Option(["--voice"], metavar="NAME", help=talk.word("help.voice")),
        click.Option(["--codebook"], default="relations", metavar="NAME|FILE", help=talk.word("help.codebook_option")),
        actors_option(talk),
    ]


def format_option(talk: Talk) -> click.Option:
    """The formats to write."""
    return click.Option(
        ["--format", "formats"], multiple=True, type=click.Choice(list(EXPORTS)), help=talk.word("help.format")
    )


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(
        files: tuple[Path, ...], units: str | None, out: Path | None, formats: tuple[str, ...], **wished: Any
    ) -> int:
        wish = Wish(**wished)
        if units is not None:
            if files or out is not None or formats:
                raise UsageError("D010")
            return _pipe(units, wish)
        if out is None:
            formats = (_printed(formats, talk),)
        else:
            make_folder(out)
            formats = formats or tuple(EXPORTS)
        report = code_files(files, wish, out=out, images=SHOWS_IMAGES in formats, progress=talk.progress)
        return _given(report, out, formats, talk)

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="FILES…"),
        click.Option(["-o", "--out"], type=PATH, metavar="DIR", help=talk.word("help.out")),
        format_option(talk),
        click.Option(["--units"], metavar="JSONL", help=talk.word("help.units")),
        min_score_option(talk),
        *coding_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.code"))


def _printed(formats: tuple[str, ...], talk: Talk) -> str:
    """The one format that is printed: the wanted one, else data with --json, lines for a person, or Markdown."""
    if len(formats) > 1:
        raise UsageError("D005")
    if talk.json and formats and formats[0] != "jsonl":
        raise UsageError("D014", format=formats[0])
    if formats:
        return formats[0]
    if talk.json:
        return "jsonl"
    return "terminal" if is_terminal("stdout") else "md"


def _given(report: Report, out: Path | None, formats: tuple[str, ...], talk: Talk) -> int:
    """Tell the issues, print or write the claims, tell the counts."""
    talk.issues(report.issues)
    for name, twin in report.duplicates:
        talk.report("cli.duplicate", path=name, twin=twin)
    if not report.material:
        raise UsageError("D015", count=len(report.failed))
    if out is not None:
        for path in write_exports(report, out, formats, talk.language):
            talk.report("cli.written", path=str(path))
    elif formats[0] == "terminal":
        click.echo(show(report, talk.language, plain=False), nl=False)
    else:
        for piece in report.render(formats[0], talk.language):
            click.echo(piece, nl=False)
    talk.report("cli.counts", **report.counts)
    return status_of(report.failed)


def _pipe(units: str, wish: Wish) -> int:
    if units == "-":
        if sys.stdin is None:
            raise UsageError("D006", path=units, reason=os.strerror(errno.EBADF))
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
