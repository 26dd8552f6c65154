"""The command line: parse, call one workflow function, print. Data on stdout, talk on stderr, exit codes of STYLE.

Each command lives in its own module and is imported when it is called, so that `dalil --help` stays quick.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import click

from dalil.cli.app import build
from dalil.cli.talk import Talk
from dalil.errors import DalilError, InternalError, PublishingError
from dalil.messages import LANGUAGES, language_of

BROKEN_PIPE = 141
# New objects before Python looks for rings to free. The lexica and what is told of words are many objects, stay to the
# end and hold no rings; looking through them at Python's own pace takes a tenth of a short run.
SELDOM = 50_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    if arguments is None:  # the process is dalil's own
        gc.set_threshold(SELDOM)
    args = list(sys.argv[1:] if arguments is None else arguments)
    talk = talk_of(args)
    _speak_utf8()
    try:
        status = _called(args, talk)
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except BrokenPipeError:
        _silence_stdout()
        return BROKEN_PIPE
    except OSError as error:
        _silence_stdout()
        told = talk if error.filename is not None else replace(talk, json=False)  # nothing more fits on stdout
        return told.failed(_outside(error))


def talk_of(args: Sequence[str]) -> Talk:
    """How to speak, read before anything else is parsed: --lang, else the environment; --json; --debug."""
    options = [*args[: args.index("--")]] if "--" in args else [*args]
    wanted = next((a.partition("=")[2] for a in options if a.startswith("--lang=")), None)
    if wanted is None and "--lang" in options[:-1]:
        wanted = options[options.index("--lang") + 1]
    chosen = wanted in LANGUAGES
    return Talk(
        language=language_of(wanted if chosen else None),
        chosen=chosen,
        debug="--debug" in options,
        json="--json" in options,
    )


def _called(args: Sequence[str], talk: Talk) -> int:
    try:
        status = build(talk).main([*args], prog_name="dalil", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except DalilError as error:
        return talk.failed(error)
    except click.ClickException as error:
        return talk.misused(error)
    except (click.Abort, KeyboardInterrupt):
        return talk.stopped()
    except SystemExit as gone:  # click's own way out where a pipe is broken
        return BROKEN_PIPE if gone.code == 1 else 0
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001
        fault = InternalError("D901", error=f"{type(error).__name__}: {error}")
        fault.__cause__ = error
        return talk.failed(fault)


def _outside(error: OSError) -> PublishingError:
    """What the system refused: a file it names, else the output itself."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return PublishingError("D008", reason=reason)
    return PublishingError("D009", path=error.filename, reason=reason)


def _speak_utf8() -> None:
    """Data is UTF-8 whatever the locale says; what UTF-8 has no bytes for is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _silence_stdout() -> None:
    """Nobody reads on, or nothing can be written: let Python's own flush at the end fail for nobody."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
