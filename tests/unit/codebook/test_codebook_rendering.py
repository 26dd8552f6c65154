import pytest

from dalil.codebook.loading import codebook_from_text, load_codebook
from dalil.codebook.rendering import render_code, render_codebook
from dalil.codebook.schema import Wording
from dalil.errors import CodebookError


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_page_holds_every_code_rule_and_example(lang: str) -> None:
    codebook = load_codebook("relations")
    page = render_codebook(codebook, lang)
    for code in codebook.codes:
        assert f"### {code.label.in_(lang)} (`{code.code}`)" in page
        assert code.definition.in_(lang) in page
    assert all(rule.text.in_(lang) in page for rule in codebook.rules)
    assert all(example.text in page for example in codebook.examples())
    assert codebook.digest in page


def test_one_code_comes_with_its_rules_in_full() -> None:
    codebook = load_codebook("relations")
    page = render_code(codebook, "funding", "en")
    assert page.startswith("# Funding (`funding`)")
    assert "Funding needs\n" not in page
    assert codebook.rules[10].text.in_("en") in page
    assert "Norway → `funding` → Malawi (financial)" in page
    assert "(denied, financial)" in page


def test_an_inherited_actor_is_shown_as_having_no_words() -> None:
    page = render_code(load_codebook("relations"), "funding", "ar")
    assert "بلا لفظ هنا ← `funding` ← بلا لفظ هنا (مالي)" in page
    assert "تحت: علاقات السنغال مع اليابان / المنجزات / مالياً" in page


def test_a_code_without_a_place_elsewhere_says_so() -> None:
    assert "PLOVER: none; UCDP ESD: none" in render_code(load_codebook("relations"), "shared_interest", "en")


def test_an_unknown_code_is_answered_with_the_codes() -> None:
    with pytest.raises(CodebookError) as caught:
        render_code(load_codebook("relations"), "fundng", "en")
    assert caught.value.code == "D405"
    assert "funding, arms_materiel" in str(caught.value)


def test_words_of_examples_are_no_markup() -> None:
    codebook = codebook_from_text(
        """
name: marks
version: "1"
languages: [en]
title: {en: Marks}
dimensions:
  families: [{code: all, label: {en: "a | b"}}]
  polarity: [{code: asserted, label: {en: asserted}}]
codes:
  - code: said
    family: all
    label: {en: Said}
    definition: {en: Says.}
    examples:
      - {text: "Nobody *said* [so]\\nhere.", language: en, claims: []}
""",
        "marks.yaml",
    )
    page = render_codebook(codebook, "en")
    assert "“Nobody \\*said\\* \\[so\\] here.”" in page
    assert "No claim." in page
    assert "a \\| b" in page


def test_a_wording_falls_back_on_its_first_language() -> None:
    wording = Wording(by_language=(("fr", "paix"), ("en", "peace")))
    assert wording.in_("en") == "peace"
    assert wording.in_("ar") == "paix"
