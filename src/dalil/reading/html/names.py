"""Sets of names, written as a line of words."""

from __future__ import annotations


def names(*lines: str) -> frozenset[str]:
    """The names that stand in some lines."""
    return frozenset(name for line in lines for name in line.split())
