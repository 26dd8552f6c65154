"""`dalil new`, `add`, `run`, `publish`: a study, step by step."""

from __future__ import annotations

from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.code import format_option, min_score_option
from dalil.cli.intake import tell
from dalil.cli.talk import Talk, status_of
from dalil.workflow.exports import EXPORTS
from dalil.workflow.runs import Progress, Tell
from dalil.workflow.study import add_to_study, new_study, publish_study, run_in_study


def command(talk: Talk, name: str) -> click.Command:
    """One of the four commands."""
    return {"new": _new, "add": _add, "run": _run, "publish": _publish}[name](talk)


def _study_option(talk: Talk) -> click.Option:
    return click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study"))


def _new(talk: Talk) -> click.Command:
    def run(folder: Path, title: str | None) -> int:
        study = new_study(folder, title=title or folder.resolve().name, language=talk.language)
        talk.report("cli.study_made", path=str(study.folder))
        return 0

    params: list[click.Parameter] = [
        click.Argument(["folder"], type=PATH, metavar="STUDY"),
        click.Option(["--title"], metavar="TEXT", help=talk.word("help.title")),
    ]
    return Command("new", talk=talk, params=params, callback=run, help=talk.word("help.new"))


def _add(talk: Talk) -> click.Command:
    def run(files: tuple[Path, ...], study: Path) -> int:
        report = add_to_study(study, files, progress=_progress(talk))
        for health in report.healths:
            tell(health, talk)
        talk.issues(report.issues)
        for path, twin in report.duplicates:
            talk.report("cli.duplicate", path=path, twin=twin)
        counts = report.run
        talk.report("cli.added", added=counts.done, duplicates=counts.skipped, failed=counts.failed)
        return 1 if counts.failed else 0

    params: list[click.Parameter] = [
        click.Argument(["files"], nargs=-1, required=True, type=PATH, metavar="FILES…"),
        _study_option(talk),
    ]
    return Command("add", talk=talk, params=params, callback=run, help=talk.word("help.add"))


def _run(talk: Talk) -> click.Command:
    def run(study: Path) -> int:
        done, issues = run_in_study(study, progress=_progress(talk))
        talk.issues(issues)
        talk.report("cli.ran", done=done.done, skipped=done.skipped, failed=done.failed)
        return 1 if done.failed else 0

    return Command("run", talk=talk, params=[_study_option(talk)], callback=run, help=talk.word("help.run"))


def _publish(talk: Talk) -> click.Command:
    def run(study: Path, out: Path | None, formats: tuple[str, ...], min_score: float, decided: bool) -> int:
        lang = talk.language if talk.chosen else None
        wanted = formats or tuple(EXPORTS)
        published = publish_study(study, out, wanted, lang=lang, min_score=min_score, decided_only=decided)
        talk.issues(published.left_out)
        for path in published.files:
            talk.report("cli.written", path=str(path))
        talk.report("cli.counts", **published.report.counts)
        return status_of(published.left_out)

    params: list[click.Parameter] = [
        _study_option(talk),
        click.Option(["-o", "--out"], type=PATH, metavar="DIR", help=talk.word("help.publish_out")),
        format_option(talk),
        min_score_option(talk),
        click.Option(["--decided"], is_flag=True, help=talk.word("help.publish_decided")),
    ]
    return Command("publish", talk=talk, params=params, callback=run, help=talk.word("help.publish"))


def _progress(talk: Talk) -> Tell:
    def tell(progress: Progress) -> None:
        talk.progress(handled=progress.handled, total=progress.total, where=progress.where)

    return tell
