from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from dalil.errors import UsageError
from dalil.workflow.checks import CheckReport, check_jsonl, check_store
from dalil.workflow.project import Study
from dalil.workflow.runs import run_study
from study_parts import PLAN, code_source, study_of

TRIGGERS = ("sources_no_update", "raws_no_update", "units_no_update", "claims_no_update", "codings_no_update")


@pytest.fixture
def study(tmp_path: Path) -> Study:
    made = study_of(tmp_path, 2)
    run_study(made, code_source, plan=PLAN)
    return made


def tamper(study: Study, *statements: str) -> CheckReport:
    """What the check finds once the store was changed past every guard."""
    connection = sqlite3.connect(study.store_file, isolation_level=None)
    for trigger in TRIGGERS:
        connection.execute(f"DROP TRIGGER {trigger}")
    for statement in statements:
        connection.execute(statement)
    connection.close()
    with study.open_store(write=False) as store:
        return check_store(store, actor_ids={"state:IRN"})


def codes(report: CheckReport) -> list[str]:
    for fault in report.faults:
        assert fault.render("en")
        assert fault.render("ar")
    return [f.code for f in report.faults]


def test_a_sound_store_is_counted(study: Study) -> None:
    with study.open_store(write=False) as store:
        report = check_store(store, actor_ids={"state:IRN"})
    assert report.ok
    assert report == CheckReport(sources=2, units=6, codings=6, claims=4, quotes=14)


def test_one_changed_character_of_a_text_is_found(study: Study) -> None:
    report = tamper(study, "UPDATE sources SET text = replace(text, 'قطر', 'قصر') WHERE origin = '001.txt'")
    assert codes(report) == ["D831", "D830", "D830"]
    assert {f.where for f in report.faults} == {"001.txt"}
    assert "قطر" in report.faults[1].render("en")


def test_a_changed_quote_is_found(study: Study) -> None:
    assert "D830" in codes(tamper(study, "UPDATE claims SET body = replace(body, 'قطر تموّل', 'عمان تمول')"))


def test_changed_bytes_are_found(study: Study) -> None:
    assert codes(tamper(study, "UPDATE raws SET data = data || x'20'")) == ["D832", "D832"]


def test_missing_bytes_are_found(study: Study) -> None:
    assert codes(tamper(study, "DELETE FROM raws WHERE rowid = 1")) == ["D833"]


def test_a_unit_out_of_place_is_found(study: Study) -> None:
    report = tamper(study, "UPDATE units SET span_end = span_end + 9, context_end = context_end + 9 WHERE rowid = 2")
    assert codes(report) == ["D834"]


def test_a_unit_past_the_text_is_found(study: Study) -> None:
    report = tamper(study, "UPDATE units SET span_end = 9999, context_end = 9999 WHERE rowid IN (3, 6)")
    assert codes(report) == ["D834", "D834"]


def test_a_coding_without_its_unit_is_found(study: Study) -> None:
    report = tamper(study, "PRAGMA foreign_keys = OFF", "DELETE FROM units WHERE rowid = 1")
    assert codes(report) == ["D839"]


def test_a_broken_chain_is_found(study: Study) -> None:
    report = tamper(study, "PRAGMA foreign_keys = OFF", "UPDATE codings SET supersedes = 'gone' WHERE rowid = 1")
    assert codes(report) == ["D839", "D836"]


def test_a_ring_is_found(study: Study) -> None:
    assert codes(tamper(study, "UPDATE codings SET supersedes = id WHERE rowid = 1")) == ["D836"]


def test_a_second_beginning_is_found(study: Study) -> None:
    report = tamper(
        study,
        "DROP INDEX codings_begun_once",
        "INSERT INTO codings SELECT 'second', run_id, coder_id, unit_id, codebook_digest, outcome, reason, NULL, NULL "
        "FROM codings WHERE rowid = 1",
    )
    assert codes(report) == ["D836"]


def test_an_unknown_codebook_is_found_unless_named(study: Study) -> None:
    assert set(codes(tamper(study, "DELETE FROM codebooks"))) == {"D837"}
    with study.open_store(write=False) as store:
        assert check_store(store, codebook_digests={"c1"}).ok


def test_an_unknown_actor_is_found(study: Study) -> None:
    with study.open_store(write=False) as store:
        assert set(codes(check_store(store, actor_ids={"state:QAT"}))) == {"D838"}
        assert check_store(store).ok


def test_a_record_that_cannot_be_read_hides_no_other_fault(study: Study) -> None:
    report = tamper(
        study,
        "UPDATE sources SET text = text || char(13) WHERE origin = '000.txt'",
        "UPDATE sources SET text = text || 'x' WHERE origin = '001.txt'",
    )
    assert codes(report) == ["D812", "D831"]


# Outputs


TEXT = "ورقة\nإيران تموّل الحركة\n"


def unit_line(**change: object) -> dict[str, object]:
    claim = {
        "id": "m1",
        "source": {"surface": "إيران", "start": 5, "end": 10},
        "target": {"surface": None, "name": "الحركة", "start": None, "end": None},
        "beneficiary": {"surface": "الحركة"},
        "asserter": None,
        "against": [{"surface": "الحركة", "start": 17, "end": 23}],
        "evidence": [{"exact": "إيران تموّل الحركة", "start": 5, "end": 23, "page": None}],
    }
    unit = {"id": "u1", "start": 5, "end": 23, "text": "إيران تموّل الحركة"}
    return {"source": {"file": "paper.txt"}, "unit": unit, "claims": [{**claim, **change}]}


def checked(tmp_path: Path, *lines: object, file: str = "paper.txt") -> CheckReport:
    written = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    (tmp_path / "out.jsonl").write_text("\n".join(written) + "\n", encoding="utf-8")
    return check_jsonl(tmp_path / "out.jsonl", {file: TEXT})


def test_a_true_output_is_counted(tmp_path: Path) -> None:
    report = checked(tmp_path, unit_line(), {**unit_line(), "claims": []})
    assert report == CheckReport(sources=1, units=2, claims=1, quotes=5)


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": [{"exact": "إيران تمول الحركة", "start": 5, "end": 22}]},
        {"evidence": [{"exact": "إيران", "start": 6, "end": 11}]},
        {"evidence": [{"exact": "x", "start": -1, "end": 0}]},
        {"source": {"surface": "ايران", "start": 5, "end": 10}},
    ],
)
def test_words_that_do_not_stand_there_are_found_with_their_line(tmp_path: Path, change: dict[str, object]) -> None:
    report = checked(tmp_path, unit_line(), unit_line(**change))
    assert codes(report) == ["D842"]
    assert report.faults[0].where.endswith("out.jsonl:2")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "3",
        '{"source": {}}',
        unit_line(evidence=[]),
        unit_line(evidence=[{"exact": "x", "start": "5", "end": 6}]),
    ],
)
def test_a_line_that_is_no_unit_is_found(tmp_path: Path, line: object) -> None:
    assert codes(checked(tmp_path, line, unit_line())) == ["D840"]


def test_a_source_that_was_not_given_is_named(tmp_path: Path) -> None:
    report = checked(tmp_path, unit_line(), file="other.txt")
    assert codes(report) == ["D841"]
    assert "Files given: 1" in report.faults[0].render("en")


@pytest.mark.parametrize("data", [None, b"\xff\xfe"])
def test_an_output_that_cannot_be_read_is_told(tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / "out.jsonl").write_bytes(data)
    with pytest.raises(UsageError, match="D843"):
        check_jsonl(tmp_path / "out.jsonl", {})
