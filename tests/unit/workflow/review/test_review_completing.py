"""Names of actors while they are typed."""

from __future__ import annotations

import time

import pytest

from dalil.adjudication.deeds import Act, Deed, Language, Written
from dalil.recognition.registry import load_registry
from dalil.records.entries import Entry, EntryKind, entry_of
from dalil.records.serial import dumps
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.completing import Completer


def said(deed: Deed) -> Entry:
    return entry_of(EntryKind.ACTOR, deed.keys[0], dumps(deed), by="c", at="2026-01-01T00:00:00Z")


def completer(*deeds: Deed) -> Completer:
    return Completer(Identities.from_entries(load_registry(), [said(d) for d in deeds]))


REGISTRY = completer()


@pytest.mark.parametrize(
    ("typed", "id_"),
    [
        ("الياب", "state:JPN"),
        ("ياب", "state:JPN"),
        ("japan", "state:JPN"),
        ("JÁP", "state:JPN"),
        ("الأمم المتح", "igo:united-nations"),
        ("غورباتش", "person:mikhail-gorbachev"),
        ("nasrallah", "person:hassan-nasrallah"),
        ("qadhafi", "person:muammar-gaddafi"),
    ],
)
def test_names_are_found_by_their_beginnings_in_both_scripts(typed: str, id_: str) -> None:
    assert id_ in [c.id for c in REGISTRY.find(typed, {})]


def test_names_are_found_by_their_sound_in_the_other_script() -> None:
    known = completer(new_actor("Zubin Kravitz"))
    assert [c.key for c in known.find("زوبين كرافيتس", {})][:1] == ["person:new"]


def new_actor(name: str) -> Deed:
    return Deed(act=Act.NEW, keys=("person:new",), name=name, kind="person")


def test_actors_that_the_study_speaks_of_come_first() -> None:
    first = REGISTRY.find("ira", {"state:IRN": 3})[0]
    assert (first.id, first.uses) == ("state:IRN", 3)


def test_an_actor_of_the_study_s_own_has_no_id_before_it_is_in_a_list() -> None:
    choice = completer(new_actor("Weavers of Zanat")).find("zanat", {})[0]
    assert (choice.key, choice.id, choice.kind) == ("person:new", None, "person")


def test_a_merged_name_leads_to_the_actor_of_the_registry() -> None:
    written = (Written(key="name:land of the sun", name="Land of the Sun"),)
    merge = Deed(act=Act.SAME, keys=("state:JPN", "name:land of the sun"), written=written)
    choice = completer(merge).find("land of the", {})[0]
    assert (choice.id, choice.matched) == ("state:JPN", "Land of the Sun")


def test_an_alias_that_was_added_is_found() -> None:
    alias = Deed(act=Act.ALIAS, keys=("state:JPN", "name:nihon"), name="Nihon", language=Language.ENGLISH)
    assert completer(alias).find("nih", {})[0].id == "state:JPN"


@pytest.mark.parametrize("typed", ["", "  ", "\u202e", "؟!", "\ud800", "xqwzjkl"])
def test_what_is_no_name_finds_nothing(typed: str) -> None:
    assert REGISTRY.find(typed, {}) == ()


def test_a_key_press_is_answered_within_thirty_milliseconds() -> None:
    begun = time.process_time()
    for typed in ("ا", "al", "محمد", "the united", "x" * 400):
        REGISTRY.find(typed, {})
    assert (time.process_time() - begun) / 5 < 0.03
