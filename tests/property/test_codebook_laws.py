"""Laws of codebooks: what is dumped loads as the same, and whatever is written is loaded or refused with codes."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dalil.codebook.checking import AnsweredClaim, check_examples
from dalil.codebook.loading import codebook_from_text, dump_codebook, load_codebook, template
from dalil.codebook.plaindata import codebook_from, plain
from dalil.codebook.schema import Codebook
from dalil.errors import CodebookError

LANGUAGES = ("en", "ar")
WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")) | st.sampled_from("\n\t'\":#-[]{}&*!|>%@`\u200f"),
    min_size=1,
    max_size=40,
).filter(str.strip)
CODES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True) | st.sampled_from(["null", "true", "false", "no", "y"])
TEXTS = st.fixed_dictionaries(dict.fromkeys(LANGUAGES, WORDS))


def unique(parts: st.SearchStrategy[dict[str, Any]], *, least: int = 0) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(parts, min_size=least, max_size=3, unique_by=lambda part: part["code"])


VALUES = st.fixed_dictionaries({"code": CODES, "label": TEXTS}, optional={"definition": TEXTS})


@st.composite
def codebooks(draw: st.DrawFn) -> dict[str, Any]:
    families = draw(unique(VALUES, least=1))
    rules = draw(unique(st.fixed_dictionaries({"code": CODES, "text": TEXTS})))
    text = draw(WORDS)
    claim = {"source": text[: draw(st.integers(1, len(text)))], "target": None, "polarity": "asserted"}
    claim["source"] = claim["source"] if claim["source"].strip() else text
    example = {"text": text, "language": "en", "claims": [claim]}
    code = st.fixed_dictionaries(
        {
            "code": CODES,
            "family": st.sampled_from([f["code"] for f in families]),
            "label": TEXTS,
            "definition": TEXTS,
        },
        optional={
            "symmetric": st.booleans(),
            "includes": st.lists(TEXTS, max_size=2),
            "rules": st.lists(st.sampled_from([r["code"] for r in rules]), max_size=2) if rules else st.just([]),
            "examples": st.just([example]),
        },
    )
    return {
        "name": draw(CODES),
        "version": draw(WORDS),
        "languages": list(LANGUAGES),
        "title": draw(TEXTS),
        "dimensions": {
            "families": families,
            "polarity": [{"code": "asserted", "label": draw(TEXTS)}],
            "details": draw(unique(VALUES)),
        },
        "rules": rules,
        "codes": draw(unique(code, least=1)),
    }


@settings(max_examples=60)
@given(codebooks())
def test_dump_then_load_is_identity(data: dict[str, Any]) -> None:
    codebook = codebook_from(data)
    assert codebook_from_text(dump_codebook(codebook), "x.yaml") == codebook
    assert codebook_from(plain(codebook)) == codebook


@settings(max_examples=30)
@given(codebooks(), st.randoms())
def test_the_order_of_codes_leaves_the_digest(data: dict[str, Any], chance: random.Random) -> None:
    shuffled = chance.sample(data["codes"], len(data["codes"]))
    assert codebook_from({**data, "codes": shuffled}).digest == codebook_from(data).digest


def loads_or_is_refused(text: str) -> None:
    try:
        assert isinstance(codebook_from_text(text, "x.yaml"), Codebook)
    except CodebookError as error:
        assert error.faults
        assert all(fault.render("ar") and fault.render("en") for fault in error.faults)


@settings(max_examples=150)
@given(st.text(st.characters(exclude_categories=("Cs",)) | st.sampled_from("\n -:[]{}&*!|>%@`\"'#?,"), max_size=200))
def test_any_text_loads_or_is_refused(text: str) -> None:
    loads_or_is_refused(text)


@settings(max_examples=100)
@given(st.data())
def test_any_damage_to_a_codebook_loads_or_is_refused(data: st.DataObject) -> None:
    lines = template("damaged").splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(lines) - 1))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
        part = data.draw(st.sampled_from(["", "x", "- x", "code: [1]", "label: null", "codes:", "text: {}", "- - -"]))
        lines[at] = data.draw(st.sampled_from(["", indent, indent + "  "])) + part
    loads_or_is_refused("\n".join(lines))


@pytest.mark.parametrize("seed", range(3))
def test_checking_ignores_the_order_of_answers(seed: int) -> None:
    chance = random.Random(seed)
    codebook = load_codebook("relations")

    def answer(example: Any) -> list[AnsweredClaim]:
        answers = [
            AnsweredClaim(source=c.source, relation=c.relation, target=c.target, polarity=c.polarity, domain=c.domain)
            for c in example.claims
        ]
        return chance.sample(answers, len(answers))

    assert all(result.passed for result in check_examples(codebook, answer))
