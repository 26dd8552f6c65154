"""`dalil doctor`: what is installed of what dalil can use, what it is for, and how to get what is missing."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from dalil.cli.app import Command
from dalil.cli.talk import Talk
from dalil.workflow.doctor import Part, State, examine


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run() -> int:
        parts = examine(Path.cwd())
        for part in parts:
            _show(part, talk)
        counts = Counter(part.state for part in parts)
        talk.report("doctor.examined", **{state.value: counts[state] for state in State})
        return 1 if counts[State.BROKEN] else 0

    return Command(name, talk=talk, params=[], callback=run, help=talk.word("help.doctor"))


def _show(part: Part, talk: Talk) -> None:
    """A line on one part; with --json all of it."""
    purpose = talk.word(f"doctor.{part.purpose}")
    if talk.json:
        talk.data({"result": "part", **asdict(part), "purpose": purpose})
        return
    own = talk.word(f"doctor.name_{part.name}") if part.purpose == part.name else talk.isolated(part.name)
    named = f"{own} {talk.isolated(part.found)}" if part.found else own
    line = talk.word("doctor.part", state=talk.word(f"doctor.{part.state}"), named=named, purpose=purpose)
    if part.detail:
        line += " " + talk.told("doctor.says", detail=part.detail)
    if part.install:
        line += " " + talk.told("doctor.install", command=part.install)
    talk.print(line)
