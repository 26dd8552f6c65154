"""Letters that fonts name wrongly."""

from __future__ import annotations

import pytest

from dalil.reading.pages.lines import Line
from dalil.reading.pdf.mending import named_anew


@pytest.mark.parametrize(("text", "expected"), [("بال\u0e34خبراء", {"\u0e34": ""}), ("بز\u0e34غغظ", {})])
def test_a_sign_of_another_script_goes_where_the_word_without_it_is_one(text: str, expected: dict[str, str]) -> None:
    line = Line(text=text, places=(), page=1, left=0, top=0, right=9, bottom=9, size=9, rtl=True)
    assert named_anew([line]) == expected
