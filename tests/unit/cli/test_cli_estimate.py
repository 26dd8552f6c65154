"""`dalil agree plan`, `dalil agree audit` and `dalil estimate`, from drawing a sample to counts."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from commands import Dalil
from dalil.storage.people import Role
from dalil.workflow.project import open_study
from dalil.workflow.review.people import coder_of_person
from dalil.workflow.samples.sampling import sample_named
from sampled_study import coded, many_papers
from workbench import with_accounts


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A study with the sample “spring”, which Layla has coded."""
    study = many_papers(tmp_path_factory.mktemp("estimate"))
    return study.folder


def test_a_sample_is_planned_coded_audited_and_counted_with(dalil: Dalil, tmp_path: Path) -> None:
    study = many_papers(tmp_path, papers=1)
    where = ("--study", study.folder)
    table = tmp_path / "units.csv"
    plan = dalil("agree", "plan", *where, "--name", "spring", "--units", "30", "--as", "Amal", "-o", table)
    assert plan.status == 0
    assert sum(int(line.split()[0]) for line in plan.out.splitlines()) == 30
    rows = list(csv.DictReader(io.StringIO(table.read_text("utf-8-sig"))))
    assert [row["order"] for row in rows] == [str(n) for n in range(1, 31)]
    assert not {"relation", "claims", "score"} & rows[0].keys() and rows[0]["file"] == "p0.txt"
    with study.open_store() as store:
        coded(study, store, sample_named(store, "spring"), right=lambda words: True)
    audit = dalil("agree", "audit", "spring", *where, "--json").lines[0]
    assert (audit["audited"], audit["rates"][1]["measure"], audit["rates"][1]["value"]) == (30, "precision", 1.0)
    counts = dalil("estimate", *where, "--by", "actor", "--only", "Samoa", "--json").lines[0]
    assert [tally["of"] for tally in counts["tallies"]] == [["state:WSM"]]
    shown = dalil("estimate", *where, "--by", "actor", "--lang", "ar")
    assert "ساموا" in shown.out and shown.err == ""


def test_reports_are_written_in_every_form(dalil: Dalil, folder: Path, tmp_path: Path) -> None:
    dalil("agree", "plan", "--study", folder, "--name", "forms", "--units", "20")
    ran = dalil("estimate", "--study", folder, "--by", "domain", "-o", tmp_path / "out")
    assert ran.status == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        f"counts-domain.{form}" for form in ("csv", "html", "json", "md", "tex", "txt")
    ]
    assert dalil("agree", "audit", "--study", folder, "--format", "csv").out.startswith("\ufeff")


def test_a_sample_is_told_in_arabic(dalil: Dalil, folder: Path) -> None:
    ran = dalil("agree", "plan", "--study", folder, "--name", "ربيع", "--width", "0.4", "--lang", "ar", "--by", "")
    assert ran.status == 0 and "سُحبت العيّنة" in ran.err and "\u2068ربيع\u2069" in ran.err
    assert "وحدات من أنواع مختلفة" in ran.out and "*" not in ran.out


def test_an_earlier_sample_shares_out_the_draws_once_it_is_coded(dalil: Dalil, tmp_path: Path) -> None:
    study = many_papers(tmp_path, papers=1)
    plan = ("agree", "plan", "--study", study.folder, "--units", "20", "--by", "code")
    dalil(*plan, "--name", "first")
    assert "D550" in dalil(*plan, "--name", "second", "--after", "first").err
    with study.open_store() as store:
        coded(study, store, sample_named(store, "first"), right=lambda words: False)
    assert dalil(*plan, "--name", "second", "--after", "first").status == 0
    with study.open_store(write=False) as store:
        drawn = {s.predicted: s.drawn for s in sample_named(store, "second").strata}
    assert drawn["funding"] > drawn[""]


def test_who_is_to_code_a_sample_must_have_an_account_where_others_have(dalil: Dalil, tmp_path: Path) -> None:
    study = with_accounts(many_papers(tmp_path, papers=1).folder, Layla=Role.CODER)
    plan = ("agree", "plan", "--study", study, "--units", "20", "--name", "a")
    assert "D077" in dalil(*plan, "--for", "Nobody").err
    assert dalil(*plan, "--for", "layla").status == 0
    with open_study(study).open_store(write=False) as store:
        assert sample_named(store, "a").people == (coder_of_person("Layla").id,)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("agree", "plan", "--name", "a"), "D545"),
        (("agree", "plan", "--name", "a", "--units", "0"), "D547"),
        (("agree", "plan", "--name", "\u0007", "--units", "9"), "D541"),
        (("agree", "plan", "--name", "a", "--units", "9", "--by", "colour"), "D001"),
        (("agree", "plan", "--name", "a", "--units", "9", "--for", ""), "D075"),
        (("agree", "plan", "--name", "a", "--units", "9", "--as", "\u202e"), "D075"),
        (("agree", "audit", "nothing"), "D54"),
        (("agree", "audit", "--level", "2"), "D549"),
        (("estimate", "--level", "nan"), "D549"),
        (("estimate", "--by", "colour"), "D001"),
        (("estimate", "--format", "md", "--format", "csv"), "D005"),
        (("estimate", "--format", "md", "--json"), "D014"),
    ],
)
def test_bad_input_is_answered_with_its_code(dalil: Dalil, folder: Path, words: tuple[str, ...], code: str) -> None:
    if words[:1] == ("estimate",):
        dalil("agree", "plan", "--study", folder, "--name", "bad", "--units", "20")
    ran = dalil(*words, "--study", folder)
    assert ran.status == 2 and code in ran.err + ran.out
