"""The table of commands, each loaded from its module when it is called, with help in the language of the run."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from dalil import __version__
from dalil.cli.talk import Talk, WordedError
from dalil.errors import UsageError

PATH = click.Path(path_type=Path, readable=False)  # whether it can be read is for the reader to say, with its code
STATISTICS = ("numpy", "scipy")  # that come with dalil[stats]
# name -> module under dalil.cli that has `command(talk, name)`
COMMANDS = {
    "demo": "demo",
    "code": "code",
    "new": "study",
    "add": "study",
    "run": "study",
    "publish": "study",
    "review": "review",
    "people": "people",
    "agree": "agree",
    "estimate": "estimate",
    "check": "check",
    "search": "search",
    "explain": "explain",
    "lexicon": "lexicon",
    "codebook": "codebook",
    "actors": "actors",
    "bench": "bench",
    "doctor": "doctor",
}


class Command(click.Command):
    """A command whose headings speak the language of the run."""

    def __init__(self, *args: Any, talk: Talk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.talk = talk
        self.params.extend(common_options(talk))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in the language of the run."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.talk.word("help.help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line under a heading of the catalogue."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=self.talk.word("help.usage") + " ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options under a heading of the catalogue."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        rows = [row for p in options if (row := p.get_help_record(ctx)) is not None]
        with formatter.section(self.talk.word("help.options")):
            formatter.write_dl(rows)


class Group(Command, click.Group):
    """A group whose commands may be loaded late and whose headings speak the language of the run."""

    def __init__(self, *args: Any, late: dict[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.late = late or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of people's work."""
        return [*self.late, *self.commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, loaded if need be; raises `UsageError` D520 where what it stands on is not installed."""
        if cmd_name not in self.late:
            return super().get_command(ctx, cmd_name)
        try:
            module = import_module(f"dalil.cli.{self.late[cmd_name]}")
        except ModuleNotFoundError as fault:
            if (fault.name or "").partition(".")[0] in STATISTICS:
                raise UsageError("D520") from fault
            raise
        loaded: click.Command = module.command(self.talk, cmd_name)
        return loaded

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Options and commands under headings of the catalogue."""
        super().format_options(ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            short = self.talk.word(f"help.{name}_short") if name in self.late else self.commands[name].short_help
            rows.append((name, short or ""))
        with formatter.section(self.talk.word("help.commands")):
            formatter.write_dl(rows)

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """The command named; a wrong name is answered with the right ones."""
        if args[0] not in self.list_commands(ctx):
            known = ", ".join(self.list_commands(ctx))
            raise WordedError(self.talk.word("help.no_command", name=args[0], known=known), ctx)
        return super().resolve_command(ctx, args)


def common_options(talk: Talk) -> list[click.Parameter]:
    """Options that every command has; `main` reads them before click does."""
    return [
        click.Option(["--lang"], type=click.Choice(["ar", "en"]), expose_value=False, help=talk.word("help.lang")),
        click.Option(["--json"], is_flag=True, expose_value=False, help=talk.word("help.json")),
        click.Option(["--debug"], is_flag=True, expose_value=False, help=talk.word("help.debug")),
    ]


def actors_option(talk: Talk) -> click.Option:
    """Further actors, for every command that reads the registry."""
    return click.Option(["--actors"], multiple=True, type=PATH, metavar="CSV", help=talk.word("help.actors_option"))


def build(talk: Talk) -> click.Group:
    """The `dalil` command."""
    group = Group(name="dalil", talk=talk, late=COMMANDS, help=talk.word("help.dalil"), invoke_without_command=False)
    version = click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_print_version,
        help=talk.word("help.version"),
    )
    group.params.insert(0, version)
    return group


def _print_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"dalil {__version__}")
        ctx.exit()
