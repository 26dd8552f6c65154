"""`dalil review`: the workbench on this machine."""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.login import login
from dalil.cli.talk import Talk
from dalil.errors import UsageError
from dalil.web.serving import Certificate, serve
from dalil.web.settings import TOKEN_MINUTES, WorkbenchSettings, is_loopback
from dalil.workflow.review.people import proper_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What the options say."""

    study: Path
    port: int
    host: str
    person: str | None
    hosts: tuple[str, ...]
    tls_cert: Path | None
    tls_key: Path | None
    no_browser: bool


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(**options: Any) -> int:
        asked = Asked(**options)
        certificate = _certificate(asked)
        if certificate is None and not is_loopback(asked.host):
            talk.say("review.plain")
        serve(_settings(asked, talk), certificate, ready=lambda url: _tell(talk, url, browser=not asked.no_browser))
        talk.report("review.closed")
        return 0

    return Command(name, talk=talk, params=_options(talk), callback=run, help=talk.word("help.review"))


def _options(talk: Talk) -> list[click.Parameter]:
    return [
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        click.Option(["--port"], type=click.IntRange(0, 65535), default=0, help=talk.word("help.review_port")),
        click.Option(["--host"], default="127.0.0.1", metavar="HOST", help=talk.word("help.review_host")),
        click.Option(["--as", "person"], metavar="NAME", help=talk.word("help.review_as")),
        click.Option(
            ["--allow-host", "hosts"], multiple=True, metavar="HOST", help=talk.word("help.review_allow_host")
        ),
        click.Option(["--tls-cert"], type=PATH, metavar="FILE", help=talk.word("help.review_tls_cert")),
        click.Option(["--tls-key"], type=PATH, metavar="FILE", help=talk.word("help.review_tls_key")),
        click.Option(["--no-browser"], is_flag=True, help=talk.word("help.review_no_browser")),
    ]


def _settings(asked: Asked, talk: Talk) -> WorkbenchSettings:
    return WorkbenchSettings(
        study=asked.study,
        person=proper_name(login() if asked.person is None else asked.person),
        language=talk.language,
        host=asked.host,
        port=asked.port,
        hosts=asked.hosts,
        debug=talk.debug,
    )


def _certificate(asked: Asked) -> Certificate | None:
    if asked.tls_cert is None and asked.tls_key is None:
        return None
    if asked.tls_cert is None or asked.tls_key is None:
        raise UsageError("D079", path=asked.tls_cert or asked.tls_key, detail="--tls-cert, --tls-key")
    return Certificate(file=asked.tls_cert, key=asked.tls_key)


def _tell(talk: Talk, url: str, *, browser: bool) -> None:
    """Say where the workbench is, and open it there."""
    if talk.json:
        talk.data({"result": "review", "url": url})
    else:
        talk.print(talk.told("review.review", url=url))
        sys.stdout.flush()
        if "token=" in url:
            talk.say("review.once", minutes=TOKEN_MINUTES)
    if browser:
        Thread(target=webbrowser.open, args=(url,), daemon=True).start()
