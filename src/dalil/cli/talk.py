"""What the command line says: messages and issues on stderr, in one language, or as JSON."""

from __future__ import annotations

import json
import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import click

from dalil.errors import DalilError, Issue, Severity
from dalil.messages import message

SHOWN_ISSUES = 20
ISOLATE, POP = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How to speak in this run."""

    language: str = "en"
    debug: bool = False
    json: bool = False

    def word(self, key: str, **values: object) -> str:
        """A wording of the catalogue."""
        return message(key, self.language, **values)

    def say(self, key: str, **values: object) -> None:
        """One line of talk on stderr; names and numbers keep their own direction in Arabic."""
        kept = {k: f"{ISOLATE}{v}{POP}" if self.language == "ar" else v for k, v in values.items()}
        click.echo(self.word(key, **kept), err=True)

    def issues(self, issues: Iterable[Issue]) -> None:
        """The issues, the first of them in full; in JSON all of them, one a line."""
        all_ = list(issues)
        if self.json:
            for issue in all_:
                self.data({"issue": issue.code, "severity": issue.severity.value, "where": issue.where, "message": issue.render(self.language)})
            return
        for issue in all_[:SHOWN_ISSUES]:
            click.echo(f"{issue.code} {issue.where}: {issue.render(self.language)}", err=True)
        if len(all_) > SHOWN_ISSUES:
            rest = Counter(i.code for i in all_[SHOWN_ISSUES:])
            self.say("cli.more_issues", count=len(all_) - SHOWN_ISSUES, codes=", ".join(f"{c} ×{n}" for c, n in sorted(rest.items())))

    def data(self, record: dict[str, object]) -> None:
        """One JSON line on stdout."""
        click.echo(json.dumps(record, ensure_ascii=False))

    def report(self, key: str, **values: object) -> None:
        """The result of a command: one JSON line with --json, else a sentence on stderr."""
        if self.json:
            self.data({"result": key.partition(".")[2], **values})
        else:
            self.say(key, **values)

    def failed(self, error: DalilError) -> int:
        """Say an error in one line, with its code, and give its exit status."""
        if self.debug:
            traceback.print_exception(error, file=sys.stderr)
        if self.json:
            self.data({"error": error.code, "message": error.render(self.language)})
        else:
            click.echo(f"dalil: {error.code} {error.render(self.language)}", err=True)
        return error.exit_status

    def misused(self, error: click.ClickException) -> int:
        """Say that the command was written wrongly."""
        if self.json:
            self.data({"error": "D001", "message": error.format_message()})
            return 2
        context = getattr(error, "ctx", None)
        if context is not None:
            click.echo(context.get_usage(), err=True)
        click.echo("dalil: D001 " + self.word("D001", detail=error.format_message()), err=True)
        return 2

    def stopped(self) -> int:
        """Say that the user stopped the command."""
        self.say("cli.stopped")
        return 130


def status_of(issues: Iterable[Issue]) -> int:
    """0, or 1 where an issue is an error."""
    return 1 if any(i.severity is Severity.ERROR for i in issues) else 0
