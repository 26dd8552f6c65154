"""The study's own list of actors, written from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dalil.adjudication.deeds import Act, Language
from dalil.errors import UsageError
from dalil.recognition.registry import COLUMNS, load_registry
from dalil.records.codings import CoderKind, coder_of
from dalil.workflow.project import create_study
from dalil.workflow.review.actor_deeds import JudgementError, Wanted, say
from dalil.workflow.review.actor_lists import draft, write
from dalil.workflow.review.actors import Identities
from dalil.workflow.review.seats import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    study = create_study(tmp_path / "s", title="S")
    person = coder_of("Layla", CoderKind.HUMAN, version="1", settings_digest="person")
    with study.open_store() as store:
        yield Seat(study=study, store=store, person=person)


def who(seat: Seat) -> Identities:
    found = Identities.of(seat.study, seat.store)
    found.key_of(None, "أرض الشمس")
    found.key_of(None, "Sun, Land of the")
    found.key_of(None, "a|b")
    return found


def written(seat: Seat) -> None:
    write(seat.study, who(seat), base=draft(seat.study, who(seat)).digest)


def test_merged_names_become_aliases_of_a_built_in_actor(seat: Seat) -> None:
    say(seat, Wanted(act=Act.SAME, keys=("state:JPN", "name:ارض الشمس", "name:sun, land of the")), names=who(seat))
    written(seat)
    japan = load_registry(seat.study.actors_file).actors["state:JPN"]
    assert "أرض الشمس" in japan.aliases_ar and "Sun, Land of the" in japan.aliases_en
    assert draft(seat.study, who(seat)).additions == ()


def test_an_actor_of_the_study_s_own_becomes_a_row(seat: Seat) -> None:
    say(seat, Wanted(act=Act.NEW, name="Weavers", name_ar="النساجون", kind="union", part_of="state:NOR"))
    written(seat)
    weavers = load_registry(seat.study.actors_file).actors["union:weavers"]
    assert (weavers.name_ar, weavers.kind, weavers.part_of, weavers.source) == (
        "النساجون",
        "union",
        "state:NOR",
        "study",
    )


def test_a_row_that_stands_there_keeps_what_it_says(seat: Seat) -> None:
    rows = f"{','.join(COLUMNS[:6])}\nunion:weavers,union,Weavers,,Loom,\nngo:x,ngo,X,,,\n"
    seat.study.actors_file.write_text(rows, encoding="utf-8")
    say(seat, Wanted(act=Act.ALIAS, keys=("union:weavers",), name="Loomers", language=Language.ENGLISH))
    written(seat)
    actors = load_registry(seat.study.actors_file).actors
    assert actors["union:weavers"].aliases_en == ("Loom", "Loomers")
    assert list(actors)[-2:] == ["union:weavers", "ngo:x"]


def test_a_chosen_name_goes_before_and_the_old_one_is_kept(seat: Seat) -> None:
    say(seat, Wanted(act=Act.NAME, keys=("state:JPN",), name="Nippon", language=Language.ENGLISH))
    written(seat)
    japan = load_registry(seat.study.actors_file).actors["state:JPN"]
    assert japan.name_en == "Nippon" and "Japan" in japan.aliases_en


def test_what_no_list_can_say_is_counted_and_stays_in_the_journal(seat: Seat) -> None:
    say(seat, Wanted(act=Act.SAME, keys=("name:a", "name:b")))
    say(seat, Wanted(act=Act.SAME, keys=("state:JPN", "name:a|b")), names=who(seat))
    made = draft(seat.study, who(seat))
    assert (made.left, made.additions) == (1, ())


def test_a_list_that_changed_meanwhile_is_left_alone(seat: Seat) -> None:
    say(seat, Wanted(act=Act.NEW, name="Weavers", kind="union"))
    seen = draft(seat.study, who(seat)).digest
    seat.study.actors_file.write_text("id,kind,name_en\nngo:x,ngo,X\n", encoding="utf-8")
    with pytest.raises(JudgementError, match="D655"):
        write(seat.study, who(seat), base=seen)
    assert "weavers" not in seat.study.actors_file.read_text(encoding="utf-8")


def test_a_list_that_is_no_text_is_told(seat: Seat) -> None:
    found = who(seat)
    seat.study.actors_file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="D656"):
        draft(seat.study, found)
