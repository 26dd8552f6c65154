"""Answers of coders in files, for tests: invented passages, one line a unit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

PASSAGES = {
    "1": "قدّمت اليابان إلى السنغال منحة بقيمة 5 ملايين دولار عام 2016.",
    "2": "أدانت النرويج بيان ملاوي.",
    "3": "كان الجو بارداً.",
    "4": "درّبت اليابان طيّاري السنغال، ونفت ملاوي أنها موّلت النرويج.",
}


def said(relation: str, source: object, target: object, **more: object) -> dict[str, Any]:
    """A claim as a line gives it."""
    return {"relation": relation, "source": source, "target": target, "polarity": "asserted", **more}


FUNDING = said("funding", "اليابان", "السنغال", amount={"number": "5000000", "currency": "USD"}, date="2016")
BLAME = said("criticism_accusation", "النرويج", "ملاوي", domain="political")
TRAINING = said("training_expertise", "اليابان", "طيّاري السنغال", domain="military")
DENIED = {**said("funding", "ملاوي", "النرويج"), "polarity": "denied"}
FIRST = {"1": [FUNDING], "2": [BLAME], "3": [], "4": [TRAINING, DENIED]}
SECOND = {"1": [{**FUNDING, "date": "2016-05"}], "2": [{**BLAME, "relation": "rejection"}], "3": [], "4": [DENIED]}


def write_answers(path: Path, answers: dict[str, Any], **more: object) -> Path:
    """A file with a line for each unit."""
    lines = [
        {"id": unit, "text": PASSAGES.get(unit, "Nothing was said."), "claims": claims, **more}
        for unit, claims in answers.items()
    ]
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def two_files(folder: Path) -> tuple[Path, Path]:
    """The answers of two coders."""
    return write_answers(folder / "layla.jsonl", FIRST), write_answers(folder / "omar.jsonl", SECOND)
