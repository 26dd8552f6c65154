"""A long document tells that it is at work, as long as its pages come quickly enough."""

from __future__ import annotations

import time

from dalil.reading.pulse import alive

PAGES = 16  # between two signs of life
SLOWEST = 1.0  # seconds a page: a document whose pages take longer keeps the limit for all of it


class Pace:
    """Counts the pages that are done."""

    def __init__(self) -> None:
        self._pages = 0
        self._since = time.monotonic()

    def keep(self) -> None:
        """Count one more page, and give a sign of life where it is time for one."""
        self._pages += 1
        if self._pages % PAGES:
            return
        now = time.monotonic()
        if now - self._since <= PAGES * SLOWEST:
            alive()
        self._since = now
