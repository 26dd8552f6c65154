"""`dalil agree`: how far coders agree, and what follows from it."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import Group
from dalil.cli.talk import Talk

# name -> module under dalil.cli that has `command(talk, name)`
LATE = {"report": "agree_report", "plan": "agree_plan", "audit": "agree_audit", "decide": "agree_decide"}
USUAL = "report"
ANYWHERE = {"--json": 1, "--debug": 1, "--lang": 2}  # options that may stand before a command, and the words they take


class Agree(Group):
    """The group, which reports where no command of it is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the command line, with the usual command before them where they name none."""
        at = _begin(args)
        named = at < len(args) and (args[at] == "--help" or args[at] in self.late)
        return super().parse_args(ctx, args if named or _is_slip(args[at:]) else [*args[:at], USUAL, *args[at:]])


def command(talk: Talk, name: str) -> click.Command:
    """The group."""
    return Agree(name=name, talk=talk, late=LATE, help=talk.word("help.agree"))


def _begin(args: list[str]) -> int:
    """Where options end that every command has."""
    at = 0
    while at < len(args) and args[at].partition("=")[0] in ANYWHERE:
        at += 1 if "=" in args[at] else ANYWHERE[args[at]]
    return min(at, len(args))


def _is_slip(args: list[str]) -> bool:
    """Whether one bare word is neither an option nor a file: the name of a command, mistyped."""
    return len(args) == 1 and args[0].isalpha() and args[0].isascii() and not Path(args[0]).exists()
