"""What the command line says: messages and issues on stderr, in one language, or as JSON lines on stdout."""

from __future__ import annotations

import json
import sys
import traceback
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

import click

from dalil.errors import DalilError, Issue, Severity
from dalil.messages import message

SHOWN_ISSUES = 20
ISOLATE, POP = "\u2068", "\u2069"
RIGHT_TO_LEFT_MARK = "\u200f"
WHOLE_LINE = "\r\x1b[K"  # back to the first column, and clear the line


class WordedError(click.UsageError):
    """A slip of the command line that is told in the language of the run already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How to speak in this run."""

    language: str = "en"
    chosen: bool = False  # whether the language was asked for with --lang
    debug: bool = False
    json: bool = False

    def word(self, key: str, /, **values: object) -> str:
        """A wording of the catalogue."""
        return message(key, self.language, **values)

    def told(self, key: str, /, **values: object) -> str:
        """A wording of the catalogue; names and numbers keep their own direction in Arabic."""
        return self.word(key, **{k: self.isolated(v) for k, v in values.items()})

    def isolated(self, value: object) -> str:
        """A name or number that keeps its own direction in Arabic."""
        return f"{ISOLATE}{value}{POP}" if self.language == "ar" else f"{value}"

    def say(self, key: str, /, **values: object) -> None:
        """One line of talk on stderr."""
        self.line(self.told(key, **values))

    def line(self, text: str) -> None:
        """Lines on stderr; an Arabic one that begins with Latin letters still runs from the right."""
        mark = RIGHT_TO_LEFT_MARK if self.language == "ar" else ""
        with suppress(OSError):  # whoever closed stderr wants no talk
            click.echo("\n".join(mark + line for line in text.split("\n")), err=True)

    def progress(self, *, handled: int, total: int, where: str) -> None:
        """How far long work is, on one line that is written over; only where a person watches."""
        if self.json or total < 2 or not is_terminal("stderr"):
            return
        with suppress(OSError):
            last = handled == total
            text = "" if last else self.told("cli.progress", handled=handled, total=total, where=where)
            click.echo(WHOLE_LINE + text, err=True, nl=False)

    def issues(self, issues: Iterable[Issue]) -> None:
        """The issues, the first of them in full; in JSON all of them, one a line."""
        all_ = list(issues)
        if self.json:
            for issue in all_:
                self.data(self._issue(issue))
            return
        for issue in all_[:SHOWN_ISSUES]:
            self.line(f"{issue.code} {issue.where}: {issue.render(self.language)}")
        if len(all_) > SHOWN_ISSUES:
            rest = Counter(i.code for i in all_[SHOWN_ISSUES:])
            codes = ", ".join(f"{c} ×{n}" for c, n in sorted(rest.items()))
            self.say("cli.more_issues", count=len(all_) - SHOWN_ISSUES, codes=codes)

    def print(self, text: str) -> None:
        """One line of a result on stdout; an Arabic one that begins with Latin letters still runs from the right."""
        click.echo((RIGHT_TO_LEFT_MARK if self.language == "ar" else "") + text)

    def data(self, record: dict[str, object]) -> None:
        """One JSON line on stdout."""
        click.echo(json.dumps(record, ensure_ascii=False))

    def report(self, key: str, /, **values: object) -> None:
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
            record: dict[str, object] = {"error": error.code, "message": error.render(self.language).partition("\n")[0]}
            faults = [self._issue(f) for f in getattr(error, "faults", ()) if isinstance(f, Issue)]
            with suppress(OSError):
                self.data({**record, "faults": faults} if faults else record)
        else:
            self.line(f"dalil: {error.code} {error.render(self.language)}")
        return error.exit_status

    def misused(self, error: click.ClickException) -> int:
        """Say that the command was written wrongly; where nothing was asked, show what can be."""
        if isinstance(error, click.exceptions.NoArgsIsHelpError) and not self.json:
            click.echo(error.message, err=True)
            return 2
        context = getattr(error, "ctx", None)
        command = context.command_path if isinstance(context, click.Context) else "dalil"
        said = self.word("D001", detail=self._detail(error), command=command)
        if self.json:
            self.data({"error": "D001", "message": said})
        else:
            self.line(f"dalil: D001 {said}")
        return 2

    def stopped(self) -> int:
        """Say that the user stopped the command."""
        with suppress(OSError):
            self.report("cli.stopped")
        return 130

    def _issue(self, issue: Issue) -> dict[str, object]:
        return {
            "issue": issue.code,
            "severity": issue.severity.value,
            "where": issue.where,
            "message": issue.render(self.language),
        }

    def _detail(self, error: click.ClickException) -> str:
        """What is wrong with the command line, in the language of the run."""
        match error:
            case WordedError():
                return error.message
            case click.NoSuchOption():
                near = self.word("cli.near", names=", ".join(error.possibilities)) if error.possibilities else ""
                return self.word("cli.no_option", name=error.option_name) + near
            case click.BadOptionUsage():
                key = "cli.no_value" if "does not take" in error.message else "cli.needs_value"
                return self.word(key, name=error.option_name)
            case click.MissingParameter():
                return self.word("cli.missing", name=_name(error))
            case click.BadParameter(param=click.Parameter(type=click.Choice(choices=known))):
                return self.word("cli.no_choice", name=_name(error), known=", ".join(map(str, known)))
            case click.UsageError(ctx=click.Context(command=click.Group())):
                return self.word("cli.no_subcommand")
        return self.word("cli.extra") if type(error) is click.UsageError else error.format_message()


def _name(error: click.BadParameter) -> str:
    """The option or argument as it is written in help."""
    param = error.param
    if param is None:
        return str(error.param_hint or "")
    return param.opts[-1] if isinstance(param, click.Option) else str(getattr(param, "metavar", None) or param.name)


def is_terminal(stream: str) -> bool:
    """Whether a person watches a stream."""
    found = getattr(sys, stream)
    return found is not None and found.isatty()


def status_of(issues: Iterable[Issue]) -> int:
    """0, or 1 where an issue is an error."""
    return 1 if any(i.severity is Severity.ERROR for i in issues) else 0
