"""`dalil codebook diff` and `dalil codebook recode`."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from codebook_versions import AGREEMENT, ELSE, FUNDING, TRAINING, book_text, both, code, coded_once, revise
from commands import Dalil
from dalil.storage.store import StoredCodebook
from dalil.workflow.project import open_study
from dalil.workflow.review.kits import review_kit

WIDER = {**FUNDING, "definition": both("Money or goods are given.")}


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Path]:
    """A study coded once, under a first version."""
    with coded_once(tmp_path) as (seat, _):
        yield seat.study.folder


def files(folder: Path, *versions: tuple) -> list[Path]:
    """Codebooks in files."""
    made = [folder / f"{n}.yaml" for n in range(len(versions))]
    for path, codes in zip(made, versions, strict=True):
        path.write_text(book_text(*codes), encoding="utf-8")
    return made


def test_two_files_are_compared_the_gravest_change_first(dalil: Dalil, tmp_path: Path) -> None:
    old, new = files(tmp_path, (FUNDING, AGREEMENT), (WIDER, TRAINING))
    ran = dalil("codebook", "diff", old, new, "--study", tmp_path)
    assert ran.out.splitlines()[1:] == [
        "Must be coded again: 1",
        "  code agreement: removed",
        "To be looked at again: 1",
        "  code funding: defined otherwise",
        "    before: Money is given.",
        "    after: Money or goods are given.",
        "May belong elsewhere: 1",
        "  code training_expertise: added",
        "    after: People are trained.",
    ]


def test_the_difference_is_told_in_arabic_as_a_page_and_as_data(dalil: Dalil, tmp_path: Path) -> None:
    old, new = files(tmp_path, (FUNDING,), (WIDER,))
    page = dalil("--lang", "ar", "codebook", "diff", old, new, "--format", "md", "--study", tmp_path).out
    assert "## يُعاد النظر فيه: 1" in page and "| الرمز funding: تغيّر التعريف |" in page
    change, end = dalil("--json", "codebook", "diff", old, new, "--study", tmp_path).lines
    assert (change["code"], change["kind"], change["gravity"]) == ("funding", "definition", "look")
    assert (end["result"], end["changes"], end["old"]["name"]) == ("compared", 1, "harbours")


def test_without_names_the_last_version_is_compared_with_the_present_one(dalil: Dalil, study: Path) -> None:
    revise(study, WIDER, TRAINING, AGREEMENT, ELSE)
    (change, _) = dalil("--json", "codebook", "diff", "--study", study).lines
    assert (change["code"], change["kind"]) == ("funding", "definition")


def test_a_version_the_study_keeps_goes_by_its_digest(dalil: Dalil, study: Path) -> None:
    first = review_kit(open_study(study)).codebook.digest
    revise(study, WIDER, TRAINING, AGREEMENT, ELSE)
    ran = dalil("--json", "codebook", "diff", first[:8], "codebook.yaml", "--study", study)
    assert ran.lines[0]["error"] == "D403"  # a path is that of the working folder
    assert len(dalil("--json", "codebook", "diff", first[:8], "--study", study).lines) == 2


def test_a_codebook_that_says_the_same_has_no_changes(dalil: Dalil, tmp_path: Path) -> None:
    assert "The two say the same." in dalil("codebook", "diff", "plover", "plover", "--study", tmp_path).out


def test_slips_are_told(dalil: Dalil, study: Path, tmp_path: Path) -> None:
    with open_study(study).open_store() as store:
        store.add_codebook(StoredCodebook(digest="feed01", name="a", text="codes: 1"))
        store.add_codebook(StoredCodebook(digest="feed02", name="b", text="codes: 1"))
    for words, told in (
        (("nothing",), "D490"),
        (("",), "D490"),
        (("feed",), "D493"),
        (("feed01",), "D492"),
    ):
        assert told in dalil("codebook", "diff", *words, "--study", study).err, words
    outside = tmp_path / "outside"
    outside.mkdir()
    assert "D494" in dalil("codebook", "diff", "relations", "--study", outside).err


def test_a_study_coded_under_one_version_has_no_earlier_one(dalil: Dalil, tmp_path: Path) -> None:
    dalil("new", tmp_path / "fresh")
    assert "D491" in dalil("codebook", "diff", "--study", tmp_path / "fresh").err


def test_nothing_is_asked_while_all_stands_under_the_present_version(dalil: Dalil, study: Path) -> None:
    ran = dalil("codebook", "recode", "--study", study)
    assert "Everything that stands was made under the present codebook." in ran.out
    assert ran.said == [
        "Units to be coded again: 0. To be looked at again: 0. That may belong elsewhere: 0.",
    ]


def test_units_to_be_coded_again_are_listed_with_the_reason(dalil: Dalil, study: Path) -> None:
    revise(study, WIDER, {**TRAINING, "code": "teaching"}, ELSE)
    lines = dalil("codebook", "recode", "--study", study).out.splitlines()
    units = [line for line in lines if line.startswith("Must be coded again: ")]
    assert [u.split(": ")[1] for u in units] == ["tonga.txt, Omar", "tonga.txt, Sara", "tonga.txt, decision by Layla"]
    assert "  code training_expertise: now called teaching" in lines
    assert "  code agreement: removed" in lines
    assert any("dalil.rules.v1 (machine; `dalil run` codes anew)" in line for line in lines)


def test_a_changed_definition_asks_for_a_look_and_spares_who_is_not_touched(dalil: Dalil, study: Path) -> None:
    revise(study, WIDER, TRAINING, AGREEMENT, ELSE)
    told = dalil("--json", "codebook", "recode", "--study", study).lines
    units = [line for line in told if "unit" in line]
    assert [(u["who"], u["gravity"]) for u in units] == [("Omar", "look"), ("Layla", "look")]
    assert told[-1] == {"result": "recoded", "recode": 0, "look": 2, "elsewhere": 0}


def test_a_new_code_may_be_that_of_claims_of_its_family(dalil: Dalil, study: Path) -> None:
    revise(study, FUNDING, TRAINING, AGREEMENT, ELSE, code("strike", "conflict"))
    told = dalil("--json", "codebook", "recode", "--study", study).lines
    assert [(u["who"], u["gravity"]) for u in told if "unit" in u] == [("Sara", "elsewhere")]
    machine = next(line for line in told if line.get("kind") == "rules")
    assert machine["unclaimed"] == machine["nothing"] - 1  # units without a claim may hold a strike


def test_the_list_is_written_as_a_table(dalil: Dalil, study: Path, tmp_path: Path) -> None:
    revise(study, TRAINING, AGREEMENT, ELSE)
    path = tmp_path / "list.csv"
    assert f"Written: {path}" in dalil("codebook", "recode", "-o", path, "--study", study).said
    with path.open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.DictReader(table))
    assert [(r["who"], r["kind"], r["gravity"]) for r in rows] == [
        ("Omar", "human", "recode"),
        ("Layla", "decision", "recode"),
    ]
    assert rows[0]["why"] == "code funding: removed" and rows[0]["text"].startswith("Samoa funded")
    assert "D495" in dalil("codebook", "recode", "-o", tmp_path / "list.txt", "--study", study).err
