"""`dalil lexicon check`: entries that cannot fire or contradict each other, and how often each fires on texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

import click

from dalil.cli.app import PATH, Command, Group
from dalil.cli.talk import RIGHT_TO_LEFT_MARK, Talk, status_of
from dalil.errors import Issue
from dalil.publishing.phrases import isolated
from dalil.workflow.lexicons import LANGUAGES, Firing, LexiconCheck, check_lexicons


def command(talk: Talk, name: str) -> click.Command:
    """The group of one command."""
    group = Group(name=name, talk=talk, help=talk.word("help.lexicon"))
    group.add_command(_check(talk))
    return group


def _check(talk: Talk) -> click.Command:
    def run(files: tuple[Path, ...], language: str | None) -> int:
        check = check_lexicons(LANGUAGES if language is None else (language,), files)
        if talk.json:
            talk.issues(check.issues)
            for firing in check.firings:
                talk.data(asdict(firing))
        else:
            mark = RIGHT_TO_LEFT_MARK if talk.language == "ar" else ""
            for line in _lines(check, talk):
                click.echo(mark + line if line else line)
        counts = {"entries": check.entries, "errors": check.errors, "warnings": check.warnings, "units": check.units}
        talk.report("cli.lexicon_checked", **counts)
        return status_of(check.issues)

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, type=PATH, metavar="[FILES…]"),
        click.Option(["--language"], type=click.Choice(LANGUAGES), help=talk.word("help.lexicon_language")),
    ]
    short = talk.word("help.lexicon_check_short")
    return Command(
        "check", talk=talk, params=params, callback=run, short_help=short, help=talk.word("help.lexicon_check")
    )


def _lines(check: LexiconCheck, talk: Talk) -> Iterator[str]:
    yield from (_issue(i, talk) for i in check.issues)
    if not check.firings:
        return
    yield ""
    yield talk.told("cli.lexicon_fired", units=check.units)
    yield from (f"  {_fired(f, talk)}" for f in check.fired)
    yield ""
    yield talk.word("cli.lexicon_silent")
    for file, silent in groupby(sorted(check.silent, key=lambda f: f.file), key=lambda f: f.file):
        yield f"  {isolated(file)}: {_names(silent, talk)}"


def _issue(issue: Issue, talk: Talk) -> str:
    severity = talk.word(f"cli.severity_{issue.severity.value}")
    guarded = {name: isolated(value) for name, value in issue.values}
    return f"{severity} {issue.code} {isolated(issue.where)}: {talk.word(issue.code, **guarded)}"


def _fired(firing: Firing, talk: Talk) -> str:
    told = {"tried": firing.tried, "read": firing.read, "claims": firing.claims}
    return f"{isolated(f'{firing.file} {firing.entry}')}: {talk.told('cli.lexicon_counts', **told)}"


def _names(silent: Iterable[Firing], talk: Talk) -> str:
    comma = "، " if talk.language == "ar" else ", "
    return comma.join(isolated(f.entry) for f in silent)
