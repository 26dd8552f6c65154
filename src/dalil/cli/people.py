"""`dalil people add|list|remove|password|revoke`: accounts for several people on one server."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from dalil.cli.app import PATH, Command, Group
from dalil.cli.talk import Talk, is_terminal
from dalil.storage.people import Role
from dalil.workflow.review.passwords import new_password
from dalil.workflow.review.people import (
    add_person,
    coder_of_person,
    free_name,
    known_person,
    open_people,
    remove_person,
    revoke_sessions,
    set_password,
)


def command(talk: Talk, name: str) -> click.Command:
    """The group of the five commands."""
    group = Group(name=name, talk=talk, help=talk.word("help.people"))
    for make in (_add, _list, _remove, _password, _revoke):
        group.add_command(make(talk))
    return group


def _add(talk: Talk) -> click.Command:
    def run(name: str, role: str, generate: bool, study: Path) -> int:
        with open_people(study) as people:
            name = free_name(people, name)
            password = _new_password(talk, generate=generate)
            person = add_person(people, name, Role(role), password)
        talk.report("people.added", name=person.name, role=person.role.value)
        _show_generated(talk, password, generated=generate)
        return 0

    roles = click.Choice([role.value for role in Role])
    role = click.Option(["--role"], type=roles, default=Role.CODER.value, help=talk.word("help.people_role"))
    return _command(talk, "add", run, _name(), role, _generate(talk))


def _list(talk: Talk) -> click.Command:
    def run(study: Path) -> int:
        with open_people(study) as people:
            known = people.all()
        for person in known:
            state = "open" if person.disabled is None else "shut"
            if talk.json:
                coder = coder_of_person(person.name).id
                talk.data({"id": coder, "name": person.name, "role": person.role.value, "open": state == "open"})
            else:
                fields = (talk.isolated(person.name), person.role.value, talk.word(f"people.{state}"))
                talk.print("\t".join(fields))
        talk.report("people.listed", count=len(known))
        return 0

    return _command(talk, "list", run)


def _remove(talk: Talk) -> click.Command:
    def run(name: str, study: Path) -> int:
        with open_people(study) as people:
            talk.report("people.removed", name=remove_person(people, name).name)
        return 0

    return _command(talk, "remove", run, _name())


def _password(talk: Talk) -> click.Command:
    def run(name: str, generate: bool, study: Path) -> int:
        with open_people(study) as people:
            name = known_person(people, name).name
            password = _new_password(talk, generate=generate)
            talk.report("people.changed", name=set_password(people, name, password).name)
        _show_generated(talk, password, generated=generate)
        return 0

    return _command(talk, "password", run, _name(), _generate(talk))


def _revoke(talk: Talk) -> click.Command:
    def run(name: str, study: Path) -> int:
        with open_people(study) as people:
            talk.report("people.revoked", name=name, ended=revoke_sessions(people, name))
        return 0

    return _command(talk, "revoke", run, _name())


def _command(talk: Talk, name: str, run: Callable[..., int], *params: click.Parameter) -> click.Command:
    study = click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study"))
    return Command(
        name,
        talk=talk,
        params=[*params, study],
        callback=run,
        short_help=talk.word(f"help.people_{name}_short"),
        help=talk.word(f"help.people_{name}"),
    )


def _name() -> click.Argument:
    return click.Argument(["name"], metavar="NAME")


def _generate(talk: Talk) -> click.Option:
    return click.Option(["--generate"], is_flag=True, help=talk.word("help.people_generate"))


def _new_password(talk: Talk, *, generate: bool) -> str:
    """A password that was made, typed twice, or piped in."""
    if generate:
        return new_password()
    if not is_terminal("stdin"):
        return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""
    while True:
        first = click.prompt(talk.word("people.password"), hide_input=True, prompt_suffix="", err=True)
        if first == click.prompt(talk.word("people.again"), hide_input=True, prompt_suffix="", err=True):
            return str(first)
        talk.say("people.differ")


def _show_generated(talk: Talk, password: str, *, generated: bool) -> None:
    if generated and talk.json:
        talk.data({"result": "password", "password": password})
    elif generated:
        talk.print(talk.told("people.generated", password=password))
