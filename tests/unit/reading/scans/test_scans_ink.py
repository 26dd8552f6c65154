"""Ink is told from paper, and pieces that hang together are one."""

import numpy as np

from dalil.reading.scans.ink import ink_of, pieces_of, rulings_of, without


def test_pieces_that_touch_at_a_corner_are_one() -> None:
    ink = np.array([[1, 0, 0, 1], [0, 1, 0, 1], [0, 0, 0, 1]], bool)
    pieces = pieces_of(ink)
    assert sorted(pieces.area.tolist()) == [2, 3]


def test_a_spiral_is_one_piece() -> None:
    ink = np.zeros((7, 7), bool)
    ink[0, :] = ink[:, 6] = ink[6, :] = True
    ink[2:, 0] = ink[2, :5] = ink[2:5, 4] = True
    assert pieces_of(ink).area.size == 1


def test_no_ink_makes_no_pieces() -> None:
    assert pieces_of(np.zeros((5, 5), bool)).area.size == 0


def test_letters_in_the_shade_are_told_from_dark_paper() -> None:
    paper = np.repeat(np.linspace(90, 250, 400)[None, :], 300, axis=0)
    paper[140:160, 40:60] = 20
    paper[140:160, 340:360] = 120
    ink = ink_of(paper.astype(np.uint8))
    assert ink[150, 50]
    assert ink[150, 350]
    assert not ink[20, 20]


def test_drawn_lines_are_taken_out_and_letters_stay() -> None:
    ink = np.zeros((60, 300), bool)
    ink[30:32, :] = True
    ink[5:20, 50:60] = True
    rulings = rulings_of(ink, 100, 40)
    kept = without(ink, rulings)
    assert len(rulings) == 2
    assert kept.sum() == 150
