"""Which names and ids are one actor."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dalil.adjudication.deeds import Act, Deed, Language, Written, holding
from dalil.adjudication.identities import ActorSets, actor_sets
from dalil.records.entries import Entry, EntryKind, entry_of
from dalil.records.serial import dumps

TICK = count()


def entry(deed: Deed, *, undoes: Entry | None = None) -> Entry:
    """An entry of the journal with that deed."""
    at = f"2026-01-01T00:00:{next(TICK):06}Z"
    subject = deed.keys[0] if deed.keys else "actors"
    return entry_of(EntryKind.ACTOR, subject, dumps(deed), by="c", at=at, undoes=None if undoes is None else undoes.id)


def same(*keys: str) -> Entry:
    return entry(Deed(act=Act.SAME, keys=keys))


def distinct(key: str, *others: str) -> Entry:
    return entry(Deed(act=Act.DISTINCT, keys=(key,), others=others))


def split(stays: tuple[str, ...], leaves: tuple[str, ...]) -> Entry:
    return entry(Deed(act=Act.SPLIT, keys=stays, others=leaves))


def undo(earlier: Entry) -> Entry:
    return entry(Deed(act=Act.UNDO), undoes=earlier)


def sets(*entries: Entry) -> ActorSets:
    return actor_sets(holding(entries))


def test_a_merged_set_goes_by_the_registry_id() -> None:
    found = sets(same("name:b", "name:a"), same("name:a", "party:x"))
    assert found.key("name:b") == "party:x"
    assert found.all_of("name:a") == ("party:x", "name:a", "name:b")


def test_without_an_id_the_smallest_name_stands_for_all() -> None:
    assert sets(same("name:b", "name:c", "name:a")).key("name:c") == "name:a"


def test_an_actor_of_the_study_s_own_yields_to_the_registry() -> None:
    new = entry(Deed(act=Act.NEW, keys=("company:aa",), name="A", kind="company"))
    assert sets(new, same("company:aa", "company:zz")).key("company:aa") == "company:zz"


def test_undone_merges_hold_no_longer_and_undoing_that_brings_them_back() -> None:
    merge = same("name:a", "name:b")
    back = undo(merge)
    assert sets(merge, back).key("name:b") == "name:b"
    assert sets(merge, back, undo(back)).key("name:b") == "name:a"


def test_a_split_takes_names_out_and_both_parts_hold_together() -> None:
    found = sets(same("name:a", "name:b", "name:c", "name:d"), split(("name:b", "name:c"), ("name:a", "name:d")))
    assert found.all_of("name:a") == ("name:a", "name:d")
    assert found.all_of("name:c") == ("name:b", "name:c")
    assert "name:b" in found.apart["name:a"]


def test_an_undone_split_leaves_all_as_it_was() -> None:
    merge = same("name:a", "name:b", "name:c")
    cut = split(("name:a", "name:b"), ("name:c",))
    assert sets(merge, cut, undo(cut)).all_of("name:c") == ("name:a", "name:b", "name:c")


def test_merging_what_was_set_apart_is_a_conflict_with_its_path() -> None:
    one, apart, two = same("name:a", "name:b"), distinct("name:b", "name:c"), same("name:c", "name:d")
    merge = same("name:a", "name:d")
    found = sets(one, apart, two, merge)
    assert [(s.left, s.right, s.is_same) for s in found.conflicts[0].path] == [
        ("name:a", "name:b", True),
        ("name:b", "name:c", False),
        ("name:c", "name:d", True),
    ]
    assert found.key("name:d") == "name:c"


def test_setting_apart_what_is_one_is_a_conflict_with_its_path() -> None:
    found = sets(same("name:a", "name:b"), same("name:b", "name:c"), distinct("name:a", "name:c"))
    assert [s.right for s in found.conflicts[0].path] == ["name:b", "name:c"]


def test_a_name_that_means_one_actor_cannot_become_an_alias_of_another() -> None:
    alias = Deed(act=Act.ALIAS, keys=("state:B", "name:x"), name="X", language=Language.ENGLISH)
    found = sets(same("state:A", "name:x"), entry(alias))
    assert found.key("name:x") == "state:A"
    assert len(found.conflicts) == 1


def test_the_latest_name_is_shown_for_the_whole_set() -> None:
    names = [
        entry(Deed(act=Act.NAME, keys=(key,), name=name, language=Language.ENGLISH))
        for key, name in (("name:a", "First"), ("name:b", "Second"), ("name:a", "Third"))
    ]
    found = sets(same("name:a", "name:b"), *names)
    assert found.names["name:a", Language.ENGLISH] == "Third"


def test_written_names_are_kept_for_keys() -> None:
    deed = Deed(act=Act.SAME, keys=("name:a", "name:b"), written=(Written(key="name:b", name="B!"),))
    assert sets(entry(deed)).written == {"name:b": "B!"}


@pytest.mark.parametrize(
    "fields",
    [
        {"act": Act.SAME, "keys": ("a",)},
        {"act": Act.SAME, "keys": ("a", "a")},
        {"act": Act.DISTINCT, "keys": ("a",)},
        {"act": Act.DISTINCT, "keys": ("a",), "others": ("a",)},
        {"act": Act.ALIAS, "keys": ("a",), "name": "x"},
        {"act": Act.NAME, "keys": ("a",), "name": "", "language": Language.ARABIC},
    ],
)
def test_deeds_that_say_nothing_are_no_deeds(fields: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        Deed(**fields)  # type: ignore[arg-type]


KEYS = st.sampled_from([f"name:{c}" for c in "abcdef"] + ["state:A", "state:B"])
PAIRS = st.tuples(KEYS, KEYS).filter(lambda p: p[0] != p[1])
DEEDS = st.lists(st.tuples(st.sampled_from(["same", "distinct", "split", "undo"]), PAIRS, st.integers(0, 9)))


@given(DEEDS)
def test_sets_never_hold_what_was_set_apart(steps: list[tuple[str, tuple[str, str], int]]) -> None:
    entries: list[Entry] = []
    for what, (one, two), at in steps:
        if what == "undo" and entries:
            entries.append(undo(entries[at % len(entries)]))
        elif what != "undo":
            entries.append({"same": same, "distinct": distinct}.get(what, lambda a, b: split((a,), (b,)))(one, two))
    found = sets(*entries)
    assert found == sets(*entries)
    assert all(key not in others for key, others in found.apart.items())
    assert all(found.key(member) == key for key, members in found.members.items() for member in members)
