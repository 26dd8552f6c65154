"""`dalil explain`: what the coder saw in one unit, what it tried, and what became of each claim."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.code import coding_options
from dalil.cli.explained import data_of, lines_of
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.records.units import UnitKind
from dalil.workflow.coding import Wish
from dalil.workflow.explaining import Explained, explain_claim, explain_line, explain_text, is_claim_id


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(text: str | None, units: str | None, id: str | None, item: bool, study: Path, **wished: Any) -> int:
        kind = UnitKind.ITEM if item else UnitKind.SENTENCE
        explained = _explained(text, (units, id), kind=kind, study=study, wish=Wish(**wished))
        if talk.json:
            talk.data(data_of(explained))
        else:
            click.echo("\n".join(lines_of(explained, talk)))
        return 0

    params: list[click.Parameter] = [
        click.Argument(["text"], required=False, metavar="[TEXT|CLAIM]"),
        click.Option(["--units"], metavar="JSONL", help=talk.word("help.explain_units")),
        click.Option(["--id"], metavar="ID", help=talk.word("help.explain_id")),
        click.Option(["--item"], is_flag=True, help=talk.word("help.explain_item")),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        *coding_options(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.explain"))


def _explained(
    text: str | None, chosen: tuple[str | None, str | None], *, kind: UnitKind, study: Path, wish: Wish
) -> Explained:
    units, id_ = chosen
    if (text is None) == (units is None and id_ is None) or (units is None) != (id_ is None):
        raise UsageError("D017" if text is None and units is None and id_ is None else "D036")
    if units is not None and id_ is not None:
        return _of_units(units, id_, kind=kind, wish=wish)
    text = _typed() if text == "-" else text or ""
    return explain_claim(study, text.strip()) if is_claim_id(text) else explain_text(text, wish, kind=kind)


def _of_units(units: str, id_: str, *, kind: UnitKind, wish: Wish) -> Explained:
    try:
        with Path(units).open("rb") as lines:
            return explain_line(lines, id_, wish, path=units, kind=kind)
    except OSError as error:
        raise UsageError("D006", path=units, reason=error.strerror) from error


def _typed() -> str:
    """What is given on standard input, UTF-8 whatever the locale says."""
    if sys.stdin is None:
        raise UsageError("D006", path="-", reason=os.strerror(errno.EBADF))
    return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
