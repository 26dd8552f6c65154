"""Numbers of items and their words are one line."""

from dalil.reading.pages.lines import Line
from dalil.reading.scans.listing import with_numbers


def line(text: str, left: float, right: float, row: int) -> Line:
    top = 40.0 * row
    places = [(0, 0, 4, 4)] * len(text)
    return Line(text=text, places=places, page=1, left=left, top=top, right=right, bottom=top + 12, size=12, rtl=True)


def read(*rows: tuple[str, str]) -> list[str]:
    lines = [m for n, (number, words) in enumerate(rows) for m in (line(number, 500, 510, n), line(words, 200, 470, n))]
    return [m.text for m in with_numbers(lines)]


def test_a_number_stands_before_the_words_of_its_item() -> None:
    found = read(("1", "تسديد الدفعة الأولى من القرض"), ("2.", "فتح مكتب في مدينة الميناء"))
    assert found == ["1 تسديد الدفعة الأولى من القرض", "2. فتح مكتب في مدينة الميناء"]


def test_a_column_of_figures_beside_names_stays_a_column() -> None:
    assert len(read(("14", "بلدية رملان"), ("27", "جامعة الساحل"))) == 4
    assert len(read(("14", "بلدية رملان ومجلسها المحلي"), ("27", "جامعة الساحل وكلياتها الثلاث"))) == 4
