"""The line that `dalil add` says of each source: what it is, how it was read, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from dalil.cli.talk import Talk
from dalil.messages import catalogue
from dalil.reading.health import Health

MOST_NUMBERS = 5  # of pages without text
COUNTS = {"D150": "hidden", "D152": "mojibake", "D153": "lost", "D156": "forms", "D183": "reversed_lines"}


def tell(health: Health, talk: Talk) -> None:
    """Say how a source is: a line, or with --json all of it."""
    if talk.json:
        talk.data({"result": "source", **asdict(health)})
        return
    facts = ("، " if talk.language == "ar" else ", ").join(_facts(health, talk))
    doubts = ("، " if talk.language == "ar" else ", ").join(_doubt(code, health, talk) for code in health.doubtful)
    file = talk.isolated(health.file)
    key = "intake.doubtful" if doubts else "intake.source"
    talk.line(talk.word(key, file=file, facts=facts, doubts=doubts))


def _facts(health: Health, talk: Talk) -> Iterator[str]:
    yield talk.word(f"intake.language_{health.language}")
    if not health.pages:
        yield talk.told("intake.characters", count=health.characters)
        return
    yield talk.told("intake.pages", count=health.pages)
    if health.ocr_pages:
        if health.text_pages:
            yield talk.told("intake.text_pages", count=health.text_pages)
        yield _recognised(health, talk)
    if health.empty_pages:
        shown = ", ".join(map(str, health.empty_pages[:MOST_NUMBERS]))
        more = len(health.empty_pages) > MOST_NUMBERS
        yield talk.told("intake.empty_pages", numbers=talk.word("intake.more", shown=shown) if more else shown)


def _recognised(health: Health, talk: Talk) -> str:
    if health.confidence is None:
        return talk.told("intake.ocr_pages_unsure", count=health.ocr_pages)
    return talk.told("intake.ocr_pages", count=health.ocr_pages, percent=f"{100 * health.confidence:.0f}")


def _doubt(code: str, health: Health, talk: Talk) -> str:
    """What is in doubt, in a word and with its number; by the issue's code where it has no word here."""
    key = f"intake.{code}"
    what = talk.word(key) if key in catalogue(talk.language) else code
    if code == "D184" and health.unknown is not None:
        return talk.word("intake.share", what=what, percent=f"{100 * health.unknown:.0f}")
    if code in COUNTS:
        return talk.word("intake.counted", what=what, count=getattr(health, COUNTS[code]))
    return what
