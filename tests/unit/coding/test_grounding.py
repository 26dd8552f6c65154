"""Grounding: words are found verbatim, or the claim is refused and becomes an issue."""

from __future__ import annotations

from dalil.codebook.loading import load_codebook
from dalil.coding.coder import RulesCoder
from dalil.coding.grounding import Grounded, ground
from dalil.coding.method import Draft, DraftActor, DraftClaim, Words
from factories import make_unit_text

TEXT = "قدّمت قطر منحةً للجمعية 🕊."


def grounded(**changes: object) -> Grounded:
    fields: dict[str, object] = {
        "relation": "funding",
        "source": DraftActor(name="قطر", words=Words(exact="قطر")),
        "target": DraftActor(name="الجمعية", words=Words(exact="للجمعية")),
        "evidence": (Words(exact="قدّمت قطر منحةً"),),
    }
    draft = Draft(claims=(DraftClaim(**(fields | changes)),))  # type: ignore[arg-type]
    coder = RulesCoder().coder
    return ground(draft, make_unit_text(TEXT), load_codebook("relations"), coder=coder, run_id="r")


def test_words_that_stand_in_the_text_make_a_claim() -> None:
    result = grounded()
    (claim,) = result.coding.claims
    assert TEXT[claim.evidence[0].span.start : claim.evidence[0].span.end] == "قدّمت قطر منحةً"
    assert not result.issues


def test_words_found_only_through_folding_are_quoted_as_the_source_has_them() -> None:
    (claim,) = grounded(evidence=(Words(exact="قدمت قطر منحة"),)).coding.claims
    assert claim.evidence[0].exact == "قدّمت قطر منحةً"


def test_invented_words_are_refused_as_d451() -> None:
    result = grounded(evidence=(Words(exact="قدمت إيطاليا منحة"),))
    assert result.coding.claims == ()
    assert [i.code for i in result.issues] == ["D451"]


def test_an_invented_actor_is_refused_as_d451() -> None:
    result = grounded(target=DraftActor(name="X", words=Words(exact="الوزارة")))
    assert [i.code for i in result.issues] == ["D451"]


def test_a_relation_the_codebook_lacks_is_refused_as_d452() -> None:
    assert [i.code for i in grounded(relation="befriends").issues] == ["D452"]


def test_a_claim_without_any_actor_is_refused_as_d453() -> None:
    assert [i.code for i in grounded(source=None, target=None).issues] == ["D453"]


def events(**changes: object) -> Grounded:
    fields: dict[str, object] = {"source": None, "target": None, "evidence": (Words(exact="قطر"),)}
    draft = Draft(claims=(DraftClaim(**(fields | changes)),))  # type: ignore[arg-type]
    return ground(draft, make_unit_text(TEXT), load_codebook("plover"), coder=RulesCoder().coder, run_id="r")


def test_a_claim_may_lack_both_actors_where_its_code_says_so() -> None:
    (claim,) = events(relation="assault").coding.claims
    assert (claim.source, claim.target) == (None, None)
    assert [i.code for i in events(relation="aid").issues] == ["D453"]


def test_a_mode_the_code_lacks_is_refused_as_d455() -> None:
    (claim,) = events(relation="assault", mode="abduct").coding.claims
    assert claim.mode == "abduct"
    assert [i.code for i in events(relation="assault", mode="demo").issues] == ["D455"]


def test_a_wrong_place_is_mended_and_blank_words_refused() -> None:
    (claim,) = grounded(evidence=(Words(exact="قطر", start=0),)).coding.claims
    assert claim.evidence[0].span.start == TEXT.index("قطر")
    assert [i.code for i in grounded(evidence=(Words(exact="  "),)).issues] == ["D451"]


def test_the_same_claim_twice_is_one() -> None:
    claim = DraftClaim(
        relation="funding",
        source=DraftActor(name="قطر", words=Words(exact="قطر")),
        target=None,
        evidence=(Words(exact="قطر"),),
    )
    coder = RulesCoder().coder
    result = ground(
        Draft(claims=(claim, claim)), make_unit_text(TEXT), load_codebook("relations"), coder=coder, run_id="r"
    )
    assert len(result.coding.claims) == 1
