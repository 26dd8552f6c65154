"""Lines of text are found in the ink, with their dots, and columns are kept apart."""

import numpy as np

from dalil.reading.scans.ink import Mask
from dalil.reading.scans.views import View, view_of


def sheet(*boxes: tuple[int, int, int, int], shape: tuple[int, int] = (400, 900)) -> View:
    grey = np.full(shape, 255, np.uint8)
    for left, top, right, bottom in boxes:
        grey[top:bottom, left:right] = 0
    return view_of(grey)


def words(top: int, left: int, count: int) -> list[tuple[int, int, int, int]]:
    return [(left + 40 * n, top, left + 40 * n + 24, top + 30) for n in range(count)]


def test_words_side_by_side_are_a_line() -> None:
    view = sheet(*words(50, 100, 8), *words(120, 100, 6))
    assert [r.bodies.size for r in view.rows] == [8, 6]


def test_a_dot_belongs_to_the_letter_it_is_nearest_to() -> None:
    view = sheet(*words(50, 100, 8), (110, 84, 116, 90), *words(120, 100, 8))
    assert [r.pieces.size for r in view.rows] == [9, 8]


def test_columns_are_lines_of_their_own() -> None:
    view = sheet(*words(50, 40, 8), *words(50, 500, 8))
    assert [r.left for r in view.rows] == [500, 40]


def test_cells_beside_a_drawn_line_are_lines_of_their_own() -> None:
    cells = [*words(50, 100, 3), *words(50, 240, 3), *words(150, 100, 3), *words(150, 240, 3)]
    assert len(sheet(*cells).rows) == 2
    assert len(sheet(*cells, (225, 20, 228, 320)).rows) == 4


def test_a_line_is_pictured_without_its_neighbours() -> None:
    view = sheet(*words(50, 100, 8), *words(84, 100, 8))
    picture = np.asarray(view.picture(view.rows[0]))
    ink: Mask = picture < 128
    assert int(ink.any(axis=1).sum()) == 30


def test_a_page_of_noise_has_no_lines_and_takes_no_time() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (1200, 900)).astype(np.uint8)
    assert len(view_of(noise).rows) < 2_000
