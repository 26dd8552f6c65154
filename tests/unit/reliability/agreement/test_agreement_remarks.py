from __future__ import annotations

import re
from pathlib import Path

import dalil
from dalil.messages import words
from dalil.reliability.agreement.codes import code_section
from dalil.reliability.agreement.counting import coder_counts
from dalil.reliability.agreement.remarks import remarks_on
from dalil.reliability.agreement.units import unit_section
from dalil.reliability.comparing.saying import Said
from said_parts import PLAN, claim, claims, said_of

FUNDING = claims("Norway funding Malawi")


def keys(said: Said) -> list[str]:
    sections = (unit_section(said, PLAN), code_section(said, PLAN))
    return [r.key for r in remarks_on(said, coder_counts(said), sections, gamma=True)]


def test_every_remark_has_words_and_every_word_a_remark() -> None:
    files = sorted(Path(dalil.__file__).parent.rglob("*.py"))
    text = "\n".join(p.read_text(encoding="utf-8") for p in files if p.parent.name in ("agreement", "workflow"))
    said = set(re.findall(r'remark\(\s*"(\w+)"', text))
    assert {f"agreeing.{key}" for key in said} == {key for key in words("ar") if key.startswith("agreeing.")}


def test_rare_codes_are_told_from_disagreement() -> None:
    found = keys(said_of(*[[(), ()]] * 40, [FUNDING, FUNDING], [FUNDING, ()], [(), FUNDING]))
    assert {"agreeing.units_as_documents", "agreeing.skewed_units", "agreeing.skewed_codes"} <= set(found)


def test_missing_answers_and_few_documents_are_told() -> None:
    found = keys(said_of(*[[FUNDING, ()]] * 12, [FUNDING, None]))
    assert "remarks.few_documents" in found and "agreeing.missing" in found


def test_quotes_beside_triggers_are_told() -> None:
    quote = claim("Norway funding Malawi", evidence=((0, 9),))
    trigger = claim("Norway funding Malawi", evidence=((0, 4),), is_trigger=True)
    assert "agreeing.quotes_and_triggers" in keys(said_of([(quote,), (trigger,)]))
