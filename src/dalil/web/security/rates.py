"""How often somebody may try to sign in: after some failures each further one costs a longer wait."""

from __future__ import annotations

import time
from collections import OrderedDict
from dataclasses import dataclass
from math import ceil
from threading import Lock

from dalil.errors import UsageError
from dalil.workflow.review.people import Clock

MOST_KEYS = 10_000
FORGOTTEN = 900.0  # seconds without a failure


@dataclass(slots=True)
class Failures:
    """Those of one address or name."""

    count: int
    last: float
    until: float


class Attempts:
    """Failures to sign in, by address and by name."""

    def __init__(self, *, free: int, longest: float, clock: Clock = time.monotonic) -> None:
        self._free = free
        self._longest = longest
        self._clock = clock
        self._lock = Lock()
        self._known: OrderedDict[str, Failures] = OrderedDict()

    def check(self, key: str) -> None:
        """Refuse who has to wait."""
        with self._lock:
            found = self._known.get(key)
            left = 0.0 if found is None else found.until - self._clock()
        if left > 0:
            raise UsageError("D068", seconds=ceil(left))

    def failed(self, key: str) -> None:
        """Note a failure: the wait doubles with each one beyond the free ones."""
        with self._lock:
            now = self._clock()
            found = self._known.pop(key, None)
            count = 1 if found is None or now - found.last > FORGOTTEN else found.count + 1
            over = count - self._free
            wait = min(2.0 ** min(over, 20), self._longest) if over > 0 else 0.0
            self._known[key] = Failures(count=count, last=now, until=now + wait)
            while len(self._known) > MOST_KEYS:
                self._known.popitem(last=False)

    def passed(self, key: str) -> None:
        """Forget the failures of who signed in."""
        with self._lock:
            self._known.pop(key, None)
