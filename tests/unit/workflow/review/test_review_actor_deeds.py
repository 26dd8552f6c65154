"""What people say of actors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.adjudication.deeds import Act, Language
from dalil.records.codings import CoderKind, coder_of
from dalil.records.entries import EntryKind
from dalil.workflow.project import create_study
from dalil.workflow.review.actor_deeds import JudgementError, Said, Wanted, preview, say, undo
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.seats import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    study = create_study(tmp_path / "s", title="S")
    person = coder_of("Layla", CoderKind.HUMAN, version="1", settings_digest="person")
    with study.open_store() as store:
        yield Seat(study=study, store=store, person=person)


def who(seat: Seat) -> Identities:
    return Identities.of(seat.study, seat.store)


def same(seat: Seat, *keys: str) -> Said:
    return say(seat, Wanted(act=Act.SAME, keys=keys))


def test_merging_a_name_into_an_actor_and_taking_it_back(seat: Seat) -> None:
    said = same(seat, "state:JPN", "name:nippon")
    assert said.key == who(seat).key_of(None, "Nippon") == "state:JPN"
    back = undo(seat, said.entry.id)
    assert who(seat).key_of(None, "Nippon") == "name:nippon"
    undo(seat, back.entry.id)
    assert who(seat).key_of(None, "Nippon") == "state:JPN"


def test_what_was_taken_back_cannot_be_taken_back_again(seat: Seat) -> None:
    said = same(seat, "state:JPN", "name:nippon")
    undo(seat, said.entry.id)
    with pytest.raises(JudgementError, match="D654"):
        undo(seat, said.entry.id)


def test_a_contradiction_is_refused_with_its_path(seat: Seat) -> None:
    say(seat, Wanted(act=Act.DISTINCT, keys=("name:nippon",), others=("state:NOR",)))
    same(seat, "state:JPN", "name:nippon")
    with pytest.raises(JudgementError, match="D650") as refused:
        same(seat, "state:JPN", "state:NOR")
    assert "= nippon ≠ Norway" in refused.value.render("en")
    assert len(seat.store.entries(EntryKind.ACTOR)) == 2


def test_redoing_what_came_to_contradict_is_refused(seat: Seat) -> None:
    apart = say(seat, Wanted(act=Act.DISTINCT, keys=("name:a",), others=("name:b",)))
    back = undo(seat, apart.entry.id)
    same(seat, "name:a", "name:b")
    with pytest.raises(JudgementError, match="D650"):
        undo(seat, back.entry.id)


def test_a_page_that_showed_other_names_is_refused(seat: Seat) -> None:
    same(seat, "state:JPN", "name:nippon")
    with pytest.raises(JudgementError, match="D651") as refused:
        say(seat, Wanted(act=Act.SPLIT, others=("state:JPN",), members=("state:JPN", "name:a")))
    assert refused.value.detail == {"yours": ["name:a", "state:JPN"], "theirs": ["name:nippon", "state:JPN"]}


def test_a_split_takes_names_out(seat: Seat) -> None:
    same(seat, "state:JPN", "name:nippon", "name:nihon")
    say(seat, Wanted(act=Act.SPLIT, others=("name:nihon",)))
    assert who(seat).members("state:JPN") == ("state:JPN", "name:nippon")
    assert "name:nihon" in who(seat).sets.apart["state:JPN"]


def test_a_new_actor_takes_the_claims_of_its_names(seat: Seat) -> None:
    said = say(seat, Wanted(act=Act.NEW, name="Weavers of Zanat", kind="union", keys=("name:the weavers",)))
    assert said.key == "union:weavers-of-zanat"
    assert who(seat).key_of(None, "The Weavers") == who(seat).key_of(None, "weavers of zanat") == said.key
    twin = say(seat, Wanted(act=Act.NEW, name="Weavers of ZANAT!", kind="union"))
    assert twin.key == "union:weavers-of-zanat-2"


def test_a_new_actor_with_an_arabic_name_only_has_an_id_in_plain_letters(seat: Seat) -> None:
    key = say(seat, Wanted(act=Act.NEW, name_ar="نقابة النساجين", kind="union")).key
    assert key.startswith("union:") and key.isascii() and who(seat).name(key, "en") == "نقابة النساجين"


def test_renaming_shows_another_name(seat: Seat) -> None:
    say(seat, Wanted(act=Act.NAME, keys=("state:JPN",), name="Nippon", language=Language.ENGLISH))
    assert who(seat).name("state:JPN", "en") == "Nippon"


def test_a_preview_keeps_nothing(seat: Seat) -> None:
    after, key = preview(seat, Wanted(act=Act.SAME, keys=("state:JPN", "name:nippon")))
    assert after.members(key) == ("state:JPN", "name:nippon")
    assert who(seat).members("state:JPN") == ("state:JPN",)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (Wanted(act=Act.SAME, keys=("state:JPN",)), "D657"),
        (Wanted(act=Act.SAME, keys=("state:JPN", "state:ZZZ")), "D652"),
        (Wanted(act=Act.SAME, keys=("state:JPN", "name:NOT FOLDED")), "D652"),
        (Wanted(act=Act.UNDO, keys=("state:JPN",)), "D657"),
        (Wanted(act=Act.SPLIT), "D657"),
        (Wanted(act=Act.SPLIT, others=("state:JPN",)), "D657"),
        (Wanted(act=Act.SPLIT, others=("state:JPN", "state:NOR")), "D657"),
        (Wanted(act=Act.ALIAS, keys=("state:JPN",), name="\u202eyalp", language=Language.ENGLISH), "D653"),
        (Wanted(act=Act.ALIAS, keys=("state:JPN",), name="…", language=Language.ENGLISH), "D653"),
        (Wanted(act=Act.NAME, keys=("state:JPN",), name="x" * 301, language=Language.ENGLISH), "D653"),
        (Wanted(act=Act.NAME, keys=("state:JPN",), name="N"), "D657"),
        (Wanted(act=Act.NEW, name="N", kind="planet"), "D653"),
        (Wanted(act=Act.NEW, kind="union"), "D653"),
        (Wanted(act=Act.NEW, name="N", kind="union", part_of="state:ZZZ"), "D652"),
        (Wanted(act=Act.SAME, keys=tuple(f"name:{n}" for n in range(201))), "D657"),
    ],
)
def test_what_cannot_be_said_is_refused(seat: Seat, wanted: Wanted, code: str) -> None:
    with pytest.raises(JudgementError, match=code):
        say(seat, wanted)
    assert who(seat).sets.members == {}
