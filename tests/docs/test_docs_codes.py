from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from dalil.messages import LANGUAGES, catalogue, words

ROOT = Path(__file__).parents[2]
MESSAGES = ROOT / "src/dalil/messages"
CODES = sorted(key for key in catalogue("en") if "." not in key)
ARABIC = re.compile("[\u0620-\u064a]")


def fields(wording: str) -> set[str]:
    """The names of the values that a wording needs."""
    return {name for _, name, _, _ in string.Formatter().parse(wording) if name is not None}


def test_both_languages_have_the_same_files() -> None:
    names = [sorted(p.relative_to(MESSAGES / lang) for p in (MESSAGES / lang).rglob("*")) for lang in LANGUAGES]
    assert names[0] == names[1]


@pytest.mark.parametrize("wordings", [catalogue, words])
def test_both_languages_have_the_same_keys_and_fields(wordings: Callable[[str], dict[str, str]]) -> None:
    english, arabic = wordings("en"), wordings("ar")
    assert english.keys() == arabic.keys()
    assert {k: fields(v) for k, v in english.items()} == {k: fields(v) for k, v in arabic.items()}


@pytest.mark.parametrize("wordings", [catalogue, words])
def test_arabic_is_arabic_and_english_is_not(wordings: Callable[[str], dict[str, str]]) -> None:
    for key in CODES if wordings is catalogue else words("en"):
        assert ARABIC.search(wordings("ar")[key]), key
        assert not ARABIC.search(wordings("en")[key]), key


def test_no_word_of_the_workbench_is_given_twice() -> None:
    tables = [
        t for p in (MESSAGES / "en/workbench").glob("*.toml") for t in tomllib.loads(p.read_text(encoding="utf-8"))
    ]
    assert len(tables) == len(set(tables))


def test_every_code_looks_like_one() -> None:
    assert [code for code in CODES if not re.fullmatch(r"D\d{3}", code)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_code_is_documented(code: str) -> None:
    assert f"| `{code}` |" in (ROOT / "docs/reference/errors.md").read_text(encoding="utf-8")


def test_every_code_is_named_in_a_test() -> None:
    files = [p for p in (ROOT / "tests").rglob("*.py") if p.parent.name != "docs"]
    named = set(re.findall(r"\bD\d{3}\b", "\n".join(p.read_text(encoding="utf-8") for p in files)))
    assert [code for code in CODES if code not in named] == []


def test_every_code_that_the_source_names_is_in_the_catalogue() -> None:
    files = (ROOT / "src/dalil").rglob("*.py")
    named = set(re.findall(r'"(D\d{3})"', "\n".join(p.read_text(encoding="utf-8") for p in files)))
    assert named == set(CODES)
