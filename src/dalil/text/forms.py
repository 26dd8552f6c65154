"""What is worked out of word forms, and of whatever else comes again and again: once, and looked up from then on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

MOST = 65536  # forms; a long text has some ten thousand


class Forms(dict[K, V]):
    """What `work_out` says of each form; when there are too many, all are forgotten and remembering begins anew."""

    def __init__(self, work_out: Callable[[K], V], most: int = MOST) -> None:
        super().__init__()
        self.work_out, self.most = work_out, most

    def __missing__(self, form: K) -> V:
        if len(self) >= self.most:
            self.clear()
        known = self[form] = self.work_out(form)
        return known
