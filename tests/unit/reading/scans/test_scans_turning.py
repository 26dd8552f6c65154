"""Pages that lie askew are set upright, and boxes lead back to where they were."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from dalil.reading.scans.turning import upright


def lines() -> Image.Image:
    image = Image.new("L", (1000, 1200), 255)
    draw = ImageDraw.Draw(image)
    for top in range(200, 1000, 60):
        for left in range(150, 850, 45):
            draw.rectangle((left, top, left + 28, top + 26), fill=0)
    return image


@pytest.mark.parametrize("angle", [-5.0, -2.0, 0.0, 1.0, 3.3])
def test_the_lean_of_a_page_is_undone(angle: float) -> None:
    leaning = lines().rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    assert upright(np.asarray(leaning)).angle == pytest.approx(-angle, abs=0.21)


@pytest.mark.parametrize(("angle", "quarter"), [(0.0, 0), (2.0, 0), (0.0, 1), (0.0, 2), (0.0, 3)])
def test_a_box_leads_back_to_the_pixels_it_came_from(angle: float, quarter: int) -> None:
    image = Image.new("L", (1000, 1200), 255)
    ImageDraw.Draw(image).rectangle((300, 400, 340, 420), fill=0)
    marked = lines().rotate(angle, fillcolor=255)
    found = upright(np.asarray(marked), quarter=quarter)
    turned = np.rot90(np.asarray(image), quarter)
    rows, columns = np.nonzero(turned < 128)
    scale = found.scale
    box = (columns.min() * scale, rows.min() * scale, columns.max() * scale, rows.max() * scale)
    if angle == 0:
        assert found.original(*box) == pytest.approx((300, 400, 340, 420), abs=2)
    else:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        back = found.original(x, y, x, y)
        assert abs(back[0] - x / scale) < 30
        assert abs(back[1] - y / scale) < 30


def test_small_letters_are_enlarged() -> None:
    small = lines().resize((400, 480))
    assert upright(np.asarray(small)).scale > 2


def test_a_blank_page_stays_as_it_is() -> None:
    found = upright(np.full((300, 200), 255, np.uint8))
    assert (found.angle, found.scale) == (0.0, 1.0)
