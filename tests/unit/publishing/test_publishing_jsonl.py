"""JSON Lines: the contract with benchmarks."""

import json
from dataclasses import replace

import pytest
from publishing_samples import arabic_paper, dollars, english_paper, explicit, one_line

from dalil.publishing.jsonl import answer_line, jsonl, reason_text, unit_line
from dalil.records.claims import Reason
from dalil.records.mentions import PartialDate

CLAIM_KEYS = [
    "id", "relation", "mode", "domain", "polarity", "facet", "source", "target", "amount", "date", "beneficiary",
    "asserter", "against", "evidence", "coder", "score", "why",
]  # fmt: skip
ACTOR_KEYS = ["surface", "name", "name_en", "id", "how", "start", "end"]


def first_claim(coded):
    return next(c for line in jsonl([coded]) for c in json.loads(line)["claims"])


def test_keys_and_their_order_are_the_contract():
    line = json.loads(next(iter(jsonl([english_paper()]))))
    assert list(line) == ["source", "unit", "claims"]
    assert list(line["source"]) == ["id", "file", "title", "language"]
    assert list(line["unit"]) == ["id", "kind", "start", "end", "text", "path", "page"]
    claim = line["claims"][0]
    assert list(claim) == CLAIM_KEYS
    assert list(claim["source"]) == ACTOR_KEYS
    assert list(claim["amount"]) == ["number", "currency", "written", "qualifier", "to_verify"]
    assert list(claim["date"]) == ["text", "precision", "calendar", "basis", "to_verify"]
    assert list(claim["evidence"][0]) == ["exact", "start", "end", "page", "boxes"]


def test_units_without_claims_are_written_too():
    lines = [json.loads(line) for line in jsonl([english_paper()])]
    assert [len(line["claims"]) for line in lines] == [1, 1, 0]


def test_every_quote_stands_at_its_place():
    coded = arabic_paper()
    for line in jsonl([coded]):
        for claim in json.loads(line)["claims"]:
            for quote in claim["evidence"]:
                assert coded.source.text[quote["start"] : quote["end"]] == quote["exact"]


def test_only_written_actors_have_words_and_a_place():
    claims = [c for line in jsonl([english_paper()]) for c in json.loads(line)["claims"]]
    assert claims[0]["source"]["how"] == "inherited"
    assert (claims[0]["source"]["surface"], claims[0]["source"]["start"]) == (None, None)
    assert claims[1]["source"]["surface"] == "The Plains"


def test_words_of_the_heading_are_no_surface():
    coded = one_line("Plains: a gift")
    claim = coded.claims(coded.units[0])[0]
    above = replace(claim.source, quote=explicit(coded.source, "Plains").quote)
    unit_id = coded.units[0].id
    decision = replace(coded.decisions[unit_id], claims=(replace(claim, source=above),))
    assert first_claim(replace(coded, decisions={unit_id: decision}))["source"]["surface"] is None


@pytest.mark.parametrize(
    ("number", "shown"), [("5E+5", "500000"), ("3.50", "3.5"), ("0", "0"), ("0.000001", "0.000001"), ("100", "100")]
)
def test_numbers_have_no_exponent(number, shown):
    assert first_claim(one_line("a gift", amount=dollars(number)))["amount"]["number"] == shown


def test_an_unknown_actor_is_null_and_scores_have_two_digits():
    claim = first_claim(one_line("a gift", giver=None, score=0.91444))
    assert (claim["source"], claim["score"]) == (None, 0.91)


def test_dates_say_calendar_and_basis():
    date = PartialDate(text="2019-05", precision="month", calendar="hijri", basis="stated")
    shown = first_claim(one_line("a gift", date=date))["date"]
    assert shown == {
        "text": "2019-05",
        "precision": "month",
        "calendar": "hijri",
        "basis": "stated",
        "to_verify": False,
    }


def test_reasons_are_in_words_even_where_the_catalogue_does_not_know_them():
    known = Reason(key="dossier.line", values=(("line", "7"),))
    assert reason_text(known, "en") == "line 7"
    assert reason_text(Reason(key="theirs", values=(("by", "hand"),)), "ar") == "theirs by=hand"


@pytest.mark.parametrize("odd", ["\u202eevil", "a\u2028b", "\ufeffx", "tab\tand\x00nul", 'quote " \\ end'])
def test_odd_characters_stay_one_line_of_valid_json(odd):
    line = unit_line(*(lambda c: (c, c.units[0]))(one_line(f"gift {odd} end")))
    assert len(line.splitlines()) == 1
    assert json.loads(line)["unit"]["text"] == f"gift {odd} end"
    assert "\u202e" not in line


def test_unpaired_surrogates_stay_valid():
    coded = one_line("gift x end")
    source = replace(coded.source, text="gift \ud800 end", title="\udfff")
    line = unit_line(replace(coded, source=source), coded.units[0])
    assert json.loads(line.encode("utf-8"))["unit"]["text"] == "gift \ud800 end"


def test_arabic_is_readable_as_it_stands():
    assert "تقديم منحة مالية" in "".join(jsonl([arabic_paper()]))


def test_an_answer_holds_all_claims_under_the_given_id():
    answer = json.loads(answer_line("row-7", english_paper()))
    assert (answer["id"], len(answer["claims"])) == ("row-7", 2)
