"""Small codebooks that differ in what a test says, for tests of codebook versions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from adjudication_parts import case, made, sitting, wanting
from dalil.adjudication.judging import Pick
from dalil.codebook.loading import codebook_from_text
from dalil.codebook.schema import Codebook
from dalil.coding.human.given import Answer
from dalil.records.units import Unit
from dalil.workflow.project import open_study
from dalil.workflow.review.adjudicating import settle
from dalil.workflow.review.coding import save
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import run_in_study
from hand_parts import accepting, machine_of, own_claim, seat_of, taken, unit_of


def both(text: str) -> dict[str, str]:
    """The same in both languages, as far as a test cares."""
    return {"en": text, "ar": f"{text} بالعربية"}


def code(name: str, family: str = "support", **fields: Any) -> dict[str, Any]:
    """A code as a codebook has it."""
    return {
        "code": name,
        "family": family,
        "symmetric": False,
        "label": both(name.capitalize()),
        "definition": both(f"The source does {name} to the target."),
        **fields,
    }


def value(name: str, **fields: Any) -> dict[str, Any]:
    """A value of a dimension, or a mode."""
    return {"code": name, "label": both(name), **fields}


def book_data(*codes: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A codebook as plain data."""
    return {
        "name": "harbours",
        "version": "1",
        "languages": ["en", "ar"],
        "title": both("Harbours"),
        "dimensions": {
            "families": [value("support"), value("conflict"), value("other")],
            "domain": fields.pop("domain", [value("political"), value("financial")]),
            "polarity": [value(p) for p in ("asserted", "denied", "planned", "hypothetical")],
            "facet": [value(f) for f in ("intro", "basis", "outcome")],
        },
        "rules": fields.pop("rules", []),
        "codes": list(codes),
        **fields,
    }


def book_text(*codes: dict[str, Any], **fields: Any) -> str:
    """A codebook as people write it."""
    return json.dumps(book_data(*codes, **fields), ensure_ascii=False, indent=1)  # JSON is YAML too


def book(*codes: dict[str, Any], **fields: Any) -> Codebook:
    """A codebook."""
    return codebook_from_text(book_text(*codes, **fields), "harbours.yaml")


FUNDING = code("funding", definition=both("Money is given."))
TRAINING = code("training_expertise", definition=both("People are trained."))
AGREEMENT = code("agreement", "conflict")
ELSE = code("other", "other")
FIRST = (FUNDING, TRAINING, AGREEMENT, ELSE)


def revise(folder: Path, *codes: dict[str, Any], **fields: Any) -> None:
    """Give a study a version of a codebook of its own."""
    (folder / "codebook.yaml").write_text(book_text(*codes, **fields), encoding="utf-8")
    settings = folder / "study.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('codebook = "relations"', 'codebook = "codebook.yaml"'), encoding="utf-8")


@contextmanager
def coded_once(folder: Path) -> Iterator[tuple[Seat, Unit]]:
    """The seat of Layla, and a unit that was coded under a first version: Omar accepted the machine's funding and
    training, Sara found an agreement, and Layla decided as Omar did."""
    with seat_of(folder) as seat:
        revise(seat.study.folder, *FIRST)
        run_in_study(seat.study.folder, progress=lambda _: None)
        seat = replace(seat, study=open_study(seat.study.folder))
        unit = unit_of(seat)
        omar, sara = sitting(seat, "Omar"), sitting(seat, "Sara")
        taken(save(omar, unit.id, replace(accepting(machine_of(seat, unit)), is_open=False), base=None))
        taken(save(sara, unit.id, Answer(claims=(own_claim(sara, unit),)), base=None))
        found = case(seat, unit)
        own = next(c for c in found.codings if found.coders[c.coder_id].name == "Omar")
        made(settle(seat, unit.id, wanting(found, *(Pick(claim_id=c.id) for c in own.claims))))
        yield seat, unit
