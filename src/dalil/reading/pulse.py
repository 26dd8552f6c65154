"""How a parser at work tells that it still is, so that pages which take long are not taken for a hang."""

from __future__ import annotations

from collections.abc import Callable


def _unheard() -> None:
    """Nobody listens: the parser runs in the process that asked for it."""


class Pulse:
    """Who hears the parser of this process."""

    def __init__(self) -> None:
        self.beat: Callable[[], None] = _unheard


PULSE = Pulse()  # one a process: the worker, which is one too, sets who listens


def alive() -> None:
    """Say, before each page that needs OCR, that work goes on: the time for one page begins anew."""
    PULSE.beat()
