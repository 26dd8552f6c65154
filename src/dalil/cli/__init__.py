"""The command line: parse, call one workflow function, print. Data on stdout, talk on stderr, exit codes of STYLE.

Each command lives in its own module and is imported when it is called, so that `dalil --help` stays quick.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from dalil.cli.app import build
from dalil.cli.talk import Talk
from dalil.errors import DalilError, InternalError
from dalil.messages import LANGUAGES, language_of

BROKEN_PIPE = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    args = list(sys.argv[1:] if arguments is None else arguments)
    talk = Talk(language=_language(args), debug="--debug" in args, json="--json" in args)
    try:
        status = build(talk).main(args, prog_name="dalil", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except DalilError as error:
        return talk.failed(error)
    except click.ClickException as error:
        return talk.misused(error)
    except (click.Abort, KeyboardInterrupt):
        return talk.stopped()
    except BrokenPipeError:
        sys.stderr.close()
        return BROKEN_PIPE
    except Exception as error:  # noqa: BLE001
        if talk.debug:
            raise
        return talk.failed(InternalError("D901", error=f"{type(error).__name__}: {error}"))


def _language(args: Sequence[str]) -> str:
    """The language of help and messages: --lang before anything else is parsed, else the environment."""
    wanted = next((a.partition("=")[2] for a in args if a.startswith("--lang=")), None)
    if wanted is None and "--lang" in args[:-1]:
        wanted = args[args.index("--lang") + 1]
    return language_of(wanted if wanted in LANGUAGES else None)
