"""The gazetteer: clitics, word boundaries, capitals, longest names, shared names."""

from __future__ import annotations

from pathlib import Path

import pytest

from dalil.recognition.gazetteer import Gazetteer, Use, adjectives_of, case_of
from dalil.recognition.registry import Actor, load_registry
from dalil.recognition.tokens import tokens_of

GAZETTEER = Gazetteer(load_registry())


def names(text: str, gazetteer: Gazetteer = GAZETTEER) -> list[tuple[str, str | None]]:
    t = tokens_of(text)
    hits = ((at, gazetteer.names_at(t, at)) for at in range(len(t.words)))
    return [(t.text(at, h.end - 1, h.clitic, h.cut), h.entry.naming.actor_id) for at, h in hits if h is not None]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("وبفرنسا", "فرنسا", "state:FRA"),
        ("لليابان", "لليابان", "state:JPN"),
        ("فللاتحاد الأوروبي", "للاتحاد الأوروبي", "igo:european-union"),
        ("والأمم المتحدة", "الأمم المتحدة", "igo:united-nations"),
        ("كإيران", "إيران", "state:IRN"),
        ("الامم المتحده", "الامم المتحده", "igo:united-nations"),
        ("Norway's fleet", "Norway", "state:NOR"),
        ("the U.S. and", "U.S.", "state:USA"),
        ("Al Qaeda", "Al Qaeda", "armed_group:al-qaeda"),
        ("إيـران", "إيـران", "state:IRN"),
        ("قَطَرَ", "قَطَرَ", "state:QAT"),
    ],
)
def test_name_is_found_with_its_own_words(text: str, words: str, actor: str) -> None:
    assert (words, actor) in names(text)


@pytest.mark.parametrize("text", ["العراقيل", "مصرف", "who is us", "turkey for dinner", "chinaware", "إيرانيوم"])
def test_no_name_inside_other_words_or_in_lower_case(text: str) -> None:
    assert names(text) == []


def test_bidi_controls_inside_a_name_are_tolerated() -> None:
    assert names("الأمم\u200f المتحدة")[0][1] == "igo:united-nations"


def test_longest_name_wins() -> None:
    assert names("مجلس الأمن الدولي")[0] == ("مجلس الأمن الدولي", "igo:united-nations-security-council")


def test_acronym_needs_capitals() -> None:
    assert names("WHO") == [("WHO", "igo:world-health-organization")]
    assert names("Who") == []


def test_name_of_two_actors_has_candidates() -> None:
    t = tokens_of("بروكسل")
    hit = GAZETTEER.names_at(t, 0)
    assert hit is not None and hit.entry.use is Use.METONYM
    assert hit.entry.naming.actor_id is None
    assert set(hit.entry.naming.candidates) == {"state:BEL", "igo:european-union"}


def test_main_name_beats_alias(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "id,kind,name_en,aliases_en\nngo:a,ngo,Blue Wave,\nngo:b,ngo,Red Tide,Blue Wave\n", encoding="utf-8"
    )
    assert names("the Blue Wave", Gazetteer(load_registry(path))) == [("Blue Wave", "ngo:a")]


def test_adjectives_are_inflected() -> None:
    forms = set(adjectives_of(Actor(id="state:X", kind="state", adjectives_ar=("إيراني",), adjectives_en=("Iranian",))))
    assert {"إيراني", "الإيراني", "إيرانية", "الإيرانية", "الإيرانيين", "إيرانيون", "إيرانيا"} <= forms
    assert {"Iranian", "Iranians"} <= forms


def test_compound_adjectives_agree() -> None:
    forms = set(adjectives_of(Actor(id="a", kind="state", adjectives_ar=("كوري شمالي", "جنوب أفريقي"))))
    assert {"الكورية الشمالية", "كوري شمالي", "الجنوب أفريقية", "جنوب أفريقي"} <= forms


def test_adjective_is_found_with_clitics() -> None:
    t = tokens_of("والإيرانية")
    hit = GAZETTEER.adjective_at(t, 0)
    assert hit is not None and (hit.clitic, hit.entry.naming.actor_id) == (1, "state:IRN")


def test_exactly_names_whole_words_only() -> None:
    naming = GAZETTEER.exactly(("الاتحاد", "الاوروبي"))
    assert naming is not None and naming.actor_id == "igo:european-union"
    assert GAZETTEER.exactly(("الاتحاد",)) is None and GAZETTEER.exactly(()) is None


def test_case_of_names() -> None:
    assert [case_of(n).name for n in ("NATO", "Norway", "al-Shabaab", "إيران")] == ["UPPER", "CAPITAL", "ANY", "ANY"]
