from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from adjudication_parts import case, made, sitting, wanting
from answer_lines import FIRST, two_files, write_answers
from dalil.adjudication.judging import Pick
from dalil.coding.human.given import Answer
from dalil.errors import UsageError
from dalil.records.agreements import Agreement, Variable
from dalil.records.serial import dumps, from_json, to_json
from dalil.records.units import Unit
from dalil.workflow.agreement.agreeing import Comparison, agreement_of_files, agreement_of_study
from dalil.workflow.agreement.answers_of_study import Choice
from dalil.workflow.review.adjudicating import settle
from dalil.workflow.review.blindness import turn_blind
from dalil.workflow.review.coding import save
from dalil.workflow.review.seats import Seat
from hand_parts import accepting, machine_of, own_claim, seat_of, taken, unit_of

QUICK = Comparison(draws=20)
SCHOOL, SEASON = "Samoa funded", "The season"


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """A study in which Omar takes over what the machine says, and Sara, who codes blind, says something else."""
    with seat_of(tmp_path) as found:
        omar, sara = sitting(found, "Omar"), sitting(found, "Sara")
        school, season = unit_of(found, SCHOOL), unit_of(found, SEASON)
        turn_blind(sara, school.source_id, blind=True)
        taken(save(omar, school.id, replace(accepting(machine_of(found, school)), is_open=False), base=None))
        taken(save(sara, school.id, Answer(claims=(own_claim(sara, school, "funding"),)), base=None))
        for person in (omar, sara):
            taken(save(person, season.id, Answer(), base=None))
        yield found


def agreed(seat: Seat, **choice: object) -> Agreement:
    return agreement_of_study(seat.study.folder, Choice(**choice), QUICK)  # type: ignore[arg-type]


def variables(found: Agreement, section: str) -> dict[tuple[str, ...], Variable]:
    return {(v.name, *v.of): v for s in found.sections if s.name == section for v in s.variables}


def said(found: Agreement) -> dict[str, dict[str, str]]:
    return {r.key: dict(r.values) for r in found.remarks}


def test_people_and_machine_are_coders_alike(seat: Seat) -> None:
    found = agreed(seat)
    assert [(c.name, c.kind, c.answered) for c in found.coders] == [
        ("Omar", "human", 2),
        ("Sara", "human", 2),
        ("dalil.rules.v1", "rules", 2),
    ]
    assert {s.name for s in found.sections} == {"unit", "codes", "claims", "spans", "pairs", "coders"}
    omar, sara, machine = (c.id for c in found.coders)
    pairs = variables(found, "pairs")
    assert pairs["claim", omar, machine].figures[0].value == 1.0
    assert pairs["claim", omar, sara].figures[0].value == pytest.approx(2 / 3)
    assert from_json(Agreement, to_json(found)) == found


def test_a_report_says_who_knew_of_whom(seat: Seat) -> None:
    told = said(agreed(seat))
    assert told["agreeing.judged"] == {"count": "1", "of": "4"}
    assert told["agreeing.not_blind"] == {"count": "2", "of": "4"}  # Omar's; Sara coded blind
    assert "agreeing.weighed" not in told


def test_coders_can_be_chosen(seat: Seat) -> None:
    assert [c.name for c in agreed(seat, people=True).coders] == ["Omar", "Sara"]
    assert [c.name for c in agreed(seat, coders=("Sara", "dalil.rules.v1")).coders] == ["Sara", "dalil.rules.v1"]
    with pytest.raises(UsageError, match="D529"):
        agreed(seat, coders=("Nobody",))
    with pytest.raises(UsageError, match="D528"):
        agreed(seat, people=True, since="2999-01-01")


def test_where_coders_differ_leads_to_the_unit(seat: Seat) -> None:
    (apart,) = agreed(seat, people=True).apart
    unit: Unit = unit_of(seat, SCHOOL)
    assert (apart.unit_id, apart.source_id, apart.where) == (unit.id, unit.source_id, "tonga.txt")
    assert apart.excerpt.startswith(SCHOOL)
    assert apart.differs[0] == "claim" and 0 < apart.disagreement <= 1
    assert [len(lines) for _, lines in apart.said] == [2, 1]


def test_coders_are_held_against_decisions(seat: Seat) -> None:
    unit = unit_of(seat, SCHOOL)
    found = case(seat, unit)
    sara = next(c for c in found.codings if found.coders[c.coder_id].name == "Sara")
    made(settle(seat, unit.id, wanting(found, Pick(claim_id=sara.claims[0].id))))
    report = agreed(seat, decided=True, coders=("dalil.rules.v1",))
    ((machine,), held) = (report.coders, variables(report, "machines"))
    figures = {f.measure: f.value for f in held["claim", machine.id].figures}
    assert figures == {"precision": 0.5, "recall": 1.0, "f1": pytest.approx(2 / 3)}
    assert said(report)["agreeing.weighed"] == {"count": "1"}


def test_an_open_answer_does_not_count(seat: Seat) -> None:
    season = unit_of(seat, SEASON)
    nour = sitting(seat, "Nour")
    taken(save(nour, season.id, Answer(is_open=True), base=None))
    assert [(c.answered, c.missing) for c in agreed(seat).coders if c.name == "Nour"] == [(0, 2)]


def test_ids_of_actors_decide_unless_words_are_to(tmp_path: Path) -> None:
    mine = {"1": [{"relation": "funding", "source": {"surface": "A", "id": "x:1"}, "target": "Tonga"}]}
    same = {"1": [{"relation": "funding", "source": {"surface": "Samoa", "id": "x:1"}, "target": "Tonga"}]}
    files = [write_answers(tmp_path / f"{n}.jsonl", a) for n, a in enumerate((mine, same))]
    by = {m: agreement_of_files(files, replace(QUICK, matching=m)) for m in ("actors", "words")}
    assert [variables(found, "pairs")["claim", "0", "1"].figures[0].value for found in by.values()] == [1.0, 0.0]


def test_files_agree_as_the_scorer_of_the_development_sets_has_it(tmp_path: Path) -> None:
    found = agreement_of_files(two_files(tmp_path), replace(QUICK, matching="words"))
    pairs = variables(found, "pairs")
    ids = ("layla", "omar")
    # as tools that score these lines print them: claim 2 of 4 and 3, family 3, dyad 3, relation 2, units 3 of 3 and 3
    assert {name: round(pairs[(name, *ids)].figures[0].value or 0, 3) for name, *_ in pairs} == {
        "claim": 0.571,
        "claim_any": 0.857,
        "dyad": 0.857,
        "relation": 0.571,
        "has_claim": 1.0,
    }


def test_units_that_one_file_lacks_are_missing(tmp_path: Path) -> None:
    one = write_answers(tmp_path / "one.jsonl", FIRST)
    two = write_answers(tmp_path / "two.jsonl", {"1": FIRST["1"], "2": None, "9": []})
    found = agreement_of_files((one, two), QUICK)
    assert [(c.answered, c.abstained, c.missing) for c in found.coders] == [(4, 0, 1), (2, 1, 2)]
    assert said(found)["agreeing.missing"] == {"missing": "4", "of": "10"}
    assert {p.coders: p.units for p in found.patterns} == {("one",): 3, ("one", "two"): 1, ("two",): 1}


def test_the_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    files = two_files(tmp_path)
    assert dumps(agreement_of_files(files, QUICK)) == dumps(agreement_of_files(files, QUICK))


@pytest.mark.parametrize("number", ["NaN", "-5", "1e999999", "many"])
def test_a_sum_that_is_none_is_not_compared(tmp_path: Path, number: str) -> None:
    line = {
        "relation": "funding",
        "source": "Samoa",
        "target": "Tonga",
        "amount": {"number": number, "currency": "USD"},
    }
    files = [write_answers(tmp_path / f"{n}.jsonl", {"1": [line]}) for n in range(2)]
    found = agreement_of_files(files, QUICK)
    assert ("amount",) not in variables(found, "claims")
    assert variables(found, "pairs")["claim", "0", "1"].figures[0].value == 1.0
