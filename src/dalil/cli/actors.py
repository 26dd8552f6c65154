"""`dalil actors`: look names up in the registry."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import Command, actors_option
from dalil.cli.talk import Talk
from dalil.workflow.actors import find_actors


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(names: tuple[str, ...], actors: tuple[Path, ...]) -> int:
        found = find_actors(names, actors)
        for actor in found:
            if talk.json:
                talk.data({"id": actor.id, "kind": actor.kind, "name_ar": actor.name_ar, "name_en": actor.name_en})
            else:
                click.echo("\t".join((actor.id, actor.kind, actor.name_en or "", actor.name_ar or "")))
        talk.report("cli.actors_found" if found else "cli.no_actor", count=len(found))
        return 0 if found else 1

    params: list[click.Parameter] = [
        click.Argument(["names"], nargs=-1, metavar="[NAME…]"),
        actors_option(talk),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.actors"))
