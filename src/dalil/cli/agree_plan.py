"""`dalil agree plan`: draw a random sample for people to code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from dalil.cli.app import PATH, Command
from dalil.cli.login import login
from dalil.cli.talk import Talk
from dalil.publishing.reports.names import names_of
from dalil.publishing.reports.summary import summary_words
from dalil.reliability.samples.allocation import Allocation
from dalil.reliability.samples.sampling import SEED, Wish
from dalil.reliability.samples.strata import By
from dalil.workflow.samples.planning import SampleMade, make_sample
from dalil.workflow.samples.sampling import Asked


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(name: str, study: Path, person: str | None, **asked: Any) -> int:
        by = _listed(asked.pop("by"), talk)
        wish = Wish(by=by, allocation=Allocation(asked.pop("allocate")), seed=asked.pop("seed"))
        out, after = asked.pop("out"), asked.pop("after")
        wanted = Asked(name=name, wish=wish, **asked)
        made = make_sample(study, wanted, by=login() if person is None else person, out=out, after=after)
        _tell(made, talk)
        return 0

    return Command(name, talk=talk, params=[*_size(talk), *_way(talk)], callback=run, help=talk.word("help.agree_plan"))


def _size(talk: Talk) -> list[click.Parameter]:
    return [
        click.Option(["--name"], required=True, metavar="NAME", help=talk.word("help.plan_name")),
        click.Option(["--units"], type=int, metavar="N", help=talk.word("help.plan_units")),
        click.Option(
            ["--width"], type=click.FloatRange(0, min_open=True), metavar="SHARE", help=talk.word("help.plan_width")
        ),
        click.Option(["--for", "people"], multiple=True, metavar="PERSON", help=talk.word("help.plan_for")),
        click.Option(["-o", "--out"], type=PATH, metavar="CSV", help=talk.word("help.plan_out")),
    ]


def _way(talk: Talk) -> list[click.Parameter]:
    ways = click.Choice([a.value for a in Allocation])
    return [
        click.Option(
            ["--by"], default=",".join(By), metavar=",".join(By), help=talk.word("help.plan_by"), show_default=False
        ),
        click.Option(["--allocate"], type=ways, default=Allocation.NEYMAN.value, help=talk.word("help.plan_allocate")),
        click.Option(["--after"], metavar="NAME", help=talk.word("help.plan_after")),
        click.Option(["--seed"], type=click.IntRange(0), default=SEED, metavar="N", help=talk.word("help.plan_seed")),
        click.Option(["--as", "person"], metavar="NAME", help=talk.word("help.plan_as")),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
    ]


def _listed(given: str, talk: Talk) -> tuple[By, ...]:
    """What strata are made by; nothing, where a simple random sample is wanted."""
    words = [w.strip() for w in given.split(",") if w.strip()]
    strange = [w for w in words if w not in set(By)]
    if strange:
        known = ", ".join(By)
        raise click.UsageError(talk.word("cli.no_choice", name="--by", known=known))
    return tuple(dict.fromkeys(By(w) for w in words))


def _tell(made: SampleMade, talk: Talk) -> None:
    """The strata, how wide the interval will be about, and what to do next."""
    sample = made.sample
    if not talk.json:
        names = names_of(summary_words(talk.language), made.naming)
        for stratum, name in zip(sample.strata, made.names, strict=True):
            counts = {"drawn": talk.isolated(stratum.drawn), "size": talk.isolated(stratum.size)}
            talk.print(talk.word("sampling.stratum", name=names.stratum(name), **counts))
    talk.report(
        "sampling.drawn",
        name=sample.name,
        drawn=len(sample.units),
        frame=sample.size,
        strata=len(sample.strata),
        claims=made.claims,
        width=round(made.half_width),
    )
    if made.path is not None:
        talk.report("cli.written", path=str(made.path))
    if not talk.json:
        talk.say("sampling.next", name=sample.name)
