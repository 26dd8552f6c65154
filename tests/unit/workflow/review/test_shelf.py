"""Values at hand."""

from __future__ import annotations

from dalil.workflow.review.shelf import Shelf


def test_a_value_is_made_once() -> None:
    shelf: Shelf[str, object] = Shelf(2)
    assert shelf.take("a", object) is shelf.take("a", object)


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    shelf: Shelf[str, object] = Shelf(2)
    first, second = shelf.take("a", object), shelf.take("b", object)
    shelf.take("a", object)
    shelf.take("c", object)
    assert shelf.take("a", object) is first
    assert shelf.take("b", object) is not second
