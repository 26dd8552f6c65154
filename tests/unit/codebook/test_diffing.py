"""What sets two versions of a codebook apart, and which claims it touches."""

from __future__ import annotations

import pytest

from codebook_versions import book, both, code, value
from dalil.codebook.changes import Change, Gravity, Kind, Place
from dalil.codebook.diffing import difference
from dalil.codebook.loading import load_codebook
from dalil.codebook.schema import Codebook
from dalil.codebook.touching import Codes, Touch, gravest

AID, ARMS, OTHER = code("aid"), code("arms"), code("other", "other")


def changes(old: Codebook, new: Codebook) -> list[tuple[Place, Kind, str, Gravity]]:
    return [(c.place, c.kind, c.code, c.gravity) for c in difference(old, new).changes]


def the_change(old: Codebook, new: Codebook) -> Change:
    (change,) = difference(old, new).changes
    return change


def touch(old: Codebook, new: Codebook) -> Touch:
    return Touch(difference(old, new), {c.code: c.family for c in old.codes})


def test_a_codebook_does_not_differ_from_itself() -> None:
    assert changes(load_codebook("relations"), load_codebook("relations")) == []
    assert changes(book(AID, ARMS), book(ARMS, AID)) == []


def test_codes_that_came_and_went_are_told_the_gravest_first() -> None:
    assert changes(book(AID, OTHER), book(ARMS, OTHER)) == [
        (Place.CODE, Kind.REMOVED, "aid", Gravity.RECODE),
        (Place.CODE, Kind.ADDED, "arms", Gravity.ELSEWHERE),
    ]


def test_the_same_definition_under_another_name_is_a_renamed_code() -> None:
    change = the_change(book(AID), book({**AID, "code": "help"}))
    assert (change.kind, change.code, change.to, change.gravity) == (Kind.RENAMED, "aid", "help", Gravity.RECODE)


def test_examples_that_name_a_renamed_code_are_the_same_examples() -> None:
    example = {"text": "Norland aided Westmark.", "language": "en"}
    claim = {"source": "Norland", "target": "Westmark"}
    one = code("aid", examples=[{**example, "claims": [{**claim, "relation": "aid"}]}])
    other = {**one, "code": "help", "examples": [{**example, "claims": [{**claim, "relation": "help"}]}]}
    assert the_change(book(one), book(other)).kind is Kind.RENAMED


@pytest.mark.parametrize(
    ("fields", "kind", "gravity"),
    [
        ({"family": "conflict"}, Kind.FAMILY, Gravity.NOTHING),
        ({"label": both("Relief")}, Kind.LABEL, Gravity.NOTHING),
        ({"definition": both("Another act.")}, Kind.DEFINITION, Gravity.LOOK),
        ({"includes": [both("grants")]}, Kind.INCLUDES, Gravity.LOOK),
        ({"excludes": [both("loans")]}, Kind.EXCLUDES, Gravity.LOOK),
        ({"symmetric": True}, Kind.SYMMETRIC, Gravity.LOOK),
        ({"actorless": True}, Kind.ACTORLESS, Gravity.LOOK),
        ({"rules": ["1"]}, Kind.RULES, Gravity.LOOK),
        ({"crosswalk": {"ucdp_esd": ["f"]}}, Kind.CROSSWALK, Gravity.NOTHING),
        ({"examples": [{"text": "Norland slept.", "language": "en", "claims": []}]}, Kind.EXAMPLES, Gravity.NOTHING),
    ],
)
def test_what_changes_in_a_code_is_told_with_its_gravity(fields: dict, kind: Kind, gravity: Gravity) -> None:
    rules = [{"code": "1", "text": both("One claim each.")}]
    change = the_change(book(AID, rules=rules), book({**AID, **fields}, rules=rules))
    assert (change.kind, change.code, change.gravity) == (kind, "aid", gravity)


def test_a_wording_that_changed_in_one_language_only_is_a_translation() -> None:
    mended = {**AID["definition"], "ar": "يعين المصدر الهدف."}
    change = the_change(book(AID), book({**AID, "definition": mended}))
    assert (change.kind, change.languages, change.gravity) == (Kind.WORDING, ("ar",), Gravity.NOTHING)
    assert change.after == "يعين المصدر الهدف."


def test_modes_and_values_are_compared_too() -> None:
    old = book(code("aid", modes=[value("loan"), value("grant")]), domain=[value("political")])
    new = book(code("aid", modes=[value("loan"), value("gift")]), domain=[value("political"), value("media")])
    assert changes(old, new) == [
        (Place.MODE, Kind.REMOVED, "grant", Gravity.RECODE),
        (Place.MODE, Kind.ADDED, "gift", Gravity.ELSEWHERE),
        (Place.DOMAIN, Kind.ADDED, "media", Gravity.ELSEWHERE),
    ]


def test_a_rule_touches_the_codes_that_name_it_and_one_that_none_names_touches_all() -> None:
    def with_rules(text: str) -> Codebook:
        rules = [{"code": "1", "text": both(text)}, {"code": "2", "text": both(text)}]
        return book(code("aid", rules=["1"]), ARMS, rules=rules)

    old, new = with_rules("So."), with_rules("Thus.")
    touched = touch(old, new)
    assert [c.code for c in touched.of(Codes(relation="aid"))] == ["1", "2"]
    assert [c.code for c in touched.of(Codes(relation="arms"))] == ["2"]


def test_claims_are_touched_by_what_they_say() -> None:
    old = book(code("aid", modes=[value("grant")]), ARMS, OTHER, domain=[value("political"), value("media")])
    new = book(AID, {**ARMS, "definition": both("Another.")}, OTHER, domain=[value("political")])
    touched = touch(old, new)

    def grave(**said: str) -> Gravity:
        return gravest(touched.of(Codes(**said)))

    assert grave(relation="aid") is Gravity.NOTHING
    assert grave(relation="aid", mode="grant") is Gravity.RECODE
    assert grave(relation="arms") is Gravity.LOOK
    assert grave(relation="arms", domain="media") is Gravity.RECODE


def test_a_new_code_may_be_that_of_its_family_and_of_other() -> None:
    old, new = book(AID, code("raid", "conflict"), OTHER), book(AID, code("raid", "conflict"), OTHER, ARMS)
    touched = touch(old, new)
    said = {r: gravest(touched.of(Codes(relation=r))) for r in ("aid", "raid", "other")}
    assert said == {"aid": Gravity.ELSEWHERE, "raid": Gravity.NOTHING, "other": Gravity.ELSEWHERE}
    assert [c.code for c in touched.may_add] == ["arms"]
