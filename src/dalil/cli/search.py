"""`dalil search`: words in all texts of a study, whatever is attached to them."""

from __future__ import annotations

from itertools import chain, pairwise
from pathlib import Path

import click

from dalil.cli.app import PATH, Command
from dalil.cli.talk import Talk
from dalil.workflow.review.searching import FoundHit, search_study


def command(talk: Talk, name: str) -> click.Command:
    """The command."""

    def run(words: tuple[str, ...], study: Path, most: int) -> int:
        found = search_study(study, asked(words), most=most, progress=lambda done, total: tell(talk, done, total))
        for hit in found.hits:
            if talk.json:
                talk.data(data_of(hit))
            else:
                talk.print(f"{talk.isolated(hit.origin)}: {marked(hit)}")
        talk.report("search.found", units=found.units, sources=found.sources, shown=len(found.hits))
        return 0

    params: list[click.Parameter] = [
        click.Argument(["words"], nargs=-1, required=True, metavar="WORDS…"),
        click.Option(["--study"], type=PATH, default=Path(), metavar="DIR", help=talk.word("help.study")),
        click.Option(
            ["--most"], type=click.IntRange(min=1), default=100, metavar="N", help=talk.word("help.most_hits")
        ),
    ]
    return Command(name, talk=talk, params=params, callback=run, help=talk.word("help.search"))


def asked(words: tuple[str, ...]) -> str:
    """The query: what the shell was given as one word with blanks in it must stand side by side."""
    return " ".join(f'"{word}"' if any(map(str.isspace, word)) and '"' not in word else word for word in words)


def tell(talk: Talk, done: int, total: int) -> None:
    """How far the index is."""
    talk.progress(handled=done, total=total, where=talk.word("search.index"))


def data_of(found: FoundHit) -> dict[str, object]:
    """A hit as one JSON line; positions count code points of the source's text."""
    hit = found.hit
    return {
        "result": "hit",
        "source": found.origin,
        "source_id": found.source_id,
        "unit_id": hit.unit_id,
        "start": hit.start,
        "text": hit.text,
        "marks": [[mark.start, mark.end] for mark in hit.marks],
    }


def marked(found: FoundHit) -> str:
    """The words of a hit on one line, those found in bold where a person watches."""
    hit = found.hit
    places = sorted({0, len(hit.text), *chain(*((m.start - hit.start, m.end - hit.start) for m in hit.marks))})
    pieces = [hit.text[start:end] for start, end in pairwise(places)]
    inside = [any(m.start - hit.start <= start < m.end - hit.start for m in hit.marks) for start in places]
    shown = "".join(click.style(p, bold=True) if i else p for p, i in zip(pieces, inside, strict=False))
    return " ".join(f"{'… ' if hit.is_cut_before else ''}{shown}{' …' if hit.is_cut_after else ''}".split())
