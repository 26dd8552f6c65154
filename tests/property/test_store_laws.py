"""What a store was given is what it gives back, whatever the text."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import strategies as own
from dalil.records.codings import Coding
from dalil.storage.sqlite import open_store


@settings(max_examples=30)
@given(st.data())
def test_a_store_gives_back_what_it_was_given(data: st.DataObject) -> None:
    source, units = data.draw(own.segmented())
    coder, run = data.draw(own.coders), data.draw(own.runs())
    drawn = [data.draw(own.codings(source, u, coder)) for u in units]
    codings: list[Coding] = [replace(c, run_id=run.id) for c in drawn]
    issues = data.draw(st.lists(own.issues, max_size=3))
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store.sqlite") as store:
        store.add_source(source, units)
        store.add_coder(coder)
        store.add_run(run)
        store.add_codings(codings)
        store.add_issues(run.id, issues)
        assert store.source(source.id) == source
        assert store.units(source.id) == units
        assert store.codings(source_id=source.id) == tuple(codings)
        assert set(store.issues(run.id)) == set(issues)
        assert store.damage() == ()
