"""English events: which expression tells the event, what the words around it make of it, and who has part in it."""

from __future__ import annotations

import pytest

from dalil.coding.datafiles import load_data
from dalil.coding.events.english import english
from event_passages import events_in, kit, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Togo condemned Benin.", ("Togo", "accuse", "Benin")),
        ("Togo was condemned by Benin.", ("Benin", "accuse", "Togo")),
        ("Ghana will send Togo medicine.", ("Ghana", "agree", "Togo")),
        ("Ghana sent Togo medicine.", ("Ghana", "aid", "Togo")),
        ("Ghana plans to arrest the envoy of Togo.", ("Ghana", "threaten", "envoy of Togo")),
        ("Peru will withdraw its troops from Chile unless talks resume.", ("Peru", "threaten", "Chile")),
        ("Peru withdrew its troops from Chile.", ("Peru", "retreat", "Chile")),
        ("Peru said that Chile must free the fishermen.", ("Peru", "request", "Chile")),
        ("Kenya would not join talks with Uganda.", ("Kenya", "reject", "Uganda")),
        ("Kenya and Uganda held talks on fish.", ("Kenya", "consult", "Uganda")),
        ("Fiji lifted the blockade of Samoa.", ("Fiji", "retreat", "Samoa")),
        ("Fiji lifted the ban on two newspapers.", ("Fiji", "concede", None)),
        ("Zambia cancelled a visit to Angola.", ("Zambia", "sanction", "Angola")),
        ("Zambia put its army on alert along the Angola border.", ("Zambia", "mobilize", "Angola")),
    ],
)
def test_the_event_of_a_sentence(text: str, expected: tuple[str | None, str, str | None]) -> None:
    assert told(events_in(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Togo did not accuse Benin.",
        "Wheat prices rose.",
        "The minister opened a book fair.",
        "Amnesty International met.",
    ],
)
def test_what_is_denied_or_no_event_has_no_claim(text: str) -> None:
    assert [c for c in events_in(text) if c.relation != "consult"] == []


def test_the_main_clause_tells_the_event() -> None:
    assert told(events_in("Chile praised Peru after rebels attacked a market."))[0][1] == "support"
    assert told(events_in("After rebels attacked a market, Chile praised Peru."))[0][1] == "support"


def test_a_bomb_is_no_actor() -> None:
    (claim,) = events_in("A bomb exploded near the market on Sunday.")
    assert (claim.relation, claim.source, claim.mode) == ("assault", None, "explosives")


def test_who_says_so_at_the_end_is_no_target() -> None:
    assert told(events_in("Togo arrested two fishermen, Benin said."))[0][2] == "fishermen"


def test_irregular_and_regular_verbs_are_found_in_all_forms() -> None:
    lexicon = english()
    for form in ("give", "gives", "giving", "gave", "given", "banned", "arrests"):
        assert form in lexicon.expressions


def test_every_code_and_mode_of_the_lexicon_is_the_codebooks() -> None:
    codes = {code.code: {mode.code for mode in code.modes} for code in kit().codebook.codes}
    entries = load_data("events.en.toml")["entry"]
    assert {entry["code"] for entry in entries} <= set(codes)
    modes = load_data("events.modes.toml")
    assert [(code, mode) for code in modes for mode in modes[code] if mode not in codes.get(code, ())] == []
