"""Laws of the words of the workbench: each is asked for, and each that is asked for exists, in both languages."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from dalil.messages import LANGUAGES, words

ROOT = Path(__file__).parents[2]
SOURCES = [p for p in sorted((ROOT / "frontend/src").rglob("*")) if p.suffix in {".svelte", ".ts"}]
TEXT = "\n".join(p.read_text(encoding="utf-8") for p in SOURCES if p.name != "schema.d.ts")
TABLES = "|".join(sorted({key.partition(".")[0] for key in words("en")}))
# A key is written out, or put together from a stem and a value: `views.step_${one}`, `people.role_${role}_hint`.
WRITTEN = frozenset(re.findall(rf"""["'`]((?:{TABLES})\.\w+)["'`]""", TEXT))
STEMS = frozenset(re.findall(rf"`((?:{TABLES})\.\w*)\$\{{[^`\n]*?\}}(\w*)`", TEXT))
QUOTED = frozenset(re.findall(r"""["'`](\w+)["'`]""", TEXT)) | frozenset(re.findall(r"^\s*(\w+): ", TEXT, re.MULTILINE))
# Words of reports in files too, which test_report_words.py looks after.
REPORTS = ("agreeing.toml", "reliability.toml", "report.toml", "report_counts.toml", "estimating.toml")


def tables_of(files: tuple[str, ...]) -> frozenset[str]:
    """The tables that stand in these files."""
    folder = ROOT / "src/dalil/messages/en/workbench"
    return frozenset(t for name in files for t in tomllib.loads((folder / name).read_text(encoding="utf-8")))


def is_asked_for(key: str) -> bool:
    """Whether some part of the front end shows this word; a bare table as stem needs the name itself in quotes."""
    if key in WRITTEN:
        return True
    found = [(stem, end) for stem, end in STEMS if key.startswith(stem) and key.endswith(end)]
    return any(not stem.endswith(".") or key[len(stem) : len(key) - len(end)] in QUOTED for stem, end in found)


def test_every_word_is_asked_for() -> None:
    printed = tables_of(REPORTS)
    assert [k for k in words("en") if k.partition(".")[0] not in printed and not is_asked_for(k)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_asked_for_exists(lang: str) -> None:
    called = frozenset(re.findall(r"""\bt\(["'](\w+\.\w+)["']""", TEXT))
    assert sorted((WRITTEN | called) - words(lang).keys()) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_stem_leads_to_words(lang: str) -> None:
    keys = words(lang)
    assert [s for s in sorted(STEMS) if not any(k.startswith(s[0]) and k.endswith(s[1]) for k in keys)] == []


def test_the_same_words_stand_in_both_languages() -> None:
    assert words("en").keys() == words("ar").keys()
