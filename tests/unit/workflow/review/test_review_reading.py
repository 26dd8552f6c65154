"""What the reader's screen shows of a source."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from dalil.errors import StorageError, UsageError
from dalil.records.layouts import Read
from dalil.records.quotes import Span
from dalil.records.runs import digest_of
from dalil.records.sources import source_id
from dalil.workflow.project import Study, create_study, open_study
from dalil.workflow.review.reading import find, page_of, page_png, page_starts, shown_source, text_between
from dalil.workflow.review.shelf import opened
from factories import make_layout, make_source
from study_parts import add, segment, study_of

PLAIN = make_source("ورقة أولى\nإيران تموّل الوفد\n")


def study_with(tmp_path: Path, text: str) -> tuple[Study, str]:
    """A study with one paper of that text, and the paper's id."""
    study = create_study(tmp_path / "study", title="دراسة")
    (tmp_path / "paper.txt").write_text(text, encoding="utf-8")
    add(study, tmp_path / "paper.txt")
    with study.open_store(write=False) as store:
        return study, next(store.source_ids())


def spans_of(study: Study, source: str, words: str) -> list[str]:
    """The words of the source that a search finds."""
    with study.open_store(write=False) as store:
        hits = find(study, store, source, words)
        text = store.source(source).text
    assert hits.count == len(hits.spans)
    return [text[s.start : s.end] for s in hits.spans]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ايران", ["إِيرَان", "إيران"]),  # hamza and vowel signs
        ("مدرسه  جديده", ["مدرسة جديدة"]),  # ta marbuta, blanks
        ("كـتاب", ["كتاب", "كِتَابٌ"]),  # tatweel, and inside a longer word
        ("IRAN", ["Iran"]),
        ("غائب", []),
        ("  ", []),
        ("(", ["("]),
    ],
)
def test_words_are_found_as_names_are_compared(tmp_path: Path, words: str, found: list[str]) -> None:
    study, source = study_with(tmp_path, "عنوان\nقالت إِيرَان (Iran إيران\nمدرسة جديدة وكتاب 🙂 كِتَابٌ\n")
    assert spans_of(study, source, words) == found


def test_a_search_counts_more_than_it_tells(tmp_path: Path) -> None:
    study, source = study_with(tmp_path, "عنوان\n" + "نعم " * 1_200 + "\n")
    with study.open_store(write=False) as store:
        hits = find(study, store, source, "نعم")
    assert (len(hits.spans), hits.count) == (1_000, 1_200)


def test_a_piece_of_the_text_is_cut_by_code_points() -> None:
    source = make_source("🙂 سلام")
    assert text_between(source, 0, 1) == "🙂"
    assert text_between(source, 6, 6) == ""


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 99)])
def test_a_piece_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(UsageError, match="D620"):
        text_between(PLAIN, start, end)


def test_pages_begin_where_their_text_does() -> None:
    text = "أ\nب\nج"
    source = make_source(text)
    layout = make_layout(text, [(0, Read.TEXT, None), (2, Read.OCR, 0.9)])
    paged = type(source)(**{f: getattr(source, f) for f in source.__dataclass_fields__} | {"layout": layout})
    assert [(p.start, p.page) for p in page_starts(paged)] == [(0, 1), (2, 2)]
    assert page_of(paged, 2).read is Read.OCR
    assert page_starts(source) == ()


@pytest.mark.parametrize("number", [0, 1, -1])
def test_a_page_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(UsageError, match="D621"):
        page_of(PLAIN, number)


def scanned(tmp_path: Path, *, keep: bool) -> tuple[Study, str]:
    """A study with one scanned page, its file kept or not."""
    out = io.BytesIO()
    Image.new("L", (300, 400), "white").save(out, "PNG", dpi=(150, 150))
    data, text = out.getvalue(), "نص"
    raw = digest_of(data)
    given = {"reader": "dalil.scan.v1", "raw_digest": raw, "id": source_id(raw, "dalil.scan.v1"), "origin": "s.png"}
    layout = make_layout(text, [(0, Read.OCR, 0.9)])
    plain = make_source(text)
    fields = {f: getattr(plain, f) for f in plain.__dataclass_fields__} | given | {"layout": layout}
    source = type(plain)(**fields)
    study = create_study(tmp_path / "study", title="دراسة")
    with study.open_store() as store:
        if keep:
            store.add_raw(raw, data)
        store.add_source(source, segment(source))
    return study, source.id


def test_a_page_is_drawn_from_the_kept_file(tmp_path: Path) -> None:
    study, source = scanned(tmp_path, keep=True)
    with study.open_store(write=False) as store:
        png = page_png(store, store.source(source), 1)
    assert Image.open(io.BytesIO(png)).size == (300, 400)


def test_a_page_whose_file_is_not_kept_is_refused(tmp_path: Path) -> None:
    study, source = scanned(tmp_path, keep=False)
    with study.open_store(write=False) as store, pytest.raises(UsageError, match="D622"):
        page_png(store, store.source(source), 1)


def test_the_settings_stand_in_place_of_what_was_read(tmp_path: Path) -> None:
    study, source = study_with(tmp_path, "عنوان\nنص\n")
    (study.folder / "study.toml").write_text(
        (study.folder / "study.toml").read_text(encoding="utf-8") + '\n[sources."paper.txt"]\ntitle = "عنوان آخر"\n',
        encoding="utf-8",
    )
    again = open_study(study.folder)
    with again.open_store(write=False) as store:
        assert shown_source(again, store, source).title == "عنوان آخر"


def test_headings_stand_once_and_units_count_into_them(tmp_path: Path) -> None:
    study = study_of(tmp_path, 1)
    with study.open_store(write=False) as store:
        found = opened(study, store, next(store.source_ids()))
    assert [h.quote.span for h in found.headings] == [Span(start=0, end=7)]
    assert found.paths == ((), (0,), (0,))
    assert opened(study, store, found.source.id) is found


def test_a_source_that_is_not_there_is_told(tmp_path: Path) -> None:
    study = study_of(tmp_path, 1)
    with study.open_store(write=False) as store, pytest.raises(StorageError, match="D815"):
        opened(study, store, "0" * 16)
