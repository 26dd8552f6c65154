"""`dalil agree decide`: decide by rule what a rule can decide, and tell what is left to people and why."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.adjudication.rules import RuleName
from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.messages import words
from dalil.workflow.deciding import Fate, Ruled, RuleWish, UnitFate, decide_by_rule
from dalil.workflow.review.cases import Weighing

RULES = {"unanimous": RuleName.UNANIMOUS, "majority": RuleName.MAJORITY, "expert": RuleName.EXPERT_CODER}


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(rule: str, people: bool, source: tuple[str, ...], study: Path, **wanted: object) -> int:
        weighing = Weighing.PEOPLE if people else Weighing.ALL
        wish = RuleWish(rule=RULES[rule], weighing=weighing, files=source, **wanted)  # type: ignore[arg-type]
        found = decide_by_rule(study, wish)
        if talk.json:
            _data(found, talk)
        else:
            _lines(found, talk)
        talk.report("decide.done_dry" if wish.dry else "decide.done", decided=found.counts[Fate.DECIDED])
        return 0

    return Command(name, talk=talk, params=_options(talk), callback=run, help=talk.word("help.decide"))


def _options(talk: Talk) -> list[click.Parameter]:
    said = {o: talk.word(f"help.decide_{o}") for o in ("rule", "expert", "coders", "people", "source", "dry", "again")}
    return [
        click.Option(["--rule"], type=click.Choice(list(RULES)), required=True, help=said["rule"]),
        click.Option(["--expert"], metavar="NAME", help=said["expert"]),
        click.Option(["--coders"], type=int, metavar="N", help=said["coders"]),
        click.Option(["--people"], is_flag=True, help=said["people"]),
        click.Option(["--source"], multiple=True, metavar="FILE", help=said["source"]),
        click.Option(["--dry-run", "dry"], is_flag=True, help=said["dry"]),
        click.Option(["--again"], is_flag=True, help=said["again"]),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
    ]


def _lines(found: Ruled, talk: Talk) -> None:
    """The counts, those that are not 0."""
    counts = found.counts
    talk.print(talk.told("decide.units", count=len(found.units)))
    talk.print("  " + talk.told("decide.decided", count=counts[Fate.DECIDED], alike=found.alike))
    for fate in (Fate.CONFIRMED, Fate.KEPT, Fate.BY_PERSON, Fate.RETRACTED):
        if counts[fate]:
            talk.print("  " + talk.told(f"decide.{fate.value}", count=counts[fate]))
    talk.print("  " + talk.told("decide.left", count=counts[Fate.LEFT] + counts[Fate.RETRACTED]))
    reasons = words(talk.language)
    for reason, count in found.left.items():
        talk.print(f"    {reasons[f'adjudicate.left_{reason.value}']}: {talk.isolated(count)}")


def _data(found: Ruled, talk: Talk) -> None:
    """A line a unit, and one with the counts."""
    for unit in found.units:
        talk.data(_unit(unit, found.origins[unit.source_id]))
    counts = {fate.value: count for fate, count in found.counts.items()}
    left = {reason.value: count for reason, count in found.left.items()}
    talk.data({"rule": found.rule.value, "units": len(found.units), **counts, "alike": found.alike, "reasons": left})


def _unit(unit: UnitFate, origin: str) -> dict[str, object]:
    return {
        "unit": unit.unit_id,
        "source": origin,
        "fate": unit.fate.value,
        "left": unit.left,
        "differs": [t.value for t in unit.traits],
        "claims": unit.claims,
        "dissent": unit.dissent,
    }
