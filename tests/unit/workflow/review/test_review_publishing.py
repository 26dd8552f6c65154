"""What people decided is what is published, with who decided; what nobody decided counts where it is asked for."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from adjudication_parts import case, made, two_coders, wanting
from dalil.adjudication.judging import Pick
from dalil.records.units import Unit
from dalil.workflow.review.adjudicating import settle, take_back
from dalil.workflow.review.seats import Seat
from dalil.workflow.study import publish_study

Desk = tuple[Seat, Unit]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with two_coders(tmp_path) as made_desk:
        yield made_desk


def published(seat: Seat, **counting: object) -> list[dict[str, str]]:
    """The rows of the table of claims."""
    done = publish_study(seat.study.folder, None, ["csv", "md"], lang="en", **counting)  # type: ignore[arg-type]
    (table,) = [p for p in done.files if p.suffix == ".csv"]
    with table.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def dossier(seat: Seat) -> str:
    return next((seat.study.folder / "published").glob("*.md")).read_text(encoding="utf-8")


def deciding_for_sara(seat: Seat, unit: Unit, note: str | None = None) -> str:
    found = case(seat, unit)
    sara = found.codings[1]
    return made(settle(seat, unit.id, wanting(found, *(Pick(claim_id=c.id) for c in sara.claims), note=note))).id


def test_a_decision_takes_the_place_of_what_the_machine_found(desk: Desk) -> None:
    seat, unit = desk
    assert {r["relation"] for r in published(seat)} == {"funding", "training_expertise"}
    deciding_for_sara(seat, unit)
    (row,) = published(seat)
    assert (row["relation"], row["coder"], row["decision_rule"]) == ("agreement", "Sara", "expert")


def test_the_dossier_says_who_decided_and_why(desk: Desk) -> None:
    seat, unit = desk
    deciding_for_sara(seat, unit, note="the headline says so")
    published(seat)
    assert "Layla" in dossier(seat) and "the headline says so" in dossier(seat)


def test_what_nobody_decided_counts_unless_only_decisions_are_to(desk: Desk) -> None:
    seat, unit = desk
    assert published(seat, decided_only=True) == []
    assert "not decided" in dossier(seat)
    deciding_for_sara(seat, unit)
    assert len(published(seat, decided_only=True)) == 1


def test_a_least_score_does_not_take_away_what_was_decided(desk: Desk) -> None:
    seat, unit = desk
    found = case(seat, unit)
    machine = found.codings[2]
    made(settle(seat, unit.id, wanting(found, *(Pick(claim_id=c.id) for c in machine.claims))))
    assert {r["coder"] for r in published(seat, min_score=1.0)} == {"dalil.rules.v1"}


def test_a_decision_taken_back_no_longer_counts(desk: Desk) -> None:
    seat, unit = desk
    take_back(seat, unit.id, deciding_for_sara(seat, unit))
    assert "agreement" not in {r["relation"] for r in published(seat)}
