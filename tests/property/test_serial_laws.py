"""Every record survives JSON: reading what was written gives the same record."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import strategies as own
from dalil.records.claims import Claim
from dalil.records.codings import Coder, Coding
from dalil.records.decisions import Decision
from dalil.records.mentions import Mentions
from dalil.records.runs import Run
from dalil.records.serial import dumps, loads
from dalil.records.sources import Source
from dalil.records.units import Unit


def back(record: object) -> object:
    """The record after a way through JSON and UTF-8."""
    return loads(type(record), dumps(record).encode("utf-8").decode("utf-8"))


@given(own.segmented())
def test_sources_and_units_survive(made: tuple[Source, tuple[Unit, ...]]) -> None:
    source, units = made
    assert back(source) == source
    assert [back(u) for u in units] == list(units)


@given(st.data())
def test_codings_decisions_and_mentions_survive(data: st.DataObject) -> None:
    source = data.draw(own.sources())
    unit = data.draw(own.units(source))
    coder: Coder = data.draw(own.coders)
    claim: Claim = data.draw(own.claims(source, unit, coder))
    coding: Coding = data.draw(own.codings(source, unit, coder))
    decision: Decision = data.draw(own.decisions(source, unit, coder))
    mentions: Mentions = data.draw(own.mentions(source, unit))
    for record in (coder, claim, coding, decision, mentions):
        assert back(record) == record


@given(own.runs())
def test_runs_survive(run: Run) -> None:
    assert back(run) == run
