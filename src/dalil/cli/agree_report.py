"""`dalil agree report`: how far coders agree on the units of a study, or of files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.reports import give_report, report_options
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.workflow.agreement.agreeing import Comparison, agreement_of_files, agreement_of_study
from dalil.workflow.agreement.answers_of_study import Choice
from dalil.workflow.agreement.report_files import Reported, naming_by, naming_of
from dalil.workflow.settings import BUILT_IN_CODEBOOK

SPELT = {"coders": "--coder", "decided": "--against-decisions"}


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(files: tuple[Path, ...], out: Path | None, formats: tuple[str, ...], **asked: Any) -> int:
        way = {name: asked.pop(name) for name in ("matching", "level", "draws", "seed")}
        wanted = Comparison(**way)
        reported = _of_files(files, wanted, **asked) if files else _of_study(wanted, **asked)
        return give_report(reported, out, formats, talk)

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="[FILES…]"),
        click.Option(["--reference"], type=PATH, metavar="FILE", help=talk.word("help.agree_reference")),
        click.Option(["--codebook"], metavar="NAME|FILE", help=talk.word("help.agree_codebook")),
        click.Option(["--study"], type=PATH, metavar="DIR", help=talk.word("help.study")),
        *_whose(talk),
        *_ways(talk),
        *report_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.agree_report"))


def _of_files(
    files: tuple[Path, ...], wanted: Comparison, *, reference: Path | None, codebook: str | None, **others: Any
) -> Reported:
    """The report on files; raises `UsageError` D532 for options that choose in a study."""
    _none_of(others, "D532")
    codebook = codebook or BUILT_IN_CODEBOOK
    found = agreement_of_files(files, wanted, reference=reference, codebook_name=codebook)
    return Reported(record=found, naming=naming_by(codebook), name="agreement")


def _of_study(
    wanted: Comparison, *, reference: Path | None, codebook: str | None, study: Path | None, **whose: Any
) -> Reported:
    """The report on a study; raises `UsageError` D533 for options that go with files."""
    _none_of({"reference": reference, "codebook": codebook}, "D533")
    whose |= {name: _day(whose[name]) for name in ("since", "until")}
    folder = study or Path()
    found = agreement_of_study(folder, Choice(**whose), wanted)
    return Reported(record=found, naming=naming_of(folder), name="agreement")


def _none_of(options: dict[str, Any], code: str) -> None:
    given = [SPELT.get(name, f"--{name}") for name, value in options.items() if value]
    if given:
        raise UsageError(code, options=", ".join(given))


def _day(written: str | None) -> str | None:
    """A day as it is written for machines; raises `UsageError` D530 where it is none."""
    try:
        return None if written is None else date.fromisoformat(written).isoformat()
    except ValueError as fault:
        raise UsageError("D530", day=written) from fault


def _whose(talk: Talk) -> list[click.Parameter]:
    """Whose answers in a study are compared."""
    return [
        click.Option(["--coder", "coders"], multiple=True, metavar="NAME", help=talk.word("help.agree_coder")),
        click.Option(["--against-decisions", "decided"], is_flag=True, help=talk.word("help.agree_decided")),
        click.Option(["--people"], is_flag=True, help=talk.word("help.agree_people")),
        click.Option(["--since"], metavar="DATE", help=talk.word("help.agree_since")),
        click.Option(["--until"], metavar="DATE", help=talk.word("help.agree_until")),
    ]


def _ways(talk: Talk) -> list[click.Parameter]:
    """How claims are matched and intervals drawn."""
    matching = click.Choice(["actors", "words"])
    level = click.FloatRange(0.5, 1, max_open=True)
    return [
        click.Option(["--match", "matching"], type=matching, default="actors", help=talk.word("help.agree_match")),
        click.Option(["--level"], type=level, default=0.95, metavar="SHARE", help=talk.word("help.agree_level")),
        click.Option(
            ["--draws"], type=click.IntRange(0, 100_000), default=1000, metavar="N", help=talk.word("help.agree_draws")
        ),
        click.Option(["--seed"], type=click.IntRange(0), default=20, metavar="N", help=talk.word("help.agree_seed")),
    ]
