"""`dalil estimate`: counts corrected for a machine's error by a sample that people have coded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.reports import give_report, report_options
from dalil.cli.talk import Talk
from dalil.records.estimations import Counting, Estimator
from dalil.workflow.samples.counting import BY
from dalil.workflow.samples.estimating import Question, estimate_in


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(study: Path, counting: str, method: str, formats: tuple[str, ...], out: Path | None, **asked: Any) -> int:
        question = Question(counting=Counting(counting), method=Estimator(method), **asked)
        return give_report(estimate_in(study, question, talk.language), out, formats, talk)

    params = [*_options(talk), *report_options(talk)]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.estimate"))


def _options(talk: Talk) -> list[click.Parameter]:
    said = {o: talk.word(f"help.estimate_{o}") for o in ("by", "count", "sample", "method", "only", "share", "level")}
    methods = click.Choice([e.value for e in Estimator])
    counting = click.Choice([c.value for c in Counting])
    return [
        click.Option(["--by"], type=click.Choice(list(BY)), default="relation", help=said["by"]),
        click.Option(["--count", "counting"], type=counting, default=Counting.CLAIMS.value, help=said["count"]),
        click.Option(["--sample"], metavar="NAME", help=said["sample"]),
        click.Option(["--method"], type=methods, default=Estimator.PPI.value, help=said["method"]),
        click.Option(["--only"], multiple=True, metavar="KEY", help=said["only"]),
        click.Option(["--share"], is_flag=True, help=said["share"]),
        click.Option(["--level"], type=float, default=0.95, metavar="SHARE", help=said["level"]),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
    ]
