"""Learns to tell Arabic-Indic digits by their shape, from renderings in typefaces: FONTS... [--held-out FONTS...].

    python benchmarks/train_digits.py FOLDER... --held-out FOLDER...

Only fonts under the Open Font License or a like one were used. Writes `src/dalil/reading/scans/shapes.json` and prints
the share of pieces told right, in the typefaces learnt from and in those held out.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from dalil.reading.scans.ink import Mask, otsu, pieces_of
from dalil.reading.scans.shapes import CLASSES, ELSE, Floats, Network, chances, features, packed

OUT = Path("src/dalil/reading/scans/shapes.json")
HIDDEN = 56
EACH = 40  # renderings of each digit in each typeface
OTHERS = "بتثجحخدذرزسشصضطظعغفقكلمنوي"  # ا and ه look like digits; the words around them decide
LATIN = "ABCDEFGHJKLMNPQRSTUWXYZabcdefghkmnpqrstuwxyz234580&@"
WORDS = [
    "وزارة",
    "المياه",
    "الحكومة",
    "مليون",
    "دينار",
    "مشروع",
    "التقرير",
    "السنوية",
    "لجنة",
    "حزب",
    "المجلس",
    "أعلنت",
    "على",
    "إلى",
    "هذا",
    "الدولة",
    "قانون",
    "نقابة",
    "بلدية",
    "حصة",
    "خطة",
    "جلسة",
    "طريق",
    "شركة",
    "عقد",
    "صوت",
    "كتلة",
    "نيسان",
    "أيار",
    "ثلاثة",
    "عضو",
    "محافظة",
    "بعد",
    "قبل",
    "منذ",
    "سنة",
    "شهر",
]


def main() -> None:
    """Learn, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("fonts", nargs="+", type=Path)
    parser.add_argument("--held-out", nargs="*", type=Path, default=[])
    asked = parser.parse_args()
    random.seed(4)
    learnt = _drawn(asked.fonts, EACH)
    network = _trained(*learnt)
    print("learnt from", len(learnt[1]), "right", round(_right(network, *learnt), 4))
    if asked.held_out:
        seen, truth = _drawn(asked.held_out, 20)
        print("held out", len(truth), "right", round(_right(network, seen, truth), 4))
        told = chances(seen, network).argmax(axis=1)
        wrong = [(CLASSES[t], CLASSES[g]) for t, g in zip(truth.tolist(), told.tolist(), strict=True) if t != g]
        print({pair: wrong.count(pair) for pair in sorted(set(wrong))})
    OUT.write_text(packed(network), encoding="utf-8")


def _right(network: Network, seen: Floats, truth: np.ndarray) -> float:
    return float((chances(seen, network).argmax(axis=1) == truth).mean())


def _drawn(folders: Sequence[Path], each: int) -> tuple[Floats, np.ndarray]:
    rows, truth = [], []
    files = sorted(f for folder in folders for f in ([folder] if folder.is_file() else folder.rglob("[!.]*.[to]tf")))
    for file in files:
        for label, piece in _pieces(file, each):
            rows.append(features(piece))
            truth.append(label)
    return np.array(rows), np.array(truth)


def _pieces(file: Path, each: int) -> Iterator[tuple[int, Mask]]:
    for label, char in enumerate(CLASSES[:-1]):
        for _ in range(each):
            found = _blurred(file, char)
            if found:
                yield label, max(found, key=lambda m: m.sum())
    for _ in range(each * 4):
        for piece in _blurred(
            file, random.choice((random.choice(WORDS.split("|")), random.choice(OTHERS), random.choice(LATIN)))
        ):
            if piece.shape[1] > 0.5 * piece.shape[0] or random.random() < 0.2:
                yield ELSE, piece


def _blurred(file: Path, text: str) -> list[Mask]:
    """The pieces of a text as a scanner might see them."""
    font = ImageFont.truetype(str(file), random.randint(60, 90))
    image = Image.new("L", (140 + 60 * len(text), 200), 255)
    direction = "rtl" if "\u0600" <= text[0] <= "\u06ff" and len(text) > 1 else None
    ImageDraw.Draw(image).text((60, 30), text, fill=0, font=font, direction=direction)
    if random.random() < 0.3:
        size = random.choice((3, 3, 5))
        image = image.filter(random.choice((ImageFilter.MinFilter, ImageFilter.MaxFilter))(size))
    image = image.rotate(random.uniform(-3, 3), Image.Resampling.BICUBIC, fillcolor=255)
    lean = random.choice((0, 0, random.uniform(-0.25, 0.05)))
    turned = (1, lean, -lean * 100, 0, 1, 0)
    image = image.transform(image.size, Image.Transform.AFFINE, turned, Image.Resampling.BICUBIC, fillcolor=255)
    scale = random.uniform(0.25, 0.8)
    across, down = scale * random.uniform(0.85, 1.18), scale
    image = image.resize((int(image.width * across), int(image.height * down)), Image.Resampling.BILINEAR)
    image = image.filter(ImageFilter.GaussianBlur(random.uniform(0, 0.9)))
    grey = np.asarray(image, np.float64) + np.random.default_rng(random.randrange(2**31)).normal(
        0, 12, image.size[::-1]
    )
    grey = np.clip(grey, 0, 255).astype(np.uint8)
    ink = grey < otsu(grey) + random.randint(-25, 25)
    return _cut(ink)


def _grain(image: Image.Image) -> Floats:
    return np.random.default_rng(random.randrange(2**31)).normal(0, 12, image.size[::-1])


def _cut(ink: Mask) -> list[Mask]:
    pieces = pieces_of(ink)
    if not pieces.area.size or pieces.height.max() < 6:
        return []
    tall = np.nonzero(pieces.height >= 0.55 * pieces.height.max())[0]
    found = []
    for p in tall.tolist():
        mask = np.zeros((pieces.height[p], pieces.width[p]), bool)
        for r in np.nonzero(pieces.run_piece == p)[0].tolist():
            row = pieces.run_row[r] - pieces.top[p]
            mask[row, pieces.run_start[r] - pieces.left[p] : pieces.run_end[r] - pieces.left[p]] = True
        found.append(mask)
    return found


def _trained(seen: Floats, truth: np.ndarray, *, rounds: int = 40, batch: int = 128) -> Network:
    """Gradient descent with momentum and second moments (Adam)."""
    rng = np.random.default_rng(4)
    weights = [
        rng.normal(0, (2 / seen.shape[1]) ** 0.5, (seen.shape[1], HIDDEN)),
        np.zeros(HIDDEN),
        rng.normal(0, (2 / HIDDEN) ** 0.5, (HIDDEN, len(CLASSES))),
        np.zeros(len(CLASSES)),
    ]
    first, second = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    step = 0
    for turn in range(rounds):
        rate = 0.003 * (1 - turn / rounds)
        order = rng.permutation(len(truth))
        for at in range(0, len(order), batch):
            step += 1
            part = order[at : at + batch]
            for n, slope in enumerate(_slopes(weights, seen[part], truth[part])):
                first[n] = 0.9 * first[n] + 0.1 * slope
                second[n] = 0.999 * second[n] + 0.001 * slope * slope
                grown = first[n] / (1 - 0.9**step)
                weights[n] -= rate * grown / (np.sqrt(second[n] / (1 - 0.999**step)) + 1e-8)
    return Network(*weights)


def _slopes(weights: Sequence[Floats], seen: Floats, truth: np.ndarray) -> list[Floats]:
    hidden = np.maximum(0, seen @ weights[0] + weights[1])
    off = chances(seen, Network(*weights))
    off[np.arange(len(truth)), truth] -= 1
    off /= len(truth)
    back = (off @ weights[2].T) * (hidden > 0)
    decay = 3e-4
    return [
        seen.T @ back + decay * weights[0],
        back.sum(axis=0),
        hidden.T @ off + decay * weights[2],
        off.sum(axis=0),
    ]


if __name__ == "__main__":
    main()
