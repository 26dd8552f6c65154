"""Whom names may mean that no registry knows."""

from __future__ import annotations

import pytest

from dalil.adjudication.deeds import Act, Deed
from dalil.recognition.matching.index import By
from dalil.recognition.matching.registry import index_of
from dalil.recognition.registry import load_registry
from dalil.records.entries import Entry, EntryKind, entry_of
from dalil.records.serial import dumps
from dalil.workflow.review.actors import Identities, name_key
from dalil.workflow.review.suggesting import Suggester

INDEX = index_of(load_registry())


def suggester(*deeds: Deed) -> Suggester:
    entries: list[Entry] = [
        entry_of(EntryKind.ACTOR, d.keys[0], dumps(d), by="c", at="2026-01-01T00:00:00Z") for d in deeds
    ]
    return Suggester(Identities.from_entries(load_registry(), entries), INDEX)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("ميخائيل جورباتشوف", "person:mikhail-gorbachev"),
        ("Mikhail Gorbatchov", "person:mikhail-gorbachev"),
        ("المصرف المركزي الاوروبي", "igo:european-central-bank"),
        ("الرئيس غورباتشوف", "person:mikhail-gorbachev"),
    ],
)
def test_a_name_is_matched_across_scripts_and_spellings(name: str, id_: str) -> None:
    assert suggester().suggestions(name_key(name))[0].key == id_


def test_a_suggestion_says_which_words_are_alike_and_in_what() -> None:
    words = suggester().suggestions(name_key("المصرف المركزي الاوروبي"))[0].words
    assert {w.by for w in words} <= {By.LETTERS, By.SENSE, By.SOUND}
    assert [w.given for w in words] == ["المصرف", "المركزي", "الاوروبي"]


def test_what_was_set_apart_is_not_offered_again() -> None:
    key = name_key("ميخائيل جورباتشوف")
    apart = Deed(act=Act.DISTINCT, keys=(key,), others=("person:mikhail-gorbachev",))
    assert "person:mikhail-gorbachev" not in [s.key for s in suggester(apart).suggestions(key)]


@pytest.mark.parametrize("name", ["", "؟", "\u202e", "12", "xqwzjkl"])
def test_what_is_no_name_has_no_suggestion(name: str) -> None:
    assert suggester().suggestions(name_key(name)) == ()
