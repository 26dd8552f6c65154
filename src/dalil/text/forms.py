"""What is known of word forms: worked out when a form is first seen, and looked up when it comes again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")

MOST = 65536  # forms; a long text has some ten thousand


class Forms(dict[str, V]):
    """What `work_out` says of each form; when there are too many, all are forgotten and remembering begins anew."""

    def __init__(self, work_out: Callable[[str], V], most: int = MOST) -> None:
        super().__init__()
        self.work_out, self.most = work_out, most

    def __missing__(self, form: str) -> V:
        if len(self) >= self.most:
            self.clear()
        known = self[form] = self.work_out(form)
        return known
