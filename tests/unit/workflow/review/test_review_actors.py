"""Who the actors of a study are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dalil.adjudication.deeds import Act, Deed, Language
from dalil.recognition.registry import COLUMNS, load_registry
from dalil.records.codings import CoderKind, coder_of
from dalil.records.entries import Entry, EntryKind, entry_of
from dalil.records.mentions import ActorRef, How
from dalil.records.serial import dumps
from dalil.workflow.project import create_study
from dalil.workflow.review.actors import Identities, name_key
from dalil.workflow.review.kits import review_kit


def said(deed: Deed, at: int = 0) -> Entry:
    return entry_of(EntryKind.ACTOR, deed.keys[0], dumps(deed), by="c", at=f"2026-01-01T00:00:{at:02}Z")


def actor(name: str, actor_id: str | None = None) -> ActorRef:
    return ActorRef(quote=None, name=name, actor_id=actor_id, how=How.INHERITED)


def test_names_are_one_actor_however_they_are_vowelled_and_spaced() -> None:
    who = Identities.from_entries(load_registry(), ())
    assert who.key(actor("أحمدُ  السّالم")) == who.key(actor("احمد السالم")) == "name:احمد السالم"
    assert who.name("name:احمد السالم", "en") == "أحمدُ  السّالم"


def test_a_merged_name_goes_by_the_registry() -> None:
    merge = Deed(act=Act.SAME, keys=("state:JPN", name_key("أرض الشمس")))
    who = Identities.from_entries(load_registry(), [said(merge)])
    key = who.key(actor("أرض الشمس"))
    assert (key, who.name(key, "ar"), who.kind(key)) == ("state:JPN", "اليابان", "state")


def test_a_chosen_name_is_shown_in_its_language_only() -> None:
    named = Deed(act=Act.NAME, keys=("state:JPN",), name="Nippon", language=Language.ENGLISH)
    who = Identities.from_entries(load_registry(), [said(named)])
    assert (who.name("state:JPN", "en"), who.name("state:JPN", "ar")) == ("Nippon", "اليابان")


def test_an_actor_of_the_study_s_own_has_names_and_kind() -> None:
    new = Deed(act=Act.NEW, keys=("union:weavers", name_key("نقابة النساجين")), name_ar="نقابة النساجين", kind="union")
    who = Identities.from_entries(load_registry(), [said(new)])
    key = who.key(actor("نقابة النساجين"))
    assert (key, who.kind(key), who.name(key, "en")) == ("union:weavers", "union", "نقابة النساجين")


def test_a_name_of_nothing_but_controls_keeps_a_key_of_its_own() -> None:
    assert name_key("\u202e") == "name:\u202e"


def test_the_list_of_the_study_is_read_anew_when_it_changes(tmp_path: Path) -> None:
    study = create_study(tmp_path / "s", title="S")
    assert review_kit(study).registry.get("union:weavers") is None
    rows = f"{','.join(COLUMNS)}\nunion:weavers,union,Weavers\n"
    study.actors_file.write_text(rows, encoding="utf-8")
    found = review_kit(study).registry.get("union:weavers")
    assert found is not None and found.name_en == "Weavers"


def test_the_journal_of_the_store_is_what_counts(tmp_path: Path) -> None:
    study = create_study(tmp_path / "s", title="S")
    person = coder_of("P", CoderKind.HUMAN, version="1", settings_digest="person")
    deed = Deed(act=Act.SAME, keys=("state:JPN", "name:x"))
    with study.open_store() as store:
        store.add_coder(person)
        store.add_entries([replace(said(deed), by=person.id)])
        assert Identities.of(study, store).key(actor("X")) == "state:JPN"
