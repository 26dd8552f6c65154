"""`dalil codebook diff` and `dalil codebook recode`."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.codebook.changes import Gravity
from dalil.codebook.diff_pages import data_of, edition_words, lines_of, markdown_of, told
from dalil.errors import UsageError
from dalil.records.codings import CoderKind
from dalil.workflow.codebook_versions.recode_files import write_recoding
from dalil.workflow.codebook_versions.recoding import DECISION, CoderLine, Recoding, TouchedUnit, recoding
from dalil.workflow.codebook_versions.versions import compare


def diff(talk: Talk) -> click.Command:
    """`dalil codebook diff`."""

    def run(old: str | None, new: str | None, style: str, study: Path) -> int:
        found = compare(study, old, new)
        if talk.json:
            for change in found.changes:
                talk.data(data_of(change))
            editions = {"old": asdict(found.old), "new": asdict(found.new)}
            talk.data({"result": "compared", **editions, "changes": len(found.changes)})
        elif style == "md":
            click.echo(markdown_of(found, talk.language), nl=False)
        else:
            for line in lines_of(found, talk.language, talk.isolated):
                talk.print(line)
        return 0

    params: list[click.Parameter] = [
        click.Argument(["old"], required=False, metavar="[OLD]"),
        click.Argument(["new"], required=False, metavar="[NEW]"),
        click.Option(
            ["--format", "style"],
            type=click.Choice(["text", "md"]),
            default="text",
            help=talk.word("help.codebook_diff_format"),
        ),
        _study_option(talk),
    ]
    return _command(talk, "diff", run, params)


def recode(talk: Talk) -> click.Command:
    """`dalil codebook recode`."""

    def run(study: Path, out: Path | None) -> int:
        if out is not None and out.suffix.lower() != ".csv":
            raise UsageError("D495", path=out)
        found = recoding(study)
        talk.issues(found.issues)
        if talk.json:
            _data(found, talk)
        else:
            _lines(found, talk)
        if out is not None:
            write_recoding(found, out, talk.language)
            talk.report("cli.written", path=str(out))
        counts = Counter(u.gravity for u in found.units)
        talk.report("versions.recoded", **{g.value: counts[g] for g in Gravity if g is not Gravity.NOTHING})
        return 0

    out = click.Option(["-o", "--out"], type=PATH, metavar="FILE", help=talk.word("help.codebook_recode_out"))
    return _command(talk, "recode", run, [_study_option(talk), out])


def _command(talk: Talk, name: str, run: object, params: list[click.Parameter]) -> click.Command:
    short, long = (talk.word(f"help.codebook_{name}{end}") for end in ("_short", ""))
    return Command(name, talk=talk, params=params, callback=run, short_help=short, help=long)


def _study_option(talk: Talk) -> click.Option:
    return click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study"))


def _lines(found: Recoding, talk: Talk) -> None:
    """Who has what under which version, and the units with what touches them."""
    talk.print(talk.word("versions.present", edition=edition_words(found.present, talk.language, talk.isolated)))
    for edition in found.earlier:
        talk.print(talk.word("versions.earlier", edition=edition_words(edition, talk.language, talk.isolated)))
    if not found.earlier:
        talk.print(talk.word("versions.all_present"))
    for line in found.lines:
        talk.print(_coder(line, talk))
        if line.unclaimed:
            talk.print("  " + talk.told("versions.unclaimed", count=line.unclaimed))
    for unit in found.units:
        talk.print(_unit(unit, talk))
        for why in _why(unit, talk) or [talk.word("versions.unreadable")]:
            talk.print(f"  {why}")


def _coder(line: CoderLine, talk: Talk) -> str:
    who = talk.told(f"versions.coder_{_kind(line)}", who=line.who)
    counts = {g.value: count for g, count in line.earlier.items()}
    return f"{who}: {talk.told('versions.counts', present=line.present, **counts)}"


def _kind(line: CoderLine) -> str:
    """How a coder is named: a machine that has to run again with what to do."""
    if line.kind == DECISION:
        return DECISION
    return "machine" if line.kind != CoderKind.HUMAN and any(line.earlier.values()) else "plain"


def _unit(unit: TouchedUnit, talk: Talk) -> str:
    key = "unit_decision" if unit.kind == DECISION else "unit"
    said = talk.told(f"versions.{key}", origin=unit.origin, who=unit.who, excerpt=unit.excerpt)
    return f"{talk.word(f'versions.gravity_{unit.gravity.value}')}: {said}"


def _why(unit: TouchedUnit, talk: Talk) -> list[str]:
    return [told(change, talk.language, talk.isolated) for change in unit.changes]


def _data(found: Recoding, talk: Talk) -> None:
    """A line a unit, then one a coder."""
    for unit in found.units:
        talk.data(
            {
                "unit": unit.unit_id,
                "source": unit.origin,
                "who": unit.who,
                "kind": unit.kind,
                "under": list(unit.under),
                "gravity": unit.gravity.value,
                "changes": [data_of(c) for c in unit.changes],
            }
        )
    for line in found.lines:
        counts = {g.value: count for g, count in line.earlier.items()}
        record = {"who": line.who, "kind": line.kind, "present": line.present, **counts, "unclaimed": line.unclaimed}
        talk.data(record)
