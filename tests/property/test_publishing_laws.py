"""Laws of publishing: whatever a document says, it stays text."""

import json
import re
import unicodedata
from dataclasses import replace
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from dalil.publishing.jsonl import unit_line
from dalil.publishing.markup import text
from dalil.publishing.material import CodedSource
from dalil.publishing.phrases import isolated, visible
from dalil.publishing.tables import guarded
from dalil.records.quotes import Span
from dalil.records.units import Unit, UnitKind
from factories import make_source

ANY_TEXT = st.text(st.characters(exclude_characters="\r"), min_size=1).map(lambda s: unicodedata.normalize("NFC", s))
WITH_SURROGATES = st.text(st.characters(categories=["L", "Cs", "Cc", "Cf"], exclude_characters="\r"), min_size=1)


@given(st.one_of(ANY_TEXT, WITH_SURROGATES.map(lambda s: unicodedata.normalize("NFC", s))))
def test_a_json_line_is_one_line_and_gives_the_text_back(words):
    source = replace(make_source("x"), text=words, title=words)
    span = Span(start=0, end=len(words))
    unit = Unit(id="u", source_id=source.id, kind=UnitKind.ITEM, ordinal=0, span=span, context=span)
    line = unit_line(CodedSource(source=source, units=(unit,), decisions={}, coder="c"), unit)
    assert len(line.splitlines()) == 1
    assert json.loads(line.encode("utf-8"))["unit"]["text"] == json.loads(json.dumps(words))


@given(ANY_TEXT)
def test_html_text_holds_no_markup_and_reads_back(words):
    html = text(words)
    assert not re.search("[<>\"']", html)
    assert unescape(html) == visible(words)


@given(st.text())
def test_an_isolate_is_closed_only_by_its_own_end(words):
    shown = isolated(words)
    assert shown.count("\u2068") == shown.count("\u2069") == 1
    assert not re.search("[\u202a-\u202e\u2066\u2067\x1b]", shown)


@given(st.text())
def test_no_cell_starts_a_formula(words):
    cell = guarded(words)
    assert not re.match(r"\s*[=@]", cell)
