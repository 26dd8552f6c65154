from __future__ import annotations

import json
from pathlib import Path

import pytest

from dalil.codebook.loading import BUILT_IN
from dalil.errors import UsageError
from dalil.workflow.bench import SETS, BenchReport, bench, coded_event, files_of, write_results
from dalil.workflow.coding import Wish, code_text, kit_for
from gold_folders import GRANT, passages, write_lines, write_sets


@pytest.fixture
def sets(tmp_path: Path) -> Path:
    """A folder with a small set of every kind."""
    return write_sets(tmp_path / "sets")


def values(report: BenchReport, name: str) -> dict[tuple[str, str], float | None]:
    """The figures of one set."""
    (one,) = (s for s in report.sets if s.name == name)
    return {(e.name, e.measure): e.value for e in one.figures}


def test_passages_are_measured_with_their_intervals(sets: Path) -> None:
    report = bench(sets, ["relations.en"])
    (one,) = report.sets
    assert (one.items, one.documents, one.files, one.development) == (24, 12, ("own_en.jsonl",), False)
    assert values(report, "relations.en")["claim", "f1"] == 1.0
    assert values(report, "relations.en")["amount", "share"] == 1.0
    assert all(e.low is not None for e in one.figures if e.name == "claim")


def test_the_same_sets_give_the_same_bytes(sets: Path, tmp_path: Path) -> None:
    written = []
    for name in ("a.json", "b.json"):
        write_results(bench(sets, ["relations.en", "papers", "clitics"]), tmp_path / name)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert [s["name"] for s in json.loads(written[0])["sets"]] == ["relations.en", "papers", "clitics"]


def test_papers_are_coded_whole(sets: Path) -> None:
    report = bench(sets, ["papers"])
    assert values(report, "papers")["claim", "r"] == 1.0
    assert report.sets[0].items == 1 and report.sets[0].figures[0].low is None


def test_words_are_cut(sets: Path) -> None:
    report = bench(sets, ["clitics"])
    assert values(report, "clitics")["word", "share"] == 1.0 and report.sets[0].learner is None


def test_speed_is_told_by_language_and_for_a_whole_run(sets: Path) -> None:
    speed = bench(sets, ["speed"]).speed
    assert list(speed) == ["en", "with_start"]
    assert speed["en"]["sentences"] == 24 and speed["with_start"]["per_second"] > 0
    assert speed["en"]["again_per_second"] > 0 and 0 < speed["en"]["length"] < 1000


def test_a_set_whose_codebook_is_not_there_is_skipped(sets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dalil.workflow.bench.BUILT_IN", tuple(name for name in BUILT_IN if name != "plover"))
    report = bench(sets, ["events.detection"])
    assert report.sets == () and [(i.code, i.where) for i in report.skipped] == [("D054", "events.detection")]


def test_a_file_named_dev_is_one_that_was_in_sight(tmp_path: Path) -> None:
    write_lines(tmp_path / "relations/dev_en.jsonl", passages(1))
    assert bench(tmp_path, ["relations.en"]).sets[0].development


def test_of_events_it_is_said_what_was_learnt_from_them(sets: Path) -> None:
    row = {"id": "a", "event_type": "AID", "text": GRANT, "trigger": "granted", "source": [], "target": []}
    write_lines(sets / "gsr/english_plover_dev.jsonl", [row])
    report = bench(sets, ["events.detection", "events.plover"])
    assert [(s.learner, s.learnt) for s in report.sets] == [("benchmarks/train_events.py", "all"), (None, "lexicon")]
    assert values(report, "events.plover")["code", "f1"] == 1.0


def test_a_folder_without_sets_is_answered_with_what_was_expected(tmp_path: Path) -> None:
    for names in ((), ("papers",)):
        with pytest.raises(UsageError) as caught:
            bench(tmp_path / "none", names)
        assert caught.value.code == "D050" and "relation_papers/gold.jsonl" in caught.value.render("en")


def test_an_unknown_set_is_answered_with_the_known_ones(sets: Path) -> None:
    with pytest.raises(UsageError) as caught:
        bench(sets, ["relations"])
    assert caught.value.code == "D051" and "relations.ar" in caught.value.render("en")


def test_a_set_needs_all_its_files(sets: Path) -> None:
    assert len(files_of(sets, SETS["papers"])) == 2
    (sets / "relation_papers/actors.json").unlink()
    assert files_of(sets, SETS["papers"]) == []


def test_an_event_names_words_and_states() -> None:
    coded = code_text(GRANT, kit_for(Wish()))
    (claim,) = (c for unit in coded.units for c in coded.claims(unit))
    event = coded_event(claim)
    assert (event.source, event.target, event.source_state, event.target_state) == ("Norway", "Malta", "NOR", "MLT")
