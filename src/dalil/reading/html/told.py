"""What a person should know of what is left out of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dalil.errors import Issue, Severity
from dalil.reading.html.trees import Element

SHOWN = 12  # words that an issue quotes


def told(code: str, elements: Sequence[Element], name: str) -> tuple[Issue, ...]:
    """A note on the words of some elements, none where they hold no words."""
    return told_words(code, (element.words() for element in elements), name)


def told_words(code: str, texts: Iterable[str], name: str) -> tuple[Issue, ...]:
    """A note on words that are left out, none where there are none."""
    words = [word for text in texts for word in text.split()]
    if not words:
        return ()
    values = (("count", str(len(words))), ("words", " ".join(words[:SHOWN])))
    return (Issue(code=code, severity=Severity.NOTE, where=name, values=values),)
