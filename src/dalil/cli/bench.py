"""`dalil bench`: accuracy and speed on texts that people have read."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.workflow.bench import BenchReport, bench, set_data, write_page, write_results


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(folder: Path, names: tuple[str, ...], out: Path | None, page: Path | None) -> int:
        report = bench(folder, names, progress=talk.progress)
        talk.issues(report.skipped)
        _print(report, talk)
        if out is not None:
            write_results(report, out)
            talk.report("cli.written", path=str(out))
        if page is not None:
            write_page(report, page, talk.language)
            talk.report("cli.written", path=str(page))
        return 0

    params: list[click.Parameter] = [
        click.Argument(["folder"], type=PATH, metavar="FOLDER"),
        click.Option(["--set", "names"], multiple=True, metavar="NAME", help=talk.word("help.bench_set")),
        click.Option(["-o", "--out"], type=PATH, metavar="FILE", help=talk.word("help.bench_out")),
        click.Option(["--page"], type=PATH, metavar="FILE", help=talk.word("help.bench_page")),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.bench"))


def _print(report: BenchReport, talk: Talk) -> None:
    """One figure a line: set, figure, measure, value, interval, how many it rests on, people."""
    for one in report.sets:
        if talk.json:
            talk.data(set_data(one))
            continue
        for e in one.figures:
            numbers = (_shown(e.value), _shown(e.low), _shown(e.high), str(e.of), _shown(e.human))
            click.echo("\t".join((one.name, e.name, e.measure, *numbers)))
    for run, speed in report.speed.items():
        if talk.json:
            talk.data({"name": "speed", "run": run, **speed})
        else:
            click.echo("\t".join(("speed", run, *(f"{key}={value:g}" for key, value in speed.items()))))


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"
