"""The coding lexicon as data: forms, frames, faults."""

from __future__ import annotations

import pytest

from dalil.codebook.loading import load_codebook
from dalil.coding.rules import lexicon as lexicon_module
from dalil.coding.rules.inflection import arabic_noun, arabic_verb, english_verb
from dalil.coding.rules.lexicon import contents, lexicon_for
from dalil.errors import LexiconError


@pytest.mark.parametrize("form", ["دعم", "دعمت", "دعموا", "يدعم", "تدعم", "يدعمون", "يدعمها", "دعمته"])
def test_an_arabic_verb_has_its_third_person_forms(form: str) -> None:
    assert form in arabic_verb("دعم/يدعم")


@pytest.mark.parametrize(("entry", "form"), [("أعطى/يعطي", "اعطت"), ("أعطى/يعطي", "يعطون"), ("دعا/يدعو", "دعت")])
def test_weak_verbs_lose_their_last_letter(entry: str, form: str) -> None:
    assert form in arabic_verb(entry)


def test_a_noun_opens_its_ta_marbuta_before_a_pronoun() -> None:
    assert {"مسانده", "مساندتها", "مسانده" + "ا"} <= arabic_noun("مساندة")


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("supply supplied supplied", {"supply", "supplies", "supplied", "supplying"}),
        ("train", {"train", "trains", "trained", "training"}),
        ("equip equipped equipped", {"equip", "equips", "equipped", "equipping"}),
        ("give gave given", {"give", "gives", "gave", "given", "giving"}),
    ],
)
def test_english_verbs_are_inflected(entry: str, forms: set[str]) -> None:
    assert forms <= set(english_verb(entry))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_relation_of_the_lexicon_is_a_code_of_the_codebook(language: str) -> None:
    known = {c.code for c in load_codebook("relations").codes}
    relations = {f.trigger.relation for forms in lexicon_for(language).forms.values() for f in forms}
    assert relations - {None} <= known
    made = {r for kind in contents().kinds.values() for table in kind.values() for r in table.values()}
    assert made - {""} <= known


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_open_kind_is_settled_by_contents(language: str) -> None:
    kinds = {f.trigger.kind for forms in lexicon_for(language).forms.values() for f in forms}
    assert kinds - {None, "help", "pledge"} <= set(contents().kinds)


def test_a_faulty_entry_is_reported_as_d454(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = {
        "frames": {"f": {"bare": "T"}},
        "amount": {"id": "amount", "kind": "give", "frame": "f"},
        "shown": {"id": "shown", "relation": "media_support", "frame": "f"},
        "trigger": [{"id": "odd", "frame": "missing", "relation": "funding"}],
    }
    monkeypatch.setattr(lexicon_module, "load_data", lambda name: raw)
    with pytest.raises(LexiconError, match="odd") as caught:
        lexicon_module._forms("ar")
    assert caught.value.code == "D454"
