"""The machine's reasons for a unit of a study."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil.errors import StorageError
from dalil.workflow.explained import sections_of
from dalil.workflow.project import Study
from dalil.workflow.review.kits import review_kit
from dalil.workflow.review.studied import studied
from dalil.workflow.review.why import why
from dalil.workflow.runs import silent
from dalil.workflow.study import add_to_study, new_study, run_in_study

TEXT = "العلاقات بين كندا واليابان\n\nقدّمت كندا إلى اليابان دعماً مالياً بلغ مليون دولار عام 2011.\n"


@pytest.fixture
def study(tmp_path: Path) -> Study:
    """A study with one coded paper."""
    (tmp_path / "paper.txt").write_text(TEXT, encoding="utf-8")
    made = new_study(tmp_path / "study", title="دراسة", language="ar")
    add_to_study(made.folder, [tmp_path / "paper.txt"], progress=silent)
    run_in_study(made.folder, progress=silent)
    return made


def test_a_unit_is_explained_as_the_coder_reads_it(study: Study) -> None:
    with study.open_store(write=False) as store:
        source = next(store.source_ids())
        unit = store.units(source)[-1]
        found = why(study, store, unit.id)
        claims = [c for coding in store.codings(unit_id=unit.id) for c in coding.claims]
    kept = [c.relation for c in found.explanation.candidates if c.verdict.name == "kept"]
    assert kept == [c.relation for c in claims] != []
    assert found.explanation.unit == unit


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_it_is_worded_section_by_section(study: Study, lang: str) -> None:
    with study.open_store(write=False) as store:
        found = why(study, store, store.units(next(store.source_ids()))[-1].id)
    sections = {s.name: s for s in sections_of(found, lang)}
    assert list(sections) == ["unit", "words", "mentions", "triggers", "tried", "claims"]
    assert sections["unit"].title is None
    assert any(line.depth for line in sections["claims"].lines)


@pytest.mark.parametrize(("lang", "label"), [("ar", "تمويل"), ("en", "Funding")])
def test_with_a_codebook_relations_go_by_their_labels_and_codes_stand_beside(
    study: Study, lang: str, label: str
) -> None:
    with study.open_store(write=False) as store:
        found = why(study, store, store.units(next(store.source_ids()))[-1].id)
    sections = {s.name: s for s in sections_of(found, lang, review_kit(study).codebook)}
    claim = sections["claims"].lines[0]
    assert label in claim.text and "funding" not in claim.text
    assert claim.codes == ("funding",)
    actor = sections["mentions"].lines[0]
    assert len(actor.codes) == 1 and actor.codes[0] not in actor.text
    assert any("financial" in line.codes for line in sections["claims"].lines)


def test_a_document_is_studied_once(study: Study) -> None:
    with study.open_store(write=False) as store:
        source = next(store.source_ids())
        assert studied(study, store, source) is studied(study, store, source)


def test_changed_actors_are_heeded(study: Study) -> None:
    with study.open_store(write=False) as store:
        source = next(store.source_ids())
        before = studied(study, store, source)
        with study.actors_file.open("a", encoding="utf-8") as file:
            file.write("own:port,union,Port Union,نقابة الميناء\n")
        assert studied(study, store, source) is not before


def test_a_unit_that_is_not_there_is_told(study: Study) -> None:
    with study.open_store(write=False) as store, pytest.raises(StorageError, match="D817"):
        why(study, store, "0" * 16)
