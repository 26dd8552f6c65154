"""The figures of all measurements in one file, a section each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results.json"


def load(file: Path = RESULTS) -> dict[str, Any]:
    """All sections measured so far."""
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}


def store(section: str, found: Any, file: Path = RESULTS) -> None:
    """Write one section anew; the others stay."""
    made = json.dumps(load(file) | {section: found}, ensure_ascii=False, indent=1, sort_keys=True)
    file.write_text(made + "\n", encoding="utf-8")
