"""Arabic-Indic digits told by their shape: Tesseract's Arabic model has letters for two of the ten only.

A small network with one hidden layer, learnt from renderings in many typefaces (`benchmarks/train_digits.py`), looks at
one piece of ink at a time. Its weights are whole numbers in `shapes.json`.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from dalil.reading.scans.ink import Mask

SIDE = 16  # pixels of the square that a piece is drawn on
CLASSES = "١٢٣٤٥٦٧٨٩/?"  # the last is anything else
ELSE = len(CLASSES) - 1
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Weights and offsets of both layers."""

    first: Floats
    first_offset: Floats
    second: Floats
    second_offset: Floats


def features(piece: Mask) -> Floats:
    """What the network sees of a piece of ink: its shape on a square, and how wide it is for its height."""
    drawn = Image.fromarray(piece.astype(np.uint8) * 255).resize((SIDE, SIDE), Image.Resampling.BOX)
    square = np.asarray(drawn, np.float64).ravel() / 255
    aspect = min(2.0, piece.shape[1] / max(1, piece.shape[0]))
    return np.concatenate([square, [aspect, aspect * aspect, 1 / (0.2 + aspect)]])


def chances(seen: Floats, network: Network) -> Floats:
    """For each row of features the chance of each class."""
    hidden = np.maximum(0, seen @ network.first + network.first_offset)
    scores = hidden @ network.second + network.second_offset
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found


@cache
def shipped() -> Network:
    """The network that comes with dalil."""
    kept = json.loads(files("dalil.reading.scans").joinpath("shapes.json").read_text(encoding="utf-8"))
    return Network(*(_unpacked(kept[name]) for name in ("first", "first_offset", "second", "second_offset")))


def _unpacked(layer: dict[str, object]) -> Floats:
    whole = np.frombuffer(base64.b64decode(str(layer["weights"])), np.int8).astype(np.float64)
    shape = layer["shape"]
    assert isinstance(shape, list)
    return whole.reshape(shape) * float(str(layer["scale"]))


def packed(network: Network) -> str:
    """The network as `shapes.json` holds it."""
    layers = {}
    for name in ("first", "first_offset", "second", "second_offset"):
        values = getattr(network, name)
        scale = float(np.abs(values).max()) / 127
        whole = np.round(values / scale).astype(np.int8)
        weights = base64.b64encode(whole.tobytes()).decode("ascii")
        layers[name] = {"scale": round(scale, 8), "shape": list(values.shape), "weights": weights}
    return json.dumps(layers, indent=1) + "\n"
